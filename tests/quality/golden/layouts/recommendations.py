"""Layout 11: numbered recommendations judged by symbols, which are explained on another page."""

from __future__ import annotations

from html import escape

from tests.quality.golden import images, statuses
from tests.quality.golden.columns import Column, draw_columns, group
from tests.quality.golden.job import Job, Laid, activity, cells

STYLE = ".apart { break-before: page; }"


def lay_out(job: Job) -> Laid:
    """Return the table with the legend pages before or behind it."""
    kind = job.rng.choice(images.KINDS)
    done = job.activities()
    words = statuses.words_of(job, "status.sets", done[0].status or "")
    legend = "".join(f"<p>{images.symbol(kind, place)} = {word}</p>" for place, word in enumerate(words))
    legend = f"<h2>{job.word('headers.symbols')}</h2>{legend}"
    columns = draw_columns(
        job,
        Column("text", job.word("headers.recommendation"), 12),
        (Column("number", "", 1), Column("status", job.word("headers.verdict"), 3)),
    )
    rows = []
    for place, one in enumerate(done, start=1):
        picture = images.symbol(kind, statuses.grade(job, "status.sets", one.status or ""))
        facts = {"text": escape(one.text), "number": str(place), "status": picture}
        rows.append(f"<tr{job.at(activity(one))}>{cells([facts[column.fact] for column in columns])}</tr>")
    head = cells([column.header for column in columns], "th")
    table = (
        f"<h2>{job.word('headers.recommendations')}</h2><table><colgroup>{group(columns)}</colgroup><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>"
    )
    first, last = (legend, table) if job.chance(0.5) else (table, legend)
    html = f'<p>{job.word("prose.intro")}</p>{first}<div class="apart">{last}</div>'
    return Laid(html, frozenset({"status"}), STYLE)
