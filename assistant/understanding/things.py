"""The words of a question for things that can be wanted, misspelt ones too. Pure."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from assistant.understanding.catalogue import name_words
from assistant.wording import LEVEL_WORDS, Wanted, find_things
from corpus import swedish
from corpus.similarity import slips

SHORTEST = 8
"""Letters from which a word may be misspelt: shorter ones are near too many others."""
MOST_SLIPS = 2
MOST_WORDS = 60
"""Words of one question that are tried as misspellings."""
_PLAIN = (
    "aktiviteter aktiviteten aktiviteterna indikatorer indikatorerna nyckeltal nyckeltalen åtgärder åtgärderna insatser"
    " visionen visioner visionens"
)


def things_in(masked: str) -> tuple[Wanted, ...]:
    """Return every word for a thing that can be wanted in a folded, masked question, in order of place."""
    found = find_things(masked)
    unknown = [
        word for word in name_words(masked)[:MOST_WORDS] if len(word[0]) >= SHORTEST and not _is_known(word, found)
    ]
    meant = (_meant(word, start, end) for word, start, end in unknown)
    return tuple(sorted((*found, *(one for one in meant if one is not None)), key=lambda one: one.start))


def _is_known(word: tuple[str, int, int], found: tuple[Wanted, ...]) -> bool:
    said, start, end = word
    return any(one.start < end and start < one.end for one in found) or swedish.is_word(said)


def _meant(word: str, start: int, end: int) -> Wanted | None:
    """Return what a misspelt word wants; None when it is near no word for a thing."""
    near = min(_spellings(), key=lambda other: slips(word, other, at_most=MOST_SLIPS))
    if slips(word, near, at_most=MOST_SLIPS) > MOST_SLIPS or word[0] != near[0]:
        return None
    things = find_things(near)
    return replace(things[0], start=start, end=end) if things else None


@lru_cache(maxsize=1)
def _spellings() -> tuple[str, ...]:
    """Return the words for things in the forms that questions use."""
    words = [one.word for one in LEVEL_WORDS if " " not in one.word]
    goals = [f"{word}{ending}" for word in words if word.endswith("mål") for ending in ("", "et", "en")]
    areas = [f"{word[:-1]}{ending}" for word in words if word.endswith("område") for ending in ("e", "en", "ena", "et")]
    return (*goals, *areas, *_PLAIN.split())
