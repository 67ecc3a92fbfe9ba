"""Any file of an index generation may be spoilt: that is told, and after `roda doctor` everything is answered again."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self

import pytest

from assistant.answering import Assistant
from corpus import generations, vectors
from corpus.embedding import load_embedder
from corpus.errors import CorpusDamaged
from corpus.settings import Settings, load_settings
from corpus.store import Store
from ingest.doctor import DoctorReport, doctor
from tests.assistant.demo_corpus import demo_settings

QUESTIONS = ("trygghet för äldre", "språkcaféer på biblioteken", "skolans resultat", "cykelvägar och belysning")
WORDS = ("gram_starts", "gram_words", "grams", "held", "lengths", "starts", "words")
GRAPH = tuple(f"vectors/chroma/*/{part}.bin" for part in ("data_level0", "header", "length", "link_lists"))
CHROMA = ("vectors/chroma/chroma.sqlite3", *GRAPH)
FILES = (
    *("generation.json", "checksums.json", "lock", "vectors/ids.npy", "vectors/vectors.npy"),
    *(f"lexical/{name}" for name in ("meta.json", ".managed.json", "ids.npy")),
    *(f"lexical/*.{part}" for part in ("fast", "fieldnorm", "idx", "pos", "store", "term")),
    *(f"lexical/{array}.npy" for array in WORDS),
    *CHROMA,
)
"""Every file of a generation that is not a lock of an engine's own."""
UNCHECKED = {"lock", *CHROMA}
"""What has no checksum: whoever opens a generation writes there. Larger graphs: tests/corpus/test_generations.py."""
SEEN_WHEN_OPENED = {
    *("generation.json", "lexical/ids.npy", "lexical/meta.json", "vectors/ids.npy", "vectors/vectors.npy"),
    *(f"lexical/{array}.npy" for array in WORDS),
}
ONE_BYTE = "one byte changed"
Spoil = Callable[[Path], object]
DAMAGES: dict[str, Spoil] = {
    "gone": Path.unlink,
    "emptied": lambda file: file.write_bytes(b""),
    "cut off": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "overwritten": lambda file: file.write_bytes(b"broken\n" * 300),
    "zeroed": lambda file: file.write_bytes(bytes(file.stat().st_size)),
    ONE_BYTE: lambda file: file.write_bytes(_changed(file.read_bytes())),
}


def _changed(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes(byte ^ 0x55 for byte in data[middle : middle + 1]) + data[middle + 1 :]


class Here:
    """Does in this process what chromadb does in one of its own, which takes a second to start."""

    def __init__(self, task: str, folder: Path) -> None:
        self._task, self._folder = task, folder

    def run(self) -> str | None:
        """Do the task and return what went wrong, or None."""
        try:
            return vectors._check_here(self._folder) if self._task == "check" else vectors._fill_here(self._folder)
        except CorpusDamaged as error:
            return str(error)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[object]]:
    """Return the small demo's folder, and what it answers."""
    settings = demo_settings(tmp_path_factory)
    return settings.data_dir, answers(settings)


@pytest.fixture
def copied(whole: tuple[Path, list[object]], tmp_path: Path) -> Iterator[Settings]:
    """Copy the small demo into the test's own folder."""
    shutil.copytree(whole[0], tmp_path / "data")
    yield load_settings(data_dir=tmp_path / "data")
    shutil.rmtree(tmp_path / "data")


def answers(settings: Settings) -> list[object]:
    """Open a corpus as a new process would, and return what it finds."""
    store = Store.open(settings)
    assistant = Assistant(store, settings)
    try:
        return [[passage.id for passage, _ in assistant.search(text, limit=20)] for text in QUESTIONS]
    finally:
        assistant.close()
        store.close()


def outcome(settings: Settings) -> list[object] | str:
    """Return what a corpus finds, or the message that says why it finds nothing."""
    try:
        return answers(settings)
    except CorpusDamaged as error:
        return str(error)


def passage_ids(settings: Settings) -> list[str]:
    """Return the ids of all passages of the newest state."""
    store = Store.open(settings)
    try:
        return [one.id for one in store.view().all_passages()]
    finally:
        store.close()


def examined(settings: Settings) -> DoctorReport:
    """Run the doctor."""
    store = Store.open(settings)
    try:
        return doctor(store, settings, load_embedder(settings.embedding_model))
    finally:
        store.close()


def generation(settings: Settings) -> Path:
    """Return the folder of the one generation."""
    (folder,) = (settings.data_dir / generations.FOLDER).iterdir()
    return folder


def files(settings: Settings, pattern: str) -> list[Path]:
    """Return the files of the generation that a pattern names."""
    return sorted(generation(settings).glob(pattern))


def test_every_file_is_named(copied: Settings) -> None:
    """This test ensures that no file of a generation is forgotten below."""
    named = {file for pattern in FILES for file in files(copied, pattern)}
    there = {file for file in generation(copied).rglob("*") if file.is_file() and file.suffix != ".lock"}
    assert named == there
    assert all(files(copied, pattern) for pattern in FILES)


@pytest.mark.parametrize("pattern", FILES)
def test_damage_is_told_or_costs_nothing(whole: tuple[Path, list[object]], copied: Settings, pattern: str) -> None:
    """This test ensures that a spoilt file gives the old answers or a message that names `roda doctor`, no traceback.

    What opening must notice is told at once; what the doctor looks at finds the rest, without opening chromadb.
    """
    (file,) = files(copied, pattern)
    sound, ids = file.read_bytes(), passage_ids(copied)
    for damage, spoil in DAMAGES.items():
        spoil(file)
        found = outcome(copied)
        if damage != ONE_BYTE:  # a word may then be another word: only the checksum knows
            assert found == whole[1] or "roda doctor" in found, damage
            assert pattern not in SEEN_WHEN_OPENED or found != whole[1], damage
        if pattern not in UNCHECKED and not (file.exists() and file.read_bytes() == sound):
            assert generations.check_generation(copied.data_dir, generation(copied).name, ids), damage
        file.write_bytes(sound)


@pytest.mark.parametrize("pattern", FILES)
def test_the_doctor_makes_it_answer_again(
    whole: tuple[Path, list[object]], copied: Settings, pattern: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """This test ensures that after any file is gone the doctor says what it did, and the answers are the old ones."""
    if "chroma.sqlite3" not in pattern:
        monkeypatch.setattr(vectors, "Apart", Here)
    for file in files(copied, pattern):
        file.unlink()
    report = examined(copied)
    assert report.clean
    assert pattern in GRAPH or "byggdes om" in report.repaired[0]  # a graph so small is not kept: nothing was lost
    assert answers(copied) == whole[1]
    assert examined(copied).repaired == ()
