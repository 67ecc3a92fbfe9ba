"""What headings, lead-ins and column heads say."""

from __future__ import annotations

import pytest

from corpus.model import Level
from ingest.plan.headings import GoalLead, Listed, announces, goal_lead, lead, numbered
from ingest.vocabulary import Column, column_of, goal_word_level


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Resultatmål 12: Ett stärkt integrationsarbete", (Level.GOAL, "12", "Ett stärkt integrationsarbete")),
        ("3.2 Resultatmål 8: En meningsfull sysselsättning", (Level.GOAL, "8", "En meningsfull sysselsättning")),
        ("Mål 1.1 Trygga skolvägar", (Level.GOAL, "1.1", "Trygga skolvägar")),
        ("Mål: 1.2 Trygga skolvägar", (Level.GOAL, "1.2", "Trygga skolvägar")),
        ("Målområde: Uppvidingebon", (Level.AREA, None, "Uppvidingebon")),
        ("Fokusområde Trygghet", (Level.AREA, None, "Trygghet")),
        ("Målsättning nr 1: Vi minskar utsläppen", (Level.GOAL, "1", "Vi minskar utsläppen")),
        ("Nämndmål 2 Fler vuxna i skolan", (Level.BOARD_GOAL, "2", "Fler vuxna i skolan")),
        ("Resultatmål 12", (Level.GOAL, "12", "")),
    ],
)
def test_goal_lead_reads_level_number_and_name(text: str, expected: tuple[Level, str | None, str]) -> None:
    """This test ensures that a goal's own line gives its level, number and name in every way it is written."""
    said = goal_lead(text)
    assert said is not None
    assert (said.level, said.number, said.name) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mål för god ekonomi",
        "Målet är att växa",
        "Vision 2030",
        "Ekonomi",
        "",
        "Mål",
        "Fokusområde – ett område som kommunen lyfter",
    ],
)
def test_prose_and_list_headings_are_no_goal(text: str) -> None:
    """This test ensures that a goal word alone makes no goal."""
    assert goal_lead(text) is None


@pytest.mark.parametrize(
    ("text", "listed", "grunduppdrag"),
    [
        ("Våra resultatmål 2019–2022", Listed.GOALS, False),
        ("De 14 resultatmålen", Listed.GOALS, False),
        ("Aktiviteter för resultatmålen", Listed.ACTIVITIES, False),
        ("Nyckeltal", Listed.INDICATORS, False),
        ("Grunduppdraget", None, True),
        ("Aktiviteter inom grunduppdraget", Listed.ACTIVITIES, True),
        ("Målet mäts med", Listed.INDICATORS, False),
        ("Så mäter vi målet:", Listed.INDICATORS, False),
        ("Planen rör:", Listed.GOALS, False),
        ("Planen gäller följande områden:", Listed.GOALS, False),
        ("Planen gäller:", None, None),
        ("Resultatmål och nyckeltal", None, None),
        ("Ekonomi", None, None),
    ],
)
def test_announces_what_is_listed_below(text: str, *, listed: Listed | None, grunduppdrag: bool | None) -> None:
    """This test ensures that a list heading says what stands below it, and that two kinds at once say neither."""
    said = announces(text)
    if grunduppdrag is None:
        assert said is None or said.listed is None
    else:
        assert said is not None
        assert (said.listed, said.grunduppdrag) == (listed, grunduppdrag)


def test_lead_splits_word_and_name() -> None:
    """This test ensures that "Aktivitet 3: …" gives its number and its own words."""
    said = lead("activity", "Aktivitet 3: Öppna en fritidsgård")
    assert said is not None
    assert (said.number, said.name) == ("3", "Öppna en fritidsgård")
    assert lead("activity", "Öppna en fritidsgård") is None


def test_numbered_leaves_years_and_amounts_alone() -> None:
    """This test ensures that a year or a share at the beginning of a line is no list number."""
    assert numbered("12. Ett stärkt integrationsarbete") == ("12", "Ett stärkt integrationsarbete")
    assert numbered("2021 öppnas skolan") == (None, "2021 öppnas skolan")
    assert numbered("16,4 % av maten") == (None, "16,4 % av maten")


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Aktivitet", Column.ACTIVITY),
        ("Åtgärder 2021", Column.ACTIVITY),
        ("Resultatmål", Column.GOAL),
        ("Kopplas till resultatmål", Column.GOAL),
        ("Mål 2025", Column.TARGET),
        ("Målvärde 2022", Column.TARGET),
        ("Årets målvärde", Column.TARGET),
        ("Utfall 2024", Column.OUTCOME),
        ("Ansvarig nämnd", Column.RESPONSIBLE),
        ("Bedömning", Column.VERDICT),
        ("Nyckeltal", Column.INDICATOR),
        ("Tidplan", Column.END),
        ("Nr", Column.NUMBER),
        ("Färg", None),
        ("", None),
    ],
)
def test_column_of_reads_header_words(header: str, column: Column | None) -> None:
    """This test ensures that a column is known by its header's words, and left alone when they are unknown."""
    assert column_of(header) is column


def test_goal_words_are_known_in_inflected_forms() -> None:
    """This test ensures that definite and plural forms of the level words are understood."""
    assert goal_word_level("resultatmålen") is Level.GOAL
    assert goal_word_level("Prioriterade områdena") is Level.AREA
    assert goal_word_level("nämndmålet") is Level.BOARD_GOAL
    assert goal_word_level("mål") is Level.GOAL
    assert goal_word_level("budget") is None
    assert GoalLead(Level.GOAL, "mål", None, "x").number is None


@pytest.mark.parametrize("text", ["Mål " * 5000, "1." * 5000, "Resultatmål " + "a" * 10_000, "\u202e🙂" * 2000])
def test_hostile_lines_are_harmless(text: str) -> None:
    """This test ensures that long and odd lines are read as nothing, quickly."""
    assert goal_lead(text) is None
    announces(text)
    column_of(text)


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Faktiskt 2021", Column.OUTCOME),
        ("Verkligt värde", Column.OUTCOME),
        ("Önskat 2021", Column.TARGET),
        ("Önskat värde 2022", Column.TARGET),
        ("Riktvärde 2021", Column.TARGET),
        ("Önskad effekt", Column.EFFECT),
        ("Faktisk kostnad", Column.AMOUNT),
    ],
)
def test_wished_and_actual_values_are_told_from_effects_and_costs(header: str, column: Column) -> None:
    """This test ensures that "önskat" and "faktiskt" name a value's column only where no other noun follows."""
    assert column_of(header) is column
