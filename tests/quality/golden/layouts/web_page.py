"""Layout 20: a web page: goals as points with number, tables flattened to lines, the site's chrome inside the text."""

from __future__ import annotations

from html import escape

from tests.quality.generator.graph import Goal
from tests.quality.golden.job import Job, Laid, goal, indicator

CHROME = 0.2
"""The share of goals with a line of the site's own above their measures."""


def lay_out(job: Job) -> Laid:
    """Return each area as a section of the page."""
    level, flat = job.word("levels.goal"), job.chance(0.6)
    vision = "".join(f"<p{job.at(goal(one))}>Vision: {escape(one.name)}</p>" for one in job.goals("vision"))
    parts = [f"{vision}<p>{job.word('prose.intro')}</p>"]
    heads = (job.word("headers.indicator"), job.word("headers.outcome"), job.word("headers.target"))
    for area in job.goals("area"):
        parts.append(f"<h2{job.at(goal(area))}>{escape(area.name)}</h2>")
        below = job.goals("goal", parent=area.id)
        points = "".join(f"<li{job.at(goal(one))}>{level} {one.number}: {escape(one.name)}</li>" for one in below)
        parts.append(f"<p>{job.word('prose.area')}</p><p>{job.word('prose.chrome')}</p><ul>{points}</ul>")
        parts.extend(_measures(job, one, heads, level, flat=flat) for one in below if job.indicators(one.id))
    shows = frozenset({f"target {job.year}", f"outcome {job.year}"})
    return Laid("\n".join(parts), shows)


def _measures(job: Job, one: Goal, heads: tuple[str, str, str], level: str, *, flat: bool) -> str:
    """Return a goal's measures: lines that were a table once, or a table."""
    rows = []
    for measure in job.indicators(one.id):
        now, aim = (next(v.text for v in measure.values if v.role == role) for role in ("outcome", "target"))
        texts = [escape(text) for text in (measure.name, now, aim)]
        mark = job.at(indicator(measure))
        lines = "".join(f"<p>{text}</p>" for text in texts)
        rows.append(
            f"<div{mark}>{lines}</div>" if flat else f"<tr{mark}>{''.join(f'<td>{text}</td>' for text in texts)}</tr>"
        )
    chrome = f"<p>{job.word('prose.chrome')}</p>" if job.chance(CHROME) else ""
    caption = f"{chrome}<p>{level} {one.number}</p>"
    if flat:
        return caption + "".join(f"<p>{head}</p>" for head in heads) + "".join(rows)
    return f"{caption}<table><tr>{''.join(f'<th>{head}</th>' for head in heads)}</tr>{''.join(rows)}</table>"
