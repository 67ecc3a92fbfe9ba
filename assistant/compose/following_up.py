"""Answers about how it went: verdicts quoted with who and when, goals by verdict, goal by goal. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from assistant.answer import Value
from assistant.compose import symbols
from assistant.compose.assembling import Assembly
from assistant.compose.draft import Draft
from assistant.compose.follow_up_words import sense
from assistant.computing.judging import Judgement, main_words
from assistant.computing.queries import ActivitiesOf, Found, GoalsAt, GoalsFollowed, VerdictsOn
from corpus.model import Activity, FactRole, Verdict, VerdictKind
from corpus.swedish import normalise


def compose_verdicts(assembly: Assembly, query: VerdictsOn) -> bool:
    """Tell every verdict on the things of a query (ids), outcomes first; return whether there was any."""
    result = assembly.result(query)
    add_judged(assembly, result.items)
    for found in result.items:
        one = replace(query, ids=(found.id,))
        verdicts = _verdicts(assembly, found)
        for verdict in verdicts:
            _told(assembly, one, verdict)
        if len({sense(verdict) for verdict in verdicts}) > 1:
            assembly.computed("status.differ", one)
        if all(verdict.kind is VerdictKind.PROGNOSIS for verdict in verdicts):
            _tell_outcome(assembly, VerdictsOn((found.id,), forecast=False))
    return bool(result.items)


def _tell_outcome(assembly: Assembly, outcomes: VerdictsOn) -> None:
    """Say that only a forecast was told, and the verdicts on the outcome wherever there are any."""
    result = assembly.result(outcomes)
    if not result.items:
        assembly.absence("status.no_outcome", outcomes)
        return
    assembly.phrase("status.outcome_elsewhere")
    for verdict in _verdicts(assembly, result.items[0]):
        _told(assembly, outcomes, verdict)


def _told(assembly: Assembly, one: VerdictsOn, verdict: Verdict) -> None:
    """Tell one verdict with its proof, and quote the comment beside a symbol: they may disagree."""
    mention = assembly.renderer.graph.mentions[verdict.mentions[0]]
    number = assembly.cite(mention.locator, section=mention.path)
    exactly = replace(one, verdict=verdict.id)
    assembly.proved("status.verdict", exactly, (number,), core=True)
    if main_words(verdict.wording) != verdict.wording:  # the sentence quotes it whole
        assembly.add_value(Value(main_words(verdict.wording)))
    comment = mention.fact(FactRole.COMMENT)
    if comment is not None and mention.locator.pictures:
        number = assembly.cite(comment.locator, section=mention.path)
        assembly.quoted(assembly.citations.get(number).quote, (number,), core=False)


def add_judged(assembly: Assembly, found: tuple[Found, ...]) -> None:
    """Add found things as items, each with the foremost of its verdicts."""
    assembly.add_items(found)
    for one in found:
        for verdict in _verdicts(assembly, one):
            number = assembly.citations.mention(verdict.mentions[0])
            if number is not None:
                judgement = (verdict.wording, (verdict.kind, verdict.as_of, verdict.by))
                assembly.judge(one.id, judgement, number, verdict=verdict.id)


def _verdicts(assembly: Assembly, found: Found) -> list[Verdict]:
    known = (assembly.renderer.graph.entity(name) for name in found.verdicts)
    return [one for one in known if isinstance(one, Verdict) and one.mentions]


# --- goals by verdict ----------------------------------------------------------------------------------------


def compose_by_verdict(assembly: Assembly, query: VerdictsOn, *, unjudged: tuple[str, ...] | None = None) -> None:
    """List the goals that have the verdict asked for, by the documents' own words; forecasts apart from outcomes.

    `unjudged` are, of goals given by their ids, those without an outcome: the forecasts on these alone are told.
    """
    found = False
    for forecast in (False, True):
        ids = unjudged if forecast and unjudged is not None else query.ids
        part = replace(query, ids=ids, forecast=forecast)
        if query.ids and not ids:
            continue
        result = assembly.result(part)
        if result.items:
            found = True
            add_judged(assembly, result.items)
            alone = forecast and not query.forecasts
            name = "status.goals_forecast" if alone else f"status.goals_{query.judgement}{'_by_forecast' * forecast}"
            assembly.computed(name, part, core=True)
            _by_wording(assembly, part)
    if not found:
        assembly.absence("status.no_goals", query)
        every = replace(query, judgement=None)
        if assembly.result(every).items:
            assembly.computed("status.known_words", every)
            return
    other = replace(query, judgement=Judgement.OTHER)
    if assembly.result(other).items:
        assembly.computed("status.other_words", other)


def _by_wording(assembly: Assembly, query: VerdictsOn) -> None:
    """Add a line for each wording; where there are several, say first that they are brought together."""
    verdicts = [verdict for found in assembly.result(query).items for verdict in _verdicts(assembly, found)]
    wordings = dict.fromkeys(normalise(verdict.wording) for verdict in verdicts)
    if len(wordings) > 1:
        assembly.computed("status.scales", query)
    for wording in wordings:
        assembly.computed("status.group", replace(query, wording=wording), cited=True)


# --- goal by goal --------------------------------------------------------------------------------------------


_LACKING = {"scorecard.measured": "verdict", "scorecard.nothing": "follow_up"}
"""What a row says that its goal lacks."""


def with_lacks(draft: Draft) -> Draft:
    """Return a draft whose items say of themselves what its sentences, once proved, say that they lack."""
    lacking = {
        number: _LACKING[one.phrase] for one in draft.sentences if one.phrase in _LACKING for number in one.items
    }
    items = (replace(item, lacking=lacking.get(number, item.lacking)) for number, item in enumerate(draft.items))
    return replace(draft, items=tuple(items))


def compose_scorecard(assembly: Assembly, query: GoalsFollowed) -> None:
    """Add a row for every goal: its newest verdict, its indicators, or that nothing follows it up."""
    result = assembly.result(query)
    add_judged(assembly, result.items)
    assembly.computed("scorecard.heading", query, core=True)
    if any(found.verdicts for found in result.items):
        assembly.computed("scorecard.tally", query)
    for found in result.items:
        row = replace(query, goals=GoalsAt(ids=(found.id,), level=query.goals.level, where=query.goals.where))
        judged, measured = bool(found.verdicts), bool(found.values)
        name = {(True, True): "both", (True, False): "judged", (False, True): "measured", (False, False): "nothing"}
        assembly.computed(f"scorecard.{name[judged, measured]}", row, cited=True)


# --- activities by status ------------------------------------------------------------------------------------


def compose_statuses(assembly: Assembly, query: ActivitiesOf) -> None:
    """List activities by the status that the documents state; those without one last."""
    result = assembly.result(query)
    assembly.add_items(result.items)
    found = (assembly.renderer.graph.entity(one.id) for one in result.items)
    stated = [one.status or "" for one in found if isinstance(one, Activity)]
    assembly.computed("list.activities", query, core=True)
    counted = Counter(normalise(status) for status in stated)
    first = {normalise(status): status for status in reversed(stated)}
    for status in sorted(counted, key=lambda one: (not one, -counted[one], one)):
        assembly.computed("status.activities", replace(query, status_only=first[status]), cited=True)
    symbols.compose_unread(assembly, tuple(one.id for one in result.items))
