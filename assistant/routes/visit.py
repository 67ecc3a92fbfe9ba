"""A visitor who waits for events, and the work that ends when nobody does."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Generator
from typing import Annotated

from anyio import CancelScope, to_thread
from fastapi import Depends
from fastapi.sse import ServerSentEvent


class Visit:
    """Events for one visitor. Threads make them one at a time; a visitor who leaves ends the making.

    FastAPI leaves a route that waits in `yield` as it is when its visitor goes, so the route cannot do this itself.
    """

    def __init__(self) -> None:
        self._left = threading.Event()
        self._making = threading.Lock()
        self._events: Generator[ServerSentEvent] | None = None

    def has_left(self) -> bool:
        """Say whether nobody waits any more."""
        return self._left.is_set()

    def begin(self, events: Generator[ServerSentEvent]) -> None:
        """Take the events that the visitor is to be sent."""
        self._events = events

    async def next_event(self) -> ServerSentEvent | None:
        """Return the next event, None after the last."""
        return await to_thread.run_sync(self._next, abandon_on_cancel=True)

    async def end(self) -> None:
        """Stop the making, and wait until the event being made is made."""
        self._left.set()
        if self._events is not None:
            with CancelScope(shield=True):
                await to_thread.run_sync(self._close)

    def _next(self) -> ServerSentEvent | None:
        with self._making:
            return None if self._events is None or self.has_left() else next(self._events, None)

    def _close(self) -> None:
        with self._making:
            if self._events is not None:
                self._events.close()


async def visit() -> AsyncIterator[Visit]:
    """Hand a route its visit, which FastAPI ends once the answer is sent or its visitor has left."""
    begun = Visit()
    try:
        yield begun
    finally:
        await begun.end()


TheVisit = Annotated[Visit, Depends(visit)]
