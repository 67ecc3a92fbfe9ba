"""Values as drawings: places in the picture, axes, and what is not drawn."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.chart import HEIGHT, WIDTH, Reading, bars, number_of, series


def read(label: str, value: str) -> Reading:
    """Return a reading of a number."""
    return Reading(label, f"{value} %", Decimal(value))


def test_a_series_rises_to_the_right_and_begins_at_zero() -> None:
    """This test ensures that a later, greater value stands further right and higher, on an axis from zero."""
    drawn = series([read("2021", "61"), read("2019", "41")])
    assert drawn is not None
    first, last = drawn.marks
    assert (first.label, last.label) == ("2019", "2021")
    assert first.x < last.x
    assert first.y > last.y
    assert drawn.ticks[0].text == "0"
    assert drawn.base == ""


def test_years_stand_as_far_apart_as_they_are() -> None:
    """This test ensures that the distance between dots is that between their years."""
    drawn = series([read("2018", "10"), read("2019", "20"), read("2022", "30")])
    assert drawn is not None
    first, middle, last = (mark.x for mark in drawn.marks)
    assert (last - middle) == pytest.approx(3 * (middle - first), abs=0.2)


def test_a_cut_axis_says_where_it_begins() -> None:
    """This test ensures that values far from zero and near each other cut the axis, and that this is told."""
    drawn = series([read("2019", "148"), read("2021", "142")])
    assert drawn is not None
    assert drawn.base == drawn.ticks[0].text == "140"
    assert all(mark.y < drawn.floor for mark in drawn.marks)


def test_the_target_is_drawn_on_the_same_axis() -> None:
    """This test ensures that a target above every value lies above them, inside the picture."""
    drawn = series([read("2019", "71"), read("2021", "78")], target=read("mål", "80"))
    assert drawn is not None
    assert drawn.target is not None
    assert 0 < drawn.target.at < min(mark.y for mark in drawn.marks)


@pytest.mark.parametrize(
    "readings",
    [
        [],
        [read("2021", "61")],
        [read("2021", "61"), read("2021", "59")],
        [read("2019", "41"), read("2021", "61"), read("2021", "59")],
        [read("Utgångsvärde", "41"), read("2021", "61")],
    ],
)
def test_what_is_no_series_is_not_drawn_as_one(readings: list[Reading]) -> None:
    """This test ensures that single years, two values of one year and values without a year give no line."""
    assert series(readings) is None


@pytest.mark.parametrize(
    "values", [("0", "0"), ("-5", "-2"), ("-3", "4"), ("7", "7"), ("0.001", "0.002"), ("1", "1e9")]
)
def test_any_numbers_stay_inside_the_picture(values: tuple[str, str]) -> None:
    """This test ensures that zero, negative, equal, tiny and huge values are all placed inside the picture."""
    drawn = series([read("2019", values[0]), read("2021", values[1])])
    assert drawn is not None
    assert all(0 <= mark.x <= WIDTH and 0 <= mark.y <= HEIGHT for mark in drawn.marks)
    assert all(0 <= tick.at <= HEIGHT for tick in drawn.ticks)


def test_bars_are_as_long_as_their_values() -> None:
    """This test ensures that bars begin at zero: twice the value is twice the length, the target on the same scale."""
    drawn = bars([read("Utgångsvärde", "10"), read("Utfall 2021", "20")], target=read("mål", "40"))
    assert drawn is not None
    assert drawn.marks[1].x == pytest.approx(2 * drawn.marks[0].x, abs=0.2)
    assert drawn.target is not None
    assert drawn.target.at == pytest.approx(2 * drawn.marks[1].x, abs=0.2)
    assert drawn.target.at <= WIDTH


@pytest.mark.parametrize("readings", [[], [read("a", "0")], [read("a", "-1"), read("b", "2")]])
def test_bars_that_would_mislead_are_not_drawn(readings: list[Reading]) -> None:
    """This test ensures that nothing, zeros alone and values below zero give no bars."""
    assert bars(readings) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("61 %", "61"), ("1 090", "1090"), ("2,3 %", "2.3"), ("141 dagar", "141")],
)
def test_plain_numbers_are_read(text: str, value: str) -> None:
    """This test ensures that the words of a cell give its number."""
    quantity = number_of(text)
    assert quantity is not None
    assert quantity.value == Decimal(value)


@pytest.mark.parametrize("text", ["< 6,5 %", "minst 80 %", "ska öka", "3 av 4", "", "12/15"])
def test_what_is_no_plain_number_is_not_drawn(text: str) -> None:
    """This test ensures that limits, directions and fractions are left to the table."""
    assert number_of(text) is None
