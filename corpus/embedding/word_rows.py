"""The words of a text and the rows of the static model that each is made of. Pure; training and reading share it.

A word is the mean of one row for itself and one for each of its n-grams, found by hashing (Bojanowski et al., 2017).
The words are told apart here and not by `corpus.swedish.words`: the shipped rows were trained on just these.
"""

from __future__ import annotations

import re
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from corpus.swedish import normalise

NGRAMS = (4, 5)
"""Characters of an n-gram; the word's ends are marked and count."""
LONGEST_WORD = 60
"""Characters of a word that are read."""
LONGEST_TEXT = 20_000
"""Characters of a text that are read; bounds the time and memory that a text takes."""
CACHED_WORDS = 65_536

_WORD = re.compile(r"[^\W_]+")


def text_words(text: str) -> list[str]:
    """Return the words and numbers of a text, lower case, in order."""
    return [word[:LONGEST_WORD] for word in _WORD.findall(normalise(text[:LONGEST_TEXT]))]


@lru_cache(maxsize=CACHED_WORDS)
def word_hashes(word: str) -> NDArray[np.uint32]:
    """Return the word's own hash and those of its n-grams; words with digits have none. Modulo rows: its rows."""
    marked = f"_{word}_"
    grams = (marked[start : start + size] for size in NGRAMS for start in range(len(marked) - size + 1))
    parts = () if any(character.isdigit() for character in word) else grams
    return np.array([crc32(f"word {word}".encode()), *(crc32(gram.encode()) for gram in parts)], dtype=np.uint32)
