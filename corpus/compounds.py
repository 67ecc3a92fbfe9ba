"""The parts of Swedish compounds, over the dictionary of `corpus.swedish`. Pure; bounded time on any word.

A word is parted in two, where both parts are words: "folkhälsoarbetet" into folkhälsa and arbete. Of several places the
one where the dictionary knows both sides is taken, then one with a linking s, then the one with the longest shorter
part. A word that the dictionary holds whole is parted too ("hemtjänst"), for search wants its parts; "förskola" and
"uppföljning" are not, because what stands first there is no part but a prefix. A word with a capital inside a sentence
must be kept away by the caller; names that the dictionary has ("norrköping") are never parted.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corpus import swedish
from corpus.word_classes import is_noun

CACHED_WORDS = 65_536
LONGEST = 45
"""Letters. Longer words are not parted: no real one is so long, and the time grows with the square of the length."""
SHORTEST_PART = 4
"""Letters; shorter parts are listed below, for most short words stand by chance in longer ones."""
_SHORT_FIRST = frozenset(
    "arv avi bad ben bil bio bok bus båt bär dag del djur dom fas fel fru gas hav hem hud hus hyr häl idé ko köp kör lag "
    "lek lov lån lön mat mor mun mål nöt ort park pris roll rum råd rör röst sim sjö ski sko sol syn säl tak tal tid tåg "
    "ute val ved vin väg väv yta år el is brå".split()
)
_SHORT_HEADS = frozenset("avi bad bil bok buss båt dag del fel gas hav hus hem lag lov lån lön mat mål råd rum sal sjö "
    "syn tal tid tåg val väg yta år".split()
)  # fmt: skip
_PREFIXES = frozenset(
    "an av be bi er för in med mot ned ner o om på sam upp ut vid bort efter fram framåt före genom inne inom kring mellan miss mitt nedan omkring redo runt samman sammans till "
    "tillbaka undan under upp uppe utan utom vidare åter över emellan emot igenom ifrån halv vara".split()
)
"""What stands before a word without being a part of its own."""
_HEADS = frozenset({"fullmäktige"})
"""Heads without a definite form."""
_ENDINGS = frozenset(
    "ande are arna artad bara barhet dom eligen else ende erna förande försel givande gången görande hetens inna ling "
    "ligen lighet ligt läggande lösa mässig möjlig nad ning ningen ningar orna samma samt sion skap skapa skapen "
    "skapet tion tivet varande visa".split()
)
"""Ends of words that the dictionary has as words too, but which are seldom the head of a compound."""


class _Part(NamedTuple):
    """A part in its dictionary form; whether the dictionary knows it, and whether an s links it to the next."""

    base: str
    known: bool
    linked: bool


def parts(word: str) -> tuple[str, ...]:
    """Return the two parts of a compound in their dictionary forms, or nothing of another word.

    The word is taken in any case and inflection. Time is bounded for every text, and a word is remembered.
    """
    base = swedish.normalise(word)
    return _parts(base) if 2 * SHORTEST_PART - 2 <= len(base) <= LONGEST else ()


def all_parts(word: str) -> tuple[str, ...]:
    """Return the parts of a compound and the parts of these, each once, in order ("folkhälsa", "folk", …)."""
    found: list[str] = []
    for part in parts(word):
        found += (part, *parts(part))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=CACHED_WORDS)
def _parts(word: str) -> tuple[str, ...]:
    if not word.isalpha() or swedish.is_name(word):
        return ()
    found = [
        ((first.known, first.linked, min(place, len(word) - place)), first.base, head)
        for place, head in _heads(word)
        if (first := _first(word[:place])) is not None
    ]
    return max(found)[1:] if found else ()


def _heads(word: str) -> Iterator[tuple[int, str]]:
    """Yield where the last part of a word may begin, and its dictionary form."""
    for place in range(2, len(word) - 2):
        last = word[place:]
        if last in _ENDINGS or not swedish.is_word(last):
            continue
        head = swedish.lemma(last)
        if (head in _SHORT_HEADS or len(head) >= SHORTEST_PART) and head not in _ENDINGS and _is_head(head):
            yield place, head


def _is_head(word: str) -> bool:
    """Say whether a word in its dictionary form is a noun, also when it is a verb's form too ("skola", "boende")."""
    definite = (f"{word}n", f"{word}t") if word.endswith("e") else (f"{word}n",)
    by_form = any(swedish.is_word(form) and swedish.lemma(form) == word for form in definite)
    return by_form or word in _HEADS or is_noun(word)


def _first(form: str) -> _Part | None:
    """Return the first part of a compound from the form in which it stands there; None where it is no word."""
    if form in _PREFIXES or form.removesuffix("s") in _PREFIXES:
        return None
    for base, linked in _bases(form):
        if _is_base(base):
            return _Part(base, known=True, linked=linked)
    for base, linked in _bases(form):
        if len(base) >= 2 * SHORTEST_PART and _is_joined(base):
            return _Part(base, known=False, linked=linked)
    return None


def _bases(form: str) -> Iterator[tuple[str, bool]]:
    """Yield the words that may stand before a head in such a form: itself, without linking s, with its vowel."""
    yield form, False
    stem = form.removesuffix("s")
    if stem != form:
        yield stem, True
    for ending in "ae":
        yield f"{form}{ending}", False
    if stem != form:
        yield f"{stem}e", True
        yield f"{stem}a", True
    if form.endswith(("o", "u", "e")):
        yield form[:-1], False
        yield f"{form[:-1]}a", False


def _is_base(word: str) -> bool:
    """Say whether a word is in its dictionary form and may be the first part of another."""
    if not (word in _SHORT_FIRST or len(word) >= SHORTEST_PART) or (word.endswith("s") and not is_noun(word)):
        return False
    return swedish.is_word(word) and swedish.lemma(word) == word and not swedish.is_name(word)


def _is_joined(word: str) -> bool:
    """Say whether a word that the dictionary lacks is a compound of two that it knows ("internkontroll")."""
    fronts = (word[:place] for place, _ in _heads(word))
    return any(front in _PREFIXES or any(_is_base(base) for base, _ in _bases(front)) for front in fronts)
