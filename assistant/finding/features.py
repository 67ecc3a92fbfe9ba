"""What speaks for a passage: features between 0 and 1 that a person can check by looking. Pure.

A word of the question stands in a text where its stem does, also inside a longer word ("frånvaro" in "skolfrånvaron");
short stems only as words of their own. A compound that stands nowhere counts by its parts ("skolans frånvaro").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import NamedTuple, Self

from corpus import compounds, swedish
from corpus.model import Document, Passage, Period
from corpus.stopwords import STOP_WORDS

MOST_WORDS = 24
"""Words of a question that are looked for, the weightiest."""
LONG_STEM = 5
"""Letters from which a stem may stand inside a word; shorter ones stand there by chance."""
SHORT_STEM = 4
"""Letters of a stem that may begin a word ("skol-"); shorter ones must be it."""
SHORTEST_PART = 4
NEAR = 80
"""Characters: about a dozen words, a clause or a row of a table."""
MOST_PLACES = 20
"""Places of one stem in one text that are looked at."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word that a question looks for: any of its stems, or else its parts, each by any of its stems.

    `weight` is its share of all that is looked for; the weights of a question make 1.
    """

    stems: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question looks for. `numbers` are its numbers and years as written, each once."""

    words: tuple[Word, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of the documents that a passage stands in: their titles, and the periods they hold for."""

    titles: tuple[str, ...] = ()
    """Folded."""
    periods: tuple[Period, ...] = ()

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Self:
        """Gather it from the documents."""
        known = tuple(documents)
        periods = (one.period for one in known if one.period is not None)
        return cls(tuple(dict.fromkeys(one.title.casefold() for one in known)), tuple(dict.fromkeys(periods)))


class Place(NamedTuple):
    """Where (character) a word of the question (its number) stands, and how much of it (0–1)."""

    at: int
    word: int
    held: float


class _Standing(NamedTuple):
    """How much of a word stands in a text (0–1), and its places, each with how much of it stands there."""

    share: float
    places: list[tuple[int, float]]


@dataclass(frozen=True, slots=True)
class Seen:
    """A passage as the features see it, folded, with the places of the question's words.

    `in_text` and `in_headings` tell how much of each word stands there (0–1).
    """

    text: str
    headings: str
    around: Around
    places: tuple[Place, ...]
    in_text: tuple[float, ...]
    in_headings: tuple[float, ...]


def words_of(question: str) -> tuple[str, ...]:
    """Return the words that a question looks for, each once: those that carry meaning, or else all."""
    every = dict.fromkeys(swedish.words(question))
    return tuple(word for word in every if word not in STOP_WORDS["sv"]) or tuple(every)


def wanted(question: str, rarities: Sequence[float]) -> Wanted:
    """Return what a question looks for; `rarities` (above 0) are those of its words, in the order of `words_of`."""
    weighed = sorted(zip(rarities, words_of(question), strict=True), key=lambda one: -one[0])[:MOST_WORDS]
    total = sum(rarity for rarity, _ in weighed)
    numbers = dict.fromkeys(word for word in swedish.words(question) if word[0].isdigit())
    return Wanted(tuple(_word(word, rarity / total) for rarity, word in weighed), tuple(numbers))


def seen(passage: Passage, around: Around, sought: Wanted) -> Seen:
    """Return a passage as the features see it."""
    text = passage.text.casefold()
    headings = " / ".join((*passage.headings, passage.header)).casefold()
    standing = [_standing(word, text) for word in sought.words]
    places = (Place(at, number, share) for number, one in enumerate(standing) for at, share in one.places)
    in_text = tuple(one.share for one in standing)
    return Seen(text, headings, around, tuple(sorted(places)), in_text, held(sought, headings))


def held(sought: Wanted, text: str) -> tuple[float, ...]:
    """Return how much of each word of the question stands in a folded text, 0–1."""
    return tuple(_standing(word, text).share for word in sought.words)


def covered(sought: Wanted, passage: Seen) -> float:
    """Return the share of the question's words, by weight, that stand in the text, its headings or its table's head."""
    return _share(sought, [max(both) for both in zip(passage.in_text, passage.in_headings, strict=True)])


def headed(sought: Wanted, passage: Seen) -> float:
    """Return the share that stands in the headings or the table's head."""
    return _share(sought, passage.in_headings)


def titled(sought: Wanted, passage: Seen) -> float:
    """Return the share that stands in the title of a document that the passage is in."""
    return max((_share(sought, held(sought, title)) for title in passage.around.titles), default=0.0)


def near(sought: Wanted, passage: Seen) -> float:
    """Return the largest share that stands within NEAR characters of the text."""
    places, best = passage.places, 0.0
    for first, start in enumerate(places):
        found: dict[int, float] = {}
        for place in places[first:]:
            if place.at > start.at + NEAR:
                break
            found[place.word] = max(found.get(place.word, 0.0), place.held)
        best = max(best, sum(sought.words[word].weight * share for word, share in found.items()))
    return best


def numbered(sought: Wanted, passage: Seen) -> float:
    """Return the share of the question's numbers that stand in text or headings, or are years of the document."""
    if not sought.numbers:
        return 0.0
    texts = (passage.text, passage.headings, *passage.around.titles)
    found = [
        any(_stands(number, text) for text in texts) or _is_year_of(number, passage.around.periods)
        for number in sought.numbers
    ]
    return sum(found) / len(found)


FEATURES: dict[str, Callable[[Wanted, Seen], float]] = {
    "covered": covered,
    "headed": headed,
    "titled": titled,
    "near": near,
    "numbered": numbered,
}
"""Every feature by its name."""


def _word(word: str, weight: float) -> Word:
    base = swedish.lemma(word)
    parts = (part for part in compounds.all_parts(base) if len(part) >= SHORTEST_PART)
    return Word(_stems(word, base), tuple(_stems(part, part) for part in parts), weight)


def _stems(word: str, base: str) -> tuple[str, ...]:
    """Return what a word and its dictionary form begin with, where that tells them from others, else both."""
    alike = takewhile(lambda both: both[0] == both[1], zip(word, base, strict=False))
    common = "".join(letter for letter, _ in alike)
    is_telling = len(common) >= max(SHORT_STEM, min(LONG_STEM, len(base) - 1))
    return (common,) if is_telling else tuple(dict.fromkeys((word, base)))


def _standing(word: Word, text: str) -> _Standing:
    """Return how much of a word stands in a folded text, and where: its stems, or its parts where they do not."""
    whole = _found(word.stems, text)
    if whole or not word.parts:
        return _Standing(float(bool(whole)), [(at, 1.0) for at in whole])
    each = 1 / len(word.parts)
    parts = [_found(stems, text) for stems in word.parts]
    return _Standing(each * sum(map(bool, parts)), [(at, each) for part in parts for at in part])


def _found(stems: Sequence[str], text: str) -> list[int]:
    """Return where stems stand in a folded text, of each the first MOST_PLACES."""
    return [at for stem in stems if stem in text for at in islice(_each(stem, text), MOST_PLACES)]


def _each(stem: str, text: str) -> Iterator[int]:
    at = text.find(stem)
    while at >= 0:
        begins = len(stem) >= LONG_STEM or not text[at - 1 : at].isalnum()
        if begins and (len(stem) >= SHORT_STEM or not text[at + len(stem) : at + len(stem) + 1].isalnum()):
            yield at
        at = text.find(stem, at + 1)


def _stands(number: str, text: str) -> bool:
    """Say whether a number stands in a text by itself, not inside another."""
    at = text.find(number)
    while at >= 0 and (text[at - 1 : at].isalnum() or text[at + len(number) : at + len(number) + 1].isalnum()):
        at = text.find(number, at + 1)
    return at >= 0


def _is_year_of(number: str, periods: Sequence[Period]) -> bool:
    return number.isdecimal() and any(period.first <= int(number) <= period.last for period in periods)


def _share(sought: Wanted, found: Sequence[float]) -> float:
    return sum(word.weight * share for word, share in zip(sought.words, found, strict=True))
