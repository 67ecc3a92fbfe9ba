"""Indicators with their values, and verdicts on goals and indicators, from rows, lines and sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.graph import PlanGraph
from corpus.model import Direction, Document, FactRole, Indicator, Mention, MentionKind, Period, Verdict, VerdictKind
from ingest.resolve import resolve

Reader = Callable[[str], tuple[Mention, ...]]


def _graph(mentions: tuple[Mention, ...]) -> PlanGraph:
    document = Document(
        id="d", name="d.md", path="", version="v1", reading="r1", title="d", format="text", period=Period(2024, 2024)
    )
    return resolve(documents=[document], mentions=mentions, organs=[])


def _judged(graph: PlanGraph) -> set[tuple[str, str]]:
    return {(_about(graph, verdict), verdict.wording) for verdict in graph.verdicts}


def _about(graph: PlanGraph, verdict: Verdict) -> str:
    return next(one.name for one in (*graph.goals, *graph.indicators) if one.id == verdict.about)


def _values(indicator: Indicator) -> list[tuple[FactRole, str, int | None]]:
    return [(value.role, value.text, value.year) for value in indicator.values]


def test_a_verdict_beside_an_indicator_judges_the_indicator(read: Reader) -> None:
    """This test ensures that a row's verdict is on its indicator, and that numbers and directions are none."""
    graph = _graph(
        read(
            "# Mål 1: Ro\n| Indikator | Mål | Utfall 2024 | Bedömning |\n"
            "| Andel lugna | minst 80 % | 71 % | Nås delvis |\n"
            "| Antal bullriga | ≤ 4 | 5 | 3 |\n| Andel sovande | Öka | 9 % | – |"
        )
    )
    assert _judged(graph) == {("Andel lugna", "Nås delvis")}
    ways = {indicator.name: indicator.direction for indicator in graph.indicators}
    assert ways == {"Andel lugna": Direction.UP, "Antal bullriga": Direction.DOWN, "Andel sovande": Direction.UP}


def test_a_verdict_where_only_new_goals_begin_judges_the_goal(read: Reader) -> None:
    """This test ensures that a verdict cell that spans a goal's indicators is about the goal."""
    graph = _graph(
        read(
            "# Uppföljning\n| Mål | Indikator | Utfall | Måluppfyllelse |\n"
            "| Lugna gator | Andel lugna | 71 % | Uppfyllt |\n"
            "| | Antal bullriga | 5 | |\n| Rena torg | Andel rena | 50 % | Ej uppfyllt |"
        )
    )
    assert _judged(graph) == {("Lugna gator", "Uppfyllt"), ("Rena torg", "Ej uppfyllt")}


def test_verdicts_that_contradict_each_other_are_all_kept_with_who_and_when(read: Reader) -> None:
    """This test ensures that every column that judges gives a verdict, with who and when by its header."""
    row = "| Rena torg | Uppfyllt | Ej uppfyllt | Nås |"
    graph = _graph(
        read(
            f"# Läget\n| Mål | Nämndens bedömning | Revisorernas bedömning 2024-10-03 | Prognos tertial 2 |\n{row}\n"
            "# Mål 2: Lugna gator\nParknämnden bedömer att målet är uppfyllt. "
            "Revisorerna bedömer att målet inte är uppfyllt."
        )
    )
    said = {(verdict.wording, verdict.by, verdict.as_of, verdict.kind) for verdict in graph.verdicts}
    assert said == {
        ("Uppfyllt", None, "2024", VerdictKind.OUTCOME),
        ("Ej uppfyllt", "Revisorerna", "2024-10-03", VerdictKind.OUTCOME),
        ("Nås", None, "tertial 2", VerdictKind.PROGNOSIS),
        ("är uppfyllt", "Parknämnden", "2024", VerdictKind.OUTCOME),
        ("inte är uppfyllt", "Revisorerna", "2024", VerdictKind.OUTCOME),
    }


