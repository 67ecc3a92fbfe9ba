"""A text as statements: its clauses and table rows, each with the words it leans on for its subject. Pure.

A clause begins where a sentence does, or at a comma, a semicolon, a dash or a conjunction with a verb on both sides. A
clause without a subject of its own ("… och minskar X") leans on what stands before the verb in the one before; one that
begins with a pronoun leans on the whole of it. A row of cells parted by "|" is one statement with the cells marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, islice

from assistant.quoting.closed_classes import closed
from assistant.quoting.words import AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, PRONOUNS, Word, words_of
from corpus.swedish import plain, sentences
from corpus.word_classes import is_noun

MOST_CLAUSES = 400
"""Clauses read of one text; a quote is a sentence or a few rows, so more of them is no quote."""
MOST_WORDS = 300
"""Words read of one clause or row."""
MOST_LEANT = 60
"""Words that a clause may lean on."""
REMEMBERED_TEXTS = 256
_OBJECTS = closed("den det dem them it")
_ARTICLES = closed("detta det den de dessa denna this these")
"""Pronouns before a verb, articles before anything else."""
_ADVERBS = closed("inte ej aldrig även också däremot ännu redan nu sedan först")
_TURNING = closed("nu redan sedan först då därefter")
"""Adverbs that a verb follows at once."""
_BOUNDARY = re.compile(r"[,;|]|\s-\s")
_PRESENT = re.compile(r"(?:r|[^at]s)$")
"""Active or passive ("öppnar", "stängs")."""
_SUBORDINATING = closed("som att hur där vad vilka to which how where")
_DENYING = closed("inte ej")
_LABEL = re.compile(r"[^:,;.!?]{1,60}:")
_WAITING = closed(
    """
    har hade ha ska skall skulle kan kunde bör borde får fick måste kommer vill
    """
)
"""Auxiliaries that wait for another verb."""
_INFINITIVES = closed("vara bli ha få kunna behöva be have")
_OPPOSING = frozenset({"men", "medan", "but", "while"})
_ADDING = frozenset({"och", "samt", "and"})
_OPENS_CLAUSE = frozenset({"då", "eftersom", "because"})
LONGEST_LABEL = 8
"""Words."""
YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Statement:
    """Words of one clause or row, and those of earlier ones that it leans on."""

    words: tuple[Word, ...]
    leans: tuple[Word, ...]
    is_row: bool
    labels: tuple[Word, ...] = ()
    """The words before a colon: of a cell, or one word in running text."""
    shares_subject: bool = False
    continues: bool = False
    """A pronoun that begins the sentence stands for the whole of what it leans on."""
    clauses: tuple[Statement, ...] = ()
    """The clauses of a whole sentence that has more than one; () for a clause or a row."""

    @property
    def told(self) -> tuple[Word, ...]:
        """Return the clause's own words, after those of the subject that it shares with the one before."""
        return self.leans + self.words if self.shares_subject else self.words

    @property
    def all(self) -> tuple[Word, ...]:
        """Return the words leant on, then the clause's own."""
        return self.leans + self.words


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text, folded, with its words and its statements."""

    text: str
    words: tuple[Word, ...]
    statements: tuple[Statement, ...]


@lru_cache(maxsize=REMEMBERED_TEXTS)
def parsed(text: str) -> Parsed:
    """Read a text into statements."""
    folded = plain(text)
    words = tuple(words_of(folded))
    return Parsed(folded, words, tuple(islice(_statements(folded, words), MOST_CLAUSES)))


def _statements(folded: str, words: tuple[Word, ...]) -> Iterator[Statement]:
    """Give the statements of rows, or of the clauses of each sentence."""
    if "|" in folded:
        yield from _rows(folded, words)
        return
    earlier: list[Statement] = []
    for sentence in _by_sentence(folded, words):
        first = len(earlier)
        for clause in _clauses(folded, sentence):
            statement = _leaning(folded, clause[:MOST_WORDS], earlier, starts=clause[0] == sentence[0])
            earlier.append(statement)
            yield statement
        yield from _joined(earlier[first:])


def _joined(clauses: list[Statement]) -> Iterator[Statement]:
    """Give the clauses of a sentence as one statement, where there are more than one."""
    if len(clauses) > 1:
        words = tuple(word for clause in clauses for word in clause.words)[:MOST_WORDS]
        labels = tuple(word for clause in clauses for word in clause.labels)
        first = clauses[0]
        yield Statement(
            words, first.leans, is_row=False, labels=labels, continues=first.continues, clauses=tuple(clauses)
        )


def _by_sentence(folded: str, words: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    position = 0
    for _, end in sentences(folded):
        first = position
        while position < len(words) and words[position].start < end:
            position += 1
        if position > first:
            yield words[first:position]


def _rows(folded: str, words: tuple[Word, ...]) -> Iterator[Statement]:
    """Give the rows: a label that comes again, years aside, begins the next one."""
    rows: list[list[Word]] = [[]]
    labels: list[list[Word]] = [[]]
    seen: set[tuple[str, ...]] = set()
    for cell in _cells(words):
        label = _label(folded, cell)
        name = tuple(word.key for word in label if not word.key.isdigit() or len(word.key) == YEAR_DIGITS)
        if label and name in seen:
            rows.append([])
            labels.append([])
            seen = set()
        if label:
            seen.add(name)
        rows[-1].extend(cell)
        labels[-1].extend(label)
    for row, own in zip(rows, labels, strict=True):
        yield Statement(tuple(row[:MOST_WORDS]), (), is_row=True, labels=tuple(own))


def _cells(words: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    for _, cell in groupby(words, key=lambda word: word.cell):
        yield tuple(cell)


def _label(folded: str, cell: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words of a cell up to its colon, () where it has none near its beginning."""
    match = _LABEL.match(folded, cell[0].start)
    if match is None:
        return ()
    return tuple(word for word in cell[:LONGEST_LABEL] if word.end < match.end())


