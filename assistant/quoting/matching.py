"""Do the words of one sentence stand in another: inflected, derived, as part of a compound, or by a synonym? Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from assistant.quoting.closed_classes import closed
from assistant.quoting.number_words import DIGITS, WORDS
from assistant.quoting.synonyms import synonyms
from assistant.quoting.words import CONJUNCTIONS, PARTICLES, Word
from corpus.stopwords import STOP_WORDS
from corpus.swedish import lemma

STEM = 4
"""Letters that two forms of one word share at least, where their lemmas differ."""
LONGEST_ENDING = 5
"""Letters of the longest inflection ("arnas")."""
PART = 3
"""Letters of the shortest part of a compound."""
REMEMBERED_PAIRS = 32_768
Matches = dict[int, tuple[Word, ...]]
"""Place of a word of a sentence -> the words of its source that say the same."""
_EMPTY = STOP_WORDS["sv"] | STOP_WORDS["en"]
_ENDINGS = frozenset({""}) | closed(
    """
     ja jas jer
     a ad ade ades ande ar arna arnas ars as at ats d de des dd ddes e else elsen era erad erade erar eras erat
    erats ering eringen elser en ens ent enten er erna ernas ers es et ets ett het heten i ig iga igt in ing ingar
    ingarna ingen inge it its mar marna men n na nad naden nader nadens nas nde ne ning ningar ningarna ningars
    ningen ningens nings or orna ornas ors r ra re rna s sen set t ta te tes ts tt
    """
)
_PARTING = frozenset({"upp", "ut", "in", "fram", "ned", "ner", "bort", "igen"})
"""Particles that make another verb; the others may be prepositions."""
_PARTICLES = ("upp", "om", "ut", "in", "fram", "ned", "ner", "av", "till", "på", "över", "genom", "bort", "vidare")
_OTHER_KIND = closed(
    """
    för del halv under över mot sam miss van in ut upp ned av bi efter gen om på fort ledare o icke
    """
)
"""First parts that make another thing of the last one: "förskola" is no "skola", "delårsbokslut" no "årsbokslut"."""
_OF_VERBS = ("ningarnas", "ningarna", "ningens", "ningars", "ningen", "ningar", "nings", "ning")


def is_content(word: Word) -> bool:
    """Say whether a word carries meaning, in Swedish and in English."""
    return (word.key not in _EMPTY or bool(word.particle)) and word.key not in CONJUNCTIONS


@lru_cache(maxsize=REMEMBERED_PAIRS)
def same_word(one: str, other: str) -> bool:
    """Say whether two normalised words are forms of one word, or derived from one another by an ending."""
    if one == other:
        return True
    mine, its = lemma(one), lemma(other)
    if mine == its:
        return True
    if synonyms().are_opposite(mine, its):
        return False
    if _verb_of(one) in (its, other) or _verb_of(other) in (mine, one):
        return True
    shared = next(
        (n for n, (mine, its) in enumerate(zip(one, other, strict=False)) if mine != its), min(len(one), len(other))
    )
    return shared >= STEM and one[shared:] in _ENDINGS and other[shared:] in _ENDINGS


def _verb_of(noun: str) -> str:
    """Return the verb in -a that a noun in -ning is made of ("ökning" -> "öka"); "" for another word."""
    for ending in _OF_VERBS:
        if noun.endswith(ending) and len(noun) > len(ending) + 1:
            return f"{noun.removesuffix(ending)}a"
    return ""


@dataclass(slots=True)
class Wordings:
    """The words of a statement, looked up by form."""

    words: tuple[Word, ...]
    _by_key: dict[str, list[Word]] = field(default_factory=dict)
    _by_lemma: dict[str, list[Word]] = field(default_factory=dict)
    _by_start: dict[str, list[Word]] = field(default_factory=dict)
    _by_whole: dict[str, list[Word]] = field(default_factory=dict)

    @classmethod
    def of(cls, words: Iterable[Word]) -> Wordings:
        """Index words."""
        made = cls(tuple(words))
        for word in made.words:
            made._by_key.setdefault(word.key, []).append(word)
            for base in {word.lemma, synonyms().verbal.get(word.key, word.lemma)}:
                made._by_lemma.setdefault(base, []).append(word)
            made._by_start.setdefault(word.key[:2], []).append(word)
            made._by_whole.setdefault(_whole(word), []).append(word)
        return made

    def likeness(self, words: Iterable[Word]) -> int:
        """Return how many of the words are these in some inflection: a quick guess at how many `find` will find."""
        return sum(word.key in self._by_key or word.lemma in self._by_lemma for word in words)

    def find(self, word: Word) -> tuple[Word, ...]:
        """Return the words that say the same as a word of another text, the surest kind of likeness alone."""
        found = tuple(one for one in self._find(word) if not _other_particle(word, one))
        return found or tuple(self._by_whole.get(_whole(word), ()))

    def _find(self, word: Word) -> tuple[Word, ...]:
        return (
            tuple(self._by_key.get(word.key, ()))
            or tuple(self._by_lemma.get(word.lemma, ()))
            or tuple(one for one in self._by_start.get(word.key[:2], ()) if same_word(word.key, one.key))
            or self._as_number(word)
            or self._synonymous(word)
            or self._as_compound(word)
        )

    def _as_number(self, word: Word) -> tuple[Word, ...]:
        """Return the digits of a number in words, or the words of one in digits."""
        written = (DIGITS[word.key],) if word.key in DIGITS else WORDS.get(word.key, ())
        return tuple(one for form in written for one in self._by_key.get(form, ()))

    def _synonymous(self, word: Word) -> tuple[Word, ...]:
        same = synonyms().same
        others = same.get(word.lemma) or same.get(word.key) or same.get(synonyms().verbal.get(word.key, "")) or ()
        return tuple(one for other in sorted(others) for one in self._by_lemma.get(other, self._by_key.get(other, [])))

    def _as_compound(self, word: Word) -> tuple[Word, ...]:
        """Return the compounds whose last part the word is, or the words that its own two parts are.

        A part may be a particle that stands by itself there: "ombyggnad" of "bygga om".
        """
        key = word.key
        if len(key) < PART or key[0].isdigit():
            return ()
        alike = tuple(
            one
            for one in self.words
            if _is_head(word, one) or _is_enlarged(word.key, one.key) or _makes(word, one) or _makes(one, word)
        )
        if alike:
            return alike
        for particle in _PARTICLES:
            if key.startswith(particle) and particle in self._by_key and (verbs := self._like(key[len(particle) :])):
                return (*verbs, *self._by_key[particle])
        for cut in range(PART, len(key) - PART + 1):
            last = self._like(key[cut:]) or self._hanging(key[:cut], key[cut:])
            first = self._like(key[:cut]) or self._like(key[:cut].removesuffix("s")) if last else ()
            if last and first:
                return (*last, *first)
        return ()

    def _hanging(self, first: str, last: str) -> tuple[Word, ...]:
        """Return the compound that lends its last part to a word that hangs ("klimat- och miljömål": "klimatmål")."""
        if not any(one.hangs for one in self._by_key.get(first, ())):
            return ()
        compound = next(
            (
                one
                for one in self.words
                if one.place > self._by_key[first][0].place and not one.hangs and one.key not in CONJUNCTIONS
            ),
            None,
        )
        ends = compound is not None and len(compound.key) > len(last) and compound.key.endswith(last)
        return (compound,) if compound is not None and ends else ()

    def _like(self, part: str) -> tuple[Word, ...]:
        if len(part) < PART:
            return ()
        return tuple(one for one in self._by_start.get(part[:2], ()) if same_word(part, one.key))


def _whole(word: Word) -> str:
    """Return a verb with its particle in front, and the verb that a noun or participle is made of ("översyn": överse).

    Another word is returned as its lemma.
    """
    verbal = synonyms().verbal
    if word.particle:
        return word.particle + (verbal.get(word.key) or word.lemma)
    for particle in PARTICLES:
        rest = word.key.removeprefix(particle)
        if rest != word.key and rest in verbal:
            return particle + verbal[rest]
    return _verb_of(word.key) or word.lemma


def _other_particle(one: Word, other: Word) -> bool:
    """Say whether two forms of one verb are made different ones by their particles ("bygga ut", "bygga om")."""
    alike = one.lemma == other.lemma and one.is_verb and other.is_verb
    particles = {one.particle, other.particle}
    return alike and len(particles) > 1 and ("" not in particles or bool(_PARTING & particles))


def _makes(word: Word, compound: Word) -> bool:
    """Say whether a verb in -göra or för- is made of a word ("möjliggör" of "möjligt", "försvårar" of "svårare")."""
    base = compound.lemma
    if base.endswith("göra"):
        stem = base.removesuffix("göra")
        return len(stem) >= STEM and same_word(stem, word.key)
    stem = base.removeprefix("för").removesuffix("a")
    return compound.is_verb and len(base) == len(stem) + STEM >= 2 * STEM and word.key.startswith(stem)


def _is_enlarged(one: str, other: str) -> bool:
    """Say whether two words differ by a last part that says little ("renovering", "renoveringsarbete")."""
    shorter, longer = sorted((one, other), key=len)
    if len(longer) < len(shorter) + PART or longer[:STEM] != shorter[:STEM]:
        return False
    for head in synonyms().light:
        cut = longer.rfind(head)
        if cut >= STEM and len(longer) - cut - len(head) <= LONGEST_ENDING:
            first = longer[:cut]
            return same_word(first, shorter) or same_word(first.removesuffix("s"), shorter)
    return False


def _is_head(word: Word, compound: Word) -> bool:
    """Say whether a word is the last part of a compound ("mål" of "resultatmål"), in some inflection."""
    base = word.lemma
    longer = len(compound.lemma) >= len(base) + PART
    if len(base) < PART or not longer or not compound.lemma.endswith(base) or base[0].isdigit():
        return False
    return compound.lemma.removesuffix(base) not in _OTHER_KIND
