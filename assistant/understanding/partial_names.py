"""Goals and activities meant by a word of their own: "integrationsmålet", "målet om kultur", "läsutvecklaren". Pure.

Tried only on words that no full name accounts for. A goal must hold most of them, an activity all; where too many do,
none is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.understanding.catalogue import Catalogue, EntityType, Named, name_words, word_keys
from assistant.understanding.coverage import Words, covered_share
from assistant.understanding.recognising import EntityRef
from assistant.understanding.scoping import narrow
from assistant.wording import LEVEL_WORDS
from corpus import swedish
from corpus.model import Level, Period

MOST_MEANT = 3
"""More things than this that hold the words say that the words name none of them."""
MOST_OF_ONE_GOAL = 1
LEAST_OF_WORDS = 0.6
"""Share of the words that a goal's name must account for."""
MARGIN = 0.12
"""A goal whose share is lower by so much than the best is not meant."""
SHORTEST_STEM = 4
LONG_PART = 8
"""Letters of a word of a name that by itself tells a compound that begins with it ("arbetsträningsplatserna")."""
LONG_BEGINNING, SHARED = 6, 0.6
"""Letters, and share of a word, with which a relative in a name begins ("jämlikhet", "jämlikt")."""
SHORTEST_WORD = 5
"""Letters of the longest of the words by which an activity is known."""
_HEADED = re.compile(r"([^\W\d]{3,40}?)s?-?(mål|målet|målen|målens|målets|område|området|områdets)")
_ABOUT = re.compile(
    r"(?:mål|målet|målets|område|området|goal|area|objective)s? (?:som (?:handlar om|rör|gäller) |att |om |kring |för "
    r"|gällande"
    r" |rörande |med |inom |on |about |that |of |for |to |concerning |regarding )"
)
"""A word for a goal, and a word that says that what follows tells which one."""


@dataclass(frozen=True, slots=True)
class _Said:
    """Where words stand that name something, in code points (end excluded), and the words, normalised."""

    start: int
    end: int
    words: tuple[str, ...]


def goals_in_part(
    masked: str, catalogue: Catalogue, *, topics: tuple[str, ...], kommun: str | None, periods: tuple[Period, ...]
) -> tuple[EntityRef, ...]:
    """Return the goals that a folded, masked question names by a part: a compound with "mål", or "målet om …"."""
    found: list[EntityRef] = []
    for word, start, end in name_words(masked):
        headed = _HEADED.fullmatch(word)
        if headed is not None and not any(one.pattern.fullmatch(word) for one in LEVEL_WORDS):
            area = headed[2].startswith("område")
            levels = (Level.AREA,) if area else (Level.GOAL, Level.BOARD_GOAL, Level.AREA)
            found.extend(_goals(_Said(start, end, (headed[1],)), catalogue, levels, kommun=kommun, periods=periods))
    about = _ABOUT.search(masked)
    if not found and about is not None and topics:
        after = {word for word, _, _ in name_words(masked[about.end() :])}
        words = tuple(word for word in topics if word in after)
        place = _Said(about.start(), about.end(), words)
        levels = (Level.GOAL, Level.BOARD_GOAL, Level.AREA)
        found.extend(_goals(place, catalogue, levels, kommun=kommun, periods=periods) if words else ())
    return tuple(found)


def _goals(
    place: _Said, catalogue: Catalogue, levels: tuple[Level, ...], *, kommun: str | None, periods: tuple[Period, ...]
) -> tuple[EntityRef, ...]:
    """Return the goals of the first level, whose names account best for the words; () when several do."""
    goals = [one for one in catalogue.of_type(EntityType.GOAL) if one.level in levels]
    goals = list(narrow(goals, kommun=kommun, organisation=None, periods=periods))
    shares = {one.id: _share(place.words, one) for one in goals}
    best = max(shares.values(), default=0.0)
    meant = [one for one in goals if shares[one.id] >= max(LEAST_OF_WORDS, best - MARGIN)]
    first = min((levels.index(one.level) for one in meant if one.level), default=0)
    meant = [one for one in meant if one.level is levels[first]]
    names = {swedish.normalise(one.name) for one in meant}
    if not meant or len(names) > MOST_OF_ONE_GOAL:
        return ()
    return tuple(_ref(one, place, shares[one.id]) for one in meant)


def _share(words: tuple[str, ...], one: Named) -> float:
    name = Words.of(one.name)
    return covered_share(words, [_held(word, name) for word in words])


def _held(word: str, name: Words) -> float:
    """Return how surely a name holds a word, which may be the first part of one ("integration", "skol")."""
    begun = len(word) >= SHORTEST_STEM and any(
        other.startswith(word) or (word.startswith(other) and len(other) >= SHORTEST_STEM) for other in name.found
    )
    akin = any(_same_letters(word, other) >= max(LONG_BEGINNING, len(word) * SHARED) for other in name.found)
    return 1.0 if begun or akin else name.covers(word)


def _same_letters(word: str, other: str) -> int:
    """Return how many letters two words begin with alike."""
    return next(
        (place for place, (one, two) in enumerate(zip(word, other, strict=False)) if one != two),
        min(len(word), len(other)),
    )


def things_in_part(
    words: tuple[str, ...],
    masked: str,
    catalogue: Catalogue,
    *,
    kommun: str | None,
    periods: tuple[Period, ...],
    sort: EntityType = EntityType.ACTIVITY,
) -> tuple[EntityRef, ...]:
    """Return the activities (or indicators) whose names hold the words, all that any name holds and at least half.

    At most three; () when more do, or none.
    """
    nominated = {word: ids for word in words if (ids := _holding(word, catalogue, sort))}
    if not nominated or max(map(len, nominated)) < SHORTEST_WORD or len(nominated) * 2 < len(words):
        return ()
    ids = set.intersection(*nominated.values())
    named = [one for one in catalogue.of_type(sort) if one.id in ids]
    meant = narrow(named, kommun=kommun, organisation=None, periods=periods)
    if not meant or len({swedish.normalise(one.name) for one in meant}) > MOST_MEANT:
        return ()
    places = [(start, end) for word, start, end in name_words(masked) if word in words]
    place = _Said(places[0][0], places[-1][1], words) if places else _Said(0, 0, words)
    return tuple(_ref(one, place, LEAST_OF_WORDS) for one in meant)


def _holding(word: str, catalogue: Catalogue, sort: EntityType) -> set[str]:
    """Return the ids of things of a sort whose name has a word in some inflection, or in a compound."""
    keys = set(word_keys(word))
    others: Iterable[str] = (
        other for other in catalogue.vocabulary if other[:SHORTEST_STEM] == word[:SHORTEST_STEM] and _akin(word, other)
    )
    keys.update(others)
    places = (place for key in keys for place in catalogue.postings.get(key, ()))
    forms = (catalogue.forms[form] for form, _ in places)
    return {one.id for form in forms for one in form.named if one.type is sort}


def _akin(word: str, other: str) -> bool:
    if len(other) >= LONG_PART and word.startswith(other):
        return True
    return Words((other,)).covers(word) >= LEAST_OF_WORDS


def _ref(one: Named, place: _Said, score: float) -> EntityRef:
    return EntityRef(
        one.id, one.name, one.type, round(score, 3), place.start, place.end, one.level, one.kommun, one.period
    )
