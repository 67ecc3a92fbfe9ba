"""Does a sentence or row answer, and how well? What it holds itself, beside what stands around it. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.finding.document_facts import Facts, is_named, is_whose
from assistant.finding.in_time import in_time, says_year
from assistant.finding.passage_places import Extracted, Reason, locate
from assistant.finding.picking import is_titled, new_names, pick_name, pick_organisation, pick_value
from assistant.finding.sought import TYPED, Sought
from assistant.finding.telling import gives_reason, is_told, says_what, tells_deed
from assistant.finding.values import Valued, closeness
from assistant.understanding.coverage import Words, covered_share, weight
from assistant.wording import NUMERIC, AnswerType
from corpus.model import Passage

MIN_COVERED = 0.72
"""Share of the question's words that sentence, headings, header and document must account for."""
MIN_OWN = 0.3
"""Share that the sentence or row must account for itself: headings alone answer nothing."""
MIN_OWN_WITH_HEAD = 0.2
"""The same where it holds what there is a number, date or name of; the headings may then say the rest."""
MIN_COVERED_UNTYPED = 0.78
"""The same where no number, date or name vouches for the sentence."""
CONTEXT_SHARE = 0.9
"""A word found in headings, header or the document's facts counts so much of one found in the sentence."""
NEIGHBOUR_SHARE = 0.55
"""A word found in another sentence of the passage."""
ESSENTIAL_WEIGHT = 0.75
"""Words of six letters and more weigh so much: at most one of three such may be missing altogether."""
LEAST_HEAD = 0.7
"""What a number, date or name is sought of ("Hur många medlemmar …") must stand in the sentence, heading or header."""
LEAST_HEAD_UNTYPED = 0.55
MISSING = 0.33
"""A word accounted for by less than this is missing."""
REST_WORDS = 2
"""Words that a place must hold beside the sort of what it names, where it does not say the sort."""
MIN_OWN_UNTYPED = 0.4
"""As MIN_OWN, where no number, date or name vouches for the sentence."""
HELD = 0.7
"""From this likeness a place holds a word of the question."""
YEAR_BONUS = 0.1
NAMED_BONUS = 0.1
"""A place that itself names what the question names ("Borlänge kommun") is of it, and of nothing else."""
YEAR_HELD = 0.2
"""For each of several years of the question that a place holds: two years say which change is meant."""
TOLD_BONUS = 0.2
"""A sentence, or a row under its head, says what its numbers are of; a run of words and numbers may not."""
PRECISE_BONUS = 0.25
"""A day or month answers "när" better than a year alone, which mostly says whose year it is."""
VALUE_BONUS = 0.3
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class _Held:
    """How surely (0–1) each word of a question is held by a place, in the order of the question's words."""

    own: tuple[float, ...]
    """By the place itself."""
    stands: tuple[float, ...]
    """By it, its headings or its table's header."""
    of_document: tuple[float, ...]
    """By what is known of its document."""
    known: tuple[float, ...]
    """By any of these, or by the rest of the passage."""


def judge(passage: Passage, start: int, end: int, *, sought: Sought, facts: Facts, rank: int) -> Extracted | None:
    """Return the place start..end of a passage with its value and score, when it answers; None when it does not.

    `facts` are those of its document, `rank` (0-based) is how well the passage was ranked.
    """
    text = passage.text[start:end]
    words = Words.of(text, passage.headings[-1]) if _answers_heading(passage, start, sought) else Words.of(text)
    own = tuple(words.covers(word) for word in sought.words)
    if covered_share(sought.words, own) < MIN_OWN_WITH_HEAD:
        return None
    value = _value_in(text, passage.header, sought)
    if covered_share(sought.words, own) < _least_own(sought, own[0], text, value):
        return None
    context = Words.of(*passage.headings, passage.header)
    held = _held(own, context, Words.of(passage.text[:start], passage.text[end:]), sought=sought, facts=facts)
    if not _is_of_what_is_named(passage, (words, context, facts), held, sought):
        return None
    in_header = Words.of(passage.header).covers(sought.words[0])
    plausible = _plausible(sought, own=held.own, stands=held.stands, known=held.known, in_header=in_header)
    if not plausible and not _names_unsaid_sort(text, sought, own=[*map(max, held.own, held.of_document)]):
        return None
    told = bool(passage.header) or words.found != Words.of(text).found
    if not in_time(sought, passage, start, end, facts) or not _tells(text, value, sought, told=told):
        return None
    score = covered_share(sought.words, held.known) + 0.4 * covered_share(sought.words, own) + 0.1 / (1 + rank)
    score += _bonus(text, passage, value, sought=sought, facts=facts)
    said = frozenset(word for word, share in zip(sought.words, own, strict=True) if share >= HELD)
    return _extracted(passage, start, end, value=value, score=score, held=said)


def _held(own: tuple[float, ...], context: Words, around: Words, *, sought: Sought, facts: Facts) -> _Held:
    """Return how surely the question's words are held; `context` is above the place, `around` beside it."""
    pairs = tuple(zip(own, sought.words, strict=True))
    stands = tuple(max(one, CONTEXT_SHARE * context.covers(word)) for one, word in pairs)
    of_document = tuple(facts.covers(word) for word in sought.words)
    known = tuple(
        max(stand, CONTEXT_SHARE * fact, NEIGHBOUR_SHARE * around.covers(word))
        for word, stand, fact in zip(sought.words, stands, of_document, strict=True)
    )
    return _Held(own, stands, of_document, known)


