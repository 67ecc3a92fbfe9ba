"""Swedish text as data: sentences, tokens, character n-grams, lemmas, content words, numbers. Pure.

The only module that imports simplemma. Every function takes time linear in the length of the text, also when the
text is hostile. Sentences and numbers live in `corpus.sentences` and `corpus.quantities`; import them from here.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import simplemma

from corpus.abbreviations import DOTTED, EMPTY, EXPANSIONS
from corpus.quantities import StatedQuantity, dates, numbers, stated_quantities, years
from corpus.sentences import sentences
from corpus.stopwords import STOP_WORDS

__all__ = [
    "StatedQuantity",
    "Token",
    "character_ngrams",
    "content_words",
    "dates",
    "lemma",
    "lemmas",
    "normalise",
    "numbers",
    "plain",
    "sentences",
    "stated_quantities",
    "tokens",
    "word_ngrams",
    "words",
    "years",
]

NGRAM = 4
"""Characters. In-word 4-grams beat stems on every Swedish set measured (docs/quality.md)."""
BOUNDARY = "_"
"""Stands before and after each word in its n-grams; no token contains it."""
CACHED_WORDS = 65_536
"""Words whose n-grams and lemmas are remembered."""
LONGEST_WORD = 60
"""Characters. Longer words are not remembered, nor looked up in the dictionary."""
FAST_DICTIONARY_AFTER = 20_000
"""Distinct words. Up to here the dictionary is read compressed (15 MB, 0.4 s to load, 0.2 ms a word); a program that
needs more is a bulk job, for which 100 MB and 1.2 s buy 0.03 ms a word. Both give the same lemmas."""

SHORTEST_TAIL = 5
"""Letters from which the exceptions below hold for the last part of an unknown compound too ("omsorgsnämnd")."""

_TOKEN = re.compile(
    rf"(?i:{'|'.join(map(re.escape, DOTTED))})(?!\.?\w)"  # bl.a., fr.o.m.
    r"|[0-9]++(?:[.,][0-9]++){0,4}+(?!\w)"  # 16,4 and 1.02
    r"|[^\W_]++(?:[-‐‑][^\W_]++)*+(?::[a-zåäö]{1,3}(?!\w))?"  # SMS-påminnelse, KS-2025-00512, EU:s
)
_DEFINITE_GENITIVES = ("arnas", "ernas", "ornas", "ens", "ets")
_GENITIVE_COLON = re.compile(r":\w{1,3}$")
_FOLDED = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe", ""))


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number as it stands, at code points start..end (0-based, end excluded)."""

    text: str
    start: int
    end: int


def normalise(text: str) -> str:
    """Fold what is spelled differently but read the same: case, NFC, white space, dashes, invisible characters."""
    return " ".join(unicodedata.normalize("NFC", _unmarked(text).casefold()).split())


def plain(text: str) -> str:
    """Fold as `normalise` does, but keep upper and lower case."""
    return " ".join(_unmarked(text).split())


def _unmarked(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(_FOLDED)


def tokens(text: str) -> tuple[Token, ...]:
    """Return words (hyphens inside kept) and numbers (decimals kept, thousands apart) with their places."""
    return tuple(Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text))


def words(text: str) -> tuple[str, ...]:
    """Return the tokens of the normalised text."""
    return tuple(_TOKEN.findall(normalise(text)))


def character_ngrams(text: str, size: int = NGRAM) -> tuple[str, ...]:
    """Return the n-grams of each word of the normalised text, in order, none across a word's boundary.

    A word is marked at both ends ("_mål_"); hyphens part words; words that are too short, and numbers, stay whole.
    """
    return tuple(gram for word in words(text) for gram in word_ngrams(word, size))


def word_ngrams(word: str, size: int = NGRAM) -> tuple[str, ...]:
    """Return the n-grams of one normalised word. See `character_ngrams`."""
    return _cached_ngrams(word, size) if len(word) <= LONGEST_WORD else _ngrams(word, size)


