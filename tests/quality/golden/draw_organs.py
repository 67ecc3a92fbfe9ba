"""The organ tree: council, boards, administrations, units and companies."""

from __future__ import annotations

from tests.quality.generator.graph import Organ
from tests.quality.golden.municipality import Municipality
from tests.quality.golden.words import Theme

UNITS = 2
"""Units below each administration."""


def draw_organs(town: Municipality) -> None:
    """Draw the organs, and the board of each area of the present programme."""
    _council(town)
    for area in town.programme.areas:
        town.boards[area] = _board(town, town.programme.themes[area])


def _council(town: Municipality) -> None:
    council = _add(town, "kf", "Kommunfullmäktige", "fullmäktige", ("KF",))
    executive = _add(town, "ks", "Kommunstyrelsen", "nämnd", ("KS",), council)
    _add(town, "klf", "Kommunledningskontoret", "förvaltning", (), executive)
    _add(town, "bolag", f"{town.kommun} Bostäder AB", "bolag", (f"{town.kommun[0]}BAB",), council)


def _board(town: Municipality, theme: Theme) -> str:
    """Draw a theme's board with its administration and units; return the board's id."""
    place = town.rng.randrange(len(theme.boards))
    name, short = theme.boards[place]
    board = _add(town, short.lower(), name, "nämnd", (short,), town.organ("kf"))
    administration = _add(town, f"{short.lower()}-f", theme.administrations[place], "förvaltning", (), board)
    for number, unit in enumerate(town.rng.sample(theme.units, UNITS), start=1):
        _add(town, f"{short.lower()}-e{number}", unit, "enhet", (), administration)
    return board


def _add(
    town: Municipality, name: str, printed: str, kind: str, aliases: tuple[str, ...], parent: str | None = None
) -> str:
    organ = town.organ(name)
    town.organs[organ] = Organ(organ, printed, kind, town.kommun, aliases, parent)
    return organ
