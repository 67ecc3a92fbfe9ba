"""Where words stand on pages, however their lines are broken. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import Page, Span


def spans_of(words: str, page: Page) -> tuple[Span, ...]:
    """Return every place on a page where words stand, in order; white space is any white space."""
    parts = [re.escape(word) for word in words.split()]
    if not parts:
        return ()
    pattern = r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)"
    return tuple(Span(page.number, match.start(), match.end()) for match in re.finditer(pattern, page.text))


def said_at(parts: Sequence[Span], pages: Sequence[Page]) -> str:
    """Return the words at some spans, white space as single spaces; `pages` are those of the reading, in order."""
    return " ".join(" ".join(pages[part.page - 1].text[part.start : part.end] for part in parts).split())


def nearest(spans: Sequence[Span], to: Span) -> Span | None:
    """Return the span nearest to another on its page, those after it before those above it; None where none is."""
    near = [span for span in spans if span.page == to.page]
    return min(near, key=lambda span: (span.start < to.start, abs(span.start - to.start)), default=None)
