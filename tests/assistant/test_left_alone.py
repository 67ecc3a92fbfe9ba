"""A language model that does not answer is left alone for a while, so that not every question waits for it."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from threading import Barrier, Event

import pytest

from assistant.answer import Answer
from assistant.answering import Assistant
from assistant.configured_model import configured_model
from assistant.language_model.breaker import FIRST_PAUSE, LONGEST_PAUSE, CircuitBreaker
from assistant.language_model.chat import ChatModel
from assistant.prompting import Phrases
from assistant.streaming import Answerer, Done, Writing
from assistant.understanding.scoping import Scope
from assistant.writing.protocol import Message, Stopped, never
from corpus.errors import ModelFailed, ModelNotAsked
from tests.assistant.harbour_corpus import QUESTION, TODAY, harbour_assistant, harbour_data, model_settings
from tests.assistant.misbehaving_server import Reply, Script, model_server
from tests.assistant.model_failures import (
    FOREVER,
    GOOD,
    HOMES,
    LEFT_ALONE,
    NOT_USED,
    TOO_SLOW,
    compresses,
    dies_after,
    dies_at_once,
    floods,
    never_answers,
    only_heads,
    refuses,
    refuses_once,
    says,
    trickles,
)

PATIENCE = 60.0
"""Seconds that anything may take; far more than it does. Only guards against waiting for ever."""
UNKNOWN = "Vad kostar rymdraketen?"
"""A question that is refused, so that a model is asked to put it anew."""


@dataclass(slots=True)
class Clock:
    """A clock that stands still until it is set forward."""

    now: float = 1000.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


@dataclass(slots=True)
class Watched:
    """A breaker with a clock of its own."""

    clock: Clock = field(default_factory=Clock)
    breaker: CircuitBreaker = field(init=False)

    def __post_init__(self) -> None:
        self.breaker = CircuitBreaker(self.clock)

    def fail(self) -> None:
        """Let a request through, which fails."""
        admitted = self.breaker.admit()
        assert admitted is not None
        self.breaker.failed(admitted)
        self.breaker.left(admitted)


def test_nothing_stops_a_server_that_answers() -> None:
    """This test ensures that as many may ask at the same time as want to while nothing has failed."""
    breaker = CircuitBreaker(Clock())
    assert [breaker.admit() for _ in range(9)] == [0] * 9
    breaker.answered()
    assert not breaker.is_open()


def test_one_tries_after_the_pause() -> None:
    """This test ensures that after a failure nobody asks until the pause is over, and then one alone."""
    watched = Watched()
    watched.fail()
    watched.clock.now += FIRST_PAUSE - 0.1
    assert watched.breaker.is_open()
    assert watched.breaker.admit() is None
    watched.clock.now += 0.1
    assert not watched.breaker.is_open()
    assert watched.breaker.admit() is not None
    assert watched.breaker.is_open()
    assert watched.breaker.admit() is None
    watched.breaker.answered()
    assert [watched.breaker.admit() for _ in range(3)] == [0, 0, 0]


def test_pauses_grow_and_end() -> None:
    """This test ensures that each failure of who tries makes a longer pause, to a limit, and an answer ends that."""
    watched = Watched()
    pauses = []
    for _ in range(6):
        watched.fail()
        began = watched.clock.now
        while watched.breaker.is_open():
            watched.clock.now += 1
        pauses.append(watched.clock.now - began)
    assert pauses == [FIRST_PAUSE, 60, 120, LONGEST_PAUSE, LONGEST_PAUSE, LONGEST_PAUSE]
    watched.breaker.admit()
    watched.breaker.answered()
    watched.fail()
    watched.clock.now += FIRST_PAUSE
    assert not watched.breaker.is_open()


def test_who_leaves_without_knowing_lets_the_next_try() -> None:
    """This test ensures that a try that ended before anything was known is made by the next who asks."""
    watched = Watched()
    watched.fail()
    watched.clock.now += FIRST_PAUSE
    admitted = watched.breaker.admit()
    assert admitted is not None
    watched.breaker.left(admitted)
    assert watched.breaker.admit() is not None
    assert watched.breaker.admit() is None


def test_many_that_fail_together_make_one_pause() -> None:
    """This test ensures that requests made before a pause neither lengthen it nor end the try that follows it."""
    watched = Watched()
    together = [watched.breaker.admit() for _ in range(5)]
    for admitted in together[:4]:
        assert admitted is not None
        watched.breaker.failed(admitted)
    watched.clock.now += FIRST_PAUSE
    assert watched.breaker.admit() is not None
    last = together[4]
    assert last is not None
    watched.breaker.failed(last)
    watched.breaker.left(last)
    assert watched.breaker.admit() is None


def test_one_of_many_threads_tries() -> None:
    """This test ensures that of many that ask at the same moment after a pause, one is let through."""
    for _ in range(20):
        watched = Watched()
        watched.fail()
        watched.clock.now += FIRST_PAUSE
        barrier = Barrier(16)

        def asks(watched: Watched = watched, barrier: Barrier = barrier) -> int | None:
            barrier.wait(PATIENCE)
            return watched.breaker.admit()

        with ThreadPoolExecutor(16) as pool:
            admitted = [one.result() for one in [pool.submit(asks) for _ in range(16)]]
        assert len([one for one in admitted if one is not None]) == 1


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Read two small documents in, and open them."""
    with harbour_assistant(harbour_data(tmp_path_factory)) as opened:
        yield opened


