"""Numbers, shares, amounts and years of a text, each with its unit and what stands beside it. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from assistant.moments import MONTHS
from assistant.quoting.clauses import REMEMBERED_TEXTS, Parsed, parsed
from assistant.quoting.closed_classes import closed
from assistant.quoting.matching import is_content
from assistant.quoting.number_words import NUMBERS, ORDINALS, SPELLED
from assistant.quoting.words import PREPOSITIONS, Word
from corpus.quantities import UNITS
from corpus.swedish import stated_quantities
from corpus.word_classes import is_noun

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
_COMPARED = {"större": ">", "fler": ">", "högre": ">", "längre": ">", "färre": "<", "lägre": "<", "kortare": "<"}
_DIRECTED = frozenset({"från", "till", "med", "from", "to", "by"})
_YEAR_NEXT = re.compile(r"\s(?:19|20)\d\d(?!\w)")
_RANGE_ENDS = re.compile(r"(?<!\d)(?:19|20)\d\d\s?-\s?$")
_RANGE_BEGINS = re.compile(r"\s?-\s?(?:19|20)\d\d(?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
MOST_BETWEEN = 3
"""Words from a part to its whole ("fyra av våra tolv")."""
BACK = 8
"""Words before a figure among which stands what it is a rate of ("kostnaden per elev är …")."""
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
    per: str = ""
    """What it is a rate of: the lemma of "år" in "5 mnkr per år"."""

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
    directed = next((key for key in reversed(before) if key in _DIRECTED), "") or _in_range(figure, text)
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
    bound = _COMPARED.get(before[0], bound) if before[1:] == ["än"] else bound
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
        per=_rate(text, last, last + 1 + len(counted)),
    )


def _in_range(figure: Figure, text: Parsed) -> str:
    """Return "från" for the first year of a range ("2023-2026"), "till" for its last."""
    word = text.words[figure.place]
    if figure.kind != "year":
        return ""
    if _RANGE_ENDS.search(text.text[max(0, word.start - 8) : word.start]):
        return "till"
    return "från" if _RANGE_BEGINS.match(text.text, word.end) else ""


def _rate(text: Parsed, last: int, after: int) -> str:
    """Return what a figure is a rate of ("5 mnkr per år", "5 mnkr/år"); "" where it is none ("per den 31 augusti")."""
    following = text.words[last + 1 : last + 2]
    if following and text.text[text.words[last].end : following[0].start] == "/":
        return following[0].lemma
    following = text.words[after : after + 2]
    before = [word for word in text.words[max(0, last - BACK) : last] if word.cell == text.words[last].cell]
    for pair in (following, *pairwise(before)):
        if len(pair) > 1 and pair[0].key == "per" and is_noun(pair[1].key):
            return pair[1].lemma
    return ""


def _numbered(figure: Figure, text: Parsed) -> str:
    """Return the noun right before a figure in its cell, "" where another word stands there."""
    previous = text.words[figure.place - 1] if figure.place else None
    if previous is None or previous.cell != figure.cell or previous.is_verb or previous.key[0].isdigit():
        return ""
    return previous.key if is_content(previous) else ""


def _side(words: Iterable[Word], figure: Figure) -> tuple[str, ...]:
    return tuple(word.key for word in words if word.cell == figure.cell and is_content(word) and not word.is_verb)
