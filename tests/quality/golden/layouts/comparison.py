"""Layout 12: measures beside those of other municipalities, with sources and their ids; unused template text left in.

The municipality's own value is the outcome; there is no target. The goal stands as a row below the header or above it.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from tests.quality.generator.graph import Goal, Indicator
from tests.quality.golden.columns import Column, draw_columns, group
from tests.quality.golden.draw_values import number
from tests.quality.golden.job import Job, Laid, cells, goal, indicator

STYLE = """.kpi td, .kpi th { text-align: center; vertical-align: middle; }
.kpi td.name, .kpi th.name { text-align: left; }
.kpi { hyphens: auto; overflow-wrap: anywhere; } .kpi th { hyphens: manual; }
.kpi .section td { font-weight: bold; text-align: left; } .source { font-style: italic; font-size: 0.8em; }"""
EMPTY = "XX"
MISSING = ("-", EMPTY, "Uppgift saknas", "Publiceras i höst")
MISSES = 0.12
"""The share of the others' values that are missing; the own value never is."""
LEFTOVERS = 0.3
SHARED = ("Jämförelse med andra kommuner", "Så står vi oss", "Jämförelser")
ALONE = ("Utveckling över tid", "Utveckling i {kommun}")


@dataclass(frozen=True, slots=True)
class Form:
    """What is drawn once for the document: columns of the two kinds of tables, and where goals and ids stand."""

    beside: tuple[Column, ...]
    by_year: tuple[Column, ...]
    titles: tuple[str, str]
    inside: bool
    noted: bool


def lay_out(job: Job) -> Laid:
    """Return each area with its tables, then the notes and perhaps a description of each measure."""
    form = _form(job)
    notes: list[str] = []
    parts = [f"<p>{job.word('prose.compare')}</p>"]
    for area in job.goals("area"):
        parts.append(f"<h1{job.at(goal(area))}>{area.number}. {escape(area.name)}</h1><p>{job.word('prose.area')}</p>")
        below = [one for one in job.goals("goal", parent=area.id) if job.indicators(one.id)]
        alone = {one.id for one in below if job.chance(0.25)}
        for title, columns, chosen in (
            (form.titles[0], form.beside, [one for one in below if one.id not in alone]),
            (form.titles[1], form.by_year, [one for one in below if one.id in alone]),
        ):
            parts.append(f"<h2>{title}</h2>" if chosen else "")
            parts.extend(_measures(job, form, one, columns, notes) for one in chosen)
    parts.append("".join(f'<p class="note">{line}</p>' for line in notes))
    parts.append(_described(job) if job.chance(0.5) else "")
    return Laid("".join(parts), frozenset({"outcome"}), STYLE)


def _form(job: Job) -> Form:
    neighbour = job.rng.choice(job.words.lists["place.first"]) + job.rng.choice(job.words.lists["place.last"])
    others = [
        Column("similar", job.word("headers.similar"), 4),
        Column("average", job.word("headers.average"), 4),
        Column("neighbour", f"{neighbour} {job.year}", 4),
    ]
    own = Column("own", job.word("headers.own"), 4)
    name = Column("name", job.word("headers.indicator"), 7)
    year = job.rng.choice(job.words.lists["headers.one_year"])
    return Form(
        beside=draw_columns(job, name, [own, *job.rng.sample(others, job.rng.randint(2, 3))]),
        by_year=(name, *(Column(f"outcome {one}", year.format(year=one), 4) for one in (job.year - 1, job.year))),
        titles=(job.rng.choice(SHARED), job.rng.choice(ALONE).format(kommun=escape(job.document.kommun))),
        inside=job.chance(0.6),
        noted=job.chance(0.35),
    )


def _measures(job: Job, form: Form, one: Goal, columns: tuple[Column, ...], notes: list[str]) -> str:
    """Return a goal's table with its source below; ids stand there, or in the notes at the end."""
    ids = [f"{job.rng.choice('NU')}9{job.rng.randint(0, 9999):04}" for _ in job.indicators(one.id)]
    rows = []
    for measure, known in zip(job.indicators(one.id), ids, strict=True):
        if form.noted:
            notes.append(f"<sup>{len(notes) + 1}</sup> {job.word('prose.source')}: {known}")
        note = f"<sup>{len(notes)}</sup>" if form.noted else ""
        rows.append(f"<tr>{''.join(_cell(job, measure, column, note) for column in columns)}</tr>")
    if job.chance(LEFTOVERS):
        rows.append(f"<tr>{cells([EMPTY if column.fact == 'name' else '' for column in columns])}</tr>")
    head = "".join(f"<th{_side(column)}>{_two_lines(column.header)}</th>" for column in columns)
    mark, name = job.at(goal(one)), escape(one.name)
    named = f'<tr class="section"{mark}><td colspan="{len(columns)}">{name}</td></tr>'
    above = "" if form.inside else f"<h3{mark}>{name}</h3>"
    behind = "" if form.noted else f" {', '.join(ids)}"
    left = f"<p>{job.word('prose.leftover')}</p>" if job.chance(LEFTOVERS) else ""
    return (
        f'{above}<table class="kpi"><colgroup>{group(columns)}</colgroup><thead><tr>{head}</tr></thead>'
        f"<tbody>{named if form.inside else ''}{''.join(rows)}</tbody></table>"
        f'<p class="source">{job.word("prose.source")}{behind}</p>{left}'
    )


def _side(column: Column) -> str:
    return ' class="name"' if column.fact == "name" else ""


def _two_lines(header: str) -> str:
    return "<br>".join(header.rsplit(" ", 1))


def _cell(job: Job, measure: Indicator, column: Column, mark: str) -> str:
    if column.fact == "name":
        return f'<td class="name"><span{job.at(indicator(measure))}>{escape(measure.name)}</span>{mark}</td>'
    now, before = (value.text for value in measure.values if value.role == "outcome")
    if column.fact in ("own", f"outcome {job.year}"):
        return f"<td>{escape(now)}</td>"
    if column.fact == f"outcome {job.year - 1}":
        return f"<td>{escape(before)}</td>"
    return f"<td>{job.rng.choice(MISSING) if job.chance(MISSES) else _near(job, now)}</td>"


def _near(job: Job, text: str) -> str:
    """Return another municipality's value of the same measure, in the same form."""
    amount = float("".join(one for one in text.replace(",", ".") if one.isdigit() or one == "."))
    unit, digits = (" %" if "%" in text else ""), int("," in text)
    return number(amount * job.rng.uniform(0.8, 1.25), digits, unit, glued=" %" not in text)


def _described(job: Job) -> str:
    """Return the chapter that tells what each measure is, by its name."""
    names = [job.graph.indicators[name].name for name in job.section.indicators]
    told = "".join(f"<h3>{escape(name)}</h3><p>{job.word('prose.measured')}</p>" for name in names)
    return f"<h1>Beskrivning av nyckeltal</h1>{told}"
