"""Layout 2: the goals' table at the foot of a page, the activities' on the next ones, tied by number."""

from __future__ import annotations

import itertools
from html import escape

from tests.quality.golden import room
from tests.quality.golden.columns import BROKEN, Column, draw_columns, fitted, group
from tests.quality.golden.comments import comment
from tests.quality.golden.job import Job, Laid, activity, cells, goal

CHAPTERS = ("background", "steering", "economy", "people")
SHORT = 6
"""The most short paragraphs behind the chapters, which fill what no chapter fits into."""
MOST = 4
"""The most paragraphs below one heading of the prose."""
HEAD = 15
"""The height of such a heading with the room around it, in mm."""
TITLE = 31
"""The height of a title above the text, in mm."""
FOOT = (0.5, 1.3)
"""How much of the goals' table there is room for on the page that the prose ends on.

From 1 on it fits, and the activities' table begins on the next page; below 1 it follows where the goals' table ends.
"""


def lay_out(job: Job) -> Laid:
    """Return prose that pushes the first table down to the foot of its page, then the table that runs over pages."""
    heads = (job.word("headers.number"), job.word("levels.goal"))
    areas = "".join(f"<li{job.at(goal(one))}>{escape(one.name)}</li>" for one in job.goals("area"))
    rows = "".join(
        f"<tr{job.at(goal(one))}>{cells((one.number or '', escape(one.name)))}</tr>" for one in job.goals("goal")
    )
    goals = (
        '<table><colgroup><col style="width:12%"><col></colgroup>'
        f"<thead><tr>{cells(heads, 'th')}</tr></thead><tbody>{rows}</tbody></table>"
    )
    below = f"<p>Planen rör:</p><ul>{areas}</ul>{goals}"
    foot = job.rng.uniform(*FOOT)
    html = f"{_prose(job, foot)}{below}{_activities(job, heads[0], apart=foot >= 1)}"
    return Laid(html, frozenset({"status"}), BROKEN, opens=True)


def _prose(job: Job, foot: float) -> str:
    """Return chapters of prose that leave room at the foot of their page for some of the goals' table.

    Where the document has no cover, its title stands above them.
    """
    left = room.PAGE_HEIGHT - (0 if job.look.cover else TITLE) - _points(job) - foot * _table(job)
    parts: list[str] = []
    for name in job.rng.sample(CHAPTERS, len(CHAPTERS)):
        told = [escape(text.format(kommun=job.document.kommun, year=job.year)) for text in _drawn(job, name)]
        heights = itertools.accumulate((room.paragraph_height(job.look, text) for text in told), initial=HEAD)
        fitting = [(text, height) for text, height in zip(told, list(heights)[1:], strict=True) if height <= left]
        if fitting:
            parts.append(f"<h2>{job.word(f'headers.{name}')}</h2>{''.join(f'<p>{text}</p>' for text, _ in fitting)}")
            left -= fitting[-1][1]
    for text in job.rng.sample(job.words.lists["prose.described"], SHORT):
        height = room.paragraph_height(job.look, text)
        parts.append(f"<p>{escape(text)}</p>" if height <= left else "")
        left -= height if height <= left else 0
    return "".join(parts)


def _drawn(job: Job, name: str) -> list[str]:
    return job.rng.sample(job.words.lists[f"prose.{name}"], job.rng.randint(2, MOST))


def _points(job: Job) -> float:
    """Return the height of the list of areas in mm."""
    return room.line_height(job.look) * (1 + len(job.goals("area"))) + 2 * room.GAP


def _table(job: Job) -> float:
    """Return the height of the goals' table in mm."""
    return (1 + len(job.goals("goal"))) * room.row_height(job.look)


def _activities(job: Job, number: str, *, apart: bool) -> str:
    columns = draw_columns(
        job,
        Column("activity", job.word("headers.activity"), 8),
        (
            Column("number", number, 2, least=7),
            Column("status", job.word("headers.status"), 3, least=9),
            Column("comment", job.word("headers.comment"), 7),
        ),
    )
    columns = fitted(job, columns)
    rows = []
    for one in job.activities():
        facts = {
            "activity": f"<span{job.at(activity(one))}>{escape(one.text)}</span>",
            "number": ", ".join(job.graph.goals[name].number or "" for name in one.goals) or job.word("mission.code"),
            "status": escape(one.status or ""),
            "comment": comment(job, one.status or "", job.rng.randint(1, 4)),
        }
        rows.append(f"<tr>{cells([facts[column.fact] for column in columns])}</tr>")
    head = cells([column.header for column in columns], "th")
    on_next = ' style="break-before: page"' if apart else ""
    return (
        f"<table{on_next}><colgroup>{group(columns)}</colgroup><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>"
    )
