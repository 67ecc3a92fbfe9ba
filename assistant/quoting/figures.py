"""Numbers and years of a sentence, and whether the source gives them to the same thing. Pure.

A figure that stands in the source may still be another thing's: of the next row, the year before, the other goal. It
is that of the sentence when its value, unit and comparator are, when what it counts and the preposition before it are,
and when no other figure of its kind stands nearer to the sentence's other words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from assistant.moments import MONTHS
from assistant.quoting.clauses import PREPOSITIONS, REMEMBERED_TEXTS, Parsed, Statement, Word, parsed
from assistant.quoting.closed_classes import closed
from assistant.quoting.matching import Matches, is_content, same_word
from assistant.quoting.number_words import NUMBERS, ORDINALS, SPELLED
from corpus.quantities import UNITS
from corpus.swedish import stated_quantities

FRACTIONS = closed(
    """
    hälften half halva tredjedel tredjedelar fjärdedel fjärdedelar femtedel tiondel
    """
)
_TIME_SINGULAR = closed("vecka månad dag timme minut år week month day hour year")
_MONEY = {"kr": 0, "tkr": 3, "mnkr": 6, "mdkr": 9}
_APPROXIMATE = {
    name: sign
    for sign, names in {
        "~": "cirka ca omkring ungefär about",
        "+": "drygt",
        "-": "knappt nästan närmare almost nearly",
    }.items()
    for name in names.split()
}
_BOUNDS = {"överstigande": ">", "understigande": "<"}
_AND = frozenset({"och", "samt", "and"})
_TARGETS = ("mål", "target")
_AIMED = (*_TARGETS, "ska", "bör", "vänta", "planera", "sikta", "goal", "shall", "should")
_DIRECTED = frozenset({"från", "till", "med", "from", "to", "by"})
_YEAR_NEXT = re.compile(r"\s(?:19|20)\d\d(?!\w)")
_YEAR = re.compile(r"(?:19|20)\d\d")
MOST_BETWEEN = 3
"""Words from a part to its whole ("fyra av våra tolv")."""
BESIDE = 2
"""Words between two figures of one enumeration or range."""
MOST_FIGURES = 30
"""Figures of one clause that are looked at; a clause with more of them is a table."""
SIDE = 4
"""Words on either side of a figure that tell whose it is."""
PHRASE = 4
"""Words after a number among which stands what it counts."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, year, ordinal or fraction, with what stands around it. `place` and `cell` are those of its word."""

    kind: str
    """"number", "year", "month", "ordinal" or "fraction"."""
    value: Decimal | str
    unit: str
    comparator: str
    place: int
    cell: int
    preposition: str = ""
    """"från", "till" or "med" right before it; "" for any other word."""
    about: str = ""
    """"~", "+" or "-" for "cirka", "drygt", "knappt"."""
    counted: tuple[str, ...] = ()
    """The words after it up to a verb, a preposition or another number."""
    named: str = ""
    """The word right before it that it numbers ("årskurs 3"), where it has no unit and counts nothing."""
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    """What carries meaning before and after it in its cell, the nearest first; SIDE words at most are looked at."""
    of: int | None = None
    """Where it is the whole of "five of eight": the place of the part."""
    last: int = 0
    """Place of its last word, the unit's."""

    def equals(self, other: Figure) -> bool:
        """Say whether both state the same value in the same terms."""
        return (
            self.kind == other.kind
            and self.value == other.value
            and self.comparator == other.comparator
            and self.about in ("~", other.about)
        )


@lru_cache(maxsize=REMEMBERED_TEXTS)
def figures_of(whole: str) -> tuple[Figure, ...]:
    """Return the figures of a text, in order."""
    text = parsed(whole)
    starts = [word.start for word in text.words]
    found: dict[int, Figure] = {}
    ends: dict[int, int] = {}
    for stated in stated_quantities(text.text):
        place = max(0, bisect_right(starts, stated.start + (stated.quantity.value < 0)) - 1)
        one = stated.quantity
        if one.unit == "år" and _YEAR_NEXT.match(text.text, stated.end):
            one = replace(one, unit="")  # "41 000 år 2021"
        value, unit = _in_smallest(one.value, one.unit)
        found[place] = Figure("number", value, unit, one.comparator, place, text.words[place].cell)
        ends[place] = bisect_right(starts, stated.end - 1) - 1
    for word in text.words:
        if word.place not in found:
            spelled = _spelled(word, text)
            if spelled is not None:
                found[word.place] = spelled
                ends[word.place] = word.place + bool(spelled.unit)
    placed = tuple(_placed(found[place], ends[place], text) for place in sorted(found))
    whole_too = tuple(_as_whole(one, placed[:number][-1:], text) for number, one in enumerate(placed))
    told_first = tuple(_as_first(one, whole_too[number + 1 :][:1], text) for number, one in enumerate(whole_too))
    return tuple(_as_part(one, told_first[number + 1 :][:1]) for number, one in enumerate(told_first))


def _as_first(figure: Figure, after: tuple[Figure, ...], text: Parsed) -> Figure:
    """Note the part of a whole that is told before it: "Av kommunens 31 skolor har 24 …"."""
    before = text.words[max(0, figure.place - MOST_BETWEEN + 1) : figure.place]
    opens = any(word.text in ("Av", "Of") for word in before)
    is_whole = opens and figure.of is None and figure.kind == "number" and bool(after)
    return replace(figure, of=after[0].place) if is_whole else figure


def _as_part(figure: Figure, after: tuple[Figure, ...]) -> Figure:
    """Let a part count what its whole does: "24 av kommunens 31 skolor" are 24 schools."""
    whole = next((one for one in after if one.of == figure.place), None)
    return replace(figure, counted=whole.counted) if whole is not None and not figure.counted else figure


def _as_whole(figure: Figure, before: tuple[Figure, ...], text: Parsed) -> Figure:
    """Note the part where a figure is the whole of it: "fyra av tolv"."""
    between = [word.key for one in before for word in text.words[one.last + 1 : figure.place]]
    is_whole = bool(between) and between[0] in ("av", "of") and len(between) <= MOST_BETWEEN
    return replace(figure, of=before[0].place) if is_whole else figure


def _in_smallest(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """Return an amount of money in crowns and weeks in days, which is exact; anything else as it is."""
    if unit == "veckor":
        return value * 7, "dagar"
    return (value.scaleb(_MONEY[unit]), "kr") if unit in _MONEY else (value, unit)


def _spelled(word: Word, text: Parsed) -> Figure | None:
    """Read a year, or a number, ordinal or fraction in words."""
    following = text.words[word.place + 1].key if word.place + 1 < len(text.words) else ""
    if _YEAR.fullmatch(word.key):
        return Figure("year", Decimal(word.key), "", "=", word.place, word.cell)
    if word.key in MONTHS and word.key not in ("may", "mar", "dec"):
        return Figure("month", Decimal(MONTHS[word.key]), "", "=", word.place, word.cell)
    if word.key in FRACTIONS:
        return Figure("fraction", word.key, "", "=", word.place, word.cell)
    if word.key in ORDINALS and not (
        word.key == "andra" and word.text[0].islower() and following not in _TIME_SINGULAR
    ):
        return Figure("ordinal", Decimal(ORDINALS[word.key]), "", "=", word.place, word.cell)
    if word.key in SPELLED or (word.key in NUMBERS and following in _TIME_SINGULAR):
        unit = next((name for name, written in UNITS.items() if following in written.replace("|", " ").split()), "")
        value, unit = _in_smallest(Decimal(NUMBERS[word.key]), unit)
        return Figure("number", value, unit, "=", word.place, word.cell)
    return None


def _placed(figure: Figure, last: int, text: Parsed) -> Figure:
    """Add the words around a figure that ends with the word `last`."""
    before = [text.words[place].key for place in range(max(0, figure.place - 2), figure.place)]
    about = next((_APPROXIMATE[key] for key in before if key in _APPROXIMATE), "")
    directed = next((key for key in reversed(before) if key in _DIRECTED), "")
    if directed == "med" and "från" in [word.key for word in text.words[max(0, figure.place - 4) : figure.place]]:
        directed = "från"  # "från och med hösten 2025"
    counted: list[str] = []
    for word in text.words[last + 1 : last + 1 + PHRASE]:
        if word.cell != figure.cell or word.key in PREPOSITIONS or word.is_verb or word.key[0].isdigit():
            break
        counted.append(word.key)
    named = "" if counted or figure.unit or figure.kind != "number" else _numbered(figure, text)
    left = _side(reversed(text.words[max(0, figure.place - SIDE) : figure.place]), figure)
    right = _side(text.words[last + 1 : last + 1 + SIDE], figure)
    bound = next((_BOUNDS[key] for key in reversed(before[-1:]) if key in _BOUNDS), "")
    bound = "≤" if before == ["upp", "till"] else bound
    return replace(
        figure,
        comparator=bound or figure.comparator,
        preposition=directed,
        about=about,
        counted=tuple(counted),
        named=named,
        last=last,
        left=left,
        right=right,
    )


def _numbered(figure: Figure, text: Parsed) -> str:
    """Return the noun right before a figure in its cell, "" where another word stands there."""
    previous = text.words[figure.place - 1] if figure.place else None
    if previous is None or previous.cell != figure.cell or previous.is_verb or previous.key[0].isdigit():
        return ""
    return previous.key if is_content(previous) else ""


def _side(words: Iterable[Word], figure: Figure) -> tuple[str, ...]:
    return tuple(word.key for word in words if word.cell == figure.cell and is_content(word) and not word.is_verb)


def unbound(
    sentence: Sequence[Figure], claim: Statement, statement: Statement, figures: tuple[Figure, ...], matches: Matches
) -> tuple[str, ...]:
    """Return "number" or "year" for each figure of a clause that the statement does not give to the same thing.

    `figures` are those of the statement's text.
    """
    places = {word.place for word in statement.all}
    here = tuple(one for one in figures if one.place in places)
    if len(sentence) > MOST_FIGURES:
        return ("number",)
    reasons = []
    if any(one.kind == "number" for one in sentence) and _is_shared(statement) and not _is_shared(claim):
        reasons.append("number")
    if _loses_the_part(sentence, here, matches) or _takes_a_target(sentence, claim, statement, here):
        reasons.append("number")
    if _loses_a_number(sentence, claim, here, matches) or _changes_order(sentence, statement, here):
        reasons.append("number")
    for figure in sentence:
        among = here
        if figure.kind == "year" and not any(one.kind == "year" for one in here):
            among = _only_year(figures)
        equal = [one for one in among if figure.equals(one) and _same_unit(figure, one, sentence, statement)]
        rivals = [
            one
            for one in among
            if one.kind == figure.kind
            and one.value != figure.value
            and not _is_beside(one, figure, sentence)
            and not _is_part_or_whole(one, figure, sentence)
        ]
        if not any(_is_bound(figure, one, claim, rivals, matches) for one in equal):
            reasons.append("year" if figure.kind == "year" else "number")
    return tuple(dict.fromkeys(reasons))


def _is_shared(statement: Statement) -> bool:
    """Say whether a number is told of several together: "A och B har tillsammans 40"."""
    keys = [word.key for word in statement.all]
    return "tillsammans" in keys and bool(_AND & set(keys[: keys.index("tillsammans")]))


def _loses_the_part(sentence: Sequence[Figure], here: tuple[Figure, ...], matches: Matches) -> bool:
    """Say whether what holds for some of a number is told of all ("tre av fem mål" as "målen")."""
    told = {one.place for found in matches.values() for one in found}
    wholes = [
        one
        for one in here
        if one.of is not None
        and one.counted
        and one.last + 1 in told
        and not _tells_only_the_whole(one, matches)
        and not any(figure.of is not None and figure.equals(one) for figure in sentence)
    ]
    return any(
        not any(figure.value == part.value for figure in sentence)
        for one in wholes
        for part in here
        if part.place == one.of
    )


def _takes_a_target(
    sentence: Sequence[Figure], claim: Statement, statement: Statement, here: tuple[Figure, ...]
) -> bool:
    """Say whether a figure that a row gives as a target is told without saying so."""
    targets = {label.cell for label in statement.labels if label.key.startswith(_TARGETS)}
    others = {label.cell for label in statement.labels} - targets
    if not statement.is_row or not targets or any(word.key.startswith(_AIMED) for word in claim.told):
        return False
    cells = [{one.cell for one in here if one.equals(figure)} for figure in sentence if figure.kind == "number"]
    return any(found & targets and not found & others for found in cells)


def _loses_a_number(sentence: Sequence[Figure], claim: Statement, here: tuple[Figure, ...], matches: Matches) -> bool:
    """Say whether a counted thing is put under another's number ("176 tolkar och nio …" as "176 tolkar och …")."""
    stated = {(one.kind, one.value) for one in sentence}
    counted = {one.last + 1 for one in here if one.counted and (one.kind, one.value) not in stated}
    for number, word in enumerate(claim.told[1:]):
        joined = claim.told[number].key in _AND and any(0 < word.place - one.place <= PHRASE for one in sentence)
        if joined and any(one.place in counted for one in matches.get(word.place, ())):
            return True
    return False


def _changes_order(sentence: Sequence[Figure], statement: Statement, here: tuple[Figure, ...]) -> bool:
    """Say whether figures given in the order of what they belong to ("A och B … 7 respektive 5") come in another."""
    if not any(word.key == "respektive" for word in statement.words):
        return False
    order = [next((one.place for one in here if figure.equals(one)), -1) for figure in sentence]
    return order != sorted(order)


def _only_year(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the years of a text that names one year alone, which then holds for all of it."""
    found = tuple(one for one in figures if one.kind == "year")
    return found if len({one.value for one in found}) == 1 else ()


def _same_unit(figure: Figure, candidate: Figure, sentence: Sequence[Figure], statement: Statement) -> bool:
    """Say whether two figures have one unit, or the one that lacks it is given it by what stands around."""
    if figure.unit == candidate.unit:
        return True
    if not figure.unit:
        return not figure.counted and any(one.unit == candidate.unit for one in sentence)
    written = UNITS.get(figure.unit, "").replace("|", " ").split()
    return not (candidate.unit or candidate.counted) and any(word.key in written for word in statement.all)


def _is_beside(rival: Figure, figure: Figure, sentence: Sequence[Figure]) -> bool:
    """Say whether a figure of the source stands beside the one in question in the sentence too ("8 och 9")."""
    return any(one.equals(rival) and abs(one.place - figure.place) <= BESIDE for one in sentence)


def _tells_only_the_whole(whole: Figure, matches: Matches) -> bool:
    """Say whether a clause has nothing but the whole of a part, and whose it is: "Kommunen har 31 skolor"."""
    found = [one.place for words in matches.values() for one in words[:1]]
    return all(whole.place - MOST_BETWEEN < place <= whole.last + len(whole.counted) for place in found)


def _is_part_or_whole(rival: Figure, figure: Figure, sentence: Sequence[Figure]) -> bool:
    """Say whether a figure of the source is the part or the whole of the one in question in the sentence too."""
    return any(one.equals(rival) and (one.of == figure.place or figure.of == one.place) for one in sentence)


def _is_bound(figure: Figure, candidate: Figure, claim: Statement, rivals: Sequence[Figure], matches: Matches) -> bool:
    """Say whether a figure of the source with the right value is also that of the right thing."""
    if figure.preposition and candidate.preposition and not _agree(figure.preposition, candidate.preposition):
        return False
    if figure.kind == "number" and not _counts_alike(figure, candidate):
        return False
    if candidate.of is not None and figure.of is None and not _tells_only_the_whole(candidate, matches):
        return False
    if figure.named and candidate.named and not same_word(figure.named, candidate.named):
        return False
    if _follows_alike(figure, candidate, claim, matches):
        return True
    rivals = [rival for rival in rivals if rival.of != candidate.place]
    if any(_fits_better(rival, candidate, figure) for rival in rivals if _comparable(rival, candidate)):
        return False
    score = _score(claim, figure, matches)
    own = score(candidate)
    return all(score(rival) <= own for rival in rivals if _comparable(rival, candidate))


def _fits_better(rival: Figure, candidate: Figure, figure: Figure) -> bool:
    """Say whether what stands next to a figure in the clause stands next to a rival, and something else to its own."""
    if figure.preposition and rival.preposition and not _agree(figure.preposition, rival.preposition):
        return False
    if figure.kind == "number" and _shared(figure, rival) > _shared(figure, candidate):
        return True
    for mine, its, theirs in (
        (figure.left, candidate.left, rival.left),
        (figure.right, candidate.right, rival.right),
    ):
        next_one = mine[:1]
        if (
            next_one
            and _any_same(next_one, theirs)
            and its
            and not _any_same(next_one, its)
            and not _any_same(its, mine)
        ):
            return True
    return False


def _shared(figure: Figure, other: Figure) -> int:
    """Return how many of the words on each side of two figures are the same."""
    sides = ((figure.left, other.left), (figure.right, other.right))
    return sum(_any_same((word,), its) for mine, its in sides for word in mine)


def _any_same(ones: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return any(same_word(one, other) for one in ones for other in others)


def _follows_alike(figure: Figure, candidate: Figure, claim: Statement, matches: Matches) -> bool:
    """Say whether a figure alone in its cell, "(75)", stands after the same word in both."""
    words = [word for word in claim.told if word.place != figure.place and word.place in matches]
    if any(word.cell == figure.cell for word in words):
        return False
    before = next((word for word in reversed(words) if word.place < figure.place), None)
    return before is not None and any(
        0 < candidate.place - one.place <= figure.place - before.place for one in matches[before.place]
    )


def _agree(one: str, other: str) -> bool:
    swedish = {"from": "från", "to": "till", "by": "med"}
    return swedish.get(one, one) == swedish.get(other, other)


def _counts_alike(figure: Figure, candidate: Figure) -> bool:
    """Say whether the nouns right after two numbers agree, where both have one."""
    if not figure.counted or not candidate.counted:
        return True
    return any(same_word(one, other) for one in figure.counted for other in candidate.counted)


def _comparable(rival: Figure, candidate: Figure) -> bool:
    return rival.unit == candidate.unit


def _score(claim: Statement, figure: Figure, matches: Matches) -> Callable[[Figure], int]:
    """Return how many of the words beside a figure of the clause stand in the cell of a figure of the source.

    Beside: in its cell, verbs aside, which a source need not repeat; in the whole clause where it has no others.
    """
    others = [word for word in claim.all if word.place != figure.place and word.place in matches and not word.is_verb]
    near = [word for word in others if word.cell == figure.cell] or others
    cells = [frozenset(one.cell for one in matches[word.place]) for word in near]
    return lambda one: sum(one.cell in cell for cell in cells)
