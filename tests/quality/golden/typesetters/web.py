"""A web page with the chrome of a municipality's site."""

from __future__ import annotations

from html import escape, unescape

from tests.quality.generator.rendered import Placed, Rendered
from tests.quality.golden.job import Job, Laid


def typeset(job: Job, laid: Laid) -> Rendered:
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
