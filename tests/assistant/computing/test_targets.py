"""An outcome against its target, as arithmetic."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from zlib import crc32

import pytest

from assistant.computing.compute import compute
from assistant.computing.over_years import changed
from assistant.computing.queries import AgainstTarget, Standing, ValuesOf, Where
from assistant.computing.targets import comparisons
from corpus.graph import PlanGraph
from corpus.model import Direction, Document, FactRole, Indicator, IndicatorValue, Locator, Period, Quantity, Span

NEW, OLD = "bokslut", "delårsrapport"


def value(
    role: FactRole,
    text: str,
    amount: str | None,
    *,
    unit: str = "",
    sign: str = "=",
    reading: str = NEW,
    year: int = 2021,
) -> IndicatorValue:
    """Make a cell of a document; its place follows from its words."""
    place = Locator(reading, (Span(1, crc32(f"{role} {text} {year}".encode()) % 1000, 1000),))
    return IndicatorValue(role, text, place, None if amount is None else Quantity(Decimal(amount), unit, sign), year)


def outcome(text: str, amount: str | None, *, unit: str = "", reading: str = NEW, year: int = 2021) -> IndicatorValue:
    """Make an outcome."""
    return value(FactRole.OUTCOME, text, amount, unit=unit, reading=reading, year=year)


def target(text: str, amount: str | None, *, sign: str = "=", unit: str = "", reading: str = NEW) -> IndicatorValue:
    """Make a target of 2021."""
    return value(FactRole.TARGET, text, amount, sign=sign, unit=unit, reading=reading)


def graph_of(*values: IndicatorValue, direction: Direction | None = None) -> tuple[Indicator, PlanGraph]:
    """Make a graph of one indicator and the two documents."""
    indicator = Indicator("i", "Svarstid", (), kommun="Ekby", values=values, direction=direction)
    documents = {
        reading: (
            Document(
                id=reading, name=reading, path=reading, version=reading, reading=reading, title=reading.capitalize(),
                format="pdf", kommun="Ekby", period=Period(2021, 2021), decided=decided,
            ),
        )
        for reading, decided in ((NEW, "2022-03-01"), (OLD, "2021-10-01"))
    }  # fmt: skip
    return indicator, PlanGraph(indicators=[indicator], documents=documents)


def standing(*values: IndicatorValue, direction: Direction | None = None) -> Standing:
    """Return how the foremost comparison stands."""
    indicator, graph = graph_of(*values, direction=direction)
    return comparisons(indicator, Where(), graph)[0].standing


@pytest.mark.parametrize(
    ("sign", "got", "expected"),
    [
        ("≥", "65", Standing.MET),
        ("≥", "64", Standing.MISSED),
        (">", "65", Standing.MISSED),
        ("≤", "65", Standing.MET),
        ("<", "66", Standing.MISSED),
        ("=", "65", Standing.MET),
        ("=", "64", Standing.UNDIRECTED),
        ("=", "66", Standing.UNDIRECTED),
    ],
)
def test_the_comparator_that_was_read_decides(sign: str, got: str, expected: Standing) -> None:
    """This test ensures that without a comparator only equal numbers say that a target was reached."""
    assert standing(outcome(got, got), target("65", "65", sign=sign)) is expected


def test_a_direction_that_was_read_stands_for_a_comparator() -> None:
    """This test ensures that more is better only where a document says so, and that "inom" is at most."""
    cells = (outcome("60", "60"), target("65", "65"))
    assert standing(*cells, direction=Direction.UP) is Standing.MISSED
    assert standing(*cells, direction=Direction.DOWN) is Standing.MET
    assert standing(*cells) is Standing.UNDIRECTED
    within = target("inom 90 dagar", "90", unit="dagar")
    assert standing(outcome("95 dagar", "95", unit="dagar"), within) is Standing.MISSED


def test_unlike_cells_are_not_compared() -> None:
    """This test ensures that units must be equal, whether known or only written, and that both cells hold numbers."""
    assert standing(outcome("12 %", "12", unit="%"), target("minst 10", "10", sign="≥")) is Standing.UNLIKE
    assert standing(outcome("34 g", "34"), target("högst 25 g", "25", sign="≤")) is Standing.MISSED
    assert standing(outcome("34 g", "34"), target("högst 25 l", "25", sign="≤")) is Standing.UNLIKE
    assert standing(outcome("mäts inte", None), target("minst 10", "10", sign="≥")) is Standing.UNLIKE


def test_a_target_that_is_a_direction_is_compared_with_the_baseline() -> None:
    """This test ensures that "ska minska" is held against where the indicator started, and against nothing else."""
    cells = (outcome("25", "25"), target("ska minska", None))
    start = value(FactRole.BASELINE, "27", "27")
    assert standing(*cells, start, direction=Direction.DOWN) is Standing.MET
    assert standing(*cells, start, direction=Direction.UP) is Standing.MISSED
    assert standing(*cells, direction=Direction.DOWN) is Standing.UNLIKE


def test_sources_that_differ_are_all_there_the_newest_first() -> None:
    """This test ensures that the newer document decides, and that the other outcome is shown beside it."""
    aim = target("≥ 65", "65", sign="≥")
    indicator, graph = graph_of(outcome("70", "70", reading=OLD), outcome("60", "60"), aim)
    found = compute(AgainstTarget(), graph).items
    assert [one.standing for one in found] == [Standing.MISSED]
    assert [cell.text for cell in found[0].values] == ["60", "≥ 65", "70"]
    assert not compute(AgainstTarget(standing=Standing.MET), graph).items
    assert [pair.outcome.text for pair in comparisons(indicator, Where(documents=(OLD,)), graph)] == ["70"]


def test_only_cells_of_one_year_are_compared() -> None:
    """This test ensures that an outcome of another year than the target's is no answer."""
    _, graph = graph_of(outcome("60", "60", year=2020), target("≥ 65", "65", sign="≥"))
    assert not compute(AgainstTarget(), graph).items


def test_values_over_years() -> None:
    """This test ensures that a period takes its years' values in order, and that the difference is theirs."""
    cells = [outcome(text, text, year=year) for text, year in (("12", 2021), ("10", 2020), ("7", 2018))]
    _, graph = graph_of(*cells)
    (found,) = compute(ValuesOf(("i",), FactRole.OUTCOME, where=Where(period=Period(2020, 2021))), graph).items
    assert [one.text for one in found.values] == ["10", "12"]
    difference = changed(found.values, graph)
    assert difference is not None
    assert (difference.first_year, difference.last_year, difference.difference) == (2020, 2021, Decimal(2))
    assert changed([*found.values, replace(cells[0], text="13", quantity=Quantity(Decimal(13)))], graph) is None
