"""Layout 15: "Målsättning nr 1:", the goal on the next line, and a table of measures with sub-rows a, b, c."""

from __future__ import annotations

from html import escape

from tests.quality.generator.graph import Goal, Indicator
from tests.quality.golden.columns import Column, draw_columns, group
from tests.quality.golden.job import Job, Laid, cells, goal, indicator, is_subrow

STYLE = ".sub { padding-left: 4mm; } .nr { margin: 5mm 0 0; font-weight: bold; break-after: avoid; }"
AHEAD = 3


def lay_out(job: Job) -> Laid:
    """Return each goal with its table."""
    name = Column("name", job.word("headers.styrtal"), 8)
    others = (
        Column(f"outcome {job.year}", job.word("headers.known_outcome"), 3),
        Column(f"target {job.year}", job.word("headers.aim_now"), 3),
        Column(f"target {job.year + AHEAD}", job.word("headers.aim_ahead"), 3),
    )
    columns = draw_columns(job, name, others)
    word, dated = job.word("headers.goal_number"), job.chance(0.6)
    parts = []
    for area in job.goals("area"):
        parts.append(f"<h1{job.at(goal(area))}>{escape(area.name)}</h1><p>{job.word('prose.area')}</p>")
        for one in job.goals("goal", parent=area.id):
            parts.append(f'<p class="nr">{word} {one.number}:</p><h3{job.at(goal(one))}>{escape(one.name)}</h3>')
            parts.append(_table(job, one, columns, dated=dated))
    shows = frozenset(column.fact for column in columns)
    return Laid("".join(parts), shows, STYLE)


def _table(job: Job, one: Goal, columns: tuple[Column, ...], *, dated: bool) -> str:
    measures = job.indicators(one.id)
    plain = [measure for measure in measures if not is_subrow(measure)]
    sub = [measure for measure in measures if is_subrow(measure)]
    rows = [_row(job, measure, columns, "", dated=dated) for measure in plain]
    if sub:
        lead = ["Andel invånare som är berörda, fördelat på:" if one.fact == "name" else "" for one in columns]
        rows.append(f"<tr>{cells(lead)}</tr>")
        rows.extend(_row(job, measure, columns, "abc"[place], dated=dated) for place, measure in enumerate(sub))
    head = cells([column.header for column in columns], "th")
    body = f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody>"
    return (
        f"<table><colgroup>{group(columns)}</colgroup>{body}</table>" if rows else "<p>Styrtal tas fram under året.</p>"
    )


def _row(job: Job, measure: Indicator, columns: tuple[Column, ...], letter: str, *, dated: bool) -> str:
    made = []
    for column in columns:
        role, _, year = column.fact.partition(" ")
        value = next((one for one in measure.values if (one.role, one.period) == (role, year)), None)
        if value is None:
            name = f"<span{job.at(indicator(measure))}>{escape(measure.name)}</span>"
            made.append(f'<td class="sub">{letter}. {name}</td>' if letter else f"<td>{name}</td>")
        else:
            before = f"{year}: " if dated and role == "outcome" else ""
            made.append(f"<td>{before}{escape(value.text)}</td>")
    return f"<tr>{''.join(made)}</tr>"
