"""Bad documents and odd questions through `roda`, as a user meets them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from pypdf import PdfWriter

DEMO = Path(__file__).resolve().parents[1] / "quality" / "small_demo" / "documents"
EXIT_WRONG_USE = 2
EXIT_SOME_FAILED = 3


def roda(*arguments: str, data_dir: Path) -> subprocess.CompletedProcess[str]:
    """Run `roda` as a user would."""
    command = [sys.executable, "-c", "from assistant.cli import main; main()", *arguments]
    environment = {**os.environ, "RODA_DATA_DIR": str(data_dir)}
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def encrypted(path: Path) -> None:
    """Write a PDF that asks for a password."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("hemligt")
    writer.write(path)


def test_each_bad_document_is_named_and_the_good_one_goes_in(tmp_path: Path) -> None:
    """This test ensures that bad files fail one by one with a reason that names them, and exit code 3 tells."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "bra.md").write_text("# Verksamhetsplan 2021\n\nSocialnämnden öppnar en träffpunkt i juni.\n", "utf-8")
    (folder / "tom.pdf").write_bytes(b"")
    (folder / "webb.pdf").write_text("<html><body>Hej</body></html>", "utf-8")
    (folder / "bild.pdf").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 64)
    (folder / "avbruten.pdf").write_bytes((DEMO / "motala-lup-2019-2022.pdf").read_bytes()[:5000])
    (folder / "ingen.docx").write_text("inte en zip", "utf-8")
    encrypted(folder / "last.pdf")
    done = roda("ingest", str(folder), "--json", data_dir=tmp_path / "data")
    report = {Path(one["path"]).name: one for one in json.loads(done.stdout)["documents"]}
    assert done.returncode == EXIT_SOME_FAILED
    assert report.pop("bra.md")["status"] == "new"
    assert len(report) == 6
    for name, one in report.items():
        assert one["status"] == "failed"
        assert name in one["reason"]
    assert "Traceback" not in done.stderr


def test_questions_that_cannot_be_taken(tmp_path: Path) -> None:
    """This test ensures that an empty, wordless or endless question is refused with a message, not a traceback."""
    (tmp_path / "plan.md").write_text("# Verksamhetsplan 2021\n\nText om skolan.\n", "utf-8")
    assert roda("ingest", str(tmp_path / "plan.md"), data_dir=tmp_path / "data").returncode == 0
    for question in ("", "   ", "🙂🙂🙂", "?" * 500, "a" * 10_000):
        done = roda("ask", question, data_dir=tmp_path / "data")
        assert done.returncode == EXIT_WRONG_USE, question
        assert done.stderr.strip()
        assert "Traceback" not in done.stderr


def test_paths_that_hold_nothing(tmp_path: Path) -> None:
    """This test ensures that an empty folder, a missing path and a question before any ingest say what to do."""
    empty = tmp_path / "tom"
    empty.mkdir()
    for arguments in (("ingest", str(empty)), ("ingest", str(tmp_path / "saknas")), ("ask", "Vad är Lup?")):
        done = roda(*arguments, data_dir=tmp_path / "data")
        assert done.returncode == EXIT_WRONG_USE, done.stderr
        assert (done.stdout + done.stderr).strip()
        assert "Traceback" not in done.stderr
