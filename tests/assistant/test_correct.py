"""`roda correct`, from the file to the answers and back out as a key."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.cli import main

PLAN = "# Plan 2021\n\n## Mål 1: Rena sjöar\n\nAktiviteter:\n\n- Rensa diken vid sjön\n- Budgetprocessen\n"
OVERLAY = """\
corrections:
  - {remove: activity, page: PAGE, quote: Budgetprocessen, date: 2026-11-21}
  - {remove: activity, page: PAGE, quote: Bygga broar, date: 2026-11-21}
"""


class Roda:
    """Runs `roda` on a data directory and returns exit code and what was written."""

    def __init__(self, capsys: pytest.CaptureFixture[str], data: Path) -> None:
        self._capsys = capsys
        self._data = data

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        """Run a command."""
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([*arguments, "--data-dir", str(self._data)])
        written = self._capsys.readouterr()
        return int(ended.value.code or 0), written.out, written.err


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Write the plan."""
    path = tmp_path / "in" / "plan.md"
    path.parent.mkdir()
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_corrections_hold_through_new_versions(capsys: pytest.CaptureFixture[str], tmp_path: Path, plan: Path) -> None:
    """This test ensures that a correction makes a state, outlives a new version, tells misfits, and is taken back."""
    roda = Roda(capsys, tmp_path / "data")
    roda("ingest", str(plan))
    read = json.loads(roda("show", "activities", "--json")[1])
    assert {row["text"] for row in read} == {"Rensa diken vid sjön", "Budgetprocessen"}
    overlay = tmp_path / "rättelser.yaml"
    overlay.write_text(OVERLAY.replace("PAGE", str(read[0]["page"])), encoding="utf-8")
    code, out, err = roda("correct", "plan", str(overlay))
    assert (code, "1 av 2 rättelser" in out, "Bygga broar" in err) == (0, True, True)

    plan.write_text(PLAN.replace("# Plan 2021", "# Plan 2021\n\nNy inledning."), encoding="utf-8")
    again = json.loads(roda("ingest", str(plan), "--json")[1])
    assert again["documents"][0]["status"] == "replaced"
    assert "Bygga broar" in again["documents"][0]["reason"]
    key = json.loads(roda("correct", "plan", "--export", "--json")[1])
    assert [one["text"] for one in key["activities"]] == ["Rensa diken vid sjön"]
    assert "Borttaget 2026-11-21" in roda("show", "document", "plan")[1]

    overlay.write_text("corrections: []\n", encoding="utf-8")
    roda("correct", "plan", str(overlay))
    assert len(json.loads(roda("show", "activities", "--json")[1])) == 2


def test_a_bad_file_changes_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path, plan: Path) -> None:
    """This test ensures that a file that is no overlay, or is missing, is refused and nothing is kept of it."""
    roda = Roda(capsys, tmp_path / "data")
    roda("ingest", str(plan))
    bad = tmp_path / "bad.yaml"
    bad.write_text("corrections: [x]", encoding="utf-8")
    assert roda("correct", "plan", str(bad))[0] == 2
    assert roda("correct", "plan", str(tmp_path / "saknas.yaml"))[0] == 2
    assert not (tmp_path / "data" / "corrections").exists()
    assert "inga rättelser" in roda("correct", "plan")[1]


def test_the_export_has_quotes(capsys: pytest.CaptureFixture[str], tmp_path: Path, plan: Path) -> None:
    """This test ensures that the YAML export has the words that a correction is keyed by."""
    roda = Roda(capsys, tmp_path / "data")
    roda("ingest", str(plan))
    code, out, _ = roda("correct", "plan", "--export")
    assert code == 0
    assert "quote: Rensa diken vid sjön" in out
