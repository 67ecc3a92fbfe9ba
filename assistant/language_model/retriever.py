"""Our Swedish retrieval as a LangChain retriever, see docs/langchain.md.

What a chain writes from what it finds is not checked; proved answers come from `assistant.language_model.chain`.
"""

from __future__ import annotations

from typing import Annotated

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from pydantic import AfterValidator, Field

from assistant.answering import Assistant
from assistant.finding.limits import Limits
from assistant.periods import read_name, read_period
from corpus.model import Document, Passage

DEFAULT_LIMIT = 8
"""Passages of 60–100 words: enough context for a small model's window."""


def _readable(period: str | None) -> str | None:
    """Raise QuestionError for what is no period."""
    read_period(period)
    return period


class RodaRetriever(BaseRetriever):
    """From a question to passages of the newest state, best first, at most `limit`; () for a text without words.

    Kommun, organ, period ("2021", "2019-2022") and kind ("verksamhetsplan") limit which documents are searched, as
    `Limits` says. Each result holds one passage, with where it stands: document, title, page (1-based), start and end
    in the page text, headings, and whether it is example content. Async calls search in a thread, beside the event
    loop. Searching raises CorpusMissing and CorpusDamaged.
    """

    assistant: Assistant = Field(exclude=True, repr=False)
    limit: Annotated[int, Field(ge=1)] = DEFAULT_LIMIT
    kommun: str | None = None
    organ: str | None = None
    period: Annotated[str | None, AfterValidator(_readable)] = None
    kind: str | None = None

    def _get_relevant_documents(  # LangChain's documented place for a retriever's own work; async calls run it too
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 - LangChain passes it by name
    ) -> list[LangChainDocument]:
        limits = Limits(read_name(self.kommun), read_name(self.organ), read_period(self.period), read_name(self.kind))
        found = self.assistant.search(query, limit=self.limit, limits=limits)
        return [_as_langchain(passage, document) for passage, document in found]


def _as_langchain(passage: Passage, document: Document) -> LangChainDocument:
    first, last = passage.locator.parts[0], passage.locator.parts[-1]
    place = {
        "document": document.name,
        "title": document.title,
        "page": first.page,
        "start": first.start,
        "end": last.end,
        "headings": list(passage.headings),
        "example": document.example,
    }
    return LangChainDocument(page_content=passage.text, id=passage.id, metadata=place)
