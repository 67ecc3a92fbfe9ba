"""The check of one sentence against its quotes, clause by clause. See the package. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.judging_words import judges, stops
from assistant.moments import moments_stand, years_belong
from assistant.quoting.binding import unbound
from assistant.quoting.clauses import REMEMBERED_TEXTS, Parsed, Statement, parsed
from assistant.quoting.closed_classes import closed
from assistant.quoting.embedding import (
    keeps_conditions,
    keeps_heads,
    keeps_relatives,
    keeps_what_all_are,
    keeps_what_governs,
)
from assistant.quoting.figures import FRACTIONS, Figure, figures_of
from assistant.quoting.gapped import filled
from assistant.quoting.light_verbs import acts_are_told, with_light_verbs
from assistant.quoting.matching import Matches, Wordings, is_content
from assistant.quoting.naming import NO_NAMES, Names, capitals_stand, digits_stand, hanging_stand, organs
from assistant.quoting.number_words import SPELLED
from assistant.quoting.roles import roles_agree
from assistant.quoting.shortening import is_shortened
from assistant.quoting.signs import signs_stand
from assistant.quoting.synonyms import synonyms
from assistant.quoting.tenses import hedge_of
from assistant.quoting.tones import DENIALS, LIMITS, QUALIFIERS, causes_stand, wrong_tones
from assistant.quoting.words import AUXILIARIES, Word
from corpus.quantities import UNITS
from corpus.swedish import dates, normalise, plain, sentences, words, years

MOST_CHARACTERS = 4_000
"""Of a sentence: a longer one is no sentence, and is not shown unless it is a quote."""
_YEAR_WORDS = frozenset({"år", "year"})
_A_CELL = re.compile(r"(?P<row>.+), (?P<column>[^:]+): (?P<value>[^:]*\d[^:]*?)\.?")
_COPULAS = closed("är blir bli vara var blev is was be")
_HAVING = closed("har hade ha has had have saknar saknas saknade finns fanns")
_WITH = closed("med utan with")
_DOING = frozenset({"gör", "gjorde", "do", "does", "did"})
AWAY = 3
"""Words between "har" and the verb that it helps."""
NEAREST = 8
"""Statements tried for a clause: those that hold most of its words."""
_LOOKED_AFTER = DENIALS | LIMITS | QUALIFIERS | SPELLED | FRACTIONS


@dataclass(frozen=True, slots=True)
class Source:
    """A quote, read: its statements and figures, and the labels of its cells."""

    text: Parsed
    wordings: tuple[Wordings, ...]
    figures: tuple[Figure, ...]


def verify_quoted(sentence: str, quotes: tuple[str, ...], names: Names = NO_NAMES) -> tuple[str, ...]:
    """Return why a sentence may not rest on the quotes alone; () when it may.

    Reasons are "quote" (there is none), "sign", "length", and what differs: "number", "year", "date", "name", "organ",
    "cause", "words", "negation", "scope" (all, only, partly), "tense" (planned, expected, done), "role".
    """
    if not any(quote.strip() for quote in quotes):
        return ("quote",)
    if not signs_stand(sentence, "\n".join(quotes)):
        return ("sign",)
    if len(sentence) > MOST_CHARACTERS:
        return () if normalise(sentence) in {normalise(quote) for quote in quotes} else ("length",)
    if _is_whole(sentence, quotes) or _is_cell(sentence, quotes):
        return ()
    if not _says_something(sentence):
        return ("words",)
    wrong = _of_the_whole(sentence, "\n".join(quotes), names)
    if not wrong and is_shortened(sentence, quotes):
        return ()
    return tuple(dict.fromkeys((*wrong, *_of_clauses(sentence, quotes))))


def _says_something(sentence: str) -> bool:
    """Say whether every clause has a word that carries meaning, of its own or leant on."""
    return all(any(is_content(word) for word in one.all) for one in parsed(sentence).statements)


def _is_whole(sentence: str, quotes: tuple[str, ...]) -> bool:
    """Say whether a sentence is a quote, or one sentence of a quote, word by word."""
    said = words(sentence)
    if any(said == words(quote) for quote in quotes):
        return bool(said)
    return any(said == words(quote[start:end]) for quote in quotes for start, end in sentences(quote))


def _is_cell(sentence: str, quotes: tuple[str, ...]) -> bool:
    """Say whether a sentence only names a cell, "row, column: value".

    The row's quote begins with the row and has the value; another quote has the column.
    """
    match = _A_CELL.fullmatch(plain(sentence)[:MOST_CHARACTERS])
    if match is None:
        return False
    row, column, value = (" ".join(words(match[name])) for name in ("row", "column", "value"))
    held = [f"{' '.join(words(quote))} " for quote in quotes]
    of_row = [one for one in held if row and one.startswith(f"{row} ") and f" {value} " in one]
    return any(f" {column} " in f" {one}" for one in held if one not in of_row[:1]) and bool(
        of_row and column and value
    )


def _of_the_whole(sentence: str, source: str, names: Names) -> tuple[str, ...]:
    """Return what the sentence names that the quotes do not, wherever in them."""
    own, other = parsed(sentence), parsed(source)
    checks = (
        ("number", digits_stand(sentence, source)),
        ("year", set(years(sentence)) <= set(years(source)) and years_belong(sentence, source)),
        ("date", set(dates(sentence)) <= set(dates(source)) and moments_stand(sentence, source)),
        ("name", hanging_stand(own.words, other.words)),
        ("name", names.within(sentence) <= names.within(source) and capitals_stand(sentence, source)),
        ("organ", organs(sentence) <= organs(source)),
        ("cause", causes_stand(own.words, other.words)),
    )
    return tuple(reason for reason, stands in checks if not stands)


def _of_clauses(sentence: str, quotes: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is wrong with the first clause that no statement of the quotes holds."""
    own = parsed(sentence)
    texts = (text for quote in quotes if quote.strip() for text in (quote, *_cells(quote)))
    sources = tuple(_source(text) for text in dict.fromkeys(texts))
    figures = figures_of(sentence)
    for clause in own.statements:
        if clause.clauses:
            continue
        places = {word.place for word in clause.words}
        mine = tuple(one for one in figures if one.place in places)
        reasons = _of_clause(clause, mine, sources)
        if reasons:
            return reasons
    return ()


