"""Our retrieval inside a LangChain chain."""

from __future__ import annotations

import pytest
from langchain_core.runnables import RunnableLambda

from assistant.answering import Assistant
from assistant.language_model import retriever
from corpus.store import Store
from tests.assistant.demo_corpus import demo_settings


def test_the_retriever_feeds_a_langchain_chain(tmp_path_factory: pytest.TempPathFactory) -> None:
    """This test ensures that a LangChain chain gets our passages with the place each of them stands on."""
    settings = demo_settings(tmp_path_factory)
    assistant = Assistant(Store.open(settings), settings)
    try:
        chain = retriever(assistant, limit=3) | RunnableLambda(lambda found: [one.metadata for one in found])
        places = chain.invoke("språkcaféer på biblioteken")
        assert len(places) == 3
        first = places[0]
        text = assistant.view().page(assistant.view().document(first["document"]).reading, first["page"]).text
        assert "språkcafé" in text[first["start"] : first["end"]].casefold()
        assert first["example"]
    finally:
        assistant.close()
