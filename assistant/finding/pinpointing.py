"""Which indicator or activity a question asks a fact of, by part of its name, inflected. Pure.

A name is known by a part of itself ("sjukfrånvaron" for "Sjukfrånvaro bland månadsanställda"): what counts is how
much of the *question* the name accounts for. Kommun and organ of the question are filters, no part of the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.computing.fitting import entity_fits, organ_name
from assistant.computing.queries import Where
from assistant.finding.sought import Identifying, identifying
from assistant.understanding.answer_types import fact_role
from assistant.understanding.catalogue import Catalogue, EntityType, word_keys
from assistant.understanding.coverage import Words, bare, covered_share, weight
from assistant.understanding.question import Question
from assistant.wording import AnswerType
from corpus import swedish
from corpus.graph import PlanGraph
from corpus.model import Activity, FactRole, Indicator, Relation
from corpus.similarity import slips
from corpus.word_classes import is_verb

MIN_SAID = 0.7
"""Share of the question's words that name and surroundings must account for."""
MIN_SAID_NAMED = 0.5
"""The same where the question was already seen to name the thing."""
MIN_HEAD = 0.7
"""How surely the name itself must hold the question's first word, or its weightiest."""
MIN_OF_NAME = 0.2
"""Share of the name that the question must say: one word of a long name says little."""
SURROUNDINGS = 0.6
"""A word found in the goals, the owner or the headings of a thing counts so much of one found in its name."""
TIE = 0.05
"""Names whose scores differ by less are equally meant."""
SHORTEST_FIRST_PART = 5
"""Letters of a word that begins a compound in a name ("energi", "Energianvändning")."""
SHORTEST_MISSPELT = 5
LONG_MISSPELT = 9
"""Letters from which a word may be misspelt once, and twice."""
MISSPELT = 0.85
MOST_COMPARED = 400
"""Things that are compared word by word where no name shares a word with the question."""
MOST_MEANT = 3
"""More names than this that fit equally well say that the question names none of them."""
SURE_WORD = 0.6
"""From this likeness a name holds a word."""
WEIGHTY = 0.5
"""A name must hold a word of at least this weight (see `coverage.weight`)."""
LONG_WORD = 7
"""Letters from which a single word found in a name identifies it in a question of another language."""
NAMES_NEEDED = 2
"""Proper names or numbers that identify a thing where the question's other words are of another language."""

DEED_ROLES = frozenset({FactRole.RESPONSIBLE, FactRole.START, FactRole.END, FactRole.AMOUNT, FactRole.STATUS})
"""Facts of an activity."""

Thing = Indicator | Activity
_NOT_CORE = re.compile(r"\s(?:ska|skall|bör|per)\s")
"""A name says its target or measure after it ("Sjukfrånvaron ska understiga 6 %", "Besök per invånare")."""


@dataclass(frozen=True, slots=True)
class Pinpointed:
    """A thing meant: its id, how much of the question it accounts for (0–1), and the question words in its name."""

    id: str
    said: float
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Fit:
    thing: Thing
    said: float
    of_name: float
    words: frozenset[str]

    @property
    def score(self) -> float:
        return self.said + 0.5 * self.of_name


def pinpoint(
    question: Question,
    *,
    sort: EntityType,
    catalogue: Catalogue,
    graph: PlanGraph,
    documents: tuple[str, ...] = (),
) -> tuple[Pinpointed, ...]:
    """Return the indicators (or activities) that a question asks a fact of; () when none or too many fit.

    Several come back when they have one name (two kommuner), or fit equally well. `documents` (ids) are those in
    which they must stand, when there are any.
    """
    sought = _known(question, catalogue)
    organ = question.organ if question.named(EntityType.ORGAN) else None
    where = Where(question.kommun, organ, documents=documents)
    recognised = {one.id for one in question.named(sort)}
    candidates = _candidates(sought.words, recognised, sort=sort, catalogue=catalogue, graph=graph)
    fitting = (thing for thing in candidates if entity_fits(thing, where, graph))
    found = (
        _fit(thing, sought, graph=graph, least=MIN_SAID_NAMED if thing.id in recognised else MIN_SAID)
        for thing in fitting
    )
    fits = [fit for fit in found if fit is not None]
    if not fits:
        return ()
    best = max(fit.score for fit in fits)
    meant = _pointed(_newest([fit for fit in fits if fit.score > best - TIE], question), question, graph)
    if len({swedish.normalise(fit.thing.name) for fit in meant}) > MOST_MEANT:
        return ()
    ordered = sorted(meant, key=lambda fit: (-fit.score, fit.thing.kommun or "", fit.thing.id))
    return tuple(Pinpointed(fit.thing.id, fit.said, fit.words) for fit in ordered)


def without(question: Question, words: Iterable[str]) -> str:
    """Return the question's text with some of its (normalised) words blanked, of the same length."""
    gone = frozenset(words)
    characters = list(question.asked)
    for token in swedish.tokens(question.asked):
        if swedish.normalise(token.text) in gone:
            characters[token.start : token.end] = " " * (token.end - token.start)
    return "".join(characters)


def _known(question: Question, catalogue: Catalogue) -> Identifying:
    """Return the words that may name a thing; of a question in another language only those the catalogue knows.

    A word that asks for the fact ("budgeten") names nothing.
    """
    sought = identifying(question)
    role = FactRole.AMOUNT if question.answer_type is AnswerType.MONEY else question.role
    asks = {word for word in sought.words if role in DEED_ROLES and fact_role(word) is role}
    sought = replace(sought, words=tuple(word for word in sought.words if word not in asks))
    if question.language == "sv":
        return sought
    known = tuple(word for word in sought.words if any(key in catalogue.postings for key in word_keys(word)))
    names = sum(word in sought.required for word in known)
    telling = any(len(word) >= LONG_WORD and word not in sought.required for word in known)
    return replace(sought, words=known if names >= NAMES_NEEDED or telling else ())