def model_at(url: str, clock: Clock, *, provider: str = "openai", seconds: int = 60) -> ChatModel:
    """Make a model whose pauses go by a clock."""
    model = configured_model(model_settings(provider, url, model_seconds=seconds))
    assert isinstance(model, ChatModel)
    return replace(model, breaker=CircuitBreaker(clock))


def asks(model: ChatModel, *, stopped: Stopped = never) -> str | None:
    """Ask a model; return why it failed, None where it did not."""
    try:
        list(model.stream((Message("user", "Hej"),), stopped=stopped))
    except ModelFailed as error:
        return error.cause
    return None


def put(assistant: Assistant, model: ChatModel, question: str = QUESTION) -> tuple[Answer, bool]:
    """Ask a question; return the answer, and whether it was told that a model is asked."""
    answerer = Answerer(assistant, phrases=Phrases.load(), model=model)
    events = list(answerer.events(question, scope=Scope(), today=TODAY))
    done = events[-1]
    assert isinstance(done, Done)
    return done.answer, any(isinstance(one, Writing) for one in events)


@pytest.mark.parametrize("provider", ["openai", "ollama", "azure_openai"])
def test_the_next_question_does_not_wait(provider: str, assistant: Assistant) -> None:
    """This test ensures that one question waits for a server that hangs, and those after it go without and say so.

    Nothing is sent for them, and the model writes again once it answers.
    """
    clock = Clock()
    with model_server(never_answers) as server:
        model = model_at(server.url, clock, provider=provider, seconds=1)
        answer, told = put(assistant, model)
        assert answer.warnings == (NOT_USED.format(TOO_SLOW),)
        assert told
        assert len(server.asked) == 1

        plain = assistant.ask(QUESTION, scope=Scope(), today=TODAY)
        for _ in range(5):
            answer, told = put(assistant, model)
            assert replace(answer, warnings=()) == plain
            assert answer.warnings == (NOT_USED.format(LEFT_ALONE),)
            assert not told
        assert len(server.asked) == 1

        clock.now += FIRST_PAUSE
        server.script = says(GOOD)
        answer, told = put(assistant, replace(model, seconds=PATIENCE))
        assert answer.model is not None
        assert answer.model.shown == 2
        assert told
        assert answer.warnings == ()


def test_a_refused_question_does_not_wait_either(assistant: Assistant) -> None:
    """This test ensures that a refused question is not put to a model that is left alone, and that says so once."""
    clock = Clock()
    with model_server(never_answers) as server:
        model = model_at(server.url, clock, seconds=1)
        assert asks(model) == "slow"
        answer, told = put(assistant, model, UNKNOWN)
        assert len(server.asked) == 1
    assert answer.refused
    assert answer.model is None
    assert not told
    assert answer.warnings.count(NOT_USED.format(LEFT_ALONE)) == 1


def test_it_is_said_in_english_too(assistant: Assistant) -> None:
    """This test ensures that an English answer says in English that the model was left alone."""
    with model_server(refuses(503)) as server:
        model = model_at(server.url, Clock())
        put(assistant, model)
        answer, _ = put(assistant, model, "What happens in Norra hamnen?")
    assert answer.warnings[-1] == (
        "The language model was not used: it did not answer a moment ago, and will be tried again shortly. "
        "The answer was made without it."
    )


