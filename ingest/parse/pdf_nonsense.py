"""Whether a page's text is nonsense: fonts without a true map give other letters than those that are drawn. Pure.

A font whose map is missing or wrong gives each letter for another, so words lose their vowels and stand in no
dictionary. Both are asked: a table of codes has few vowels, and another language stands in no Swedish dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from corpus import swedish
from ingest.parse.pdf_words import Line

VOWELS: Final = re.compile(r"[aeiouyåäöéüæø]", re.IGNORECASE)
FEW_VOWELS: Final = 0.26
"""Share of vowels among letters; running text of any European language has more than a third."""
LETTERS: Final = 120
"""Letters below which a page is not judged."""
WORDS: Final = 40
"""Long words that are looked up."""
KNOWN: Final = 0.1
"""Share of them that must be words."""
_LATIN: Final = re.compile(r"[A-Za-zÀ-ɏ]")
_WORD: Final = re.compile(r"[^\W\d_]{4,}")


def is_nonsense(lines: Sequence[Line]) -> bool:
    """Say whether the words of a page cannot be what is drawn on it."""
    text = " ".join(word.text for line in lines for word in line.words)
    letters = len(_LATIN.findall(text))
    if letters < LETTERS or len(VOWELS.findall(text)) >= FEW_VOWELS * letters:
        return False
    words = list(islice((found[0] for found in _WORD.finditer(text)), WORDS))
    return sum(map(swedish.is_word, words)) < KNOWN * max(len(words), 1)
