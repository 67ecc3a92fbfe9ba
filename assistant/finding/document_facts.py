"""What is known of the documents of a reading, and of which names it makes sure. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.understanding.coverage import Words, bare
from corpus.model import Document

LONG_NAME = 8
"""Letters from which a word may stand for the organisation whose name begins with it."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_ORGANISATION = re.compile(r"(\w{4,}?)s?(?:förbund|nämnd|bolag|förvaltning)(?:et|en|ets|ens|s)?")
_UNDOTTED = str.maketrans("åäöéü", "aaoeu")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the documents of a reading."""

    words: Words
    years: frozenset[int]

    def covers(self, word: str) -> float:
        """Return how surely a word is known of the documents; their file names may be written without dots.

        An organisation may be called by the first part of its name ("tolkförbundet" for "Tolkförmedling Väst",
        "räddningstjänsten" for "Räddningstjänstförbundet").
        """
        if self.words.names(_undotted(word)):
            return 1.0
        called = _ORGANISATION.fullmatch(word)
        if called is not None and any(one.startswith(called[1]) for one in self.words.found):
            return 1.0
        whole = (_ORGANISATION.fullmatch(one) for one in self.words.found if one.startswith(bare(word)))
        if len(word) >= LONG_NAME and any(one is not None and one[1] == bare(word) for one in whole):
            return 1.0
        return self.words.covers(word)

    def names(self, word: str) -> bool:
        """Say whether the documents are known to be of what a proper name or number names."""
        return self.words.names(word) or self.words.names(_undotted(word))


def facts_of(documents: Sequence[Document], *, cover: str = "") -> Facts:
    """Return the words and years that title, file name, kommun, organ, kind, period and cover give documents."""
    texts = [
        part
        for one in documents
        for part in (one.title, one.name.replace("-", " "), one.kommun, one.organ, one.kind)
        if part
    ]
    years = {year for one in documents if one.period for year in range(one.period.first, one.period.last + 1)}
    years |= {int(match) for text in texts for match in _YEAR.findall(text)}
    return Facts(Words.of(*texts, cover), frozenset(years))


def document_words(documents: Sequence[Document]) -> Words:
    """Return the words that are known of documents: title, file name, kommun, organ, kind."""
    return facts_of(documents).words


def _undotted(word: str) -> str:
    """Return a word as file names write it ("västs": "vasts")."""
    return word.translate(_UNDOTTED)


def is_whose(word: str) -> bool:
    """Say whether a word is an organisation's name: "förbundet" alone in a text may be another ("Norrförbundet")."""
    return _ORGANISATION.fullmatch(word) is not None


def is_named(word: str, named: Sequence[Words | Facts]) -> bool:
    """Say whether a proper name or number stands somewhere; of names that a hyphen joins, each of them."""
    if any(one.names(word) or one.covers(word) == 1 for one in named):
        return True
    parts = word.split("-")
    return len(parts) > 1 and all(any(one.names(part) for one in named) for part in parts)
