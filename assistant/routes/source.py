"""Where an answer's words stand: a page as an image and as text with the words marked, and the original."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi import Path as PathParameter
from fastapi.responses import FileResponse, Response
from pydantic import Field

from assistant.downloads import disposition, file_name, media_type
from assistant.image_drawing import SCALE
from assistant.library.standing import standing_of
from assistant.marks import Span, anchor, boxes_of, marked_boxes, pieces, section_at, spans_of
from assistant.routes.dependencies import State, TheService
from assistant.routes.schema import Problem
from assistant.routes.source_addresses import MOST_SPANS, image_href, page_href
from assistant.routes.templates import page
from assistant.service import Service
from corpus.errors import NotInCorpus
from corpus.model import Box, Document, Page
from corpus.store import View

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


@dataclass(frozen=True, slots=True)
class Marked:
    """A page of a document in a view, and the words (spans) and symbols that are marked on it."""

    view: View
    document: Document
    page: Page
    spans: tuple[Span, ...]
    symbols: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A page and the marks on it as an address asks for them; `state` is None for the newest."""

    document_id: str
    number: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    boxes: tuple[str, ...]
    state: int | None

    def found(self, service: Service) -> Marked:
        """Return the page. Raises CorpusMissing, and NotInCorpus for a page or marks that are not there."""
        view = service.view_with(self.document_id, self.state)
        document = view.document(self.document_id)
        shown = view.page(document.reading, self.number)
        return Marked(view, document, shown, spans_of(shown, self.starts, self.ends), boxes_of(self.boxes))


def asked_page(
    document_id: str,
    number: Number,
    start: Marks = [],  # noqa: B006 - FastAPI copies defaults
    end: Marks = [],  # noqa: B006 - the same
    box: Boxes = [],  # noqa: B006 - the same
    state: State = None,
) -> Asked:
    """Return what an address asks for: characters start..end and symbols in `box`, several by repeating them."""
    return Asked(document_id, number, tuple(start), tuple(end), tuple(box), state)


AskedPage = Annotated[Asked, Depends(asked_page)]


@router.get(
    "/api/documents/{document_id}/pages/{number}.png",
    summary="En sida som bild",
    response_class=Response,
    responses={200: {"content": {"image/png": {}}}, 404: {"model": Problem}},
)
def page_image(request: Request, asked: AskedPage, service: TheService) -> Response:
    """Draw a page, with the characters start..end and the symbols in `box` marked; several by repeating them."""
    marked = asked.found(service)
    tag = _tag(marked)
    kept = {"ETag": tag, "Cache-Control": CHECKED if asked.state is None else UNCHANGING}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=kept)
    boxes = marked_boxes(marked.page, marked.spans, marked.symbols)
    image = service.images.image(marked.view, marked.document, marked.page, boxes, tag=tag)
    return Response(image, media_type="image/png", headers=kept)


@router.get("/documents/{document_id}/pages/{number}", include_in_schema=False)
def source_view(request: Request, asked: AskedPage, service: TheService) -> Response:
    """Show a page's image and text with the words marked, what the document is, and what has become of it."""
    try:
        marked = asked.found(service)
    except NotInCorpus as error:
        still = _still_there(service, asked.document_id)
        values: dict[str, object] = {"detail": str(error), "document": still, "example": False}
        return page(request, "no_source.html", values=values, status=404)
    newest, state = service.every_edition(), marked.view.state
    address = page_href(marked.document.id, marked.page.number, marked.spans, marked.symbols, state.number)
    values = {
        **_proof(marked),
        "standing": standing_of(marked.document, newest.documents()),
        "as_of": state.created[:10] if state != newest.state else "",
        "address": str(request.base_url).rstrip("/") + address,
    }
    return page(request, "source.html", values=values)


def _proof(marked: Marked) -> dict[str, object]:
    """Return what the template shows of a page and its marks."""
    document, shown, spans = marked.document, marked.page, marked.spans
    over = marked.view.passages_on(document.reading, shown.number) if spans else ()
    return {
        "document": document,
        "shown": shown,
        "pieces": pieces(shown.text, spans),
        "cell": shown.address(*spans[0]) if spans else None,
        "headings": section_at(over, shown.number, spans[0]) if spans else "",
        "state": marked.view.state.number,
        "image": image_href(document, shown.number, spans, marked.symbols, marked.view.state.number),
        "image_width": round(shown.width * SCALE),
        "image_height": round(shown.height * SCALE),
        "anchor": anchor(shown, marked_boxes(shown, spans, marked.symbols)),
        "example": document.example,
    }


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


def _tag(marked: Marked) -> str:
    """Return a name for all that is seen of a page's image."""
    document, drawn = marked.document, (marked.spans, marked.symbols)
    named = f"{document.version} {document.reading} {marked.page.number} {drawn} {document.example} {SCALE}"
    return f'"{hashlib.sha256(named.encode()).hexdigest()[:32]}"'


def _still_there(service: Service, document_id: str) -> Document | None:
    """Return a document whose page, state or place was not found; None where it is unknown too."""
    try:
        return service.view_with(document_id).document(document_id)
    except NotInCorpus:
        return None
