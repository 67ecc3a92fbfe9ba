"""The names that a question may use, gathered from the plan graph and the documents, indexed for finding. Pure."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from assistant.computing.fitting import responsible_units
from assistant.understanding.initials import initials
from assistant.wording import LEVEL_WORDS, find_things, fold
from corpus import swedish
from corpus.graph import PlanGraph
from corpus.model import Document, Goal, Level, Organ, Period
from corpus.stopwords import STOP_WORDS

STOP_WEIGHT = 0.05
"""A function word in a name counts so much: enough to break a tie, never enough to find a name."""
PLACE_WEIGHT = 0.3
"""The kommun's own name stands in many goals ("Motala växer") and is mostly said for the place: it counts little."""
FEWEST_SHARING, SHARING = 4, 1 / 3
"""A word that so many of a programme's goals hold, in number and share, tells them as little apart as a place."""
MAX_NAME_WORDS = 40
"""Longer wordings (whole paragraphs read as an activity) are found by retrieval, not by name."""
MIN_PREFIX = 6
"""A question word of so many letters may be the first part of a compound in a name ("integration")."""

TELLING_WORD = 4
"""Letters of a word in a file name that tells something: two such make it a name ("sn-2021" is none)."""

_WORD = re.compile(r"[^\W_]+(?:[-.:/&][^\W_]+)*")
_STOP_TEXT = """
och att det som är en ett på till av med i för inom mot har ska skall kan vi vår våra den de under enligt sin sina
om från eller vara blir bli så the of and in for to a an our is are
"""
_STOP = frozenset(_STOP_TEXT.split())
_ASKING = frozenset(
    {"många", "fler", "flera", "flest", "färre", "antal", "antalet", "ange", "räkna", "redovisa", "number", "show"}
)
"""Words of asking that names hold too: they count as written ("Hur många …" names no goal "Fler …")."""


class EntityType(StrEnum):
    """What a name names."""

    GOAL = "goal"
    INDICATOR = "indicator"
    ACTIVITY = "activity"
    ORGAN = "organ"
    DOCUMENT = "document"
    KOMMUN = "kommun"
    UNIT = "unit"
    """What activities name as responsible and no organ is called ("Gata och park")."""


THINGS = frozenset({EntityType.GOAL, EntityType.ACTIVITY, EntityType.INDICATOR})
"""What plans set out: the things that an answer lists and that the next question may mean."""
PROGRAMMES = frozenset({"program", "strategi", "plattform", "vision och mål", "lokalt utvecklingsprogram"})
"""Kinds of document that go by a name of their own."""
LONG_NAME = 9
"""Letters of a single word that is a programme's own name ("Färdplanen"); a shorter one is what many are called."""
LONGEST_LABEL = 30
"""Characters of a status that is taken for a label."""
SHORTEST_GENITIVE = 3
"""Letters from which a word is found without its genitive s (see `word_keys`)."""


