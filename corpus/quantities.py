"""Numbers, years and dates as they are stated in Swedish and English text. Pure; linear in the length of the text.

Import it through `corpus.swedish`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from corpus.model import Quantity

UNITS = {
    "%": "% procent percent",
    "procentenheter": "procentenheter procentenhet %-enheter p.e.",
    "‰": "‰ promille",
    "kr": "kr kronor krona sek",
    "tkr": "tkr ksek|tusen kronor",
    "mnkr": "mnkr mkr msek mnkr|miljoner kronor|miljon kronor|milj. kr|milj kr|million kronor",
    "mdkr": "mdkr mdr|miljarder kronor|miljard kronor",
    "tusen": "tusen",
    "miljoner": "miljoner miljon million",
    "miljarder": "miljarder miljard",
    "år": "år years year",
    "månader": "månader månad mån months month",
    "veckor": "veckor vecka weeks week",
    "dagar": "dagar dag dygn days day",
    "timmar": "timmar timme tim hours hour",
    "minuter": "minuter minut min minutes minute",
    "kg": "kg kilo",
    "ton": "ton tonnes",
    "km": "km kilometer",
    "m": "m meter",
    "m²": "m² m2 kvm kvadratmeter",
    "ha": "ha hektar",
    "kWh": "kwh",
    "MWh": "mwh",
    "GWh": "gwh",
}
"""Unit as stored -> how it is written: words, then phrases after "|". Values are never converted."""

TIME_UNITS = frozenset({"år", "månader", "veckor", "dagar", "timmar", "minuter"})
"""With these, "under 90 dagar" says during, not fewer than."""

AFTER_A_YEAR = TIME_UNITS | {"m", "ha"}
"""Read as words after something that looks like a year: "2024 min" is no time and "2024 ha" no area."""

MAX_DIGITS = 15
"""A longer run of digits is a code, not a number."""

_SPACE = "[ \u00a0\u2009\u202f]"
_MONTH_NAMES = "januari februari mars april maj juni juli augusti september oktober november december"
_MONTHS = _MONTH_NAMES.split()
_SPELLINGS = {
    spelling: unit
    for unit, written in UNITS.items()
    for spelling in (*written.partition("|")[0].split(), *written.split("|")[1:])
}
_UNIT = "|".join(re.escape(spelling).replace(r"\ ", _SPACE) for spelling in sorted(_SPELLINGS, key=len, reverse=True))
_SCAN = re.compile(
    r"(?P<word>[^\W\d_]\w*+(?:[-‐‑]\w++)*+)"  # words and codes (KS-2025-00512, U07428) hold no quantities
    r"|(?P<date>(?:19|20)[0-9]{2}-[01]?[0-9]-[0-3]?[0-9](?![\w-]))"
    r"|(?P<section>[0-9]{1,4}(?:\.[0-9]{1,4}){2,6}+(?![\w]))"  # 1.2.3 is a heading's number
    rf"|(?P<number>(?:[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}}(?![0-9]))++|[0-9]++)(?:[.,][0-9]++)?+)"
    rf"(?:{_SPACE}?(?P<unit>{_UNIT})(?![^\W\d_]))?",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?<![\w.,-])(?P<first>(?:19|20)[0-9]{2})(?:\s?[-–/]\s?(?P<last>(?:(?:19|20)[0-9]{2}|[0-9]{2})))?(?!\w)"
)
_AMOUNT_UNIT = re.compile(rf"{_SPACE}?({_UNIT})(?![^\W\d_])", re.IGNORECASE)
_TEXT_DATE = re.compile(
    rf"(?<!\w)(?:(?P<iso>(?:19|20)[0-9]{{2}}-[01][0-9]-[0-3][0-9])"
    rf"|(?P<day>[0-3]?[0-9]){_SPACE}(?P<month>{'|'.join(_MONTHS)}){_SPACE}(?P<year>(?:19|20)[0-9]{{2}}))(?!\w)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:(?P<symbol>[<>≤≥]=?)|(?:(?P<not>inte|ej|aldrig|not)\s)?"
    r"(?P<word>minst|lägst|at least|no less than|minimum|min\.?|högst|maximalt|max\.?|som mest|at most|no more than|"
    r"under|understiga|understiger|mindre än|färre än|lägre än|less than|fewer than|below|"
    r"över|överstiga|överstiger|mer än|fler än|högre än|mera än|more than|above|over))"
    r"(?:\s(?:ca|cirka))?\s?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s(?:eller|or)\s(?:(?P<more>mer|mera|fler|högre|more|higher)|mindre|färre|lägre|less|fewer|lower)\b"
)
_AT_LEAST = frozenset({"minst", "lägst", "at least", "no less than", "minimum", "min", "min."})
_AT_MOST = frozenset({"högst", "maximalt", "max", "max.", "som mest", "at most", "no more than"})
_OVER = frozenset(
    {"över", "överstiga", "överstiger", "mer än", "fler än", "högre än", "mera än", "more than", "above", "over"}
)
_SYMBOLS = {"<": "<", ">": ">", "≤": "≤", "≥": "≥", "<=": "≤", ">=": "≥", "≤=": "≤", "≥=": "≥"}
_NEGATED = {"<": "≥", ">": "≤", "≤": ">", "≥": "<"}
LOOK_AROUND = 40
"""Characters before and after a number in which its comparator may stand."""


@dataclass(frozen=True, slots=True)
class StatedQuantity:
    """A quantity and where it stands: 0-based code points, end excluded, unit included, comparator word not."""

    quantity: Quantity
    start: int
    end: int


def stated_quantities(text: str) -> tuple[StatedQuantity, ...]:
    """Return the quantities of a text in order, with their places. See `numbers`."""
    found: list[StatedQuantity] = []
    for match in _SCAN.finditer(text):
        if match["number"] is None or _is_code(text, match):
            continue
        quantity = _quantity(text, match)
        if found and not found[-1].quantity.unit and _is_dash(text[found[-1].end : match.start()]):
            low = found[-1]  # "300-400 tkr": the unit holds for both ends
            found[-1] = StatedQuantity(Quantity(low.quantity.value, quantity.unit), low.start, low.end)
        start = match.start() - (quantity.value < 0)
        found.append(StatedQuantity(quantity, start, match.end()))
    return tuple(found)


def numbers(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text in order: value, unit and comparator; the year is left None.

    Decimal comma or point, thousands parted by a space ("1 450,5 mnkr"), units as in UNITS and never converted,
    comparators as signs or words ("minst", "högst", "under", "inte överstiga", "eller mer"). Left out: years (see
    `years`), ISO dates (see `dates`), section numbers such as 1.2.3, and digits inside codes (KS-2025-00512).
    """
    return tuple(stated.quantity for stated in stated_quantities(text))


