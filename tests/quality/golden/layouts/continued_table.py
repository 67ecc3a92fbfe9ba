"""Layout 2: the goals' table at the foot of a page, the activities' on the next ones, tied by number."""

from __future__ import annotations

from html import escape

from tests.quality.golden.columns import Column, draw_columns, group
from tests.quality.golden.job import Job, Laid, activity, cells, goal
from tests.quality.golden.sentences import described


def lay_out(job: Job) -> Laid:
    """Return prose that pushes the first table down, then the table that runs over pages."""
    push = job.rng.randint(40, 110)
    prose = "".join(described(job) for _ in range(job.rng.randint(4, 8)))
    heads = (job.word("headers.number"), job.word("levels.goal"))
    areas = "".join(f"<li{job.at(goal(one))}>{escape(one.name)}</li>" for one in job.goals("area"))
    rows = "".join(
        f"<tr{job.at(goal(one))}>{cells((one.number or '', escape(one.name)))}</tr>" for one in job.goals("goal")
    )
    goals = (
        f'<div style="height:{push}mm"></div><table><colgroup><col style="width:12%"><col></colgroup>'
        f"<thead><tr>{cells(heads, 'th')}</tr></thead><tbody>{rows}</tbody></table>"
    )
    return Laid(f"{prose}<p>Planen rör:</p><ul>{areas}</ul>{goals}{_activities(job, heads[0])}", frozenset({"status"}))


def _activities(job: Job, number: str) -> str:
    columns = draw_columns(
        job,
        Column("activity", job.word("headers.activity"), 8),
        (
            Column("number", number, 2),
            Column("status", job.word("headers.status"), 3),
            Column("comment", job.word("headers.comment"), 7),
        ),
    )
    rows = []
    for one in job.activities():
        facts = {
            "activity": f"<span{job.at(activity(one))}>{escape(one.text)}</span>",
            "number": ", ".join(job.graph.goals[name].number or "" for name in one.goals) or job.word("mission.code"),
            "status": escape(one.status or ""),
            "comment": " ".join(job.word("prose.comment") for _ in range(job.rng.randint(1, 4))),
        }
        rows.append(f"<tr>{cells([facts[column.fact] for column in columns])}</tr>")
    head = cells([column.header for column in columns], "th")
    return (
        f'<table style="break-before: page"><colgroup>{group(columns)}</colgroup><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )
