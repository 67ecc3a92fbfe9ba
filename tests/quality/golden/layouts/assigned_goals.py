"""Layout 13: "Mål 1.1 …" and "Mål: 1.2 …" in one document, boards that get the goal, points with expected effects."""

from __future__ import annotations

from html import escape

from tests.quality.generator.graph import Activity, Goal
from tests.quality.golden.job import Job, Laid, activity, goal

STYLE = "ul { padding-left: 6mm; } ul ul { list-style: circle; margin: 0 0 1mm; }"


def lay_out(job: Job) -> Laid:
    """Return areas with their goals; the boards that a goal is given to stand in a line of their own."""
    vision = "".join(f"<p{job.at(goal(one))}><i>Vision: {escape(one.name)}</i></p>" for one in job.goals("vision"))
    level, effect = job.word("levels.area"), job.word("headers.effect")
    parts = [vision, f"<p>{job.word('prose.intro')}</p>"]
    for area in job.goals("area"):
        parts.append(f"<h1{job.at(goal(area))}>{level} {area.number}: {escape(area.name)}</h1>")
        for one in job.goals("goal", parent=area.id):
            form = "Mål: {} {}" if job.chance(0.3) else "Mål {} {}"
            parts.append(f"<h3{job.at(goal(one))}>{form.format(one.number, escape(one.name))}</h3>{_given(job, one)}")
            points = "".join(_point(job, done, effect) for done in job.activities(one.id))
            parts.append(f"<ul>{points}</ul>" if points else "")
    return Laid("".join(parts), style=STYLE)


def _given(job: Job, one: Goal) -> str:
    """Return the line that gives a goal to boards; one without activities may go to several."""
    boards = sorted({job.graph.organs[done.organ].name for done in job.activities(one.id)})
    others = sorted(other.name for other in job.graph.organs.values() if other.kind == "nämnd")
    names = ", ".join(boards or job.rng.sample(others, job.rng.choice((1, 2, 3))))
    return f"<p>{escape(job.rng.choice(job.words.lists['prose.given']).format(boards=names))}</p>"


def _point(job: Job, one: Activity, effect: str) -> str:
    below = f"<ul><li>{effect}: {escape(one.effect or '')}</li></ul>" if job.chance(0.8) else ""
    return f"<li{job.at(activity(one))}>{escape(one.text)}{below}</li>"
