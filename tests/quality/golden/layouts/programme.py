"""Layout 14: the area's word on a line of its own, goals set narrow, measures as a list without values."""

from __future__ import annotations

from html import escape

from tests.quality.generator.graph import Goal
from tests.quality.golden.job import Job, Laid, goal, indicator, term
from tests.quality.golden.sentences import described


def lay_out(job: Job) -> Laid:
    """Return each area on a page of its own or one after another."""
    level, listed, width = job.word("levels.area"), job.word("headers.indicator_list"), job.rng.choice((48, 60, 80))
    own = "break-before: page;" if job.chance(0.5) else ""
    style = f".level {{ {own} margin: 8mm 0 0; text-transform: none; }} .level + h1 {{ margin-top: 0; }} "
    style += f".aim {{ width: {width}mm; hyphens: auto; font-weight: bold; text-align: left; }} "
    style += ".level { break-after: avoid; }"
    parts = [f"<p{job.at(goal(one))}><b>Vår vision:</b> {escape(one.name)}</p>" for one in job.goals("vision")]
    parts.append(f"<p>{job.word('prose.intro')}</p>")
    numbered = job.chance(0.5)
    for area in job.goals("area"):
        parts.append(f'<p class="level">{level}</p><h1{job.at(goal(area))}>{escape(area.name)}</h1>')
        parts.append(described(job))
        parts.extend(_goal(job, one, listed, numbered=numbered) for one in job.goals("goal", parent=area.id))
    return Laid("".join(parts) + _words(job), style=style)


def _words(job: Job) -> str:
    """Explain the document's terms, and its organs' abbreviations."""
    told = "".join(f"<p{job.at(term(one))}><b>{escape(one.word)}</b> – {escape(one.text)}</p>" for one in job.terms())
    short = (one for one in job.graph.organs.values() if one.aliases)
    lines = "".join(f"<p>{escape(one.aliases[0])} = {escape(one.name)}</p>" for one in short)
    return f"<h1>Ord och förkortningar</h1>{told}{lines}"


def _goal(job: Job, one: Goal, listed: str, *, numbered: bool) -> str:
    number = f" {one.number}" if numbered else ""
    measures = "".join(f"<li{job.at(indicator(i))}>{escape(i.name)}</li>" for i in job.indicators(one.id))
    below = f"<p><b>{listed}</b></p><ul>{measures}</ul>" if measures else ""
    return f'<p class="aim"{job.at(goal(one))}>Mål{number}: {escape(one.name)}</p>{described(job)}{below}'
