"""What words of judgement say: one small vocabulary for verdicts in documents and in questions. Data and look-ups.

Nothing is derived: a wording is only told apart by its own words. Words that none of the patterns know say nothing
here, and colours are what a document shows, not what they may stand for.
"""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.wording import fold


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


_BEFORE, _AFTER = r"(?<![\w¤])", r"(?![\w¤])"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(f"{_BEFORE}(?:{pattern}){_AFTER}")


_NOT = r"(?:inte|ej|icke|aldrig|inga|inget|ingen|not|never|no|didn\"t|wasn\"t|weren\"t|hasn\"t|haven\"t|failed)"
_BETWEEN = r"(?:[^\s,.;:!?]{1,40} ){0,5}?"
"""Words of one clause between a negation and what it negates."""
_REACH = (
    r"(?:upp)?(?:nås|når|nådda?|nått|nåtts|nådde|nåddes)|(?:upp)?nå|(?:mål)?upp?fyll?(?:d|da|t|de|des|s|er|ts|as|a)"
    r"|klara(?:t|d|de|des|s|ts|r|des)?|infria(?:t|d|de|des|s|ts|r)?|överträffa(?:t|d|de|des|s|ts|r)?|i (?:mål|hamn|lås)"
    r"|(?:kom|kommit|levde|levt|gick|gått) (?:fram|upp|hela vägen)|lyckades|lyckats"
    r"|reach(?:ed|es)?|met|achieved?|fulfil(?:led|l)?|attained|exceeded|accomplished|succeeded"
)
_FAILED = (
    r"miss(?:a|ad|ade|ades|ar|as|at|ats)|misslycka(?:d|de|des|s|ts|t)|ouppfyllda?|ouppfyllt|underkän(?:d|da|t|des)"
    r"|spr(?:ack|uckit)|föll(?: (?:igenom|på))?|fallerade|underträffa(?:t|d|de|des)"
    r"|(?:gick|gått) (?:åt [^\s,.;:!?]{1,20}|om intet|snett)"
    r"|(?:gick|gått) (?:dåligt|sämre)|(?:kom|kommit) till korta|missed|failed|unmet|(?:fell|fall|falls|falling) short"
)
_WELL = r"(?:gick|gått) (?:bra|vägen|som (?:tänkt|det skulle))|went well"
_IN_PART = (
    r"delvis|till (?:viss |stor |största |en )?del|i (?:vissa|flera|stora) delar|i huvudsak|i stort sett|nästan"
    r"|nära att nå"
    rf"|{_NOT} (?:helt|fullt|fullt ut|fullständigt|i sin helhet|helt och hållet|fully|entirely|completely)"
    r"|partly|partially|in part|almost|nearly|mostly"
)
_PARTLY_REACHED = _words(rf"(?:{_IN_PART}) {_BETWEEN}(?:{_REACH})|(?:{_REACH}) (?:{_IN_PART})")
_SHARE_REACHED = re.compile(r"(?:uppnå|uppfyll|reach|achiev)\w* (?:till |to |by )?(?:minst |högst |under |mellan )?\d")
"""A step of a scale in numbers ("uppnått till minst 80 %"): how much of it is enough only the document knows."""
_MAIN_CLAUSE = re.compile(r",? (?:trots|även om|fastän|men|då|eftersom|although|though|despite|but)(?!\w)", re.I)
"""What follows takes something back or gives a reason: the verdict is what stands before."""

_PATTERNS: tuple[tuple[Judgement, re.Pattern[str]], ...] = (
    (
        Judgement.UNDECIDED,
        _words(
            rf"(?:kan|kunde|går|gick|have|has|could) (?:ännu )?{_NOT} (?:ännu )?(?:att )?(?:bedömas?|mätas?|följas upp)"
            rf"|{_NOT} (?:bedömda?|bedömt|bedömts|mätt|mätbara?|uppföljda?|följts upp|assessed|measured)|obedömda?"
            r"|cannot be (?:assessed|judged|measured)|not yet assessed"
        ),
    ),
    (Judgement.PARTLY, _words(_IN_PART)),
    (
        Judgement.NOT_REACHED,
        _words(
            rf"{_FAILED}|{_NOT} {_BETWEEN}(?:{_REACH}|meet)|(?:{_REACH}) {_BETWEEN}{_NOT}"
            rf"|{_NOT} (?:{_WELL})|(?:gick|gått) {_NOT} (?:bra|vägen|som (?:tänkt|det skulle))"
        ),
    ),
    (
        Judgement.ON_THE_WAY,
        _words(r"(?<!inte )(?<!ej )(?<!not )(?:på (?:rätt |god )?väg|pågående|pågår|on track|i fas)"),
    ),
    (Judgement.REACHED, _words(rf"{_REACH}|{_WELL}")),
)
"""Negated and partial words stand before the plain ones: the first that is found decides."""

_COLOURS: tuple[tuple[Judgement, re.Pattern[str]], ...] = (
    (Judgement.GREEN, _words(r"grön(?:t|a)?(?:markerade?|markerat)?|green")),
    (Judgement.YELLOW, _words(r"gul(?:t|a)?(?:markerade?|markerat)?|yellow|amber")),
    (Judgement.RED, _words(r"rö(?:d|tt|da)(?:markerade?|markerat)?|red")),
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
