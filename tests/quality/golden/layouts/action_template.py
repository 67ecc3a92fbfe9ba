"""Layout 8: a template of measures: a table of names and effects, then a description of each; unused lines left in."""

from __future__ import annotations

from html import escape

from tests.quality.golden.columns import Column, draw_columns, fitted, group
from tests.quality.golden.job import Job, Laid, activity, cells

STYLE = "th { word-break: break-all; } th small { font-size: 0.6em; }"
LOOSE = "td { vertical-align: bottom; background: #ddd; } td + td { vertical-align: middle; }"
DARK = "th {{ background: {dark}; color: #fff; }}"
BLANK = 0.3
"""The share of documents that leave one of the two columns of money empty."""
COVER = ("Beslutande instans: XX", "Datum för beslut: ÅÅÅ-MM-DD", "Giltighetstid: XX", "Revideras senast: ÅÅÅÅ-MM-DD")
EMPTY = {"name": "XX", "start": "ÅÅÅÅ-MM-DD", "now": "", "full": ""}


def lay_out(job: Job) -> Laid:
    """Return the table and the descriptions."""
    columns = draw_columns(
        job,
        Column("name", job.word("headers.measure_name"), 8),
        (
            Column("start", job.word("headers.measure_start"), 2, least=10),
            Column("now", job.word("headers.measure_now"), 4),
            Column("full", job.word("headers.measure_full"), 4),
        ),
    )
    columns = fitted(job, columns, heads=False)
    heads = (job.word("headers.measure_told"), job.word("headers.measure_chance"), job.word("headers.measure_risk"))
    numbered, listed = job.chance(0.5), job.chance(0.5)
    empty = job.rng.choice(("now", "full")) if job.chance(BLANK) else ""
    rows, told = [], []
    stories = job.rng.sample(job.words.lists["prose.saving"], len(job.activities()))
    for place, one in enumerate(job.activities(), start=1):
        low = int((one.cost or "0").replace(" ", "")) // 100 * 100
        amount = f"{low}-{low + 100} tkr" if job.chance(0.4) else f"{one.cost} tkr"
        number = f"{place}. " if numbered else ""
        facts = {
            "name": number + escape(one.text),
            "start": f"{job.year}-{job.rng.randint(1, 12):02}-01",
            "now": f"{one.cost} tkr",
            "full": amount,
        }
        facts |= {empty: ""}
        rows.append(f"<tr{job.at(activity(one))}>{cells([facts[column.fact] for column in columns])}</tr>")
        told.append(
            f"<h3>{heads[0]} {place}</h3><p>{escape(stories[place - 1])}</p>{_told(job, heads, amount, listed=listed)}"
        )
    rows.extend(f"<tr>{cells([EMPTY[column.fact] for column in columns])}</tr>" for _ in range(job.rng.randint(0, 2)))
    head = cells([column.header.replace("(", "<small>(").replace(")", ")</small>") for column in columns], "th")
    body = f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody>"
    table = f"<table><colgroup>{group(columns)}</colgroup>{body}</table>"
    unfilled = "".join(f'<p class="note">{line}</p>' for line in COVER) if job.chance(0.4) else ""
    first = f"{unfilled}<h1>{job.word('headers.measure_list')}</h1><p>{job.word('prose.intro')}</p>"
    style = STYLE + (LOOSE if job.chance(0.4) else "") + (DARK.format(dark=job.look.dark) if job.chance(0.5) else "")
    return Laid(f"{first}{table}{''.join(told)}", style=style)


def _told(job: Job, heads: tuple[str, str, str], amount: str, *, listed: bool) -> str:
    """Return what speaks for and against a measure, in lines or in lists."""
    parts = [
        (heads[1], _lines(job, "prose.chance", listed=listed)),
        (heads[2], _lines(job, "prose.risk", listed=listed)),
    ]
    if job.chance(0.5):
        effect = job.word("headers.measure_effect")
        parts.insert(job.rng.randint(0, len(parts)), (effect, f"<p>Bedömd effekt: {amount}</p>"))
    return "".join(f"<p><b>{name}</b></p>{text}" for name, text in parts)


def _lines(job: Job, words: str, *, listed: bool) -> str:
    if not listed:
        return f"<p>{job.word(words)}</p>"
    chosen = job.rng.sample(job.words.lists[words], job.rng.randint(1, 3))
    return f"<ul>{''.join(f'<li>{text}</li>' for text in chosen)}</ul>"
