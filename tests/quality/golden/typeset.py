"""A laid-out document as a PDF, or as one web page with the chrome of a municipality's site."""

from __future__ import annotations

import random
from html import escape, unescape

from tests.quality.generator.graph import PlanDocument, PlanGraph
from tests.quality.generator.rendered import Placed, Rendered
from tests.quality.golden.job import Job, Laid
from tests.quality.golden.layouts import LAYOUTS
from tests.quality.golden.look import draw_look
from tests.quality.golden.reserve import Pool
from tests.quality.golden.style import style
from tests.quality.golden.words import load


def lay_out(document: PlanDocument, graph: PlanGraph, seed: int, pool: Pool = "all") -> tuple[Job, Laid]:
    """Draw a document's look and lay its content out."""
    rng = random.Random(f"look {seed} {document.id}")  # noqa: S311 - a draw that can be repeated
    job = Job(document, graph, draw_look(rng), load(pool), rng)
    return job, LAYOUTS[document.sections[0].layout](job)


def typeset(job: Job, laid: Laid) -> Rendered:
    """Set a document in the format that its file name asks for."""
    return _web(job, laid) if job.document.file.endswith(".html") else _pdf(job, laid)


def _pdf(job: Job, laid: Laid) -> Rendered:
    import weasyprint  # type: ignore[import-untyped]  # carries no types; needs Debian's libraries

    from tests.quality.generator.pdf import read_pages

    source = (
        f'<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>{escape(job.document.title)}</title>'
        f"<style>{style(job.look, job.document)}{laid.style}</style></head><body>{_front(job)}{laid.html}</body></html>"
    )
    made = weasyprint.HTML(string=source).render()
    first: dict[str, int] = {}
    for number, page in enumerate(made.pages, start=1):
        for name in page.anchors:
            first.setdefault(name, number)
    placed = tuple(Placed(mark, first[name]) for name, marks in job.anchors.marks.items() for mark in marks)
    data = made.write_pdf(pdf_identifier=job.document.id.encode())
    return Rendered(data, read_pages(data), placed)


def _front(job: Job) -> str:
    """Return the cover, or the lines of a title above the text."""
    document = job.document
    organ = escape(job.graph.organs[document.organ].name)
    lines = f'<p class="title">{escape(document.title)}</p><p>{organ}, {escape(document.kommun)} kommun</p>'
    known = f"<p>Beslutad {document.decided}</p><p>Diarienummer {document.diary_number}</p>"
    if job.look.cover:
        return f'<section class="cover">{lines}{known}</section>'
    return f'<div class="block">{lines.replace("<p class=", "<h1 class=", 1).replace("</p>", "</h1>", 1)}</div>'


def _web(job: Job, laid: Laid) -> Rendered:
    """Set a web page; its pages are what stands before the first h2, then each h2 with what follows it."""
    title, kommun = escape(job.document.title), escape(job.document.kommun)
    source = (
        f'<!DOCTYPE html>\n<html lang="sv">\n<head><meta charset="utf-8"><title>{title} - {kommun} kommun</title>'
        f"</head>\n<body>\n<div>{job.word('prose.chrome')}</div>\n<h1>{title}</h1>\n<p>{escape(job.document.marking)}"
        f"</p>\n{laid.html}\n<div>{job.word('prose.chrome')}</div>\n</body>\n</html>\n"
    )
    parts = source.split("<h2")
    page = {
        name: next(place for place, part in enumerate(parts, start=1) if f' id="{name}"' in part)
        for name in job.anchors.marks
    }
    placed = tuple(Placed(mark, page[name]) for name, marks in job.anchors.marks.items() for mark in marks)
    for name in page:  # what is marked must not be told from the page
        source = source.replace(f' id="{name}"', "")
    return Rendered(source.encode(), tuple(unescape(part) for part in source.split("<h2")), placed)
