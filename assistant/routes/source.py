"""Where an answer's words stand: page images with boxes, and a view of the page's text with the words marked."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi import Path as PathParameter
from fastapi.responses import Response
from pydantic import Field

from assistant.routes.dependencies import TheService
from assistant.routes.schema import Problem
from assistant.routes.templates import page
from assistant.service import IMAGE_SCALE
from corpus.errors import NotInCorpus
from corpus.model import Box, Page

router = APIRouter()

MOST_PAGES = 1_000_000_000
"""Larger numbers fit no database."""
MOST_SPANS = 50
"""Places marked on one page."""
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
    view = service.view(state)
    document = view.document(document_id)
    shown = view.page(document.reading, number)
    spans = spans_of(shown, start, end)
    drawn = boxes_of(box)
    tag = _tag(document.version, document.reading, number, (spans, drawn))
    kept = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=kept)
    boxes = [one for first, last in spans for one in shown.characters.boxes(first, last)]
    boxes += drawn
    return Response(service.page_image(view, document, shown, boxes), media_type="image/png", headers=kept)


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
    """Show a page's text with the words marked, and its image where it has one."""
    view = service.view(state)
    document = view.document(document_id)
    shown = view.page(document.reading, number)
    spans = spans_of(shown, start, end)
    values: dict[str, object] = {
        "document": document,
        "shown": shown,
        "pieces": pieces(shown.text, spans),
        "spans": spans,
        "boxes": boxes_of(box),
        "state": state,
        "image_width": round(shown.width * IMAGE_SCALE),
        "image_height": round(shown.height * IMAGE_SCALE),
        "example": document.example,
    }
    return page(request, "source.html", values=values)


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


def _tag(version: str, reading: str, number: int, marked: object) -> str:
    named = f"{version} {reading} {number} {marked} {IMAGE_SCALE}"
    return f'"{hashlib.sha256(named.encode()).hexdigest()[:32]}"'
