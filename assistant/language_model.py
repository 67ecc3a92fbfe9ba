"""LangChain's door to the house, and the only module that knows LangChain.

`retriever` offers our Swedish retrieval to anybody's LangChain chain: what it gives can be piped on like any other
runnable. What such a chain writes is not checked here; checked answers come from `assistant.answering`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # importing LangChain takes half a second, and answers do without
    from langchain_core import documents
    from langchain_core.runnables import Runnable

    from assistant.answering import Assistant
    from corpus.model import Document, Passage

DEFAULT_LIMIT = 8
"""Passages of 60–100 words: enough context for a small model's window."""


def retriever(assistant: Assistant, *, limit: int = DEFAULT_LIMIT) -> Runnable[str, list[documents.Document]]:
    """Return a LangChain runnable from a question to documents, best first, at most `limit`.

    Each holds one passage, with where it stands: document, title, page (1-based), start and end in the page text,
    headings, and whether it is example content. Running it raises CorpusMissing and CorpusDamaged.
    """
    from langchain_core.runnables import RunnableLambda

    def search(question: str) -> list[documents.Document]:
        return [_as_langchain(passage, document) for passage, document in assistant.search(question, limit=limit)]

    return RunnableLambda(search, name="roda_retriever")


def _as_langchain(passage: Passage, document: Document) -> documents.Document:
    from langchain_core.documents import Document as LangChainDocument

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
