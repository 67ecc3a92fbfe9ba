"""`POST /api/ask/stream` over real sockets: what comes when, who leaves, and what ends then."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier, Event, Thread
from typing import Any

import httpx
import pytest
import uvicorn

from assistant.app import create_app
from corpus.settings import Settings, load_settings
from tests.assistant.harbour_corpus import INDOORS, LOOK_UP, QUESTION, harbour_data, model_settings
from tests.assistant.misbehaving_server import ModelServer, Reply, Script, model_server
from tests.assistant.model_failures import (
    FOREVER,
    GOOD,
    HOMES,
    LEFT_ALONE,
    NOT_USED,
    PLACE,
    dies_after,
    never_answers,
    only_heads,
    says,
)
from tests.assistant.served import free_port, wait_for

PATIENCE = 60.0
"""Seconds that anything may take; far more than it does. Only guards against waiting for ever."""


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read two small documents in."""
    return harbour_data(tmp_path_factory)


@contextmanager
def serving(settings: Settings) -> Iterator[httpx.Client]:
    """Run the service on a socket of its own, as `roda serve` does."""
    port = free_port()
    config = uvicorn.Config(create_app(settings), port=port, log_level="error", timeout_graceful_shutdown=5)
    server = uvicorn.Server(config)
    thread = Thread(target=server.run)
    thread.start()
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE) as client:
            wait_for(client)
            yield client
    finally:
        server.should_exit = True
        thread.join(PATIENCE)
    assert not thread.is_alive()


@pytest.fixture(scope="module")
def model() -> Iterator[ModelServer]:
    """Run a server of models whose behaviour each test sets."""
    with model_server(says(GOOD)) as server:
        yield server


@pytest.fixture(scope="module")
def client(data_dir: Path, model: ModelServer) -> Iterator[httpx.Client]:
    """Serve with a language model."""
    with serving(model_settings("openai", model.url, data_dir=data_dir)) as served:
        yield served


@pytest.fixture(scope="module")
def bare(data_dir: Path) -> Iterator[httpx.Client]:
    """Serve without a language model."""
    with serving(load_settings(data_dir=data_dir)) as served:
        yield served


Happened = tuple[str, dict[str, Any]]


@contextmanager
def streamed(client: httpx.Client, question: str, **more: str) -> Iterator[Iterator[Happened]]:
    """Ask, and give the events as they come; leaving closes the connection."""
    with client.stream("POST", "/api/ask/stream", json={"question": question, **more}) as response:
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/event-stream")
        yield _events(response.iter_lines())


def _events(lines: Iterator[str]) -> Iterator[Happened]:
    name = ""
    for line in lines:
        key, _, value = line.partition(": ")
        if key == "event":
            name = value
        elif key == "data":
            yield name, json.loads(value)


def all_of(client: httpx.Client, question: str, **more: str) -> list[Happened]:
    """Return every event of an answer."""
    with streamed(client, question, **more) as events:
        return list(events)


def asked(client: httpx.Client, question: str, **more: str) -> dict[str, Any]:
    """Return the answer of POST /api/ask."""
    response = client.post("/api/ask", json={"question": question, **more})
    assert response.status_code == 200
    answer: dict[str, Any] = response.json()
    return answer


def until(events: Iterator[Happened], wanted: str) -> Happened:
    """Return the next event of a name."""
    return next(event for event in events if event[0] == wanted)


def until_the_model_says(events: Iterator[Happened], text: str) -> Happened:
    """Return the event in which a sentence of the model's is shown."""
    return next(event for event in events if event[0] == "sentence" and event[1]["text"] == text)


QUESTIONS = (QUESTION, LOOK_UP, INDOORS, "Vilka mål finns?", "Vad kostar rymdraketen?")


@pytest.mark.parametrize("question", QUESTIONS)
def test_events_without_a_model(bare: httpx.Client, question: str) -> None:
    """This test ensures that the events come in order, hold the answer's parts, and end with POST /api/ask's answer."""
    events = all_of(bare, question)
    answer = asked(bare, question)
    names = [name for name, _ in events]
    sentences = [data for name, data in events if name == "sentence"]
    assert names == ["understanding", "searching", *["sentence"] * len(sentences), "citations", "receipt", "answer"]
    assert sentences == answer["sentences"]
    assert events[-1][1] == answer
    assert events[-2][1] == answer["receipt"]
    assert events[-3][1] == {"citations": answer["citations"]}
    assert all(one["proof"] for one in sentences)