def _is_of_what_is_named(passage: Passage, named: Sequence[Words | Facts], held: _Held, sought: Sought) -> bool:
    """Say whether a place is of all that the question names: proper names, numbers, organisations."""
    if not all(is_named(word, named) or _stated_year(word, passage) for word in sought.required):
        return False
    shares = zip(sought.words, held.stands, held.of_document, strict=True)
    return all(max(stands, known) >= HELD for word, stands, known in shares if is_whose(word))


def _tells(text: str, value: Valued | None, sought: Sought, *, told: bool) -> bool:
    """Say whether a text gives what is asked for: a value of its sort, a reason, or whole words for it.

    `told` says that a header or heading tells what a text that is no sentence is of.
    """
    if sought.kind in TYPED:
        return value is not None and gives_reason(text, sought)
    return (told or says_what(text, sought)) and gives_reason(text, sought)


def _value_in(text: str, header: str, sought: Sought) -> Valued | None:
    if sought.kind is not AnswerType.NAME:
        return pick_value(text, header, sought)
    return pick_name(text, sought) or pick_organisation(text, sought)


def _bonus(text: str, passage: Passage, value: Valued | None, *, sought: Sought, facts: Facts) -> float:
    """Return what speaks for a place beside the words that it holds: its year, its names, how it tells its value."""
    words = Words.of(text)
    bonus = YEAR_BONUS * says_year(f"{text} {passage.header}", sought, facts)
    bonus += NAMED_BONUS * covered_share(sought.required, [words.names(word) for word in sought.required])
    bonus += TOLD_BONUS * (bool(passage.header) or is_told(text))
    bonus += YEAR_HELD * sum(year in text for year in sought.several)
    if value is None:
        return bonus
    bonus += PRECISE_BONUS * (sought.kind is AnswerType.DATE and not _YEAR.fullmatch(value.text.strip()))
    return bonus + VALUE_BONUS * min(1.0, closeness(text, value, sought.words[:2]) / 8)


def _extracted(
    passage: Passage, start: int, end: int, *, value: Valued | None, score: float, held: frozenset[str]
) -> Extracted:
    """Put a place together; `value` is placed in the text at start..end."""
    placed = None if value is None else Valued(value.text, start + value.start, start + value.end, value.quantity)
    return Extracted(
        passage=passage,
        start=start,
        end=end,
        locator=locate(passage, start, end),
        score=score,
        reason=Reason.ROW if passage.header else Reason.SENTENCE,
        value=placed,
        value_locator=None if placed is None else locate(passage, placed.start, placed.end),
        own_words=held,
    )


def _least_own(sought: Sought, head: float, text: str, value: Valued | None) -> float:
    """Return the share of the question that a place must hold itself; `head` is how surely it holds its head.

    A name of the sort asked for, or a person with the role asked for, vouches for a place as a number does.
    """
    if sought.kind not in TYPED and value is None:
        return MIN_OWN_UNTYPED
    headed = sought.head is not None and head >= LEAST_HEAD
    return MIN_OWN_WITH_HEAD if headed or (value is not None and is_titled(text, value, sought)) else MIN_OWN


def _names_unsaid_sort(text: str, sought: Sought, *, own: Sequence[float]) -> bool:
    """Say whether a place names what a name is asked of, without saying its sort ("Vilket företag är störst …").

    It must hold all else that is asked, two words at least, and one proper name that the question does not say.
    """
    if sought.kind is not AnswerType.NAME or sought.head is None:
        return False
    rest = [share for word, share in zip(sought.words, own, strict=True) if word not in (sought.head, *sought.required)]
    return len(rest) >= REST_WORDS and min(own[1:]) >= HELD and bool(new_names(text, sought))


def _stated_year(word: str, passage: Passage) -> bool:
    """Say whether a year that is part of a name ("vision 2040") stands somewhere in the passage."""
    return _YEAR.fullmatch(word) is not None and word in passage.text


def _answers_heading(passage: Passage, start: int, sought: Sought) -> bool:
    """Say whether a place is the first sentence under a heading that is what the question asks about ("Vision")."""
    if start > 0 or not passage.headings or sought.kind in TYPED:
        return False
    heading = Words.of(passage.headings[-1])
    return len(heading.found) <= len(sought.words) + 1 and all(heading.covers(word) == 1 for word in sought.words)


def _plausible(
    sought: Sought, *, own: Sequence[float], stands: Sequence[float], known: Sequence[float], in_header: float
) -> bool:
    """Say whether enough of the question is accounted for, all that it names, and what it asks the value of.

    A number must stand in the same sentence or row as what it is the number of, or in its column.
    """
    shares = dict(zip(sought.words, known, strict=True))
    typed = sought.kind in TYPED
    if covered_share(sought.words, known) < (MIN_COVERED if typed else MIN_COVERED_UNTYPED):
        return False
    if sought.head is not None and stands[0] < (LEAST_HEAD if typed else LEAST_HEAD_UNTYPED):
        return False
    if sought.head is not None and sought.kind in NUMERIC and max(own[0], in_header) < LEAST_HEAD:
        return False
    if not tells_deed(sought, own):
        return False
    weighty = [word for word in sought.words if weight(word) >= ESSENTIAL_WEIGHT]
    missing = sum(shares[word] < MISSING for word in weighty)
    return missing * 3 <= len(weighty)
