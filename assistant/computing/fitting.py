"""Does an entity fit what was asked about, and in what order do entities stand? Pure look-ups and comparisons."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Set
from functools import lru_cache

from assistant.computing.kept import kept
from assistant.computing.organ_tree import REMEMBERED_NAMES, organ_tree, plain
from assistant.computing.organ_tree import same as same
from assistant.computing.queries import Where
from corpus.graph import PlanGraph
from corpus.model import Activity, Document, Goal, Indicator, Level, Organ, Period
from corpus.swedish import lemmas, normalise

LEVEL_ORDER = (Level.VISION, Level.AREA, Level.GOAL, Level.BOARD_GOAL)
SHORTEST_STEM = 5
"""Characters: a term of at least this length also finds longer words that begin with it (hemtjänst, hemtjänstens)."""
NUMBER = re.compile(r"\d{1,9}")
_BETWEEN_UNITS = re.compile(r"\s*[,;/\n]\s*")


def entity_fits(entity: Goal | Activity | Indicator, where: Where, graph: PlanGraph) -> bool:
    """Say whether an entity is of the kommun, organ, period and documents asked about."""
    if not in_kommun(entity.kommun, where.kommun) or not in_period(entity.period, where.period):
        return False
    if where.responsible is not None and not is_responsible(entity, where.responsible, graph):
        return False
    if where.organ is not None and not (
        owned(entity.organ, where.organ, graph, kommun=entity.kommun) or is_responsible(entity, where.organ, graph)
    ):
        return False
    if not where.documents:
        return True
    places = (document.id for mention in entity.mentions for document in graph.documents_of(mention))
    return any(place in where.documents for place in places)


def activity_order(activity: Activity, graph: PlanGraph) -> tuple[str, str, str]:
    """Return the order of an activity among others: by organ, then by name."""
    orders = _activity_orders(graph)
    if activity.id not in orders:
        organ = plain(organ_name(activity.organ, graph) or "")
        orders[activity.id] = (organ, normalise(activity.name), activity.id)
    return orders[activity.id]


@kept
def _activity_orders(_: PlanGraph) -> dict[str, tuple[str, str, str]]:
    """Return the orders of activities (ids) that were asked for."""
    return {}


def in_kommun(kommun: str | None, asked: str | None) -> bool:
    """Say whether a kommun is the one asked about; None asks about any."""
    return asked is None or (kommun is not None and same(kommun, asked))


def in_period(period: Period | None, asked: Period | None) -> bool:
    """Say whether a period overlaps the one asked about. What has none is kept: nothing says that it is outside."""
    return asked is None or period is None or period.overlaps(asked)


def owned(stated: str | None, asked: str, graph: PlanGraph, *, kommun: str | None = None) -> bool:
    """Say whether an organ (id, name or alias, of a kommun) is the one asked about, or a unit of it."""
    return stated is not None and organ_tree(graph).is_within(stated, asked, kommun=kommun)


def responsible_units(stated: str | None) -> tuple[str, ...]:
    """Return who is named as responsible: the words as they stand, or each of several ("Hemtjänsten, Staben")."""
    return tuple(unit for unit in _BETWEEN_UNITS.split(stated) if unit) if stated else ()


def is_responsible(entity: Goal | Activity | Indicator, asked: str, graph: PlanGraph) -> bool:
    """Say whether an activity names the unit or organ asked about as responsible, by any of its names."""
    if not isinstance(entity, Activity) or not entity.responsible:
        return False
    return not _plain_units(entity.responsible).isdisjoint(organ_tree(graph).names_of(asked, entity.kommun))


@lru_cache(maxsize=REMEMBERED_NAMES)
def _plain_units(stated: str) -> frozenset[str]:
    """Return who is named as responsible, as names are compared."""
    return frozenset(map(plain, responsible_units(stated)))


def organ_of(stated: str, graph: PlanGraph, *, kommun: str | None = None) -> Organ | None:
    """Return the organ of an id, else of a name or alias; of the kommun, where it is known and has one."""
    return organ_tree(graph).find(stated, kommun=kommun)


@kept
def all_documents(graph: PlanGraph) -> tuple[Document, ...]:
    """Return every document (place) of the graph once, by name."""
    documents = {document.id: document for places in graph.documents.values() for document in places}
    return tuple(sorted(documents.values(), key=lambda document: (document.name, document.id)))


def documents_of_organ(organ: str, documents: Iterable[Document], graph: PlanGraph) -> tuple[Document, ...]:
    """Return the documents of an organ: those that state it as theirs, else those with its name in title or file name.

    Without a manifest an organisation is often known by nothing else ("tolkformedling-vast-arsredovisning.pdf").
    """
    known = tuple(documents)
    own = tuple(one for one in known if owned(one.organ, organ, graph, kommun=one.kommun))
    name = f" {_letters(organ)} "
    return own or tuple(one for one in known if name in f" {_letters(one.name)} {_letters(one.title)} ")


def _letters(text: str) -> str:
    """Return the words of a text without case, marks over letters, and punctuation."""
    plain = unicodedata.normalize("NFD", normalise(text)).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def newest_activities(activities: list[Activity], graph: PlanGraph) -> list[Activity]:
    """Keep the activities of each kommun's newest programme; all of a kommun that has none there."""
    programmes = _newest_programmes(graph)
    newest = [activity for activity in activities if in_period(activity.period, programmes.get(activity.kommun))]
    with_some = {activity.kommun for activity in newest}
    return newest + [activity for activity in activities if activity.kommun not in with_some]


