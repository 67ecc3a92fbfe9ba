"""Layout 10: one table of activities with rows for areas or goals over its whole width, and status words in colour."""

from __future__ import annotations

from html import escape

from tests.quality.generator.graph import Activity
from tests.quality.golden import statuses
from tests.quality.golden.columns import BROKEN, Column, draw_columns, fitted, group
from tests.quality.golden.comments import comment
from tests.quality.golden.job import Job, Laid, activity, cells, goal

TINTS = ("#b3ddb0", "#fdf59a", "#f4a6a0")
STYLE = ".section td { text-align: center; font-weight: bold; background: #f0f0f0; } " + BROKEN
NARROW = 0.2
"""The share of tables whose columns are narrower than their header words, which then break inside."""


def lay_out(job: Job) -> Laid:
    """Return the table; areas stand as headings above it, or as rows in it."""
    others = [
        Column("time", job.word("headers.time"), 2, least=4),
        Column("status", job.word("headers.status"), 3, least=9),
        Column("comment", job.word("headers.comment"), 7),
    ]
    columns = draw_columns(job, Column("activity", job.word("headers.activity"), 6), others)
    columns = columns if job.chance(NARROW) else fitted(job, columns)
    coloured, split = job.chance(0.6), job.chance(0.5)
    parts = [f"<p>{job.word('prose.intro')}</p>"]
    rows: list[str] = []
    for area in job.goals("area"):
        name = f"{job.word('levels.area')} {area.number}: " if job.chance(0.3) else ""
        head = f"{name}{escape(area.name)}"
        if split:
            parts.append(f"<h2{job.at(goal(area))}>{head}</h2>")
        else:
            rows.append(f'<tr class="section"{job.at(goal(area))}><td colspan="4">{head}</td></tr>')
        for one in job.goals("goal", parent=area.id):
            rows.append(f'<tr class="section"{job.at(goal(one))}><td colspan="4">{escape(one.name)}</td></tr>')
            rows.extend(_row(job, done, columns, coloured=coloured) for done in job.activities(one.id))
        if split:
            parts.append(_table(columns, rows))
            rows = []
    mission = [one for one in job.activities() if one.grunduppdrag]
    if mission:
        rows.append(f'<tr class="section"><td colspan="4">{job.word("mission.head")}</td></tr>')
        rows.extend(_row(job, done, columns, coloured=coloured) for done in mission)
    return Laid("".join(parts) + (_table(columns, rows) if rows else ""), frozenset({"status", "time"}), STYLE)


def _table(columns: tuple[Column, ...], rows: list[str]) -> str:
    head = cells([column.header for column in columns], "th")
    return (
        f"<table><colgroup>{group(columns)}</colgroup><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _row(job: Job, one: Activity, columns: tuple[Column, ...], *, coloured: bool) -> str:
    made = []
    text = f"<span{job.at(activity(one))}>{escape(one.text)}</span>"
    status = one.status or ""
    said = comment(job, status) if job.chance(0.7) else ""
    for column in columns:
        tint = f' style="background:{TINTS[statuses.grade(job, "status.sets", status)]}"' if coloured else ""
        facts = {"activity": text, "time": one.time, "status": escape(status), "comment": said}
        made.append(f"<td{tint if column.fact == 'status' else ''}>{facts[column.fact]}</td>")
    return f"<tr>{''.join(made)}</tr>"