def _ngrams(word: str, size: int) -> tuple[str, ...]:
    grams: list[str] = []
    for part in _GENITIVE_COLON.sub("", word).split("-"):
        marked = f"{BOUNDARY}{part}{BOUNDARY}"
        if len(marked) <= size or any(character.isdigit() for character in part):
            grams.append(marked)
        else:
            grams.extend(marked[start : start + size] for start in range(len(marked) - size + 1))
    return tuple(grams)


_cached_ngrams = lru_cache(maxsize=CACHED_WORDS)(_ngrams)


def lemma(word: str) -> str:
    """Return the dictionary form of one Swedish word, lower case; the word itself where it is not known."""
    return _lemma(word) if len(word) <= LONGEST_WORD else _base(word)


@lru_cache(maxsize=CACHED_WORDS)
def _lemma(word: str) -> str:
    base = _base(word)
    if not base:
        return base
    excepted = _excepted(base)
    if excepted:
        return excepted
    genitive = len(base) > SHORTEST_TAIL and base.endswith(_DEFINITE_GENITIVES) and _is_known(base[:-1])
    looked_up = _looked_up(base[:-1] if genitive else base)
    is_noun = looked_up == f"{base}a" and not base.endswith("r") and _is_bare_noun(base)
    return base if is_noun else looked_up


def _excepted(word: str) -> str:
    """Return the lemma of a word that the dictionary gets wrong, or of an unknown one that ends in such a noun."""
    forms = _exceptions()
    if word in forms:
        return forms[word]
    for place in range(2, len(word) - SHORTEST_TAIL + 1):
        base = forms.get(word[place:], "a")
        if not base.endswith("a") and not _is_known(word):  # verbs only whole: "förhandlades" ends in "lades"
            return word[:place] + base
    return ""


def _looked_up(word: str) -> str:
    return _with_case(word).casefold()


def _with_case(word: str) -> str:
    return simplemma.lemmatize(word, lang="sv", greedy=True, low_memory=_is_short_of_words())


def _is_bare_noun(word: str) -> bool:
    """Say whether a word that may be the stem of a verb ("plan" of "plana") has a definite form of its own."""
    return any(_looked_up(f"{word}{ending}") == word for ending in ("en", "et"))


@lru_cache(maxsize=1)
def _exceptions() -> dict[str, str]:
    """Read the words whose lemma the dictionary gets wrong, and abbreviations of one word."""
    rows = tomllib.loads(resources.files("corpus").joinpath("lemmas.toml").read_text(encoding="utf-8"))
    return EXPANSIONS | {form: base for base, forms in rows.items() for form in forms.split()}


def is_name(word: str) -> bool:
    """Say whether the dictionary has a word only as a name, case aside ("norrköping")."""
    base = _base(word)
    return 0 < len(base) <= LONGEST_WORD and _is_known(base) and _with_case(base)[:1].isupper()


def is_word(word: str) -> bool:
    """Say whether the dictionary has a Swedish word or one of its inflections, case aside. It lacks many compounds."""
    base = _base(word)
    return 0 < len(base) <= LONGEST_WORD and _is_known(base)


@lru_cache(maxsize=CACHED_WORDS)
def _is_known(word: str) -> bool:
    return simplemma.is_known(word, lang="sv", low_memory=_is_short_of_words())


def _is_short_of_words() -> bool:
    """Say whether so few words were looked up that the small dictionary is the better one."""
    return _lemma.cache_info().misses < FAST_DICTIONARY_AFTER


def _base(word: str) -> str:
    """Return a word normalised, without the genitive's colon ("EU:s")."""
    return _GENITIVE_COLON.sub("", normalise(word))


def lemmas(text: str) -> tuple[str, ...]:
    """Return the lemma of each token, in order."""
    return tuple(lemma(word) for word in words(text))


def content_words(text: str, language: str = "sv") -> tuple[str, ...]:
    """Return the normalised words that carry meaning, in order and as inflected: no stop, question or asking words.

    `language` is "sv" or "en". Numbers are kept.
    """
    stop_words = STOP_WORDS[language]
    return tuple(word for word in words(text) if word not in stop_words and word not in EMPTY)
