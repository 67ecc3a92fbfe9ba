"""Where an answer's words stand: a page as an image and as text with the words marked, and the original."""

from __future__ import annotations

import hashlib
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi import Path as PathParameter
from fastapi.responses import Response
from pydantic import Field

from assistant.downloads import disposition, file_name, media_type
from assistant.image_drawing import SCALE
from assistant.library.standing import standing_of
from assistant.marks import anchor, boxes_of, marked_boxes, pieces, section_at, spans_of
from assistant.routes.dependencies import State, TheService
from assistant.routes.schema import Problem
from assistant.routes.source_addresses import MOST_SPANS, image_href, page_href
from assistant.routes.templates import page
from assistant.service import Service
from corpus.errors import NotInCorpus
from corpus.model import Document

router = APIRouter()

UNCHANGING = "private, max-age=604800, immutable"
"""A state never changes, so what an address with one leads to does not either."""
CHECKED = "private, no-cache"
"""The newest state may be another one tomorrow: kept, and asked for again."""
MOST_PAGES = 1_000_000_000
"""Larger numbers fit no database."""
Offset = Annotated[int, Field(ge=0)]
Marks = Annotated[list[Offset], Query(max_length=MOST_SPANS, description="Tecken i sidans text, från 0.")]
Side = Annotated[str, Field(max_length=80)]
Boxes = Annotated[list[Side], Query(max_length=MOST_SPANS, description="Symboler: x0,y0,x1,y1 i punkter.")]
Number = Annotated[int, PathParameter(ge=-MOST_PAGES, le=MOST_PAGES, description="Sidans nummer, från 1.")]


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
    image = service.images.image(view, document, shown, marked_boxes(shown, spans, drawn), tag=tag)
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
    newest = service.every_edition()
    values = {
        "document": document,
        "shown": shown,
        "pieces": pieces(shown.text, spans),
        "cell": shown.address(*spans[0]) if spans else None,
        "headings": section_at(view.passages_on(document.reading, number), number, spans[0]) if spans else "",
        "standing": standing_of(document, newest.documents()),
        "as_of": view.state.created[:10] if view.state != newest.state else "",
        "state": view.state.number,
        "image": image_href(document, number, spans, symbols, view.state.number),
        "image_width": round(shown.width * SCALE),
        "image_height": round(shown.height * SCALE),
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
    return Response(view.original(document.version), media_type=media_type(document), headers=headers)


def _tag(document: Document, number: int, marked: object) -> str:
    named = f"{document.version} {document.reading} {number} {marked} {document.example} {SCALE}"
    return f'"{hashlib.sha256(named.encode()).hexdigest()[:32]}"'


def _still_there(service: Service, document_id: str) -> Document | None:
    """Return a document whose page, state or place was not found; None where it is unknown too."""
    try:
        return service.view_with(document_id).document(document_id)
    except NotInCorpus:
        return None
