"""Draft what a question compares: programmes, plans, targets, an indicator's years, organs on the same goals."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Kind
from assistant.compose import Assembly, compose_result, notices, refusals
from assistant.compose.changes import compose_plans, compose_programmes, compose_targets, compose_years
from assistant.computing.comparing.changes import at_level
from assistant.computing.comparing.editions import (
    Edition,
    defining_document,
    edition_after,
    edition_at,
    edition_before,
    editions,
)
from assistant.computing.comparing.plan_changes import compared_plans, plan_years
from assistant.computing.dating import year_of
from assistant.computing.fitting import documents_of_organ, same
from assistant.computing.queries import (
    ActivitiesOf,
    Documents,
    GoalsAt,
    PlanChanges,
    ProgrammeChanges,
    Query,
    SharedGoals,
    TargetChanges,
    ValuesOf,
    ValuesOverYears,
    Where,
)
from assistant.drafting.asked import Asked
from assistant.drafting.drafted import Drafted
from assistant.drafting.from_graph import refuse_unfit, refuse_unknown_names, refuse_unread
from assistant.drafting.mentioning import tell_mentioned
from assistant.drafting.posing import organ_kind
from assistant.drafting.stating import indicators_meant
from assistant.drafting.unfamiliar import unfamiliar_names
from assistant.drafting.unread import Unread
from assistant.understanding.changes import ChangeAsked, Compared
from assistant.understanding.question import EntityType
from assistant.wording import Thing, fold
from corpus.model import Activity, FactRole, Level, OrganKind, Period

_PROPOSAL = re.compile(r"(?<!\w)(?:förslag(?:et|s|ets)?|proposal|draft)(?!\w)")
MOST_ALIKE_YEARS = 2
"""Times that are compared."""


def draft_compared(asked: Asked) -> Drafted | None:
    """Draft the answer to a question that compares; None when it compares nothing that can be computed."""
    question, change = asked.question, asked.question.change or _of_part_of_a_name(asked)
    counted = (Thing.GOAL, Thing.ACTIVITY, Thing.INDICATOR)
    if change is None or (
        question.kind is Kind.COUNT and (not question.wanted or question.wanted.thing not in counted)
    ):
        return None
    strangers = unfamiliar_names(question, asked.snapshot.catalogue)
    refused = refuse_unknown_names(asked, strangers) if strangers else refuse_unfit(asked)
    if refused is not None and (strangers or question.strangers):
        return replace(refused, kind=question.kind)
    match change.what:
        case Compared.PROGRAMMES:
            drafted = _programmes(asked, change)
        case Compared.PLANS:
            drafted = _plans(asked, change)
        case Compared.TARGETS:
            drafted = _targets(asked, change)
        case Compared.INDICATORS:
            drafted = _years(asked, change)
        case Compared.ORGANS:
            drafted = _organs(asked, change)
        case Compared.KOMMUNER:
            drafted = _kommuner(asked, change)
    return None if drafted is None else replace(drafted, kind=question.kind)


def _of_part_of_a_name(asked: Asked) -> ChangeAsked | None:
    """Return the change between years of the one indicator that a question means by a word of its name."""
    question = asked.question
    years = sorted({year for period in question.periods for year in (period.first, period.last)})
    named = question.named(EntityType.GOAL) or question.named(EntityType.ACTIVITY)
    if question.kind is not Kind.COMPARE or len(years) < MOST_ALIKE_YEARS or named or not indicators_meant(asked):
        return None
    first, last = (Period(year, year) for year in (years[0], years[-1]))
    return ChangeAsked(Compared.INDICATORS, earlier=first, later=last)


# --- programmes ----------------------------------------------------------------------------------------------


def _programmes(asked: Asked, change: ChangeAsked) -> Drafted | None:
    """Compare two programmes of each kommun that the question is about."""
    question, graph = asked.question, asked.snapshot.graph
    kommun = question.kommun
    kommuner = [kommun] if kommun else list(dict.fromkeys(one.kommun for one in editions(graph) if one.kommun))
    assembly = asked.assembly()
    counted: list[ProgrammeChanges] = []
    told = False
    for name in kommuner:
        earlier, later = _two_editions(asked, change, name)
        if earlier is None or later is None:
            if len(kommuner) == 1:
                return _refuse_edition(asked, change, name, known=earlier or later)
            continue
        told = True
        queries = _programme_queries(asked, change, earlier, later)
        for query in queries:
            if earlier.period == later.period:
                assembly.aside("compare.same_programme", query)
                break
            if query is queries[0]:
                assembly.aside("compare.programmes", query)
            compose_programmes(assembly, query)
            counted.append(query)
    if not told:
        return _refuse_edition(asked, change, None, known=None)
    _note_newer(assembly, asked)
    return _done(asked, assembly, *counted)


def _programme_queries(asked: Asked, change: ChangeAsked, earlier: Edition, later: Edition) -> list[ProgrammeChanges]:
    ids = tuple(one.id for one in asked.question.named(EntityType.GOAL))
    where = Where(later.kommun)
    changes = () if ids else change.changes
    queries = [
        ProgrammeChanges(earlier.period, later.period, level, where, changes, ids) for level in _levels(asked, change)
    ]
    return sorted(queries, key=lambda query: not (at_level(earlier, query.level) and at_level(later, query.level)))


def _levels(asked: Asked, change: ChangeAsked) -> tuple[Level, ...]:
    """Return the levels to compare: the one asked for, that of the goals named, else areas and goals."""
    named = tuple(dict.fromkeys(one.level for one in asked.question.named(EntityType.GOAL) if one.level is not None))
    if named:
        return named
    return (change.level,) if change.level is not None else (Level.AREA, Level.GOAL)


def _two_editions(asked: Asked, change: ChangeAsked, kommun: str | None) -> tuple[Edition | None, Edition | None]:
    """Return the earlier and the later programme; a time left open is the newest, or the one beside the other."""
    graph = asked.snapshot.graph
    if change.later is not None:
        later = edition_at(graph, kommun, change.later)
        if change.earlier is not None:
            return edition_at(graph, kommun, change.earlier), later
        return (edition_before(graph, kommun, later.period) if later is not None else None), later
    if change.earlier is not None:
        earlier = edition_at(graph, kommun, change.earlier)
        return earlier, (edition_after(graph, kommun, earlier.period) if earlier is not None else None)
    newest = next(iter(editions(graph, kommun)), None)
    return (edition_before(graph, kommun, newest.period) if newest is not None else None), newest


def _refuse_edition(asked: Asked, change: ChangeAsked, kommun: str | None, *, known: Edition | None) -> Drafted:
    """Say which of the two programmes was not read."""
    graph = asked.snapshot.graph
    every = editions(graph, kommun)
    some = known or (every[0] if every else None)
    document = defining_document(some, graph) if some is not None else None
    kind = document.kind if document is not None else None
    for period in (change.later, change.earlier):
        if period is not None and edition_at(graph, kommun, period) is None:
            near = Documents(Where(documents=(document.id,))) if document is not None else None
            return refuse_unread(asked, Unread(Documents(Where(kommun, period=period), kind=kind), near))
    assembly = asked.assembly()
    if some is None:
        refusals.refuse_nothing_found(assembly)
    else:
        side = "missing.after" if change.earlier is not None else "missing.before"
        given = (("kind", kind or "program"), ("period", str(some.period)))
        missing = assembly.renderer.phrase(side, given)
        assembly.absence("refusal.not_read", None, ("missing", missing))
        if document is not None:
            assembly.computed("refusal.nearest", Documents(Where(documents=(document.id,))))
        assembly.phrase("refusal.turn")
    return Drafted(assembly.draft(refused=True), asked.question.kind)


def _note_newer(assembly: Assembly, asked: Asked) -> None:
    """Say that a newer programme is expected and was not read."""
    graph = asked.snapshot.graph
    newest = next(iter(editions(graph, asked.question.kommun)), None)
    document = defining_document(newest, graph) if newest is not None else None
    if newest is None or document is None or document.kind is None:
        return
    kind, last = document.kind, newest.period.last
    newer = [
        one for one in asked.absent if one.kind and same(one.kind, kind) and one.period and one.period.first > last
    ]
    notices.note_newer(assembly, asked.described(newer))


# --- plans ---------------------------------------------------------------------------------------------------


def _plans(asked: Asked, change: ChangeAsked) -> Drafted | None:
    """Compare the plans of two years, of the organ named or of each that has both."""
    question, graph = asked.question, asked.snapshot.graph
    if _PROPOSAL.search(fold(question.asked)):
        assembly = asked.assembly()
        assembly.phrase("compare.proposals")
        return Drafted(assembly.draft(refused=True), question.kind)
    where = Where(question.kommun, question.organ or _owner(asked))
    anything = PlanChanges(Period(0, 0), Period(0, 0), where)
    earlier, later = _two_years(change, plan_years(graph, anything))
    if earlier is None or later is None:
        wanted = Period(change.later.first, change.later.last) if change.later else change.earlier
        return _refuse_plan(asked, where, wanted)
    ids = tuple(one.id for one in question.named(EntityType.ACTIVITY))
    query = PlanChanges(earlier, later, where, () if ids else change.changes, ids)
    before, after = compared_plans(query, graph)
    if not before or not after:
        return _refuse_plan(asked, where, earlier if not before else later)
    assembly = asked.assembly()
    compose_plans(assembly, query)
    return _done(asked, assembly, query)


def _owner(asked: Asked) -> str | None:
    """Return the organ of the activities that a question names."""
    graph = asked.snapshot.graph
    named = (graph.entity(one.id) for one in asked.question.named(EntityType.ACTIVITY))
    return next((one.organ for one in named if isinstance(one, Activity)), None)


def _two_years(change: ChangeAsked, years: tuple[int, ...]) -> tuple[Period | None, Period | None]:
    """Return the two years to compare; one left open is the newest, or the one beside the other."""
    later = change.later.last if change.later else None
    earlier = change.earlier.first if change.earlier else None
    if later is None and earlier is not None:
        later = next((year for year in reversed(years) if year > earlier), None)
    elif later is None:
        later = years[0] if years else None
    if earlier is None and later is not None:
        earlier = next((year for year in years if year < later), None)
    return _year(earlier), _year(later)


def _year(year: int | None) -> Period | None:
    return None if year is None else Period(year, year)


def _refuse_plan(asked: Asked, where: Where, period: Period | None) -> Drafted:
    """Say that the plan of a year was not read."""
    graph = asked.snapshot.graph
    own = documents_of_organ(where.organ, asked.searched, graph) if where.organ else ()
    kinds = dict.fromkeys(document.kind for document in own if document.kind)
    wanted = Documents(replace(where, period=period))
    if asked.assembly().result(wanted).items:
        wanted = replace(wanted, kind=next(iter(kinds), None))
    if asked.assembly().result(wanted).items:
        assembly = asked.assembly()
        refusals.refuse_nothing_found(assembly)
        return Drafted(assembly.draft(refused=True), asked.question.kind)
    near = Documents(Where(documents=tuple(document.id for document in own[:MOST_ALIKE_YEARS]))) if own else None
    return refuse_unread(asked, Unread(wanted, near))


# --- targets, years, organs ----------------------------------------------------------------------------------


def _targets(asked: Asked, change: ChangeAsked) -> Drafted | None:
    """Compare targets of two years."""
    question = asked.question
    ids = tuple(one.id for one in question.named(EntityType.INDICATOR))
    earlier = change.earlier.first if change.earlier else None
    later = change.later.last if change.later else None
    query = TargetChanges(earlier, later, Where(question.kommun), change.changes, ids)
    assembly = asked.assembly()
    if not assembly.result(replace(query, changes=())).items:
        assembly.absence("compare.targets_none", replace(query, changes=()))
        return Drafted(assembly.draft(refused=True), question.kind)
    compose_targets(assembly, query)
    return _done(asked, assembly, query)


def _years(asked: Asked, change: ChangeAsked) -> Drafted | None:
    """State an indicator's values of the years compared; None when none of them is stated."""
    question = asked.question
    ids = indicators_meant(asked)
    told = tuple(one.first for one in (change.earlier, change.later) if one is not None)
    years = told if len(told) == MOST_ALIKE_YEARS else ()
    role = question.role if question.role in (FactRole.TARGET, FactRole.BASELINE) else FactRole.OUTCOME
    query = ValuesOverYears(ids, role, years)
    assembly = asked.assembly()
    found = assembly.result(query).items
    if not found:
        return None
    compose_years(assembly, query)
    if not years and len({year_of(value) for one in found for value in one.values}) < MOST_ALIKE_YEARS:
        _from_baseline(assembly, ids)
    for one in found:
        stated = {year_of(value) for value in one.values}
        for year in years:
            single = ValuesOf((one.id,), role=role, year=year)
            if year not in stated and not assembly.result(single).items:
                assembly.absence("lookup.nothing_stated", single)
    return _done(asked, assembly, query)


