"""The sentence or table row that answers a lookup, or nothing. Pure.

A candidate must account for the question's words by itself, by its headings and table header, and by what is known
of its document; what the question names (numbers, years, proper names) must all be accounted for. A false answer is
worse than a refusal, so that the thresholds are set for few of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.finding.picking import is_titled, new_names, pick_name, pick_organisation, pick_value
from assistant.finding.retrieval import Ranked
from assistant.finding.sought import TYPED, Sought, asks_for_advice, search_text, sought_by
from assistant.finding.telling import gives_reason, is_told, says_what, tells_deed
from assistant.finding.values import Valued, closeness
from assistant.understanding.coverage import Words, bare, covered_share, weight
from assistant.understanding.question import Question
from assistant.wording import NUMERIC, AnswerType
from corpus import swedish
from corpus.model import Document, Locator, Passage, Span

__all__ = ["Extracted", "Reason", "locate", "look_up", "search_text"]

MAX_PASSAGES = 30
"""Ranked passages that are looked at; the answer to a lookup stands among the first, or it is not found."""
MAX_FOUND = 5
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
MARGIN = 0.1
"""By so much must the best place lead over one with another value, where neither holds all that is asked."""
LONG_NAME = 8
"""Letters from which a word may stand for the organisation whose name begins with it."""
MOST_YEARS = 2
"""Years that a sentence may say so that what follows it is of them."""
YEAR_HELD = 0.2
"""For each of several years of the question that a place holds: two years say which change is meant."""
TOLD_BONUS = 0.2
"""A sentence, or a row under its head, says what its numbers are of; a run of words and numbers may not."""
PRECISE_BONUS = 0.25
"""A day or month answers "när" better than a year alone, which mostly says whose year it is."""
VALUE_BONUS = 0.3

_VALUES_LAST = re.compile(r"\d[\d,.]*\s?%?\s[<>≤≥]?\s?-?\d[\d ,.]*\s?%?$")
_ENDED = re.compile(r"[.!?:;…][\"”’»)\]]{0,2}\s?\Z")
_CAPTION = re.compile(r"(?:figur|tabell|diagram|bild|figure|table)\s?\d", re.IGNORECASE)
_FULL_DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d|\d{1,2} [a-zå]{3,9} (?:19|20)\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_OWN_YEAR = re.compile(r"(?<!\w)(?:under året|årets|i år|(?:this|the) year)(?!\w)", re.IGNORECASE)
_ORGANISATION = re.compile(r"(\w{4,}?)s?(?:förbund|nämnd|bolag|förvaltning)(?:et|en|ets|ens|s)?")
_UNDOTTED = str.maketrans("åäöéü", "aaoeu")


class Reason(StrEnum):
    """Why a place answers."""

    SENTENCE = "sentence"
    ROW = "row"
    DEFINITION = "definition"


@dataclass(frozen=True, slots=True)
class Extracted:
    """A place that answers. start and end are code points of `passage.text` (end excluded).

    `locator` is the same place on the pages; `value` is the value asked for, its places also in `passage.text`,
    with `value_locator`; `score` is comparable within one question, higher is better.
    """

    passage: Passage
    start: int
    end: int
    locator: Locator
    score: float
    reason: Reason
    value: Valued | None = None
    value_locator: Locator | None = None
    own_words: frozenset[str] = frozenset()
    """Words of the question that the place itself holds, normalised."""

    @property
    def text(self) -> str:
        """The words that answer."""
        return self.passage.text[self.start : self.end]


def locate(passage: Passage, start: int, end: int) -> Locator:
    """Return where characters start..end (end excluded) of a passage's text stand.

    The text is its locator's parts joined by one space each, every character of a part as it stands or, for a line
    break, a space. Raises ValueError when the range is empty or outside.
    """
    parts: list[Span] = []
    offset = 0
    for part in passage.locator.parts:
        length = part.end - part.start
        first, last = max(start, offset), min(end, offset + length)
        if first < last:
            parts.append(Span(part.page, part.start + first - offset, part.start + last - offset))
        offset += length + 1
    if not parts:
        raise ValueError(f"characters {start}–{end} are not in passage {passage.id}")
    return Locator(passage.locator.reading, tuple(parts))


def look_up(
    question: Question,
    ranked: Sequence[Ranked],
    *,
    documents: Mapping[str, tuple[Document, ...]],
    covers: Mapping[str, str] | None = None,
) -> tuple[Extracted, ...]:
    """Return the places that answer a lookup (or a count of things that are no entities), best first; () to refuse.

    `documents` maps a reading's id to the documents it stands in, `covers` to what its cover says. Advice to the
    asker personally ("Hur ansöker jag …") is no matter of plans and always refused.
    """
    sought = sought_by(question)
    if not sought.words or asks_for_advice(sought):
        return ()
    found: list[Extracted] = []
    for rank, one in enumerate(ranked[:MAX_PASSAGES]):
        reading = one.passage.locator.reading
        facts = facts_of(documents.get(reading, ()), cover=(covers or {}).get(reading, ""))
        for start, end in _candidates(one.passage, lists=sought.kind not in TYPED):
            answer = _judge(one.passage, start, end, sought=sought, facts=facts, rank=rank)
            if answer is not None:
                found.append(answer)
    found.sort(key=lambda answer: (-round(answer.score, 6), answer.passage.id, answer.start))
    return () if _is_torn(found, sought) else tuple(found[:MAX_FOUND])


def _is_torn(found: Sequence[Extracted], sought: Sought) -> bool:
    """Say whether another value of the same document has nearly as much for it, and the best lacks a word asked for."""
    best = found[0] if found else None
    if best is None or best.value is None or sought.kind not in NUMERIC:
        return False
    lacked = [word for word in sought.words if word not in (*best.own_words, *sought.required)]
    rivals = (
        one
        for one in found[1:]
        if one.value is not None and one.locator.reading == best.locator.reading and one.own_words >= best.own_words
    )
    return bool(lacked) and any(
        one.score > best.score - MARGIN and swedish.normalise(one.value.text) != swedish.normalise(best.value.text)
        for one in rivals
        if one.value is not None
    )


def _candidates(passage: Passage, *, lists: bool) -> tuple[tuple[int, int], ...]:
    """Return the spans that may answer: each sentence, or the whole row of a table.

    With `lists` a sentence that ends in a colon goes on in the list below it.
    """
    if passage.header:
        return ((0, len(passage.text)),)
    spans = sentences_of(passage)
    if len(spans) == 1 and _VALUES_LAST.search(passage.text):
        return ((0, len(passage.text)),)
    text = passage.text
    told = (span for span in spans if not _CAPTION.match(text, *span))
    return tuple((start, len(text) if lists and text[start:end].endswith(":") else end) for start, end in told)


def sentences_of(passage: Passage) -> tuple[tuple[int, int], ...]:
    """Return the spans of the sentences of a passage (end excluded): none goes on over the end of a paragraph.

    Each part of a passage is a paragraph of its own, but for one that a page break or a line break cut in two.
    """
    text = passage.text
    found: list[tuple[int, int]] = []
    for start, end in _paragraphs(passage):
        found.extend((start + first, start + last) for first, last in swedish.sentences(text[start:end]))
    return tuple(found)


def _paragraphs(passage: Passage) -> tuple[tuple[int, int], ...]:
    """Return where the paragraphs of a passage's text stand."""
    runs: list[tuple[int, int]] = []
    offset = 0
    last: Span | None = None
    for part in passage.locator.parts:
        end = min(offset + part.end - part.start, len(passage.text))
        near = part.page != last.page or part.start - last.end <= 1 if last is not None else False
        if near and passage.text[offset : offset + 1].islower() and not _ENDED.search(passage.text[:offset]):
            runs[-1] = (runs[-1][0], end)
        elif offset < end:
            runs.append((offset, end))
        offset, last = end + 1, part
    return tuple(runs)