@dataclass(frozen=True, slots=True)
class Named:
    """One thing that has a name. For a kommun or a unit, `id` is its name."""

    id: str
    name: str
    type: EntityType
    level: Level | None = None
    number: str | None = None
    kommun: str | None = None
    organ: str | None = None
    period: Period | None = None
    level_words: frozenset[str] = frozenset()
    """Words for its level seen where it is mentioned ("resultatmål")."""
    kind: str | None = None
    """A document's kind ("verksamhetsplan"), an organ's ("nämnd")."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a name: its words (folded), their weights, and everything that is so written."""

    words: tuple[str, ...]
    weights: tuple[float, ...]
    named: tuple[Named, ...]

    @property
    def total(self) -> float:
        """The weight of all words together."""
        return sum(self.weights)

    @property
    def content(self) -> int:
        """How many words are no function words."""
        return sum(weight > STOP_WEIGHT for weight in self.weights)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every name of one view of the corpus. Made once per state by `of`; read-only.

    `postings` maps a word's key (see `word_keys`) to (form, word) places; `vocabulary` holds every word of every
    name, sorted; `abbreviations` maps "KS" to the organs it may stand for.
    """

    named: tuple[Named, ...]
    forms: tuple[Form, ...]
    postings: Mapping[str, tuple[tuple[int, int], ...]]
    vocabulary: tuple[str, ...]
    abbreviations: Mapping[str, tuple[Named, ...]]
    kommuner: tuple[str, ...]
    documents: tuple[Document, ...]
    statuses: tuple[str, ...] = ()
    """What activities have as their status, as plans write it, the longest first."""

    @classmethod
    def of(cls, graph: PlanGraph, documents: Iterable[Document]) -> Catalogue:
        """Gather names, numbers, aliases and abbreviations of a graph and its documents."""
        places = tuple(sorted(documents, key=lambda document: document.id))
        named: list[tuple[Named, tuple[str, ...]]] = [
            *_goals(graph),
            *_indicators(graph),
            *_activities(graph),
            *_organs(graph.organs, places),
            *_documents(places),
        ]
        named.extend(
            _units(graph, {fold(form) for one, forms in named if one.type is EntityType.ORGAN for form in forms})
        )
        kommuner = sorted({one.kommun for one, _ in named if one.kommun} | {d.kommun for d in places if d.kommun})
        named.extend((Named(name, name, EntityType.KOMMUN, kommun=name), (name, f"{name} kommun")) for name in kommuner)
        forms = _forms(named, kommuner)
        return cls(
            named=tuple(one for one, _ in named),
            forms=forms,
            postings=_postings(forms),
            vocabulary=tuple(sorted({word for form in forms for word in form.words})),
            abbreviations=_abbreviations(named),
            kommuner=tuple(kommuner),
            documents=places,
            statuses=_statuses(graph),
        )

    def of_type(self, kind: EntityType) -> tuple[Named, ...]:
        """Return everything of one type."""
        return tuple(one for one in self.named if one.type is kind)

    def begins_with(self, prefix: str, *, limit: int) -> tuple[str, ...]:
        """Return at most `limit` words of the names that begin with a prefix."""
        first = bisect_left(self.vocabulary, prefix)
        found: list[str] = []
        for word in self.vocabulary[first : first + limit]:
            if not word.startswith(prefix):
                break
            found.append(word)
        return tuple(found)


def name_words(name: str) -> tuple[tuple[str, int, int], ...]:
    """Return a text's words, folded, each with its place (code points, end excluded)."""
    return tuple((match.group(), match.start(), match.end()) for match in _WORD.finditer(fold(name)))


def is_function_word(word: str) -> bool:
    """Say whether a folded word is one that carries no meaning or asks, in Swedish or English."""
    return word in _STOP or word in _ASKING or word in STOP_WORDS["sv"] or word in STOP_WORDS["en"]


def word_keys(word: str) -> frozenset[str]:
    """Return the keys under which a folded word is found: itself, its lemma, itself without a genitive s."""
    keys = {word, swedish.lemma(word)}
    if len(word) > 3 and word.endswith("s"):
        bare = word.removesuffix("s")
        keys.update((bare, swedish.lemma(bare)))
    return frozenset(keys)


def level_words_in(text: str) -> frozenset[str]:
    """Return the base forms of the words for a level that stand in a text."""
    folded = fold(text)
    return frozenset(word.word for word in LEVEL_WORDS if word.pattern.search(folded))


# --- gathering -----------------------------------------------------------------------------------------------

_Entry = tuple[Named, tuple[str, ...]]


def _goals(graph: PlanGraph) -> Iterable[_Entry]:
    children: dict[str, list[Goal]] = defaultdict(list)
    for goal in graph.goals:
        if goal.parent is not None:
            children[goal.parent].append(goal)
    for goal in graph.goals:
        named = Named(
            goal.id,
            goal.name,
            EntityType.GOAL,
            level=goal.level,
            number=goal.number,
            kommun=goal.kommun,
            organ=goal.organ,
            period=goal.period,
            level_words=_level_words(graph, goal, children[goal.id]),
        )
        yield named, (goal.name, *goal.aliases)


