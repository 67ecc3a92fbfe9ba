"""Typed queries for goals: on a level, above others, served by activities, measured by indicators. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from assistant.computing.chains import chain, parted
from assistant.computing.fitting import LEVEL_ORDER, entity_fits, goal_order, in_kommun, last_year, says_terms
from assistant.computing.kept import kept
from assistant.computing.queries import Found, GoalsAbove, GoalsAt, GoalsMeasured, GoalsOf, Result
from assistant.computing.said import activity_index, names_terms
from assistant.wording import LEVEL_WORDS, fold
from corpus.graph import PlanGraph
from corpus.model import Goal, Level, Link, Period, Relation, Tie

GoalQuery = GoalsAt | GoalsAbove | GoalsOf | GoalsMeasured
GOAL_LEVELS = (Level.GOAL, Level.BOARD_GOAL)
"""What "mål" means where no level is named."""
REMEMBERED_TEXTS = 8_192
"""Headings and wordings of goals that are kept folded."""
PARTIAL_WORDS = frozenset({"finansiellt mål", "bolagsmål", "enhetsmål"})
"""Words for some of the goals on a level; every other word is one municipality's name for all of them."""


def compute_goals(query: GoalQuery, graph: PlanGraph) -> Result:
    """Answer a query for goals."""
    match query:
        case GoalsAt():
            return goals_at(query, graph)
        case GoalsAbove():
            return goals_above(query, graph)
        case GoalsOf():
            return goals_of(query, graph)
        case GoalsMeasured():
            return goals_measured(query, graph)


def goals_at(query: GoalsAt, graph: PlanGraph) -> Result:
    """Return the goals on a level, in order."""
    goals = sorted(_goals_at(query, graph), key=lambda goal: goal_order(goal, graph))
    return parted(query, [Found(goal.id, chain=chain(goal.id, query.parent, graph)) for goal in goals])


def goals_above(query: GoalsAbove, graph: PlanGraph) -> Result:
    """Return what stands above goals: one step up, or on the level asked for."""
    hops: dict[str, list[Link]] = {}
    for asked in query.goals:
        above = graph.goal_path(asked)[:-1]
        for goal in above[-1:] if query.level is None else [step for step in above if step.level is query.level]:
            hops.setdefault(goal.id, []).extend(chain(asked, goal.id, graph))
    found = [Found(goal.id, chain=tuple(dict.fromkeys(hops[goal.id]))) for goal in _ordered(hops, graph)]
    return parted(query, found)


def goals_of(query: GoalsOf, graph: PlanGraph) -> Result:
    """Return the goals that activities serve, with the links of each."""
    activities = query.activities or tuple(
        activity.id
        for activity in activity_index(graph).among(query.where, graph)
        if entity_fits(activity, query.where, graph) and names_terms(activity, query.terms, graph)
    )
    found = _targets(activities, Relation.SERVES, graph)
    if query.besides is not None:
        goals = (graph.goal(item.id) for item in found)
        kept = {goal.id for goal in goals if goal is not None and goal.level is not query.besides}
        found = [item for item in found if item.id in kept]
    return parted(query, found if query.level is None else _raised(found, query.level, graph))


def _raised(found: list[Found], level: Level, graph: PlanGraph) -> list[Found]:
    """Return the goals of a level that are among those found or stand above them, with links and the way up."""
    links: dict[str, list[Link]] = {}
    hops: dict[str, list[Link]] = {}
    for item in found:
        for step in graph.goal_path(item.id):
            if step.level is level:
                links.setdefault(step.id, []).extend(item.links)
                hops.setdefault(step.id, []).extend(chain(item.id, step.id, graph))
    return [
        Found(goal.id, links=tuple(links[goal.id]), chain=tuple(dict.fromkeys(hops[goal.id])))
        for goal in _ordered(links, graph)
    ]


def goals_measured(query: GoalsMeasured, graph: PlanGraph) -> Result:
    """Return the goals that indicators measure, with the links of each."""
    return parted(query, _targets(query.indicators, Relation.MEASURES, graph))


def _targets(sources: Iterable[str], relation: Relation, graph: PlanGraph) -> list[Found]:
    """Return the goals that links of a relation lead to, in order."""
    links: dict[str, list[Link]] = {}
    for source in sources:
        for link in graph.links_from(source, relation):
            links.setdefault(link.target, []).append(link)
    return [Found(goal.id, links=tuple(links[goal.id])) for goal in _ordered(links, graph)]


