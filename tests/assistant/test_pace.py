"""How often something may be done."""

from __future__ import annotations

from assistant.pace import Pace


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now


def test_a_bucket_empties_and_fills() -> None:
    """This test ensures that so many are allowed at once, then one each time the bucket has filled by one."""
    clock = Clock()
    pace = Pace(a_minute=30, at_once=3, clock=clock)
    assert [pace.allows() for _ in range(5)] == [True, True, True, False, False]
    clock.now += 1.9
    assert not pace.allows()
    clock.now += 0.2
    assert [pace.allows(), pace.allows()] == [True, False]


def test_a_bucket_overflows() -> None:
    """This test ensures that a quiet hour saves up no more than what is allowed at once."""
    clock = Clock()
    pace = Pace(a_minute=30, at_once=3, clock=clock)
    clock.now += 3600
    assert sum(pace.allows() for _ in range(10)) == 3
