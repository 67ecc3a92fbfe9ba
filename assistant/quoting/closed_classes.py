"""Classes of words that hold few and never grow (prepositions, negations), written as text. Data."""

from __future__ import annotations


def closed(words: str) -> frozenset[str]:
    """Return the words of a text parted by white space."""
    return frozenset(words.split())
