"""Values of an indicator, as they are printed: targets with comparators, outcomes of two years."""

from __future__ import annotations

import random

from tests.quality.generator.graph import Value

LOWER_IS_BETTER = (
    "frånvaro",
    "väntetid",
    "dagar",
    "veckor",
    "utsläpp",
    "kilo",
    "svinn",
    "läckor",
    "brott",
    "olyckor",
    "försörjningsstöd",
)
COUNTS = ("Antal", "Besök", "Nystartade", "Dagar", "Veckor", "Väntetid", "Kilo", "Matsvinn", "Utsläpp", "Bibliotekslån")
SHORT = ("Dagar", "Veckor", "Väntetid", "Antal medarbetare", "Utsläpp", "Nystartade", "Bibliotekslån")
WEIGHTS = ("Kilo", "Matsvinn", "Antal vattenläckor", "Antal fallolyckor")
GRADES = ("betyg på",)


def draw_values(name: str, rng: random.Random, year: int) -> tuple[Value, ...]:
    """Return the target and outcome of `year`, the outcome of the year before, and a target further ahead."""
    lower = any(word in name.casefold() for word in LOWER_IS_BETTER)
    if any(word in name for word in GRADES):
        scale, unit, digits = rng.uniform(2.8, 4.2), "", 1
    elif name.startswith(SHORT):
        scale, unit, digits = rng.uniform(8, 60), "", 0
    elif name.startswith(WEIGHTS):
        scale, unit, digits = rng.uniform(20, 480), "", 0
    elif name.startswith(COUNTS):
        scale, unit, digits = rng.choice((14.0, 46.0, 180.0, 1240.0, 23500.0)), "", 0
    else:
        scale, unit, digits = rng.uniform(6, 12) if lower else rng.uniform(35, 92), " %", rng.choice((0, 1))
    glued = rng.random() < 0.5
    sign = rng.choice(("", "≤ ", "<") if lower else ("", "≥ ", ">", "minst "))
    aims = (scale, scale * (0.85 if lower else 1.06))
    outcomes = (scale * rng.uniform(0.9, 1.12), scale * rng.uniform(0.88, 1.1))
    target, ahead = (sign + number(one, digits, unit, glued=glued) for one in aims)
    now, before = (number(one, digits, unit, glued=glued) for one in outcomes)
    return (
        Value("target", str(year), target),
        Value("outcome", str(year), now),
        Value("outcome", str(year - 1), before),
        Value("target", str(year + 3), ahead),
    )


def number(value: float, digits: int, unit: str, *, glued: bool) -> str:
    """Return a number in Swedish print: decimal comma, space between thousands, the unit glued on or not."""
    capped = min(value, 99.0) if unit else value
    text = f"{capped:,.{digits}f}".replace(",", " ").replace(".", ",")
    return text + (unit.strip() if glued else unit)


def missed(name: str, target: str, outcome: str) -> bool:
    """Say whether an outcome is worse than its target."""
    aim, got = (_amount(text) for text in (target, outcome))
    lower = any(word in name.casefold() for word in LOWER_IS_BETTER)
    return got > aim if lower else got < aim


def _amount(text: str) -> float:
    return float("".join(character for character in text if character.isdigit() or character == ",").replace(",", "."))