def _candidates(
    words: Iterable[str], recognised: Iterable[str], *, sort: EntityType, catalogue: Catalogue, graph: PlanGraph
) -> Iterable[Thing]:
    """Return the things of one sort whose name shares a word with the question, and those recognised (ids)."""
    ids = set(recognised)
    for word in words:
        for key in (*word_keys(word), bare(word)):
            for form, _ in catalogue.postings.get(key, ()):
                ids.update(one.id for one in catalogue.forms[form].named if one.type is sort)
    if not ids:  # a compound in another order shares no word ("kundnöjdheten", "Nöjd-kund-index")
        ids.update(one.id for one in catalogue.of_type(sort)[:MOST_COMPARED])
    things = (graph.entity(entity_id) for entity_id in sorted(ids))
    return [thing for thing in things if isinstance(thing, Indicator | Activity)]


def _fit(thing: Thing, sought: Identifying, *, graph: PlanGraph, least: float) -> _Fit | None:
    """Measure how well a thing fits; None when too little of the question is accounted for."""
    name, around = Words.of(thing.name), Words.of(*_surroundings(thing, graph))
    held = {word: _held(word, name) for word in sought.words}
    if not any(share >= SURE_WORD and weight(word) >= WEIGHTY for word, share in held.items()):
        return None
    if not all(name.names(word) or around.names(word) for word in sought.required if word in held):
        return None
    known = {word: max(share, SURROUNDINGS * around.covers(word)) for word, share in held.items()}
    counted = [word for word in held if known[word] or not (word in sought.optional or is_verb(word))]
    said = covered_share(counted, [known[word] for word in counted])
    core = Words.of(core_of(thing.name))
    if said < least or not _headed(counted, core, sought):
        return None
    of_name = covered_share(core.found, [_best(word, held) for word in core.found])
    if of_name < MIN_OF_NAME:
        return None
    return _Fit(thing, said, of_name, frozenset(word for word, share in held.items() if share >= SURE_WORD))


def core_of(name: str) -> str:
    """Return a name without what it says of its target or measure ("per invånare", "ska understiga 6 %")."""
    return _NOT_CORE.split(name, maxsplit=1)[0]


def _headed(counted: Sequence[str], core: Words, sought: Identifying) -> bool:
    """Say whether the core of a name holds the question's first word or its weightiest; of names alone, two."""
    telling = [word for word in counted if word not in sought.required]
    if not telling:
        return sum(core.names(word) for word in counted) >= NAMES_NEEDED
    heads = (telling[0], max(telling, key=weight))
    begun = any(len(word) >= SHORTEST_FIRST_PART and one.startswith(word) for word in heads for one in core.found)
    return begun or any(_held(word, core) >= MIN_HEAD for word in heads)


def _held(word: str, name: Words) -> float:
    """Return how surely a name holds a question word, which may be misspelt."""
    share = 1.0 if name.names(word) else name.covers(word)
    if share >= MISSPELT or len(word) < SHORTEST_MISSPELT or any(character.isdigit() for character in word):
        return share
    at_most = 2 if len(word) >= LONG_MISSPELT else 1
    near = (one for one in name.found if one[0] == word[0] and abs(len(one) - len(word)) <= at_most)
    return MISSPELT if any(slips(word, one, at_most=at_most) <= at_most for one in near) else share


def _best(word: str, others: Iterable[str]) -> float:
    """Return how surely a word of a name is among the question's."""
    return max((_held(other, Words((word,))) for other in others), default=0.0)


def _surroundings(thing: Thing, graph: PlanGraph) -> tuple[str, ...]:
    """Return what stands around a thing: its goals, its owner, the headings above it, its document's title."""
    relation = Relation.MEASURES if isinstance(thing, Indicator) else Relation.SERVES
    goals = (graph.goal(link.target) for link in graph.links_from(thing.id, relation))
    mentions = [graph.mentions[mention] for mention in thing.mentions if mention in graph.mentions]
    responsible = thing.responsible if isinstance(thing, Activity) else None
    titles = (document.title for mention in mentions for document in graph.documents.get(mention.locator.reading, ()))
    return (
        *(goal.name for goal in goals if goal is not None),
        *(heading for mention in mentions for heading in mention.path),
        *titles,
        *(text for text in (organ_name(thing.organ, graph), responsible, thing.kommun) if text),
    )


def _newest(fits: list[_Fit], question: Question) -> list[_Fit]:
    """Without a year, keep of each name and kommun what holds for the newest period."""
    if question.periods:
        return fits
    newest: dict[tuple[str, str], int] = {}
    for fit in fits:
        newest[_key(fit)] = max(newest.get(_key(fit), 0), _last(fit))
    return [fit for fit in fits if _last(fit) == newest[_key(fit)]]


def _key(fit: _Fit) -> tuple[str, str]:
    return swedish.normalise(fit.thing.name), fit.thing.kommun or ""


def _last(fit: _Fit) -> int:
    return fit.thing.period.last if fit.thing.period else 0


def _pointed(fits: list[_Fit], question: Question, graph: PlanGraph) -> list[_Fit]:
    """Keep those that stand in the documents the question points at, where any does."""
    where = Where(documents=question.documents)
    kept = [fit for fit in fits if question.documents and entity_fits(fit.thing, where, graph)]
    return kept or fits
