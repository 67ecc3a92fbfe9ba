"""How much of a question's words a text accounts for: inflection, compounds, spelling. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from corpus import compounds, swedish
from corpus.stopwords import STOP_WORDS
from corpus.word_classes import is_noun

SAME_BEGINNING = 3
"""Letters that two words must share at the front before their lemmas are looked up (each look-up costs 0.2 ms once)."""
MIN_PART = 5
"""Letters of a word that counts when it is the first or last part of a compound ("budget" in "driftbudget")."""
SHORTEST_PART = 4
"""The same where what is left of the compound is a word too ("tolk" in "tolkuppdrag")."""
COMPOUND = 0.8
"""How well a word is covered by a compound that ends in it ("budget", "driftbudget")."""
OWN_LAST_PART = 0.65
"""How well a compound is covered by its own last part alone: "frånvaro" may be another than "sjukfrånvaro"."""
FIRST_PART = 0.6
"""How well a word is covered by a compound that begins with it ("polis", "polismyndighet")."""
OWN_FIRST_PART = 0.4
"""How well a compound is covered by its own first part alone: "kommun" says little of "kommundirektör"."""
COUNTED = 0.9
"""How well a number of things ("medlemsantalet") is covered by those things ("medlemmar")."""
HYPHENED = 0.9
"""How well a word with a hyphen is covered by all its parts."""
APART = 0.9
"""How well a compound is covered by both its parts."""
PARTICLES = ("upp", "ut", "in", "av", "ned", "ner", "om", "till", "på", "fram", "över", "genom", "ihop", "bort")
PARTICLE_VERB = 0.8
"""How well a verb or its noun is covered by the verb whose particle stands apart ("upprustning", "rusta upp")."""
SHORTEST_STEM = 4
SHORTEST_TURNED = 4
TURNED_SHARE = 0.65
"""Hyphened parts of so many letters, at least two, must together make so much of a compound."""
RELATED_SCORE = 0.85
RELATED_LAST = 0.7
"""How well a word is covered by a compound that ends in another form of it."""
LONG_FORM = 7
"""Letters of such a form."""
LIKE = 0.6
"""Share of common 4-grams (Dice) from which two words are taken for relatives ("integrera", "integration")."""
LIKE_SCORE = 0.6
VERB = 0.5
"""A verb or adjective counts half of a noun of its length: askers and plans agree on things, seldom on the rest."""
LONG = 12
"""Letters from which a word weighs fully: long Swedish words are compounds, and rare."""

_RELATED_TEXT = """
antogs antagen antaget antagna antas anta antagits antar antog beslutades beslutad beslutat beslut besluta beslutade \
beslutas fastställdes fastställd fastställt fastställas adopted decided decision
bildades bildad bildat bildas grundades startade bildande grundat
ansvarar ansvarig ansvariga ansvar ansvaret responsible
kostar kostade kostnad kostnaden kostnader kosta cost costs
klar klart klara slutförd slutfört slutförs slutföras färdig färdigt färdigställs färdigställas avslutas avslutad \
finished completed
startar start påbörjas börjar inleds startdatum påbörjades inleddes
översyn ses revideras revidering
tar tagit fram framtagen framtagits tagits tog utarbetat utarbetats
medlem medlemmar medlemmarna medlemskommuner members
målvärde målvärdet målnivå målnivån
gjordes görs gjort utfördes utförs utfört genomfördes genomförs genomfört
minst lägst lägsta överstiga minimum
högst högsta maximalt understiga
betalar betala betalas betalade avgift avgiften avgifter bidrag bidraget medlemsbidrag driftbidrag medlemsavgift
minskar minska minskade minskat minskning minskningen
ökar öka ökade ökat ökning ökningen
granskar granska granskat granskats granskade granskning igenom
lägger lägga lagt läggs läggas lades nedlagd nedlagda ner ned avvecklar avveckla avvecklas avvecklat avvecklades \
nedlagt stänger stängt stängs stängd stängda
kartlade kartlägger kartlägga kartlagt kartlagts kartläggning kartläggningen kartering karteringen karterat
sektorsövergripande tvärsektoriell tvärsektoriella tvärsektoriellt
samverkan samverkar samverka samarbete samarbetet samarbeten samarbetar samarbeta
driftkostnad driftkostnaden driftkostnader driftskostnad driftskostnaden driftskostnader driftseffekt drifteffekt \
drifteffekten driftseffekten
invånare bo bor bodde invånarna invånarantal invånarantalet folkmängd folkmängden befolkningsmängd \
befolkningsmängden befolkning befolkningen \
inhabitants population
"""
_RELATED = tuple(frozenset(group.split()) for group in _RELATED_TEXT.strip().splitlines())
"""Forms of one verb and plain synonyms that neither lemma nor spelling brings together."""
_GROUPS = {word: number for number, group in enumerate(_RELATED) for word in group}
_PLURALS = ("arna", "erna", "orna", "ar", "er", "or", "en", "et")
_NUMERAL = re.compile(r"\d")
_NUMBER_OF = re.compile(r"([^\W\d_]{3,40}?)(?:antal|mängd|volym)(?:et|en|s)?")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, normalised, each once."""

    found: tuple[str, ...]

    @classmethod
    def of(cls, *texts: str) -> Words:
        """Take the words that carry meaning, and all numbers, of some texts."""
        every = (word for text in texts for word in swedish.words(text))
        return cls(tuple(dict.fromkeys(word for word in every if word not in STOP_WORDS["sv"])))

    def names(self, word: str) -> bool:
        """Say whether a proper name or number stands here as written, a genitive s and what a hyphen joins aside."""
        if any(one in self.found for one in (word, f"{word}s", word.removesuffix("s"))):
            return True
        return any(word in other.split("-") for other in self.found if "-" in other)

    def covers(self, word: str) -> float:
        """Return how well a normalised word is accounted for: 1 the same word, 0 not at all."""
        best = max((likeness(word, other) for other in self.found), default=0.0)
        if best < COMPOUND and "-" in word:
            parts = [part for part in word.split("-") if part]
            best = max(best, HYPHENED * min((self.covers(part) for part in parts), default=0.0))
        return best if best >= COMPOUND or len(word) < 2 * MIN_PART else max(best, self._taken_apart(word))

    def _taken_apart(self, word: str) -> float:
        """Score a compound whose two parts stand as words of their own ("simhallsbesök", "besök i simhallen")."""
        parts = compounds.parts(word)
        stands = all(
            any(other[0] == part[0] and swedish.lemma(other) == part for other in self.found) for part in parts
        )
        return APART if parts and stands else 0.0


