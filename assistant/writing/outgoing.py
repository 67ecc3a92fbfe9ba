"""What may be sent to a language model, and how text is made harmless before it is. Pure."""

from __future__ import annotations

import re
import unicodedata

_PERSONAL_NUMBER = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d|\d\d) ?-?(?P<month>\d\d) ?-?(?P<day>\d\d) ?[-+−–]? ?(?P<number>\d{4}|[xX*]{4})(?!\d)"
)
"""A Swedish personnummer or samordningsnummer (its day is 60 more), with or without century, written in parts or not:
Folkbokföringslagen (1991:481) 18 §. Its last digit is not computed: a mistyped number is somebody's too."""
COORDINATION = 60
"""What a samordningsnummer adds to the day."""
_TAG = re.compile(r"<(?=[/|!?a-zåäö])", re.IGNORECASE)
"""Where markup, a fence of ours or a mark of a chat template could begin; "< 5 %" stays."""
_SPACES = re.compile(r"\s+")
_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
"""Unicode categories of what a reader does not see: controls, zero widths, directions, tags, nobody's characters."""
_COMBINING = 3
"""Marks on one letter that are kept: no alphabet has more."""


def holds_personal_number(text: str) -> bool:
    """Say whether a text may hold a personnummer; a number that only looks like one counts."""
    return any(_is_date(match) for match in _PERSONAL_NUMBER.finditer(unicodedata.normalize("NFKC", text)))


def harmless(text: str) -> str:
    """Return a text on one line as a reader sees it: nothing hidden, nothing that closes a fence."""
    seen = "".join(one for one in text if one.isspace() or unicodedata.category(one) not in _HIDDEN)
    return _TAG.sub("‹", _SPACES.sub(" ", _few_marks(seen))).strip()


def _is_date(match: re.Match[str]) -> bool:
    month, day = int(match["month"]), int(match["day"])
    return 1 <= month <= 12 and (1 <= day <= 31 or 1 <= day - COORDINATION <= 31)


def _few_marks(text: str) -> str:
    """Drop the marks that are heaped on a letter, and variation selectors."""
    kept: list[str] = []
    heap = 0
    for letter in text:
        heap = heap + 1 if unicodedata.category(letter) in ("Mn", "Me") else 0
        if heap <= _COMBINING and not "\ufe00" <= letter <= "\ufe0f" and not "\U000e0100" <= letter <= "\U000e01ef":
            kept.append(letter)
    return "".join(kept)
