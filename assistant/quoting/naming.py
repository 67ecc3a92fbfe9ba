"""What a sentence names, wherever in it: names of the corpus, numbers, words with a capital, organs. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.quoting.figures import figures_of
from assistant.quoting.words import CONJUNCTIONS, Word
from corpus.swedish import lemma, normalise, plain, tokens, words

LONGEST_ORGAN = 60
"""Letters of an organ's name in one word."""
_ORGAN = re.compile(r"\w{2,}(?:nämnd|styrels|förvaltning|fullmäktig|bolag|utskott|kontor)\w{0,6}")
_ORGAN_ENDING = re.compile(r"(?:ens?|s|er|erna|ernas|et|ets)$")
_SENTENCE_START = re.compile(r"[.!?:”\"“(]\s*$")
_RUN = re.compile(r"\d+")
_APART = re.compile(r"(?<=\d)\s(?=\d{3}(?!\d))")
_SPACED_DATE = re.compile(r"(?<![\w-])(?:19|20)\d\d-[01]\d-[0-3]\d(?![\w-])")


@dataclass(frozen=True, slots=True)
class Names:
    """Names of goals, organs and the like that the corpus knows, as their normalised words."""

    names: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Iterable[str]) -> Names:
        """Normalise names; one of a single letter says nothing and is left out."""
        return cls(frozenset(" ".join(words(name)) for name in names if len(name.strip()) > 1))

    def within(self, text: str) -> frozenset[str]:
        """Return the names that stand in a text as whole words."""
        padded = f" {' '.join(words(text))} "
        return frozenset(name for name in self.names if f" {name} " in padded)


NO_NAMES = Names()


def digits_stand(sentence: str, source: str) -> bool:
    """Say whether each run of digits stands in the source: codes and numbers of sections too."""
    amounts = figures_of(sentence)
    converted = {str(one.value) for one in amounts if one.unit == "kr"}
    undated = _APART.sub("", _SPACED_DATE.sub(" ", normalise(sentence)))  # days are compared by themselves
    runs = set(_RUN.findall(_APART.sub("", normalise(source))))
    spelled = {str(one.value) for one in figures_of(source) if one.kind == "number"}
    return set(_RUN.findall(undated)) <= runs | spelled | converted


def capitals_stand(sentence: str, source: str) -> bool:
    """Say whether every word written with a capital inside the sentence stands in the source, in some inflection."""
    whole = set(words(source))
    said = whole | {lemma(word) for word in whole} | {part for word in whole for part in word.split("-")}
    folded = plain(sentence)
    for token in tokens(folded):
        starts = token.start == 0 or _SENTENCE_START.search(folded, max(0, token.start - 4), token.start)
        if not token.text[0].isupper() or starts:
            continue
        word = normalise(token.text)
        if not {word, word.removesuffix("s"), lemma(word)} & said and not set(word.split("-")) <= said:
            return False
    return True


def organs(text: str) -> frozenset[str]:
    """Return the organs that a text names by what they are called ("socialnämnden"), without inflection."""
    found = (_ORGAN.search(word) for word in words(text) if len(word) <= LONGEST_ORGAN)
    return frozenset(_ORGAN_ENDING.sub("", match[0]) for match in found if match)


def hanging_stand(sentence: Sequence[Word], source: Sequence[Word]) -> bool:
    """Say whether a compound that lends its last part ("bygg- och miljönämnden") lends it to the same in a source."""
    lent = _lent(source)
    return all(pair in lent for pair in _lent(sentence) if any(pair[0] == word.key for word in source if word.hangs))


def _lent(words: Sequence[Word]) -> frozenset[tuple[str, str]]:
    """Return each word that hangs with the compound after it, by their forms without inflection."""
    found = set()
    for number, word in enumerate(words):
        following = (one for one in words[number + 1 :] if not one.hangs and one.key not in CONJUNCTIONS)
        compound = next(following, None) if word.hangs else None
        if compound is not None:
            found.add((word.key, compound.lemma))
    return frozenset(found)
