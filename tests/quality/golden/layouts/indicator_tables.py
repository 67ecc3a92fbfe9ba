"""Layout 5 (and 6): goal as heading, a table of indicators with two-line heads; a miss shows only as red digits."""

from __future__ import annotations

from html import escape

from tests.quality.generator.graph import Goal, Indicator, Value
from tests.quality.golden import statuses
from tests.quality.golden.columns import BROKEN, Column, draw_columns, fitted, group
from tests.quality.golden.draw_values import missed
from tests.quality.golden.job import Job, Laid, cells, goal, indicator, verdict

NOTES = 0.15
"""The share of indicators with a footnote mark glued to them."""
NOTE = "Måttet är nytt från och med i år."
STYLE = ".apart { break-before: page; } th { font-weight: normal; } h3 + table { margin-top: -1mm; } " + BROKEN
MIDDLE = "td + td, th + th { text-align: center; }"


def lay_out(job: Job) -> Laid:
    """Return each goal with its table; verdicts stand below it or pages later in prose, where they may differ."""
    columns = _columns(job)
    later, split = job.chance(0.5), job.chance(0.5)
    parts = [f"<p>{job.word('prose.intro')}</p>"]
    for area in job.goals("area"):
        parts.append(f"<h1{job.at(goal(area))}>{escape(area.name)}</h1>")
        for one in job.goals("goal", parent=area.id):
            parts.append(f"<h3{job.at(goal(one))}>{escape(one.name)}</h3>{_table(job, one, columns)}")
            parts.append("" if later else _judged(job, one, named=True))
    if later:
        told = "".join(_told(job, one, named=not split) for one in job.goals("goal"))
        parts.append(f'<h1 class="apart">Sammanfattande bedömning</h1>{told}')
    shows = frozenset(column.fact for column in columns)
    return Laid("".join(parts), shows, STYLE + (MIDDLE if job.chance(0.5) else ""))


def _columns(job: Job) -> tuple[Column, ...]:
    year = job.year
    outcome, aim = job.rng.choice(job.words.lists["headers.outcome"]), job.rng.choice(job.words.lists["headers.target"])
    others = (
        Column(f"outcome {year - 1}", outcome.format(year=year - 1), 2, least=7),
        Column(f"target {year}", aim.format(year=year), 2, least=7),
        Column(f"outcome {year}", outcome.format(year=year), 2, least=7),
    )
    return fitted(job, draw_columns(job, Column("name", job.word("headers.indicator"), 9), others))


def _table(job: Job, one: Goal, columns: tuple[Column, ...]) -> str:
    measures = job.indicators(one.id)
    if not measures:
        return f"<p>{job.word('prose.area')}</p>"
    heads = [_head(job, column) for column in columns]
    noted = [job.chance(NOTES) for _ in measures]
    rows = "".join(
        f"<tr>{cells([_cell(job, measure, column, noted=note) for column in columns])}</tr>"
        for measure, note in zip(measures, noted, strict=True)
    )
    note = f'<p class="note"><sup>1</sup> {NOTE}</p>' if any(noted) else ""
    return (
        f"<table><colgroup>{group(columns)}</colgroup><thead><tr>{cells(heads, 'th')}</tr></thead>"
        f"<tbody>{rows}</tbody></table>{note}"
    )


def _head(job: Job, column: Column) -> str:
    """Return a head, the year on a line of its own, this year's outcome in bold."""
    lines = column.header if column.fact == "name" else "<br>".join(column.header.rsplit(" ", 1))
    return f"<b>{lines}</b>" if column.fact == f"outcome {job.year}" else lines


def _cell(job: Job, measure: Indicator, column: Column, *, noted: bool) -> str:
    if column.fact == "name":
        mark = "<sup>1</sup>" if noted else ""
        return f"<span{job.at(indicator(measure))}>{escape(measure.name)}{mark}</span>"
    role, _, year = column.fact.partition(" ")
    value = next(one for one in measure.values if (one.role, one.period) == (role, year))
    red = role == "outcome" and value.period == measure.values[0].period and _missed(measure, value)
    return f'<span class="miss">{escape(value.text)}</span>' if red else escape(value.text)


def _missed(measure: Indicator, value: Value) -> bool:
    return missed(measure.name, measure.values[0].text, value.text)


def _told(job: Job, one: Goal, *, named: bool) -> str:
    """Return a goal's judgement behind its name, or last below its name as a heading over prose."""
    if named:
        return _judged(job, one, named=True)
    prose = f"<p>{job.word('prose.area')} {job.word('prose.comment')}</p>"
    return f"<h3>{escape(one.name)}</h3>{prose}{_judged(job, one, named=False)}"


def _judged(job: Job, one: Goal, *, named: bool) -> str:
    """Return the sentence that judges a goal; a good one may stand against what the figures show."""
    judged = job.verdict(one.id)
    if judged is None:
        return ""
    best = statuses.grade(job, "verdict.outcome", judged.sentence) == 0
    failing = best and any(missed(i.name, i.values[0].text, i.values[1].text) for i in job.indicators(one.id))
    behind = ", trots att inte alla mått når målvärdet" if failing and job.chance(0.6) else ""
    name = f"<b>{escape(one.name)}.</b> " if named else ""
    job.judged[judged.id] = f"{judged.wording}{behind}"
    return f"<p{job.at(verdict(judged))}>{name}Målet {escape(job.judged[judged.id])}.</p>"