def _from_baseline(assembly: Assembly, ids: tuple[str, ...]) -> None:
    """Say that values of one year alone are stated, and which baseline there is."""
    baseline = ValuesOf(ids, role=FactRole.BASELINE)
    if assembly.result(baseline).items:
        compose_result(assembly, baseline)
    assembly.phrase("compare.one_year")


def _organs(asked: Asked, change: ChangeAsked) -> Drafted | None:
    """Say what several organs do for the same goals: those named, or all that are shared."""
    question = asked.question
    goals = tuple(one.id for one in question.named(EntityType.GOAL))
    organs = tuple(dict.fromkeys(one.name for one in question.named(EntityType.ORGAN)))
    if goals:
        return _on_goals(asked, goals, organs)
    kind = organ_kind(question)
    query = SharedGoals(
        Where(question.kommun, period=question.period),
        level=change.level or Level.GOAL,
        kind=kind if kind in (OrganKind.BOLAG, OrganKind.FORVALTNING, OrganKind.ENHET) else None,
        organs=organs if len(organs) > 1 else (),
    )
    assembly = asked.assembly()
    asked.note_time(assembly, query)
    compose_result(assembly, query)
    notices.note_missing(assembly, asked.receipt.missing)
    return _done(asked, assembly, query)


def _kommuner(asked: Asked, change: ChangeAsked) -> Drafted:
    """List the goals, or areas, of each kommun beside one another: what is alike in them is for the reader to say."""
    wanted = asked.question.wanted
    level = (wanted.level if wanted is not None else None) or Level.GOAL
    assembly = asked.assembly()
    assembly.phrase("compare.kommuner")
    for kommun in change.kommuner:
        compose_result(assembly, GoalsAt(level, Where(kommun, period=asked.question.period)))
    return _done(asked, assembly)


