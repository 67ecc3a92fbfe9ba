"""Typed queries for what follows plans up: verdicts on goals, outcomes against targets, both goal by goal. Pure.

An outcome stands before a forecast, a newer verdict before an older one. Of several verdicts that are equally new, all
count: where documents contradict each other, both are shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from assistant.computing.chains import expanded
from assistant.computing.dating import newest_day, period_of_verdict
from assistant.computing.fitting import entity_fits, goal_order, in_kommun, owned, says_terms
from assistant.computing.goals import GOAL_LEVELS, goals_at
from assistant.computing.judging import says
from assistant.computing.queries import (
    AgainstTarget,
    FollowUpQuery,
    Found,
    GoalsFollowed,
    Result,
    Standing,
    VerdictsOn,
    Where,
)
from assistant.computing.targets import Comparison, comparisons
from corpus.graph import PlanGraph
from corpus.model import Goal, Indicator, LinkKind, Relation, Verdict, VerdictKind
from corpus.swedish import normalise


def compute_follow_up(query: FollowUpQuery, graph: PlanGraph) -> Result:
    """Answer a query for what follows plans up."""
    match query:
        case VerdictsOn():
            return Result(query, tuple(_judged(query, graph)))
        case GoalsFollowed():
            return Result(query, tuple(_followed(query, graph)))
        case AgainstTarget():
            return Result(query, tuple(_compared(query, graph)))


# --- verdicts ------------------------------------------------------------------------------------------------


def _judged(query: VerdictsOn, graph: PlanGraph) -> Iterable[Found]:
    """Yield what is judged, in the order of goals, with the verdicts that fit; exactly `ids` in the order given."""
    by_about = verdicts_by_about(graph)
    for entity_id in query.ids or _judgeable(query, by_about, graph):
        known = verdicts_within(by_about.get(entity_id, ()), query.where, graph)
        if query.forecasts:
            known = tuple(one for one in known if one.kind is VerdictKind.PROGNOSIS)
        counting = known if query.ids else standing(known, graph)
        kept = tuple(one.id for one in counting if _fits(one, query))
        if kept:
            yield Found(entity_id, verdicts=kept)


def _judgeable(query: VerdictsOn, by_about: Mapping[str, tuple[Verdict, ...]], graph: PlanGraph) -> list[str]:
    """Return the goals of the level, kommun, organ and words asked for that any document judges."""
    below = {step.id for goal in query.below for step in graph.subtree(goal)[1:]}
    goals = [
        goal
        for goal in (graph.goal(about) for about in by_about)
        if goal is not None
        and (goal.id in below or not query.below)
        and (goal.level is query.level if query.level is not None else goal.level in GOAL_LEVELS)
        and in_kommun(goal.kommun, query.where.kommun)
        and _of_organ(goal, by_about[goal.id], query.where, graph)
        and says_terms((goal.name,), query.terms)
    ]
    return [goal.id for goal in sorted(goals, key=lambda goal: goal_order(goal, graph))]


def _of_organ(goal: Goal, judged: Iterable[Verdict], where: Where, graph: PlanGraph) -> bool:
    """Say whether a goal is the organ's own, or the organ is who judges it."""
    if where.organ is None:
        return True
    if owned(goal.organ, where.organ, graph, kommun=goal.kommun):
        return True
    return any(one.by is not None and owned(one.by, where.organ, graph, kommun=goal.kommun) for one in judged)


def _fits(verdict: Verdict, query: VerdictsOn) -> bool:
    forecast = verdict.kind is VerdictKind.PROGNOSIS
    return (
        (query.judgement is None or says(verdict.wording, query.judgement))
        and (query.wording is None or normalise(verdict.wording) == normalise(query.wording))
        and (query.forecast is None or forecast is query.forecast)
        and query.verdict in (None, verdict.id)
    )


def verdicts_by_about(graph: PlanGraph) -> dict[str, tuple[Verdict, ...]]:
    """Map what is judged (id) to its verdicts."""
    found: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in graph.verdicts:
        found[verdict.about].append(verdict)
    return {about: tuple(verdicts) for about, verdicts in found.items()}


def verdicts_within(verdicts: Iterable[Verdict], where: Where, graph: PlanGraph) -> tuple[Verdict, ...]:
    """Return the verdicts of the period and documents asked about: outcomes before forecasts, the newest first."""
    kept = [one for one in verdicts if _in_documents(one, where, graph) and _in_time(one, where, graph)]
    ordered = sorted(sorted(kept, key=lambda one: one.id), key=lambda one: _day(one, graph), reverse=True)
    return tuple(sorted(ordered, key=lambda one: one.kind is VerdictKind.PROGNOSIS))


