"""Errors -> statuses and words: JSON below /api, a page elsewhere.

What a visitor asked for wrongly is told in the error's own words. What is wrong with the service is the owner's matter:
its message names files and settings, and goes to the log; the visitor is told plainly.
"""

from __future__ import annotations

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from assistant.routes.templates import error_page
from corpus.errors import (
    CorpusError,
    CorpusMissing,
    NotInCorpus,
    QuestionError,
    RodaError,
    SettingError,
    TooLargeDocument,
    UnreadableDocument,
)

OWNER = "Försök igen om en stund; om felet står kvar, kontakta den som sköter tjänsten."
ANSWERS: tuple[tuple[type[RodaError], int, str | None], ...] = (
    (QuestionError, 422, None),
    (NotInCorpus, 404, None),
    (CorpusMissing, 503, "Ingenting är inläst än. Läs in dokument med: roda ingest MAPP"),
    (CorpusError, 503, f"Dokumenten går inte att läsa just nu. {OWNER}"),
    (SettingError, 503, f"Tjänsten är inte rätt inställd. {OWNER}"),
    (TooLargeDocument, 503, None),
    (UnreadableDocument, 422, None),
)
"""The status of each error, and what is said in place of its own words. The first that fits counts."""
BROKEN = 500, f"Något gick fel i tjänsten. {OWNER}"
"""The answer to what is not listed."""
PLAIN_TEXTS = {404: "Adressen finns inte.", 405: "Så kan adressen inte användas."}
"""What the framework's own errors say."""

_log = logging.getLogger(__name__)


def register(app: FastAPI) -> None:
    """Tell the application how errors are answered; what is not listed here is left to the boundary."""
    for kind, *_ in ANSWERS:
        app.add_exception_handler(kind, _of_ours)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _of_the_framework)


def answer_to(error: Exception) -> tuple[int, str]:
    """Return the status and the words that answer an error; what the visitor is not told is logged."""
    found = ((status, plainly) for kind, status, plainly in ANSWERS if isinstance(error, kind))
    status, plainly = next(found, BROKEN)
    if plainly is None:
        return status, str(error)
    _log.warning("%s: %s", type(error).__name__, error)
    return status, plainly


async def _of_ours(request: Request, error: Exception) -> Response:
    return _answer(request, *answer_to(error))


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
