"""What the indexes take of passages, put aside in a file, so that a corpus may be gone through twice and never held."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.model import Locator, Passage

__all__ = ["PassageFile"]


class PassageFile:
    """Passages without their places. Every thread may go through them at its own pace."""

    def __init__(self, place: Path, passages: Iterable[Passage]) -> None:
        self._place = place
        self._count = 0
        with place.open("w", encoding="utf-8") as file:
            for one in passages:
                fields = (one.id, one.locator.reading, one.text, one.headings, one.header)
                file.write(json.dumps(fields, ensure_ascii=False) + "\n")
                self._count += 1

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Passage]:
        with self._place.open(encoding="utf-8", newline="\n") as file:
            for line in file:
                passage_id, reading, text, headings, header = json.loads(line)
                yield Passage(passage_id, Locator(reading, ()), text, tuple(headings), header)
