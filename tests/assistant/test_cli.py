"""The command line: formats, exit codes, messages."""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.cli import main
from tests.assistant.demo_corpus import DOCUMENTS, FLAGSHIP, demo_settings

LUP = "motala-lup-2019-2022.pdf"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> object:
        """Standard output as JSON: nothing else may stand there."""
        return json.loads(self.out)


class Roda:
    """Runs `roda` in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str], data: Path) -> None:
        self._capsys = capsys
        self.data = data

    def __call__(self, *arguments: str) -> Outcome:
        """Run a command in the data directory and return what came of it."""
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([*arguments, "--data-dir", str(self.data)])
        written = self._capsys.readouterr()
        return Outcome(int(ended.value.code or 0), written.out, written.err)


@pytest.fixture
def demo(capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory) -> Roda:
    """Run commands on the small demo; only for what does not write."""
    return Roda(capsys, demo_settings(tmp_path_factory).data_dir)


@pytest.fixture
def roda(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Roda:
    """Run commands on a corpus of the test's own, empty at first."""
    return Roda(capsys, tmp_path / "data")


def test_a_document_goes_in_and_is_reported(*, roda: Roda) -> None:
    """This test ensures the JSON report of ingest, new at first and unchanged the second time, exit code 0."""
    first = roda("ingest", str(DOCUMENTS / LUP), "--json")
    assert first.code == 0
    assert first.json == {
        "state": 1,
        "documents": [
            {"path": str(DOCUMENTS / LUP), "document": LUP, "status": "new", "reason": None, "pages": 4},
        ],
    }
    second = roda("ingest", str(DOCUMENTS / LUP), "--json")
    assert [one["status"] for one in second.json["documents"]] == ["unchanged"]  # type: ignore[index,call-overload]


def test_some_failed_is_exit_code_three(*, roda: Roda, tmp_path: Path) -> None:
    """This test ensures that a bad file costs itself alone, is reported with the reason, and the exit code tells."""
    bad = tmp_path / "plan.pdf"
    bad.write_bytes(b"<html>not a pdf</html>")
    result = roda("ingest", str(DOCUMENTS / LUP), str(bad), "--json")
    assert result.code == 3
    statuses = {one["path"]: one["status"] for one in result.json["documents"]}  # type: ignore[index,call-overload]
    assert statuses == {str(DOCUMENTS / LUP): "new", str(bad): "failed"}
    listed = roda("show", "documents")
    assert LUP in listed.out
    assert "plan.pdf" in listed.err


def test_a_missing_path_beside_a_good_one_is_a_failed_document(*, roda: Roda, tmp_path: Path) -> None:
    """This test ensures that a path that does not exist is reported as failed when others go in."""
    result = roda("ingest", str(DOCUMENTS / LUP), str(tmp_path / "saknas.pdf"))
    assert result.code == 3
    assert "saknas.pdf" in result.out


@pytest.mark.parametrize("made", [False, True])
def test_nothing_to_read_is_wrong_use(*, roda: Roda, tmp_path: Path, made: bool) -> None:
    """This test ensures that a path that does not exist, or an empty folder, alone, is exit code 2 with a reason."""
    folder = tmp_path / "tom"
    if made:
        folder.mkdir()
    result = roda("ingest", str(folder))
    assert result.code == 2
    assert "tom" in result.out


def test_a_table_is_written_without_json(*, demo: Roda) -> None:
    """This test ensures that show without --json is a table with the documents' names."""
    result = demo("show", "documents")
    assert result.code == 0
    assert LUP in result.out


@pytest.mark.parametrize(
    ("what", "keys"),
    [
        ("documents", {"id", "document", "page", "title", "example"}),
        ("goals", {"name", "level", "parent", "id", "document", "page"}),
        ("activities", {"text", "goals", "organ", "status", "id", "document", "page"}),
        ("indicators", {"name", "goal", "target", "outcome", "id", "document", "page"}),
        ("verdicts", {"goal", "verdict", "id", "document", "page"}),
        ("links", {"activity", "goal", "link", "id", "document", "page"}),
    ],
)
def test_show_lists_in_the_fields_of_a_reading_key(*, demo: Roda, what: str, keys: set[str]) -> None:
    """This test ensures the stable field names, on rows that the demo has."""
    rows = demo("show", what, "--json").json
    assert isinstance(rows, list)
    assert rows
    assert all(keys <= row.keys() for row in rows)


def test_pages_are_shown_as_stored(*, demo: Roda) -> None:
    """This test ensures that a document's pages come with number, label and text, and that one must be named."""
    pages = demo("show", "pages", LUP, "--json").json
    assert isinstance(pages, list)
    assert [page["page"] for page in pages] == [1, 2, 3, 4]
    assert {"page", "page_label", "text"} == pages[0].keys()
    assert "God ekonomisk hushållning" in pages[2]["text"]
    nameless = demo("show", "pages")
    assert (nameless.code, "roda show pages DOKUMENT" in nameless.err) == (2, True)
    unknown = demo("show", "pages", "saknas.pdf")
    assert (unknown.code, "saknas.pdf" in unknown.err) == (2, True)


