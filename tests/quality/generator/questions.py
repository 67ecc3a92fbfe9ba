"""Questions with their expected answers: the wording comes from a file, every expected item and page from the graph."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from tests.quality.generator.content import MarkKind
from tests.quality.generator.graph import Activity, Goal, PlanGraph
from tests.quality.generator.rendered import Rendered

QuestionKind = Literal["link", "list", "count", "lookup", "definition", "none"]
ACTIVITY_FIELDS = ("responsible", "time", "status", "cost")


class QuestionError(ValueError):
    """A question asks for something that the graph or its documents do not hold; the message names the question."""


@dataclass(frozen=True, slots=True)
class Selection:
    """A choice of activities, goals or indicators; every condition given must hold.

    `below` is a goal: the activities tied to it or to anything below it, or the goals directly below it. `within`
    are documents that must state what is chosen, and whose words count. `serves` is "grunduppdrag". `served_by` (goals
    only) are activities' ids, responsible units or organs: the goals that they serve. `organ` is whose the activity or
    goal is, `period` a goal's.
    """

    what: Literal["activities", "goals", "indicators"]
    below: str | None = None
    kommun: str | None = None
    level: str | None = None
    within: tuple[str, ...] = ()
    serves: str | None = None
    responsible: str | None = None
    status: str | None = None
    organ: str | None = None
    period: str | None = None
    served_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ValueSource:
    """Where a value stands: a field of an indicator or activity, a term, a goal's name, or words in a document."""

    indicator: str | None = None
    role: Literal["baseline", "outcome", "target"] = "target"
    period: str | None = None
    activity: str | None = None
    field: str = ""
    term: str | None = None
    goal: str | None = None
    document: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is asked, and how its answer follows from the graph."""

    id: str
    question: str
    kind: QuestionKind
    kommun: str | None = None
    organisation: str | None = None
    period: str | None = None
    entities: tuple[str, ...] = ()
    select: Selection | None = None
    value: tuple[ValueSource, ...] = field(default=())
    refuse: bool = False


def load(path: Path) -> tuple[Question, ...]:
    """Read a question file (TOML)."""
    return tuple(_question(entry) for entry in tomllib.loads(path.read_text(encoding="utf-8"))["question"])


def _question(entry: Mapping[str, Any]) -> Question:
    ready: dict[str, Any] = {name: tuple(one) if isinstance(one, list) else one for name, one in entry.items()}
    if "select" in entry:
        chosen: dict[str, Any] = {n: tuple(one) if isinstance(one, list) else one for n, one in entry["select"].items()}
        ready["select"] = Selection(**chosen)
    if "value" in entry:
        ready["value"] = tuple(ValueSource(**one) for one in entry["value"])
    return Question(**ready)


def write(questions: tuple[Question, ...], graph: PlanGraph, rendered: Mapping[str, Rendered]) -> str:
    """Return the questions with what is expected, one JSON object a line (the question format of QUALITY.md §1)."""
    return "".join(json.dumps(_record(one, graph, rendered), ensure_ascii=False) + "\n" for one in questions)


def _record(question: Question, graph: PlanGraph, rendered: Mapping[str, Rendered]) -> dict[str, object]:
    scoped = {"kommun": question.kommun, "organisation": question.organisation, "period": question.period}
    scope = {name: one for name, one in scoped.items() if one} or None
    expect: dict[str, object] = {}
    if question.entities:
        expect["entities"] = [graph.goals[name].name for name in question.entities]
    sources: list[tuple[str, int]] = []
    if question.select:
        chosen = select(question.select, graph, rendered)
        if not chosen:
            raise QuestionError(f"{question.id} chooses nothing")
        expect |= {"count": len(chosen)} if question.kind == "count" else {"items": _items(question, chosen, graph)}
        sources = _sources(question.select, chosen, graph, rendered)
    if question.value:
        values = [_value(source, question, graph, rendered) for source in question.value]
        expect["values"] = [text for text, _ in values]
        sources = [pair for _, pair in values]
    if sources:
        expect["sources"] = [{"document": file, "page": page} for file, page in dict.fromkeys(sources)]
    expect["refuse"] = question.refuse
    return {"id": question.id, "question": question.question, "scope": scope, "kind": question.kind, "expect": expect}


def select(selection: Selection, graph: PlanGraph, rendered: Mapping[str, Rendered]) -> tuple[str, ...]:
    """Return the ids that a selection chooses, in the order of the graph."""
    if selection.what == "activities":
        return tuple(activity.id for activity in _activities(selection, graph))
    if selection.what == "goals":
        return tuple(goal.id for goal in _goals(selection, graph))
    stated = {
        placed.mark.id
        for name in selection.within or tuple(rendered)
        for placed in rendered[name].placed
        if placed.mark.kind == "indicator"
    }
    return tuple(
        one.id for one in graph.indicators.values() if one.id in stated and selection.below in (None, one.goal)
    )


def _activities(selection: Selection, graph: PlanGraph) -> Iterator[Activity]:
    wanted = set(graph.subtree(selection.below)) if selection.below else set()
    for activity in graph.activities.values():
        stated = [activity.stated_in(name) for name in selection.within if name in activity.documents]
        said = stated or [activity]
        conditions = (
            not selection.below or bool(wanted & set(activity.goals)),
            not selection.within or bool(stated),
            selection.serves != "grunduppdrag" or activity.grunduppdrag,
            selection.responsible in (None, *(one.responsible for one in said)),
            selection.status in (None, *(one.status for one in said)),
            selection.organ in (None, activity.organ),
            selection.kommun in (None, graph.organs[activity.organ].kommun),
        )
        if all(conditions):
            yield activity


def _goals(selection: Selection, graph: PlanGraph) -> Iterator[Goal]:
    served = {goal for activity in _serving(selection, graph) for goal in activity.goals}
    for goal in graph.goals.values():
        conditions = (
            selection.below in (None, goal.parent),
            selection.kommun in (None, goal.kommun),
            selection.level in (None, goal.level),
            selection.organ in (None, goal.organ),
            selection.period in (None, goal.period),
            not selection.served_by or goal.id in served,
        )
        if all(conditions):
            yield goal


def _serving(selection: Selection, graph: PlanGraph) -> Iterator[Activity]:
    """Yield the activities whose goals are asked for."""
    named = set(selection.served_by)
    for one in graph.activities.values():
        organ = graph.organs[one.organ]
        if {one.id, one.responsible, organ.name} & named and selection.kommun in (None, organ.kommun):
            yield one


def _items(question: Question, chosen: tuple[str, ...], graph: PlanGraph) -> list[list[str]]:
    """Return each chosen item's name and the other ways it is printed."""
    if question.select and question.select.what == "activities":
        return [list(graph.activities[name].wordings) for name in chosen]
    if question.select and question.select.what == "indicators":
        return [[graph.indicators[name].name] for name in chosen]
    return [_goal_names(graph.goals[name]) for name in chosen]


