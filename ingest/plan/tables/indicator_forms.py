"""Forms on one indicator: two columns, labels to the left, its name beside the word for one. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Fact, FactRole, Mention, MentionKind, Relation, Tie, TieKind
from ingest.plan.collector import Collector
from ingest.plan.context import Context
from ingest.plan.forecasts import is_forecast
from ingest.plan.judging import judged_part
from ingest.plan.tables.cells import Line, Value, part
from ingest.plan.tables.fields import fact_of
from ingest.plan.unfilled import is_prompt
from ingest.vocabulary import FACT_COLUMNS, Column, column_of

_VALUES = frozenset({Column.TARGET, Column.OUTCOME, Column.BASELINE})
MIN_ROWS = 3


@dataclass(frozen=True, slots=True)
class Field:
    """A row of a form: what its label asks for, the label's words, and the value beside it."""

    column: Column | None
    label: str
    value: Value


def fields_of(lines: Sequence[Line], columns: int) -> tuple[Field, ...]:
    """Return the rows of a form on an indicator; () for any other table."""
    if columns != 2 or len(lines) < MIN_ROWS:
        return ()
    found = []
    for line in lines:
        label, value = line.at(0), line.at(1)
        if label is None or value is None or value is label:
            continue
        column = column_of(label.text)
        found.append(Field(Column.TARGET if _is_target(label.text) else column, label.text, value))
    kinds = [field.column for field in found]
    named = kinds.count(Column.INDICATOR) == 1 and any(
        field.column is Column.INDICATOR and column_of(field.value.text) is None and not is_prompt(field.value.text)
        for field in found
    )
    known = sum(kind is not None for kind in kinds)
    if Column.ACTIVITY in kinds:
        return ()  # a form on an activity may name its indicator
    return tuple(found) if named and _VALUES.intersection(kinds) and known > len(lines) / 2 else ()


def _is_target(label: str) -> bool:
    return label.strip(" :").casefold() in ("mål", "målet")


def read_form(fields: Sequence[Field], context: Context, collector: Collector) -> Mention:
    """Add the indicator of a form (with its fields) with its values, and the verdict on it."""
    name = next(field.value for field in fields if field.column is Column.INDICATOR)
    facts = (_fact(field, collector) for field in fields)
    goals = (field for field in fields if field.column is Column.GOAL and not is_prompt(field.value.text))
    ties = tuple(
        Tie(Relation.MEASURES, TieKind.FIELD, field.value.text, collector.locator(*field.value.spans))
        for field in goals
    )
    indicator = collector.add(
        MentionKind.INDICATOR,
        name.text,
        locator=collector.locator(*name.spans),
        path=context.path,
        organ=context.organ,
        facts=tuple(fact for fact in facts if fact is not None),
        ties=(*ties, *context.ties(collector, Relation.MEASURES)),
    )
    for field in fields:
        if field.column is Column.VERDICT and not is_prompt(field.value.text):
            _judge(field, indicator, context, collector)
    return indicator


def _fact(field: Field, collector: Collector) -> Fact | None:
    role = FACT_COLUMNS.get(field.column) if field.column is not None else None
    if role is None or is_prompt(field.value.text):
        return None
    return fact_of(role, field.value, collector)


def _judge(field: Field, indicator: Mention, context: Context, collector: Collector) -> None:
    place = judged_part(field.value.text)
    value = field.value if place is None else part(field.value, *place)
    where = collector.locator(*value.spans)
    collector.add(
        MentionKind.VERDICT,
        value.text,
        locator=where,
        path=context.path,
        organ=context.organ,
        facts=(Fact(FactRole.COMMENT, field.label, where),) if is_forecast(field.label) else (),
        ties=(Tie(Relation.JUDGES, TieKind.FIELD, indicator.wording, indicator.locator, indicator.id),),
    )
