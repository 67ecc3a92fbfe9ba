"""Cells that judge what their row is about, a goal or an indicator -> verdicts. Pure.

Every column that judges gives one, with who and when where its header says so ("Revisorernas bedömning", "Prognos
tertial 2"): verdicts that contradict each other are all kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from corpus.model import Fact, FactRole, Locator, Mention, MentionKind, Relation, Tie, TieKind
from corpus.swedish import dates
from ingest.plan.collector import Collector
from ingest.plan.context import Context
from ingest.plan.cover_words import organ_in
from ingest.plan.forecasts import is_forecast
from ingest.plan.judging import judged_part
from ingest.plan.pictured import pictured
from ingest.plan.tables.cells import Line, Value, part
from ingest.plan.tables.fields import fact_of
from ingest.plan.tables.heads import Heads
from ingest.vocabulary import Column

MAX_JUDGING_WORDS = 9
"""Beside an indicator, a longer cell is a comment unless a sentence in it judges."""
_NUMBER_FIRST = re.compile(r"^[<>≥≤+−–-]?\s?\d")
_DIRECTION = re.compile(r"^(?:\W*|ök\w+|minsk\w+|oförändra\w+|stabil\w*|[↑↓→↗↘])$", re.IGNORECASE)
_WHEN = re.compile(
    r"\b(?:(?:tertial|delår|kvartal|halvår|T|Q)\s?[1-4](?:\s(?:19|20)\d\d)?"
    r"|(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\s(?:19|20)\d\d"
    r"|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?P<who>[\w-]*(?:nämnd|styrelse|förvaltning|revisor|bolag|enhet|kontor)\w*?)s\s+bedömning", re.I)
_PLURAL = re.compile(r"^revisorerna$", re.IGNORECASE)


def judge(line: Line, heads: Heads, about: Mention, context: Context, collector: Collector) -> None:
    """Add the verdicts on a row's goal or indicator `about`, in words or as symbols; both where they differ."""
    comment = line.filled(heads.index(Column.COMMENT))
    said = None if comment is None else fact_of(FactRole.COMMENT, comment, collector)
    for index, value in _judging_cells(line, heads, about.kind):
        for wording, locator in _judged(line, index, value, about, collector):
            collector.add(
                MentionKind.VERDICT,
                wording,
                locator=locator,
                path=context.path,
                organ=_by(heads.words[index]) or context.organ,
                facts=(*_of_header(heads, index, collector), *(() if said is None else (said,))),
                ties=(Tie(Relation.JUDGES, TieKind.FIELD, about.wording, about.locator, about.id),),
            )


def judges_goals(lines: Sequence[Line], heads: Heads) -> bool:
    """Say whether the verdicts of a table of indicators stand only where a new goal begins: then goals are judged."""
    goal, verdict = heads.index(Column.GOAL), heads.index(Column.VERDICT)
    if heads.key is not Column.INDICATOR or goal is None or verdict is None:
        return False
    filled = [(line.filled(goal) is not None, line.filled(verdict) is not None) for line in lines]
    return all(led == judged for led, judged in filled) and not all(led for led, _ in filled)


def _judging_cells(line: Line, heads: Heads, kind: MentionKind) -> Iterator[tuple[int, Value | None]]:
    """Give the columns that judge with their words, cut to the judging clause; an outcome judges only in one."""
    for index in _judging_columns(heads):
        value = line.filled(index)
        value = value if value is not None and value.column == index else None
        place = None if value is None else judged_part(value.text)
        if value is not None and place is not None:
            yield index, part(value, *place)
        elif heads.columns[index] is not Column.OUTCOME:
            yield index, value if kind is MentionKind.GOAL or _is_word(value) else None


def _judging_columns(heads: Heads) -> Iterator[int]:
    """Give every verdict column, else the first one for a status, else the first for an outcome."""
    verdicts = [index for index, column in enumerate(heads.columns) if column is Column.VERDICT]
    if verdicts:
        yield from verdicts
        return
    kind = next((column for column in (Column.STATUS, Column.OUTCOME) if column in heads.columns), None)
    index = None if kind is None else heads.index(kind)
    if index is not None:
        yield index


def _is_word(value: Value | None) -> bool:
    """Say whether a cell beside an indicator holds a verdict's word, not a number, a direction or a comment."""
    if value is None or _NUMBER_FIRST.match(value.text) or _DIRECTION.match(value.text):
        return False
    return len(value.text.split()) <= MAX_JUDGING_WORDS


def _judged(
    line: Line, index: int, value: Value | None, about: Mention, collector: Collector
) -> Iterator[tuple[str, Locator]]:
    if value is not None:
        yield value.text, collector.locator(*value.spans)
    cell = next((cell for cell in line.pictured if cell.column == index), None)
    shown = pictured(cell, about.locator.parts[0], collector)
    if shown is not None and (value is None or shown.word.casefold() != value.text.casefold()):
        yield shown.word, shown.locator


def _of_header(heads: Heads, index: int, collector: Collector) -> tuple[Fact, ...]:
    """Return what a column's header says of its verdicts: when, and that they are forecasts."""
    words, spans = heads.words[index], heads.places[index]
    if not spans:
        return ()
    found = dates(words) or tuple(match[0] for match in _WHEN.finditer(words))
    place = collector.locator(*spans)
    when = (Fact(FactRole.DECIDED, moment, place) for moment in found[:1])
    forecast = (Fact(FactRole.COMMENT, words, place) for _ in range(is_forecast(words)))
    return tuple(chain(when, forecast))


def _by(header: str) -> str | None:
    """Return who judges by a column's header ("Revisorernas bedömning"); None where it only says "nämndens"."""
    match = _BY.search(header)
    if match is None:
        return None
    found = organ_in(match["who"])
    return found.value if found is not None else match["who"] if _PLURAL.match(match["who"]) else None
