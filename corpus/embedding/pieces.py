"""A text's words, and the listed pieces that a word falls into. Pure; training and reading share it.

`tokenizer.json` says the same to the library tokenizers: pieces are those of WordPiece (Schuster and Nakajima, 2012)
without a mark on what continues a word. Words are told apart here and not by `corpus.swedish.words`: the shipped rows
were trained on just these.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

LONGEST_WORD = 60
"""Characters; a longer word has no pieces."""
LONGEST_TEXT = 20_000
"""Characters of a text that are read; bounds the time and memory that a text takes."""
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe"
"""Soft hyphens and what else stands in a word without being seen."""

_WORD = re.compile(r"[^\W_]+")
_UNSEEN = dict.fromkeys(map(ord, INVISIBLE))


def text_words(text: str) -> list[str]:
    """Return the words and numbers of a text, lower case, in order."""
    folded = unicodedata.normalize("NFC", text[:LONGEST_TEXT]).translate(_UNSEEN).lower()
    return _WORD.findall(folded)


def pieces(word: str, listed: Mapping[str, int]) -> tuple[int, ...]:
    """Return the numbers of a word's pieces: the longest that is listed, and again from its end.

    A listed word is one piece; () for a word that is too long or has a place where nothing listed begins.
    """
    found: list[int] = []
    start = 0
    while start < len(word) <= LONGEST_WORD:
        end = next((end for end in range(len(word), start, -1) if word[start:end] in listed), start)
        if end == start:
            return ()
        found.append(listed[word[start:end]])
        start = end
    return tuple(found)