def test_one_question_tries_while_others_go_without(assistant: Assistant) -> None:
    """This test ensures that while one question tries a server again, others are answered at once."""
    clock = Clock()
    tried, may_answer = Event(), Event()

    def waits(reply: Reply) -> None:
        tried.set()
        assert may_answer.wait(PATIENCE)
        says(GOOD)(reply)

    with model_server(refuses(500)) as server, ThreadPoolExecutor(1) as pool:
        model = model_at(server.url, clock)
        put(assistant, model)
        clock.now += FIRST_PAUSE
        server.script = waits
        trying = pool.submit(put, assistant, model)
        assert tried.wait(PATIENCE)
        before = len(server.asked)
        answer, _ = put(assistant, model)
        assert answer.warnings == (NOT_USED.format(LEFT_ALONE),)
        assert len(server.asked) == before
        may_answer.set()
        answer, _ = trying.result(PATIENCE)
        assert answer.warnings == ()
        assert not model.is_left_alone()


@pytest.mark.parametrize("script", [never_answers, only_heads, dies_at_once, refuses(500), refuses(502), refuses(503)])
def test_a_server_that_does_not_answer_is_left_alone(script: Script) -> None:
    """This test ensures that silence, no connection and errors of the server's own leave it alone."""
    with model_server(script) as server:
        model = model_at(server.url, Clock(), seconds=1 if script in (never_answers, only_heads) else 60)
        asks(model)
        before = len(server.asked)
        with pytest.raises(ModelNotAsked):
            list(model.stream((Message("user", "Hej"),), stopped=never))
        assert len(server.asked) == before


@pytest.mark.parametrize("provider", ["openai", "ollama", "azure_openai"])
def test_a_server_that_is_not_there_is_left_alone(provider: str) -> None:
    """This test ensures that a server that does not run is not looked for by every question."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound but not listening: connections are refused
        model = model_at(f"http://127.0.0.1:{taken.getsockname()[1]}", Clock(), provider=provider)
        assert [asks(model), asks(model)] == ["unreachable", "left_alone"]


@pytest.mark.parametrize(
    "script",
    [refuses(400), refuses(401), refuses(403), refuses(404), refuses(429), refuses(200, "<html>", kind="text/html"),
     refuses_once(500), says(""), says("Det vill jag inte."), dies_after(HOMES), floods(b" " * 4000), compresses],
)  # fmt: skip
def test_a_server_that_answers_is_not_left_alone(script: Script) -> None:
    """This test ensures that a refusal, a wrong key, too many questions and bad text are told anew to each who asks."""
    with model_server(script) as server:
        model = model_at(server.url, Clock())
        asks(model)
        assert not model.is_left_alone()


def test_a_slow_writer_is_not_left_alone() -> None:
    """This test ensures that a server that is too slow for its whole text, but writes, is listened to."""
    with model_server(trickles) as server:
        model = model_at(server.url, Clock(), seconds=1)
        assert asks(model) == "slow"
        assert not model.is_left_alone()


def test_the_rest_of_the_time_is_no_measure() -> None:
    """This test ensures that a request that was given what another one had left does not count against its server."""
    with model_server(never_answers) as server:
        model = replace(model_at(server.url, Clock()), ends=time.monotonic() + 0.5)
        assert asks(model) == "slow"
        assert not model.is_left_alone()


def test_a_visitor_who_leaves_is_no_failure() -> None:
    """This test ensures that a model is not left alone because somebody left before it answered."""
    with model_server(never_answers) as server:
        model = model_at(server.url, Clock())
        assert asks(model, stopped=lambda: bool(server.asked)) is None
        assert server.asked[0].left.wait(PATIENCE)
        assert not model.is_left_alone()


def test_a_visitor_who_leaves_while_trying_lets_the_next_try() -> None:
    """This test ensures that a try after a pause that nobody waits for any more does not keep all others away."""
    clock = Clock()
    with model_server(refuses(500)) as server:
        model = model_at(server.url, clock)
        asks(model)
        clock.now += FIRST_PAUSE
        server.script = never_answers
        before = len(server.asked)
        assert asks(model, stopped=lambda: len(server.asked) > before) is None
        assert not model.is_left_alone()
        server.script = says(GOOD)
        assert asks(model) is None


def test_who_has_read_enough_shows_that_the_server_answers() -> None:
    """This test ensures that a text that is not read to its end counts as an answer, and ends the pauses."""
    clock = Clock()

    def says_then_waits(reply: Reply) -> None:
        reply.begin()
        reply.say(GOOD)
        reply.wait(FOREVER)

    with model_server(refuses(500)) as server:
        model = model_at(server.url, clock)
        asks(model)
        clock.now += FIRST_PAUSE
        server.script = says_then_waits
        pieces = model.stream((Message("user", "Hej"),), stopped=never)
        assert next(pieces)
        pieces.close()
        assert not model.is_left_alone()