def _clauses(folded: str, sentence: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    """Give the clauses of a sentence: pieces between boundaries, one without a verb joined to its neighbour."""
    clause: list[Word] = []
    before: list[Word] = []
    for piece in _pieces(folded, sentence):
        own = _verbs(piece)
        waits = all(word.key in _WAITING for word in before)
        if own and before and not (waits and _may_be_waited_for(own[0], piece)):
            yield tuple(clause)
            clause, before = [], []
        clause.extend(piece)
        before.extend(own)
    if clause:
        yield tuple(clause)


def _may_be_waited_for(verb: Word, piece: tuple[Word, ...]) -> bool:
    """Say whether a verb may be the one that an auxiliary before it waits for: none with a subject of its own."""
    opens = next((word for word in piece if word.key not in CONJUNCTIONS), verb) is verb
    return verb.key not in AUXILIARIES - _INFINITIVES and (opens or not _PRESENT.search(verb.key))


def _verbs(piece: Sequence[Word]) -> list[Word]:
    """Return the verbs of a piece, the first one after "att" or "som" aside."""
    verbs = []
    inside = False
    for word in piece:
        if word.key in _SUBORDINATING:
            inside = True
        elif word.is_verb and not inside:
            verbs.append(word)
        elif word.is_verb:
            inside = word.key in AUXILIARIES
    return verbs


def _pieces(folded: str, sentence: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    piece: list[Word] = []
    for word in sentence:
        parted = bool(piece) and piece[-1].cell != word.cell
        opens = bool(piece) and word.key in _OPENS_CLAUSE
        waits = bool(piece) and not any(one.is_verb for one in piece) and _opens_with_subject(piece[0], word)
        ends = parted and (_BOUNDARY.search(folded, piece[-1].end, word.start) or word.key in CONJUNCTIONS)
        if opens or (ends and not waits):
            yield tuple(piece)
            piece = []
        piece.append(word)
    yield tuple(piece)


def _opens_with_subject(first: Word, joining: Word) -> bool:
    """Say whether a piece before a conjunction is the first part of a subject: "då X och Y ökade", "men X och Y …"."""
    return first.key in _OPENS_CLAUSE or (first.key in _OPPOSING and joining.key in _ADDING)


def _leaning(folded: str, clause: tuple[Word, ...], earlier: list[Statement], *, starts: bool) -> Statement:
    """Find what a clause leans on: nothing, the subject of the clause before, or all of it."""
    labels = tuple(word for word in clause if folded.startswith(":", word.end))
    opening = [word for word in clause if word.key not in CONJUNCTIONS or word.key == "varav"][:2]
    if not earlier or not opening:
        return Statement(clause, (), is_row=False, labels=labels)
    before = earlier[-1]
    if _is_pronoun(opening[0], clause):
        return Statement(clause, before.all[-MOST_LEANT:], is_row=False, labels=labels, continues=starts)
    goes_on = opening[0].is_verb or opening[0].key in _ADVERBS or any(word.key == "att" for word in opening)
    if goes_on and not starts and not _has_its_own_subject(clause, opening):
        subject = before.all[-MOST_LEANT:] if _takes_an_object(clause) else _subject_of(before)
        if clause[0].text.casefold() == "utan":  # what was denied before it is not denied of what follows
            subject = tuple(word for word in subject if word.key not in _DENYING)
        return Statement(clause, subject, is_row=False, labels=labels, shares_subject=True)
    return Statement(clause, (), is_row=False, labels=labels)


def _has_its_own_subject(clause: tuple[Word, ...], opening: list[Word]) -> bool:
    """Say whether the subject stands after the verb, as after an adverbial: "och sedan beslutar nämnden"."""
    if len(opening) < 2 or opening[0].key not in _TURNING or not opening[1].is_verb:
        return False
    return any(word.place == opening[1].place + 1 and is_noun(word.key) for word in clause)


def _takes_an_object(clause: tuple[Word, ...]) -> bool:
    """Say whether a pronoun after a verb stands for what the clause before named ("och integrerar den i …")."""
    for number, word in enumerate(clause[1:], start=1):
        following = clause[number + 1] if number + 1 < len(clause) else None
        if word.key in _OBJECTS and clause[number - 1].is_verb:
            return following is None or following.key in PREPOSITIONS
    return False


def _is_pronoun(word: Word, clause: tuple[Word, ...]) -> bool:
    """Say whether a word stands for what was told before: a pronoun, not the article of a noun."""
    following = next((one for one in clause if one.place == word.place + 1), None)
    return word.key in PRONOUNS and (word.key not in _ARTICLES or following is None or following.is_verb)


def _subject_of(statement: Statement) -> tuple[Word, ...]:
    """Return the words before a clause's last verb, and the noun phrase right after it where an adverbial opens it."""
    words = statement.all
    verbs = [number for number, word in enumerate(words) if word.is_verb and word.key not in AUXILIARIES]
    verbs = verbs or [number for number, word in enumerate(words) if word.is_verb]
    if not verbs:
        return words[:MOST_LEANT]
    return words[: verbs[-1]][:MOST_LEANT]