def test_an_answer_is_readable_with_numbered_sources(*, demo: Roda) -> None:
    """This test ensures that the plain answer has its sources, each with a quote, and says what was searched."""
    result = demo("ask", FLAGSHIP)
    assert result.code == 0
    assert "Källor" in result.out
    assert "[1]" in result.out
    assert "Sökt i" in result.out


def test_an_answer_has_the_stable_fields(*, demo: Roda) -> None:
    """This test ensures the names of the answer format, and that options may stand before or after the question."""
    answer = demo("ask", "--kommun", "Motala", FLAGSHIP, "--period", "2019-2022", "--json").json
    assert isinstance(answer, dict)
    assert {
        "question", "language", "kind", "interpretation", "clarify", "refused", "generated_by", "text", "sentences",
        "items", "values", "also_mentioned", "count", "citations", "receipt", "warnings",
    } <= answer.keys()  # fmt: skip
    assert answer["kind"] == "link"
    assert answer["items"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["ask", ""], "tom"),
        (["ask", "a" * 10_001], "lång"),
        (["ask", "Vilka mål?", "--period", "i fjol"], "2019-2022"),
        (["eval", "answers", "saknas.jsonl"], "saknas.jsonl"),
        (["serve", "--port", "70000"], "RODA_PORT"),
    ],
)
def test_wrong_use_is_exit_code_two_with_a_message(*, demo: Roda, arguments: list[str], says: str) -> None:
    """This test ensures that an error of ours is one message on standard error, without a traceback."""
    result = demo(*arguments)
    assert result.code == 2
    assert says in result.err
    assert "Traceback" not in result.err
    assert result.out == ""


@pytest.mark.parametrize("command", [["show", "goals"], ["ask", "Vilka mål?"], ["doctor"]])
def test_without_a_corpus_the_message_says_what_to_do(*, roda: Roda, command: list[str]) -> None:
    """This test ensures that an empty data directory is named, with the command that fills it, and is not made."""
    result = roda(*command)
    assert result.code == 2
    assert "roda ingest" in result.err
    assert not roda.data.exists()


def test_a_model_that_is_fetched_is_told(*, demo: Roda, capsys: pytest.CaptureFixture[str]) -> None:
    """This test ensures that commands show, once, what is logged when a model is fetched from its publisher."""
    for _ in range(2):
        demo("show", "goals")
    logging.getLogger("corpus.embedding.model_folder").warning("Hämtar modellen")
    assert capsys.readouterr().err == "Hämtar modellen\n"


def test_doctor_finds_the_demo_well(*, demo: Roda) -> None:
    """This test ensures that a corpus just read in is in order, and that the shipped model needs no notice."""
    result = demo("doctor")
    assert result.code == 0
    assert "Allt är i ordning" in result.out
    assert "RODA_EMBEDDING_MODEL" not in result.out


def test_answers_are_measured(*, demo: Roda, tmp_path: Path) -> None:
    """This test ensures that eval answers prints metrics and misses as JSON, and a table without it."""
    file = tmp_path / "frågor.jsonl"
    file.write_text(
        json.dumps({
            "id": "1", "question": "Räkna upp alla resultatmål.", "kind": "list", "scope": {"kommun": "Motala"},
            "expect": {"items": [["Motala växer"], ["Något helt påhittat"]]},
        }),
        encoding="utf-8",
    )  # fmt: skip
    measured = demo("eval", "answers", str(file), "--json").json
    assert isinstance(measured, dict)
    assert measured["metrics"]["item_recall"] == 0.5
    assert measured["metrics"]["citation_exact"] == 1.0
    assert measured["metrics"]["count_accuracy"] is None
    assert {"question": "1", "metric": "item_recall", "expected": "Något helt påhittat", "got": ""} in measured[
        "misses"
    ]
    assert "item_recall" in demo("eval", "answers", str(file)).out


def test_the_data_directory_may_come_from_before_or_from_the_environment(
    *, demo: Roda, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """This test ensures that --data-dir before the command and RODA_DATA_DIR lead to the same corpus."""
    for arguments, environment in ((["--data-dir", str(demo.data)], ""), ([], str(demo.data))):
        monkeypatch.setenv("RODA_DATA_DIR", environment)
        with pytest.raises(SystemExit) as ended:
            main([*arguments, "show", "documents", "--json"])
        assert ended.value.code == 0
        assert len(json.loads(capsys.readouterr().out)) == 11


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """This test ensures that --version prints the version and nothing else."""
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("roda 0.")


def test_control_codes_in_documents_do_not_reach_the_terminal(*, roda: Roda, tmp_path: Path) -> None:
    """This test ensures that an escape sequence in a document's name or text is not written to the terminal."""
    plan = tmp_path / "plan\x1b[31m.txt"
    plan.write_text("# Plan\n\nMål: Motala växer \x1b]0;titel\x07\n", encoding="utf-8")
    assert "\x1b" not in roda("ingest", str(plan)).out
    assert "\x1b" not in roda("show", "documents").out


def test_a_reader_that_stops_reading_is_no_error(tmp_path_factory: pytest.TempPathFactory) -> None:
    """This test ensures that `roda show … | head` ends without a traceback, as the installed command."""
    program = shutil.which("roda", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    assert program is not None
    data = str(demo_settings(tmp_path_factory).data_dir)
    command = f"{program} show activities --json --data-dir {data} | head -c 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout == "["
    assert done.stderr == ""
