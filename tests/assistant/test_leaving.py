"""A visitor who leaves while the service has an event ready that nobody takes.

The service is called as a server calls it (ASGI), since no HTTP client can stop reading at an exact event.
"""

from __future__ import annotations

import asyncio
import gc
import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from fastapi import FastAPI

from assistant.app import create_app
from tests.assistant.harbour_corpus import QUESTION, harbour_data, model_settings
from tests.assistant.misbehaving_server import ModelServer, Reply, model_server
from tests.assistant.model_failures import FOREVER, GOOD

PATIENCE = 20.0
"""Seconds that anything may take; far more than it does."""
SETTLED = 0.3
"""Seconds after the model is asked in which its first sentence has come and waits for the visitor."""
ASKED = {
    "type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"}, "http_version": "1.1", "method": "POST",
    "scheme": "http", "path": "/api/ask/stream", "raw_path": b"/api/ask/stream", "query_string": b"", "root_path": "",
    "headers": [(b"content-type", b"application/json")], "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 2),
}  # fmt: skip
"""The request, as ASGI has it."""


class Visitor:
    """Takes some pieces of an answer, then lets the next one wait, and leaves once the model has been asked."""

    def __init__(self, model: ModelServer, *, takes: int) -> None:
        self._model = model
        self._takes = takes
        self._has_asked = False
        self._waits = asyncio.Event()

    async def receive(self) -> dict[str, Any]:
        """Give the question; when asked for more, leave."""
        if not self._has_asked:
            self._has_asked = True
            return {"type": "http.request", "body": json.dumps({"question": QUESTION}).encode(), "more_body": False}
        await self._waits.wait()
        async with asyncio.timeout(PATIENCE):
            while not self._model.asked:
                await asyncio.sleep(0.01)
        await asyncio.sleep(SETTLED)
        return {"type": "http.disconnect"}

    async def send(self, message: dict[str, Any]) -> None:
        """Take a piece of the answer, or never come back from taking it."""
        if message["type"] != "http.response.body":
            return
        if not self._takes:
            self._waits.set()
            await asyncio.Event().wait()
        self._takes -= 1


def says_all_then_nothing(reply: Reply) -> None:
    """Write two sentences, and never say that it is done."""
    reply.begin()
    reply.say(f"{GOOD} ")
    reply.wait(FOREVER)


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Let no work end merely because its leftovers are collected."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


async def leaves(app: FastAPI, model: ModelServer, *, takes: int) -> bool:
    """Visit and leave; say whether the request to the model then ends."""
    visitor = Visitor(model, takes=takes)
    await app(ASKED, visitor.receive, visitor.send)  # type: ignore[arg-type]  # its messages are plain dicts
    return await asyncio.to_thread(model.asked[0].left.wait, PATIENCE)


@pytest.mark.parametrize("takes", [2, 3, 4], ids=["before_model", "before_sentence", "before_second_sentence"])
def test_who_takes_no_more_events_ends_the_work(tmp_path_factory: pytest.TempPathFactory, takes: int) -> None:
    """This test ensures that the request to the model ends although the next event waits for the visitor."""
    with model_server(says_all_then_nothing) as model, nothing_collected():
        app = create_app(model_settings("openai", model.url, data_dir=harbour_data(tmp_path_factory)))
        with closing(app.state.service):
            assert asyncio.run(leaves(app, model, takes=takes))
