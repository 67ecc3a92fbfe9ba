"""The settings of a language model: what they may hold, and how a chat model is made of them."""

from __future__ import annotations

import itertools
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.configured_model import configured_model
from assistant.language_model.breaker import CircuitBreaker
from assistant.language_model.chat import ChatModel
from assistant.writing.protocol import Message, never
from corpus.errors import ModelFailed, SettingError
from corpus.settings import load_settings
from tests.assistant.harbour_corpus import KEY, model_settings
from tests.assistant.misbehaving_server import model_server
from tests.assistant.model_failures import never_answers, says

WITHOUT_EXTRA = """
import sys
for name in ("langchain_openai", "langchain_ollama", "openai", "ollama"):
    sys.modules[name] = None
from assistant.cli import main
main(["serve", "--workers", "2", "--data-dir", sys.argv[1]])
"""
"""As where the extra is not installed: importing what it brings fails."""


def test_no_model_is_the_default() -> None:
    """This test ensures that without a setting there is no language model."""
    assert configured_model(load_settings()) is None


@pytest.mark.parametrize("model", ["openai:gpt-x", "ollama:qwen3:8b"])
def test_the_missing_extra_is_named(model: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This test ensures that a model without the extra `language-models` ends in a message that says how to get it."""
    monkeypatch.setenv("RODA_MODEL", model)
    monkeypatch.setenv("RODA_MODEL_URL", "http://127.0.0.1:9")
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_EXTRA, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    told = " ".join(done.stderr.split())
    assert f'Inställningen RODA_MODEL är "{model}", men tillägget language-models är inte installerat.' in told
    assert "Traceback" not in done.stderr


def test_azure_needs_its_address() -> None:
    """This test ensures that Azure without an address is refused with an example of one."""
    with pytest.raises(SettingError, match=r"RODA_MODEL_URL måste vara adressen till Azure, https://NAMN\.openai"):
        configured_model(load_settings(model="azure_openai:driftsatt"))


@pytest.mark.parametrize("content", [None, "", "  \n", "två ord", "a\nb", "nyckel-å", b"\xff\xfe"])
def test_a_key_file_that_holds_no_key(content: str | bytes | None, tmp_path: Path) -> None:
    """This test ensures that a key file that is absent, empty or no key is named, and its content is not repeated."""
    file = tmp_path / "nyckel.txt"
    if content is not None:
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(SettingError) as caught:
        configured_model(load_settings(model="openai:x", model_key_file=file))
    wanted = "går inte att läsa. Ange en fil" if content in (None, b"\xff\xfe") else "måste hålla en nyckel, i ett ord"
    assert str(caught.value).startswith(f"Inställningen RODA_MODEL_KEY_FILE: {file} {wanted}")
    assert "två" not in str(caught.value)


def test_a_key_file_may_be_a_folder_by_mistake(tmp_path: Path) -> None:
    """This test ensures that a folder in the place of a key file is told as one that cannot be read."""
    with pytest.raises(SettingError, match="går inte att läsa"):
        configured_model(load_settings(model="openai:x", model_key_file=tmp_path))


@pytest.mark.parametrize("key", ["två ord", "a\nInjected: b", "nyckel-å", " "])
def test_a_key_that_fits_in_no_header(key: str) -> None:
    """This test ensures that a key that no header can hold is refused when the service starts, and is not repeated."""
    with pytest.raises(SettingError) as caught:
        configured_model(load_settings(model="openai:x", model_key=key))
    assert str(caught.value) == "Inställningen RODA_MODEL_KEY måste hålla en nyckel, i ett ord utan å, ä och ö."


def test_the_key_of_a_file_is_sent(tmp_path: Path) -> None:
    """This test ensures that a key may stand in a file, with a line break after it."""
    file = tmp_path / "nyckel.txt"
    file.write_text(f"{KEY}\n", encoding="utf-8")
    with model_server(says("Ja.")) as server:
        model = configured_model(model_settings("openai", server.url, model_key=None, model_key_file=file))
        assert model is not None
        assert "".join(model.stream((Message("user", "Hej"),), stopped=never)) == "Ja."
    assert server.asked[0].headers["authorization"] == f"Bearer {KEY}"
    assert KEY not in repr(model)


@pytest.mark.parametrize(
    ("url", "server", "in_house"),
    [
        ("http://127.0.0.1:11434", "127.0.0.1", True),
        ("http://localhost:8080/v1", "localhost", True),
        ("http://[::1]:8080/v1", "::1", True),
        ("http://127.0.0.1.exempel.se/v1", "127.0.0.1.exempel.se", False),
        ("https://localhost.exempel.se/v1", "localhost.exempel.se", False),
        ("https://modell.kommunen.se/v1", "modell.kommunen.se", False),
        ("http://10.0.0.4:8000/v1", "10.0.0.4", False),
    ],
)
def test_who_is_sent_text_is_known_beforehand(url: str, server: str, *, in_house: bool) -> None:
    """This test ensures that the host is told, and that only this machine is the owner's own unless told otherwise."""
    for provider in ("openai", "ollama", "azure_openai"):
        model = configured_model(load_settings(model=f"{provider}:x", model_url=url))
        assert model is not None
        assert (model.name, model.server, model.in_house) == ("x", server, in_house)
        owned = configured_model(load_settings(model=f"{provider}:x", model_url=url, model_in_house=True))
        assert owned is not None
        assert owned.in_house


@pytest.mark.parametrize(("model", "server"), [("openai:x", "api.openai.com"), ("ollama:x", "127.0.0.1")])
def test_a_provider_has_an_address_of_its_own(model: str, server: str) -> None:
    """This test ensures that without an address OpenAI's is OpenAI and Ollama's is this machine."""
    made = configured_model(load_settings(model=model))
    assert made is not None
    assert made.server == server


def test_the_time_of_an_answer_is_used_up() -> None:
    """This test ensures that all that is asked for one answer shares one time: after it, nothing is waited for."""
    with model_server(never_answers) as server:
        made = configured_model(model_settings("openai", server.url, model_seconds=1))
        assert isinstance(made, ChatModel)
        always_tries = CircuitBreaker(itertools.count(0, 1000).__next__)  # its pauses are over at the next look
        model = replace(made, breaker=always_tries).for_an_answer()
        for _ in range(20):  # twenty seconds, were each to have its own
            with pytest.raises(ModelFailed, match="slow"):
                list(model.stream((Message("user", "Hej"),), stopped=never))
        assert len(server.asked) == 1


def test_nobody_waits_any_more() -> None:
    """This test ensures that a model is not waited for once its reader has left, and its request ends."""
    with model_server(never_answers) as server:
        model = configured_model(model_settings("openai", server.url))
        assert model is not None
        assert list(model.stream((Message("user", "Hej"),), stopped=lambda: bool(server.asked))) == []
        assert server.asked[0].left.wait(60)


def test_a_text_that_is_not_read_to_its_end_ends_its_request() -> None:
    """This test ensures that who has read enough of a text closes the connection by closing the text."""
    with model_server(says("Ett ord till. " * 400)) as server:
        model = configured_model(model_settings("openai", server.url))
        assert model is not None
        pieces = model.stream((Message("user", "Hej"),), stopped=never)
        assert next(pieces)
        pieces.close()
    assert len(server.asked) == 1
