"""Receipts of answers that a language model wrote in, and their replays, over a real socket."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.answer_json import Json
from assistant.cli import main
from assistant.replaying import unproved
from tests.assistant.harbour_corpus import QUESTION, harbour_data
from tests.assistant.misbehaving_server import model_server
from tests.assistant.model_failures import GOOD, says

QUOTE = "Kommunen bygger 120 bostäder i Norra hamnen under 2024."


def _roda(*arguments: str) -> object:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return ended.value.code


def _shown(text: str) -> Json:
    return {"sentences": [{"text": text, "citations": [1], "by_model": True}]}


def test_an_answer_of_a_model_is_replayed_without_it(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """This test ensures that the receipt holds both answers, and that its replay asks no model and finds the same."""
    monkeypatch.setenv("RODA_DATA_DIR", str(harbour_data(tmp_path_factory)))
    receipt = tmp_path / "kvitto.json"
    with model_server(says(GOOD)) as server:
        monkeypatch.setenv("RODA_MODEL", "openai:provmodell")
        monkeypatch.setenv("RODA_MODEL_URL", server.url)
        assert _roda("ask", QUESTION, "--receipt", str(receipt)) == 0
    held = json.loads(receipt.read_text(encoding="utf-8"))
    assert not any(one.get("by_model") for one in held["answer"]["sentences"])
    assert sum(bool(one.get("by_model")) for one in held["shown"]["sentences"]) == 2
    assert _roda("replay", str(receipt)) == 0  # the server is gone


def test_a_models_sentence_is_proved_again() -> None:
    """This test ensures that a sentence that the quotes of today's answer do not prove is told."""
    again: Json = {"citations": [{"n": 1, "quote": QUOTE}]}
    wrong = QUOTE.replace("120", "150")
    assert unproved(_shown(QUOTE), again) == ()
    assert unproved(_shown(wrong), again) == (wrong,)
    assert unproved(_shown(QUOTE), {"citations": []}) == (QUOTE,)
