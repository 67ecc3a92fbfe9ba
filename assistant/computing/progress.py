"""How far an activity has come, in the words of plans and of those who ask. Data and look-ups; nothing is derived."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.judging_words import BEGUN, DELAYED, FINISHED, GOING_ON, STOPPED
from assistant.wording import fold, whole_word
from corpus.swedish import normalise


class Progress(StrEnum):
    """What words for the status of an activity say."""

    PLANNED = "planned"
    ONGOING = "ongoing"
    DELAYED = "delayed"
    STOPPED = "stopped"
    DONE = "done"


_NOT = r"(?:ej|inte|icke|ännu inte|inte ännu|not|not yet|yet to be|never)"
_WORDS: tuple[tuple[Progress, re.Pattern[str]], ...] = (
    (
        Progress.PLANNED,
        whole_word(
            rf"{_NOT} {BEGUN}|planera(?:d|t|de)?(?= (?:aktivitet|insats|åtgärd)\w*|[ .?!]*$)|kommande|upcoming"
            r"|planned(?= (?:activit|action|measure)\w*|[ .?!]*$)"
        ),
    ),
    (Progress.ONGOING, whole_word(rf"{_NOT} {FINISHED}")),
    (Progress.DELAYED, whole_word(DELAYED)),
    (
        Progress.STOPPED,
        whole_word(STOPPED),
    ),
    (
        Progress.ONGOING,
        whole_word(rf"{GOING_ON}|{BEGUN}|delvis {FINISHED}|partly (?:done|completed)"),
    ),
    (Progress.DONE, whole_word(FINISHED)),
)
"""Negated and partial forms stand before the plain ones: the first that is found decides."""


_SHALL = re.compile(r"(?<!\w)(?:ska|skall|bör|senast|should|will|shall|must|to) (?:vara |bli |be |have been )?$")


_BROKEN = re.compile(r"(?<=[^\W\d])- (?=[a-zåäö])")
"""A word broken over the lines of a narrow cell."""


@dataclass(frozen=True, slots=True)
class StatusWords:
    """Words of a question for a status: their place (code points, end excluded) and what they say."""

    start: int
    end: int
    progress: Progress


def status_words(masked: str) -> StatusWords | None:
    """Return the words for a status in a folded, masked question; None when it has none.

    What shall be done by a time ("ska vara klara i juni") has no status by that.
    """
    for progress, pattern in _WORDS:
        found = pattern.search(masked)
        if found is not None and not _SHALL.search(masked, 0, found.start()):
            return StatusWords(found.start(), found.end(), progress)
    return None


def same_status(stated: str | None, asked: str) -> bool:
    """Say whether a stated status is the one asked for: the same words, or words that say the same."""
    if stated is None:
        return False
    whole = _BROKEN.sub("", stated)
    if normalise(whole) == normalise(asked):
        return True
    one, other = status_words(fold(whole)), status_words(fold(asked))
    return one is not None and other is not None and one.progress is other.progress
