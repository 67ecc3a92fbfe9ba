"""Find the catalogue's names in a question: inflected, misspelt, partial. Pure.

Every question word is matched to words of names (same lemma, one or two slips of the pen, first part of a compound);
matches that stand together are one candidate; the strongest candidates that do not overlap are the names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.answer import Language
from assistant.understanding.catalogue import (
    MIN_PREFIX,
    STOP_WEIGHT,
    Catalogue,
    EntityType,
    Form,
    Named,
    is_function_word,
    name_words,
    word_keys,
)
from assistant.understanding.glossary import Word, organs_said, rendered
from corpus import swedish
from corpus.similarity import slips

MAX_WORDS = 400
"""Words of a question that are looked at; the rest of a pasted text is no name."""
MAX_FUZZY_WORDS = 60
"""Unknown words of one question that are tried as misspellings: each costs a pass over the names' words."""
MIN_FUZZY_LENGTH = 5
MAX_FUZZY_LENGTH = 40
LONG_WORD = 9
"""Words of so many letters may hold two slips; shorter ones one."""
SLIP_SCORE = 0.9
COMPOUND_SCORE = 0.6
MAX_COMPOUNDS = 12
SINGLE_WORD_ACTIVITY = 0.7
"""One content word names an activity only when it is nearly the whole name: activities are long and share words."""
ROUNDING = 1e-9
MAX_GAP = 4
"""At most so many words may stand between two words of one name."""
APART = 0.5
"""A word of a name that stands elsewhere in the question counts so much of one beside the others."""
FULL = 0.85
"""A name of which so much is said is named without doubt."""
PARTIAL = {
    EntityType.GOAL: 0.42,
    EntityType.INDICATOR: 0.5,
    EntityType.ACTIVITY: 0.45,
    EntityType.ORGAN: 0.8,
    EntityType.DOCUMENT: 0.95,
    EntityType.KOMMUN: 0.9,
    EntityType.UNIT: 0.8,
}
"""Part of a name (by weight) that must be said. Goals are few and quoted short; organs differ by one word."""
_END = re.compile(r"[.?!;:]")
MARGIN = 0.08
"""Two names whose scores differ by less are equally good."""
_PLACING = frozenset({EntityType.ORGAN, EntityType.KOMMUN, EntityType.UNIT})
"""What says where a question is about: it may be named more than once, and inside longer names."""
_ORGAN_STEMS = ("nämnd", "styrelse", "förvaltning", "fullmäktige", "bolag")


@dataclass(frozen=True, slots=True)
class Match:
    """A name found: where (code points of the question, end excluded), how well (0–1), and what is so named.

    `named` holds several when the same name stands for several things (other kommun, other period); `rivals` are
    other names that fit the same words as well. `words` is how many content words of the name were found.
    """

    start: int
    end: int
    score: float
    strength: float
    words: int
    named: tuple[Named, ...]
    rivals: tuple[Named, ...] = ()
    exact: bool = False

    @property
    def type(self) -> EntityType:
        """The type of what is named."""
        return self.named[0].type


@dataclass(frozen=True, slots=True)
class _Hit:
    position: int
    word: int
    score: float


def find_names(text: str, catalogue: Catalogue, *, language: Language = "sv") -> tuple[Match, ...]:
    """Return the names in a text, in order of place, never overlapping but for a kommun or organ inside a longer name.

    `text` is taken as it stands; time grows with its length times the number of names that share a word with it. In an
    English text the words' Swedish counterparts name things too.
    """
    words = name_words(text)[:MAX_WORDS]
    candidates: list[Match] = []
    if language == "en":
        words, hits_of = _in_swedish(words, catalogue)
        candidates.extend(_english_organs(text, catalogue))
    else:
        words = _in_words_of_plans(words, catalogue)
        hits_of = _hits(tuple(word for word, _, _ in words), catalogue)
    ends = frozenset(
        place
        for place, (one, other) in enumerate(pairwise(words))
        if one[2] < other[1] and _END.search(text[one[2] : other[1]])
    )
    for number, hits in sorted(hits_of.items()):
        form = catalogue.forms[number]
        if not _may_be_named(form, hits):
            continue
        candidates.extend(match for match in _clusters(form, hits, words, ends=ends) if match.score >= _needed(match))
    return _without_overlap(candidates)


def _may_be_named(form: Form, hits: list[_Hit]) -> bool:
    """Say whether enough words of a name stand anywhere in the question: no match scores more than their share."""
    said = {hit.word for hit in hits}
    unsaid = (weight for word, weight in enumerate(form.weights) if word not in said and weight > STOP_WEIGHT)
    return 1 - sum(unsaid) / form.total + ROUNDING >= PARTIAL[form.named[0].type]


def _needed(match: Match) -> float:
    single = match.type is EntityType.ACTIVITY and match.words == 1
    return SINGLE_WORD_ACTIVITY if single else PARTIAL[match.type]


