"""Receipts as files, and replaying them: on the state that answered, after a rebuild, and on a newer state."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.receipt_file import MOST_BYTES
from corpus import generations
from corpus.embedding import load_embedder
from corpus.model import Document
from corpus.settings import load_settings
from corpus.store import Store
from tests.assistant.small_corpus import make_index, open_store, publish
from tests.assistant.small_plan import documents

FLAGSHIP = "Vilka aktiviteter stödjer Ett tryggt Ekby?"
LOOKUP = "Hur många potthål lagas i gatorna?"
EMBEDDER = load_embedder("svenska")
LUP, TECHNICAL, SOCIAL = documents()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Make the index once: its folder and its name."""
    folder = tmp_path_factory.mktemp("index")
    return folder, make_index(folder, EMBEDDER)


@dataclass
class Corpus:
    """A data directory that the command line works on."""

    data: Path
    generation: str
    run: Callable[..., tuple[int, str, str]]

    def publish(self, *chosen: Document) -> None:
        """Publish the next state."""
        store = Store.open(load_settings(data_dir=self.data))
        publish(store, self.generation, chosen=chosen)
        store.close()

    def ask(self, question: str, receipt: Path, *more: str) -> tuple[int, str, str]:
        """Ask with a receipt."""
        return self.run("ask", question, "--receipt", str(receipt), *more)


@pytest.fixture
def corpus(index: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Corpus:
    """Publish a first state of two of the three documents."""
    data = tmp_path / "data"
    data.mkdir()
    store = open_store(data, indexed=index[0])
    publish(store, index[1], chosen=(LUP, TECHNICAL))
    store.close()

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([*arguments, "--data-dir", str(data)])
        written = capsys.readouterr()
        return int(ended.value.code or 0), written.out, written.err

    return Corpus(data, index[1], run)


@pytest.mark.parametrize("question", [FLAGSHIP, LOOKUP, "Vilka mål har valnämnden?"])
def test_the_same_state_gives_the_same_answer(corpus: Corpus, tmp_path: Path, question: str) -> None:
    """This test ensures that a replay is identical, of a list, of a looked-up fact and of a refusal."""
    receipt = tmp_path / "kvitto.json"
    code, _, err = corpus.ask(question, receipt, "--kommun", "Ekby", "--period", "2021")
    assert (code, str(receipt) in err) == (0, True)
    code, out, _ = corpus.run("replay", str(receipt))
    assert code == 0
    assert "Samma svar." in out


def test_a_receipt_holds_what_it_takes_to_ask_again(corpus: Corpus, tmp_path: Path) -> None:
    """This test ensures that question, limits, day, state, documents and versions are in the file, and candidates."""
    receipt = tmp_path / "kvitto.json"
    corpus.ask(LOOKUP, receipt, "--kommun", "Ekby", "--period", "2019-2022", "--json")
    held = json.loads(receipt.read_text(encoding="utf-8"))
    told = held["answer"]["receipt"]
    assert told["asked"] == {
        "question": LOOKUP, "language": "sv", "kommun": "Ekby", "organ": None, "period": "2019-2022", "context": None,
    }  # fmt: skip
    assert (told["state"], told["made_by"]["readers"], told["made_by"]["embedder"]) == (1, ["reader 1"], EMBEDDER.name)
    assert told["made_by"]["generation"] == corpus.generation
    assert told["candidates"]
    assert [(one["name"], one["version"]) for one in held["documents"]] == [("lup.pdf", "v-lup"), ("tek.pdf", "v-tek")]


def test_a_receipt_can_be_asked_on_and_replayed(corpus: Corpus, tmp_path: Path) -> None:
    """This test ensures that --after follows up a receipt within its limits, and that this answer replays too."""
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    corpus.ask(FLAGSHIP, first, "--kommun", "Ekby")
    code, out, _ = corpus.ask("Hur många är de?", second, "--after", str(first))
    assert (code, "Förra svaret gällde 2 aktiviteter." in out) == (0, True)
    told = json.loads(second.read_text(encoding="utf-8"))["answer"]["receipt"]["asked"]
    assert (told["kommun"], told["context"] is None) == ("Ekby", False)
    assert "Samma svar." in corpus.run("replay", str(second))[1]


@pytest.mark.parametrize("question", [FLAGSHIP, LOOKUP])
def test_a_rebuilt_index_gives_the_same_answer(corpus: Corpus, tmp_path: Path, question: str) -> None:
    """This test ensures that a replay is identical after the indexes were deleted and made anew."""
    receipt = tmp_path / "kvitto.json"
    corpus.ask(question, receipt)
    shutil.rmtree(corpus.data / generations.FOLDER)
    shutil.rmtree(corpus.data / "graphs")
    assert corpus.run("doctor")[0] in (0, 3)  # the small corpus has no original bytes
    code, out, _ = corpus.run("replay", str(receipt))
    assert (code, "Samma svar." in out) == (0, True)
    assert corpus.generation not in {folder.name for folder in (corpus.data / generations.FOLDER).iterdir()}


@pytest.mark.parametrize("kept", [True, False])
def test_a_newer_state_is_told_apart_from_the_old(corpus: Corpus, tmp_path: Path, *, kept: bool) -> None:
    """This test ensures that the old state still gives the old answer, its index kept or not, and the news are told."""
    receipt = tmp_path / "kvitto.json"
    corpus.ask(FLAGSHIP, receipt)
    corpus.publish(LUP, TECHNICAL, SOCIAL)
    if not kept:
        shutil.rmtree(corpus.data / generations.FOLDER)
        corpus.run("doctor")
    code, out, _ = corpus.run("replay", str(receipt))
    assert code == 1
    assert "Tillstånd 1: samma svar." in out
    assert "Tillstånd 2: ett annat svar." in out
    assert "Nya dokument: soc.pdf" in out
    assert "Tillkom: Öppna en träffpunkt för äldre" in out
    assert "Försvann" not in out
    found = json.loads(corpus.run("replay", str(receipt), "--json")[1])
    assert (found["same"], found["own"]["same"], found["newest"]["same"]) == (False, True, False)


def test_a_newer_state_with_the_same_answer_says_so(corpus: Corpus, tmp_path: Path) -> None:
    """This test ensures that a new document that does not matter leaves the answer the same, and exit code 0."""
    receipt = tmp_path / "kvitto.json"
    corpus.ask("Räkna upp alla resultatmål.", receipt)
    corpus.publish(LUP, TECHNICAL, SOCIAL)
    code, out, _ = corpus.run("replay", str(receipt))
    assert (code, "Tillstånd 2: samma svar." in out, "Nya dokument: soc.pdf" in out) == (0, True, True)


def test_items_that_went_and_replaced_documents_are_told(corpus: Corpus, tmp_path: Path) -> None:
    """This test ensures that what is gone is told as gone, and a document with other bytes as such."""
    receipt = tmp_path / "kvitto.json"
    corpus.publish(LUP, TECHNICAL, SOCIAL)
    corpus.ask(FLAGSHIP, receipt)
    corpus.publish(LUP, replace(TECHNICAL, version="v-soc", reading="soc"))
    _, out, _ = corpus.run("replay", str(receipt))
    assert "Försvann: Klippa buskar vid hållplatser" in out
    assert "Dokument med nytt innehåll: tek.pdf" in out
    assert "Borttagna dokument: soc.pdf" in out


def test_another_corpus_is_pointed_out(corpus: Corpus, tmp_path: Path) -> None:
    """This test ensures that a state of the same number published at another time is not taken for the receipt's."""
    receipt = tmp_path / "kvitto.json"
    corpus.ask(FLAGSHIP, receipt)
    corpus.data.rename(tmp_path / "aside")
    corpus.data.mkdir()
    store = open_store(corpus.data, indexed=tmp_path / "aside")
    publish(store, corpus.generation, chosen=(replace(LUP, version="v-tek", reading="tek"),))
    store.close()
    code, out, _ = corpus.run("replay", str(receipt))
    assert (code, "finns inte i den här korpusen" in out) == (1, True)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "giltig JSON"),
        ("{", "giltig JSON"),
        ("[" * 100_000, "giltig JSON"),
        ("[1]", "inget kvitto"),
        ('{"question": "Vilka?"}', "inget kvitto"),
        ('{"format": "roda-receipt", "version": 2}', "version 2"),
        ('{"format": "roda-receipt", "version": 1, "sha256": "0"}', "har ändrats"),
        ("\x00\x01", "giltig JSON"),
    ],
)
def test_what_is_no_receipt_is_refused(corpus: Corpus, tmp_path: Path, content: str, said: str) -> None:
    """This test ensures that damaged and foreign files are told as such with exit code 2."""
    file = tmp_path / "kvitto.json"
    file.write_text(content, encoding="utf-8")
    code, _, err = corpus.run("replay", str(file))
    assert code == 2
    assert said in err
    assert "kvitto.json" in err