def _level_words(graph: PlanGraph, goal: Goal, children: Iterable[Goal]) -> frozenset[str]:
    """Collect the words that documents use for a goal's level.

    A heading right above the goal that names its level alone ("Inriktningsmål") tells; so does one that names the
    goal itself ("Målområde: Ekonomi") above the goals below it.
    """
    parent = graph.goal(goal.parent) if goal.parent else None
    found: set[str] = set()
    for heading in _headings_above(graph, goal):
        words = level_words_in(heading)
        if len(words) == 1 and ":" not in heading and (parent is None or fold(parent.name) not in fold(heading)):
            found |= words
    for child in children:
        for heading in _headings_above(graph, child):
            before, named, _ = fold(heading).partition(fold(goal.name))
            found |= level_words_in(before) if named else frozenset()
    return frozenset(found)


def _headings_above(graph: PlanGraph, goal: Goal) -> frozenset[str]:
    """Return the headings that a goal's mentions stand right under."""
    mentions = (graph.mentions.get(mention) for mention in goal.mentions)
    return frozenset(one.path[-1] for one in mentions if one is not None and one.path)


def _indicators(graph: PlanGraph) -> Iterable[_Entry]:
    for one in graph.indicators:
        named = Named(one.id, one.name, EntityType.INDICATOR, kommun=one.kommun, organ=one.organ, period=one.period)
        yield named, (one.name,)


def _activities(graph: PlanGraph) -> Iterable[_Entry]:
    for one in graph.activities:
        named = Named(
            one.id,
            one.name,
            EntityType.ACTIVITY,
            number=one.code,
            kommun=one.kommun,
            organ=one.organ,
            period=one.period,
        )
        yield named, (one.name,)


def _statuses(graph: PlanGraph) -> tuple[str, ...]:
    """Return what activities have as their status, the longest first; long texts are no labels."""
    labels = {one.status for one in graph.activities if one.status and len(one.status) <= LONGEST_LABEL}
    return tuple(sorted(labels, key=lambda label: (-len(label), label)))


def _units(graph: PlanGraph, organs: set[str]) -> Iterable[_Entry]:
    """Yield what the graph's activities name as responsible, once for each kommun, organs aside."""
    units = {(unit, one.kommun) for one in graph.activities for unit in responsible_units(one.responsible) if unit}
    for unit, kommun in sorted(units, key=lambda pair: (pair[0], pair[1] or "")):
        if fold(unit) not in organs:
            yield Named(unit, unit, EntityType.UNIT, kommun=kommun), (unit,)


def _organs(organs: Iterable[Organ], documents: Iterable[Document]) -> Iterable[_Entry]:
    """Yield the organs, and those that only a document names."""
    seen: set[tuple[str, str | None]] = set()
    for organ in organs:
        seen.add((fold(organ.name), organ.kommun))
        yield (
            Named(organ.id, organ.name, EntityType.ORGAN, kommun=organ.kommun, organ=organ.name, kind=organ.kind),
            _with_genitives((organ.name, *organ.aliases)),
        )
    for document in documents:
        if document.organ and (fold(document.organ), document.kommun) not in seen:
            seen.add((fold(document.organ), document.kommun))
            name = document.organ
            yield Named(name, name, EntityType.ORGAN, kommun=document.kommun, organ=name), _with_genitives((name,))


def _with_genitives(names: tuple[str, ...]) -> tuple[str, ...]:
    """Add the genitive of names whose last word is too short to be known without its s ("Ekby Bostäder ABs")."""
    return (*names, *(f"{name}s" for name in names if " " in name and len(name.split()[-1]) < SHORTEST_GENITIVE))


def _documents(documents: Iterable[Document]) -> Iterable[_Entry]:
    for one in documents:
        named = Named(
            one.id,
            one.title or one.name,
            EntityType.DOCUMENT,
            kommun=one.kommun,
            organ=one.organ,
            period=one.period,
            kind=one.kind,
        )
        stem = one.name.rsplit(".", 1)[0].replace("-", " ").replace("_", " ")
        told = sum(len(word) >= TELLING_WORD for word in stem.split()) > 1
        yield named, tuple(form for form in (one.title, stem if told else "", _undated(one)) if form)


