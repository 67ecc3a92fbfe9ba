"""What visitors are told when the service itself fails: plain words; what names its files goes to the log."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.app import create_app
from assistant.responsible import FILE_NAME
from assistant.routes.errors import ANSWERS, BROKEN, answer_to
from corpus import errors
from corpus.settings import load_settings
from tests.assistant.demo_corpus import demo_settings

PLACE = "/srv/roda/hemligt"
TOLD = (errors.QuestionError, errors.NotInCorpus, errors.UnreadableDocument, errors.ServiceBusy)
"""Errors whose words are for the visitor: slips of the visitor's own, and that many wait."""
WITHOUT_WORDS = (errors.FeedbackError, errors.ModelNotAsked)
"""Errors that make their own message."""


@pytest.fixture
def served(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Iterator[TestClient]:
    """Serve a copy of the small demo, which a test may damage."""
    data_dir = tmp_path / "data"
    shutil.copytree(demo_settings(tmp_path_factory).data_dir, data_dir)
    with TestClient(create_app(load_settings(data_dir=data_dir)), raise_server_exceptions=False) as client:
        yield client


def every_error(kind: type[errors.RodaError] = errors.RodaError) -> Iterator[type[errors.RodaError]]:
    """Yield every error of ours."""
    for below in kind.__subclasses__():
        yield below
        yield from every_error(below)


@pytest.mark.parametrize("kind", [kind for kind in every_error() if kind not in WITHOUT_WORDS])
def test_what_the_visitor_can_do_something_about_is_told_word_by_word(
    kind: type[errors.RodaError], caplog: pytest.LogCaptureFixture
) -> None:
    """This test ensures that what an error says of the service is either told or logged, never both, by its kind."""
    status, detail = answer_to(kind(f"Filen {PLACE} går inte att läsa."))
    told = issubclass(kind, TOLD)
    assert (PLACE in detail, PLACE in caplog.text) == (told, not told)
    assert status == next((status for listed, status, _ in ANSWERS if issubclass(kind, listed)), BROKEN[0])


def not_a_database(data_dir: Path) -> None:
    """Write over the corpus."""
    (data_dir / "corpus.sqlite3").write_bytes(b"no database" * 1000)


def changed_originals(data_dir: Path) -> None:
    """Change every original on the disk."""
    for path in (data_dir / "originals").glob("*/*"):
        path.write_bytes(b"changed")


def lost_originals(data_dir: Path) -> None:
    """Remove every original."""
    shutil.rmtree(data_dir / "originals")


def lost_index(data_dir: Path) -> None:
    """Remove the indexes."""
    shutil.rmtree(data_dir / "generations")


def no_owner(data_dir: Path) -> None:
    """Write a file of the owner's wrongly."""
    (data_dir / FILE_NAME).write_text("namn = 1", encoding="utf-8")


@pytest.mark.parametrize(
    ("damage", "path", "status"),
    [
        (not_a_database, "/documents", 503),
        (not_a_database, "/api/documents", 503),
        (not_a_database, "/?q=Vilka+mål", 503),
        (changed_originals, "/documents/{lup}/original", 503),
        (lost_originals, "/documents/{lup}/original", 404),
        (lost_index, "/?q=Vad+säger+planerna+om+cykling", 503),
        (no_owner, "/accessibility", 503),
    ],
)
def test_no_visitor_sees_where_files_lie(
    served: TestClient, tmp_path: Path, damage: Callable[[Path], None], path: str, status: int
) -> None:
    """This test ensures that a damaged corpus or a wrong setting is told without a path of the server."""
    lup = next(row["id"] for row in served.get("/api/documents").json() if row["format"] == "pdf")
    damage(tmp_path / "data")
    response = served.get(path.format(lup=lup))
    assert response.status_code == status
    assert str(tmp_path) not in response.text
    assert len(response.text) > 50


def test_a_stream_tells_no_more(served: TestClient, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """This test ensures that the event `error` says what the JSON says, and that the log has the file."""
    not_a_database(tmp_path / "data")
    body = {"question": "Vilka mål finns?"}
    told = json.dumps(served.post("/api/ask", json=body).json()["detail"])
    for address in ("/api/ask/stream", "/ask/stream"):
        streamed = served.post(address, json=body).text
        assert told in streamed
        assert str(tmp_path) not in streamed
    assert str(tmp_path) in caplog.text
