"""The page where one asks and reads the answer. Works without JavaScript; with it, the answer comes as a stream."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from fastapi.sse import EventSourceResponse, ServerSentEvent

from assistant.answer import Answer
from assistant.answer_json import Json
from assistant.limit_fields import Given, limits
from assistant.periods import read_name, read_period
from assistant.role_questions import role_questions
from assistant.routes.dependencies import TheService
from assistant.routes.schema import LONGEST_CONTEXT, LONGEST_NAME, AskRequest
from assistant.routes.server_sent import named, sent_events
from assistant.routes.templates import any_example, language_of, page, part
from assistant.routes.visit import TheVisit
from assistant.service import Service
from assistant.streaming import Done, Event
from assistant.understanding.asking_on.context import is_context
from assistant.understanding.scoping import Scope
from corpus.errors import CorpusMissing, QuestionError
from corpus.store import View

router = APIRouter()

Text = Annotated[str, Query(max_length=LONGEST_NAME)]


@router.get("/", include_in_schema=False)
def first_page(
    request: Request,
    service: TheService,
    q: str = "",
    kommun: Text = "",
    organ: Text = "",
    period: Text = "",
    context: Annotated[str, Query(max_length=LONGEST_CONTEXT)] = "",
) -> Response:
    """Show the question field and, where a question is given, the answer."""
    try:
        view = service.view()
    except CorpusMissing:
        return page(request, "empty.html", values={"example": False})
    given = Given(q, kommun, organ, period)
    shown = _around(view, given)
    if not q.strip():
        roles = role_questions(
            service.graph(view), phrases=service.phrases, language=language_of(request), kommun=kommun or None
        )
        return page(request, "first.html", values={"roles": roles, **shown})
    try:
        scope = Scope(kommun=read_name(kommun), organ=read_name(organ), period=read_period(period))
        answer = service.ask(q, scope=scope, context=context if is_context(context) else None)
    except QuestionError as error:
        return page(request, "unanswered.html", status=422, values={"problem": str(error), **shown})
    return page(request, "answer.html", values={**_answered(answer, view), **shown})


@router.post("/ask/stream", include_in_schema=False, response_class=EventSourceResponse)
async def ask_on_the_page(
    request: Request, asked: AskRequest, service: TheService, visit: TheVisit
) -> AsyncIterator[ServerSentEvent]:
    """Answer as POST /api/ask/stream does, but for the last event: `page`, with the answer as the page shows it."""

    def shown(event: Event) -> Iterator[tuple[str, Json]]:
        if isinstance(event, Done):
            yield "page", _as_shown(request, service, asked, event.answer)
        else:
            yield from named(event)

    visit.begin(sent_events(service, asked, stopped=visit.has_left, named=shown))
    while (event := await visit.next_event()) is not None:
        yield event


def _as_shown(request: Request, service: Service, asked: AskRequest, answer: Answer) -> Json:
    """Return the answer's part of the page, and what the page around it needs."""
    given = Given(asked.question, asked.kommun or "", asked.organ or "", asked.period or "")
    values = {**_answered(answer, service.view()), "given": given}
    return {"html": part(request, "answer/whole.html", values=values), "context": answer.context or ""}


def _answered(answer: Answer, view: View) -> dict[str, object]:
    """Return what the answer's template needs; `titles` are those of documents by their names."""
    return {
        "answer": answer,
        "titles": {document.name: document.title or document.name for document in view.documents()},
    }


def _around(view: View, given: Given) -> dict[str, object]:
    """Return what the page shows around an answer."""
    documents = view.documents()
    return {
        "given": given,
        "limits": limits(documents, given),
        "example": any_example(documents),
    }