def _undated(document: Document) -> str:
    """Return a programme's own name without its years ("Blick framåt 2020–2023"), "" where it has none of its own."""
    words = [word for word, _, _ in name_words(document.title)]
    plain = [word for word in words if not word[0].isdigit()]
    own = " ".join(plain)
    rest = own
    for thing in reversed(find_things(own)):
        rest = f"{rest[: thing.start]}{rest[thing.end :]}"
    kinds = {fold(document.kind or ""), *fold(document.kind or "").split()}
    telling = [word for word in rest.split() if len(word) >= TELLING_WORD and word not in kinds and word not in _STOP]
    dated = len(plain) < len(words) and document.organ is not None
    named = len(plain) > 1 or len(own) >= LONG_NAME
    return own if dated and named and telling and fold(document.kind or "") in PROGRAMMES else ""


# --- indexing ------------------------------------------------------------------------------------------------


def _forms(named: Iterable[_Entry], kommuner: Iterable[str]) -> tuple[Form, ...]:
    places = {fold(kommun) for kommun in kommuner}
    written: dict[tuple[EntityType, tuple[str, ...]], dict[Named, None]] = defaultdict(dict)
    for one, names in named:
        for name in names:
            words = tuple(word for word, _, _ in name_words(name))
            if words and len(words) <= MAX_NAME_WORDS:
                written[one.type, words][one] = None
    frequency = Counter(word for _, words in written for word in set(words))
    shared = _shared_words(written)
    forms: list[Form] = []
    for (kind, words), ones in sorted(written.items(), key=lambda item: (item[0][0].value, item[0][1])):
        light = places.union(*(shared.get(_programme(one), ()) for one in ones if kind is EntityType.GOAL))
        weights = tuple(_weight(word, frequency[word], len(written), light) for word in words)
        forms.append(Form(words, weights, tuple(ones)))
    return tuple(forms)


_Programme = tuple[Level | None, str | None, Period | None]


def _programme(one: Named) -> _Programme:
    return (one.level, one.kommun, one.period)


def _shared_words(
    written: Mapping[tuple[EntityType, tuple[str, ...]], Iterable[Named]],
) -> dict[_Programme, frozenset[str]]:
    """Return, for the goals of each programme, the words that many of their names hold ("Ekby Vatten ska …")."""
    holding: dict[_Programme, list[frozenset[str]]] = defaultdict(list)
    for (kind, words), ones in written.items():
        if kind is EntityType.GOAL:
            for programme in {_programme(one) for one in ones}:
                holding[programme].append(frozenset(words))
    shared: dict[_Programme, frozenset[str]] = {}
    for programme, names in holding.items():
        said = Counter(word for words in names for word in words)
        least = max(FEWEST_SHARING, SHARING * len(names))
        shared[programme] = frozenset(word for word, count in said.items() if count >= least)
    return shared


def _weight(word: str, frequency: int, forms: int, light: set[str]) -> float:
    """Weigh a word by its rarity among the names (inverse document frequency, 1 at the commonest)."""
    if word in _STOP:
        return STOP_WEIGHT
    rarity = 1.0 + 0.25 * math.log((1 + forms) / (1 + frequency))
    return rarity * (PLACE_WEIGHT if word in light or word in STOP_WORDS["sv"] else 1.0)


def _postings(forms: tuple[Form, ...]) -> Mapping[str, tuple[tuple[int, int], ...]]:
    keyed: dict[str, tuple[str, ...]] = {}
    postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, form in enumerate(forms):
        for position, word in enumerate(form.words):
            if word not in keyed:
                keyed[word] = tuple(sorted({word, swedish.lemma(word)}))
            for key in keyed[word]:
                postings[key].append((number, position))
    return {key: tuple(places) for key, places in postings.items()}


def _abbreviations(named: Iterable[_Entry]) -> Mapping[str, tuple[Named, ...]]:
    found: dict[str, list[Named]] = defaultdict(list)
    for one, names in named:
        if one.type is not EntityType.ORGAN:
            continue
        for name in names:
            for short in initials(name):
                if one not in found[short]:
                    found[short].append(one)
    return {short: tuple(ones) for short, ones in found.items()}