def years(text: str) -> tuple[int, ...]:
    """Return the calendar years 1900–2099 that a text names, in order; both ends of "2019–2022" and "2024/25"."""
    found = []
    for match in _YEAR.finditer(text):
        unit = _AMOUNT_UNIT.match(text, match.end())
        if unit is not None and _SPELLINGS.get(re.sub(r"\s", " ", unit[1]).lower(), "") not in AFTER_A_YEAR:
            continue  # "2000 kr" is an amount
        first = int(match["first"])
        found.append(first)
        last = match["last"]
        if last is not None and len(last) == 4:
            found.append(int(last))
        elif last is not None and not text.startswith("-", match.end()) and first % 100 < int(last):
            found.append(first // 100 * 100 + int(last))
    return tuple(found)


def dates(text: str) -> tuple[str, ...]:
    """Return the full dates of a text as ISO dates, in order: "2025-03-14" and "14 mars 2025"."""
    found = []
    for match in _TEXT_DATE.finditer(text):
        if match["iso"] is not None:
            found.append(match["iso"])
        else:
            month = _MONTHS.index(match["month"].lower()) + 1
            found.append(f"{match['year']}-{month:02}-{int(match['day']):02}")
    return tuple(found)


def _is_code(text: str, match: re.Match[str]) -> bool:
    """Say whether digits are a year or part of a code rather than a quantity."""
    digits = match["number"]
    before = text[match.start() - 1 : match.start()]
    following = text[match.end() : match.end() + 1]
    whole = re.split(r"[.,]", digits, maxsplit=1)[0]
    if following.isalpha() or "_" in (before, following):
        return True
    if len(whole) > 2 * MAX_DIGITS or len(digits) - len(whole) > MAX_DIGITS or (len(whole) > 1 and whole[0] == "0"):
        return True
    if len(digits) == 4 and digits.isdecimal() and 1900 <= int(digits) <= 2099:
        return match["unit"] is None or _unit(match) in AFTER_A_YEAR
    is_short = len(digits) == 2 and match["unit"] is None and before in {"-", "–", "/"}
    return is_short and _YEAR.search(text, max(0, match.start() - 6), match.end()) is not None


def _unit(match: re.Match[str]) -> str:
    """Return the unit of a match of _SCAN as stored, "" when it has none."""
    return _SPELLINGS.get(re.sub(r"\s", " ", match["unit"] or "").lower(), "")


def _quantity(text: str, match: re.Match[str]) -> Quantity:
    """Read one match of _SCAN."""
    value = Decimal(re.sub(r"\s", "", match["number"]).replace(",", "."))
    start = match.start()
    if re.search(r"(?:^|[\s(])[-−–]$", text[max(0, start - 2) : start]):
        value = -value
        start -= 1
    unit = _unit(match)
    return Quantity(value, unit, _comparator(text, start, match.end(), unit))


def _comparator(text: str, start: int, end: int, unit: str) -> str:
    """Read the comparator before or after a number; "=" when there is none."""
    after = _AFTER.match(text, end, end + LOOK_AROUND)
    if after is not None:
        return "≥" if after["more"] else "≤"
    before = _BEFORE.search(text[max(0, start - LOOK_AROUND) : start])
    if before is None:
        return "="
    if before["symbol"]:
        return _SYMBOLS[before["symbol"]]
    word = before["word"].lower()
    if before.start() > 0 and text[max(0, start - LOOK_AROUND) : start][before.start() - 1].isalnum():
        return "="
    if word == "under" and unit in TIME_UNITS:
        return "="
    sign = "≥" if word in _AT_LEAST else "≤" if word in _AT_MOST else ">" if word in _OVER else "<"
    return _NEGATED[sign] if before["not"] else sign


def _is_dash(text: str) -> bool:
    """Say whether the text between two numbers is a dash that makes them a range."""
    return text.strip() in {"-", "–", "—"}
