"""What file names say of documents."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from corpus.model import Document, Organ, OrganKind, Period
from ingest.documents import complete
from ingest.file_names import Known, kommun_of, organ_of, period_of_name
from ingest.kommuner import ALIKE, KOMMUNER, folded
from ingest.plan.cover_words import kind_in_file_name

BARE = Document("a", "", "/planer/a.pdf", "v", "r", "Titel", "pdf")
KNOWN = Known.of([replace(BARE, kommun="Ekköping", organ="Nämnden för hälsa")], [])


def test_every_municipality_once() -> None:
    """This test ensures that the list holds Sweden's 290 municipalities, and that those alike when folded are known."""
    assert len(set(KOMMUNER)) == 290
    alike = [name for name, count in Counter(map(folded, KOMMUNER)).items() if count > 1]
    assert alike == [(name,) for name in ALIKE]


@pytest.mark.parametrize(
    ("stem", "kommun"),
    [
        ("alingsas-budget-2027", "Alingsås"),
        ("Örebro kommuns verksamhetsplan", "Örebro"),
        ("Boras_stad_strategi", "Borås"),
        ("upplands-vasby-plan-2024", "Upplands Väsby"),
        ("ekkoping-plan", "Ekköping"),
        ("vp-2024-motala-kommun", "Motala"),
        ("besok-i-motala", None),
        ("habo-plan", None),
        ("mark-och-exploatering-2024", None),
        ("mark-kommun-budget", "Mark"),
        ("verksamhetsplan-2024", None),
        ("", None),
    ],
)
def test_kommun(stem: str, kommun: str | None) -> None:
    """This test ensures that a file name gives a kommun only by a known name, first or before "kommun"."""
    assert kommun_of(stem, KNOWN) == kommun


@pytest.mark.parametrize(
    ("stem", "kommun", "organ"),
    [
        ("ekkoping-namnden-for-halsa-plan", "Ekköping", "Nämnden för hälsa"),
        ("annanort-namnden-for-halsa-plan", "Annanort", None),
        ("Barn- och utbildningsnämnden VP", None, "Barn- och utbildningsnämnden"),
        ("motala-socialnamnden-2022", "Motala", "Socialnämnden"),
        ("bygg-och-miljonamnden-2022", None, "Bygg- och miljönämnden"),
        ("budget-2022", "Motala", None),
    ],
)
def test_organ(stem: str, kommun: str | None, organ: str | None) -> None:
    """This test ensures that a file name gives its kommun's own organs and the commonest boards, the longest name."""
    assert organ_of(stem, kommun, KNOWN) == organ


@pytest.mark.parametrize(
    ("stem", "period"),
    [
        ("verksamhetsplan-2021", Period(2021, 2021)),
        ("strategi_2020-2023_antagen", Period(2020, 2023)),
        ("budget-2027-01", Period(2027, 2027)),
        ("plan-2021-23", None),
        ("protokoll 2024-05-13", None),
        ("protokoll20240513", None),
        ("2021 och 2022", None),
        ("plan", None),
    ],
)
def test_period(stem: str, period: Period | None) -> None:
    """This test ensures that a file name's years are its period only where they can mean nothing else."""
    assert period_of_name(stem) == period


@pytest.mark.parametrize(
    ("words", "kind"),
    [("kommun arsredovisning 2023", "årsredovisning"), ("delarsrapport", "delårsrapport"), ("bilaga 3", None)],
)
def test_kind(words: str, kind: str | None) -> None:
    """This test ensures that kinds are known without the marks of å ä ö."""
    assert kind_in_file_name(words) == kind


def test_the_file_name_is_the_lowest_source() -> None:
    """This test ensures that a file name fills what is not said elsewhere, and changes nothing that is."""
    organs = [Organ("o", "Kulturskolan", OrganKind.ENHET, "Motala")]
    path = "/planer/motala-kulturskolan-handlingsplan-2022.pdf"
    told = replace(
        BARE, id="b", path=path, kommun="Vadstena", organ="Kommunstyrelsen", kind="policy", period=Period(2020, 2024)
    )
    filled, kept = complete([replace(BARE, path=path), told], organs)
    assert (filled.kommun, filled.organ, filled.kind, filled.period) == (
        "Motala",
        "Kulturskolan",
        "handlingsplan",
        Period(2022, 2022),
    )
    assert (kept.kommun, kept.organ, kept.kind, kept.period) == (told.kommun, told.organ, told.kind, told.period)
