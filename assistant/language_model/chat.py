"""LangChain's chat models as ours: text as it comes, one time limit, one error in words for the user."""

from __future__ import annotations

import asyncio
import logging
import queue
import time
from collections.abc import Generator, Sequence
from concurrent.futures import Future
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from functools import cache
from threading import Thread
from typing import Final

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage, HumanMessage, SystemMessage
from langsmith.run_helpers import tracing_context

from assistant.language_model.breaker import CircuitBreaker
from assistant.language_model.failing import does_not_answer, failed, failures, may_pass
from assistant.writing.protocol import Message, Stopped
from corpus.errors import ModelFailed, ModelNotAsked

MOST_CHARACTERS: Final = 8_000
"""Of its text: a server that does not hold its limit is cut off."""
MOST_PIECES: Final = 10_000
"""That its text comes in, those without any counted: LangChain keeps each to the end, in some kilobytes."""
MOST_LOGGED: Final = 500
"""Characters of what a server said that went wrong."""
TRIES: Final = 2
"""A request that gave no text is made once more, where time is left."""
_POLL_SECONDS: Final = 0.1
_NONE = object()
_THINKS, _THOUGHT = "<think>", "</think>"
"""What some models put around their thoughts, where their server leaves them in the text."""

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Reply:
    """What comes of one request: the text on its way to who asked, its length, and why the model says it ended."""

    pieces: queue.SimpleQueue[object]
    length: int = 0
    ended: str | None = None
    pieces_read: int = 0
    begun: str | None = ""
    """What came while it may be thoughts; None once the model answers."""

    def add(self, text: str) -> None:
        """Hand over a piece, not what a model thinks aloud before it answers, between <think> and </think>."""
        said = text[: max(0, MOST_CHARACTERS - self.length)]
        self.length += len(text)
        if self.begun is not None:
            self.begun = f"{self.begun}{said}".lstrip()
            if _THINKS.startswith(self.begun[: len(_THINKS)]):
                _, thought, said = self.begun.partition(_THOUGHT)
                if not thought:
                    return
            else:
                said = self.begun
            self.begun = None
        self.pieces.put(said)

    def check(self, server: str) -> None:
        """Raise ModelFailed where the text is none, or not whole."""
        if not self.length:
            raise ModelFailed("empty", server=server)
        if self.length > MOST_CHARACTERS or self.ended == "length":
            raise ModelFailed("too_long")
        if self.ended is None:
            raise ModelFailed("broke_off")


