"""ansvarig.toml: who is responsible for the service, as the owner says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.responsible import AUTHORITY, AUTHORITY_WEB, FILE_NAME, Responsible, load_responsible
from corpus.errors import SettingError


def test_nobody_is_responsible_without_a_file(tmp_path: Path) -> None:
    """This test ensures that nothing is invented, and that the supervising authority is known all the same."""
    nobody = load_responsible(tmp_path)
    assert nobody == Responsible()
    assert not nobody.is_reachable
    assert (nobody.authority, nobody.authority_web) == (AUTHORITY, AUTHORITY_WEB)


def test_what_the_owner_says_is_read(tmp_path: Path) -> None:
    """This test ensures that name and ways to reach are taken as they stand; one way is enough."""
    (tmp_path / FILE_NAME).write_text('namn = "Granby kommun"\ntelefon = "0123-45 67 89"', encoding="utf-8")
    granby = load_responsible(tmp_path)
    assert (granby.name, granby.telephone, granby.email) == ("Granby kommun", "0123-45 67 89", "")
    assert granby.is_reachable


def test_another_authority_has_another_address(tmp_path: Path) -> None:
    """This test ensures that the address of the known authority is never shown beside another's name."""
    (tmp_path / FILE_NAME).write_text('namn = "Granby"\ntillsyn = "Tillsynsverket"', encoding="utf-8")
    granby = load_responsible(tmp_path)
    assert (granby.authority, granby.authority_web) == ("Tillsynsverket", "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("epost = 'a@b.example'", "namn saknas"),
        ("namn = 'Granby'\nepost = 'granby'", "ingen e-postadress"),
        ("namn = 'Granby'\nwebb = 'javascript:alert(1)'", "ingen webbadress"),
        ("namn = 'Granby'\ntillsyn_webb = 'digg.se'", "ingen webbadress"),
        ("namn = 'Granby'\nfax = '1'", "fax är okänt"),
        ("namn = 7", "ska vara text"),
        ("namn = '" + "a" * 301 + "'", "längre än"),
        ("namn", "inte TOML"),
    ],
)
def test_faults_name_the_file_and_what_to_do(tmp_path: Path, text: str, said: str) -> None:
    """This test ensures that every fault in the file is told with its place."""
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    with pytest.raises(SettingError) as fault:
        load_responsible(tmp_path)
    assert said in str(fault.value)
    assert FILE_NAME in str(fault.value)
