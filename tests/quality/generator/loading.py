"""Reading a plan-graph file and checking it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar, cast

from tests.quality.generator.graph import (
    Activity,
    Expected,
    Goal,
    Indicator,
    Organ,
    PlanDocument,
    PlanGraph,
    Role,
    Section,
    Term,
    Value,
    Verdict,
)


class PlanGraphError(ValueError):
    """The plan-graph file contradicts itself; the message names the entry."""


Entry = TypeVar("Entry")


def _make(kind: type[Entry], entry: Mapping[str, Any]) -> Entry:
    """Make one dataclass from a TOML table: lists become tuples, an unknown key is an error."""
    known = {field.name for field in fields(cast("Any", kind))}
    if unknown := set(entry) - known:
        raise PlanGraphError(f"{kind.__name__} {entry.get('id', entry.get('title'))}: unknown {sorted(unknown)}")
    ready = {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
    try:
        return kind(**ready)
    except TypeError as error:
        raise PlanGraphError(f"{kind.__name__} {entry.get('id')}: {error}") from error


def _table(kind: type[Entry], entries: list[dict[str, Any]]) -> dict[str, Entry]:
    """Make the entries of one kind by id, refusing an id that stands twice."""
    made: dict[str, Entry] = {}
    for entry in entries:
        if entry["id"] in made:
            raise PlanGraphError(f"{kind.__name__} {entry['id']} stands twice")
        made[entry["id"]] = _make(kind, entry)
    return made


def _indicator_entry(entry: dict[str, Any]) -> dict[str, Any]:
    """Turn "role period" = "text" pairs into values."""
    columns = [(*column.partition(" "), text) for column, text in entry["values"].items()]
    return {**entry, "values": [Value(cast("Role", role), period, text) for role, _, period, text in columns]}


def _document_entry(entry: dict[str, Any]) -> dict[str, Any]:
    sections = [_make(Section, section) for section in entry.get("section", [])]
    return {**{name: value for name, value in entry.items() if name != "section"}, "sections": sections}


def load(path: Path) -> PlanGraph:
    """Read a plan-graph file and check it; raise PlanGraphError where it contradicts itself."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    graph = PlanGraph(
        organs=_table(Organ, raw.get("organ", [])),
        goals=_table(Goal, raw.get("goal", [])),
        indicators=_table(Indicator, [_indicator_entry(entry) for entry in raw.get("indicator", [])]),
        activities=_table(Activity, raw.get("activity", [])),
        verdicts=_table(Verdict, raw.get("verdict", [])),
        terms=_table(Term, raw.get("term", [])),
        documents=_table(PlanDocument, [_document_entry(entry) for entry in raw.get("document", [])]),
        expected=tuple(_make(Expected, entry) for entry in raw.get("expected", [])),
    )
    validate(graph)
    return graph


def validate(graph: PlanGraph) -> None:
    """Raise PlanGraphError where a reference leads nowhere or a statement is impossible."""
    _check_references(graph)
    for activity in graph.activities.values():
        if activity.grunduppdrag == bool(activity.goals):
            raise PlanGraphError(f"Activity {activity.id} must serve goals or the grunduppdrag, not both or neither")
    for verdict in graph.verdicts.values():
        if verdict.wording not in verdict.sentence:
            raise PlanGraphError(f"Verdict {verdict.id}: its wording does not stand in its sentence")
    for document in graph.documents.values():
        if document.organ not in graph.organs or graph.organs[document.organ].kommun != document.kommun:
            raise PlanGraphError(f"Document {document.id}: organ {document.organ} is not of {document.kommun}")
    files = [document.file for document in graph.documents.values()]
    if len(set(files)) < len(files):
        raise PlanGraphError("two documents share a file name")


def _check_references(graph: PlanGraph) -> None:
    for owner, names, table in _references(graph):
        for name in names:
            if name and name not in table:
                raise PlanGraphError(f"{owner} names {name}, which is nowhere")


def _references(graph: PlanGraph) -> Iterator[tuple[str, tuple[str | None, ...], Mapping[str, object]]]:
    """Yield who names what, and where it must stand."""
    for organ in graph.organs.values():
        yield f"Organ {organ.id}", (organ.parent,), graph.organs
    above = [(goal.id, goal.parent) for goal in graph.goals.values()]
    measured = [(indicator.id, indicator.goal) for indicator in graph.indicators.values()]
    for name, goal in (*above, *measured):
        yield f"Goal or indicator {name}", (goal,), graph.goals
    yield "A goal", tuple(goal.organ for goal in graph.goals.values()), graph.organs
    for activity in graph.activities.values():
        yield f"Activity {activity.id}", (activity.organ,), graph.organs
        yield f"Activity {activity.id}", activity.goals, graph.goals
        yield f"Activity {activity.id}", (*activity.documents, *activity.changes), graph.documents
    for verdict in graph.verdicts.values():
        yield f"Verdict {verdict.id}", (verdict.goal,), graph.goals
        yield f"Verdict {verdict.id}", (verdict.by,), graph.organs
        yield f"Verdict {verdict.id}", (verdict.document,), graph.documents
    for term in graph.terms.values():
        yield f"Term {term.id}", (term.document,), graph.documents
    for expected in graph.expected:
        yield "An expected plan", (expected.organ,), graph.organs
    for document in graph.documents.values():
        yield f"Document {document.id}", (document.organ, document.decided_by), graph.organs
        for section in document.sections:
            for names, table in _named_by(section, graph):
                yield f"Document {document.id}, {section.title}", names, table


def _named_by(section: Section, graph: PlanGraph) -> tuple[tuple[tuple[str | None, ...], Mapping[str, object]], ...]:
    return (
        ((*section.goals, section.about), graph.goals),
        (section.indicators, graph.indicators),
        (section.activities, graph.activities),
        (section.terms, graph.terms),
        (section.verdicts, graph.verdicts),
    )
