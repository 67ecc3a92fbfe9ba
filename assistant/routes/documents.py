"""The documents of the corpus, and what was read of each. Works without JavaScript."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from assistant.finding.limits import Limits
from assistant.library.awaited import awaited
from assistant.library.contents import contents_of, own_graph
from assistant.library.listing import Chosen, choices, matching, shelved
from assistant.library.news import News, news_for, news_of_plans, news_of_programmes
from assistant.library.searching import LOOKED_THROUGH, Hits, has_words, hits
from assistant.library.standing import earlier_editions, has_ended, standing_of
from assistant.library.typed import typed, typed_number
from assistant.routes.dependencies import State, TheService
from assistant.routes.templates import NOT_FOUND, any_example, page
from assistant.service import Service, today
from corpus.errors import CorpusMissing, NotInCorpus
from corpus.model import Document
from corpus.store import View

router = APIRouter()


@router.get("/documents", include_in_schema=False)
def documents_page(
    request: Request,
    service: TheService,
    *,
    kommun: str = "",
    kind: str = "",
    organ: str = "",
    period: str = "",
    q: str = "",
    number: Annotated[str, Query(alias="page")] = "",
) -> Response:
    """List what is read, chosen by what is asked, and what is awaited."""
    try:
        view = service.every_edition()
    except CorpusMissing:
        return page(request, "empty.html", values={"example": False})
    chosen = Chosen(typed(kommun), typed(kind), typed(organ), typed(period), typed(q))
    every = view.documents()
    found = matching(every, chosen)
    values: dict[str, object] = {
        "chosen": chosen,
        "choices": choices(every, chosen),
        "every": len(every),
        "listed": shelved(found, number=typed_number(number)),
        "awaited": awaited(view.expected(), every, chosen),
        "is_expecting": bool(view.expected()),
        "failures": () if chosen.kommun or chosen.kind or chosen.organ or chosen.period else view.failures(),
        "warnings": view.warnings(),
        "news": _news(chosen, service) if found else (),
        "example": any_example(every),
    }
    return page(request, "documents.html", values=values)


@router.get("/documents/{document_id}", include_in_schema=False)
def document_page(
    request: Request, service: TheService, document_id: str, q: str = "", state: State = None
) -> Response:
    """Show one document: what is known of it, where it stands, what was read, and where words stand in it."""
    try:
        every = service.every_edition()
        view, document = _shown(every, service.view_with(document_id, state), document_id)
    except CorpusMissing:
        return page(request, "empty.html", status=NOT_FOUND, values={"example": False})
    except NotInCorpus:
        return page(request, "document_missing.html", status=NOT_FOUND, values={"example": False})
    newest = service.view()
    is_current = document in newest.documents()
    graph = service.graph(newest) if is_current else own_graph(view, document)
    sought = typed(q)
    values: dict[str, object] = {
        "document": document,
        "standing": standing_of(document, every.documents()),
        "earlier": earlier_editions(document, every.documents()),
        "state": view.state.number,
        "as_of": view.state.created[:10] if view.state != newest.state else "",
        "contents": contents_of(view, document, graph),
        "read_in": view.first_published(document.reading)[:10],
        "has_ended": has_ended(document, today()),
        "sought": sought,
        "hits": _hits(sought, document, service) if is_current else None,
        "searched": is_current,
        "news": news_for(document, graph) if is_current else None,
        "example": document.example,
    }
    return page(request, "document.html", values=values)


def _news(chosen: Chosen, service: Service) -> tuple[News, ...]:
    """Return what is new in programmes, and in the plans of the kommun that is chosen."""
    graph = service.graph(service.view())
    plans = news_of_plans(graph, chosen.kommun) if chosen.kommun else ()
    if chosen.organ:
        return tuple(one for one in plans if one.organ == chosen.organ)
    return (*(one for one in news_of_programmes(graph) if chosen.kommun in ("", one.kommun)), *plans)


def _shown(newest: View, asked: View, document_id: str) -> tuple[View, Document]:
    """Return a document as asked for; what the newest state (historical) holds as it was read then, from that."""
    document = asked.document(document_id)
    still = (one for one in newest.documents() if (one.id, one.reading) == (document.id, document.reading))
    now = next(still, None)
    return (asked, document) if now is None else (newest, now)


def _hits(sought: str, document: Document, service: Service) -> Hits | None:
    if not has_words(sought):
        return None
    limits = Limits(document=document.id)
    return hits(service.search(sought, limit=LOOKED_THROUGH, limits=limits), sought)
