"""`roda correct`, from the file to the answers and back out as a key."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

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
    assert "Rättat, 2026-11-21: aktivitet »Budgetprocessen« togs bort" in roda("show", "document", "plan")[1]

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


TWO_GOALS = """\
# Plan 2021

## Mål 1: Rena sjöar

Aktiviteter:

- Rensa diken vid sjön
- Budgetprocessen

## Mål 2: Levande skogar

Aktiviteter:

- Plantera ekar i skogen
"""
MOVED = """\
corrections:
  - change: activity
    page: PAGE
    quote: Rensa diken vid sjön
    date: 2026-11-21
    set: {text: Rensa diken, organ: "<b>Parken</b>", goals: [Levande skogar, Finns inte]}
  - {remove: activity, page: PAGE, quote: Plantera ekar i skogen, date: 2026-11-20}
"""


def ask(roda: Roda, question: str) -> dict[str, Any]:
    """Ask and return the answer as JSON."""
    answer: dict[str, Any] = json.loads(roda("ask", question, "--json")[1])
    return answer


@pytest.fixture
def moved(capsys: pytest.CaptureFixture[str], tmp_path: Path, plan: Path) -> Roda:
    """Read a plan of two goals and move an activity to the other goal."""
    roda = Roda(capsys, tmp_path / "data")
    plan.write_text(TWO_GOALS, encoding="utf-8")
    roda("ingest", str(plan))
    page = json.loads(roda("show", "activities", "--json")[1])[0]["page"]
    overlay = tmp_path / "rättelser.yaml"
    overlay.write_text(MOVED.replace("PAGE", str(page)), encoding="utf-8")
    _, _, told = roda("correct", "plan", str(overlay))
    assert "»Finns inte« gav ingen koppling" in told
    return roda


def test_an_answer_tells_what_was_corrected(moved: Roda) -> None:
    """This test ensures that an item says what was first read, and that a person's tie cites no page."""
    answer = ask(moved, "Vilka aktiviteter stödjer målet Levande skogar?")
    (item,) = answer["items"]
    assert (item["name"], item["link"]) == ("Rensa diken", "stated")
    ties = [step for step in item["evidence"] if step["step"] == "tie"]
    assert ties == [{"step": "tie", "citation": None, "corrected": "2026-11-21"}]
    firsts = {change["part"]: change["first"] for change in item["corrected"]["changes"]}
    assert firsts == {"text": "Rensa diken vid sjön", "organ": None, "goals": "Rena sjöar"}
    note = next(one for one in answer["sentences"] if "rättat, 2026-11-21" in one["text"])
    assert (note["proof"], "först läst: ”Rena sjöar”" in note["text"]) == ("computed", True)
    assert [(one["changed"], one["removed"]) for one in answer["receipt"]["corrected"]] == [(1, 1)]


def test_lists_tell_what_was_corrected(moved: Roda) -> None:
    """This test ensures that rows, the tree of a document and the links say that a person did it, and when."""
    rows = json.loads(moved("show", "activities", "--json")[1])
    assert {row["text"]: (row["corrected"] or {}).get("date") for row in rows} == {
        "Rensa diken": "2026-11-21", "Budgetprocessen": None,
    }  # fmt: skip
    links = json.loads(moved("show", "links", "--json")[1])
    assert [(link["link"], link["tie"], link["corrected"]) for link in links if link["corrected"]] == [
        ("stated", "correction", "2026-11-21")
    ]
    shown = moved("show", "document", "plan")[1]
    assert "rättat av en redaktör, inte angivet i dokumentet" in shown
    assert "koppling till »Levande skogar; Finns inte« (först läst: »Rena sjöar«)" in shown


def test_an_untouched_answer_tells_nothing(moved: Roda) -> None:
    """This test ensures that what nobody corrected is not said to be, and that a removed activity is not counted."""
    answer = ask(moved, "Vilka aktiviteter stödjer målet Rena sjöar?")
    assert [(item["name"], item["corrected"]) for item in answer["items"]] == [("Budgetprocessen", None)]
    assert not any("rättat" in sentence["text"] for sentence in answer["sentences"])


def test_two_places_of_one_file_share_their_corrections(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, plan: Path
) -> None:
    """This test ensures that the overlays of two places of the same bytes hold together until a new file parts them."""
    roda = Roda(capsys, tmp_path / "data")
    other = tmp_path / "in" / "b" / "plan.md"
    other.parent.mkdir()
    other.write_text(PLAN, encoding="utf-8")
    roda("ingest", str(plan.parent))
    page = json.loads(roda("show", "activities", "--json")[1])[0]["page"]
    names = [row["document"] for row in json.loads(roda("show", "documents", "--json")[1])]
    for name, quote in zip(names, ("Budgetprocessen", "Rensa diken vid sjön"), strict=True):
        overlay = tmp_path / "r.yaml"
        entry = f"{{remove: activity, page: {page}, quote: {quote}, date: 2026-11-21}}"
        overlay.write_text(f"corrections: [{entry}]", encoding="utf-8")
        roda("correct", name, str(overlay))
    assert json.loads(roda("show", "activities", "--json")[1]) == []
    other.write_text(PLAN + "\nMer text.\n", encoding="utf-8")
    roda("ingest", str(plan.parent))
    left = {(row["document"], row["text"]) for row in json.loads(roda("show", "activities", "--json")[1])}
    assert len(left) == 2


def test_an_export_is_a_key_of_its_own_reading(moved: Roda, tmp_path: Path) -> None:
    """This test ensures that the corrected reading, exported as a key, is matched by itself."""
    keys = tmp_path / "keys"
    keys.mkdir()
    (keys / "plan.json").write_text(moved("correct", "plan", "--export", "--json")[1], encoding="utf-8")
    figures = json.loads(moved("eval", "reading", str(keys), "--json")[1])["metrics"]
    assert (figures["activities_f1"], figures["links_accuracy"]) == (1.0, 1.0)
