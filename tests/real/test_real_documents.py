"""The real documents of ../shared/data/real, read and asked as a user would. Skipped where they are absent."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "real"
WITHOUT_TEXT = "alingsas-von-handlingsplan-utan-textlager.pdf"
EXIT_SOME_FAILED = 3
LOOK_UPS = [
    ("Hur många kilometer cykelväg hade Alingsås kommun 2024?", "123 kilometer", "alingsas-cykelplan.pdf", 7),
    ("Hur många invånare har Västra Götaland?", "1,8 miljoner", "vgr-regional-utvecklingsstrategi-2021-2030.pdf", 8),
    (
        "Hur mycket pengar ska minst finnas i eget kapital?",
        "22 mkr",
        "tolkformedling-vast-arsredovisning-2025.pdf",
        15,
    ),
    (
        "Vilket målvärde gäller för andelen tillsatta beställningar 2025?",
        ">99%",
        "tolkformedling-vast-arsredovisning-2025.pdf",
        18,
    ),
    ("Hur långt från tätorten Borlänge ligger Romme Alpin?", "13 kilometer", "borlange-rsa-2023.pdf", 9),
    (
        "När sker nästa uppföljning till barn- och ungdomsnämnden?",
        "september 2026",
        "alingsas-bun-uppfoljning-inriktning-2026-04.pdf",
        9,
    ),
]

pytestmark = [
    pytest.mark.check,
    pytest.mark.real,
    pytest.mark.skipif(not REAL.is_dir(), reason="the real documents of ../shared/data/real are absent"),
]


def roda(*arguments: str, data_dir: Path) -> subprocess.CompletedProcess[str]:
    """Run `roda` as a user would."""
    command = [sys.executable, "-c", "from assistant.cli import main; main()", *arguments]
    environment = {**os.environ, "RODA_DATA_DIR": str(data_dir), "RODA_OCR_SECONDS": "0"}
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """Read every real document in once."""
    data_dir = tmp_path_factory.mktemp("real")
    return data_dir, roda("ingest", str(REAL), "--json", data_dir=data_dir)


def test_every_file_with_a_text_layer_goes_in(corpus: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    """This test ensures that only the file without a text layer fails, with its reason, and exit code 3."""
    _, done = corpus
    report = {Path(one["path"]).name: one for one in json.loads(done.stdout)["documents"]}
    assert done.returncode == EXIT_SOME_FAILED
    assert set(report) == {path.name for path in REAL.glob("*.pdf")}
    assert [name for name, one in report.items() if one["status"] == "failed"] == [WITHOUT_TEXT]
    assert "textlager" in report[WITHOUT_TEXT]["reason"]


@pytest.mark.parametrize(("question", "value", "document", "page"), LOOK_UPS)
def test_look_ups_cite_the_right_page(
    corpus: tuple[Path, subprocess.CompletedProcess[str]], question: str, value: str, document: str, page: int
) -> None:
    """This test ensures that a value is found in a real document and cited on the page that states it."""
    data_dir, _ = corpus
    answer = json.loads(roda("ask", question, "--json", data_dir=data_dir).stdout)
    assert not answer["refused"]
    assert value in [one["value"] for one in answer["values"]]
    assert (document, page) in [(one["document"], one["page"]) for one in answer["citations"]]


def test_what_no_document_says_is_refused(corpus: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    """This test ensures that a question beside the documents is refused, with what was searched."""
    data_dir, _ = corpus
    answer = json.loads(roda("ask", "Hur många semesterdagar har jag?", "--json", data_dir=data_dir).stdout)
    assert answer["refused"]
    assert answer["receipt"]["pages_searched"] > 0
    assert [one["document"] for one in answer["receipt"]["skipped"]] == [WITHOUT_TEXT]