@pytest.mark.parametrize("script", [says(GOOD), says(GOOD.replace("120", "150")), dies_after(HOMES + PLACE[:9])])
@pytest.mark.parametrize("question", [QUESTION, LOOK_UP])
def test_events_with_a_model(client: httpx.Client, model: ModelServer, question: str, script: Script) -> None:
    """This test ensures that streamed sentences are those of the answer, and that both ways of asking answer alike."""
    model.script = script
    events = all_of(client, question)
    answer = asked(client, question)
    names = [name for name, _ in events]
    assert names[:3] == ["understanding", "searching", "model"]
    assert names[-3:] == ["citations", "receipt", "answer"]
    assert events[2][1] == {"name": "provmodell", "server": "127.0.0.1", "leaves_house": False}
    assert [data for name, data in events if name == "sentence"] == answer["sentences"]
    assert events[-1][1] == answer


def test_a_sentence_is_shown_while_the_model_writes_the_next(client: httpx.Client, model: ModelServer) -> None:
    """This test ensures that a proved sentence does not wait for the model to finish."""
    seen = Event()

    def waits(reply: Reply) -> None:
        reply.begin()
        reply.say(HOMES + PLACE[:9])
        assert seen.wait(PATIENCE)
        reply.say(PLACE[9:])
        reply.end()

    model.script = waits
    with streamed(client, QUESTION) as events:
        until_the_model_says(events, HOMES.replace(" [1]. ", "."))
        seen.set()
        until_the_model_says(events, PLACE.replace(" [2]", ""))
        assert until(events, "answer")[1]["warnings"] == []


def test_a_server_killed_in_mid_stream(client: httpx.Client, model: ModelServer) -> None:
    """This test ensures that what was proved before a reset stays, the rest is drafted, and the answer says so."""
    seen = Event()

    def is_killed(reply: Reply) -> None:
        reply.begin()
        reply.say(HOMES + PLACE[:9])
        assert seen.wait(PATIENCE)
        reply.die()

    model.script = is_killed
    with streamed(client, QUESTION) as events:
        until_the_model_says(events, HOMES.replace(" [1]. ", "."))
        seen.set()
        answer = until(events, "answer")[1]
    assert answer["warnings"] == [
        "Språkmodellen blev inte klar: den bröt av innan den var klar. Resten av svaret är gjort utan den."
    ]
    assert any(one["text"].startswith("Tekniska nämnden: ") for one in answer["sentences"])


def says_one_then_nothing(reply: Reply) -> None:
    """Write a sentence, then think."""
    reply.begin()
    reply.say(HOMES + PLACE[:9])
    reply.wait(FOREVER)


@pytest.mark.parametrize(
    ("script", "waits_for"), [(says_one_then_nothing, "sentence"), (only_heads, "model"), (never_answers, "model")]
)
def test_a_visitor_who_leaves_ends_the_work(
    client: httpx.Client,
    model: ModelServer,
    script: Script,
    waits_for: str,
) -> None:
    """This test ensures that the request to the model ends when nobody waits for it, and the next one is answered."""
    model.script = script
    before = len(model.asked)
    with streamed(client, QUESTION) as events:
        until(events, waits_for)
        ends = time.monotonic() + PATIENCE
        while len(model.asked) == before and time.monotonic() < ends:
            time.sleep(0.01)
    assert model.asked[before].left.wait(PATIENCE)
    model.script = says(GOOD)
    assert asked(client, QUESTION)["model"]["shown"] == 2


def test_many_visitors_wait_and_others_are_answered(client: httpx.Client, model: ModelServer) -> None:
    """This test ensures that a model that hangs does not take every thread of the service."""
    model.script = never_answers
    before = len(model.asked)
    visitors = 45
    with httpx.Client(base_url=client.base_url, timeout=PATIENCE, limits=httpx.Limits(max_connections=100)) as many:
        opened = [many.send(many.build_request("POST", "/api/ask/stream", json={"question": QUESTION}), stream=True)
                  for _ in range(visitors)]  # fmt: skip
        ends = time.monotonic() + PATIENCE
        while len(model.asked) < before + visitors and time.monotonic() < ends:
            time.sleep(0.01)
        assert client.get("/healthz").json()["status"] == "ok"
        assert not any(one.left.is_set() for one in model.asked[before:])
        for response in opened:
            response.close()
    assert all(one.left.wait(PATIENCE) for one in model.asked[before:])


