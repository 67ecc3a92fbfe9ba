"""Headings that name units: what stands below is the unit's, and the unit belongs to the organ of the cover."""

from __future__ import annotations

import pytest

from corpus.model import Document, FactRole, Organ, OrganKind, Reading
from ingest.documents import units_of
from ingest.organs import organ_id, with_named_by_documents
from ingest.plan.units import unit_heading
from ingest.reader import read

PLAN = """\
# Verksamhetsplan 2024 för tekniska förvaltningen

Motala kommun

## Verksamhetsområde Gata och park

Aktiviteter:

- Laga hålen i Storgatan
- Klippa gräset i parkerna

### Enheten för parkdrift

Aktiviteter:

- Plantera träd vid torget

## Kostenheten

### Mål 1: God mat i skolan

Aktiviteter:

- Laga maten från grunden

## Trygghet

Aktiviteter:

- Sätta upp belysning
"""


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Enheten för parkdrift", "Enheten för parkdrift"),
        ("3.1 Avdelningen för vård och omsorg", "Avdelningen för vård och omsorg"),
        ("Verksamhetsområde Gata och park", "Verksamhetsområde Gata och park"),
        ("Verksamhetsområde: Vård", "Verksamhetsområde Vård"),
        ("Avdelning Drift", "Avdelning Drift"),
        ("Kostenheten", "Kostenheten"),
        ("VA-enheten", "VA-enheten"),
        ("Park- och naturenheten", "Park- och naturenheten"),
        ("Verksamhetsområden", None),
        ("Verksamhetsområde", None),
        ("Enheten", None),
        ("Avdelning 2", None),
        ("Enhetens uppdrag", None),
        ("Enheten för alla ska bli bättre", None),
        ("Mål för enheten", None),
        ("Avdelningens verksamhetsplan", None),
        ("Hållbarhet", None),
        ("Målområde Trygghet", None),
        ("Fokusområde Barn och unga", None),
        ("Område Barn och unga", None),
        ("Verksamhetsområde för framtiden", None),
        ("Helheten", None),
        ("Samarbete mellan enheten och avdelningen för att nå målen", None),
    ],
)
def test_headings_of_units(heading: str, expected: str | None) -> None:
    """This test ensures that a heading names a unit only when it calls it one, and that no theme is a unit."""
    assert unit_heading(heading, owner="Tekniska förvaltningen") == expected


@pytest.mark.parametrize("owner", [None, "Kommunfullmäktige", "Räddningstjänstförbundet"])
def test_no_units_in_the_plans_of_others(owner: str | None) -> None:
    """This test ensures that a plan of no board or administration has no units: areas may be called so there."""
    assert unit_heading("Verksamhetsområde Vård", owner=owner) is None


@pytest.fixture(scope="module")
def plan() -> Reading:
    """Read the plan."""
    return read(PLAN.encode(), name="plan.md")


def test_what_stands_below_is_the_units(plan: Reading) -> None:
    """This test ensures that activities belong to the nearest unit above, and those under a theme to nobody named."""
    assert {mention.wording: mention.organ for mention in plan.mentions if mention.kind == "activity"} == {
        "Laga hålen i Storgatan": "Verksamhetsområde Gata och park",
        "Klippa gräset i parkerna": "Verksamhetsområde Gata och park",
        "Plantera träd vid torget": "Enheten för parkdrift",
        "Laga maten från grunden": "Kostenheten",
        "Sätta upp belysning": None,
    }


def test_units_belong_to_what_stands_above(plan: Reading) -> None:
    """This test ensures that a unit's parent is the unit above, else the document's organ, and that all are organs."""
    facts = [(fact.role, fact.text) for fact in plan.cover if fact.role in (FactRole.UNIT, FactRole.UNIT_OF)]
    assert facts == [
        (FactRole.UNIT, "Verksamhetsområde Gata och park"),
        (FactRole.UNIT, "Enheten för parkdrift"),
        (FactRole.UNIT_OF, "Verksamhetsområde Gata och park"),
        (FactRole.UNIT, "Kostenheten"),
    ]
    organ = next(fact.text for fact in plan.cover if fact.role is FactRole.ORGAN)
    document = Document("d", "plan.md", "/plan.md", "v", plan.id, "Plan", "md", kommun="Motala", organ=organ)
    units = [("Motala", *unit) for unit in units_of(document, plan.cover)]
    organs = {one.name: one for one in with_named_by_documents([], [document], units=units)}
    by_id = {one.id: one.name for one in organs.values()}
    assert {name: by_id.get(one.parent or "") for name, one in organs.items()} == {
        organ: None,
        "Verksamhetsområde Gata och park": organ,
        "Enheten för parkdrift": "Verksamhetsområde Gata och park",
        "Kostenheten": organ,
    }
    assert {one.kind for name, one in organs.items() if name != organ} == {OrganKind.ENHET}


def test_a_stated_organ_and_two_parents() -> None:
    """This test ensures that the manifest's organ stands as it is, and that a unit of two organs belongs to neither."""
    stated = Organ(organ_id("Kostenheten", "Motala"), "Kostenheten", OrganKind.BOLAG, "Motala", source="manifest.toml")
    units = [
        ("Motala", "Kostenheten", "Skolkontoret"),
        ("Motala", "Staben för stöd", "Skolkontoret"),
        ("Motala", "Staben för stöd", "Vårdkontoret"),
    ]
    organs = {one.name: one for one in with_named_by_documents([stated], [], units=units)}
    assert (organs["Kostenheten"], organs["Staben för stöd"].parent) == (stated, None)