# --- judging a candidate -------------------------------------------------------------------------------------


def document_words(documents: Sequence[Document]) -> Words:
    """Return the words that are known of documents: title, file name, kommun, organ, kind."""
    return facts_of(documents).words


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the documents of a reading."""

    words: Words
    years: frozenset[int]

    def covers(self, word: str) -> float:
        """Return how surely a word is known of the documents; their file names may be written without dots.

        An organisation may be called by the first part of its name ("tolkförbundet" for "Tolkförmedling Väst",
        "räddningstjänsten" for "Räddningstjänstförbundet").
        """
        if self.words.names(_undotted(word)):
            return 1.0
        called = _ORGANISATION.fullmatch(word)
        if called is not None and any(one.startswith(called[1]) for one in self.words.found):
            return 1.0
        whole = (_ORGANISATION.fullmatch(one) for one in self.words.found if one.startswith(bare(word)))
        if len(word) >= LONG_NAME and any(one is not None and one[1] == bare(word) for one in whole):
            return 1.0
        return self.words.covers(word)

    def names(self, word: str) -> bool:
        """Say whether the documents are known to be of what a proper name or number names."""
        return self.words.names(word) or self.words.names(_undotted(word))


def facts_of(documents: Sequence[Document], *, cover: str = "") -> Facts:
    """Return the words and years that title, file name, kommun, organ, kind, period and cover give documents."""
    texts = [
        part
        for one in documents
        for part in (one.title, one.name.replace("-", " "), one.kommun, one.organ, one.kind)
        if part
    ]
    years = {year for one in documents if one.period for year in range(one.period.first, one.period.last + 1)}
    years |= {int(match) for text in texts for match in _YEAR.findall(text)}
    return Facts(Words.of(*texts, cover), frozenset(years))


def _undotted(word: str) -> str:
    """Return a word as file names write it ("västs": "vasts")."""
    return word.translate(_UNDOTTED)


def _judge(passage: Passage, start: int, end: int, *, sought: Sought, facts: Facts, rank: int) -> Extracted | None:
    text = passage.text[start:end]
    words = Words.of(text, passage.headings[-1]) if _answers_heading(passage, start, sought) else Words.of(text)
    own = [words.covers(word) for word in sought.words]
    if covered_share(sought.words, own) < MIN_OWN_WITH_HEAD:
        return None
    value = _value_in(text, passage.header, sought)
    if covered_share(sought.words, own) < _least_own(sought, own[0], text, value):
        return None
    context = Words.of(*passage.headings, passage.header)
    around = Words.of(passage.text[:start], passage.text[end:])
    stands = [max(one, CONTEXT_SHARE * context.covers(word)) for one, word in zip(own, sought.words, strict=True)]
    of_document = [facts.covers(word) for word in sought.words]
    known = [
        max(stand, CONTEXT_SHARE * fact, NEIGHBOUR_SHARE * around.covers(word))
        for word, stand, fact in zip(sought.words, stands, of_document, strict=True)
    ]
    named = (words, context, facts)
    if not all(is_named(word, named) or _stated_year(word, passage) for word in sought.required):
        return None
    if not all(
        max(pair) >= HELD for word, *pair in zip(sought.words, stands, of_document, strict=True) if _is_whose(word)
    ):
        return None
    in_header = Words.of(passage.header).covers(sought.words[0])
    plausible = _plausible(sought, own=own, stands=stands, known=known, in_header=in_header)
    if not plausible and not _names_unsaid_sort(text, sought, own=[*map(max, own, of_document)]):
        return None
    if not _in_time(sought, passage, start, end, facts):
        return None
    if sought.kind in TYPED and value is None:
        return None
    under_heading = words.found != Words.of(text).found
    if sought.kind not in TYPED and not (passage.header or under_heading or says_what(text, sought)):
        return None
    if not gives_reason(text, sought):
        return None
    score = covered_share(sought.words, known) + 0.4 * covered_share(sought.words, own) + 0.1 / (1 + rank)
    score += _bonus(text, passage, value, sought=sought, facts=facts)
    held = frozenset(word for word, share in zip(sought.words, own, strict=True) if share >= HELD)
    return _extracted(passage, start, end, value=value, score=score, held=held)


def _value_in(text: str, header: str, sought: Sought) -> Valued | None:
    if sought.kind is not AnswerType.NAME:
        return pick_value(text, header, sought)
    return pick_name(text, sought) or pick_organisation(text, sought)


def _bonus(text: str, passage: Passage, value: Valued | None, *, sought: Sought, facts: Facts) -> float:
    """Return what speaks for a place beside the words that it holds: its year, its names, how it tells its value."""
    words = Words.of(text)
    bonus = YEAR_BONUS * _says_year(f"{text} {passage.header}", sought, facts)
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


def _is_whose(word: str) -> bool:
    """Say whether a word is an organisation's name: "förbundet" alone in a text may be another ("Norrförbundet")."""
    return _ORGANISATION.fullmatch(word) is not None


