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
    """Not begun."""
    ONGOING = "ongoing"
    DELAYED = "delayed"
    STOPPED = "stopped"
    DONE = "done"
    NOT_DONE = "not_done"
    """Anything but done, as who asks says it; in a plan, begun or not."""


_NOT = r"(?:ej|inte|icke|ännu inte|inte ännu|aldrig|not|not yet|yet to be|never|n\"t)"
_BEGUN = rf"(?:{BEGUN}|(?:påbörja|starta|inled)des|(?:kommit|kom|komna) (?:i ?gång|till stånd))"
_FINISHED = (
    rf"(?:{FINISHED}|(?:genomför|slutför|avsluta|färdigställ|utför|gjor)des|gjor(?:t|da|ts)|(?:blev|blivit|blir) av)"
)
_WORDS: tuple[tuple[Progress, re.Pattern[str]], ...] = (
    (
        Progress.PLANNED,
        whole_word(
            r"planera(?:d|t|de)?(?= (?:aktivitet|insats|åtgärd)\w*|[ .?!]*$)|kommande|upcoming"
            r"|planned(?= (?:activit|action|measure)\w*|[ .?!]*$)"
        ),
    ),
    (Progress.DELAYED, whole_word(DELAYED)),
    (
        Progress.STOPPED,
        whole_word(rf"{STOPPED}|ställ(?:des|ts) in|lades ner"),
    ),
    (
        Progress.ONGOING,
        whole_word(rf"{GOING_ON}|{_BEGUN}|delvis {_FINISHED}|partly (?:done|completed)"),
    ),
    (Progress.DONE, whole_word(_FINISHED)),
)
"""In this order: partial forms stand before the plain ones, and the first that is found decides."""
_DENIED: tuple[tuple[Progress, re.Pattern[str]], ...] = tuple(
    (progress, whole_word(rf"{_NOT} (?:[^\W\d]{{1,12}} )?{words}|{_verbs} {_NOT} {_rest}|{words} {_NOT}"))
    for progress, words, _verbs, _rest in (
        (Progress.PLANNED, _BEGUN, "(?:kom|kommer)", r"(?:i ?gång|till stånd)"),
        (Progress.NOT_DONE, _FINISHED, "(?:blev|blir|är|was|were|are)", rf"(?:av|{_FINISHED})"),
    )
)
"""What is denied, before its words, after them or between them ("blev inte av")."""
_FITTING = {
    Progress.NOT_DONE: frozenset(Progress) - {Progress.DONE},
    Progress.ONGOING: frozenset({Progress.ONGOING, Progress.NOT_DONE}),
}
"""What may be stated where that is asked for; else the same alone."""


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
    for progress, pattern in (*_DENIED, *_WORDS):
        found = pattern.search(masked)
        if found is not None and not _SHALL.search(masked, 0, found.start()):
            return StatusWords(found.start(), found.end(), progress)
    return None


def same_status(stated: str | None, asked: str) -> bool:
    """Say whether a stated status is one asked for: the same words, or words that say the same."""
    if stated is None:
        return False
    whole = _BROKEN.sub("", stated)
    if normalise(whole) == normalise(asked):
        return True
    one, other = status_words(fold(whole)), status_words(fold(asked))
    if one is None or other is None:
        return False
    return one.progress in _FITTING.get(other.progress, frozenset({other.progress}))
