"""Which goals and activities of two times may be the same."""

from __future__ import annotations

import pytest

from assistant.computing.comparing.pairing import may_be_one, paired
from corpus.graph import PlanGraph
from corpus.model import Goal, Level

GRAPH = PlanGraph()


def goal(name: str) -> Goal:
    """Return a goal of that name."""
    return Goal(name, name, Level.GOAL, ())


@pytest.mark.parametrize(
    ("later", "earlier", "told"),
    [
        ("Ån är ren", "Ån är ren", (True, True)),
        ("Ån är ren.", "Ån är REN", (True, True)),
        ("Alla elever lär sig läsa i tid", "Alla elever lär sig läsa i tidd", (False, True)),
        ("Vi vill att alla elever läser bra", "Alla elever läser bra", (False, False)),
        ("Fler invånare reser kollektivt", "Skogen får stå kvar", None),
        ("Mål 3: tryggt", "Mål 3: rent", None),
    ],
)
def test_goals_are_paired_by_wording_and_never_by_number(
    later: str, earlier: str, told: tuple[bool, bool] | None
) -> None:
    """This test ensures that equal names are the same, slips surely so, and what is only alike may be so."""
    pairs = [(pair.equal, pair.sure) for pair in paired([goal(later)], [goal(earlier)], GRAPH)]
    assert pairs == ([] if told is None else [told])


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Byta ut tolv bilar mot elbilar", "Byta ut tolv bilar mot elbilar efter samråd", True),
        ("Byta ut 12 bilar mot elbilar 2021", "Byta ut 12 bilar mot elbilar med start i vår", True),
        ("Byta ut 12 bilar mot elbilar", "Byta ut 14 bilar mot elbilar", False),
        ("Bygga en lekplats i Norrby", "Bygga en lekplats i Söderby", False),
        ("Öppna en park i Norr- byby efter samråd", "Öppna en park i Norrbyby", True),
    ],
)
def test_activities_with_other_names_or_numbers_are_others(one: str, other: str, *, alike: bool) -> None:
    """This test ensures that a longer wording may be the same activity, and another place or number never is."""
    assert may_be_one(one, other) is alike
