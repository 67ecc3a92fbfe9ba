"""Times told by the calendar or by programmes, places that are none of the corpus, and readings to choose between."""

from __future__ import annotations

import datetime

import pytest

from assistant.understanding.catalogue import Catalogue
from assistant.understanding.places import places_elsewhere
from assistant.understanding.question import Question, Scope, understand
from corpus.graph import PlanGraph
from corpus.model import Organ, OrganKind, Period
from tests.assistant.municipal_names import BEFORE, DOCUMENTS, GRAPH

TODAY = datetime.date(2026, 11, 21)
CATALOGUE = Catalogue.of(GRAPH, DOCUMENTS)


COMPANY = Organ("o-bo", "Exempelbostäder AB", OrganKind.BOLAG, "Motala")
WITH_COMPANY = Catalogue.of(PlanGraph(goals=GRAPH.goals, organs=(*GRAPH.organs, COMPANY)), DOCUMENTS)


def ask(text: str, kommun: str | None = "Motala") -> Question:
    """Read a question."""
    return understand(text, catalogue=CATALOGUE, scope=Scope(kommun=kommun), today=TODAY)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Vilka mål gällde förra mandatperioden?", Period(2019, 2022)),
        ("Vilka mål gäller innevarande mandatperiod?", Period(2023, 2026)),
        ("Vilka mål gäller nästa mandatperiod?", Period(2027, 2030)),
        ("Vilka mål gällde förra mandatperioden, 2015–2018?", Period(2015, 2018)),
        ("Vilka goals applied during the previous term of office?", Period(2019, 2022)),
        ("Vilka aktiviteter var klara i fjol?", Period(2025, 2025)),
        ("Vilka mål fanns i förra programmet?", BEFORE),
        ("Vilka mål har lup 15-18?", BEFORE),
        ("Vilka mål finns i nuvarande program?", None),
    ],
)
def test_a_time_by_the_calendar_or_by_a_programme(text: str, period: Period | None) -> None:
    """This test ensures that a council's term is told by today's date, and the programme before by what was read."""
    assert ask(text).period == period


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Nådde Linköping sina mål?", ("Linköping",)),
        ("Hur gick det för målen i Linköping 2021?", ("Linköping",)),
        ("vad gör linköpings kommun för klimatet", ("linköpings",)),
        ("What has the municipality of Mjölby decided?", ("Mjölby",)),
        ("Vilka mål har Motala kommun?", ()),
        ("Vad gör vår kommun för klimatet?", ()),
        ("Which goals are there in January?", ()),
        ("Vilka mål finns i Lup?", ()),
    ],
)
def test_a_place_elsewhere(text: str, places: tuple[str, ...]) -> None:
    """This test ensures that a municipality that was not read is known as such, with or without a capital."""
    assert places_elsewhere(text, CATALOGUE) == places


def test_a_lead_places_what_it_leads_up_to() -> None:
    """This test ensures that the kommun of a lead chooses among goals that two kommuner say in the same words."""
    text = "Jag bor i Uppvidinge. Vilka aktiviteter stödjer målet om en attraktiv arbetsgivare?"
    question = ask(text, None)
    assert ({one.id for one in question.entities}, question.clarify) == ({"u-g2"}, ())


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("Vad gör bostadsbolaget?", COMPANY.name),
        ("Vad gör bolaget?", COMPANY.name),
        ("Vad gör elbolaget?", None),
        ("Vad gör vattenbolaget?", None),
    ],
)
def test_the_one_company_is_meant_by_its_sort(text: str, organ: str | None) -> None:
    """This test ensures that "bostadsbolaget" is the only company where its name tells that sort."""
    read = understand(text, catalogue=WITH_COMPANY, scope=Scope(kommun="Motala"), today=TODAY)
    assert read.organ == organ