def _hits(words: tuple[str, ...], catalogue: Catalogue) -> dict[int, list[_Hit]]:
    """Match each question word to words of names: form number -> hits in question order."""
    known: dict[str, dict[tuple[int, int], float]] = {}
    fuzzy = 0
    hits: dict[int, list[_Hit]] = defaultdict(list)
    for position, word in enumerate(words):
        if word not in known:
            places = _same(word, catalogue)
            if (
                not places
                and fuzzy < MAX_FUZZY_WORDS
                and MIN_FUZZY_LENGTH <= len(word) <= MAX_FUZZY_LENGTH
                and not is_function_word(word)
            ):
                fuzzy += 1
                places = _near(word, catalogue)
            known[word] = places
        for (form, name_word), score in known[word].items():
            hits[form].append(_Hit(position, name_word, score))
    return hits


def _in_words_of_plans(words: tuple[Word, ...], catalogue: Catalogue) -> tuple[Word, ...]:
    """Replace everyday words that no name holds by what plans call the same, where a name holds that."""
    found: list[Word] = []
    for one in rendered(words, "sv"):
        fit: Sequence[str] = ()
        if one.wordings and not _same(one.said, catalogue):
            wordings = (wording.split() for wording in one.wordings)
            fit = next((parts for parts in wordings if all(_same(part, catalogue) for part in parts)), ())
        found.extend((part, one.start, one.end) for part in fit or (one.said,))
    return tuple(found)


def _in_swedish(words: tuple[Word, ...], catalogue: Catalogue) -> tuple[tuple[Word, ...], dict[int, list[_Hit]]]:
    """Match an English text's words, as they stand and as the glossary renders them; phrases are one place each."""
    places: list[Word] = []
    hits: dict[int, list[_Hit]] = defaultdict(list)
    for one in rendered(words, "en"):
        wordings = [wording.split() for wording in one.wordings]
        sequence = wordings[0] if wordings and len(wordings[0]) > 1 else [one.said]
        for word in sequence:
            single = [other[0] for other in wordings if len(other) == 1] if len(sequence) == 1 else []
            found: dict[tuple[int, int], float] = {}
            for spelling in (word, *single):
                found |= _same(spelling, catalogue)
            for (form, name_word), score in found.items():
                hits[form].append(_Hit(len(places), name_word, score))
            places.append((word, one.start, one.end))
    return tuple(places), hits


def _english_organs(text: str, catalogue: Catalogue) -> tuple[Match, ...]:
    """Return the organs and units that a text names in English, as the catalogue knows them."""
    found: list[Match] = []
    for one in organs_said(name_words(text)[:MAX_WORDS]):
        spelled = {tuple(word for word, _, _ in name_words(wording)) for wording in one.wordings}
        named = tuple(name for form in catalogue.forms if form.words in spelled for name in form.named)
        own = tuple(name for name in named if name.type in (EntityType.ORGAN, EntityType.UNIT))
        kinds = {name.type for name in own}
        for kind in sorted(kinds):
            of_kind = tuple(dict.fromkeys(name for name in own if name.type is kind))
            found.append(Match(one.start, one.end, 1.0, 2.0 * len(one.said.split()), 2, of_kind, exact=True))
    return tuple(found)


def _same(word: str, catalogue: Catalogue) -> dict[tuple[int, int], float]:
    """Return places of the same word in any inflection. Function words as written: "ska" is no "skola"."""
    if is_function_word(word):
        return {place: 1.0 for place in catalogue.postings.get(word, ()) if _written(place, catalogue) == word}
    return {place: 1.0 for key in word_keys(word) for place in catalogue.postings.get(key, ())}


def _written(place: tuple[int, int], catalogue: Catalogue) -> str:
    form, word = place
    return catalogue.forms[form].words[word]


def _near(word: str, catalogue: Catalogue) -> dict[tuple[int, int], float]:
    """Return places of words that this one may be a misspelling, or the first part, of.

    A word of the dictionary is no misspelling: "väder" is not "växer".
    """
    places: dict[tuple[int, int], float] = {}
    may_slip = not swedish.is_word(word)
    for other in catalogue.vocabulary:
        if may_slip and other[0] == word[0] and abs(len(other) - len(word)) <= 2 and _is_slip(word, other):
            places.update(dict.fromkeys(catalogue.postings.get(other, ()), SLIP_SCORE))
    if places:
        return places
    stem = min((key for key in word_keys(word) if len(key) >= MIN_PREFIX), key=len, default="")
    if stem:
        for other in catalogue.begins_with(stem, limit=MAX_COMPOUNDS):
            places.update(dict.fromkeys(catalogue.postings.get(other, ()), COMPOUND_SCORE))
    return places


