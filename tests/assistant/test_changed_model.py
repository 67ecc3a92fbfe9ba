"""Another embedding model than the one that the index was made with: told, and put right by one command."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.app import create_app
from assistant.cli import main
from corpus import generations
from corpus.embedding import configured_embedder
from corpus.settings import Settings, load_settings
from corpus.store import Store
from ingest.doctor import doctor
from ingest.report import ProgressEvent
from tests.assistant.demo_corpus import DOCUMENTS, demo_settings, read_in
from tests.corpus.tiny_models import tiny_model

QUESTION = "Vad görs för äldres trygghet?"
SETTING = "RODA_EMBEDDING_MODEL"


@pytest.fixture
def copied(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Iterator[Path]:
    """Copy the small demo, indexed with the default model, into the test's own folder."""
    shutil.copytree(demo_settings(tmp_path_factory).data_dir, tmp_path / "data")
    yield tmp_path / "data"
    shutil.rmtree(tmp_path / "data")


def roda(capsys: pytest.CaptureFixture[str], data: Path, *arguments: str) -> tuple[int, str]:
    """Run a command and return its exit code and all that it wrote."""
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--data-dir", str(data)])
    written = capsys.readouterr()
    return int(ended.value.code or 0), written.out + written.err


def test_ask_says_what_to_run(
    copied: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """This test ensures that vectors of two models are never compared, not even of equal length, and how to go on."""
    monkeypatch.setenv(SETTING, "hashing")
    code, said = roda(capsys, copied, "ask", QUESTION)
    assert code == 2
    assert "svenska-256" in said
    assert "roda doctor" in said
    assert SETTING.removesuffix("MODEL") in said
    code, said = roda(capsys, copied, "doctor")
    assert (code, "Sökindexet byggdes om" in said, "svenska-256" in said) == (0, True, True)
    assert roda(capsys, copied, "ask", QUESTION)[0] == 0
    assert "Lagat" not in roda(capsys, copied, "doctor")[1]


def test_the_service_logs_what_to_run(copied: Path, caplog: pytest.LogCaptureFixture) -> None:
    """This test ensures that a running service answers nothing until the index is made anew, and logs how."""
    settings = load_settings(data_dir=copied, embedding_model="hashing")
    with TestClient(create_app(settings), raise_server_exceptions=False) as client:
        refused = client.post("/api/ask", json={"question": QUESTION})
        assert (refused.status_code, "roda doctor" in caplog.text) == (503, True)
        examined(settings)
        assert client.post("/api/ask", json={"question": QUESTION}).status_code == 200


def test_an_ingest_makes_the_index_anew(
    copied: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """This test ensures that reading in with another model is enough, though no document has changed."""
    monkeypatch.setenv(SETTING, "hashing")
    assert roda(capsys, copied, "ingest", str(DOCUMENTS))[0] == 0
    assert roda(capsys, copied, "ask", QUESTION)[0] == 0


def test_progress_is_told(copied: Path) -> None:
    """This test ensures that an index that is made anew tells how far it has come, by passages."""
    events: list[ProgressEvent] = []
    report = examined(load_settings(data_dir=copied, embedding_model="hashing"), events)
    assert [event.done for event in events] == sorted(event.done for event in events)
    assert {event.total for event in events} == {report.passages}
    assert events[-1].done == report.passages


def examined(settings: Settings, events: list[ProgressEvent] | None = None) -> object:
    """Run the doctor."""
    store = Store.open(settings)
    try:
        return doctor(
            store, settings, configured_embedder(settings), progress=None if events is None else events.append
        )
    finally:
        store.close()


@pytest.mark.check
def test_a_slow_model_embeds_nothing_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This test ensures that a real model is not used on passages whose vectors it has made before.

    Neither after an index is gone, nor back from another model; the index is then the same to the last bit. The same
    model with a prefix makes an index of its own.
    """
    from sentence_transformers import SentenceTransformer

    embedded: list[str] = []
    encode = SentenceTransformer.encode_document

    def counting(self: SentenceTransformer, texts: list[str], **named: object) -> object:
        embedded.extend(text for text in texts if len(texts) > 1 or len(text) > len("Fler bostäder"))
        return encode(self, texts, **named)

    monkeypatch.setattr(SentenceTransformer, "encode_document", counting)
    settings = load_settings(data_dir=tmp_path / "data", embedding_model=tiny_model(tmp_path / "tiny-e5"))
    read_in([DOCUMENTS], settings)
    first, made = vectors_of(settings), len(embedded)
    assert made > 100
    shutil.rmtree(settings.data_dir / generations.FOLDER)
    examined(settings)
    assert (vectors_of(settings), len(embedded)) == (first, made)
    examined(settings.model_copy(update={"embedding_model": "hashing"}))
    assert vectors_of(settings) != first
    examined(settings)
    assert (vectors_of(settings), len(embedded)) == (first, made)
    prefixed = settings.model_copy(update={"embedding_passage_prefix": "mål: "})
    examined(prefixed)
    assert (vectors_of(settings) != first, len(embedded)) == (True, 2 * made)
    examined(settings)
    assert (vectors_of(settings), len(embedded)) == (first, 2 * made)


def vectors_of(settings: Settings) -> bytes:
    """Return the vectors of the newest state's index, as its file has them."""
    store = Store.open(settings)
    name = store.view().state.generation
    store.close()
    return (settings.data_dir / generations.FOLDER / name / generations.VECTORS / "vectors.npy").read_bytes()
