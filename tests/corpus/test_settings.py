"""Tests of corpus.settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import SettingError
from corpus.settings import Settings, load_settings

MODEL = "Inställningen RODA_MODEL måste vara openai:NAMN, ollama:NAMN, azure_openai:NAMN."
URL = "Inställningen RODA_MODEL_URL måste vara en adress som http://127.0.0.1:11434, utan lösenord."


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"RODA_{name.upper()}", raising=False)


def test_defaults(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """This test ensures that without any setting the corpus lives in the user's own data folder and needs no model."""
    monkeypatch.setenv("HOME", str(tmp_path))
    settings = load_settings()
    assert settings.data_dir == tmp_path / ".local/share/roda-traden"
    assert (settings.embedding_model, settings.database_url, settings.host) == ("svenska", None, "127.0.0.1")
    assert settings.ingest_workers >= 1


def test_order(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """This test ensures that the environment beats a default, an override beats both, and None overrides nothing."""
    monkeypatch.setenv("RODA_PORT", "9000")
    monkeypatch.setenv("RODA_DATA_DIR", str(tmp_path / "a"))
    assert load_settings(port=None).port == 9000
    assert load_settings(data_dir=tmp_path / "b").data_dir == tmp_path / "b"
    assert load_settings().data_dir == tmp_path / "a"


def test_empty_is_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    """This test ensures that an empty environment variable counts as none."""
    monkeypatch.setenv("RODA_PORT", "")
    assert load_settings().port == 8000


def test_relative_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """This test ensures that a relative folder is taken from where the program starts, once."""
    monkeypatch.chdir(tmp_path)
    assert load_settings(data_dir=".data").data_dir == tmp_path / ".data"


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("RODA_PORT", "abc", "Inställningen RODA_PORT måste vara ett heltal."),
        ("RODA_PORT", "0", "Inställningen RODA_PORT måste vara minst 1."),
        ("RODA_PORT", "70000", "Inställningen RODA_PORT får vara högst 65535."),
        ("RODA_EMBEDDING_BATCH", "0", "Inställningen RODA_EMBEDDING_BATCH måste vara minst 1."),
        ("RODA_EMBEDDING_BATCH", "5000", "Inställningen RODA_EMBEDDING_BATCH får vara högst 4096."),
        (
            "RODA_EMBEDDING_QUERY_PREFIX",
            "x" * 1001,
            "Inställningen RODA_EMBEDDING_QUERY_PREFIX får ha högst 1000 tecken.",
        ),
        ("RODA_INGEST_WORKERS", "1.5", "Inställningen RODA_INGEST_WORKERS måste vara ett heltal."),
        ("RODA_DATA_DIR", __file__, "Inställningen RODA_DATA_DIR måste vara en mapp, men är en fil."),
        ("RODA_DATA_DIR", "~no-such-user/x", "Inställningen RODA_DATA_DIR måste vara en mapp som går att nå."),
        (
            "RODA_DATABASE_URL",
            "mysql://user:secret@host/db",
            "Inställningen RODA_DATABASE_URL måste börja med sqlite:/// eller postgresql://.",
        ),
        *(
            ("RODA_MODEL", value, MODEL)
            for value in ("gpt-5", "openai", "openai:", "openai: ", "claude:x", ":x", "OPENAI:x")
        ),
        *(
            ("RODA_MODEL_URL", value, URL)
            for value in (
                "127.0.0.1:11434",
                "localhost",
                "ftp://a/b",
                "http://",
                "http://a:b",
                "http://a:99999",
                "https:///v1",
                "http://anna:hemligt@a",
                "file:///etc/passwd",
                "http://[::1",
            )
        ),
        ("RODA_MODEL_SECONDS", "0", "Inställningen RODA_MODEL_SECONDS måste vara minst 1."),
        ("RODA_MODEL_SECONDS", "601", "Inställningen RODA_MODEL_SECONDS får vara högst 600."),
        ("RODA_MODEL_SECONDS", "en minut", "Inställningen RODA_MODEL_SECONDS måste vara ett heltal."),
        ("RODA_MODEL_TEMPERATURE", "-1", "Inställningen RODA_MODEL_TEMPERATURE måste vara minst 0."),
        ("RODA_MODEL_TEMPERATURE", "2.5", "Inställningen RODA_MODEL_TEMPERATURE får vara högst 2."),
        ("RODA_MODEL_TEMPERATURE", "varm", "Inställningen RODA_MODEL_TEMPERATURE måste vara ett tal."),
        ("RODA_MODEL_TEMPERATURE", "nan", "Inställningen RODA_MODEL_TEMPERATURE får vara högst 2."),
        ("RODA_MODEL_IN_HOUSE", "kanske", "Inställningen RODA_MODEL_IN_HOUSE måste vara true eller false."),
    ],
)
def test_wrong_value(monkeypatch: pytest.MonkeyPatch, name: str, value: str, message: str) -> None:
    """This test ensures that a wrong value is named by its environment variable, in Swedish, without being repeated."""
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingError) as caught:
        load_settings()
    assert str(caught.value) == message


def test_all_wrong_values_at_once() -> None:
    """This test ensures that every wrong setting is named, not only the first."""
    with pytest.raises(SettingError, match=r"RODA_PORT[\s\S]*RODA_MAX_FILE_MB|RODA_MAX_FILE_MB[\s\S]*RODA_PORT"):
        load_settings(port="x", max_file_mb=0)


def test_unknown_name() -> None:
    """This test ensures that an unknown setting is answered with those there are."""
    with pytest.raises(SettingError, match=r"RODA_COLOUR finns inte. Välj bland RODA_DATA_DIR"):
        load_settings(colour="red")


def test_secrets_are_not_shown() -> None:
    """This test ensures that a database address, which may hold a password, and a key are not in the settings' text."""
    settings = load_settings(database_url="postgresql://user:secret@host/db", model_key="secret")
    assert "secret" not in repr(settings)
