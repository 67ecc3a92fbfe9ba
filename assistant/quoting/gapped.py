"""Lists that name what they count once ("13 skolor är klara och 5 har börjat"), with the noun put in again. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from assistant.quoting.clauses import REMEMBERED_TEXTS, parsed
from assistant.quoting.closed_classes import closed
from assistant.quoting.number_words import SPELLED
from assistant.quoting.words import PREPOSITIONS, Word
from corpus.word_classes import is_noun

_STATES = closed(
    "klara klar pågående planerade försenade färdiga påbörjade avslutade genomförda uppfyllda uppnådda kvar"
)
YEAR_DIGITS = 4


@lru_cache(maxsize=REMEMBERED_TEXTS)
def filled(text: str) -> str:
    """Return a text with the counted noun put in after each number that lacks it; the text itself without any."""
    read = parsed(text)
    noun: Word | None = None
    pieces: list[str] = []
    end = 0
    for number, word in enumerate(read.words[:-1]):
        if not _is_number(word):
            continue
        following = read.words[number + 1]
        counts = following.end - following.start > 2 and is_noun(following.key) and not _is_state(following)
        if counts and not following.is_verb:
            noun = following
        elif noun is not None and _lacks_noun(read.words, number):
            pieces.append(f"{read.text[end : word.end]} {noun.text}")
            end = word.end
    return "".join((*pieces, read.text[end:])) if pieces else text


def _lacks_noun(words: Sequence[Word], number: int) -> bool:
    """Say whether a number is followed by a verb or by how things are, and is no part of what follows it."""
    following = words[number + 1]
    return (following.is_verb or _is_state(following)) and following.key not in PREPOSITIONS


def _is_state(word: Word) -> bool:
    return word.key in _STATES


def _is_number(word: Word) -> bool:
    return word.key in SPELLED or (word.key.isdigit() and len(word.key) != YEAR_DIGITS)
