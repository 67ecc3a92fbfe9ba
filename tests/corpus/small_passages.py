"""Small passages for the tests of the indexes."""

from __future__ import annotations

import random

from corpus.model import Locator, Passage, Span

_WORDS = """
skola förskola elever bostäder äldre omsorg kultur fritid integration klimat miljö företag ekonomi budget trygghet
hälsa vatten vägar parker bibliotek personal arbetsmiljö digitalisering medborgare dialog
"""
WORDS = _WORDS.split()


def passage(passage_id: str, text: str, *headings: str, header: str = "") -> Passage:
    """Make a passage that stands at the beginning of page 1."""
    return Passage(passage_id, Locator("r1", (Span(1, 0, len(text)),)), text, headings, header)


def many(count: int, seed: int = 0) -> list[Passage]:
    """Make passages of drawn words; every seventh repeats the one before, so that scores tie."""
    draw = random.Random(seed)  # noqa: S311  # not for secrets
    made: list[Passage] = []
    for number in range(count):
        text = made[-1].text if number % 7 == 6 else " ".join(draw.choices(WORDS, k=draw.randint(3, 30)))
        made.append(passage(f"p{number:04}", text, draw.choice(WORDS)))
    return made
