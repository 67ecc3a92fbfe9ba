"""Which indicator or activity is meant, by a part of its name."""

from __future__ import annotations

import datetime

import pytest

from assistant.finding.pinpointing import pinpoint, without
from assistant.understanding.catalogue import Catalogue, EntityType
from assistant.understanding.question import Question, Scope, understand
from corpus.graph import PlanGraph
from corpus.model import Activity, Indicator, Organ, OrganKind, Period

YEAR = Period(2024, 2024)


def indicator(id_: str, name: str, kommun: str, organ: str = "Vårdnämnden", *, period: Period = YEAR) -> Indicator:
    """Make an indicator without values."""
    return Indicator(id_, name, (), kommun=kommun, organ=organ, period=period)


INDICATORS = (
    indicator("i1", "Väntetid till särskilt boende", "Ekby"),
    indicator("i2", "Andel nöjda i särskilt boende", "Ekby"),
    indicator("i3", "Avfall per invånare", "Ekby", "Miljönämnden"),
    indicator("i4", "Sjukfrånvaron ska understiga 5 %", "Ekby", "Miljönämnden"),
    indicator("i5", "Väntetid till särskilt boende", "Granby"),
    indicator("i6", "Väntetid till särskilt boende", "Granby", period=Period(2022, 2022)),
    indicator("i7", "Nöjd-kund-index (NKI)", "Ekby", "Miljönämnden"),
)
ACTIVITIES = (
    Activity("a1", "Rusta upp lekparken i Norrviken", (), kommun="Ekby", organ="Miljönämnden", period=YEAR),
    Activity("a2", "Bygga ut cykelparkeringen i Norrviken", (), kommun="Ekby", organ="Miljönämnden", period=YEAR),
)
ORGANS = tuple(Organ(name, name, OrganKind.NAMND, "Ekby") for name in ("Vårdnämnden", "Miljönämnden"))
GRAPH = PlanGraph(indicators=INDICATORS, activities=ACTIVITIES, organs=ORGANS)
CATALOGUE = Catalogue.of(GRAPH, ())


def question(text: str, kommun: str | None) -> Question:
    """Read a question in a kommun."""
    return understand(text, catalogue=CATALOGUE, scope=Scope(kommun=kommun), today=datetime.date(2024, 6, 1))


def meant(text: str, *, kommun: str | None = "Ekby", sort: EntityType = EntityType.INDICATOR) -> list[str]:
    """Return the ids of what a question means."""
    found = pinpoint(question(text, kommun), sort=sort, catalogue=CATALOGUE, graph=GRAPH)
    return sorted(one.id for one in found)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Hur lång var väntetiden till boendet?", ["i1"]),
        ("Vilket målvärde har vårdnämnden för väntetiden?", ["i1"]),
        ("Hur stor andel var nöjda med sitt särskilda boende?", ["i2"]),
        ("Vad blev sjukfrånvaron?", ["i4"]),
        ("Vad blev sjukfrånvraon?", ["i4"]),
        ("Vad landade kundnöjdheten på?", ["i7"]),
        ("Vilket målvärde har miljönämnden för väntetiden?", []),
        ("Vad blev frånvaron i skolan?", []),
        ("Hur många invånare har kommunen?", []),
        ("Vad blev det för väder?", []),
        ("", []),
    ],
)
def test_indicators(text: str, ids: list[str]) -> None:
    """This test ensures that the name's part decides, the organ filters, and a unit ("per invånare") names nothing."""
    assert meant(text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("När blir upprustningen av lekparken klar?", ["a1"]),
        ("När ska cykelparkeringen i Norrviken byggas ut?", ["a2"]),
        ("När ska skolan i Norrviken byggas ut?", []),
        ("När ska lekparken i Sörviken rustas upp?", []),
        ("When will the school in Norrviken be finished?", []),
        ("When will the cykelparkering in Norrviken be finished?", ["a2"]),
    ],
)
def test_activities(text: str, ids: list[str]) -> None:
    """This test ensures that places and particle verbs are understood, and that a place alone names no activity."""
    assert meant(text, sort=EntityType.ACTIVITY) == ids


def test_the_newest_of_each_kommun() -> None:
    """This test ensures that one name in two kommuner means both, each in its newest period."""
    assert meant("Hur lång är väntetiden till särskilt boende?", kommun=None) == ["i1", "i5"]


def test_blanking_keeps_the_length() -> None:
    """This test ensures that words taken out leave every other word at its place."""
    text = "Vad blev årets resultat?"
    assert without(question(text, None), {"resultat"}) == "Vad blev årets         ?"
