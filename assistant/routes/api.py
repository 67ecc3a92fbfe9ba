"""The JSON side: questions, lists, health."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from assistant.answer_json import to_json
from assistant.periods import read_name, read_period
from assistant.routes.dependencies import TheService
from assistant.routes.schema import ANSWER_EXAMPLE, AskRequest, Health, Problem
from assistant.rows import ActivityRow, DocumentRow, GoalRow
from assistant.show import activity_rows, document_rows, goal_rows
from assistant.understanding.scoping import Scope
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


@router.post("/api/ask", summary="Ställ en fråga", responses=ANSWERED, response_model=None)
def ask(request: AskRequest, service: TheService) -> dict[str, object]:
    """Answer a question with proof, in the stable format of `roda ask --json`."""
    scope = Scope(kommun=read_name(request.kommun), organ=read_name(request.organ), period=read_period(request.period))
    return to_json(service.ask(request.question, scope=scope, context=request.context or None))


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