def _on_goals(asked: Asked, goals: tuple[str, ...], organs: tuple[str, ...]) -> Drafted:
    """Say what each of the organs does for goals; of one without a plan that was read, that it was not."""
    question, graph = asked.question, asked.snapshot.graph
    assembly = asked.assembly()
    everyone = ActivitiesOf(goals=goals, where=Where(period=question.period))
    asked.note_time(assembly, everyone)
    for organ in organs or (None,):
        query = replace(everyone, where=Where(organ=organ, period=question.period))
        if (
            organ is not None
            and not assembly.result(query).items
            and not documents_of_organ(organ, asked.searched, graph)
        ):
            assembly.phrase("compare.organ_unread", ("organ", organ))
        else:
            compose_result(assembly, query)
    notices.note_missing(assembly, asked.receipt.missing)
    mentioned = tell_mentioned(assembly, asked, everyone, cited=assembly.citations.all())
    notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
    return Drafted(assembly.draft(also_mentioned=mentioned), question.kind)


def _done(asked: Asked, assembly: Assembly, *counted: Query) -> Drafted:
    """Return the draft; `counted` are the queries whose results together are the number, where one is asked for."""
    notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
    question = asked.question
    count = assembly.count(*counted) if question.kind is Kind.COUNT else None
    return Drafted(assembly.draft(count=count), question.kind)