def test_a_receipt_changed_by_hand_is_refused(corpus: Corpus, tmp_path: Path) -> None:
    """This test ensures that a changed word is noticed, a changed layout not."""
    receipt = tmp_path / "kvitto.json"
    corpus.ask(FLAGSHIP, receipt)
    text = receipt.read_text(encoding="utf-8")
    receipt.write_text(json.dumps(json.loads(text)), encoding="utf-8")
    assert corpus.run("replay", str(receipt))[0] == 0
    receipt.write_text(text.replace("Klippa", "Kapa"), encoding="utf-8")
    code, _, err = corpus.run("replay", str(receipt))
    assert (code, "har ändrats" in err) == (2, True)


def test_files_that_cannot_be_read_are_told(corpus: Corpus, tmp_path: Path) -> None:
    """This test ensures that a missing file, a folder, other bytes and a huge file are exit code 2 with a reason."""
    (tmp_path / "bytes").write_bytes(b"\xff\xfe{")
    with (tmp_path / "stor").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    for name, said in (("saknas", "finns inte"), (".", "är en mapp"), ("bytes", "inget kvitto"), ("stor", "för stor")):
        code, _, err = corpus.run("replay", str(tmp_path / name))
        assert (code, said in err) == (2, True), err


def test_where_no_receipt_can_be_written_is_told_first(corpus: Corpus, tmp_path: Path) -> None:
    """This test ensures that a missing folder, a folder and a file that is no receipt stop the command unanswered."""
    other = tmp_path / "plan.txt"
    other.write_text("en plan", encoding="utf-8")
    for place, said in (
        (tmp_path / "ingen" / "k.json", "finns inte"),
        (tmp_path, "är en mapp"),
        (other, "inget kvitto"),
    ):
        code, out, err = corpus.ask(FLAGSHIP, place)
        assert (code, out, said in err) == (2, "", True), err
    assert other.read_text(encoding="utf-8") == "en plan"


def test_a_receipt_is_written_over_a_receipt(corpus: Corpus, tmp_path: Path) -> None:
    """This test ensures that an older receipt of the same name is replaced, and nothing is left beside it."""
    receipt = tmp_path / "k" / "kvitto.json"
    receipt.parent.mkdir()
    corpus.ask(FLAGSHIP, receipt)
    corpus.ask(LOOKUP, receipt)
    assert json.loads(receipt.read_text(encoding="utf-8"))["answer"]["question"] == LOOKUP
    assert [one.name for one in receipt.parent.iterdir()] == ["kvitto.json"]
