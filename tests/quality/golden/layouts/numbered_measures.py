"""Layout 17: measures numbered by area, each with the abbreviations of the units that do it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from tests.quality.generator.graph import Activity, Goal, Organ
from tests.quality.golden.job import Job, Laid, Said, activity, cells, goal

STYLE = """table.bare { font-size: 1em; border: 0; } table.bare tbody tr td { border: 0; background: none; }
.no { width: 22mm; } .who { width: 34mm; }"""
LINES = ("{text} {who}", "{text}, {who}", "{text} ({who})", "{text} – {who}")
"""How the doers stand behind a measure where they have no column."""
AREAS = ("{number}. {name}", "{number} {name}", "{level} {number}: {name}")
ALL = 0.25
"""The share of measures that everyone does; the first of an area is never one, so that each area names a board."""


@dataclass(frozen=True, slots=True)
class Form:
    """What is drawn once for a document; `line` is empty where the doers have a column, `heads` where it has none."""

    area: str
    level: str
    line: str
    number: str
    heads: str
    bare: bool
    everyone: str


def lay_out(job: Job) -> Laid:
    """Return each area with its measures, as a table or as lines, and what the abbreviations stand for."""
    form = _draw(job)
    parts = []
    for area in job.goals("area"):
        head = form.area.format(number=area.number, name=escape(area.name), level=form.level)
        parts.append(f"<h1{job.at(goal(area))}>{head}</h1><p>{job.word('prose.area')}</p>{_measures(job, area, form)}")
    known = _known(job)
    order = [known, *parts] if job.chance(0.6) else [*parts, known]
    return Laid("".join(order), style=STYLE)


def _draw(job: Job) -> Form:
    heads = [job.word(f"headers.{name}") for name in ("measure_number", "activity", "responsible")]
    return Form(
        area=job.rng.choice(AREAS),
        level=job.word("levels.area"),
        line=job.rng.choice(LINES) if job.chance(0.5) else "",
        number=job.rng.choice(("{}.{:02}", "{}.{:02}", "{}.{:02}.")),
        heads=f"<thead><tr>{cells(heads, 'th')}</tr></thead>" if job.chance(0.5) else "",
        bare=job.chance(0.5),
        everyone=job.word("numbered.everyone"),
    )


def _measures(job: Job, area: Goal, form: Form) -> str:
    made = []
    for place, one in enumerate(job.activities(area.id), start=1):
        number = form.number.format(area.number, place)
        text = f"<span{job.at(activity(one))}>{escape(one.text)}</span>"
        who = _everyone(job, one, form) if place > 1 and job.chance(ALL) else _who(job, one)
        line = f"{number} {form.line.format(text=text, who=who)}"
        made.append(f"<p>{line}</p>" if form.line else f"<tr>{cells((number, text, who))}</tr>")
    if form.line or not made:
        return "".join(made)
    columns = '<colgroup><col class="no"><col><col class="who"></colgroup>'
    bare = ' class="bare"' if form.bare else ""
    return f"<table{bare}>{columns}{form.heads}<tbody>{''.join(made)}</tbody></table>"


def _everyone(job: Job, one: Activity, form: Form) -> str:
    """Return the words for everyone, who does this measure in the key too."""
    job.said[one.id] = Said(one.text, form.everyone)
    return form.everyone


def _shortened(job: Job) -> list[Organ]:
    return [one for one in job.graph.organs.values() if one.aliases]


def _who(job: Job, one: Activity) -> str:
    """Return the abbreviations, the one that answers for the measure first; the council itself carries nothing out."""
    others = [each for each in _shortened(job) if each.id != one.organ and each.kind != "fullmäktige"]
    more = job.rng.sample([each.aliases[0] for each in others], job.rng.choice((0, 0, 1, 2)))
    return escape(", ".join((job.graph.organs[one.organ].aliases[0], *more)))


def _known(job: Job) -> str:
    """Return what the abbreviations stand for: lines, one paragraph, or a table."""
    pairs = [(escape(one.aliases[0]), escape(one.name)) for one in _shortened(job)]
    form = job.rng.choice(("lines", "running", "table"))
    sign = job.rng.choice((" = ", " – ", ": "))
    if form == "table":
        rows = "".join(f"<tr>{cells(pair)}</tr>" for pair in pairs)
        known = f'<table class="bare"><colgroup><col class="who"><col></colgroup><tbody>{rows}</tbody></table>'
    elif form == "lines":
        known = "".join(f"<p>{sign.join(pair)}</p>" for pair in pairs)
    else:
        known = f"<p>{', '.join(sign.join(pair) for pair in pairs)}.</p>"
    return f"<h2>{job.word('numbered.shorts')}</h2>{known}"