@lru_cache(maxsize=65_536)
def likeness(word: str, other: str) -> float:
    """Return how surely two normalised words speak of the same thing, 0 to 1."""
    if word == other:
        return 1.0
    counted = _counted(word)
    told = COUNTED * _likeness(counted, other) if counted else 0.0
    return max(_likeness(word, other), told, _turned(word, other), _parted_verb(word, other))


def _likeness(word: str, other: str) -> float:
    if word == other:
        return 1.0
    if _NUMERAL.search(word) or _NUMERAL.search(other):
        return 1.0 if _plain_number(word) == _plain_number(other) else 0.0
    if word[:SAME_BEGINNING] == other[:SAME_BEGINNING]:
        return _same_beginning(word, other)
    part = max(_part_score(one, two) for one in {word, bare(word)} for two in {other, bare(other)})
    if part or word not in _GROUPS:
        return part
    return RELATED_SCORE if _GROUPS[word] == _GROUPS.get(other) else RELATED_LAST * _ends_alike(word, other)


def _ends_alike(word: str, other: str) -> bool:
    """Say whether a compound ends in another form of a word ("minskade", "befolkningsminskning")."""
    return any(len(form) >= LONG_FORM and other.endswith(form) for form in _RELATED[_GROUPS[word]])


@lru_cache(maxsize=4_096)
def _counted(word: str) -> str:
    """Return what a word for a number of things counts ("invånarantal": "invånare"); "" of other words."""
    match = _NUMBER_OF.fullmatch(word)
    if match is None:
        return ""
    stem = match[1]
    return next((form for form in (stem.removesuffix("s"), f"{stem}e", stem) if swedish.is_word(form)), "")


