"""Layout 7: a political direction in a coloured box, activities in the prose below it, told again elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from tests.quality.generator.graph import Goal
from tests.quality.golden.job import Job, Laid, goal
from tests.quality.golden.sentences import Sentence, stated, tell, woven

LOOKS = (
    "background: {dark}; color: #fff; font-weight: bold;",
    "background: {light}; font-weight: bold;",
    "background: {light}; border-left: 2mm solid {dark};",
    "border: 1.2pt solid {dark}; color: {dark};",
)
STYLE = ".box {{ {look} padding: 2mm 3mm; margin: 0 {inset}mm {below}mm; break-after: avoid; break-inside: avoid; }} "
PROSE = ".told { break-inside: avoid; } .apart { break-before: page; }"
REPEATED = 0.75
"""The share of sentences that stand again in the summary."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What the seed draws: whose direction a box holds, and where directions and sentences stand a second time."""

    boxed: str
    cell: bool
    retold: bool
    summary_first: bool


def lay_out(job: Job) -> Laid:
    """Return the chapters; what a box or a sentence states is stated where it stands first."""
    shape = Shape(job.rng.choice(("goal", "goal", "area")), job.chance(0.4), job.chance(0.6), job.chance(0.3))
    told = {one.id: tell(job, one) for one in job.activities()}
    boxes = {one.id: _direction(job, one) for one in job.goals("board_goal")}
    parts = [f"<h1>{job.word('headers.background')}</h1><p>{job.word('prose.intro')}</p>"]
    parts.append(_directions(job, boxes) if shape.retold and shape.boxed == "goal" else "")
    if shape.summary_first:
        parts.append(_summary(job, told, first=True))
    parts.append(f"<h1>{job.word('headers.per_area')}</h1><p>{job.word('prose.area')}</p>")
    level = job.word("levels.area") if job.chance(0.5) else ""
    parts.extend(_area(job, area, told, boxes, shape=shape, level=level) for area in job.goals("area"))
    if not shape.summary_first:
        parts.append(_summary(job, told, first=False))
    look = job.rng.choice(LOOKS).format(dark=job.look.dark, light=job.look.light)
    style = STYLE.format(look=look, inset=job.rng.choice((0, 0, 4)), below=job.rng.choice((0, 2, 3)))
    return Laid("".join(parts), style=style + PROSE)


def _direction(job: Job, one: Goal) -> str:
    """Return a direction: its first sentence names the goal, up to two more describe it."""
    more = job.rng.sample(job.words.lists["prose.direction"], job.rng.randint(0, 2))
    return escape(" ".join((f"{one.name}.", *more)))


def _directions(job: Job, boxes: Mapping[str, str]) -> str:
    """Return the chapter where the directions stand as plain paragraphs, in another order than their boxes."""
    goals = job.goals("board_goal")
    lines = "".join(f"<p{job.at(goal(one))}>{boxes[one.id]}</p>" for one in job.rng.sample(goals, len(goals)))
    return f"<h1>{job.word('headers.direction')}</h1>{lines}"


def _area(
    job: Job, area: Goal, told: Mapping[str, Sentence], boxes: Mapping[str, str], *, shape: Shape, level: str
) -> str:
    """Return an area with the directions of its goals; the area itself may stand in the box instead."""
    name = f"{level}: {escape(area.name)}" if level else escape(area.name)
    boxed = shape.boxed == "area"
    mark = job.at(goal(area, passing=not (level or boxed)))
    parts = [_box(name, mark, shape) if boxed else f"<h2{mark}>{name}</h2>"]
    for one in job.goals("board_goal", parent=area.id):
        at = job.at(goal(one))
        parts.append(f"<h3{at}>{escape(one.name)}</h3>" if boxed else _box(boxes[one.id], at, shape))
        parts.append(woven(job, [stated(job, told[done.id]) for done in job.activities(one.id)]))
    return "".join(parts)


def _box(text: str, mark: str, shape: Shape) -> str:
    """Return a box, set as a block or as a table of one cell."""
    if shape.cell:
        return f'<table class="box"><tr><td{mark}>{text}</td></tr></table>'
    return f'<p class="box"{mark}>{text}</p>'


def _summary(job: Job, told: Mapping[str, Sentence], *, first: bool) -> str:
    """Return the chapter where most sentences stand a second time, or, before the others, a first time."""
    chosen = [one for one in told.values() if job.chance(REPEATED)]
    texts = [stated(job, one) if first else one.text for one in chosen]
    apart = ' class="apart"' if job.chance(0.5) else ""
    return f"<h1{apart}>{job.word('headers.summary')}</h1>{woven(job, texts, most=5)}"