@kept
def _newest_programmes(graph: PlanGraph) -> Mapping[str | None, Period]:
    """Return the period of each kommun's newest programme."""
    programmes: dict[str | None, Period] = {}
    for goal in graph.goals:
        if goal.level in (Level.AREA, Level.GOAL) and goal.period is not None:
            known = programmes.get(goal.kommun)
            programmes[goal.kommun] = max(known, goal.period, key=_years) if known else goal.period
    return programmes


def _years(period: Period) -> tuple[int, int]:
    return (period.last, period.first)


def says_terms(texts: Iterable[str], terms: tuple[str, ...]) -> bool:
    """Say whether the texts together say every term, in any inflection."""
    if not terms:
        return True
    return words_say({word for text in texts for word in lemmas(text)}, terms)


def words_say(words: Set[str], terms: tuple[str, ...]) -> bool:
    """Say whether words (lemmas) say every term, in any inflection."""
    return all(any(same_word(word, sought) for word in words) for term in terms for sought in lemmas(term))


def same_word(word: str, sought: str) -> bool:
    """Compare lemmas; a long one is also found inside a compound's beginning."""
    return word == sought or (len(sought) >= SHORTEST_STEM and word.startswith(sought))


def _number_key(number: str | None) -> tuple[tuple[int, ...], str]:
    """Order "2" before "12" and "1.2" before "1.10"; goals without a number last."""
    if number is None:
        return ((10**9,), "")
    return (tuple(int(digits) for digits in NUMBER.findall(number)), re.sub(r"[\d.\s]", "", number).casefold())


def last_year(goal: Goal) -> int:
    """Return the last year of a goal's period, 0 when it is not known."""
    return goal.period.last if goal.period else 0


def goal_order(goal: Goal, graph: PlanGraph) -> tuple[object, ...]:
    """Return the key by which goals are listed: kommun, newest period, then each step from the outermost level in.

    Steps go by number, those without one by their place in the document that defines them.
    """
    orders = _goal_orders(graph)
    if goal.id not in orders:
        path = graph.goal_path(goal.id)
        steps = tuple((LEVEL_ORDER.index(step.level), _number_key(step.number), _place(step, graph)) for step in path)
        orders[goal.id] = (goal.kommun or "", -last_year(goal), steps, goal.id)
    return orders[goal.id]


@kept
def _goal_orders(_: PlanGraph) -> dict[str, tuple[object, ...]]:
    """Return the orders of goals (ids) that were asked for."""
    return {}


def _place(goal: Goal, graph: PlanGraph) -> tuple[int, int, str]:
    """Return page and start of a goal's defining mention, then its name."""
    mention = graph.mentions.get(goal.mentions[0]) if goal.mentions else None
    page, start = (mention.locator.page, mention.locator.parts[0].start) if mention else (0, 0)
    return (page, start, normalise(goal.name))


def organ_name(stated: str | None, graph: PlanGraph) -> str | None:
    """Return the name of an organ that is given by id or by name."""
    organ = graph.entity(stated) if stated else None
    return organ.name if isinstance(organ, Organ) else stated