def _cells(quote: str) -> tuple[str, ...]:
    """Return the cells of rows, each of which may hold a clause by itself; () where one tells of a stop."""
    if any(stops(word) for word in words(quote)):
        return ()
    return tuple(filled(cell) for cell in quote.split("|"))


@lru_cache(maxsize=REMEMBERED_TEXTS)
def _source(quote: str) -> Source:
    text = parsed(quote)
    return Source(text, tuple(Wordings.of(one.all) for one in text.statements), figures_of(quote))


def _of_clause(clause: Statement, figures: tuple[Figure, ...], sources: tuple[Source, ...]) -> tuple[str, ...]:
    """Return () when one statement holds a clause; else what is wrong with the one that comes nearest."""
    units = {place for one in figures for place in range(one.place + 1, one.last + 1)}
    told = tuple(word for word in clause.told if is_content(word))
    units |= {one.place - 1 for one in figures if one.kind == "year"}
    needed = frozenset(
        word.place for word in told if _must_stand(word) and not (word.place in units and _is_unit(word))
    )
    held = [
        (statement, wordings, source)
        for source in sources
        for statement, wordings in zip(source.text.statements, source.wordings, strict=True)
    ]
    held.sort(key=lambda one: -one[1].likeness(told))
    nearest: tuple[str, ...] = ("words",)
    for number, (statement, wordings, source) in enumerate(held[:NEAREST]):
        alike = {word.place: found for word in told if (found := wordings.find(word))}
        matches = with_light_verbs(clause.told, statement.all, alike)
        reasons = _of_statement(clause, statement, needed, matches, figures, source)
        if not reasons:
            return ()
        nearest = reasons if number == 0 else nearest
    return nearest


def _is_unit(word: Word) -> bool:
    """Say whether a word beside a figure is a part of it: a unit, or "år"."""
    return word.lemma in _YEAR_WORDS or any(word.key in written.replace("|", " ").split() for written in UNITS.values())


def _must_stand(word: Word) -> bool:
    """Say whether a word must stand in the source: it carries meaning, and no other check looks after it."""
    return not word.is_plain_particle and word.key not in _LOOKED_AFTER and not word.key[0].isdigit()


def _of_statement(
    clause: Statement,
    statement: Statement,
    needed: frozenset[int],
    matches: Matches,
    figures: tuple[Figure, ...],
    source: Source,
) -> tuple[str, ...]:
    """Return what a clause says otherwise than a statement does."""
    missing = [word for word in clause.told if word.place in needed and word.place not in matches]
    allowed = _allowed(statement)
    strange = any(word.lemma not in allowed and word.key not in allowed for word in missing)
    checks = (
        ("verdict" if any(judges(word.key) for word in missing) else "words", not strange),
        ("words", not _repeats(clause, needed, matches) and _tells_what_is_done(clause, statement, matches)),
        ("verdict", not _is_stopped(statement, matches)),
        ("cause", keeps_conditions(clause, statement, matches, source.text)),
        ("tense", keeps_what_governs(clause, statement, matches)),
        ("scope", keeps_what_all_are(clause, statement, matches)),
        ("role", keeps_heads(clause, statement, matches) and keeps_relatives(statement, matches)),
        ("role", roles_agree(clause, statement, matches)),
    )
    wrong = (reason for reason, holds in checks if not holds)
    bound = unbound(figures, clause, statement, source.figures, matches)
    return (*wrong, *bound, *wrong_tones(clause, statement, matches))


def _tells_what_is_done(clause: Statement, statement: Statement, matches: Matches) -> bool:
    """Say whether a clause has its verbs from where the source has them of the same."""
    if not acts_are_told(clause.told, statement.all, matches) or not _has_what_it_has(clause, statement, matches):
        return False
    if (statement.clauses and not _keeps_verbs(statement, matches)) or _lends_its_verb(clause, statement, matches):
        return False
    return _takes_up(statement, matches)


