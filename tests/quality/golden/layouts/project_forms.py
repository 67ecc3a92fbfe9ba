"""Layout 3: one form for each activity, with a row that lists the areas it supports."""

from __future__ import annotations

from html import escape

from tests.quality.generator.graph import Activity
from tests.quality.golden.job import Job, Laid, activity, goal

STYLE = ".form tr:nth-child(odd) td {{ background: {light}; }}"
ORDERS = (
    ("name", "cost", "status", "told", "areas", "effect", "time"),
    ("name", "status", "areas", "told", "cost", "time"),
)


def lay_out(job: Job) -> Laid:
    """Return the forms, one after another."""
    level, order = job.word("levels.area"), job.rng.choice(ORDERS)
    labels, heads = _labels(job, level), (job.word("headers.project"), job.word("headers.project_told"))
    width = job.rng.choice((24, 31, 40))
    parts = [f"<p>{job.word('prose.intro')}</p>"]
    for place, one in enumerate(job.activities(), start=1):
        rows = "".join(f"<tr><td>{labels[fact]}</td><td>{_fact(job, one, fact, level)}</td></tr>" for fact in order)
        head = f"<tr><th>{heads[0]} ({place})</th><th>{heads[1]}</th></tr>"
        parts.append(f'<table class="form"><col style="width:{width}%"><col>{head}{rows}</table>')
    return Laid("".join(parts), frozenset({"status"}), STYLE.format(light=job.look.light))


def _labels(job: Job, level: str) -> dict[str, str]:
    """Return the words on the left of a form's rows."""
    asked = job.rng.choice(job.words.lists["headers.project_supports"])
    which = "Vilken" if level.endswith("ning") else "Vilket"
    supports = asked.format(which=which, level=level.casefold())
    return {
        "name": job.word("headers.project_name"),
        "cost": job.word("headers.project_cost"),
        "status": job.word("headers.status"),
        "told": job.word("headers.project_about"),
        "areas": supports[:1].upper() + supports[1:],
        "effect": job.word("headers.project_without"),
        "time": job.word("headers.project_time"),
    }


def _fact(job: Job, one: Activity, fact: str, level: str) -> str:
    """Return the right-hand cell of a row."""
    if fact == "name":
        return f"<span{job.at(activity(one))}>{escape(one.text)}</span>"
    if fact == "areas":
        found = (job.graph.goals[name] for name in one.goals)
        return "<br>".join(
            f"<span{job.at(goal(area, passing=True))}>{level} {area.number} {escape(area.name)}</span>"
            for area in found
        )
    facts = {
        "cost": f"{job.year} {one.cost} tkr",
        "status": escape(one.status or ""),
        "told": f"{job.word('prose.comment')} {job.word('prose.area')}",
        "effect": job.word("prose.risk"),
        "time": f"Åren {job.year}-{one.time}",
    }
    return facts[fact]
