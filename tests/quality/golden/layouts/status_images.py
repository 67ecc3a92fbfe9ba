"""Layout 1: numbered area and prose, then board goals with a judgement, then activities: status is only a picture."""

from __future__ import annotations

from html import escape

from tests.quality.generator.graph import Activity, Goal
from tests.quality.golden import images, statuses
from tests.quality.golden.columns import Column, draw_columns, group
from tests.quality.golden.images import Kind
from tests.quality.golden.job import Job, Laid, activity, cells, goal, verdict

NUMBERS = ("{} {}", "{}. {}", "{}: {}")
LEGENDS = 0.6
"""The share of documents that explain their pictures; without a legend a picture states nothing."""


def lay_out(job: Job) -> Laid:
    """Return each area with its two tables."""
    kind = job.rng.choice(images.KINDS)
    explained = job.chance(LEGENDS)
    parts = [f"<p>{job.word('prose.intro')}</p>", _legend(job, kind) if explained else ""]
    name = Column("activity", job.word("headers.activity"), 9)
    columns = draw_columns(
        job, name, (Column("status", job.word("headers.status"), 2), Column("done", job.word("headers.done"), 3))
    )
    heads = (job.word("levels.board_goal"), job.word("headers.verdict"))
    note, form = job.word("headers.comment"), job.rng.choice(NUMBERS)
    for area in job.goals("area"):
        below = job.goals("board_goal", parent=area.id)
        parts.append(
            f"<h1{job.at(goal(area))}>{form.format(area.number, escape(area.name))}</h1><p>{job.word('prose.area')}</p>"
        )
        parts.append(_goals(job, below, heads, kind, explained=explained))
        head = f"<thead><tr>{cells([one.header for one in columns], 'th')}</tr></thead>"
        rows = "".join(_rows(job, one, columns, kind, note=note) for one in below)
        parts.append(f"<table><colgroup>{group(columns)}</colgroup>{head}<tbody>{rows}</tbody></table>")
    return Laid("".join(parts), frozenset({"status"} if explained else ()))


def _legend(job: Job, kind: Kind) -> str:
    """Explain the pictures, for goals and for activities."""
    lines: list[str] = []
    for name, used in (
        ("verdict.words", [job.graph.verdicts[one].wording for one in job.section.verdicts]),
        ("status.sets", [one.status or "" for one in job.activities()]),
    ):
        words = statuses.words_of(job, name, used[0]) if used else ()
        lines.extend(f"{images.symbol(kind, place)} {word}" for place, word in enumerate(words))
    return f"<p><b>{job.word('headers.symbols')}</b></p>" + "".join(f"<p>{line}</p>" for line in lines)


def _goals(job: Job, below: tuple[Goal, ...], heads: tuple[str, str], kind: Kind, *, explained: bool) -> str:
    """Return the table of board goals; an empty box stands where nothing is judged."""
    rows = []
    for one in below:
        judged = job.verdict(one.id)
        marks = (goal(one), verdict(judged)) if judged and explained else (goal(one),)
        picture = images.symbol(kind, statuses.grade(job, "verdict.words", judged.wording)) if judged else ""
        rows.append(f"<tr{job.at(*marks)}>{cells((escape(one.name), picture))}</tr>")
    widths = '<col style="width:80%"><col style="width:20%">'
    return (
        f"<table><colgroup>{widths}</colgroup><thead><tr>{cells(heads, 'th')}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _rows(job: Job, one: Goal, columns: tuple[Column, ...], kind: Kind, *, note: str) -> str:
    """Return a goal's row over the whole width, then each activity with its comment below."""
    rows = [f'<tr class="full"{job.at(goal(one, passing=True))}><td colspan="3">{escape(one.name)}</td></tr>']
    for done in job.activities(one.id):
        rows.append(f"<tr>{cells([_cell(job, done, column, kind) for column in columns])}</tr>")
        if job.chance(0.85):
            rows.append(f'<tr><td colspan="3">{note}:<br>{job.word("prose.comment")}</td></tr>')
    return "".join(rows)


def _cell(job: Job, one: Activity, column: Column, kind: Kind) -> str:
    grade = statuses.grade(job, "status.sets", one.status or "")
    if column.fact == "activity":
        return f"<span{job.at(activity(one))}>{escape(one.text)}</span>"
    if column.fact == "status":
        return images.symbol(kind, grade)
    return images.bar((10, job.rng.randint(2, 8), 0)[grade])
