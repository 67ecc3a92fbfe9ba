"""What words of judgement say: one small vocabulary for verdicts in documents and in questions. Data and look-ups.

Nothing is derived: a wording is only told apart by its own words. Words that none of the patterns know say nothing
here, and colours are what a document shows, not what they may stand for.
"""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.judging_words import FAILED, GREEN, IN_PART, NOT, REACH, RED, WELL, YELLOW
from assistant.wording import fold, whole_word


class Judgement(StrEnum):
    """What a verdict says of a goal."""

    REACHED = "reached"
    PARTLY = "partly"
    NOT_REACHED = "not_reached"
    UNDECIDED = "undecided"
    """The document says that it cannot be judged."""
    ON_THE_WAY = "on_the_way"
    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    OTHER = "other"
    """Words that this vocabulary does not know, such as a step of a scale in numbers."""


_BETWEEN = r"(?:[^\s,.;:!?]{1,40} ){0,5}?"
"""Words of one clause between a negation and what it negates."""
_PARTLY_REACHED = whole_word(rf"(?:{IN_PART}) {_BETWEEN}(?:{REACH})|(?:{REACH}) (?:{IN_PART})")
_SHARE_REACHED = re.compile(r"(?:uppnå|uppfyll|reach|achiev)\w* (?:till |to |by )?(?:minst |högst |under |mellan )?\d")
"""A step of a scale in numbers ("uppnått till minst 80 %"): how much of it is enough only the document knows."""
_MAIN_CLAUSE = re.compile(r",? (?:trots|även om|fastän|men|då|eftersom|although|though|despite|but)(?!\w)", re.I)
"""What follows takes something back or gives a reason: the verdict is what stands before."""

_PATTERNS: tuple[tuple[Judgement, re.Pattern[str]], ...] = (
    (
        Judgement.UNDECIDED,
        whole_word(
            rf"(?:kan|kunde|går|gick|have|has|could) (?:ännu )?{NOT} (?:ännu )?(?:att )?(?:bedömas?|mätas?|följas upp)"
            rf"|{NOT} (?:bedömda?|bedömt|bedömts|mätt|mätbara?|uppföljda?|följts upp|assessed|measured)|obedömda?"
            r"|cannot be (?:assessed|judged|measured)|not yet assessed"
        ),
    ),
    (Judgement.PARTLY, whole_word(IN_PART)),
    (
        Judgement.NOT_REACHED,
        whole_word(
            rf"{FAILED}|{NOT} {_BETWEEN}(?:{REACH}|meet)|(?:{REACH}) {_BETWEEN}{NOT}"
            rf"|{NOT} (?:{WELL})|(?:gick|gått) {NOT} (?:bra|vägen|som (?:tänkt|det skulle))"
        ),
    ),
    (
        Judgement.ON_THE_WAY,
        whole_word(r"(?<!inte )(?<!ej )(?<!not )(?:på (?:rätt |god )?väg|pågående|pågår|on track|i fas)"),
    ),
    (Judgement.REACHED, whole_word(rf"{REACH}|{WELL}")),
)
"""Negated and partial words stand before the plain ones: the first that is found decides."""

_COLOURS = tuple(
    (judgement, whole_word(pattern))
    for judgement, pattern in ((Judgement.GREEN, GREEN), (Judgement.YELLOW, YELLOW), (Judgement.RED, RED))
)
_CELLS = {"ja": Judgement.REACHED, "yes": Judgement.REACHED, "nej": Judgement.NOT_REACHED, "no": Judgement.NOT_REACHED}


def main_words(wording: str) -> str:
    """Return the words of a verdict that judge, without what takes something back or gives a reason after them."""
    return _MAIN_CLAUSE.split(wording, maxsplit=1)[0].strip()


def judgement_of(wording: str) -> Judgement | None:
    """Return what a verdict says by its own words; None where they are none that are known."""
    said = fold(wording).strip(" .!")
    main = _MAIN_CLAUSE.split(said)[0]
    if _SHARE_REACHED.search(main):
        return None
    return _CELLS.get(said) or next((one for one, pattern in _PATTERNS if pattern.search(main)), None) or _colour(main)


def _colour(said: str) -> Judgement | None:
    return next((one for one, pattern in _COLOURS if pattern.search(said)), None)


def says(wording: str, judgement: Judgement) -> bool:
    """Say whether a verdict says what is asked for; a colour is asked for by name, whatever else is said."""
    shown = dict(_COLOURS).get(judgement)
    if shown is not None:
        return shown.search(fold(wording)) is not None
    return (judgement_of(wording) or Judgement.OTHER) is judgement


def judgements_asked(masked: str) -> tuple[Judgement, ...]:
    """Return each judgement that a folded, masked question has words for, in the order above, colours last."""
    found: list[Judgement] = []
    left = _PARTLY_REACHED.sub(" § ", masked)
    if left != masked:
        found.append(Judgement.PARTLY)
    for one, pattern in (*_PATTERNS, *_COLOURS):
        if pattern.search(left):
            found.append(one)
            left = pattern.sub(" § ", left)
    return tuple(dict.fromkeys(found))


def judging_words(masked: str) -> frozenset[str]:
    """Return the words of a folded, masked question that say a judgement: they are about nothing."""
    patterns = [_PARTLY_REACHED, *(pattern for _, pattern in (*_PATTERNS, *_COLOURS))]
    return frozenset(word for one in patterns for found in one.finditer(masked) for word in found[0].split())
