"""The parts of Swedish compounds, over the dictionary of `corpus.swedish`. Pure; bounded time on any word.

A word falls in two where both parts are words: "folkhälsoarbetet" into folkhälsa and arbete. Of several places the one
where the dictionary knows the first part is taken, then the one that leaves the shorter part longest. Words that the
dictionary has whole fall apart too ("hemtjänst"), for a search wants their parts; "förskola" and "uppföljning" do not:
what stands first in them is a prefix. Names that the dictionary has ("norrköping") stay whole; it lacks many, so
whoever sees a capital inside a sentence should not ask.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corpus import swedish
from corpus.word_classes import is_noun

CACHED_WORDS = 65_536
LONGEST_WORD = 45
"""Letters. Longer words are not parted: no real one is so long, and the time grows with the square of the length."""
SHORTEST_WORD = 6
SHORTEST_PART = 4
"""Letters; shorter parts are listed, for most short words stand by chance in longer ones."""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SHORT_FIRST = _set("""
arv avi bad bil bio bok bus båt dag del djur el elev fas gas hav hem hud hus häl idé kör lag lek lov län lån lön mat
mor mål nät ort ram roll rum råd sim sjö sko sol syn tak tal tid tåg val ved vin väg vår yta år öl
""")
_SHORT_HEADS = _set("""
avi bad bil bok bås båt dag del fel fil gas hav hem hus häl lag lov lån lön mat mål nät rum råd sal sjö syn tak tal
tid tåg val väg yta
""")
_PREFIXES = _set("""
an av be bi bort däri efter emellan emot er fort fram framåt för före förut genom halv hitta ifrån igenom illa in inne
inom kring med mellan miss mot ned nedan ner o om omkring på redo runt sam samma samman sammans till tillbaka undan
under upp uppe ut utan utom vara vid vidare åstad åter över
""")
"""What stands before a word without being a part of its own, and words that are seldom a first part."""
_ENDINGS = _set("""
amma ande are arna artad bara bunden dater dom domar domare domen else ende enhet erna eten etens förande givande
given gångs gör göra görande görs hetens heter inna kar kara kas kasa kilt lera lig liga ligare ligen ligt lika ling
lägga lös lösa löshet mara mare mast medling mässig möjlig nad ning ningar ningen nova orn orna rate ration ring
ringar ringare ringarna ringars ringen ringens rings ripa samma samt sen sena sens sion skap skapa skapen skapet skara
skaran slig sting stret tant tanter tern tigare tion tivet varande visa
""")
"""Ends of words that the dictionary has as words too ("regle-ring", "sjuk-domar"), seldom the head of a compound."""
_WHOLE = _set("""
aktion aktivitet bakgrund erfarenhet förtroende kombination kommun kompetens konkurrens konsekvens kontakt kontroll
kontrollera lagring moderat rapport redaktion registrering resultat riktlinje soldat transport
""")
"""Words that fall apart by chance alone."""


class _First(NamedTuple):
    """A first part in its dictionary form, and whether the dictionary knows it."""

    base: str
    known: bool


def parts(word: str) -> tuple[str, ...]:
    """Return the two parts of a compound in their dictionary forms, or nothing of another word.

    The word is taken in any case and inflection. Time is bounded for every text, and a word is remembered.
    """
    base = swedish.normalise(word)
    return _parts(base) if SHORTEST_WORD <= len(base) <= LONGEST_WORD else ()


def all_parts(word: str) -> tuple[str, ...]:
    """Return the parts of a compound and the parts of these, each once, in order ("folkhälsa", "folk", …)."""
    found: list[str] = []
    for part in parts(word):
        found += (part, *parts(part))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=CACHED_WORDS)
def _parts(word: str) -> tuple[str, ...]:
    if not word.isalpha() or swedish.lemma(word) in _WHOLE or swedish.is_name(word):
        return ()
    found = [
        ((first.known, min(place, len(word) - place), -place), first.base, head)
        for place, head in _heads(word)
        if (first := _first(word[:place])) is not None
    ]
    return max(found)[1:] if found else ()


def _heads(word: str) -> Iterator[tuple[int, str]]:
    """Yield where the last part of a word may begin, and its dictionary form."""
    for place in range(2, len(word) - 2):
        last = word[place:]
        if (len(last) < SHORTEST_PART and last not in _SHORT_HEADS) or last in _ENDINGS or not swedish.is_word(last):
            continue
        head = swedish.lemma(last)
        long_enough = len(head) >= SHORTEST_PART or head in _SHORT_HEADS
        if long_enough and head[:2] == last[:2] and head not in _ENDINGS and _is_head(head):
            yield place, head


@lru_cache(maxsize=CACHED_WORDS)
def _is_head(word: str) -> bool:
    """Say whether a word in its dictionary form is a noun, also when it is a verb's form too ("skola", "boende")."""
    definite = (f"{word}n", f"{word}t") if word.endswith("e") else (f"{word}n",)
    by_form = any(swedish.is_word(form) and swedish.lemma(form) == word for form in definite)
    return by_form or is_noun(word)


def _first(form: str) -> _First | None:
    """Return the first part of a compound from the form in which it stands there; None where it is no word."""
    if form in _PREFIXES or form.removesuffix("s") in _PREFIXES:
        return None
    known = next((base for base in _bases(form) if _is_base(base)), None)
    if known is not None:
        return _First(known, known=True)
    joined = (base for base in _bases(form) if len(base) >= 2 * SHORTEST_PART and _is_joined(base))
    return next((_First(base, known=False) for base in joined), None)


def _bases(form: str) -> Iterator[str]:
    """Yield the words that may stand so before a head: themselves, with a linking s, without or with another vowel."""
    yield form
    stem = form.removesuffix("s")
    if stem != form:
        yield stem
    if len(stem) < SHORTEST_PART:
        return
    if form.endswith(("o", "u", "e")):
        yield form[:-1]
        yield f"{form[:-1]}a"
    if stem.endswith("ar"):  # medborgar-, lärar-
        yield f"{stem}e"
    yield from (base for base in (f"{stem}e", f"{stem}a") if swedish.is_word(form) and _is_form_of(form, base))


def _is_form_of(form: str, base: str) -> bool:
    """Say whether the dictionary has what stands before a head as a form of a noun ("skol", "arbets")."""
    return swedish.lemma(form) == base and _is_head(base)


def _is_base(word: str) -> bool:
    """Say whether a word is in its dictionary form and may be the first part of another."""
    if not (word in _SHORT_FIRST or len(word) >= SHORTEST_PART) or (word.endswith("s") and not is_noun(word)):
        return False
    return swedish.is_word(word) and swedish.lemma(word) == word and not swedish.is_name(word)


def _is_joined(word: str) -> bool:
    """Say whether a word that the dictionary lacks is made of a prefix or a word and a word ("internkontroll")."""
    if swedish.lemma(word) != word:
        return False
    fronts = (word[:place] for place, _ in _heads(word))
    return any(front in _PREFIXES or any(_is_base(base) for base in _bases(front)) for front in fronts)
