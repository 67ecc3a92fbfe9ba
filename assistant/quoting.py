"""May a sentence be shown with these quotes as its only source? Pure; the same check for our own and a model's words.

Each number, year, date, name, organ, negation and verdict of the sentence must stand in the quotes; what the quotes
negate or qualify, the sentence may not state flatly; and most of its words must be theirs. The check is one of words,
not of meaning: it is built to stop what is false, and stops some free paraphrases with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.moments import moments_stand, years_belong
from corpus.swedish import content_words, dates, lemma, normalise, numbers, sentences, tokens, words, years

SUPPORTED_SHARE = 0.6
"""At least so much of a sentence's content words must stand in the quotes."""
SHARED_START = 5
"""Letters that two words must share from the start to count as forms of one word, where their lemmas differ."""
LONGEST_TAIL = 4
"""Letters that one of them may have beyond that which is shared: endings, not compounds."""

_NEGATIONS = "inte ej icke aldrig ingen inget inga ingenting varken utan not no never none neither nor without cannot"
NEGATIONS = frozenset(_NEGATIONS.split())
VERDICT_STEMS = (
    *("uppfyll", "uppnå", "måluppfyll", "genomför", "pågå", "påbörj", "avslut", "försen", "åtgärda", "slutför", "klar"),
    *("grön", "gul", "röd", "förbättra", "försämra", "öka", "minska", "höj", "sänk", "godkän", "avslå", "tillstyrk"),
    *("achiev", "fulfil", "complet", "ongoing", "delay", "reach", "increas", "decreas", "improv", "met"),
)
VERDICT_FORMS = frozenset({"nås", "nåddes", "nådde", "nått", "nåtts", "når", "nå"})
_QUALIFIERS = "delvis helt nästan knappt huvudsak huvudsakligen partly partially almost fully mostly"
QUALIFIERS = frozenset(_QUALIFIERS.split())
_NUMBER_WORDS = (
    "två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton hälften "
    "two three four five seven eight nine ten eleven twelve half"
)
NUMBER_WORDS = frozenset(_NUMBER_WORDS.split())
_ISO_DATE = re.compile(r"(?<![\w-])(?:19|20)\d\d-[01]\d-[0-3]\d(?![\w-])")
_CLAUSE = re.compile(r"[,;:–—]|\b(?:men|medan|däremot|although|but|while)\b", re.IGNORECASE)
_ORGAN = re.compile(r"\w{2,}(?:nämnd|styrels|förvaltning|fullmäktig|bolag|utskott|kontor)\w{0,6}")
_SENTENCE_START = re.compile(r"[.!?:”\"“(]\s*$")


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


def verify_quoted(sentence: str, quotes: tuple[str, ...], names: Names = NO_NAMES) -> tuple[str, ...]:
    """Return why a sentence may not rest on the quotes alone; () when it may.

    Reasons are "quote" (there is none), "number", "year", "date", "name", "organ", "verdict", "negation", "words".
    """
    if not any(quote.strip() for quote in quotes):
        return ("quote",)
    source = "\n".join(quotes)
    checks = (
        ("number", _numbers_stand(sentence, source)),
        ("year", set(years(sentence)) <= set(years(source)) and years_belong(sentence, source)),
        ("date", set(dates(sentence)) <= set(dates(source)) and moments_stand(sentence, source)),
        ("name", names.within(sentence) <= names.within(source) and _capitals_stand(sentence, source)),
        ("organ", _organs(sentence) <= _organs(source)),
        ("verdict", _verdicts_stand(sentence, source)),
        ("negation", _negations_agree(sentence, quotes)),
        ("words", _share(sentence, source) >= SUPPORTED_SHARE),
    )
    return tuple(reason for reason, stands in checks if not stands)


