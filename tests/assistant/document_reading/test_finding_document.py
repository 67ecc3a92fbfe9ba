"""Which document a name, an id or a part of a name means, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.cli import main
from tests.assistant.demo_corpus import demo_settings


def show(capsys: pytest.CaptureFixture[str], data: Path, *arguments: str) -> tuple[int, str, str]:
    """Run `roda show` and return its exit code and what it wrote."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        main(["show", *arguments, "--data-dir", str(data)])
    written = capsys.readouterr()
    return int(ended.value.code or 0), written.out, written.err


@pytest.fixture
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the data directory of the small demo; only for what does not write."""
    return demo_settings(tmp_path_factory).data_dir


@pytest.mark.parametrize("name", ["motala-lup-2019-2022.pdf", "LUP-2019", "lokalt utvecklingsprogram"])
def test_a_document_is_found_by_part_of_its_name(capsys: pytest.CaptureFixture[str], data: Path, name: str) -> None:
    """This test ensures that the name, a part of it and a part of the title mean the document."""
    code, out, _ = show(capsys, data, "document", name, "--json")
    tree = json.loads(out)
    assert (code, tree["document"]) == (0, "motala-lup-2019-2022.pdf")
    assert tree["cover"]
    assert tree["sections"]
    assert set(tree["unread"]) == {"pages", "tables", "warnings", "removed"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("verksamhetsplan", "passar på"),
        ("motala-lup-2018-2022.pdf", "Menade du motala-lup-2019-2022.pdf"),
        ("zzz", "roda show documents"),
    ],
)
def test_a_wrong_name_gets_a_message(capsys: pytest.CaptureFixture[str], data: Path, name: str, said: str) -> None:
    """This test ensures that an ambiguous name lists what fits and an unknown one names what is near."""
    code, _, err = show(capsys, data, "document", name)
    assert code == 2
    assert said in " ".join(err.split())


def test_the_tree_is_written_in_swedish(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    """This test ensures that goals stand with level, number and page, and that a document must be named."""
    code, out, _ = show(capsys, data, "document", "motala-lup")
    assert code == 0
    assert "Det här lästes inte" in out
    assert "målområde" in out
    assert show(capsys, data, "document")[0] == 2
