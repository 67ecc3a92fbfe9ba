"""Which goals and activities name a matter, by its words or by words near them. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from assistant.computing.chains import parted
from assistant.computing.fitting import (
    entity_fits,
    goal_order,
    newest_activities,
    organ_name,
    organ_of,
    responsible_units,
)
from assistant.computing.goals import newest_goals
from assistant.computing.kept import kept
from assistant.computing.queries import UNIT, Found, Naming, OrgansNaming, Result
from assistant.computing.said import activity_index
from corpus.graph import PlanGraph
from corpus.model import Activity, Level, LinkKind, Locator, MentionKind, OrganKind, Relation
from corpus.swedish import lemmas, normalise
from corpus.word_classes import is_noun

SHORTEST_BEGINNING = 4
"""Letters from which a word is also found at the beginning of a longer one ("klimat", "klimatsmart")."""
SHORTEST_ENDING = 5
"""Letters from which a word is also found at the end of a longer one ("hälsa", "folkhälsa")."""


def naming(query: Naming, graph: PlanGraph) -> Result:
    """Return the goals, or the activities, that name every word of a matter."""
    if query.sort is MentionKind.GOAL:
        return _goals(query, graph)
    index = activity_index(graph)
    named = _activities_naming(query, graph)
    fitting = [
        one
        for one in index.among(query.where, graph, organ_only=query.organ_only)
        if one.id in named and query.kommun_only in (None, one.kommun) and entity_fits(one, query.where, graph)
    ]
    activities = fitting if query.where.period is not None else newest_activities(fitting, graph)
    ordered = sorted(activities, key=lambda one: (organ_name(one.organ, graph) or "", normalise(one.name), one.id))
    links = {one.id: graph.links_from(one.id, Relation.SERVES) for one in ordered}
    stated = {key: tuple(link for link in found if link.kind is LinkKind.STATED) for key, found in links.items()}
    return Result(query, tuple(Found(one.id, links=stated[one.id]) for one in ordered), ())


def organs_naming(query: OrgansNaming, graph: PlanGraph) -> Result:
    """Return the organs whose activities name a matter, by name, with where the activities stand."""
    places: dict[str, tuple[str, list[Locator]]] = {}
    for item in naming(query.naming, graph).items:
        activity = graph.entity(item.id)
        if isinstance(activity, Activity):
            stands = [graph.mentions[name].locator for name in activity.mentions[:1] if name in graph.mentions]
            for name, id_ in _doing(activity, query.kind, graph):
                places.setdefault(normalise(name), (id_, []))[1].extend(stands)
    found = (places[name] for name in sorted(places))
    return Result(query, tuple(Found(id_, fits=tuple(dict.fromkeys(stands))) for id_, stands in found))


def _doing(activity: Activity, kind: OrganKind | None, graph: PlanGraph) -> Iterator[tuple[str, str]]:
    """Yield name and id of the organ of an activity, when it is of that kind; of units, those named as responsible."""
    if kind is OrganKind.ENHET:
        yield from ((unit, f"{UNIT}{unit}") for unit in responsible_units(activity.responsible))
        return
    organ = organ_of(activity.organ, graph, kommun=activity.kommun) if activity.organ else None
    if organ is not None and kind in (None, organ.kind):
        yield organ.name, organ.id


def _activities_naming(query: Naming, graph: PlanGraph) -> frozenset[str]:
    """Return the activities (ids) that say the words of a matter, where they do as the query wants."""

    def saying(*, ending: bool) -> frozenset[str]:
        said = Counter(id_ for near in query.matter for id_ in _holding(graph, near, ending=ending))
        return frozenset(id_ for id_, count in said.items() if count >= max(1, len(query.matter) - query.unsaid))

    return saying(ending=True) - saying(ending=False) if query.ending else saying(ending=False)


@kept
def _holding(graph: PlanGraph, near: tuple[str, ...], *, ending: bool) -> frozenset[str]:
    """Return the activities (ids) of which a word, or one near it, is said; `ending` at the end of a longer one."""
    return activity_index(graph).holding(partial(_is_any, sought=near, ending=ending), graph)


def names_matter(
    texts: Iterable[str], matter: tuple[tuple[str, ...], ...], *, unsaid: int = 0, ending: bool = False
) -> bool:
    """Say whether texts together say each word of a matter but `unsaid` of them, or one near it."""
    said = {word for text in texts for word in lemmas(text)}
    named = sum(any(_is_any(word, sought=near, ending=ending) for word in said) for near in matter)
    return bool(matter) and named >= len(matter) - unsaid


def _is_any(word: str, *, sought: tuple[str, ...], ending: bool = False) -> bool:
    return any(is_near(word, one, ending=ending) for one in sought)


def is_near(word: str, sought: str, *, ending: bool = False) -> bool:
    """Say whether a word (lemma) is the one sought, or a compound that begins with it, or where wanted ends."""
    if word == sought:
        return True
    begins = len(sought) >= SHORTEST_BEGINNING and word.startswith(sought)
    return begins or (ending and len(sought) >= SHORTEST_ENDING and word.endswith(sought) and is_noun(sought))


def _goals(query: Naming, graph: PlanGraph) -> Result:
    fitting = [
        goal
        for goal in graph.goals
        if goal.level is not Level.VISION and entity_fits(goal, query.where, graph) and _goal_names(goal.name, query)
    ]
    goals = fitting if query.where.period is not None else newest_goals(fitting)
    return parted(query, [Found(goal.id) for goal in sorted(goals, key=lambda goal: goal_order(goal, graph))])


def _goal_names(name: str, query: Naming) -> bool:
    plainly = names_matter((name,), query.matter, unsaid=query.unsaid)
    return (
        not plainly and names_matter((name,), query.matter, unsaid=query.unsaid, ending=True)
        if query.ending
        else plainly
    )
