"""kontakt.toml: where to turn, as the owner says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.contacts import FILE_NAME, NO_CONTACTS, load_contacts
from corpus.errors import SettingError

GOOD = """
[[kontakt]]
kommun = "Granby"
text = "Ring växeln."
webb = "https://granby.example/kontakt"

[[kontakt]]
kommun = "Granby kommun"
organ = "Parknämnden"
epost = "park@granby.example"
"""


def test_the_organ_comes_before_the_kommun(tmp_path: Path) -> None:
    """This test ensures that an organ's own contact is chosen, else its kommun's, else none."""
    (tmp_path / FILE_NAME).write_text(GOOD, encoding="utf-8")
    contacts = load_contacts(tmp_path)
    park, other = contacts.of(kommun="Granby", organ="Parknämnden"), contacts.of(kommun="Granby", organ="Hamnnämnden")
    assert park is not None
    assert other is not None
    assert (park.said, other.said) == ("park@granby.example", "Ring växeln, https://granby.example/kontakt")
    assert contacts.of(kommun="Alsjö", organ=None) is None
    assert contacts.of(kommun=None, organ="Parknämnden") is None


def test_nothing_is_set_without_a_file(tmp_path: Path) -> None:
    """This test ensures that a data directory without the file is none to complain of."""
    assert load_contacts(tmp_path) == NO_CONTACTS


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[kontakt]]\ntext = 'Ring.'", "kommun saknas"),
        ("[[kontakt]]\nkommun = 'Granby'", "minst en av"),
        ("[[kontakt]]\nkommun = 'Granby'\nepost = 'park'", "ingen e-postadress"),
        ("[[kontakt]]\nkommun = 'Granby'\nwebb = 'granby.example'", "ingen webbadress"),
        ("[[kontakt]]\nkommun = 'Granby'\ntelefon = '1'", "telefon är okänt"),
        ("[[kontakt]]\nkommun = 7\ntext = 'Ring.'", "ska vara text"),
        ("[kontakt]\nkommun = 'Granby'", "[[kontakt]]"),
        ("[[kontakt]", "inte TOML"),
        ("[[kontakt]]\nkommun = 'A'\ntext = 'x'\n[[kontakt]]\nkommun = 'A'\ntext = 'y'", "flera kontakter"),
    ],
)
def test_faults_name_the_file_and_what_to_do(tmp_path: Path, text: str, said: str) -> None:
    """This test ensures that every fault in the file is told with its place."""
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    with pytest.raises(SettingError) as fault:
        load_contacts(tmp_path)
    assert said in str(fault.value)
    assert FILE_NAME in str(fault.value)