@dataclass(frozen=True, slots=True)
class ChatModel:
    """A chat model of LangChain's. Its requests run in one event loop beside the threads that ask."""

    model: BaseChatModel = field(repr=False)
    name: str
    server: str
    in_house: bool
    seconds: float
    """Time for all that is asked for one answer."""
    key: str | None = field(default=None, repr=False)
    """Kept out of the log, should a server repeat it."""
    ends: float | None = None
    """When that time is over (monotonic clock); None: each request has all of it."""
    breaker: CircuitBreaker = field(default_factory=CircuitBreaker, repr=False)
    """Shared by all answers: whether the server is asked, by how it went before."""

    def __post_init__(self) -> None:
        _loop()  # begun by the one thread that makes the model

    def for_an_answer(self) -> ChatModel:
        """Return the model with its time running; see `assistant.writing.protocol.LanguageModel`."""
        return replace(self, ends=time.monotonic() + self.seconds)

    def is_left_alone(self) -> bool:
        """Say whether the model is not asked just now; see `assistant.writing.protocol.LanguageModel`."""
        return self.breaker.is_open()

    def stream(self, messages: Sequence[Message], *, stopped: Stopped) -> Generator[str]:
        """Yield the model's text as it comes; see `assistant.writing.protocol.LanguageModel`.

        Whether the server answers is noted, where that is seen: not where nobody waits any more, and not where so
        little time was left that no server need have answered.
        """
        admitted = self.breaker.admit()
        if admitted is None:
            raise ModelNotAsked
        ends = self.ends or time.monotonic() + self.seconds
        had_time = ends - time.monotonic() >= self.seconds / 2
        heard = False
        try:
            for piece in self._pieces(messages, ends, stopped):
                if not heard:
                    self.breaker.answered()
                    heard = True
                yield piece
        except ModelFailed as error:
            if not does_not_answer(error):
                self.breaker.answered()
            elif had_time and not heard:
                self.breaker.failed(admitted)
            raise
        finally:
            self.breaker.left(admitted)

    def _pieces(self, messages: Sequence[Message], ends: float, stopped: Stopped) -> Generator[str]:
        """Yield the model's text as it comes. Raises ModelFailed."""
        pieces: queue.SimpleQueue[object] = queue.SimpleQueue()
        work = asyncio.run_coroutine_threadsafe(self._work(messages, pieces, ends), _loop())
        work.add_done_callback(lambda _: pieces.put(_NONE))
        try:
            while not stopped():
                try:
                    piece = pieces.get(timeout=_POLL_SECONDS)
                except queue.Empty:
                    continue
                if piece is _NONE:
                    _raise_what_failed(work)
                    return
                if isinstance(piece, ModelFailed):
                    raise piece
                yield str(piece)
        finally:
            work.cancel()

    async def _work(self, messages: Sequence[Message], pieces: queue.SimpleQueue[object], ends: float) -> None:
        """Ask the model; why it failed goes the way of its text, for whoever still reads that."""
        try:
            await self._send(messages, pieces, ends)
        except ModelFailed as error:
            pieces.put(error)

    async def _send(self, messages: Sequence[Message], pieces: queue.SimpleQueue[object], ends: float) -> None:
        """Ask the model, and again where the first time gave nothing. Raises ModelFailed."""
        for attempt in range(1, TRIES + 1):
            reply = _Reply(pieces)
            try:
                async with asyncio.timeout(ends - time.monotonic()):
                    await self._read(messages, reply)
            except TimeoutError as error:
                raise ModelFailed("slow", seconds=f"{self.seconds:g}") from error
            except failures() as error:
                log.warning("language model %s at %s, try %d: %s", self.name, self.server, attempt, self._logged(error))
                if attempt == TRIES or reply.length or not may_pass(error):
                    raise failed(error, self.server, has_begun=reply.length > 0) from error
                continue
            reply.check(self.server)
            return

    async def _read(self, messages: Sequence[Message], reply: _Reply) -> None:
        """Hand over the model's text as it comes. Nothing is reported elsewhere."""
        told = [_as_langchain(one) for one in messages]
        with tracing_context(enabled=False):
            async with aclosing(self.model.astream(told)) as chunks:  # type: ignore[type-var]  # a generator, always
                async for chunk in chunks:
                    text = chunk.text if isinstance(chunk.text, str) else ""
                    if text:
                        reply.add(text)
                    reply.ended = reply.ended or _why_ended(chunk)
                    reply.pieces_read += 1
                    if reply.pieces_read > MOST_PIECES:
                        raise ModelFailed("too_much", server=self.server)
                    if reply.length > MOST_CHARACTERS:
                        break

    def _logged(self, error: Exception) -> str:
        """Return what went wrong on one line, without the key, which some servers repeat."""
        text = " ".join(repr(error).split())
        return (text.replace(self.key, "***") if self.key else text)[:MOST_LOGGED]


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """Return the event loop of all requests of this process, in a thread that ends with it.

    One for all: the clients that the libraries keep belong to the loop that first used them.
    """
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, name="language-model", daemon=True).start()
    return loop


def _why_ended(chunk: BaseMessage) -> str | None:
    """Return the model's reason to end, in its provider's words ("stop", "length"); None before it ends."""
    told = chunk.response_metadata
    reason = told.get("finish_reason") or told.get("done_reason")
    return str(reason) if reason else None


def _raise_what_failed(work: Future[None]) -> None:
    """Raise what ended a request, where it did not end well."""
    if not work.cancelled():
        error = work.exception()
        if error is not None:
            raise error


def _as_langchain(message: Message) -> BaseMessage:
    return SystemMessage(message.text) if message.role == "system" else HumanMessage(message.text)
