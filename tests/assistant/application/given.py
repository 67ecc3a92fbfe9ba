"""Feedback to keep, and a process that keeps it: `python -m tests.assistant.application.given DIR NAME [COUNT]`."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from assistant.application import ApplicationStore, Feedback
from corpus.settings import load_settings


def given(comment: str | None = None, *, helpful: bool = True, question: str | None = None) -> Feedback:
    """Make feedback on an answer of three items."""
    return Feedback(
        helpful=helpful, comment=comment, question=question, state=2, kind="link", language="sv", items=3, citations=4
    )


def keep_and_tell(data_dir: Path, name: str, count: int | None) -> None:
    """Keep feedback numbered from 0, `count` times or for ever; write each comment once it is kept."""
    store = ApplicationStore.of(load_settings(data_dir=data_dir))
    for number in itertools.count() if count is None else range(count):
        comment = f"{name} {number}"
        store.keep(given(comment))
        sys.stdout.write(f"{comment}\n")
        sys.stdout.flush()
    store.close()


if __name__ == "__main__":
    keep_and_tell(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else None)
