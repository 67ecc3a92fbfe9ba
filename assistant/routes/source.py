"""Where an answer's words stand: a page as an image and as text with the words marked, and the original."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi import Path as PathParameter
from fastapi.responses import FileResponse, Response
from pydantic import Field

from assistant.compose.citing import SECTION_SEPARATOR
from assistant.downloads import disposition, file_name, media_type
from assistant.routes.dependencies import TheService
from assistant.routes.schema import Problem
from assistant.routes.source_addresses import MOST_SPANS, image_href, page_href
from assistant.routes.templates import page
from assistant.service import IMAGE_SCALE, Service
from corpus.errors import NotInCorpus
from corpus.model import Box, Document, Page, Passage

router = APIRouter()

UNCHANGING = "private, max-age=604800, immutable"
"""A state never changes, so what an address with one leads to does not either."""
CHECKED = "private, no-cache"
"""The newest state may be another one tomorrow: kept, and asked for again."""
HEADROOM = 0.06
"""What is seen above the first mark, as a share of the page's height."""
MOST_PAGES = 1_000_000_000
"""Larger numbers fit no database."""
Offset = Annotated[int, Field(ge=0)]
Marks = Annotated[list[Offset], Query(max_length=MOST_SPANS, description="Tecken i sidans text, från 0.")]
MOST_POINTS = 20_000
"""Of a page's side; the format allows 14,400."""
Side = Annotated[str, Field(max_length=80)]
Boxes = Annotated[list[Side], Query(max_length=MOST_SPANS, description="Symboler: x0,y0,x1,y1 i punkter.")]
Number = Annotated[int, PathParameter(ge=-MOST_PAGES, le=MOST_PAGES, description="Sidans nummer, från 1.")]
State = Annotated[int | None, Query(ge=1, description="Korpusens tillstånd; annars det nyaste.")]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a page's text, marked or not."""

    text: str
    marked: bool


@router.get(
    "/api/documents/{document_id}/pages/{number}.png",
    summary="En sida som bild",
    response_class=Response,
    responses={200: {"content": {"image/png": {}}}, 404: {"model": Problem}},
)
def page_image(
    request: Request,
    document_id: str,
    number: Number,
    service: TheService,
    start: Marks = [],  # noqa: B006 - FastAPI copies defaults
    end: Marks = [],  # noqa: B006 - the same
    box: Boxes = [],  # noqa: B006 - the same
    state: State = None,
) -> Response:
    """Draw a page, with the characters start..end and the symbols in `box` marked; several by repeating them."""
    view = service.view_with(document_id, state)
    document = view.document(document_id)
    shown = view.page(document.reading, number)
    spans = spans_of(shown, start, end)
    drawn = boxes_of(box)
    tag = _tag(document, number, (spans, drawn))
    kept = {"ETag": tag, "Cache-Control": CHECKED if state is None else UNCHANGING}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=kept)
    image = service.page_image(view, document, shown, marked_boxes(shown, spans, drawn), tag=tag)
    return Response(image, media_type="image/png", headers=kept)


@router.get("/documents/{document_id}/pages/{number}", include_in_schema=False)
def source_view(
    request: Request,
    document_id: str,
    number: Number,
    service: TheService,
    start: Marks = [],  # noqa: B006 - FastAPI copies defaults
    end: Marks = [],  # noqa: B006 - the same
    box: Boxes = [],  # noqa: B006 - the same
    state: State = None,
) -> Response:
    """Show a page's image and text with the words marked, what the document is, and what has become of it."""
    try:
        view = service.view_with(document_id, state)
        document = view.document(document_id)
        shown = view.page(document.reading, number)
        spans = spans_of(shown, start, end)
        symbols = boxes_of(box)
    except NotInCorpus as error:
        still = _still_there(service, document_id)
        values: dict[str, object] = {"detail": str(error), "document": still, "example": False}
        return page(request, "no_source.html", values=values, status=404)
    address = page_href(document.id, number, spans, symbols, view.state.number)
    values = {
        "document": document,
        "shown": shown,
        "pieces": pieces(shown.text, spans),
        "cell": shown.address(*spans[0]) if spans else None,
        "headings": section_at(view.passages_on(document.reading, number), number, spans[0]) if spans else "",
        "standing": service.standing(document),
        "as_of": view.state.created[:10],
        "state": view.state.number,
        "image": image_href(document, number, spans, symbols, view.state.number),
        "image_width": round(shown.width * IMAGE_SCALE),
        "image_height": round(shown.height * IMAGE_SCALE),
        "anchor": anchor(shown, marked_boxes(shown, spans, symbols)),
        "address": str(request.base_url).rstrip("/") + address,
        "example": document.example,
    }
    return page(request, "source.html", values=values)


