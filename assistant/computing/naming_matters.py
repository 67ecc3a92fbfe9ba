"""Which goals and activities name a matter, by its words or by words near them. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import partial

from assistant.computing.chains import parted
from assistant.computing.fitting import entity_fits, goal_order, newest_activities, organ_name
from assistant.computing.goals import newest_goals
from assistant.computing.kept import kept
from assistant.computing.queries import Found, Naming, Result
from assistant.computing.said import activity_index
from corpus.graph import PlanGraph
from corpus.model import Level, LinkKind, MentionKind, Relation
from corpus.swedish import lemmas, normalise

SHORTEST_BEGINNING = 4
"""Letters from which a word is also found at the beginning of a longer one ("klimat", "klimatsmart")."""
SHORTEST_ENDING = 5
"""Letters from which a word is also found at the end of a longer one ("hälsa", "folkhälsa")."""


def naming(query: Naming, graph: PlanGraph) -> Result:
    """Return the goals, or the activities, that name every word of a matter."""
    if query.sort is MentionKind.GOAL:
        return _goals(query, graph)
    index = activity_index(graph)
    named = Counter(id_ for near in query.matter for id_ in _holding(graph, near))
    fitting = [
        one
        for one in index.among(query.where, graph, organ_only=query.organ_only)
        if named[one.id] >= max(1, len(query.matter) - query.unsaid)
        and query.kommun_only in (None, one.kommun)
        and entity_fits(one, query.where, graph)
    ]
    activities = fitting if query.where.period is not None else newest_activities(fitting, graph)
    ordered = sorted(activities, key=lambda one: (organ_name(one.organ, graph) or "", normalise(one.name), one.id))
    links = {one.id: graph.links_from(one.id, Relation.SERVES) for one in ordered}
    stated = {key: tuple(link for link in found if link.kind is LinkKind.STATED) for key, found in links.items()}
    return Result(query, tuple(Found(one.id, links=stated[one.id]) for one in ordered), ())


@kept
def _holding(graph: PlanGraph, near: tuple[str, ...]) -> frozenset[str]:
    """Return the activities (ids) of which a word, or one near it, is said."""
    return activity_index(graph).holding(partial(_is_any, sought=near), graph)


def names_matter(texts: Iterable[str], matter: tuple[tuple[str, ...], ...], *, unsaid: int = 0) -> bool:
    """Say whether texts together say each word of a matter but `unsaid` of them, or one near it."""
    said = {word for text in texts for word in lemmas(text)}
    named = sum(any(_is_any(word, sought=near) for word in said) for near in matter)
    return bool(matter) and named >= len(matter) - unsaid


def _is_any(word: str, *, sought: tuple[str, ...]) -> bool:
    return any(is_near(word, one) for one in sought)


def is_near(word: str, sought: str) -> bool:
    """Say whether a word (lemma) is the one sought, or a compound that begins or ends with it."""
    if word == sought:
        return True
    begins = len(sought) >= SHORTEST_BEGINNING and word.startswith(sought)
    return begins or (len(sought) >= SHORTEST_ENDING and word.endswith(sought))


def _goals(query: Naming, graph: PlanGraph) -> Result:
    fitting = [
        goal
        for goal in graph.goals
        if goal.level is not Level.VISION
        and entity_fits(goal, query.where, graph)
        and names_matter((goal.name,), query.matter, unsaid=query.unsaid)
    ]
    goals = fitting if query.where.period is not None else newest_goals(fitting)
    return parted(query, [Found(goal.id) for goal in sorted(goals, key=lambda goal: goal_order(goal, graph))])
