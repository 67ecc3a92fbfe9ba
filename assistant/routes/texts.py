"""The pages of text: how answers are made, the accessibility statement, words explained."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import Response

from assistant.contacts import load_contacts
from assistant.explained_words import groups_of
from assistant.responsible import load_responsible
from assistant.routes.dependencies import TheService
from assistant.routes.templates import any_example, language_of, page, say_in
from assistant.service import Service
from corpus.errors import CorpusMissing
from corpus.store import View

router = APIRouter()

ASSESSED = date(2026, 11, 22)
"""The day on which what the accessibility statement says was last gone through. Change it together with the text."""


@router.get("/about", include_in_schema=False)
def about(request: Request, service: TheService) -> Response:
    """Show how answers are made, and what they rest on now."""
    view = _newest(service)
    documents = view.documents() if view is not None else ()
    data_dir = Path(service.settings.data_dir)
    return page(request, "about.html", values={
        "say": _say(request, service), "example": any_example(documents), "documents": len(documents),
        "pages": sum(document.page_count for document in documents), "read_in": view.state.created if view else "",
        "contacts": load_contacts(data_dir).of_kommuner(), "responsible": load_responsible(data_dir),
    })  # fmt: skip


@router.get("/accessibility", include_in_schema=False)
def accessibility(request: Request, service: TheService) -> Response:
    """Show the accessibility statement that lagen (2018:1937) asks for."""
    responsible = load_responsible(Path(service.settings.data_dir))
    return page(request, "accessibility.html", values={
        "say": _say(request, service), "example": False, "responsible": responsible, "assessed": ASSESSED,
    })  # fmt: skip


@router.get("/words", include_in_schema=False)
def words(request: Request, service: TheService) -> Response:
    """Explain the words of plans and answers; each word is an anchor."""
    groups = groups_of(service.phrases, language_of(request))
    return page(request, "words.html", values={"say": _say(request, service), "example": False, "groups": groups})


def _say(request: Request, service: Service) -> Callable[..., str]:
    return say_in(service.phrases, language_of(request))


def _newest(service: Service) -> View | None:
    try:
        return service.view()
    except CorpusMissing:
        return None
