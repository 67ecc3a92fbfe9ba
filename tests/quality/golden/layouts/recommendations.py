"""Layout 11: numbered recommendations judged by symbols, which are explained on another page."""

from __future__ import annotations

from html import escape

from tests.quality.golden import images, statuses
from tests.quality.golden.columns import BROKEN, Column, draw_columns, fitted, group
from tests.quality.golden.comments import comment
from tests.quality.golden.images import Pictures
from tests.quality.golden.job import Job, Laid, activity, cells

STYLE = ".apart { break-before: page; } " + BROKEN
SLIDES = "@page { size: 254mm 143mm; margin: 16mm 14mm; }"
OPEN = ".free td, .free th { border: none; background: none; } .free td { padding-bottom: 4mm; }"


def lay_out(job: Job) -> Laid:
    """Return the table with the legend pages before or behind it."""
    pictures = images.draw_pictures(job.rng)
    done = job.activities()
    words = statuses.words_of(job, "status.sets", done[0].status or "")
    legend = f"<h2>{job.word('headers.symbols')}</h2>{_legend(pictures, words, ruled=job.chance(0.5))}"
    others = [Column("number", "", 1), Column("status", job.word("headers.verdict"), 3)]
    others += [Column("told", job.word("headers.comment"), 9)] if job.chance(0.4) else []
    columns = draw_columns(job, Column("text", job.word("headers.recommendation"), 12), others)
    columns = fitted(job, columns)
    pointed, rows = job.chance(0.3), []
    for place, one in enumerate(done, start=1):
        picture = pictures.symbol(statuses.grade(job, "status.sets", one.status or ""))
        facts = {"text": escape(one.text), "number": "•" if pointed else str(place), "status": picture}
        facts["told"] = comment(job, one.status or "")
        rows.append(f"<tr{job.at(activity(one))}>{cells([facts[column.fact] for column in columns])}</tr>")
    head = cells([column.header for column in columns], "th")
    table = (
        f'<h2>{job.word("headers.recommendations")}</h2><table class="free"><colgroup>{group(columns)}</colgroup>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )
    first, last = (legend, table) if job.chance(0.5) else (table, legend)
    html = f'<p>{job.word("prose.intro")}</p>{first}<div class="apart">{last}</div>'
    style = STYLE + (SLIDES if job.chance(0.4) else "") + (OPEN if job.chance(0.3) else "")
    return Laid(html, frozenset({"status"}), style)


def _legend(pictures: Pictures, words: tuple[str, ...], *, ruled: bool) -> str:
    """Return what the symbols mean, as lines or as a table."""
    drawn = [pictures.symbol(place) for place in range(len(words))]
    if not ruled:
        return "".join(f"<p>{picture} = {word}</p>" for picture, word in zip(drawn, words, strict=True))
    rows = "".join(f"<tr>{cells((word, picture))}</tr>" for picture, word in zip(drawn, words, strict=True))
    return f"<table><thead><tr>{cells(('Nivå', 'Symbol'), 'th')}</tr></thead><tbody>{rows}</tbody></table>"
