"""What speaks for a passage: features between 0 and 1 that a person can check by looking. Pure.

A word of the question stands in a text where its stem does, also inside a longer word ("frånvaro" in "skolfrånvaron");
short stems only as words of their own; so does what plans say instead (`corpus.everyday`). A compound that stands
nowhere counts by its parts ("skolans frånvaro").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Self

from corpus import compounds, swedish
from corpus.everyday import said_in_plans
from corpus.model import Document, Passage, Period
from corpus.stopwords import STOP_WORDS

MOST_WORDS = 24
"""Words of a question that are looked for, the weightiest."""
LONG_STEM = 5
"""Letters from which a stem may stand inside a word; shorter ones stand there by chance."""
SHORT_STEM = 4
"""Letters of a stem that may begin a word ("skol-"); shorter ones must be it."""
SHORTEST_PART = 4


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


@dataclass(frozen=True, slots=True)
class Seen:
    """A passage as the features see it, folded, with how much of each word of the question stands where (0–1)."""

    text: str
    headings: str
    around: Around
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
    in_plans = {one.asked: one.wordings for one in said_in_plans(question)}
    words = (_word(word, rarity / total, in_plans.get(word, ())) for rarity, word in weighed)
    return Wanted(tuple(words), tuple(numbers))


def seen(passage: Passage, around: Around, sought: Wanted) -> Seen:
    """Return a passage as the features see it."""
    text = passage.text.casefold()
    headings = " / ".join((*passage.headings, passage.header)).casefold()
    return Seen(text, headings, around, held(sought, text), held(sought, headings))


def held(sought: Wanted, text: str) -> tuple[float, ...]:
    """Return how much of each word of the question stands in a folded text, 0–1."""
    return tuple(_held(word, text) for word in sought.words)


def covered(sought: Wanted, passage: Seen) -> float:
    """Return the share of the question's words, by weight, that stand in the text, its headings or its table's head."""
    return _share(sought, [max(both) for both in zip(passage.in_text, passage.in_headings, strict=True)])


def headed(sought: Wanted, passage: Seen) -> float:
    """Return the share that stands in the headings or the table's head."""
    return _share(sought, passage.in_headings)


def titled(sought: Wanted, passage: Seen) -> float:
    """Return the share that stands in the title of a document that the passage is in."""
    return max((_share(sought, held(sought, title)) for title in passage.around.titles), default=0.0)


def numbered(sought: Wanted, passage: Seen) -> float:
    """Return the share of the question's numbers that stand in text or headings, or are years of the document."""
    if not sought.numbers:
        return 0.0
    texts = (passage.text, passage.headings, *passage.around.titles)
    found = [any(all(ends) for text in texts for ends in _places(number, text)) for number in sought.numbers]
    of_document = [_is_year_of(number, passage.around.periods) for number in sought.numbers]
    return sum(map(max, found, of_document)) / len(found)


FEATURES: dict[str, Callable[[Wanted, Seen], float]] = {
    "covered": covered,
    "headed": headed,
    "titled": titled,
    "numbered": numbered,
}
"""Every feature by its name."""


def _word(word: str, weight: float, in_plans: Sequence[str]) -> Word:
    base = swedish.lemma(word)
    said = (stem for one in in_plans if " " not in one for stem in _stems(one, swedish.lemma(one)))
    parts = (part for part in compounds.all_parts(base) if len(part) >= SHORTEST_PART)
    return Word((*_stems(word, base), *said), tuple(_stems(part, part) for part in parts), weight)


def _stems(word: str, base: str) -> tuple[str, ...]:
    """Return what a word and its dictionary form begin with, where that tells them from others, else both."""
    alike = takewhile(lambda both: both[0] == both[1], zip(word, base, strict=False))
    common = "".join(letter for letter, _ in alike)
    is_telling = len(common) >= max(SHORT_STEM, min(LONG_STEM, len(base) - 1))
    return (common,) if is_telling else tuple(dict.fromkeys((word, base)))


def _held(word: Word, text: str) -> float:
    """Return how much of a word stands in a folded text: 1 for one of its stems, else the share of its parts."""
    if _stands(word.stems, text):
        return 1.0
    return sum(_stands(part, text) for part in word.parts) / len(word.parts) if word.parts else 0.0


def _stands(stems: Sequence[str], text: str) -> bool:
    for stem in stems:  # noqa: SIM110 - the hottest place of a search: any() over a generator takes twice the time
        if stem in text and (len(stem) >= LONG_STEM or _stands_apart(stem, text)):
            return True
    return False


def _stands_apart(stem: str, text: str) -> bool:
    """Say whether a short stem begins a word of a text, and where it is very short, is one."""
    return any(begins and (len(stem) >= SHORT_STEM or ends) for begins, ends in _places(stem, text))


def _places(found: str, text: str) -> Iterator[tuple[bool, bool]]:
    """Yield for each place of some letters in a text whether a word or number begins and ends there."""
    at = text.find(found)
    while at >= 0:
        end = at + len(found)
        yield not text[max(0, at - 1) : at].isalnum(), not text[end : end + 1].isalnum()
        at = text.find(found, at + 1)


def _is_year_of(number: str, periods: Sequence[Period]) -> bool:
    return number.isdecimal() and any(period.first <= int(number) <= period.last for period in periods)


def _share(sought: Wanted, found: Sequence[float]) -> float:
    return sum(word.weight * share for word, share in zip(sought.words, found, strict=True))
