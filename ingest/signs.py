"""Characters that are drawn as symbols (●, ▲, ✓, ★): their shapes, and the colour of those that have one. Pure.

List marks ("•", "▪", "–") are none of them: they stand before anything.
"""

from __future__ import annotations

import re
from typing import Final

from ingest.colours import BLUE, GREEN, ORANGE, PURPLE, RED, YELLOW

DISC, SQUARE, TICK, CROSS, STAR, FACE = "cirkel", "fyrkant", "bock", "kryss", "stjärna", "ansikte"
UP, DOWN, RIGHT, LEFT, TRIANGLE = "pil upp", "pil ned", "pil höger", "pil vänster", "triangel"
FIELD: Final = "fält"
"""The shape of a filled cell or swatch: only its colour says anything."""
TEXT: Final = "text"
"""The shape of coloured words: only their colour says anything."""
_SHAPES: Final = {
    "●⬤⚫○◯⚪◌◐◑◒◓◔◕🔴🟠🟡🟢🔵🟣": DISC,
    "■□◼◻⬛⬜▣🟥🟧🟨🟩🟦🟪": SQUARE,
    "✓✔☑✅🗸": TICK,
    "✗✘✕✖❌☒": CROSS,
    "★☆⭐✩✭": STAR,
    "☺☻☹😀🙂😐🙁😊😟": FACE,
    "↑⬆🡅⇧▲△▴": UP,
    "↓⬇🡇⇩▼▽▾": DOWN,
    "➡🡆⇨►▶▷": RIGHT,
    "←⬅🡄⇦◄◀◁": LEFT,
    "◆◇⯁": "romb",
}
_COLOURS: Final = {"🔴🟥❌": RED, "🟠🟧": ORANGE, "🟡🟨": YELLOW, "🟢🟩✅": GREEN, "🔵🟦": BLUE, "🟣🟪": PURPLE}
SHAPE_OF: Final = {sign: shape for signs, shape in _SHAPES.items() for sign in signs}
COLOUR_OF: Final = {sign: colour for signs, colour in _COLOURS.items() for sign in signs}
SIGNS: Final = "".join(SHAPE_OF)
_JOINERS: Final = "\ufe0e\ufe0f"
"""They say how the sign before them is drawn."""
_RUN: Final = re.compile(rf"[{SIGNS}](?:[\s{_JOINERS}]{{0,2}}[{SIGNS}])*[{_JOINERS}]?")
WINGDINGS: Final = {
    0x6C: "●", 0xA1: "○", 0x6E: "■", 0xA8: "□", 0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0x4A: "☺", 0x4B: "😐",
    0x4C: "☹", 0xE9: "↑", 0xEA: "↓", 0xE8: "➡", 0xF1: "⬆", 0xF2: "⬇", 0xF0: "⇨", 0xAB: "★", 0x75: "◆",
}  # fmt: skip
"""Characters of the Wingdings face that are signs."""
_SAID: Final = (
    (r"cirkel|prick|punkt|boll|plupp|ring", (DISC,)),
    (r"fyrkant|kvadrat|ruta", (SQUARE, FIELD)),
    (r"bock", (TICK,)),
    (r"kryss", (CROSS,)),
    (r"stjärna", (STAR,)),
    (r"triangel", (UP, DOWN, RIGHT, LEFT)),
    (r"pil (?:uppåt|upp)", (UP,)),
    (r"pil (?:neråt|nedåt|ned)", (DOWN,)),
    (r"pil åt (?:höger|sidan)", (RIGHT,)),
    (r"pil", (UP, DOWN, RIGHT, LEFT)),
    (r"smiley|gubbe|ansikte", (FACE,)),
)
SHAPE_WORD: Final = "|".join(words for words, _ in _SAID)
"""A regular expression for the words for shapes, folded."""


def shapes_said(word: str) -> tuple[str, ...]:
    """Return the shapes that a Swedish word may mean; none for another word."""
    return next((shapes for words, shapes in _SAID if re.fullmatch(words, word.casefold())), ())


def runs(text: str) -> list[tuple[int, int]]:
    """Return where signs that stand together begin and end: "●●○" is one symbol."""
    return [match.span() for match in _RUN.finditer(text)]


def shape_of(signs: str) -> str:
    """Return the shape of a run of signs, "" where they have several."""
    found = {SHAPE_OF[sign] for sign in signs if sign in SHAPE_OF}
    return found.pop() if len(found) == 1 else ""


def colour_of(signs: str) -> str:
    """Return the colour that signs have by themselves ("🟢"), "" for none or several."""
    found = {COLOUR_OF.get(sign, "") for sign in signs if sign in SHAPE_OF}
    return found.pop() if len(found) == 1 else ""


def worded(text: str) -> tuple[int, int]:
    """Return where the words of a text begin and end, without the signs before and after them; (0, 0) for none."""
    start, end = 0, len(text)
    edge = f"{SIGNS}{_JOINERS} \n"
    while start < end and text[start] in edge:
        start += 1
    while end > start and text[end - 1] in edge:
        end -= 1
    return (start, end) if end > start else (0, 0)
