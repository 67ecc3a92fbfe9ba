"""manifest.toml: read, and understood or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import ManifestError
from corpus.model import Expected, OrganKind, Period
from ingest.manifest import Entry, Manifest, parse
from ingest.organs import organ_id, organ_kind

WHOLE = """
[corpus]
kommun = "Motala"
example = true

[[organ]]
name = "Socialnämnden"
aliases = ["SN", "Socialen"]
parent = "Kommunfullmäktige"
valid = "2019-2022"

[[document]]
file = "planer/sn-2022.pdf"
organ = "Socialnämnden"
kind = "Verksamhetsplan"
programme = "Lokalt utvecklingsprogram"
title = "Plan"
period = 2022
version = "Antagen"
decided = 2021-12-15
"lämnar inte huset" = true

[[document]]
file = "b.pdf"
kommun = "Vadstena"
period = "2019–22"
visibility = "staff"
example = false

[[expected]]
organ = "Tekniska nämnden"
kind = "verksamhetsplan"
period = "2022"
"""


def test_everything_is_read() -> None:
    """This test ensures that every key arrives, with the folder's kommun and mark of example where none is given."""
    manifest = parse(WHOLE, path="m.toml")
    assert manifest.entry("planer/sn-2022.pdf") == Entry(
        file="planer/sn-2022.pdf",
        kommun="Motala",
        organ="Socialnämnden",
        kind="verksamhetsplan",
        programme="Lokalt utvecklingsprogram",
        title="Plan",
        period=Period(2022, 2022),
        edition="antagen",
        decided="2021-12-15",
        leaves_house=False,
        example=True,
    )
    other = manifest.entry("b.pdf")
    assert (other.kommun, other.period, other.visibility, other.example) == (
        "Vadstena",
        Period(2019, 2022),
        "staff",
        False,
    )
    assert manifest.expected == (
        Expected("Motala", "Tekniska nämnden", "verksamhetsplan", Period(2022, 2022), "m.toml"),
    )
    (organ,) = manifest.organs
    assert (organ.kind, organ.aliases, organ.valid) == (OrganKind.NAMND, ("SN", "Socialen"), Period(2019, 2022))
    assert (organ.id, organ.parent) == (organ_id("Socialnämnden", "Motala"), organ_id("Kommunfullmäktige", "Motala"))


def test_a_file_that_is_not_listed() -> None:
    """This test ensures that the folder's own facts hold for files that the manifest does not list."""
    entry = parse(WHOLE, path="m.toml").entry("ny.pdf")
    assert (entry.kommun, entry.example, entry.organ) == ("Motala", True, None)


@pytest.mark.parametrize("key", ["leaves_house = false", "lamnar_inte_huset = true", '"lämnar inte huset" = true'])
def test_what_must_stay(key: str) -> None:
    """This test ensures that each spelling keeps a document in the house, for a file and for a folder."""
    assert not parse(f'[[document]]\nfile = "a.pdf"\n{key}', path="m").entry("a.pdf").leaves_house
    assert not parse(f"[corpus]\n{key}", path="m").entry("a.pdf").leaves_house
    released = parse(f'[corpus]\n{key}\n[[document]]\nfile = "a.pdf"\nleaves_house = true', path="m")
    assert released.entry("a.pdf").leaves_house


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('[corpus]\nkommn = "Motala"', r"m.toml, rad 2: \[corpus\] kommn är inte en nyckel som finns.*kommun"),
        (
            '[[document]]\nfile = "a"\n\n[[document]]\nfile = "b"\nperiod = "snart"',
            r"rad 6: \[\[document\]\] nr 2 period",
        ),
        ('[[document]]\norgan = "x"', r"rad 1: \[\[document\]\] nr 1 file saknas"),
        ('[[document]]\nfile = "../a.pdf"', "en fil i mappen"),
        ('[[document]]\nfile = "/etc/passwd"', "en fil i mappen"),
        ('[[document]]\nfile = "a"\n[[document]]\nfile = "a"', "står två gånger"),
        ('[[document]]\nfile = "a"\ndecided = "2021-13-01"', "ska vara ett datum"),
        ('[[document]]\nfile = "a"\nperiod = "2022-2019"', "ska vara ett år eller två"),
        ('[[document]]\nfile = "a"\nperiod = true', "ska vara ett år eller två"),
        ('[[document]]\nfile = "a"\nleaves_house = "nej"', "ska vara true eller false"),
        ('[[organ]]\nname = "x"\nkind = "klubb"', "ska vara ett av: fullmäktige, nämnd"),
        ('[[organ]]\nname = "x"\naliases = "SN"', "ska vara en lista"),
        ("[[expected]]\nperiod = 2022", "vilken sorts dokument"),
        ("[corpus]\nkommun = 7", "ska vara en text"),
        ("[[corpus]]", r"ska vara en tabell: \[corpus\]"),
        ("document = 1", r"ska vara tabeller: \[\[document\]\]"),
        ("kommun =\nexample = true", "rad 1, tecken 9: .*inte giltig TOML"),
        ("kommun = 1", "rad 1: kommun är inte en nyckel"),
    ],
)
def test_what_is_wrong_is_named(wrong: str, said: str) -> None:
    """This test ensures that a key nobody knows or a wrong value is refused by file, line, table and key."""
    with pytest.raises(ManifestError, match=said):
        parse(wrong, path="m.toml")


def test_files(tmp_path: Path) -> None:
    """This test ensures that no manifest is None, and that one in another encoding is refused with what to do."""
    assert Manifest.load(tmp_path) is None
    (tmp_path / "manifest.toml").write_bytes('[corpus]\nkommun = "Älvkarleby"'.encode("latin-1"))
    with pytest.raises(ManifestError, match="UTF-8"):
        Manifest.load(tmp_path)
    (tmp_path / "manifest.toml").write_bytes(b'\xef\xbb\xbf[corpus]\nkommun = "\xc3\x84lvkarleby"')
    manifest = Manifest.load(tmp_path)
    assert manifest is not None
    assert manifest.kommun == "Älvkarleby"
    assert manifest.path == str((tmp_path / "manifest.toml").resolve())


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Kommunfullmäktige", OrganKind.FULLMAKTIGE),
        ("socialnämnden", OrganKind.NAMND),
        ("Nämnden för teknik", OrganKind.NAMND),
        ("Kommunstyrelsen", OrganKind.NAMND),
        ("Bildningsförvaltningen", OrganKind.FORVALTNING),
        ("Hemtjänstenheten", OrganKind.ENHET),
        ("Uppvidinge Energi AB", OrganKind.BOLAG),
        ("AB Uppvidingehus", OrganKind.BOLAG),
        ("Räddningstjänsten", OrganKind.OTHER),
    ],
)
def test_kind_by_name(name: str, kind: OrganKind) -> None:
    """This test ensures that an organ's kind is guessed from how its name ends, and that the unknown stays unknown."""
    assert organ_kind(name) is kind
