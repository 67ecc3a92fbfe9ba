"""Layout 15: "Målsättning nr 1:", the goal on the next line, and a table of measures with sub-rows a, b, c."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from tests.quality.generator.graph import Goal, Indicator
from tests.quality.golden.columns import Column, draw_columns, group
from tests.quality.golden.job import Job, Laid, cells, goal, indicator, is_subrow
from tests.quality.golden.sentences import described

STYLE = """.nr { margin: 5mm 0 0; font-weight: bold; break-after: avoid; } .nr + h3 { margin-top: 0.5mm; }
.aim { margin: 0 0 1.5mm; break-after: avoid; } .sub { padding-left: 4mm; }"""
BOLD_AIM = ".aim { font-weight: bold; }"
MIDDLE = "td.value, th.value { text-align: center; }"
AHEAD = 3
LETTERS = ("{}. ", "{}. ", "{}) ", "{}) ", "({}) ", "{} ")


@dataclass(frozen=True, slots=True)
class Form:
    """What is drawn once for a document: columns, the goal's two lines, sub-rows, and years inside values.

    `dated` is the share of outcomes with their year; `across` says that the row above sub-rows has one cell.
    """

    columns: tuple[Column, ...]
    number: str
    tag: str
    letter: str
    lead: str
    across: bool
    year: str
    dated: float


def lay_out(job: Job) -> Laid:
    """Return each goal with its table; a budget is adopted before its year, so the outcome is the year before's."""
    form = _draw(job)
    level = f"{job.word('levels.area')}: " if job.chance(0.4) else ""
    parts = []
    for area in job.goals("area"):
        parts.append(f"<h1{job.at(goal(area))}>{level}{escape(area.name)}</h1><p>{job.word('prose.area')}</p>")
        parts.append(described(job) if job.chance(0.3) else "")
        for one in job.goals("goal", parent=area.id):
            aim = f"<{form.tag}{job.at(goal(one))}>{escape(one.name)}</{form.tag.split()[0]}>"
            parts.append(f'<p class="nr">{form.number.format(one.number)}</p>{aim}{_table(job, one, form)}')
    style = STYLE + (MIDDLE if job.chance(0.4) else "") + (BOLD_AIM if job.chance(0.5) else "")
    return Laid("".join(parts), frozenset(column.fact for column in form.columns), style)


def _draw(job: Job) -> Form:
    others = (
        Column(f"outcome {job.year - 1}", job.word("headers.known_outcome"), 3),
        Column(f"target {job.year}", job.word("headers.aim_now"), 3),
        Column(f"target {job.year + AHEAD}", job.word("headers.aim_ahead"), 3),
    )
    return Form(
        columns=draw_columns(job, Column("name", job.word("headers.styrtal"), 8), others),
        number=f"{job.word('headers.goal_number')} {{}}:",
        tag=job.rng.choice(("h3", 'p class="aim"')),
        letter=job.rng.choice(LETTERS),
        lead=job.rng.choice(job.words.lists["measures.lead"]),
        across=job.chance(0.4),
        year=job.rng.choice(job.words.lists["measures.dated"]),
        dated=job.rng.choice((0, 0.5, 1, 1)),
    )


def _table(job: Job, one: Goal, form: Form) -> str:
    measures = job.indicators(one.id)
    if not measures:
        head = next(column.header for column in form.columns if column.fact == "name")
        return f"<p>{job.rng.choice(job.words.lists['measures.none']).format(head=head)}</p>"
    sub = [measure for measure in measures if is_subrow(measure)]
    rows = [_row(job, measure, form) for measure in measures if not is_subrow(measure)]
    if sub:
        rows.append(_lead(job, sub[0], form))
        rows.extend(_row(job, each, form, form.letter.format("abcd"[place])) for place, each in enumerate(sub))
    heads = "".join(f"<th{_kind(column)}>{column.header}</th>" for column in form.columns)
    body = f"<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody>"
    return f"<table><colgroup>{group(form.columns)}</colgroup>{body}</table>"


def _lead(job: Job, first: Indicator, form: Form) -> str:
    """Return the row above the sub-rows, which says what they have in common and has no values."""
    of_theme = (theme.lead for theme in job.words.themes if first.name in theme.subrows)
    counted = (each[0] for each in job.words.sets["measures.counted"] if first.name in each[1:])
    text = escape(form.lead.format(lead=next(of_theme, None) or next(counted)))
    if form.across:
        return f'<tr><td colspan="{len(form.columns)}">{text}</td></tr>'
    return f"<tr>{cells([text if column.fact == 'name' else '' for column in form.columns])}</tr>"


def _kind(column: Column) -> str:
    return "" if column.fact == "name" else ' class="value"'


def _row(job: Job, measure: Indicator, form: Form, letter: str = "") -> str:
    made = []
    values = {f"{one.role} {one.period}": one.text for one in measure.values}
    for column in form.columns:
        if column.fact == "name":  # the letter within the name's box, or a long name falls below its letter
            name = f"<span{job.at(indicator(measure))}>{letter}{escape(measure.name)}</span>"
            made.append(f'<td class="sub">{name}</td>' if letter else f"<td>{name}</td>")
            continue
        text, (role, _, year) = values[column.fact], column.fact.partition(" ")
        dated = role == "outcome" and job.chance(form.dated)
        text = form.year.format(year=year, value=text) if dated else text
        made.append(f'<td class="value">{escape(text)}</td>')
    return f"<tr>{''.join(made)}</tr>"
