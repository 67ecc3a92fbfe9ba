"""Layout 18: a strategy in prose, no table; some bold lead-ins are goals, some sentences activities."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Literal

from tests.quality.generator.graph import Goal
from tests.quality.golden.job import Job, Laid, goal
from tests.quality.golden.sentences import described, stated, tell, woven

STYLE = ".lead { break-after: avoid; } .told { break-inside: avoid; } .verb { text-decoration: underline; } "
COLUMNS = ".chapter { column-count: 2; column-gap: 8mm; } h1, h2, h3 { hyphens: manual; }"


@dataclass(frozen=True, slots=True)
class Shape:
    """What the seed draws: numbers of chapters, the form of goals, points or paragraphs below them."""

    numbered: bool
    form: Literal["line", "within", "number"]
    points: bool
    listed: bool
    level: str
    opening: str


def lay_out(job: Job) -> Laid:
    """Return the purpose, the areas with their goals, and the principles."""
    form = job.rng.choice(("line", "within", "number"))
    level, opening = job.word("levels.goal"), job.word("headers.area_goals")
    shape = Shape(job.chance(0.6), form, job.chance(0.4), job.chance(0.7), level, opening)
    visions = job.goals("vision")
    parts = [_chapter(job, shape, "1", "headers.purpose"), f"<p>{job.word('prose.purpose')}</p>", _leads(job)]
    parts.extend(f"<p{job.at(goal(one))}><b>Vision:</b> <i>{escape(one.name)}</i></p>" for one in visions)
    parts.append(_chapter(job, shape, "2", "headers.chosen_areas"))
    parts.append(_areas(job) if shape.listed else f"<p>{job.word('prose.purpose')}</p>")
    parts.extend(_area(job, area, shape) for area in job.goals("area"))
    parts.append(_chapter(job, shape, "3", "headers.principles") + _leads(job))
    return Laid("".join(parts), style=STYLE + (COLUMNS if job.chance(0.25) else ""))


def _chapter(job: Job, shape: Shape, number: str, name: str) -> str:
    before = f"{number}. " if shape.numbered else ""
    return f"<h1>{before}{job.word(name)}</h1>"


def _leads(job: Job) -> str:
    """Return paragraphs with a bold lead-in that state nothing."""
    leads = job.rng.sample(job.words.lists["prose.leads"], job.rng.randint(2, 4))
    return "".join(f"<p><b>{escape(lead)}</b> {described(job).removeprefix('<p>')}" for lead in leads)


def _areas(job: Job) -> str:
    """Return the areas as points, each with a word on what it is about."""
    points = (
        f"<li{job.at(goal(one))}><b>{escape(one.name)}</b> – {job.word('prose.area')}</li>" for one in job.goals("area")
    )
    return f"<ul>{''.join(points)}</ul>"


def _area(job: Job, area: Goal, shape: Shape) -> str:
    """Return an area: prose on how things are, then its goals, each with the prose that it leads into."""
    number = f"2.{area.number} " if shape.numbered else ""
    told = "".join(described(job) for _ in range(job.rng.randint(1, 3)))
    goals = "".join(_goal(job, one, shape) for one in job.goals("goal", parent=area.id))
    return (
        f'<h2{job.at(goal(area))}>{number}{escape(area.name)}</h2><div class="chapter">{told}'
        f'<p class="lead"><b>{shape.opening}:</b></p>{goals}</div>'
    )


def _goal(job: Job, one: Goal, shape: Shape) -> str:
    """Return a goal's lead-in, on a line of its own or as the first words of the prose, which may be a point."""
    mark, first, _, rest = job.at(goal(one)), *escape(one.name).partition(" ")
    body = woven(job, [stated(job, tell(job, done)) for done in job.activities(one.id)])
    if shape.form == "within":
        lead = f"<b{mark}>{escape(one.name)}.</b> "
        return body.replace(">", f">{lead}", 1)
    name = f'<span class="verb">{first.upper()}</span> {rest}' if shape.form == "line" else f"{first} {rest}"
    before = f"{shape.level} {one.number}: " if shape.form == "number" else ""
    below = body.replace("<p", "<li").replace("</p>", "</li>")
    return f'<p class="lead"{mark}><b>{before}{name}</b></p>' + (f"<ul>{below}</ul>" if shape.points else body)
