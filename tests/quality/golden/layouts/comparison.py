"""Layout 12: measures beside those of other municipalities, with sources and their ids; unused template text left in.

The municipality's own value is the outcome; there is no target. The goal stands as a row below the header or above it;
in some documents the measures are grouped by subject in its place, and belong to no goal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from tests.quality.generator.graph import Indicator
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
UNTIED = 0.4
"""The share of documents whose measures belong to no goal."""
MOST = 4
"""The most measures in a group that is no goal."""
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


@dataclass(frozen=True, slots=True)
class Group:
    """Measures that stand in one table: below a goal, which `mark` states, or below a word for their subject."""

    name: str
    mark: str
    measures: tuple[Indicator, ...]


def lay_out(job: Job) -> Laid:
    """Return each area with its tables, then the notes and perhaps a description of each measure."""
    form = _form(job)
    notes: list[str] = []
    parts = [f"<p>{job.word('prose.compare')}</p>"]
    if job.chance(UNTIED):
        parts.append(_tables(job, form, _subjects(job), notes))
    else:
        parts.extend(_areas(job, form, notes))
    parts.append("".join(f'<p class="note">{line}</p>' for line in notes))
    parts.append(_described(job) if job.chance(0.5) else "")
    return Laid("".join(parts), frozenset({f"outcome {job.year}"}), STYLE)


def _areas(job: Job, form: Form, notes: list[str]) -> Iterator[str]:
    """Yield each area with its goals' tables."""
    for area in job.goals("area"):
        below = [one for one in job.goals("goal", parent=area.id) if job.indicators(one.id)]
        head = f"<h1{job.at(goal(area))}>{area.number}. {escape(area.name)}</h1><p>{job.word('prose.area')}</p>"
        groups = [Group(escape(one.name), job.at(goal(one)), job.indicators(one.id)) for one in below]
        yield head + _tables(job, form, groups, notes)


def _subjects(job: Job) -> list[Group]:
    """Share the measures out among subjects, and let the document tie none of them to a goal."""
    known = job.graph.indicators
    loose = {name: replace(known[name], goal=None) for name in job.section.indicators}
    job.graph = replace(job.graph, indicators={**known, **loose})
    left, groups = job.rng.sample(list(loose.values()), len(loose)), []
    names = job.rng.sample(job.words.lists["comparison.groups"], len(job.words.lists["comparison.groups"]))
    for name in names:
        size = len(left) if name == names[-1] else min(job.rng.randint(1, MOST), len(left))
        groups.append(Group(escape(name), "", tuple(left[:size])))
        left = left[size:]
    return [one for one in groups if one.measures]


def _tables(job: Job, form: Form, groups: Sequence[Group], notes: list[str]) -> str:
    """Return the tables beside other municipalities, then those of some groups over the years."""
    alone = [job.chance(0.25) for _ in groups]
    parts = []
    for title, columns, by_year in ((form.titles[0], form.beside, False), (form.titles[1], form.by_year, True)):
        chosen = [one for one, other in zip(groups, alone, strict=True) if other == by_year]
        parts.append(f"<h2>{title}</h2>" if chosen else "")
        parts.extend(_measures(job, form, one, columns, notes) for one in chosen)
    return "".join(parts)


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


def _measures(job: Job, form: Form, one: Group, columns: tuple[Column, ...], notes: list[str]) -> str:
    """Return a group's table with its source below; ids stand there, or in the notes at the end."""
    ids = [f"{job.rng.choice('NU')}9{job.rng.randint(0, 9999):04}" for _ in one.measures]
    rows = []
    for measure, known in zip(one.measures, ids, strict=True):
        if form.noted:
            notes.append(f"<sup>{len(notes) + 1}</sup> {job.word('prose.source')}: {known}")
        note = f"<sup>{len(notes)}</sup>" if form.noted else ""
        rows.append(f"<tr>{''.join(_cell(job, measure, column, note) for column in columns)}</tr>")
    if job.chance(LEFTOVERS):
        rows.append(f"<tr>{cells([EMPTY if column.fact == 'name' else '' for column in columns])}</tr>")
    head = "".join(f"<th{_side(column)}>{_two_lines(column.header)}</th>" for column in columns)
    named = f'<tr class="section"{one.mark}><td colspan="{len(columns)}">{one.name}</td></tr>'
    above = "" if form.inside else f"<h3{one.mark}>{one.name}</h3>"
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
        return f'<td class="name"><span{job.at(indicator(measure))}>{escape(measure.name)}{mark}</span></td>'
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
