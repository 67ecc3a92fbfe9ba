"""What people typed in a field of a form, made fit to be sought. Pure."""

from __future__ import annotations

import unicodedata

LONGEST = 200
"""Characters of a name or of words to look for; the rest is left out."""
MOST_PAGES = 100_000
"""Pages of a list: larger numbers are slips."""


def typed(text: str) -> str:
    """Return what was typed as one line in NFC without control characters and halves of characters, cut if long."""
    shown = (letter if letter.isprintable() else " " for letter in text[: 2 * LONGEST])
    return " ".join(unicodedata.normalize("NFC", "".join(shown)).split())[:LONGEST]


def typed_number(text: str) -> int:
    """Return the number (from 1) of a page of a list; 1 for what is none."""
    given = text.strip()
    number = int(given) if given.isascii() and given.isdecimal() and len(given) < len(str(MOST_PAGES)) else 1
    return max(1, number)
