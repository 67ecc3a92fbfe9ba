"""Sentences made true or false on purpose, from sentences that a document holds. Seeded; the same seed, the same pairs.

A planted sentence comes with the quote that it is checked against: the sentence it was made of, and another beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from assistant.quoting.synonyms import synonyms
from corpus.swedish import tokens
from corpus.word_classes import is_verb


@dataclass(frozen=True, slots=True)
class Given:
    """A sentence, another of the same quote, and the chance that chooses among changes."""

    one: str
    other: str
    chance: Random


Change = Callable[[Given], str | None]
"""The sentence changed; None where the change does not fit it."""

_NUMBER = re.compile(r"(?<![\w.,-])\d{1,3}(?:[ ,]\d{1,3})?(?![\w,-]|\.\d)")
_YEAR = re.compile(r"(?<![\w-])20[012]\d(?![\w-])")
_UNITS = {"procent": "procentenheter", "%": "tkr", "tkr": "mnkr", "mnkr": "tkr", "kronor": "miljoner kronor",
          "dagar": "veckor", "veckor": "dagar", "månader": "år", "timmar": "dagar", "kr": "tkr"}  # fmt: skip
_ORGAN = re.compile(r"\b[A-ZÅÄÖa-zåäö]{3,}(?:nämnden|styrelsen|förvaltningen|fullmäktige|kontoret|bolaget|regionen)\b")
_ORGANS = ("Byggnadsnämnden", "Kulturförvaltningen", "Valnämnden", "Hamnbolaget", "Räddningsnämnden")
_MODALS = {" ska ": " har redan ", " bör ": " ska ", " kan ": " ska ", " planeras ": " har "}
_FINITE = re.compile(r" (?:är|har|ska|kan|bör|får|blir|var|hade|måste) ")
_NEGATED = re.compile(r" (?:inte|ej) ")
_ADDITIONS = (
    " tillsammans med Svenska kyrkan",
    " med stöd från EU",
    " i alla skolor",
    " trots kritik",
    " för första gången",
)


@dataclass(frozen=True, slots=True)
class Planted:
    """A sentence beside the quote that it is checked against, and how it was made."""

    kind: str
    sentence: str
    quote: str
    is_true: bool


def planted(sentences: Sequence[str], *, seed: int, of_each: int) -> Iterator[Planted]:
    """Give at most `of_each` sentences of each kind, from sentences taken at random."""
    for changes, is_true in ((FALSE, False), (TRUE, True)):
        for kind, change in changes.items():
            chance = Random(f"{seed} {kind}")  # noqa: S311 - a choice of test sentences
            made = 0
            for _ in range(40 * of_each):
                if made == of_each:
                    break
                one, other = chance.sample(list(sentences), 2)
                changed = change(Given(one, other, chance))
                if changed and changed != one:
                    made += 1
                    quote = f"{one} {other}" if chance.random() < 0.5 else f"{other} {one}"
                    yield Planted(kind, changed, quote, is_true)


def _replaced(match: re.Match[str], by: str) -> str:
    return match.string[: match.start()] + by + match.string[match.end() :]


def _other_number(given: Given) -> str | None:
    found = list(_NUMBER.finditer(given.one))
    if not found:
        return None
    match = given.chance.choice(found)
    by = str(int(re.sub(r"\D", "", match[0])) + given.chance.choice((1, 2, 10, 100)))
    return None if by in given.other or by in given.one else _replaced(match, by)


def _number_of_the_other(given: Given) -> str | None:
    found, others = list(_NUMBER.finditer(given.one)), [match[0] for match in _NUMBER.finditer(given.other)]
    others = [number for number in others if number not in given.one]
    return _replaced(given.chance.choice(found), given.chance.choice(others)) if found and others else None


def _swapped_numbers(given: Given) -> str | None:
    found = list(_NUMBER.finditer(given.one))
    if (
        len(found) < 2
        or found[0][0] == found[1][0]
        or re.search(r"^\s*(?:och|till|-|–|av|eller|,)\s*$", given.one[found[0].end() : found[1].start()])
    ):
        return None
    first, second = found[:2]
    return (
        given.one[: first.start()]
        + second[0]
        + given.one[first.end() : second.start()]
        + first[0]
        + given.one[second.end() :]
    )


def _other_year(given: Given) -> str | None:
    found = list(_YEAR.finditer(given.one))
    if not found:
        return None
    match = given.chance.choice(found)
    by = str(int(match[0]) + given.chance.choice((-1, 1, 3)))
    return None if by in given.one else _replaced(match, by)


def _other_unit(given: Given) -> str | None:
    match = re.search(r"(?<=\d )(?:" + "|".join(map(re.escape, _UNITS)) + r")(?!\w)", given.one)
    return _replaced(match, _UNITS[match[0]]) if match else None


def _other_organ(given: Given) -> str | None:
    match = _ORGAN.search(given.one)
    return _replaced(match, given.chance.choice(_ORGANS)) if match else None


def _organ_of_the_other(given: Given) -> str | None:
    match, its = _ORGAN.search(given.one), _ORGAN.search(given.other)
    if (
        not match
        or not its
        or its[0].casefold() in given.one.casefold()
        or match[0].casefold() in given.other.casefold()
    ):
        return None
    return _replaced(match, its[0])


def _negated(given: Given) -> str | None:
    match = _FINITE.search(given.one)
    return None if match is None or _NEGATED.search(given.one) else _replaced(match, f"{match[0]}inte ")


def _affirmed(given: Given) -> str | None:
    match = _NEGATED.search(given.one)
    return _replaced(match, " ") if match else None


def _opposite(given: Given) -> str | None:
    pairs = [sorted(pair) for pair in sorted(synonyms().opposites, key=sorted) if len(pair) == 2]
    turns = {
        first: second for pair in pairs for first, second in (pair, pair[::-1]) if len(first) > 4 and len(second) > 4
    }
    found = [token for token in tokens(given.one) if token.text.casefold() in turns]
    if not found:
        return None
    token = given.chance.choice(found)
    return given.one[: token.start] + turns[token.text.casefold()] + given.one[token.end :]


def _strengthened(given: Given) -> str | None:
    found = [modal for modal in _MODALS if modal in given.one]
    if not found or (" ska " in given.one and found[0] != " ska "):
        return None
    return given.one.replace(found[0], _MODALS[found[0]], 1)


def _word_of_the_other(given: Given) -> str | None:
    mine = [
        token for token in tokens(given.one) if len(token.text) > 6 and token.text.islower() and not is_verb(token.text)
    ]
    its = [
        token.text
        for token in tokens(given.other)
        if len(token.text) > 6 and token.text.islower() and not is_verb(token.text)
    ]
    its = [word for word in its if word[:5] not in given.one.casefold()]
    if not mine or not its:
        return None
    token = given.chance.choice(mine)
    return given.one[: token.start] + given.chance.choice(its) + given.one[token.end :]


def _crossed(given: Given) -> str | None:
    mine, its = _FINITE.search(given.one), _FINITE.search(given.other)
    if mine is None or its is None or mine.start() < 8 or len(given.other) - its.end() < 20 or mine.start() > 60:
        return None
    return given.one[: mine.start()] + given.other[its.start() :]


def _added(given: Given) -> str | None:
    return given.one[:-1] + given.chance.choice(_ADDITIONS) + "."


def _widened(given: Given) -> str | None:
    match = re.match(r"(?:Kommunens|Nämndens) |[A-ZÅÄÖ][a-zåäö]+(?:arna|orna|erna) ", given.one)
    return None if match is None else f"Alla {given.one[0].lower()}{given.one[1:]}"


FALSE: dict[str, Change] = {
    "number": _other_number,
    "number of another": _number_of_the_other,
    "swapped numbers": _swapped_numbers,
    "year": _other_year,
    "unit": _other_unit,
    "organ": _other_organ,
    "organ of another": _organ_of_the_other,
    "negated": _negated,
    "affirmed": _affirmed,
    "opposite": _opposite,
    "strengthened": _strengthened,
    "word of another": _word_of_the_other,
    "crossed": _crossed,
    "added": _added,
    "widened": _widened,
}


def _whole(given: Given) -> str | None:
    return f"{given.one[:-1]} ."


def _without_brackets(given: Given) -> str | None:
    shorter = re.sub(r" \([^()]*\)", "", given.one)
    return shorter if shorter != given.one else None


def _without_a_member(given: Given) -> str | None:
    match = re.search(r", ([a-zåäö]+) och ", given.one)
    return _replaced(match, " och ") if match and not is_verb(match[1]) else None


def _without_a_year(given: Given) -> str | None:
    match = re.search(r" (?:under|år|för) 20[012]\d(?=[ .,])", given.one)
    return _replaced(match, "") if match else None


def _year_first(given: Given) -> str | None:
    match = re.match(r"([A-ZÅÄÖ][a-zåäö]+) (är|har|ska|kan|blir|får) (.+) under (20[012]\d)\.$", given.one)
    return f"Under {match[4]} {match[2]} {match[1].lower()} {match[3]}." if match else None


def _first_clause(given: Given) -> str | None:
    match = re.match(r"(.{25,}?), (?:vilket|varav|där|medan|men) ", given.one)
    return (
        f"{match[1]}."
        if match and _FINITE.search(match[1]) and not re.match("Om |När |Då |Trots |Även ", given.one)
        else None
    )


def _last_clause(given: Given) -> str | None:
    match = re.search(r", men ([a-zåäö]+ (?:är|har|ska|kan) .{20,})$", given.one)
    return f"{match[1][0].upper()}{match[1][1:]}" if match else None


def _subject_first(given: Given) -> str | None:
    match = re.match(
        r"(Under [^,]{4,30}|I [^,]{4,30}|På [^,]{4,30}) (har|är|ska|kan) ([a-zåäö]+(?:en|et|na)) ([^,]+)\.$", given.one
    )
    return (
        f"{match[3][0].upper()}{match[3][1:]} {match[2]} {match[1][0].lower()}{match[1][1:]} {match[4]}."
        if match
        else None
    )


TRUE: dict[str, Change] = {
    "whole": _whole,
    "without brackets": _without_brackets,
    "without a member": _without_a_member,
    "without a year": _without_a_year,
    "year first": _year_first,
    "first clause": _first_clause,
    "last clause": _last_clause,
    "subject first": _subject_first,
}
