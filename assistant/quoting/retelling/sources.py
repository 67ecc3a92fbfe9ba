"""What a quote tells: its sentences, each whole and as its clauses, and its rows with labelled cells. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from assistant.quoting.clauses import REMEMBERED_TEXTS, Parsed, parsed
from assistant.quoting.matching import Wordings
from assistant.quoting.shortening import LONGEST
from assistant.quoting.words import AUXILIARIES, Word
from corpus.swedish import sentences


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence of a quote, or a clause of it with its subject; `lead` are words of the quote that introduce it."""

    words: tuple[Word, ...]
    text: Parsed
    wordings: Wordings
    lead: tuple[Word, ...]

    @property
    def is_whole(self) -> bool:
        """Say whether it is a whole sentence."""
        return self.words == self.text.words

    @property
    def first_verb(self) -> int:
        """Return the number of the first verb; that after the last word where there is none."""
        return next((number for number, word in enumerate(self.words) if word.is_verb), len(self.words))

    @property
    def is_task(self) -> bool:
        """Say whether it names what is to be done: "Bygga en väg"."""
        return not self.first_verb and self.words[0].key.endswith("a") and self.words[0].key not in AUXILIARIES


@lru_cache(maxsize=REMEMBERED_TEXTS)
def labelled_rows(quote: str) -> tuple[tuple[Word, ...], ...]:
    """Return the rows of a quote whose cells are labelled."""
    return tuple(one.words for one in parsed(quote).statements if one.is_row and one.labels)


@lru_cache(maxsize=REMEMBERED_TEXTS)
def sources_of(quote: str) -> tuple[Source, ...]:
    """Return the sentences of a quote's cells, each whole and as its clauses."""
    return tuple(source for cell in quote.split("|") for source in _of_cell(cell))


def _of_cell(cell: str) -> Iterator[Source]:
    lead: tuple[Word, ...] = ()
    for start, end in sentences(cell):
        text = parsed(cell[start:end].strip(" |"))
        own = _introduction(text)
        for told in dict.fromkeys((text.words, *_clauses(text))):
            introduced = bool(told) and bool(own) and told[-1].place >= len(own)
            if told:
                yield Source(told[:LONGEST], text, Wordings.of(told[:LONGEST]), (*lead, *(own if introduced else ())))
        lead = lead or (own if any(word.is_verb for word in own) else ())


def _clauses(text: Parsed) -> Iterator[tuple[Word, ...]]:
    """Yield the clauses of a sentence that stand by themselves, and those that share the subject before a verb."""
    for one in text.statements:
        if not one.clauses and not one.leans:
            yield one.words
        elif not one.clauses and one.shares_subject:
            subject = tuple(takewhile(lambda word: not word.is_verb, one.leans))
            yield (*subject, *one.words) if len(subject) < len(one.leans) else one.told


def _introduction(text: Parsed) -> tuple[Word, ...]:
    """Return the words before a colon, () without one."""
    before = next((n for n, word in enumerate(text.words) if text.text.startswith(":", word.end)), None)
    return () if before is None or before + 1 == len(text.words) else text.words[: before + 1]
