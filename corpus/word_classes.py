"""Guesses at the class of a Swedish word, from which inflections the dictionary knows. Pure.

A guess: many words are of two classes ("hälsa"). Words that the dictionary lacks (compounds, names) are mostly nouns.
"""

from __future__ import annotations

from functools import lru_cache

from corpus import swedish

REMEMBERED_WORDS = 16_384
_NOUNS_IN_A = ("or", "ors", "orna", "ornas", "an", "ans")
"""Inflections of nouns in -a ("skola"), whose lemma looks like a verb's."""
_FINITE = ("er", "ar", "ade", "te", "de")
"""Endings of present and past tense."""
_SHORT_VERBS = frozenset(
    [
        "gå",
        "stå",
        "få",
        "slå",
        "se",
        "bo",
        "nå",
        "ske",
        "ge",
        "ta",
        "be",
        "le",
        "tro",
        "bli",
        "ha",
        "dra",
        "veta",
        "göra",
        "heta",
        "vilja",
        "kunna",
        "vara",
        "skriva",
        "skicka",
    ]
)
"""Infinitives whose inflections do not tell them."""
_PREFIXES = (
    "an", "av", "be", "bi", "del", "er", "fram", "frå", "för", "genom", "in", "med", "mot", "ned", "om", "på", "till",
    "under", "upp", "ut", "å", "över",
)  # fmt: skip
"""What stands before a short verb in a longer one ("bidra", "påstå")."""
_ADVERBS = ("skt", "ligt", "ligen", "vis", "igt")
_INDEFINITE = "fullmäktige"
"""A noun whose definite form the dictionary lacks, also as the last part of a compound."""
_DEFINITE = ("en", "et", "n", "erna", "arna", "orna")


@lru_cache(maxsize=REMEMBERED_WORDS)
def is_verb(word: str) -> bool:
    """Say whether a normalised word is likely a verb: a finite form or participle of one, or an infinitive."""
    base = swedish.lemma(word)
    if word in _SHORT_VERBS or _is_infinitive(word):
        return True
    if base == word:
        return False
    if word.endswith(_NOUNS_IN_A):
        return False
    if word.endswith("as"):
        return _is_infinitive(base)
    prefixed = any(base.removeprefix(prefix) in _SHORT_VERBS for prefix in ("", *_PREFIXES) if base.startswith(prefix))
    return prefixed or (base.endswith("a") and not word.endswith(("et", "en")))


def _is_infinitive(word: str) -> bool:
    stem = word.removesuffix("a")
    forms = (f"{stem}{ending}" for ending in _FINITE)
    return stem != word and any(swedish.is_word(form) and swedish.lemma(form) == word for form in forms)


@lru_cache(maxsize=REMEMBERED_WORDS)
def is_noun(word: str) -> bool:
    """Say whether a normalised word is likely a noun or a name: it has a definite form, or the dictionary lacks it."""
    base = swedish.lemma(word)
    if is_verb(word) or word.endswith(_ADVERBS):
        return False
    if base.endswith(_INDEFINITE) or (base == word and not swedish.is_word(word)):
        return True
    stem = base.removesuffix("e").removesuffix("a")
    forms = {f"{base}{ending}" for ending in _DEFINITE} | {f"{stem}{ending}" for ending in _DEFINITE}
    return any(form != base and swedish.lemma(form) == base for form in forms)
