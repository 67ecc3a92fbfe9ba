"""The whole path with a real server: `transformers serve` with a model trained here, `roda serve` that asks it.

The questions are put to the service over HTTP, as a page does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant.prompting import Phrases
from corpus.settings import Settings
from tests.assistant.demo_corpus import demo_settings
from tests.assistant.served import serving as serving_answers
from tests.language_model.exercises import prompt_of
from tests.language_model.serving import Server, serving

pytestmark = [pytest.mark.check, pytest.mark.timeout(300)]
DATED = "När ska enheterna senast lämna underlag till bildningsförvaltningen?"
DATE = "Enheterna lämnar sina underlag till förvaltningen senast den 10 september 2021."
DEFINED = "Vad menas med ett resultatmål?"
LISTED = "Vilka aktiviteter stödjer Ett sammanhållet Motala?"
SOURCES = [(3, DATE), (5, "Kommunen har omkring 9 500 invånare.")]
Json = dict[str, Any]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Read in the small demo."""
    return demo_settings(tmp_path_factory)


@pytest.fixture(scope="module")
def drafted(settings: Settings) -> dict[str, Json]:
    """Return the answers to the questions without a model."""
    with serving_answers(settings) as client:
        return {question: _answer(client, question) for question in (DATED, DEFINED, LISTED)}


@pytest.fixture(scope="module")
def honest(settings: Settings, honest_server: Server) -> Iterator[httpx.Client]:
    """Serve answers with the model that copies."""
    with _with_model(settings, honest_server) as client:
        yield client


@pytest.fixture(scope="module")
def wrong(settings: Settings, wrong_server: Server) -> Iterator[httpx.Client]:
    """Serve answers with the model that changes digits."""
    with _with_model(settings, wrong_server) as client:
        yield client


def _with_model(settings: Settings, server: Server) -> AbstractContextManager[httpx.Client]:
    return serving_answers(settings, RODA_MODEL=f"openai:{server.model}", RODA_MODEL_URL=server.url)


def _answer(client: httpx.Client, question: str) -> Json:
    answer: Json = client.post("/api/ask", json={"question": question}).raise_for_status().json()
    return answer


def _events(client: httpx.Client, question: str) -> Iterator[tuple[str, Json]]:
    """Yield the events of an answer as they come, by name."""
    with client.stream("POST", "/api/ask/stream", json={"question": question}) as response:
        name = ""
        for line in response.iter_lines():
            field, _, value = line.partition(": ")
            if field == "event":
                name = value
            elif field == "data":
                yield name, json.loads(value)


def _pieces(server: Server) -> list[str]:
    """Return the pieces of text that a model's server streams for a prompt of two sources."""
    user = {"role": "user", "content": prompt_of(DATED, SOURCES, "sv", Phrases.load())}
    asked = {"model": server.model, "messages": [user], "stream": True, "temperature": 0, "max_tokens": 200}
    with httpx.stream("POST", f"{server.url}/chat/completions", json=asked, timeout=60, trust_env=False) as response:
        assert response.status_code == httpx.codes.OK
        lines = [line.removeprefix("data: ") for line in response.iter_lines() if line.startswith("data: {")]
    return [json.loads(line)["choices"][0]["delta"].get("content") or "" for line in lines]


def _by_model(sentences: list[Json]) -> list[Json]:
    return [sentence for sentence in sentences if sentence.get("by_model")]


def _others(sentences: list[Json]) -> list[Json]:
    return [sentence for sentence in sentences if not sentence.get("by_model")]


def test_a_model_trained_here_streams_cited_sentences(honest_server: Server) -> None:
    """This test ensures that the server sends each source's sentence with its number, piece by piece."""
    pieces = [piece for piece in _pieces(honest_server) if piece]
    assert len(pieces) > 10
    assert "".join(pieces).split("\n") == [f"{text.removesuffix('.')} [{n}]." for n, text in SOURCES]


def test_proved_sentences_of_a_model_stream(honest: httpx.Client, drafted: dict[str, Json]) -> None:
    """This test ensures that what a model quotes is sent as it is proved, marked, in the place of what was drafted."""
    events = list(_events(honest, DEFINED))
    said = [data for name, data in events if name == "sentence"]
    assert [name for name, _ in events][-3:] == ["citations", "receipt", "answer"]
    assert ("model", {"name": "honest", "server": "127.0.0.1", "leaves_house": False}) in events
    answer = events[-1][1]
    assert answer["sentences"] == said
    assert [(one["proof"], one["citations"]) for one in _by_model(said)] == [("quoted", [1])]
    assert not [one for one in _others(said) if one["proof"] == "quoted"]
    assert answer["generated_by"] == "roda + honest"
    assert answer["citations"] == drafted[DEFINED]["citations"]


def test_a_model_changes_nothing_that_was_computed(honest: httpx.Client, drafted: dict[str, Json]) -> None:
    """This test ensures that a computed list stands as it was, and a model's sentences only beside it."""
    answer, before = _answer(honest, LISTED), drafted[LISTED]
    assert _by_model(answer["sentences"])
    assert _others(answer["sentences"]) == before["sentences"]
    assert (answer["items"], answer["count"]) == (before["items"], before["count"])


def test_wrong_numbers_are_corrected(wrong: httpx.Client, wrong_server: Server, drafted: dict[str, Json]) -> None:
    """This test ensures that no wrong number of a model is shown: the sentence drafted without it stands there."""
    written = "".join(_pieces(wrong_server))
    assert re.search(r"Enheterna lämnar sina underlag till förvaltningen senast den (?!10 )\d", written)
    assert DATE not in written
    answer = _answer(wrong, DATED)
    assert answer["model"]["written"] > answer["model"]["shown"] == 0
    assert answer["sentences"] == drafted[DATED]["sentences"]
    assert DATE.removesuffix(".") in answer["text"]
    assert any("Språkmodellen användes inte" in warning for warning in answer["warnings"])


def test_each_sentence_is_judged_by_itself(wrong: httpx.Client) -> None:
    """This test ensures that a sentence without a number is shown of the same model whose numbers are not."""
    assert _by_model(_answer(wrong, DEFINED)["sentences"])


def test_a_server_killed_in_mid_stream(
    settings: Settings, honest_folder: Path, drafted: dict[str, Json], tmp_path: Path
) -> None:
    """This test ensures that a server that dies while it writes, or is gone, costs no sentence, and is told."""
    with serving(honest_folder, tmp_path) as server, _with_model(settings, server) as client:
        said: list[Json] = []
        answer: Json = {}
        for name, data in _events(client, LISTED):
            if name == "sentence":
                said.append(data)
                if data.get("by_model"):
                    server.kill()
            elif name == "answer":
                answer = data
        gone = _answer(client, LISTED)
    assert answer["sentences"] == said
    assert _by_model(said)
    assert _others(said) == gone["sentences"] == drafted[LISTED]["sentences"]
    assert any("Språkmodellen blev inte klar" in warning for warning in answer["warnings"])
    assert any("Språkmodellen användes inte" in warning for warning in gone["warnings"])
