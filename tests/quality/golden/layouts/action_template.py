"""Layout 8: a template of measures: a table of names and effects, then a description of each; unused lines left in."""

from __future__ import annotations

from html import escape

from tests.quality.golden.columns import Column, draw_columns, group
from tests.quality.golden.job import Job, Laid, activity, cells

STYLE = "th, td.date { word-break: break-all; } td.left { color: #888; }"
EMPTY = {"name": "XX", "start": "ÅÅÅÅ-MM-DD", "now": "", "full": ""}


def lay_out(job: Job) -> Laid:
    """Return the table and the descriptions."""
    columns = draw_columns(
        job,
        Column("name", job.word("headers.measure_name"), 8),
        (
            Column("start", job.word("headers.measure_start"), 2),
            Column("now", job.word("headers.measure_now"), 4),
            Column("full", job.word("headers.measure_full"), 4),
        ),
    )
    heads = (job.word("headers.measure_told"), job.word("headers.measure_chance"), job.word("headers.measure_risk"))
    numbered = job.chance(0.5)
    rows, told = [], []
    for place, one in enumerate(job.activities(), start=1):
        low = job.rng.randint(1, 9) * 100
        amount = f"{low}-{low + 100} tkr" if job.chance(0.4) else f"{one.cost} tkr"
        number = f"{place}. " if numbered else ""
        facts = {
            "name": number + escape(one.text),
            "start": f"{job.year}-{job.rng.randint(1, 12):02}-01",
            "now": f"{one.cost} tkr",
            "full": amount,
        }
        rows.append(f"<tr{job.at(activity(one))}>{cells([facts[column.fact] for column in columns])}</tr>")
        told.append(_description(job, place, heads))
    rows.extend(f"<tr>{cells([EMPTY[column.fact] for column in columns])}</tr>" for _ in range(job.rng.randint(0, 2)))
    head = cells([column.header for column in columns], "th")
    body = f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody>"
    table = f"<table><colgroup>{group(columns)}</colgroup>{body}</table>"
    first = f"<h1>{job.word('headers.measure_list')}</h1><p>{job.word('prose.intro')}</p>"
    return Laid(f"{first}{table}{''.join(told)}", style=STYLE)


def _description(job: Job, place: int, heads: tuple[str, str, str]) -> str:
    return (
        f"<h3>{heads[0]} {place}</h3><p>{job.word('prose.comment')}</p>"
        f"<p><b>{heads[1]}</b></p><p>{job.word('prose.chance')}</p><p><b>{heads[2]}</b></p><p>{job.word('prose.risk')}</p>"
    )