@router.get("/documents/{document_id}/original", include_in_schema=False)
def original(document_id: str, service: TheService, state: State = None) -> Response:
    """Hand out the file that was read, as it was; never opened within the service's own pages."""
    view = service.view_with(document_id, state)
    document = view.document(document_id)
    headers = {
        "Content-Disposition": disposition(file_name(document)),
        "Content-Security-Policy": "sandbox",
        "Cache-Control": CHECKED if state is None else UNCHANGING,
    }
    return FileResponse(view.original_file(document.version), media_type=media_type(document), headers=headers)


def marked_boxes(shown: Page, spans: Sequence[tuple[int, int]], symbols: Sequence[Box]) -> tuple[Box, ...]:
    """Return the boxes to mark on a page: those of characters in reading order, then symbols."""
    return (*(one for first, last in spans for one in shown.characters.boxes(first, last)), *symbols)


def anchor(shown: Page, marked: Sequence[Box]) -> tuple[float, float] | None:
    """Return where on a page to look for the first mark: points from the left and the top, some lines above it."""
    if not marked:
        return None
    return round(marked[0].x0, 1), max(0.0, round(shown.height * (1 - HEADROOM) - marked[0].y1, 1))


def section_at(passages: Sequence[Passage], number: int, span: tuple[int, int]) -> str:
    """Return the headings over a span of a page, outermost first; "" where none are known."""
    start, end = span
    over = (
        passage.headings
        for passage in passages
        for part in passage.locator.parts
        if part.page == number and part.start < end and start < part.end
    )
    return SECTION_SEPARATOR.join(next(over, ()))


def spans_of(shown: Page, starts: Sequence[int], ends: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Pair starts with ends, in order. Raises NotInCorpus for a span that is not on the page."""
    if len(starts) != len(ends):
        raise NotInCorpus("Adressen har inte lika många start som end. Öppna källan på nytt.")
    spans = tuple(zip(starts, ends, strict=True))
    for start, end in spans:
        if not 0 <= start < end <= len(shown.text):
            raise NotInCorpus(f"Tecknen {start}–{end} finns inte på sidan {shown.number}. Öppna källan på nytt.")
    return tuple(sorted(spans))


def boxes_of(asked: Sequence[str]) -> tuple[Box, ...]:
    """Return boxes given as "x0,y0,x1,y1" in points. Raises NotInCorpus for what is none."""
    found = []
    for one in asked:
        try:
            x0, y0, x1, y1 = (float(side) for side in one.split(","))
        except ValueError as error:
            raise NotInCorpus("Adressen har en ruta som inte är fyra tal. Öppna källan på nytt.") from error
        if not (abs(x0) < x1 < MOST_POINTS and abs(y0) < y1 < MOST_POINTS):
            raise NotInCorpus("Adressen har en ruta som inte finns på någon sida. Öppna källan på nytt.")
        found.append(Box(x0, y0, x1, y1))
    return tuple(found)


def pieces(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """Cut a text at its spans (sorted), overlapping ones taken together."""
    cut: list[Piece] = []
    at = 0
    for start, end in spans:
        if start > at:
            cut.append(Piece(text[at:start], marked=False))
        if end > at:
            cut.append(Piece(text[max(at, start) : end], marked=True))
            at = end
    return (*cut, Piece(text[at:], marked=False))


def _tag(document: Document, number: int, marked: object) -> str:
    named = f"{document.version} {document.reading} {number} {marked} {document.example} {IMAGE_SCALE}"
    return f'"{hashlib.sha256(named.encode()).hexdigest()[:32]}"'


def _still_there(service: Service, document_id: str) -> Document | None:
    """Return a document whose page, state or place was not found; None where it is unknown too."""
    try:
        return service.view_with(document_id).document(document_id)
    except NotInCorpus:
        return None