def _goal_names(goal: Goal) -> list[str]:
    numbered = [f"{goal.number} {goal.name}", f"Resultatmål {goal.number}: {goal.name}"] if goal.number else []
    return [goal.name, *goal.aliases, *numbered]


def _sources(
    selection: Selection, chosen: tuple[str, ...], graph: PlanGraph, rendered: Mapping[str, Rendered]
) -> list[tuple[str, int]]:
    """Return where the answer is proved: where the chosen things stand, or the activity that names the goals."""
    kinds: dict[str, MarkKind] = {"activities": "activity", "goals": "goal", "indicators": "indicator"}
    kind, names = kinds[selection.what], chosen
    if selection.served_by:
        kind, names = "activity", tuple(activity.id for activity in _serving(selection, graph))
    return [pair for name in names for pair in _newest(kind, name, selection, graph, rendered)]


def _newest(
    kind: MarkKind, name: str, selection: Selection, graph: PlanGraph, rendered: Mapping[str, Rendered]
) -> list[tuple[str, int]]:
    """Return where a thing stands: in the programme for a goal, in the newest plan that states it for the rest."""
    places = [
        (document, placed.page)
        for document, one in rendered.items()
        if not selection.within or document in selection.within
        for placed in one.placed
        if (placed.mark.kind, placed.mark.id) == (kind, name) and not placed.mark.passing
    ]
    if not places:
        raise QuestionError(f"{name} stands in none of the documents asked of")
    newest = max(graph.documents[document].period or "" for document, _ in places)
    first = [(d, page) for d, page in places if kind == "goal" or graph.documents[d].period == newest][:1]
    return [(graph.documents[document].file, page) for document, page in first]


def _value(
    source: ValueSource, question: Question, graph: PlanGraph, rendered: Mapping[str, Rendered]
) -> tuple[str, tuple[str, int]]:
    """Return a value's words and (file, page); raise QuestionError when the graph or the page does not have it."""
    if source.document and source.text:
        pages = rendered[source.document].pages
        page = next((n for n, words in enumerate(pages, 1) if _letters(source.text) in _letters(words)), 0)
        if not page:
            raise QuestionError(f"{question.id}: “{source.text}” does not stand in {source.document}")
        return source.text, (graph.documents[source.document].file, page)
    kind, name, text = _stated(source, graph)
    if text is None:
        raise QuestionError(f"{question.id}: {name} has no such value")
    within = _showing(source, graph)
    return text, _newest(kind, name, Selection("activities", within=within), graph, rendered)[0]


def _showing(source: ValueSource, graph: PlanGraph) -> tuple[str, ...]:
    """Return the document that sets an indicator's value, the first that shows it; or the plan asked of, or none."""
    if source.indicator:
        value = graph.indicators[source.indicator].value(source.role, period=source.period)
        return tuple(name for name in graph.documents if value in graph.values_in(name, source.indicator))[:1]
    return (source.document,) if source.document else ()


def _stated(source: ValueSource, graph: PlanGraph) -> tuple[MarkKind, str, str | None]:
    if source.indicator:
        value = graph.indicators[source.indicator].value(source.role, period=source.period)
        return "indicator", source.indicator, value.text if value else None
    if source.activity:
        activity = graph.activities[source.activity]
        stated = activity.stated_in(source.document or activity.documents[-1])
        return "activity", source.activity, getattr(stated, source.field) if source.field in ACTIVITY_FIELDS else None
    if source.term:
        return "term", source.term, graph.terms[source.term].text
    return "goal", str(source.goal), graph.goals[str(source.goal)].name


def _letters(text: str) -> str:
    """Return letters and digits only: typesetters break lines and words."""
    return "".join(character for character in text.casefold() if character.isalnum())