def _numbers_stand(sentence: str, source: str) -> bool:
    """Say whether each quantity stands in the source with unit and comparator, and each other digit or number word."""
    stated = {(one.value, one.unit, one.comparator) for one in numbers(source)}
    values = {(value, comparator) for value, _, comparator in stated}
    for one in numbers(sentence):
        exact = (one.value, one.unit, one.comparator) in stated
        if not exact and (one.unit or (one.value, one.comparator) not in values):
            return False
    digits = re.sub(r"(?<=\d)\s(?=\d)", "", normalise(source))
    undated = _ISO_DATE.sub(" ", normalise(sentence))  # the moments of both are compared by themselves
    runs = re.findall(r"\d+", re.sub(r"(?<=\d)\s(?=\d)", "", undated))
    said = set(words(source))
    spelled = {word for word in words(sentence) if word in NUMBER_WORDS}
    return spelled <= said and all(re.search(rf"(?<!\d){run}(?!\d)", digits) for run in runs)


def _capitals_stand(sentence: str, source: str) -> bool:
    """Say whether every word written with a capital inside the sentence stands in the source, in some inflection."""
    said = {lemma(word) for word in words(source)} | set(words(source))
    for token in tokens(sentence):
        starts = token.start == 0 or _SENTENCE_START.search(sentence[: token.start])
        if not token.text[0].isupper() or starts:
            continue
        word = normalise(token.text)
        if word not in said and word.removesuffix("s") not in said and lemma(word) not in said:
            return False
    return True


def _organs(text: str) -> frozenset[str]:
    """Return the organs that a text names by what they are called ("socialnämnden"), without inflection."""
    return frozenset(re.sub(r"(?:ens?|s|er|erna|ernas|et|ets)$", "", word) for word in _ORGAN.findall(normalise(text)))


def _verdicts_stand(sentence: str, source: str) -> bool:
    """Say whether each judging word stands in the source, and each word that qualifies one, in both."""
    own, other = _verdicts(sentence), _verdicts(source)
    if not own <= other:
        return False
    qualified = {word for word in words(sentence) if word in QUALIFIERS}
    window = {word for word in words(_window(sentence, (source,))) if word in QUALIFIERS}
    return qualified == window if own else qualified <= set(words(source))


def _verdicts(text: str) -> frozenset[str]:
    said = set(words(text))
    stems = {stem for stem in VERDICT_STEMS if any(word.startswith(stem) for word in said)}
    return frozenset(stems | ({"nå"} if said & VERDICT_FORMS else set()))


def _negations_agree(sentence: str, quotes: tuple[str, ...]) -> bool:
    """Say whether the sentence negates exactly when the part of the quotes it rests on does."""
    return bool(NEGATIONS & set(words(sentence))) == bool(NEGATIONS & set(words(_window(sentence, quotes))))


def _window(sentence: str, quotes: tuple[str, ...]) -> str:
    """Return the clauses of the quotes that a sentence rests on: the fewest in a row that hold most of its words."""
    wanted = set(_stems(sentence))
    best, best_key = " ".join(quotes), (-1, 0)
    for quote in quotes:
        for start, end in sentences(quote):
            clauses = [clause for clause in _CLAUSE.split(quote[start:end]) if clause.strip()]
            for first in range(len(clauses)):
                for last in range(first, len(clauses)):
                    window = " ".join(clauses[first : last + 1])
                    key = (len(wanted & set(_stems(window))), first - last)
                    if key > best_key:
                        best, best_key = window, key
    return best


def _stems(text: str) -> tuple[str, ...]:
    """Return the lemmas of a text's content words, negations and qualifiers aside."""
    return tuple(lemma(word) for word in _content(text) if word not in NEGATIONS | QUALIFIERS)


def _content(text: str) -> tuple[str, ...]:
    """Return the words that are content in Swedish and in English."""
    english = set(content_words(text, "en"))
    return tuple(word for word in content_words(text, "sv") if word in english)


def _share(sentence: str, source: str) -> float:
    """Return the share of the sentence's content words that stand in the source, in some inflection; 1 without any."""
    content = _content(sentence)
    said = set(words(source))
    lemmas = {lemma(word) for word in said}
    supported = sum(word in said or lemma(word) in lemmas or _has_form(word, said) for word in content)
    return supported / len(content) if content else 1.0


def _has_form(word: str, said: set[str]) -> bool:
    """Say whether a word that begins alike and differs only in its ending is among those said."""
    start = word[: max(SHARED_START, len(word) - LONGEST_TAIL)]
    return len(word) >= SHARED_START and any(
        other.startswith(start) and abs(len(other) - len(word)) <= LONGEST_TAIL for other in said
    )
