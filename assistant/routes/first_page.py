"""The page where one asks and reads the answer. Works without JavaScript."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from assistant.answer import Answer
from assistant.example_questions import example_questions
from assistant.periods import read_name, read_period
from assistant.routes.dependencies import TheService
from assistant.routes.schema import LONGEST_CONTEXT, LONGEST_NAME
from assistant.routes.templates import language_of, page
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
    given = {"q": q, "kommun": kommun, "organ": organ, "period": period}
    shown: dict[str, object] = {
        "given": given,
        **_choices(view),
        "example": any(document.example for document in view.documents()),
    }
    if not q.strip():
        graph = service.graph(view)
        examples = example_questions(graph, phrases=service.phrases, language=language_of(request))
        return page(request, "first.html", values={"examples": examples, **shown})
    try:
        scope = Scope(kommun=read_name(kommun), organ=read_name(organ), period=read_period(period))
        answer = service.ask(q, scope=scope, context=context if is_context(context) else None)
    except QuestionError as error:
        return page(request, "unanswered.html", status=422, values={"problem": str(error), **shown})
    return page(request, "answer.html", values={**_answered(answer, view), **shown})


def _answered(answer: Answer, view: View) -> dict[str, object]:
    """Return what the answer's template needs; `titles` are those of documents by their names."""
    return {
        "answer": answer,
        "titles": {document.name: document.title or document.name for document in view.documents()},
    }


def _choices(view: View) -> dict[str, object]:
    """Return what a question can be limited to."""
    documents = view.documents()
    return {
        "kommuner": sorted({document.kommun for document in documents if document.kommun}),
        "organs": sorted({document.organ for document in documents if document.organ}),
    }
