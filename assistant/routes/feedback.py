"""Feedback on an answer: the form at its end, with and without JavaScript."""

from __future__ import annotations

import logging
from typing import Annotated, Final
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from assistant.answer import Language
from assistant.feedback_form import read_feedback, readable
from assistant.prompting import Phrases
from assistant.routes.dependencies import TheService
from assistant.routes.own_page import is_from_own_page
from assistant.routes.templates import address_of, language_of, page
from corpus.errors import ApplicationError, FeedbackError, SettingError

router = APIRouter()

FORM: Final = "application/x-www-form-urlencoded"
MOST_FIELDS: Final = 20
STATUSES: Final = {"feedback_elsewhere": 403, "feedback_too_many": 429, "feedback_not_kept": 503}
"""By what is wrong; anything else is 422."""
SHOWN_AGAIN: Final = ("comment", "question", "state", "kind", "language", "items", "citations")
"""Fields that stand in the form again where it could not be taken."""

_log = logging.getLogger(__name__)

Fields = dict[str, str]


async def form_fields(request: Request) -> Fields:
    """Return the fields of a form, the first of each name; none of a body that is no form."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        return {}
    try:
        body = (await request.body()).decode("ascii")  # a form writes every other letter as %XX
        pairs = parse_qsl(body, keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except ValueError:
        return {}
    return dict(reversed(pairs))


@router.post("/feedback", include_in_schema=False)
def give_feedback(request: Request, service: TheService, fields: Annotated[Fields, Depends(form_fields)]) -> Response:
    """Keep what a visitor says of an answer; thank on a page of its own, or in JSON for a script that asks for it."""
    language = language_of(request)
    if not is_from_own_page(request.headers):
        return _refused(request, service.phrases, fields, FeedbackError("feedback_elsewhere"))
    try:
        service.keep_feedback(read_feedback(fields))
    except FeedbackError as error:
        return _refused(request, service.phrases, fields, error)
    except (ApplicationError, SettingError) as error:
        _log.warning("feedback was not kept: %s", error)
        return _refused(request, service.phrases, fields, FeedbackError("feedback_not_kept"))
    if _wants_json(request):
        return JSONResponse({"said": service.phrases.render("interface.feedback_thanks", language)})
    return RedirectResponse(address_of("/feedback/thanks", language), status_code=303)


@router.get("/feedback/thanks", include_in_schema=False)
def thanks(request: Request) -> Response:
    """Thank a visitor whose browser runs no scripts."""
    return page(request, "feedback.html", values={"problem": None, "example": False})


@router.get("/feedback", include_in_schema=False)
def nothing_given(request: Request) -> Response:
    """Lead on who comes here without a form, as the change of language does."""
    return RedirectResponse(address_of("/", language_of(request)), status_code=303)


def _refused(request: Request, phrases: Phrases, fields: Fields, error: FeedbackError) -> Response:
    """Say what is wrong; the page has the form again, with what was written."""
    language: Language = language_of(request)
    problem = phrases.render(f"interface.{error.cause}", language, **error.said)
    status = STATUSES.get(error.cause, 422)
    if _wants_json(request):
        return JSONResponse({"detail": problem}, status_code=status)
    given = {name: readable(fields.get(name, "")) for name in SHOWN_AGAIN}
    again = None if error.cause == "feedback_elsewhere" else given
    return page(
        request, "feedback.html", status=status, values={"problem": problem, "given": again, "example": False}
    )  # fmt: skip


def _wants_json(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")
