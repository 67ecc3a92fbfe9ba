"""Layout 3: one form for each activity, with a row that lists the areas it supports."""

from __future__ import annotations

from html import escape

from tests.quality.generator.graph import Activity
from tests.quality.golden.job import Job, Laid, activity, goal

STYLE = ".form tr:nth-child(odd) td {{ background: {light}; }} {dark}"
DARK = ".form th {{ background: {dark}; color: #fff; }}"
ORDERS = (
    ("name", "cost", "status", "told", "areas", "running", "frame", "effect", "time"),
    ("name", "cost", "status", "told", "areas", "effect", "time"),
    ("name", "status", "areas", "told", "cost", "frame", "time"),
)
LONGEST = 5
"""The most sentences in the description of a project."""
LEADS = ("Barnkonsekvensanalys", "Bedömning av jämställdhet", "Påverkan på klimatet")
COMMON = ("Riktning",)
"""The level names that are of common gender; all others are neuter."""
CUT = 14
"""Where a long name is cut in the head of a form."""


def lay_out(job: Job) -> Laid:
    """Return the forms, one after another."""
    level, order = job.word("levels.area"), job.rng.choice(ORDERS)
    labels, heads = _labels(job, level), (job.word("headers.project"), job.word("headers.project_told"))
    width = job.rng.choice((24, 31, 40))
    named, dark = job.chance(0.5), DARK.format(dark=job.look.dark) if job.chance(0.5) else ""
    parts = [f"<p>{job.word('prose.intro')}</p>"]
    for place, one in enumerate(job.activities(), start=1):
        rows = "".join(f"<tr><td>{labels[fact]}</td><td>{_fact(job, one, fact, level)}</td></tr>" for fact in order)
        behind = f" - {escape(one.text[:CUT].rstrip())}" if named else ""
        head = f"<tr><th>{heads[0]} ({place}){behind}</th><th>{heads[1]}</th></tr>"
        parts.append(f'<table class="form"><col style="width:{width}%"><col>{head}{rows}</table>')
    shows = frozenset({"status", *({"cost", "time"} & set(order))})
    return Laid("".join(parts), shows, STYLE.format(light=job.look.light, dark=dark))


def _labels(job: Job, level: str) -> dict[str, str]:
    """Return the words on the left of a form's rows."""
    asked = job.rng.choice(job.words.lists["headers.project_supports"])
    which = "Vilken" if level in COMMON else "Vilket"
    supports = asked.format(which=which, level=level.casefold())
    return {
        "name": job.word("headers.project_name"),
        "cost": job.word("headers.project_cost"),
        "status": job.word("headers.status"),
        "told": job.word("headers.project_about"),
        "areas": supports[:1].upper() + supports[1:],
        "running": job.word("headers.project_running"),
        "frame": job.word("headers.project_frame"),
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
        "told": escape(" ".join(job.rng.sample(job.words.lists["prose.project"], job.rng.randint(2, LONGEST)))),
        "running": job.rng.choice(("Driften påverkas inte", f"{job.rng.randint(1, 20) * 10} tkr per år")),
        "frame": job.rng.choice(("Ja", "Nej")),
        "effect": job.word("prose.without") + _aside(job),
        "time": f"Åren {job.year}-{one.time}" if one.time != str(job.year) else f"År {job.year}",
    }
    return facts[fact]


def _aside(job: Job) -> str:
    """Return a bold lead with prose inside a cell, as half of the forms have."""
    return f"<br><b>{job.rng.choice(LEADS)}</b><br>{job.word('prose.area')}" if job.chance(0.5) else ""