def _repeats(clause: Statement, needed: frozenset[int], matches: Matches) -> bool:
    """Say whether a clause has a word more often than the statement ("privat och privat")."""
    times = Counter(word.key for word in clause.told if word.place in needed)
    found = {word.key: len(matches[word.place]) for word in clause.told if word.place in matches}
    return any(count > max(1, found.get(key, count)) for key, count in times.items())


def _has_what_it_has(clause: Statement, statement: Statement, matches: Matches) -> bool:
    """Say whether a clause whose only verb is "har" or "är" has it from the source, not from "upphör med"."""
    verbs = {word.key for word in clause.told if word.is_verb}
    counts = any(word.key[0].isdigit() or word.key in SPELLED for word in clause.told)
    if verbs and verbs <= _COPULAS and not counts and not _is_so(statement, matches):
        return False
    if statement.is_row or statement.labels or not verbs or not verbs <= _HAVING:
        return True
    acts = {word.place for word in _content_verbs(statement.all)}
    found = [one for words in matches.values() for one in words]
    if any(_is_main(statement.all, number) for number in range(len(statement.all))) or any(
        one.place in acts for one in found
    ):
        return True
    return any(one.key.endswith("s") for one in found) or (not acts and any(w.key in _WITH for w in statement.all))


def _is_so(statement: Statement, matches: Matches) -> bool:
    """Say whether a statement tells how things are, not what somebody does or wants ("efterfrågar kortare tider")."""
    keys = {word.key for word in statement.all}
    told = {one.place for found in matches.values() for one in found}
    acts = _content_verbs(statement.all)
    plain = synonyms().plain | synonyms().asserting
    loose = [one for one in acts if one.place not in told and not {one.lemma, one.key} & plain and not hedge_of(one)]
    return (
        statement.is_row or bool(statement.labels or keys & (_COPULAS | _HAVING)) or len(loose) < len(acts) or not acts
    )


def _is_main(words: Sequence[Word], number: int) -> bool:
    """Say whether a word is "har" or the like without another verb after it ("har sökt")."""
    following = words[number + 1 : number + 1 + AWAY]
    return words[number].key in _HAVING and not any(
        word.is_verb and word.key not in AUXILIARIES and word.cell == words[number].cell for word in following
    )


def _is_stopped(statement: Statement, matches: Matches) -> bool:
    """Say whether a row is of something stopped, which is not told of."""
    told = {one.place for found in matches.values() for one in found}
    stopped = {word.place for word in statement.words if stops(word.key)} if statement.is_row else set()
    return bool(stopped) and not stopped & told


def _lends_its_verb(clause: Statement, statement: Statement, matches: Matches) -> bool:
    """Say whether a clause takes its verb from what a pronoun stands for, and tells it of what is said after that."""
    leant = {word.place for word in statement.leans}
    verbs = [word.place for word in _content_verbs(clause.told)]
    taken = [{one.place for one in matches[place]} for place in verbs if place in matches]
    own = any(not {one.place for one in found} & leant for found in matches.values())
    stands_for = leant and not statement.shares_subject and _content_verbs(statement.words)
    return bool(stands_for and taken) and own and all(found <= leant for found in taken)


def _content_verbs(words: Iterable[Word]) -> list[Word]:
    return [word for word in words if word.is_verb and word.key not in AUXILIARIES]


def _keeps_verbs(sentence: Statement, matches: Matches) -> bool:
    """Say whether each clause of a sentence of which a word is taken has one of its verbs taken too."""
    told = [{one.place for one in found} for found in matches.values()]
    for clause in sentence.clauses:
        places = {word.place for word in clause.words}
        verbs = {word.place for word in clause.words if word.is_verb or word.key in _DOING}
        if any(word.lemma in synonyms().ensuring for word in _content_verbs(clause.words)):
            continue  # what "säkerställer att" hands on is looked after by what governs
        if verbs and any(found <= places for found in told) and not any(found & verbs for found in told):
            return False
    return True


def _takes_up(statement: Statement, matches: Matches) -> bool:
    """Say whether a clause rests on a statement's own words, and on nothing or most of what a pronoun stands for."""
    own_places = {word.place for word in statement.words}
    if statement.leans and not any(one.place in own_places for found in matches.values() for one in found):
        return False
    if not statement.continues:
        return True
    leant = {word.place for word in statement.leans if is_content(word)}
    used = {one.place for found in matches.values() for one in found}
    own = {one.place for found in matches.values() if (one := found[-1]).place not in leant}
    return len(own) == len(matches) or 2 * len(used & leant) >= len(leant)


def _allowed(statement: Statement) -> frozenset[str]:
    """Return the words that a clause may add: those without content, and those that a row's labels give."""
    table = synonyms()
    labels = [form for word in statement.labels for form in (word.key, word.lemma)]
    given = (words for name, words in table.licences.items() if any(label.endswith(name) for label in labels))
    tells = any(word.is_verb and word.key not in AUXILIARIES for word in statement.words) and not _COPULAS.intersection(
        word.key for word in statement.words
    )
    return table.empty.union(table.plain if statement.is_row or not tells else (), *given)