def is_named(word: str, named: Sequence[Words | Facts]) -> bool:
    """Say whether a proper name or number stands somewhere; of names that a hyphen joins, each of them."""
    if any(one.names(word) or one.covers(word) == 1 for one in named):
        return True
    parts = word.split("-")
    return len(parts) > 1 and all(any(one.names(part) for one in named) for part in parts)


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


def _in_time(sought: Sought, passage: Passage, start: int, end: int, facts: Facts) -> bool:
    """Say whether a place speaks of the year asked for.

    The sentence's own years (dates aside) decide; else those of headings, header and passage; else the document's.
    """
    if not sought.years:
        return not (sought.now and facts.years and _is_later(passage.text[start:end], min(facts.years)))
    text = _FULL_DATE.sub(" ", passage.text[start:end])
    stated = {int(year) for year in _YEAR.findall(f"{text} {passage.header}")}
    if stated and sought.kind is not AnswerType.DATE:
        return any(year in stated for year in sought.years)
    near = (
        stated | {int(year) for year in _YEAR.findall(" ".join(passage.headings))} | _years_before(passage.text, start)
    )
    return any(year in near for year in sought.years) or (
        not (near - stated) and any(year in facts.years for year in sought.years)
    )


def _is_later(text: str, year: int) -> bool:
    """Say whether a text speaks of later years alone than one: of what is aimed at."""
    stated = [int(one) for one in _YEAR.findall(text)]
    return bool(stated) and min(stated) > year


def _says_year(text: str, sought: Sought, facts: Facts) -> bool:
    """Say whether a text speaks of the year asked for: by its number, or as the year that its document is of."""
    own = len(facts.years) == 1 and _OWN_YEAR.search(text) is not None
    return any(str(year) in text or (own and year in facts.years) for year in sought.years)


def _years_before(text: str, start: int) -> set[int]:
    """Return the years of the last sentence with any before a place: what follows it speaks of the same year.

    One with many years (the head of a table, the axis of a chart) says of none that it is meant.
    """
    for first, last in reversed(swedish.sentences(text[:start])):
        years = {int(year) for year in _YEAR.findall(text[first:last])}
        if years:
            return years if len(years) <= MOST_YEARS else set()
    return set()
