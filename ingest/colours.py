"""Colours by their Swedish names: of a drawn colour, of a word, of a style. Pure.

Only colours that people tell statuses apart by have names here; black, white and grey have none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

RED, ORANGE, YELLOW, GREEN, BLUE, PURPLE = "röd", "orange", "gul", "grön", "blå", "lila"
LIGHTS: Final = frozenset((RED, ORANGE, YELLOW, GREEN))
"""The colours of a traffic light; headings and links are often blue."""
STRONG: Final = 70
"""Difference between a colour's strongest and weakest part, of 255, from which a thin sign or letter has a colour."""
PALE: Final = 26
"""The same of a filled field: pale green and pale red are told apart there."""
_HUES: Final = ((16, RED), (42, ORANGE), (70, YELLOW), (172, GREEN), (258, BLUE), (325, PURPLE), (360, RED))
"""Degrees up to which a hue has a name."""
_STEMS: Final = (
    (r"röd|rött|röda", RED),
    (r"orange|orangea|brandgul\w?", ORANGE),
    (r"gul|gult|gula", YELLOW),
    (r"grön|grönt|gröna", GREEN),
    (r"blå|blått|blåa", BLUE),
    (r"lila|violett", PURPLE),
)
COLOUR_WORD: Final = "|".join(words for words, _ in _STEMS)
"""A regular expression for the words for colours, folded."""
_NAMED: Final = {
    "red": RED, "darkred": RED, "crimson": RED, "firebrick": RED, "tomato": RED, "danger": RED, "rod": RED,
    "orange": ORANGE, "darkorange": ORANGE, "yellow": YELLOW, "gold": YELLOW, "amber": YELLOW, "warning": YELLOW,
    "gul": YELLOW, "green": GREEN, "darkgreen": GREEN, "lime": GREEN, "limegreen": GREEN, "seagreen": GREEN,
    "forestgreen": GREEN, "lightgreen": GREEN, "success": GREEN, "gron": GREEN, "blue": BLUE, "darkblue": BLUE,
    "purple": PURPLE,
}  # fmt: skip
"""Names in style sheets and class names."""
_HEX: Final = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_RGB: Final = re.compile(r"rgba?\(\s{0,3}(\d{1,3})\s{0,3}[, ]\s{0,3}(\d{1,3})\s{0,3}[, ]\s{0,3}(\d{1,3})")


@lru_cache(maxsize=4096)
def colour_name(red: int, green: int, blue: int, *, least: int = STRONG) -> str:
    """Return the name of a colour of parts 0–255, "" for one that is nearly grey; `least` is the least difference."""
    high, low = max(red, green, blue), min(red, green, blue)
    if high - low < least:
        return ""
    if high == red:
        turn = (green - blue) / (high - low) % 6
    elif high == green:
        turn = (blue - red) / (high - low) + 2
    else:
        turn = (red - green) / (high - low) + 4
    return next(name for degrees, name in _HUES if turn * 60 <= degrees)


def colour_of_word(word: str) -> str:
    """Return the colour that a Swedish word names, "" for another word."""
    return next((name for words, name in _STEMS if re.fullmatch(words, word.casefold())), "")


def same_colour(one: str, other: str, *, among: frozenset[str]) -> bool:
    """Say whether two names may be the same colour; orange is yellow where a key (`among`) knows no orange."""
    return one == other or (one == ORANGE and other == YELLOW and ORANGE not in among)


def styled_colour(text: str, *, least: int = STRONG) -> str:
    """Return the name of a colour as style sheets and word processors write it ("#f00", "rgb(…)", "red"), else ""."""
    text = text.strip()[:60]
    parts = _RGB.match(text)
    if parts is not None:
        return colour_name(*(min(int(part), 255) for part in parts.groups()), least=least)
    digits = _HEX.fullmatch(text)
    if digits is not None:
        whole = digits[1] if len(digits[1]) == 6 else "".join(digit * 2 for digit in digits[1])
        return colour_name(*(int(whole[at : at + 2], 16) for at in (0, 2, 4)), least=least)
    return _NAMED.get(text.casefold(), "")


def colour_in_names(text: str) -> str:
    """Return the colour that class or file names say ("status-green", "rod_prick.png"), "" for none or several."""
    words = re.split(r"[^a-zåäö]+", text.casefold()[:300])
    found = {_NAMED.get(word) or colour_of_word(word) for word in words} - {""}
    return found.pop() if len(found) == 1 else ""