def test_a_model_that_hangs_is_waited_for_once(data_dir: Path) -> None:
    """This test ensures that the next visitor's answer comes without asking a model that hung, and says so."""
    with (
        model_server(never_answers) as hangs,
        serving(model_settings("openai", hangs.url, data_dir=data_dir, model_seconds=1)) as served,
    ):
        first, second = all_of(served, QUESTION), all_of(served, QUESTION)
        assert len(hangs.asked) == 1
    assert "model" in [name for name, _ in first]
    assert "model" not in [name for name, _ in second]
    assert second[-1][1]["warnings"] == [NOT_USED.format(LEFT_ALONE)]
    assert second[-1][1]["sentences"] == first[-1][1]["sentences"]


@pytest.mark.parametrize(
    "body",
    [{"question": ""}, {"question": "   "}, {"question": "🙂"}, {"question": "a" * 10_001},
     {"question": "Vilka mål?", "context": "inget"}, {"question": "Vilka mål?", "period": "i fjol"}],
)  # fmt: skip
@pytest.mark.parametrize("with_model", [True, False])
def test_a_question_that_cannot_be_taken(
    client: httpx.Client, bare: httpx.Client, body: dict[str, str], *, with_model: bool
) -> None:
    """This test ensures that the stream says what POST /api/ask says, with its status, as its only event."""
    served = client if with_model else bare
    told = served.post("/api/ask", json=body)
    response = served.post("/api/ask/stream", json=body)
    if response.status_code == told.status_code:
        assert response.json() == told.json()
    else:
        assert list(_events(iter(response.text.splitlines()))) == [
            ("error", {"status": told.status_code, "detail": told.json()["detail"]})
        ]


def test_nothing_is_read_in_yet(tmp_path: Path) -> None:
    """This test ensures that a service without a corpus says so in the stream."""
    with serving(load_settings(data_dir=tmp_path / "data")) as served:
        (event,) = all_of(served, QUESTION)
    assert event[0] == "error"
    assert event[1]["status"] == 503


@pytest.mark.check
def test_a_service_that_is_stopped_in_mid_stream(data_dir: Path, model: ModelServer) -> None:
    """This test ensures that `roda serve` ends though a model is asked, and that its request to the model ends too."""
    model.script = says_one_then_nothing
    before = len(model.asked)
    port = free_port()
    command = [sys.executable, "-c", "from assistant.cli import main; main()", "serve", "--port", str(port)]
    settings = {"RODA_MODEL": "openai:provmodell", "RODA_MODEL_URL": f"{model.url}/v1", "RODA_SERVE_WORKERS": "1"}
    with subprocess.Popen(
        [*command, "--data-dir", str(data_dir)], env={**os.environ, **settings},
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    ) as server:  # fmt: skip
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE) as served:
            wait_for(served)
            with streamed(served, QUESTION) as events:
                until_the_model_says(events, HOMES.replace(" [1]. ", "."))
                server.send_signal(signal.SIGTERM)
                list(_ended(events))
        said = server.communicate(timeout=PATIENCE)[1]
    assert model.asked[before].left.wait(PATIENCE)
    assert "pending" not in said
    assert "Exception ignored" not in said


def _ended(events: Iterator[Happened]) -> Iterator[Happened]:
    """Go through what is left of events whose server goes away."""
    try:
        yield from events
    except httpx.TransportError:
        return


def test_it_is_known_beforehand_whether_text_leaves_the_house(bare: httpx.Client, data_dir: Path) -> None:
    """This test ensures that the interface can tell, before anything is asked, whether and to whom text is sent."""
    assert bare.get("/api/model").json() == {"used": False, "name": None, "server": None, "leaves_house": False}
    away = model_settings("openai", "https://modell.exempel", data_dir=data_dir)
    with serving(away) as served:
        assert served.get("/api/model").json() == {
            "used": True, "name": "provmodell", "server": "modell.exempel", "leaves_house": True
        }  # fmt: skip


def test_many_answers_at_the_same_time(client: httpx.Client, model: ModelServer) -> None:
    """This test ensures that answers that are written at the same time do not get into each other."""
    barrier = Barrier(6)

    def writes_among_others(reply: Reply) -> None:
        barrier.wait(PATIENCE)
        says(HOMES if LOOK_UP not in reply.asked.text else PLACE.replace("[2]", "[1]"))(reply)

    model.script = writes_among_others
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda question: asked(client, question), [QUESTION, LOOK_UP] * 3))
    for answer in answers:
        wanted = PLACE.replace(" [2]", "") if answer["question"] == LOOK_UP else HOMES.replace(" [1]. ", ".")
        assert [one["text"] for one in answer["sentences"] if "by_model" in one] == [wanted]