def _is_slip(word: str, other: str) -> bool:
    """Say whether one word is likely the other misspelt: same first letter, one slip, two in a long word.

    What stands before "nämnd" or "förvaltning" is compared alone: "valnämnden" is not "vårdnämnden" misspelt.
    """
    if len(other) < MIN_FUZZY_LENGTH or any(c.isdigit() for c in word + other):
        return False
    for stem in _ORGAN_STEMS:
        if stem in word and stem in other:
            word, other = word.partition(stem)[0], other.partition(stem)[0]
            return slips(word, other, at_most=1) <= (1 if min(len(word), len(other)) > 4 else 0)
    allowed = 2 if min(len(word), len(other)) >= LONG_WORD else 1
    return slips(word, other, at_most=allowed) <= allowed


def _clusters(form: Form, hits: list[_Hit], words: tuple[Word, ...], *, ends: frozenset[int]) -> tuple[Match, ...]:
    """Return the best run of matched words that stand together; of kommuner, organs and units every run.

    `ends` are the words (places) that end a sentence or clause: no run goes over one. The words of a kommun's name
    stand side by side ("kommunens mål stöds av Motala …" is none). Runs of function words alone are none.
    """
    gap = 0 if form.named[0].type is EntityType.KOMMUN else MAX_GAP
    runs: list[list[_Hit]] = []
    for hit in hits:
        last = runs[-1][-1].position if runs else 0
        near = hit.position - last <= gap + 1 and not ends.intersection(range(last, hit.position))
        if runs and near:
            runs[-1].append(hit)
        else:
            runs.append([hit])
    found = [match for run in runs if (match := _measure(form, run, words, said=hits)) is not None]
    if form.named[0].type in _PLACING:
        return tuple(found)
    return tuple(sorted(found, key=lambda match: (-match.score, match.start))[:1])


def _measure(form: Form, run: list[_Hit], words: tuple[tuple[str, int, int], ...], *, said: list[_Hit]) -> Match | None:
    """Score one run: the weight of the name's words that were said, less a little for foreign words between them.

    Words of the name that stand elsewhere in the question (`said` has all) count in part.
    """
    best: dict[int, _Hit] = {}
    used: set[int] = set()
    for hit in sorted(run, key=lambda one: (-one.score, abs(one.word - (one.position - run[0].position)))):
        if hit.word not in best and hit.position not in used:
            best[hit.word] = hit
            used.add(hit.position)
    content = [hit for hit in best.values() if form.weights[hit.word] > STOP_WEIGHT]
    if not content:
        return None
    first, last = min(hit.position for hit in content), max(hit.position for hit in content)
    first, last = _widen(first, last, {hit.position for hit in best.values()})
    inside = [hit for hit in best.values() if first <= hit.position <= last]
    weight = sum(form.weights[hit.word] * hit.score for hit in inside)
    apart = {hit.word for hit in said if form.weights[hit.word] > STOP_WEIGHT} - {hit.word for hit in inside}
    weight += APART * sum(form.weights[word] for word in apart)
    foreign = (last - first + 1) - len({hit.position for hit in inside})
    score = weight / form.total * (1.0 - 0.05 * foreign)
    exact = tuple(words[place][0] for place in range(first, last + 1)) == form.words
    return Match(
        start=words[first][1],
        end=words[last][2],
        score=1.0 if exact else min(score, 0.99),
        strength=weight * (1.0 if exact else score),
        words=len(content),
        named=form.named,
        exact=exact,
    )


def _widen(first: int, last: int, matched: set[int]) -> tuple[int, int]:
    """Take in matched function words that touch the run's ends."""
    while first - 1 in matched:
        first -= 1
    while last + 1 in matched:
        last += 1
    return first, last


def _without_overlap(candidates: list[Match]) -> tuple[Match, ...]:
    """Keep the strongest of overlapping matches, with its equals as rivals, and kommuner and organs inside others."""
    kept: list[Match] = []
    for match in sorted(candidates, key=lambda one: (-one.strength, one.start, one.named[0].id)):
        over = [one for one in kept if match.start < one.end and one.start < match.end]
        if not over:
            kept.append(_with_rivals(match, candidates))
        elif all(_stands_inside(match, one) for one in over):
            kept.append(match)
    return tuple(sorted(kept, key=lambda one: (one.start, -one.end)))


def _stands_inside(match: Match, other: Match) -> bool:
    """Say whether a name also counts inside a longer one: the kommun of a goal, the organ of a plan."""
    if match.type is EntityType.KOMMUN:
        return other.type is not EntityType.KOMMUN
    loose = other.type is EntityType.DOCUMENT or (other.type is EntityType.ACTIVITY and not other.exact)
    return match.type in (EntityType.ORGAN, EntityType.UNIT) and loose


def _with_rivals(match: Match, candidates: list[Match]) -> Match:
    if match.score >= FULL:
        return match
    rivals = tuple(
        one
        for other in candidates
        if other is not match
        and other.type is match.type
        and other.start < match.end
        and match.start < other.end
        and abs(other.score - match.score) < MARGIN
        and other.words >= match.words
        for one in other.named
        if one not in match.named
    )
    return Match(match.start, match.end, match.score, match.strength, match.words, match.named, rivals, match.exact)