def standing(verdicts: tuple[Verdict, ...], graph: PlanGraph) -> tuple[Verdict, ...]:
    """Return the verdicts that count, of some in order: those of the foremost one's kind and year."""
    if not verdicts:
        return ()
    first, year = verdicts[0], period_of_verdict(verdicts[0], graph)
    return tuple(one for one in verdicts if one.kind is first.kind and period_of_verdict(one, graph) == year)


def _in_documents(verdict: Verdict, where: Where, graph: PlanGraph) -> bool:
    if not where.documents:
        return True
    places = (one.id for name in verdict.mentions if name in graph.mentions for one in graph.documents_of(name))
    return any(place in where.documents for place in places)


def _in_time(verdict: Verdict, where: Where, graph: PlanGraph) -> bool:
    about = period_of_verdict(verdict, graph)
    return where.period is None or (about is not None and about in where.period)


def _day(verdict: Verdict, graph: PlanGraph) -> str:
    """Return when a verdict was given: its own day, else that of its document."""
    readings = (graph.mentions[name].locator.reading for name in verdict.mentions if name in graph.mentions)
    return verdict.as_of or max((newest_day(one, graph) for one in readings), default="")


# --- goal by goal --------------------------------------------------------------------------------------------


def _followed(query: GoalsFollowed, graph: PlanGraph) -> Iterable[Found]:
    """Yield every goal with the verdicts that count and the values of its indicators."""
    by_about = verdicts_by_about(graph)
    for found in goals_at(query.goals, graph).items:
        verdicts = standing(verdicts_within(by_about.get(found.id, ()), query.where, graph), graph)
        pairs = comparisons_of_goal(found.id, query.where, graph)
        values = tuple(dict.fromkeys(value for _, pair in pairs for value in (pair.outcome, pair.target)))
        if query.followed in (None, bool(verdicts or values)):
            yield Found(found.id, values=values, verdicts=tuple(one.id for one in verdicts))


def comparisons_of_goal(goal: str, where: Where, graph: PlanGraph) -> list[tuple[Indicator, Comparison]]:
    """Return the foremost comparison of each indicator that is stated to measure a goal, by name."""
    links = (link for link in graph.links_to(goal, Relation.MEASURES) if link.kind is LinkKind.STATED)
    measures = {link.source: graph.entity(link.source) for link in links}
    indicators = sorted((one for one in measures.values() if isinstance(one, Indicator)), key=_by_name)
    found = ((one, comparisons(one, where, graph)) for one in indicators)
    return [(one, pairs[0]) for one, pairs in found if pairs]


def _by_name(indicator: Indicator) -> tuple[str, str]:
    return (normalise(indicator.name), indicator.id)


# --- outcome against target ----------------------------------------------------------------------------------


def _compared(query: AgainstTarget, graph: PlanGraph) -> Iterable[Found]:
    """Yield the indicators that have both cells, by their goals and names; of the standing asked for, where one is."""
    measuring = {
        link.source
        for goal in expanded(query.goals, graph, below=True)
        for link in graph.links_to(goal, Relation.MEASURES)
    }
    for indicator in sorted(graph.indicators, key=lambda one: _order(one, graph)):
        if query.ids and indicator.id not in query.ids:
            continue
        if query.goals and indicator.id not in measuring:
            continue
        if not says_terms((indicator.name,), query.terms) or not entity_fits(indicator, query.where, graph):
            continue
        pairs = comparisons(indicator, query.where, graph)
        foremost = [one for one in pairs if one.outcome.locator.reading == pairs[0].outcome.locator.reading]
        standing = standing_of(foremost) if foremost else None
        if standing is not None and query.standing in (None, standing):
            cells = (cell for pair in pairs for cell in (pair.outcome, pair.target, pair.baseline) if cell is not None)
            yield Found(indicator.id, values=tuple(dict.fromkeys(cells)), standing=standing)


def standing_of(pairs: list[Comparison]) -> Standing:
    """Return how the outcomes of one document stand: missed where any of them is."""
    standings = {pair.standing for pair in pairs}
    order = (Standing.MISSED, Standing.UNDIRECTED, Standing.UNLIKE, Standing.MET)
    return next(one for one in order if one in standings)


def _order(indicator: Indicator, graph: PlanGraph) -> tuple[object, ...]:
    goals = [graph.goal(link.target) for link in graph.links_from(indicator.id, Relation.MEASURES)]
    first = min((goal_order(goal, graph) for goal in goals if goal is not None), default=("\uffff",))
    return (first, *_by_name(indicator))