@pytest.mark.parametrize(
    ("line", "name", "values"),
    [
        (
            "Mått: Kötid. Mål 2025: högst 3 dagar. Utfall 2024: 4 dagar.",
            "Kötid",
            {(FactRole.TARGET, "högst 3 dagar", 2025), (FactRole.OUTCOME, "4 dagar", 2024)},
        ),
        ("Nyckeltal: Frånvaro, högst 6,0 %", "Frånvaro", {(FactRole.TARGET, "högst 6,0 %", 2024)}),
        (
            "Indikator: Antal besök (målvärde: 45 000, utfall: 43 210)",
            "Antal besök",
            {(FactRole.TARGET, "45 000", 2024), (FactRole.OUTCOME, "43 210", 2024)},
        ),
        (
            "Indikator: Andel rena torg ska öka till 85 % år 2027.",
            "Andel rena torg ska öka till 85 % år 2027.",
            {(FactRole.TARGET, "85 %", 2027)},
        ),
        (
            "Indikator: Antal fall ska minska med en tredjedel",
            "Antal fall ska minska med en tredjedel",
            {(FactRole.TARGET, "ska minska med en tredjedel", 2024)},
        ),
        ("Indikator: Andel som når mål 3 i ämnet", "Andel som når mål 3 i ämnet", set()),
        (
            "Indikator: Betyg\nMålvärde 2026: minst 70\nUtfall 2024: 66, 2023: 61",
            "Betyg",
            {(FactRole.TARGET, "minst 70", 2026), (FactRole.OUTCOME, "66", 2024), (FactRole.OUTCOME, "61", 2023)},
        ),
    ],
)
def test_a_line_holds_an_indicator_and_its_values(
    read: Reader, line: str, name: str, values: set[tuple[FactRole, str, int | None]]
) -> None:
    """This test ensures that values stated beside or below an indicator's name are its own, and no part of the name."""
    [indicator] = _graph(read(f"# Mål 1: Ro\n{line}")).indicators
    assert indicator.name == name
    assert set(_values(indicator)) == values


def test_values_by_sex_stand_behind_that_of_all(read: Reader) -> None:
    """This test ensures that the value for all comes first and the others say whose they are."""
    head = "| Indikator | Kvinnor 2024 | Män 2024 | Totalt 2024 | Mål 2024 |"
    [indicator] = _graph(read(f"# Mål 1: Ro\n{head}\n| Frånvaro, % | 8,1 | 4,2 | 7,3 | 6,5 |")).indicators
    outcomes = [text for role, text, _ in _values(indicator) if role is FactRole.OUTCOME]
    assert outcomes == ["7,3", "Kvinnor 2024: 8,1", "Män 2024: 4,2"]


def test_a_form_holds_one_indicator(read: Reader) -> None:
    """This test ensures that a table of labels and values beside an indicator's name is that indicator."""
    form = "| Indikator | Nöjd-gäst-index |\n| Mål | 60 |\n| Utfall | 57 |\n| Bedömning | Nås delvis |"
    graph = _graph(read(f"# Mål 1: Ro\n{form}"))
    assert _judged(graph) == {("Nöjd-gäst-index", "Nås delvis")}
    assert [value.text for value in graph.indicators[0].values] == ["60", "57"]


def test_a_form_on_an_activity_may_name_its_indicator(read: Reader) -> None:
    """This test ensures that an activity's form stays one, and that a form that nobody filled in gives nothing."""
    rows = "| Aktivitet | {} |\n| Status | Pågår |\n| Ansvarig | Köket |\n| Indikator | {} |\n| Målvärde | 60 % |"
    graph = _graph(read("# Mål 1: Ro\n" + rows.format("Bygga en lunchsal", "Nöjda gäster")))
    assert [activity.name for activity in graph.activities] == ["Bygga en lunchsal"]
    unfilled = _graph(read("# Mål 1: Ro\n" + rows.format("[Ange aktivitet]", "XX").replace("Pågår", "Klicka här")))
    assert not unfilled.activities
    assert not unfilled.indicators


def test_accounts_and_counts_are_no_indicators(read: Reader) -> None:
    """This test ensures that "kapital" and "antal" in a header are no word for a measure."""
    for head in ("Ingående eget kapital", "Antal utförda uppdrag"):
        assert not _graph(read(f"# Ekonomi\n| {head} | 2023 | 2024 |\n| Årets resultat | 10 | 12 |")).indicators


def test_lines_over_their_indicators_tables_are_goals(read: Reader) -> None:
    """This test ensures that statements above tables of indicators are goals, of the table below and nothing more."""
    one = "Parken ska vara ren\n| Indikator | Utfall 2024 |\n| Skräp per dag | 4 |"
    other = "Parken ska vara trygg\n| Indikator | Utfall 2024 |\n| Andel trygga | 80 % |"
    after = "Målet att vara en ren park har uppnåtts."
    graph = _graph(read(f"# Läget\n{one}\n{other}\n{after}"))
    assert {goal.name for goal in graph.goals} == {"Parken ska vara ren", "Parken ska vara trygg"}
    ties = {(graph.goal(link.target), link.source) for link in graph.links}
    assert len(ties) == len(graph.indicators) == 2


