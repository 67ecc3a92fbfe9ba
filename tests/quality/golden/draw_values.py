"""Values of an indicator, as they are printed: targets with comparators, outcomes of two years."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.quality.generator.graph import Value

LOWER_IS_BETTER = (
    "frånvaro",
    "väntetid",
    "svarstid",
    "restid",
    "tid från larm",
    "dagar",
    "veckor",
    "utsläpp",
    "kilo",
    "svinn",
    "läckor",
    "brott",
    "olyckor",
    "försörjningsstöd",
    "arbetslöshet",
    "omsättning",
    "kostnad",
    "skuld",
    "lokalyta",
    "energianvändning",
    "kränkningar",
    "orosanmälningar",
    "klagomål",
    "ej verkställda",
    "skadade",
    "skadegörelse",
    "bränder",
    "tillbud",
    "incidenter",
    "utan brand",
    "barn per",
    "medarbetare per",
)
WITHIN = " inom "
"""A share that is done within a time is better the higher it is, though days or weeks are named."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How large the values of some indicators are, by words of their names; how many decimals and what unit follow."""

    words: tuple[str, ...]
    low: float
    high: float
    digits: int = 0
    unit: str = ""


UNITS = (
    Scale(("betyg på",), 2.8, 4.2, 1),
    Scale(("ton per invånare",), 2.5, 7, 1),
    Scale(("bränder", "skadade", "inbrott", "tillbud", "Nystartade"), 0.8, 9, 1),
    Scale(("per 1 000 ", "per tusen ", "per 10 000 ", "per 100 "), 3, 40, 1),
    Scale(("index", "(HME)"), 55, 88),
    Scale(("per besök",), 60, 160),
    Scale(("(kr)",), 28000, 130000),
    Scale(("(tkr)",), 240, 3800),
    Scale(("(minuter)",), 6, 26),
    Scale(("(sekunder)",), 40, 260),
    Scale(("(timmar)",), 6, 48),
    Scale(("(kWh",), 95, 185),
    Scale(("(MWh)",), 280, 3900),
    Scale(("(kvadratmeter)",), 4, 9, 1),
)
"""Found anywhere in a name, first match first."""
NAMES = (
    Scale(("Resultat",), 0.6, 4.5, 1, " %"),
    Scale(("Antal barn per årsarbetare", "Antal vattenläckor"), 1.2, 6.4, 1),
    Scale(("Antal barn",), 13, 19),
    Scale(("Bibliotekslån", "Dygn", "Antal genomförda", "Antal trygghets", "Antal sökande"), 4, 18),
    Scale(("Antal medarbetare",), 11, 38),
    Scale(("Dagar", "Veckor", "Väntetid", "Öppettimmar", "Hektar", "Antal ej", "Antal detaljplaner"), 8, 70),
    Scale(("Matsvinn", "Antal e-tjänster", "Antal öppna", "Antal frivilliga"), 26, 90),
    Scale(("Kilo", "Genomsnittligt"), 195, 245),
    Scale(("Antal gästnätter", "Antal besök", "Antal inloggningar"), 4200, 68000),
    Scale(("Antal",), 45, 960),
)
"""What a name starts with, first match first."""
SHARE = Scale((), 35, 90, unit=" %")
LOW_SHARE = Scale((), 5.5, 12, unit=" %")
"""Names that no scale knows are shares: per cent."""
PERCENT = "(%)"
"""The unit stands in the name, and not beside the values."""
OF = " av "
"""Stands between a count and the whole that it is part of."""
MOST = 99.0
"""The largest share that is printed."""


def draw_values(name: str, rng: random.Random, year: int) -> tuple[Value, ...]:
    """Return the target and outcome of `year`, the outcome of the year before, and a target further ahead."""
    lower = lower_is_better(name)
    share = LOW_SHARE if lower else SHARE
    scale = _known(name) or share
    unit = "" if PERCENT in name else scale.unit
    digits = rng.choice((0, 1)) if scale is share else scale.digits
    middle = rng.uniform(scale.low, scale.high)
    glued = rng.random() < 0.5
    sign = rng.choice(("", "≤ ", "<") if lower else ("", "≥ ", ">", "minst "))
    factors = (1, 0.85 if lower else 1.06, rng.uniform(0.9, 1.12), rng.uniform(0.88, 1.1))
    amounts = [min(middle * factor, MOST) if scale is share else middle * factor for factor in factors]
    target, ahead, now, before = (number(amount, digits, unit, glued=glued) for amount in amounts)
    return (
        Value("target", str(year), sign + target),
        Value("outcome", str(year), now),
        Value("outcome", str(year - 1), before),
        Value("target", str(year + 3), sign + ahead),
    )


def draw_counts(rng: random.Random, year: int, whole: int) -> tuple[Value, ...]:
    """Return the same values as `draw_values`, as counts of a whole ("5 av 8")."""
    target = rng.randint(whole // 2 + 1, whole - 1)
    now, before = (rng.randint(max(target - 3, 1), min(target + 1, whole)) for _ in range(2))
    return (
        Value("target", str(year), f"{target}{OF}{whole}"),
        Value("outcome", str(year), f"{now}{OF}{whole}"),
        Value("outcome", str(year - 1), f"{before}{OF}{whole}"),
        Value("target", str(year + 3), f"{whole}{OF}{whole}"),
    )


def lower_is_better(name: str) -> bool:
    """Say whether a small value of an indicator is a good one."""
    return WITHIN not in name and any(word in name.casefold() for word in LOWER_IS_BETTER)


def _known(name: str) -> Scale | None:
    """Return the scale of an indicator, or None for a share."""
    if name.startswith("Andel") or PERCENT in name:
        return None
    of_unit = (scale for scale in UNITS if any(word in name for word in scale.words))
    of_name = (scale for scale in NAMES if name.startswith(scale.words))
    return next(of_unit, None) or next(of_name, None)


def number(value: float, digits: int, unit: str, *, glued: bool) -> str:
    """Return a number in Swedish print: decimal comma, space between thousands, the unit glued on or not."""
    text = f"{value:,.{digits}f}".replace(",", " ").replace(".", ",")
    return text + (unit.strip() if glued else unit)


def missed(name: str, target: str, outcome: str) -> bool:
    """Say whether an outcome is worse than its target."""
    aim, got = (_amount(text) for text in (target, outcome))
    return got > aim if lower_is_better(name) else got < aim


def _amount(text: str) -> float:
    counted = text.partition(OF)[0]
    return float(
        "".join(character for character in counted if character.isdigit() or character == ",").replace(",", ".")
    )