def _turned(word: str, other: str) -> float:
    """Score a compound whose parts stand with hyphens in another order ("kundnöjdhet", "nöjd-kund-index"); else 0."""
    plain, hyphened = sorted((word, other), key=lambda one: one.count("-"))
    if "-" in plain or "-" not in hyphened:
        return 0.0
    parts = [part for part in hyphened.split("-") if len(part) >= SHORTEST_TURNED and part in plain]
    long_enough = len(parts) > 1 and sum(map(len, parts)) >= TURNED_SHARE * len(bare(plain))
    return COMPOUND if long_enough else 0.0


def _parted_verb(word: str, other: str) -> float:
    """Score a word that is the other verb with its particle in front; else 0."""
    if not other.endswith("a"):
        return 0.0
    stem = other.removesuffix("a")
    joined = any(word.startswith(f"{particle}{stem}") for particle in PARTICLES)
    return PARTICLE_VERB if joined and len(stem) >= SHORTEST_STEM else 0.0


def _same_beginning(word: str, other: str) -> float:
    """Compare words that begin alike: forms of one word, a compound and its first part, relatives."""
    one, two = swedish.lemma(word), swedish.lemma(other)
    if one in (two, other) or two == word or {word, bare(word)} & {other, bare(other)}:
        return 1.0
    if word in _GROUPS and _GROUPS[word] == _GROUPS.get(other):
        return RELATED_SCORE
    return (
        _part_score(one, two) or _part_score(_stem(word), other) or (LIKE_SCORE if _dice(word, other) >= LIKE else 0.0)
    )


def related(word: str) -> tuple[str, ...]:
    """Return the other words that speak of the same thing as a normalised word ("invånare": "befolkning"), sorted."""
    return tuple(sorted(_RELATED[_GROUPS[word]] - {word})) if word in _GROUPS else ()


def weight(word: str) -> float:
    """Return how much a question word counts: numbers fully, short words half, long ones fully."""
    if _NUMERAL.search(word):
        return 1.0
    full = 0.5 + 0.5 * min(len(word), LONG) / LONG
    return full if is_noun(word) else VERB * full


def covered_share(words: Iterable[str], covered: Iterable[float]) -> float:
    """Return the share of the words' weight that is covered, 0 to 1; 1 of no words."""
    pairs = [(weight(word), share) for word, share in zip(words, covered, strict=True)]
    total = sum(one for one, _ in pairs)
    return sum(one * share for one, share in pairs) / total if total else 1.0


def _plain_number(word: str) -> str:
    return word.replace(",", ".").rstrip(".")


def _part_score(word: str, other: str) -> float:
    """Return how well a word is covered by a compound with it, or by a part of itself; else 0."""
    short, long = sorted((word, other), key=len)
    if len(short) < SHORTEST_PART or len(long) - len(short) < 2 or not (long.startswith(short) or long.endswith(short)):
        return 0.0
    if len(short) < MIN_PART and not swedish.is_word(_rest(long, short)):
        return 0.0
    if long.endswith(short):
        return COMPOUND if short == word else OWN_LAST_PART
    if long.startswith(short):
        return FIRST_PART if short == word else OWN_FIRST_PART
    return 0.0


def _stem(word: str) -> str:
    """Cut a noun's plural or definite ending from a word that is also a verb's form ("tolkar")."""
    return next((word.removesuffix(one) for one in _PLURALS if word.endswith(one)), word)


def _rest(long: str, short: str) -> str:
    """Return what stands before or behind the other part of a compound."""
    return long.removesuffix(short) if long.endswith(short) else long.removeprefix(short)


@lru_cache(maxsize=65_536)
def bare(word: str) -> str:
    """Cut the commonest endings of a noun, so that last parts of compounds compare ("budgeten", "driftbudget")."""
    for ending in (
        "arnas",
        "ernas",
        "ornas",
        "arna",
        "erna",
        "orna",
        "ens",
        "ets",
        "en",
        "et",
        "ar",
        "er",
        "or",
        "s",
        "n",
        "t",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= MIN_PART:
            return word.removesuffix(ending)
    return word


def _dice(one: str, two: str) -> float:
    first, second = set(swedish.word_ngrams(one)), set(swedish.word_ngrams(two))
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0
