"""The JSON side: questions, lists, health."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from fastapi import APIRouter
from fastapi.sse import EventSourceResponse, ServerSentEvent

from assistant.answer_json import to_json
from assistant.routes.dependencies import TheService
from assistant.routes.schema import ANSWER_EXAMPLE, AskRequest, Health, Model, Problem
from assistant.routes.server_sent import sent_events
from assistant.routes.visit import TheVisit
from assistant.rows import ActivityRow, DocumentRow, GoalRow
from assistant.show import activity_rows, document_rows, goal_rows
from corpus.errors import CorpusMissing

router = APIRouter()

Responses = dict[int | str, dict[str, Any]]
EMPTY: Responses = {503: {"model": Problem, "description": "Inget är inläst än, eller korpusen kan inte öppnas."}}
UNFIT: Responses = {422: {"model": Problem, "description": "Frågan är tom, för lång eller har fel form."}}
ANSWERED: Responses = {
    200: {"description": "Ett svar med sina bevis.", "content": {"application/json": {"example": ANSWER_EXAMPLE}}},
    **EMPTY,
    **UNFIT,
}
STREAMED: Responses = {
    200: {
        "description": "Händelserna understanding, searching, model, sentence, citations, receipt och sist answer; "
        "error där svaret uteblir.",
    },
    **UNFIT,
}


@router.post("/api/ask", summary="Ställ en fråga", responses=ANSWERED, response_model=None)
def ask(request: AskRequest, service: TheService) -> dict[str, object]:
    """Answer a question with proof, in the stable format of `roda ask --json`."""
    return to_json(service.ask(request.question, scope=request.scope(), context=request.context or None))


@router.post(
    "/api/ask/stream",
    summary="Ställ en fråga, få svaret medan det blir till",
    response_class=EventSourceResponse,
    responses=STREAMED,
)
async def ask_stream(request: AskRequest, service: TheService, visit: TheVisit) -> AsyncIterator[ServerSentEvent]:
    """Answer a question event by event; the last is `answer`, or `error` with what POST /api/ask would answer.

    Ends its work where the visitor leaves.
    """
    visit.begin(sent_events(service, request, stopped=visit.has_left))
    while (event := await visit.next_event()) is not None:
        yield event


@router.get("/api/model", summary="Språkmodellen, och vart text skickas")
def model(service: TheService) -> Model:
    """Say whether a language model is used, and whether and to whom text leaves the house."""
    used = service.model
    if used is None:
        return Model(used=False, name=None, server=None, leaves_house=False)
    return Model(used=True, name=used.name, server=used.server, leaves_house=not used.in_house)


@router.get("/api/documents", summary="Dokumenten", responses=EMPTY)
def documents(service: TheService) -> tuple[DocumentRow, ...]:
    """List the documents of the newest state."""
    return document_rows(service.view().documents())


@router.get("/api/goals", summary="Målen", responses=EMPTY)
def goals(service: TheService) -> tuple[GoalRow, ...]:
    """List the goals, a row for each document that mentions one."""
    return goal_rows(service.graph(service.view()))


@router.get("/api/activities", summary="Aktiviteterna", responses=EMPTY)
def activities(service: TheService) -> tuple[ActivityRow, ...]:
    """List the activities, a row for each document that mentions one."""
    return activity_rows(service.graph(service.view()))


@router.get("/healthz", summary="Hälsa", responses=EMPTY)
def healthz(service: TheService) -> Health:
    """Say which state is served, and how many documents it holds."""
    try:
        view = service.view()
    except CorpusMissing:
        return Health(status="ok", state=None, documents=0)
    return Health(status="ok", state=view.state.number, documents=len(view.documents()))
