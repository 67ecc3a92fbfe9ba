"""Our retrieval as a LangChain retriever."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import RunnableLambda

from assistant.answering import Assistant
from assistant.language_model import RodaRetriever
from corpus.errors import QuestionError
from corpus.model import Document, Passage
from tests.assistant.demo_corpus import demo_assistant, demo_settings

EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "langchain.md"
TECHNICAL = {"motala-tekniska-namnden-verksamhetsplan-2020.pdf", "motala-tekniska-namnden-verksamhetsplan-2021.pdf"}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Open the small demo."""
    with demo_assistant(tmp_path_factory) as opened:
        yield opened


def test_the_retriever_feeds_a_langchain_chain(assistant: Assistant) -> None:
    """This test ensures that a LangChain chain gets our passages with the place each of them stands on."""
    retriever = RodaRetriever(assistant=assistant, limit=3)
    assert isinstance(retriever, BaseRetriever)
    chain = retriever | RunnableLambda(lambda found: [one.metadata for one in found])
    places = chain.invoke("språkcaféer på biblioteken")
    assert len(places) == 3
    first = places[0]
    text = assistant.view().page(assistant.view().document(first["document"]).reading, first["page"]).text
    assert "språkcafé" in text[first["start"] : first["end"]].casefold()
    assert first["example"]


def names(assistant: Assistant, text: str = "trygghet i kommunen", **limits: str) -> set[str]:
    """Return the names of the documents found."""
    retriever = RodaRetriever(assistant=assistant, limit=40, **limits)  # type: ignore[arg-type]  # names of fields
    return {one.metadata["document"] for one in retriever.invoke(text)}


def test_each_filter_limits_what_is_searched(assistant: Assistant) -> None:
    """This test ensures that kommun, organ, period and kind limit the documents, alone and together."""
    everything = names(assistant)
    assert {one.split("-")[0] for one in everything} == {"motala", "uppvidinge"}
    assert {one.split("-")[0] for one in names(assistant, kommun="Uppvidinge")} == {"uppvidinge"}
    assert names(assistant, organ="Tekniska nämnden") == TECHNICAL
    assert names(assistant, organ="Tekniska nämnden", period="2020") == {min(TECHNICAL)}
    assert all("verksamhetsplan" in one for one in names(assistant, kind="Verksamhetsplan"))
    assert names(assistant, kind="årsbokslut", kommun="Motala") == set()
    assert names(assistant, organ="Valnämnden") == set()
    assert names(assistant, kommun=" ", period="") == everything


def test_a_period_that_is_none_is_refused_when_the_retriever_is_made(assistant: Assistant) -> None:
    """This test ensures that a slip in the period is told at once, with what to write."""
    with pytest.raises(QuestionError, match="2019-2022"):
        RodaRetriever(assistant=assistant, period="förra året")


def test_async_equals_sync(assistant: Assistant) -> None:
    """This test ensures that ainvoke and abatch find what invoke finds."""
    retriever = RodaRetriever(assistant=assistant, limit=5)
    found = retriever.invoke("äldre")
    assert asyncio.run(retriever.ainvoke("äldre")) == found
    assert asyncio.run(retriever.abatch(["äldre", "äldre"])) == [found, found]


class Waiting(Assistant):
    """An assistant whose search goes on until the event loop has come round."""

    def __init__(self) -> None:
        self.loop_is_free = Event()

    def search(self, *_: object, **__: object) -> tuple[tuple[Passage, Document], ...]:
        """Wait for the loop; fail where it is blocked."""
        assert self.loop_is_free.wait(20), "the event loop is blocked"
        return ()


def test_a_search_does_not_block_the_event_loop() -> None:
    """This test ensures that other work of the event loop goes on while a search runs."""
    waiting = Waiting()

    async def search_and_work() -> list[object]:
        async def work() -> None:
            waiting.loop_is_free.set()

        return list(await asyncio.gather(RodaRetriever(assistant=waiting).ainvoke("äldre"), work()))

    assert asyncio.run(search_and_work()) == [[], None]


def test_the_documented_examples_run(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """This test ensures that the examples in docs/langchain.md run: the retriever's, of ten lines, and the chain's."""
    monkeypatch.setenv("RODA_DATA_DIR", str(demo_settings(tmp_path_factory).data_dir))
    retriever, chain = re.findall(r"```python\n(.*?)```", EXAMPLE.read_text(encoding="utf-8"), re.DOTALL)
    assert len([line for line in retriever.splitlines() if line]) <= 10
    for code, found in ((retriever, "motala-"), (chain, "Starta språkcaféer på biblioteken")):
        variables: dict[str, object] = {}
        exec(code, variables)  # noqa: S102 - our own page
        opened = variables["assistant"]
        assert isinstance(opened, Assistant)
        opened.close()
        opened._store.close()
        assert found in capsys.readouterr().out


def test_importing_the_house_does_not_import_langchain() -> None:
    """This test ensures that only who asks for the LangChain retriever waits for LangChain."""
    code = (
        "import sys, assistant.cli, assistant.app, assistant.answering, assistant.commands.serve\n"
        "print(sorted(one for one in sys.modules if one.startswith('lang')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
