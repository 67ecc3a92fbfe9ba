"""Plans that headings divide between units, from the file to the answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.assistant.test_correct import Roda, ask
from tests.ingest.plan.test_units import PLAN


def test_a_units_activities_are_its_own_and_its_administrations(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """This test ensures that units are organs below what the cover names, also after another document came in."""
    roda = Roda(capsys, tmp_path / "data")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "plan.md").write_text(PLAN, encoding="utf-8")
    roda("ingest", str(folder))
    (folder / "annan.md").write_text("# Budget 2024\n\nMotala kommun\n\nText.\n", encoding="utf-8")
    roda("ingest", str(folder / "annan.md"))
    park = ask(roda, "Vilka aktiviteter har enheten för parkdrift?")
    assert [item["name"] for item in park["items"]] == ["Plantera träd vid torget"]
    area = ask(roda, "Hur många aktiviteter har verksamhetsområde gata och park?")
    assert area["count"] == 3
    whole = ask(roda, "Vilka aktiviteter har tekniska förvaltningen?")
    assert {item["organ"] for item in whole["items"]} == {
        "tekniska förvaltningen", "Verksamhetsområde Gata och park", "Enheten för parkdrift", "Kostenheten",
    }  # fmt: skip
    units = [fact["text"] for fact in json.loads(roda("show", "document", "plan", "--json")[1])["cover"]
             if fact["role"] == "unit"]  # fmt: skip
    assert units == ["Verksamhetsområde Gata och park", "Enheten för parkdrift", "Kostenheten"]
