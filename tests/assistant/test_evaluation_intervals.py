"""Intervals of measured figures."""

from __future__ import annotations

from assistant.evaluation.intervals import interval
from assistant.evaluation.scoring import Tally, Unit


def units(*tallies: tuple[float, int]) -> tuple[Unit, ...]:
    """Return units with one tally each."""
    return tuple(Unit(str(place), (("share", Tally(right, of)),)) for place, (right, of) in enumerate(tallies))


def test_an_interval_holds_its_figure() -> None:
    """This test ensures that the interval lies around the share, and is the same each time."""
    some = units(*((place % 4 != 0, 1) for place in range(100)))
    found = interval(some, "share")
    assert found is not None
    assert 0.64 < found[0] < 0.75 < found[1] < 0.86
    assert found == interval(some, "share")


def test_units_are_drawn_whole() -> None:
    """This test ensures that ten items of one document are not taken for ten documents."""
    together = interval(units((10, 10), (0, 10), (10, 10), (0, 10)), "share")
    apart = interval(units(*[(1, 1), (0, 1)] * 20), "share")
    assert together is not None
    assert apart is not None
    assert together[1] - together[0] > apart[1] - apart[0]


def test_one_unit_gives_no_interval() -> None:
    """This test ensures that nothing is claimed of a figure that rests on one document, or on none."""
    assert interval(units((3, 4)), "share") is None
    assert interval(units((0, 0), (3, 4)), "share") is None
    assert interval((), "share") is None
