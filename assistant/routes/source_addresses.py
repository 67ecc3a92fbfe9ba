"""The addresses of pages and their images, with the words and symbols that they mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from assistant.answer import Citation, CitationPart, Language
from corpus.model import Box, Document, PictureBox, Span

MOST_SPANS = 50
"""Places marked on one page."""
FIRST_MARK = "markerat"
"""The id of the first mark on a page."""

Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Place:
    """One page of a citation: its first part there, and the address that shows all of it that stands there."""

    part: CitationPart
    href: str


def source_places(citation: Citation, state: int, language: Language = "sv") -> tuple[Place, ...]:
    """Return the pages on which a citation stands, in its order."""
    pages: dict[int, list[CitationPart]] = {}
    for part in citation.parts:
        pages.setdefault(part.page, []).append(part)
    return tuple(_place(citation.document_id, parts, state, language) for parts in pages.values())


def page_href(
    document_id: str, page: int, spans: Spans, symbols: Sequence[Box], state: int, language: Language = "sv"
) -> str:
    """Return the address of a page of a document in a state, with its words and symbols marked."""
    asked: list[tuple[str, object]] = [("state", state), *_marks(spans), *_boxes(symbols)]
    asked += [("lang", language)] if language != "sv" else []
    return f"/documents/{quote(document_id, safe='')}/pages/{page}?{urlencode(asked)}#{FIRST_MARK}"


def place_href(
    document_id: str, spans: Sequence[Span], *, state: int, language: Language, pictures: Sequence[PictureBox] = ()
) -> str:
    """Return the address of the page that spans of a document begin on, with those and the symbols on it marked."""
    number = spans[0].page
    here = [(one.start, one.end) for one in spans if one.page == number]
    return page_href(document_id, number, here, [one.box for one in pictures if one.page == number], state, language)


def image_href(document: Document, page: int, spans: Spans, symbols: Sequence[Box], state: int) -> str:
    """Return the address of a page's image.

    It names the reading too: a corpus made anew counts its states from one again, and browsers keep images.
    """
    asked = [("state", state), *_marks(spans), *_boxes(symbols), ("of", document.reading)]
    return f"/api/documents/{quote(document.id, safe='')}/pages/{page}.png?{urlencode(asked)}"


def _place(document_id: str, parts: Sequence[CitationPart], state: int, language: Language) -> Place:
    spans = [(part.start, part.end) for part in parts]
    symbols = [box for part in parts for box in part.pictures]
    return Place(parts[0], page_href(document_id, parts[0].page, spans, symbols, state, language))


def _boxes(boxes: Sequence[Box]) -> list[tuple[str, object]]:
    sides = ((box.x0, box.y0, box.x1, box.y1) for box in boxes[:MOST_SPANS])
    return [("box", ",".join(f"{side:g}" for side in four)) for four in sides]


def _marks(spans: Spans) -> list[tuple[str, object]]:
    return [pair for start, end in spans[:MOST_SPANS] for pair in (("start", start), ("end", end))]
