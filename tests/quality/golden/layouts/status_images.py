"""Layout 1: numbered area and prose, then board goals with a judgement, then activities: status is only a picture."""

from __future__ import annotations

from html import escape

from tests.quality.generator.graph import Activity, Goal
from tests.quality.golden import images, statuses
from tests.quality.golden.columns import BROKEN, Column, draw_columns, fitted, group
from tests.quality.golden.comments import comment
from tests.quality.golden.images import Pictures
from tests.quality.golden.job import Job, Laid, activity, cells, goal, verdict

NUMBERS = ("{} {}", "{}. {}", "{}: {}")
WHOLE = "tr { break-inside: avoid; } "
"""A picture does not leave the text of its row for the next page."""
LEGENDS = 0.6
"""The share of documents that explain their pictures; without a legend a picture states nothing."""


def lay_out(job: Job) -> Laid:
    """Return each area with its two tables."""
    pictures = images.draw_pictures(job.rng)
    explained = job.chance(LEGENDS)
    parts = [f"<p>{job.word('prose.intro')}</p>", _legend(job, pictures) if explained else ""]
    name = Column("activity", job.word("headers.activity"), 9)
    others = (Column("status", job.word("headers.status"), 2), Column("done", job.word("headers.done"), 3, least=12))
    columns = fitted(job, draw_columns(job, name, others))
    heads = (job.word("levels.board_goal"), job.word("headers.verdict"))
    note, form = job.word("headers.comment"), job.rng.choice(NUMBERS)
    for area in job.goals("area"):
        below = job.goals("board_goal", parent=area.id)
        parts.append(
            f"<h1{job.at(goal(area))}>{form.format(area.number, escape(area.name))}</h1><p>{job.word('prose.area')}</p>"
        )
        parts.append(_goals(job, below, heads, pictures, explained=explained))
        head = f"<thead><tr>{cells([one.header for one in columns], 'th')}</tr></thead>"
        rows = "".join(_rows(job, one, columns, pictures, note=note) for one in below)
        parts.append(f"<table><colgroup>{group(columns)}</colgroup>{head}<tbody>{rows}</tbody></table>")
    return Laid("".join(parts), frozenset({"status"} if explained else ()), WHOLE + BROKEN)


def _legend(job: Job, pictures: Pictures) -> str:
    """Explain the pictures, for goals and for activities."""
    lines: list[str] = []
    for name, used in (
        ("verdict.words", [job.graph.verdicts[one].wording for one in job.section.verdicts]),
        ("status.sets", [one.status or "" for one in job.activities()]),
    ):
        words = statuses.words_of(job, name, used[0]) if used else ()
        lines.extend(f"{pictures.symbol(place)} {word}" for place, word in enumerate(words))
    return f"<p><b>{job.word('headers.symbols')}</b></p>" + "".join(f"<p>{line}</p>" for line in lines)


def _goals(job: Job, below: tuple[Goal, ...], heads: tuple[str, str], pictures: Pictures, *, explained: bool) -> str:
    """Return the table of board goals; an empty box stands where nothing is judged."""
    rows = []
    for one in below:
        judged = job.verdict(one.id)
        marks = (goal(one), verdict(judged)) if judged and explained else (goal(one),)
        picture = pictures.symbol(statuses.grade(job, "verdict.words", judged.wording)) if judged else ""
        rows.append(f"<tr{job.at(*marks)}>{cells((escape(one.name), picture))}</tr>")
    widths = '<col style="width:80%"><col style="width:20%">'
    return (
        f"<table><colgroup>{widths}</colgroup><thead><tr>{cells(heads, 'th')}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _rows(job: Job, one: Goal, columns: tuple[Column, ...], pictures: Pictures, *, note: str) -> str:
    """Return a goal's row over the whole width, then each activity with its comment below."""
    rows = [f'<tr class="full"{job.at(goal(one, passing=True))}><td colspan="3">{escape(one.name)}</td></tr>']
    for done in job.activities(one.id):
        rows.append(f"<tr>{cells([_cell(job, done, column, pictures) for column in columns])}</tr>")
        if job.chance(0.85):
            rows.append(f'<tr><td colspan="3">{note}:<br>{comment(job, done.status or "")}</td></tr>')
    return "".join(rows)


def _cell(job: Job, one: Activity, column: Column, pictures: Pictures) -> str:
    grade = statuses.grade(job, "status.sets", one.status or "")
    if column.fact == "activity":
        return f"<span{job.at(activity(one))}>{escape(one.text)}</span>"
    if column.fact == "status":
        return pictures.symbol(grade)
    return images.bar((10, job.rng.randint(2, 8), 0)[grade])
