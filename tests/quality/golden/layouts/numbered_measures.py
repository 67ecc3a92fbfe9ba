"""Layout 17: measures numbered by area, each with the abbreviations of the units that do it."""

from __future__ import annotations

from html import escape

from tests.quality.generator.graph import Activity
from tests.quality.golden.job import Job, Laid, activity, goal

STYLE = """.m { display: table-row; break-inside: avoid; } .m > * { display: table-cell; padding: 0 3mm 2mm 0; }
.who { white-space: nowrap; }"""


def lay_out(job: Job) -> Laid:
    """Return each area with its measures, as a table without rules or as lines."""
    organs = [one for one in job.graph.organs.values() if one.aliases]
    known = "".join(f"<p>{escape(one.aliases[0])} = {escape(one.name)}</p>" for one in organs)
    lines = job.chance(0.5)
    parts = [f"<h2>Förkortningar</h2>{known}"]
    for area in job.goals("area"):
        parts.append(f"<h1{job.at(goal(area))}>{area.number}. {escape(area.name)}</h1><p>{job.word('prose.area')}</p>")
        for place, one in enumerate(job.activities(area.id), start=1):
            number, who = f"{area.number}.{place:02}", _who(job, one)
            text = f"<span{job.at(activity(one))}>{escape(one.text)}</span>"
            parts.append(_line(number, text, who) if lines else _row(number, text, who))
    return Laid("".join(parts), style=STYLE)


def _who(job: Job, one: Activity) -> str:
    """Return the abbreviations, the one that answers for the measure first."""
    others = [other.aliases[0] for other in job.graph.organs.values() if other.aliases and other.id != one.organ]
    more = job.rng.sample(others, job.rng.choice((0, 0, 1, 2)))
    return escape(", ".join((job.graph.organs[one.organ].aliases[0], *more)))


def _line(number: str, text: str, who: str) -> str:
    return f"<p>{number} {text} {who}</p>"


def _row(number: str, text: str, who: str) -> str:
    return f'<div class="m"><span>{number}</span><div>{text}</div><span class="who">{who}</span></div>'
