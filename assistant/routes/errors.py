"""Errors -> statuses and words: JSON below /api, a page elsewhere."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from assistant.routes.templates import error_page
from corpus.errors import (
    CorpusError,
    NotInCorpus,
    QuestionError,
    RodaError,
    ServiceBusy,
    SettingError,
    TooLargeDocument,
    UnreadableDocument,
)

STATUSES: tuple[tuple[type[RodaError], int], ...] = (
    (QuestionError, 422),
    (NotInCorpus, 404),
    (CorpusError, 503),
    (SettingError, 503),
    (ServiceBusy, 503),
    (TooLargeDocument, 503),
    (UnreadableDocument, 422),
)
"""The first that fits counts."""
PLAIN_TEXTS = {404: "Adressen finns inte.", 405: "Så kan adressen inte användas."}
"""What the framework's own errors say."""


def register(app: FastAPI) -> None:
    """Tell the application how errors are answered; what is not listed here is left to the boundary."""
    for kind, _ in STATUSES:
        app.add_exception_handler(kind, _of_ours)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _of_the_framework)


def status_of(error: RodaError) -> int:
    """Return the status that answers an error of ours."""
    return next((status for kind, status in STATUSES if isinstance(error, kind)), 500)


async def _of_ours(request: Request, error: Exception) -> Response:
    return _answer(request, status_of(error) if isinstance(error, RodaError) else 500, str(error))


async def _malformed(request: Request, error: Exception) -> Response:
    problems = error.errors() if isinstance(error, RequestValidationError) else ()
    if any(problem["type"] == "json_invalid" for problem in problems):
        return _answer(request, 422, "Begäran är inte giltig JSON. Se /openapi.json.")
    where = ".".join(str(step) for problem in problems[:1] for step in problem["loc"] if step != "body")
    named = f": {where[:80]}" if where else ""
    return _answer(request, 422, f"Begäran har fel form{named}. Se /openapi.json.")


async def _of_the_framework(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 400
    return _answer(
        request,
        status,
        PLAIN_TEXTS.get(status, "Begäran kan inte läsas. Skicka den som JSON i UTF-8; se /openapi.json."),
    )


def _answer(request: Request, status: int, detail: str) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"detail": detail}, status_code=status)
    return error_page(request, status=status, detail=detail)
