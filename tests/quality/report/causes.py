"""Why something was missed: what can be told from the pages as they were read, for the report's reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

NEAR = 0.75
"""From this similarity on, two wordings are the same thing cut differently."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a document: its pages' text by number, and the wordings of each kind of item."""

    pages: Mapping[int, str]
    wordings: Mapping[str, tuple[str, ...]]


def cause(miss: Mapping[str, str], read: Read) -> str:
    """Return the cause of a miss in a few words."""
    metric, wanted, got = miss["metric"], miss["expected"], miss["got"]
    if not metric.endswith("_f1"):
        return "värde, nivå eller koppling fel"
    if got:
        return _cause_of_extra(got, metric, read)
    if not any(read.pages.values()):
        return "dokumentet har ingen läst text"
    if letters(wanted) not in letters(" ".join(read.pages.values())):
        return "texten är läst annorlunda eller saknas på sidan"
    kind = metric.removesuffix("_f1")
    if _near(wanted, read.wordings.get(kind, ())):
        return "hittad, men avgränsad annorlunda"
    others = [name for name, texts in read.wordings.items() if name != kind and _near(wanted, texts)]
    return f"läst som något annat ({others[0]})" if others else "stycket finns men gav ingen post"


def _cause_of_extra(got: str, metric: str, read: Read) -> str:
    kind = metric.removesuffix("_f1")
    same = [text for text in read.wordings.get(kind, ()) if letters(text) == letters(got)]
    return "samma post två gånger" if len(same) > 1 else "läst som post men är ingen"


def _near(wanted: str, texts: Iterable[str]) -> bool:
    key = letters(wanted)
    return any(
        key in letters(text)
        or (letters(text) and letters(text) in key)
        or SequenceMatcher(None, key, letters(text)).ratio() >= NEAR
        for text in texts
    )


def letters(text: str) -> str:
    """Return letters and digits only: typesetters break lines and words."""
    return "".join(character for character in text.casefold() if character.isalnum())
