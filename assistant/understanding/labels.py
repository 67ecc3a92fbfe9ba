"""A status asked for by the very words that plans put in the column for it ("Vilka är märkta Löper på?"). Pure."""

from __future__ import annotations

import re

from assistant.computing.progress import Progress, StatusWords, status_words
from assistant.understanding.catalogue import Catalogue
from assistant.wording import fold

_MARK = "¤"
"""What names are masked by."""
_QUOTES = "\"”“»«'"
_SAID_OF = re.compile(
    r"(?:status\w*|läge\w*|märkt\w*|märkning\w*|etikett\w*|angiv\w*|anges|står|labelled|marked)(?: \S+){0,3}\W*$"
)
"""Words before a label that is written without a capital."""


def stated_status(masked: str, asked: str, catalogue: Catalogue) -> StatusWords | None:
    """Return where a question says a status as the plans write it; None where it says none.

    `masked` is the folded question with names masked, `asked` the same text as written, same places. A label is told
    from an ordinary word by its capital within the sentence, by quotes, or by a word for labels before it.
    """
    for label in catalogue.statuses:
        for match in re.finditer(rf"(?<!\w){re.escape(fold(label))}(?!\w)", masked):
            start, end = match.span()
            if _MARK not in masked[start:end] and _is_label(masked, asked, start, end, label):
                meant = status_words(fold(label))
                return StatusWords(start, end, meant.progress if meant is not None else Progress.PLANNED)
    return None


def _is_label(masked: str, asked: str, start: int, end: int, label: str) -> bool:
    """Say whether words that are a label are meant as one."""
    quoted = start > 0 and asked[start - 1] in _QUOTES and asked[end : end + 1] in tuple(_QUOTES)
    capital = bool(asked[:start].strip()) and asked[start : start + 1].isupper() and label[:1].isupper()
    return quoted or capital or bool(_SAID_OF.search(masked, 0, start))
