"""An answer's events as server-sent events; docs/streaming.md tells their data."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator

from fastapi.sse import ServerSentEvent

from assistant.answer_json import Json, citation_json, interpretation_json, receipt_json, sentence_json, to_json
from assistant.answering import Searching, Understood
from assistant.routes.errors import answer_to
from assistant.routes.schema import AskRequest
from assistant.service import Service
from assistant.streaming import Done, Event, Said, Sources, Writing
from assistant.writing.protocol import Stopped
from corpus.errors import RodaError

Named = Callable[[Event], Iterator[tuple[str, Json]]]
"""What an event is called and holds; some are two, some none."""


def named(event: Event) -> Iterator[tuple[str, Json]]:
    """Yield what an event is called and what it holds, as docs/streaming.md tells."""
    match event:
        case Understood():
            yield "understanding", {**interpretation_json(event.interpretation), "language": event.language}
        case Searching():
            yield "searching", {"documents": event.documents, "pages": event.pages}
        case Writing():
            yield "model", {"name": event.model, "server": event.server, "leaves_house": not event.in_house}
        case Said():
            yield "sentence", sentence_json(event.sentence)
        case Sources():
            yield "citations", {"citations": [citation_json(one) for one in event.citations]}
        case Done():
            yield "receipt", receipt_json(event.answer.receipt)
            yield "answer", to_json(event.answer)


def sent_events(
    service: Service, request: AskRequest, *, stopped: Stopped, named: Named = named
) -> Generator[ServerSentEvent]:
    """Yield the events of an answer. An error of ours is the last event: the status was sent before it was known."""
    try:
        context = request.context or None
        for event in service.events(request.question, scope=request.scope(), context=context, stopped=stopped):
            yield from (ServerSentEvent(event=name, data=data) for name, data in named(event))
    except RodaError as error:
        status, detail = answer_to(error)
        yield ServerSentEvent(event="error", data={"status": status, "detail": detail})