def test_a_goal_is_known_by_most_of_its_words(read: Reader) -> None:
    """This test ensures that "målet att ha rena torg" is the goal that says so in more words, when no other fits."""
    goals = "# Mål 1: Staden ska ha rena och trygga torg\n# Mål 2: Staden ska ha hela gator"
    graph = _graph(read(f"{goals}\n# Måluppfyllelse\nMålet att ha rena och trygga torg bedöms ha uppnåtts."))
    assert _judged(graph) == {("Staden ska ha rena och trygga torg", "bedöms ha uppnåtts")}


def test_prose_judges_indicators(read: Reader) -> None:
    """This test ensures that each clause that judges an indicator is a verdict on it, and gives its level."""
    table = "| Nyckeltal | 2024 |\n| Enkät: Kajer | 66 |\n| Enkät: Bryggor | 60 |\n| Sjukfrånvaro | 7 % |"
    prose = (
        "Inom kajområdet var ambitionsnivån 65 för alla. Resultatet visar att målet för båtar nästan nås, med"
        " ett utfall på 64, medan resultatet för skepp stannar vid 60 och därmed understiger målsättningen."
    )
    measured = "Trots att målvärdet om 6 % sjukfrånvaro inte uppfylldes, mår alla bra."
    text = table.replace("Kajer", "Kaj")
    graph = _graph(read(f"# Läget\n{text}\n## Följt\n{prose}\n{measured}"))
    assert _judged(graph) == {
        ("Enkät: Kaj", "nästan nås, med ett utfall på 64"),
        ("Enkät: Kaj", "stannar vid 60 och därmed understiger målsättningen"),
        ("Sjukfrånvaro", "inte uppfylldes"),
    }
    kaj = next(indicator for indicator in graph.indicators if indicator.name == "Enkät: Kaj")
    assert (FactRole.TARGET, "65", 2024) in _values(kaj)


@pytest.mark.parametrize(
    "sentence",
    [
        "Det är viktigt att målet uppnås.",
        "Nämnden ansvarar för att målet nås inom ramen.",
        "Förvaltningen bedömer att kampanjen har nått många unga.",
        "Ett mål bedöms som uppfyllt när alla mått har nåtts.",
        "Bedömning av måluppfyllelse görs i tre nivåer: uppfyllt, delvis uppfyllt och ej uppfyllt.",
        "Målet för nästa år är satt till 85 %.",
    ],
)
def test_wishes_rules_and_other_things_reached_are_no_verdicts(read: Reader, sentence: str) -> None:
    """This test ensures that only a judgement of the goal itself is a verdict."""
    assert not [m for m in read(f"# Mål 1: Ro\n{sentence}") if m.kind is MentionKind.VERDICT]


@pytest.mark.parametrize(
    ("sentence", "wording", "kind"),
    [
        ("Målet bedöms uppnås vid årets slut.", "bedöms uppnås vid årets slut", VerdictKind.PROGNOSIS),
        ("Nämndens prognos är att målet inte kommer att nås.", "inte kommer att nås", VerdictKind.PROGNOSIS),
        ("Målet har inte uppnåtts.", "har inte uppnåtts", VerdictKind.OUTCOME),
        ("Måluppfyllelse: Delvis uppfyllt", "Delvis uppfyllt", VerdictKind.OUTCOME),
        ("Måluppfyllelsen bedöms som god.", "bedöms som god", VerdictKind.OUTCOME),
        (
            "Vi bedömer att resultatet i allt väsentligt är förenligt med målet.",
            "i allt väsentligt är förenligt med målet",
            VerdictKind.OUTCOME,
        ),
    ],
)
def test_forecasts_are_told_from_outcomes(read: Reader, sentence: str, wording: str, kind: VerdictKind) -> None:
    """This test ensures that a verdict is quoted from its verb on, and known for a forecast by its words."""
    [verdict] = _graph(read(f"# Mål 1: Ro\n{sentence}")).verdicts
    assert (verdict.wording, verdict.kind) == (wording, kind)
