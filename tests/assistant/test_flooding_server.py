"""A server of language models that sends without end: what is read is bounded, and memory stays small."""

from __future__ import annotations

import tracemalloc

import pytest

from assistant.configured_model import configured_model
from assistant.language_model.bounding import MOST_BYTES
from assistant.writing.protocol import Message, never
from corpus.errors import ModelFailed
from tests.assistant.harbour_corpus import model_settings
from tests.assistant.misbehaving_server import Reply, Script, model_server
from tests.assistant.model_failures import compresses, floods, says, says_nothing_for_ever

PROVIDERS = ("openai", "ollama", "azure_openai")
PATIENCE = 60.0
"""Seconds that anything may take; far more than it does."""
MOST_MEMORY = 48_000_000
"""Bytes that reading may take at its peak: some times as many as are read. Without a bound it takes whatever comes."""
ON_THE_WAY = 24_000_000
"""Bytes that may have been sent and not read, in the buffers of both ends' systems."""


def why_failed(provider: str, script: Script) -> tuple[str, int]:
    """Ask a model whose server does this; return why it failed, and the memory in bytes that it took at its peak."""
    with model_server(script) as server:
        model = configured_model(model_settings(provider, server.url))
        assert model is not None
        with pytest.raises(ModelFailed) as caught:
            list(model.stream((Message("user", "Hej"),), stopped=never))  # loads what is loaded at the first request
        tracemalloc.start()
        try:
            with pytest.raises(ModelFailed) as caught:
                list(model.stream((Message("user", "Hej"),), stopped=never))
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    return caught.value.cause, peak


@pytest.mark.parametrize("provider", PROVIDERS)
@pytest.mark.parametrize("data", [b" " * 60_000, b"a" * 60_000], ids=["spaces", "line"])
def test_what_is_outside_the_protocol_is_bounded(provider: str, data: bytes) -> None:
    """This test ensures that bytes without end are cut off, and take some times the bound of memory at most."""
    cause, peak = why_failed(provider, floods(data))
    assert cause == "too_much"
    assert peak < MOST_MEMORY


@pytest.mark.parametrize(
    "data", [b": " + b"x" * 6_000 + b"\n\n", b"data: " + b"x" * 6_000 + b"\n"], ids=["comments", "event"]
)
def test_comments_and_an_endless_event_are_bounded(data: bytes) -> None:
    """This test ensures that comments, and lines of one event that never ends, are bounded too."""
    cause, peak = why_failed("openai", floods(data))
    assert cause == "too_much"
    assert peak < MOST_MEMORY


@pytest.mark.check
def test_empty_pieces_are_bounded() -> None:
    """This test ensures that pieces without text, which LangChain keeps, are bounded by their number."""
    cause, peak = why_failed("ollama", says_nothing_for_ever)
    assert cause == "too_much"
    assert peak < 2 * MOST_MEMORY  # measuring costs as much again for that many small objects


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_compressed_answer_is_not_read(provider: str) -> None:
    """This test ensures that a compressed bomb is not unpacked."""
    cause, peak = why_failed(provider, compresses)
    assert cause == "unreadable"
    assert peak < MOST_MEMORY


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_flooding_server_is_left(provider: str) -> None:
    """This test ensures that the connection is closed at the bound, once, and nothing is read in the background."""
    sent: list[int] = []

    def counts(reply: Reply) -> None:
        reply.begin()
        while True:
            reply.raw(b" " * 60_000)
            sent.append(60_000)

    with model_server(counts) as server:
        model = configured_model(model_settings(provider, server.url))
        assert model is not None
        with pytest.raises(ModelFailed, match="too_much"):
            list(model.stream((Message("user", "Hej"),), stopped=never))
        assert server.asked[0].left.wait(PATIENCE)
        assert len(server.asked) == 1
    assert sum(sent) < MOST_BYTES + ON_THE_WAY


@pytest.mark.parametrize("provider", PROVIDERS)
def test_the_bound_leaves_room_for_every_answer(provider: str) -> None:
    """This test ensures that a long text comes whole, each character alone and with much around it."""
    with model_server(says("")) as server:

        def writes(reply: Reply) -> None:
            reply.begin()
            for _ in range(2_000):
                reply.say("a", content_filter_results=["x" * 400])
            reply.end()

        server.script = writes
        model = configured_model(model_settings(provider, server.url))
        assert model is not None
        assert "".join(model.stream((Message("user", "Hej"),), stopped=never)) == "a" * 2_000
