"""PDF through WeasyPrint: the pages of the marks are those where it put their elements."""

from __future__ import annotations

from html import escape

from tests.quality.generator.rendered import Rendered
from tests.quality.golden.finish import Finish
from tests.quality.golden.job import Job, Laid
from tests.quality.golden.style import DOUBLED, style
from tests.quality.golden.typesetters.pages import place


def typeset(job: Job, laid: Laid, finish: Finish) -> Rendered:
    """Set a document; its pages' words are read back from the finished file."""
    import weasyprint  # type: ignore[import-untyped]  # carries no types; needs Debian's libraries

    from tests.quality.generator.pdf import read_pages

    running = DOUBLED if "doubled" in finish.noise else ""
    sheet = style(job.look, job.document, finish.noise) + laid.style
    source = (
        f'<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>{escape(job.document.title)}</title>'
        f"<style>{sheet}</style></head><body>{running}{_front(job)}{laid.html}</body></html>"
    )
    made = weasyprint.HTML(string=source).render()
    first: dict[str, int] = {}
    for number, page in enumerate(made.pages, start=1):
        for name in page.anchors:
            first.setdefault(name, number)
    data = made.write_pdf(pdf_identifier=job.document.id.encode())
    pages = read_pages(data)
    return Rendered(data, pages, place(job, first, pages))


def _front(job: Job) -> str:
    """Return the cover, or the lines of a title above the text."""
    document = job.document
    organ = escape(job.graph.organs[document.organ].name)
    lines = f'<p class="title">{escape(document.title)}</p><p>{organ}, {escape(document.kommun)} kommun</p>'
    known = f"<p>Beslutad {document.decided}</p><p>Diarienummer {document.diary_number}</p>"
    if job.look.cover:
        return f'<section class="cover">{lines}{known}</section>'
    return f'<div class="block">{lines.replace("<p class=", "<h1 class=", 1).replace("</p>", "</h1>", 1)}</div>'
