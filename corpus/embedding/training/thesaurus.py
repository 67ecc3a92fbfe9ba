"""Pairs of synonyms from a thesaurus in the form of MyThes: everyday words beside those that plans use.

The file: its encoding; then for each word a line `word|meanings` and for each meaning `part of speech|synonym|…`.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from zlib import crc32

from corpus.swedish import lemma

HELD_OUT = 10
"""One pair in so many is held out."""
DRAWN = 3
"""Times that each pair is drawn, in forms of its words that are listed."""


def read_synonyms(path: Path) -> list[tuple[str, str]]:
    """Return the pairs of single words, lower case, each once."""
    encoding = path.read_bytes().split(b"\n", 1)[0].decode("ascii").strip()
    lines = iter(path.read_text(encoding=encoding).splitlines()[1:])
    found: dict[tuple[str, str], None] = {}
    for line in lines:
        word, _, meanings = line.lower().rpartition("|")
        for meaning in islice(lines, int(meanings)):
            for other in meaning.lower().split("|")[1:]:
                if word.isalpha() and other.isalpha() and word != other:
                    found[min(word, other), max(word, other)] = None
    return list(found)


def split_synonyms(pairs: Sequence[tuple[str, str]]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the pairs to train on, and those held out."""
    sides: tuple[list[tuple[str, str]], list[tuple[str, str]]] = ([], [])
    for pair in pairs:
        sides[crc32("|".join(pair).encode()) % HELD_OUT == 0].append(pair)
    return sides


def inflected(pairs: Sequence[tuple[str, str]], listed: Sequence[str], *, seed: int) -> list[tuple[str, str]]:
    """Return pairs of listed forms of the words, DRAWN of each pair that has such, and the same the other way round."""
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for word in listed:
        if word.isalpha():
            forms[lemma(word)].append(word)
    draws = random.Random(seed)  # noqa: S311 - no secret
    drawn: list[tuple[str, str]] = []
    for pair in pairs:
        ones, others = (forms.get(lemma(word)) for word in pair)
        if ones and others:
            drawn += [(draws.choice(ones), draws.choice(others)) for _ in range(DRAWN)]
    return drawn + [(other, one) for one, other in drawn]