def _goals_at(query: GoalsAt, graph: PlanGraph) -> list[Goal]:
    """Return the goals that a query asks for."""
    if query.ids:
        return [goal for goal in (graph.goal(goal_id) for goal_id in query.ids) if goal is not None]
    pool = graph.subtree(query.parent)[1:] if query.parent else _goals_in(graph, query.where.kommun)
    goals = [
        goal
        for goal in pool
        if (goal.level is query.level or (query.level is None and goal.level in GOAL_LEVELS))
        and entity_fits(goal, query.where, graph)
        and says_terms((goal.name,), query.terms)
    ]
    if query.level is None:
        goals = _highest(goals)
    if query.parent is not None:
        return goals
    if query.word:
        goals = _of_programmes_that_say(query.word, goals, graph)
    return goals if query.where.period else newest_goals(goals)


@kept
def _goals_in(graph: PlanGraph, kommun: str | None) -> tuple[Goal, ...]:
    """Return the goals of a kommun, of all where none is named: a list over many asks for those of each."""
    return tuple(goal for goal in graph.goals if in_kommun(goal.kommun, kommun))


def _ordered(ids: Iterable[str], graph: PlanGraph) -> list[Goal]:
    """Return those of the ids that are goals, in order."""
    goals = (graph.goal(one) for one in sorted(ids))
    return sorted((goal for goal in goals if goal is not None), key=lambda goal: goal_order(goal, graph))


def _highest(goals: list[Goal]) -> list[Goal]:
    """Keep, for each kommun, the goals of the highest level there is."""
    highest: dict[str | None, int] = {}
    for goal in goals:
        rank = LEVEL_ORDER.index(goal.level)
        highest[goal.kommun] = min(highest.get(goal.kommun, rank), rank)
    return [goal for goal in goals if LEVEL_ORDER.index(goal.level) == highest[goal.kommun]]


def newest_goals(goals: list[Goal]) -> list[Goal]:
    """Keep, for each kommun and organ, the goals of the newest period."""
    newest: dict[tuple[str | None, str | None], int] = {}
    for goal in goals:
        newest[goal.kommun, goal.organ] = max(newest.get((goal.kommun, goal.organ), 0), last_year(goal))
    return [goal for goal in goals if last_year(goal) == newest[goal.kommun, goal.organ]]


def _of_programmes_that_say(word: str, goals: list[Goal], graph: PlanGraph) -> list[Goal]:
    """Keep the goals of programmes whose mentions use the word; all of them when none does.

    A word for a part of a programme's goals picks that part, and no other goals in its place.
    """
    if word in PARTIAL_WORDS:
        return [goal for goal in goals if is_called(goal, word, graph)]
    said = {_programme(goal) for goal in goals if is_called(goal, word, graph)}
    return [goal for goal in goals if _programme(goal) in said] if said else goals


def is_called(goal: Goal, word: str, graph: PlanGraph) -> bool:
    """Say whether a mention of the goal, a heading above it or a tie to it uses a word for its level (base form)."""
    return goal.id in _called(graph, word)


@kept
def _called(graph: PlanGraph, word: str) -> frozenset[str]:
    """Return the goals (ids) that are called by a word for their level."""
    return frozenset(goal.id for goal in graph.goals if _is_called(goal, word, graph))


def _is_called(goal: Goal, word: str, graph: PlanGraph) -> bool:
    pattern = next((known.pattern for known in LEVEL_WORDS if known.word == word), None)
    mentions = [graph.mentions[mention] for mention in goal.mentions if mention in graph.mentions]
    said = [text for mention in mentions for text in (mention.wording, *mention.path)]
    said += [tie.target for link in graph.links_to(goal.id, Relation.SERVES) for tie in _ties(link, graph)]
    return any(pattern.search(_folded(text)) if pattern else word in _folded(text) for text in said)


_folded = lru_cache(maxsize=REMEMBERED_TEXTS)(fold)


def _ties(link: Link, graph: PlanGraph) -> tuple[Tie, ...]:
    mention = graph.mentions.get(link.source_mention)
    return () if mention is None else tuple(tie for tie in mention.ties if tie.locator == link.tie)


def _programme(goal: Goal) -> tuple[str | None, str | None, Period | None]:
    return (goal.kommun, goal.programme, goal.period)
