"""A visitor who leaves while the service has an event ready that nobody takes."""

from __future__ import annotations

import asyncio
import gc
import json
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from assistant.app import create_app
from tests.assistant.harbour_corpus import QUESTION, harbour_data, model_settings
from tests.assistant.misbehaving_server import Reply, model_server
from tests.assistant.model_failures import FOREVER, GOOD

PATIENCE = 20.0
"""Seconds that anything may take; far more than it does."""


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Let no work end merely because its leftovers are collected."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@pytest.mark.parametrize("taken", [2, 3, 4])
def test_who_takes_no_more_events_ends_the_work(tmp_path_factory: pytest.TempPathFactory, taken: int) -> None:
    """This test ensures that the request to the model ends although the next event waits for the visitor."""
    data_dir: Path = harbour_data(tmp_path_factory)

    def says_all_then_nothing(reply: Reply) -> None:
        reply.begin()
        reply.say(f"{GOOD} ")
        reply.wait(FOREVER)

    with model_server(says_all_then_nothing) as model:
        app = create_app(model_settings("openai", model.url, data_dir=data_dir))

        async def visit() -> None:
            stalled, begun = asyncio.Event(), asyncio.Event()
            body = json.dumps({"question": QUESTION}).encode()
            events = 0

            async def receive() -> MutableMapping[str, Any]:
                if not begun.is_set():
                    begun.set()
                    return {"type": "http.request", "body": body, "more_body": False}
                await stalled.wait()
                async with asyncio.timeout(PATIENCE):
                    while not model.asked:
                        await asyncio.sleep(0.01)
                await asyncio.sleep(0.3)
                return {"type": "http.disconnect"}

            async def send(message: MutableMapping[str, Any]) -> None:
                nonlocal events
                if message["type"] == "http.response.body":
                    if events == taken:
                        stalled.set()
                        await asyncio.Event().wait()
                    events += 1

            scope = {
                "type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"}, "http_version": "1.1",
                "method": "POST", "scheme": "http", "path": "/api/ask/stream", "raw_path": b"/api/ask/stream",
                "query_string": b"", "root_path": "", "headers": [(b"content-type", b"application/json")],
                "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 2),
            }  # fmt: skip
            await app(scope, receive, send)
            assert await asyncio.to_thread(model.asked[0].left.wait, PATIENCE)

        with nothing_collected():
            asyncio.run(visit())
