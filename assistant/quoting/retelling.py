"""Does a sentence tell what one of a quote's does, in that one's order, with harmless parts left out? Pure.

The check of `checking` is one of words: it asks whether a statement holds them, not quite how they hang together. Who
writes freely ("X hör till Y" of "Y hör till X") finds what it lets through. So a sentence of somebody else's must also
follow its quote: its nouns come in the same order under the same prepositions, its subject acts or is acted on as
there, and what is left out between is what `shortening` lets go. A phrase may move from or to the front, a passive may
stand for an active. What follows a colon is told with what stands before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from assistant.moments import MONTHS
from assistant.quoting.clauses import REMEMBERED_TEXTS, YEAR_DIGITS, Parsed, Statement, parsed
from assistant.quoting.closed_classes import closed
from assistant.quoting.matching import Wordings, is_content
from assistant.quoting.number_words import SPELLED
from assistant.quoting.roles import tie
from assistant.quoting.shortening import (
    JOINING,
    LONGEST,
    MOST_GAPS,
    TOGETHER,
    Gap,
    gaps,
    marks,
    may_go,
)
from assistant.quoting.synonyms import synonyms
from assistant.quoting.tenses import tells_of_the_past
from assistant.quoting.words import AUXILIARIES, PREPOSITIONS, Word
from corpus.swedish import sentences, words

_BEING = closed("är var blir blev is are was were")
_MODALS = closed("ska skall skulle kan kunde bör borde får fick måste vill ville shall will may can should must")
_COMING = closed("ska skall shall will")
_HAVING = closed("har hade has have had")
_SUBORDINATING = closed(
    "att som om huruvida vad vilka vilken vilket när då eftersom medan innan that which who whether"
)
_HOW_MANY = closed("flera båda bägge ett en two both several one")
_OR = closed("eller or")
_AGENT = closed("av by")
_RELATIVE = closed("som which who that")
_BY_ITSELF = closed("öka minska")
"""Verbs that tell of a thing what is done with it: "Öka andelen", "Andelen ska öka"."""
_PLURAL = ("rna", "rnas")
"""Endings of nouns that mean all of them."""
_EMPTY = closed("även också däremot dessutom därtill därmed vidare nämligen also")
_THAT = closed("att that")
_ASIDE = closed("det den de en ett som vilket vilka antingen exempelvis såsom")
_WHEN_OR_WHERE = closed("i på under inom in on during")
AWAY = 3
"""Words between "har" and the verb that it helps."""
Places = dict[int, int]
"""Number of a word of the clause -> number of the word of the source that it tells."""


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence of a quote, or a clause of it with its subject; `lead` are words of the quote that introduce it."""

    words: tuple[Word, ...]
    text: Parsed
    wordings: Wordings
    lead: tuple[Word, ...]

    @property
    def is_whole(self) -> bool:
        """Say whether it is a whole sentence."""
        return self.words == self.text.words

    @property
    def first_verb(self) -> int:
        """Return the number of the first verb; that after the last word where there is none."""
        return next((number for number, word in enumerate(self.words) if word.is_verb), len(self.words))

    @property
    def is_task(self) -> bool:
        """Say whether it names what is to be done: "Bygga en väg"."""
        return not self.first_verb and self.words[0].key.endswith("a") and self.words[0].key not in AUXILIARIES


def is_retold(sentence: str, quotes: Sequence[str]) -> bool:
    """Say whether each clause of a sentence tells a sentence of one quote, in its order. Does not compare values.

    Of a row whose cells are labelled only the order within a cell is compared: the labels say what hangs together.
    """
    if any(words(sentence) == words(quote) for quote in quotes):
        return True
    sources = [source for quote in quotes for source in _sources(quote)]
    said = parsed(sentence)
    if any(source.is_whole and _is_extract(said.words, source) for source in sources):
        return True
    rows = [row for quote in quotes for row in _rows(quote)]
    numbers = frozenset(word.key for quote in quotes for word in parsed(quote).words if _is_amount(word))
    clauses = [one.told for one in said.statements if not one.clauses]
    return bool(clauses) and all(
        any(_tells(told, source, numbers) for source in sources) or any(_tells_row(told, row) for row in rows)
        for told in clauses
    )


def _is_extract(told: Sequence[Word], source: Source) -> bool:
    """Say whether a sentence is the source's, word by word."""
    same = [word.key for word in told] == [word.key for word in source.words]
    return same and _tells_its_lead(told, source)


@lru_cache(maxsize=REMEMBERED_TEXTS)
def _rows(quote: str) -> tuple[tuple[Word, ...], ...]:
    """Return the rows of a quote whose cells are labelled."""
    return tuple(one.words for one in parsed(quote).statements if one.is_row and one.labels)


def _tells_row(told: Sequence[Word], row: Sequence[Word]) -> bool:
    """Say whether the words of a clause have the order that those of each cell have, and their prepositions."""
    wordings = Wordings.of(row)
    numbers = {word.place: number for number, word in enumerate(row)}
    ends: dict[int, int] = {}
    for number, word in enumerate(told):
        found = wordings.find(word) if is_content(word) and not word.is_verb else ()
        later = [one for one in found if one.place > ends.get(one.cell, -1)]
        if found and not later:
            return False
        if later:
            ends[later[0].cell] = later[0].place
            own, other = tie(told, number).preposition, tie(row, numbers[later[0].place]).preposition
            if own != other and own not in _AGENT and not _is_amount(word):
                return False
    return bool(ends)


@lru_cache(maxsize=REMEMBERED_TEXTS)
def _sources(quote: str) -> tuple[Source, ...]:
    """Return the sentences of a quote's cells, each whole and as its clauses."""
    return tuple(source for cell in quote.split("|") for source in _of_cell(cell))


def _of_cell(cell: str) -> Iterator[Source]:
    lead: tuple[Word, ...] = ()
    for start, end in sentences(cell):
        text = parsed(cell[start:end].strip(" |"))
        own = _introduction(text)
        for told in dict.fromkeys((text.words, *_clauses(text))):
            introduced = bool(told) and bool(own) and told[-1].place >= len(own)
            if told:
                yield Source(told[:LONGEST], text, Wordings.of(told[:LONGEST]), (*lead, *(own if introduced else ())))
        lead = lead or (own if any(word.is_verb for word in own) else ())


def _clauses(text: Parsed) -> Iterator[tuple[Word, ...]]:
    """Yield the clauses of a sentence that stand by themselves, and those that share the subject before a verb."""
    for one in text.statements:
        if not one.clauses and not one.leans:
            yield one.words
        elif not one.clauses and one.shares_subject:
            subject = tuple(takewhile(lambda word: not word.is_verb, one.leans))
            yield (*subject, *one.words) if len(subject) < len(one.leans) else one.told


def _introduction(text: Parsed) -> tuple[Word, ...]:
    """Return the words before a colon, () without one."""
    before = next((n for n, word in enumerate(text.words) if text.text.startswith(":", word.end)), None)
    return () if before is None or before + 1 == len(text.words) else text.words[: before + 1]


def _tells(told: Sequence[Word], source: Source, numbers: frozenset[str]) -> bool:
    """Say whether a clause tells a source; `numbers` are those of all sources, each told with its own."""
    places = _in_order(told, source)
    own = {word.key for word in source.words}
    if any(word.key in numbers - own for word in told):
        return False
    if not places or not _tells_its_lead(told, source):
        return False
    return (
        _is_as_sure(told, source)
        and _is_so(told, source, places)
        and all(_has_its_number(told[number], source.words[place]) for number, place in places.items())
        and _keeps_prepositions(told, source, places)
        and _acts_alike(told, source, places)
        and _leaves_out_little(told, source, places)
    )


def _tells_its_lead(told: Sequence[Word], source: Source) -> bool:
    """Say whether something of what introduces a sentence is told with it ("Visionen beskriver …: Husen är byggda")."""
    introducing = Wordings.of(word for word in source.lead if is_content(word))
    return not introducing.words or any(introducing.find(word) for word in told if is_content(word))


def _in_order(told: Sequence[Word], source: Source) -> Places:
    """Find each word that carries meaning in the source; {} where one is not there, or not in order."""
    found = {
        number: _found(word, source) for number, word in enumerate(told) if is_content(word) or word.key in SPELLED
    }
    may_lack = synonyms().plain | synonyms().empty
    if any(not there and not (told[n].lemma in may_lack or _is_amount(told[n])) for n, there in found.items()):
        return {}
    phrase = _opening_phrase(told)
    theirs = set(_opening_phrase(source.words))
    loose = [n for n in found if n in phrase]
    ordered = [n for n in _agent_first(told, source) if found.get(n) and n not in phrase and not told[n].is_verb]
    fixed = [n for n in ordered if not set(found[n]) <= theirs]
    moved = [n for n in ordered if set(found[n]) <= theirs]
    places: Places = {}
    for run in (fixed, loose, moved):
        last = -1
        for number in run:
            later = [place for place in found[number] if place > last]
            if not later:
                if found[number]:
                    return {}
                continue
            places[number] = last = later[0]
    acts = {n: found[n] for n in found if told[n].is_verb and n not in places and found[n]}
    return {**places, **{n: _nearest(there, places) for n, there in acts.items()}}


def _found(word: Word, source: Source) -> tuple[int, ...]:
    there = {one.place for one in source.wordings.find(word)}
    return tuple(number for number, one in enumerate(source.words) if one.place in there)


def _nearest(there: Sequence[int], places: Places) -> int:
    """Return the place that is nearest to where the rest of the clause stands."""
    return min(there, key=lambda place: (min((abs(place - one) for one in places.values()), default=0), place))


def _is_amount(word: Word) -> bool:
    return word.key[0].isdigit() or word.key in SPELLED


def _opening_phrase(told: Sequence[Word]) -> range:
    """Return the numbers of the words of a phrase with a preposition before the first verb."""
    verb = next((number for number, word in enumerate(told) if word.is_verb), 0)
    return range(verb if told and told[0].key in PREPOSITIONS else 0)


def _agent_first(told: Sequence[Word], source: Source) -> list[int]:
    """Return the numbers of words, those of "av nämnden" first where a passive stands for the source's active."""
    turns = not any(_is_passive(word) for word in source.words)
    verb = next((n for n, word in enumerate(told) if turns and _is_passive(word)), None)
    by = next((n for n, word in enumerate(told) if verb is not None and n > verb and word.key in _AGENT), None)
    if by is None:
        return list(range(len(told)))
    end = next((n for n in range(by + 1, len(told)) if told[n].key in PREPOSITIONS or told[n].is_verb), len(told))
    return [*range(by, end), *range(by), *range(end, len(told))]


def _is_passive(word: Word) -> bool:
    return word.is_verb and word.key.endswith("s") and word.key not in AUXILIARIES


def _is_as_sure(told: Sequence[Word], source: Source) -> bool:
    """Say whether a clause is told as done, as to come or as possible as its source is."""
    keys, known = {word.key for word in told}, {word.key for word in source.words}
    coming = known & _COMING or source.is_task
    helped = any(
        word.key in _HAVING
        and word.key not in known
        and any(one.is_verb for one in told[number + 1 : number + 1 + AWAY])
        for number, word in enumerate(told)
    )
    return (
        not helped
        and not (keys & _COMING and not coming)
        and keys & (_MODALS - _COMING) <= known
        and keys & _SUBORDINATING <= known
        and (tells_of_the_past(source.words) or not tells_of_the_past(told))
    )


def _is_so(told: Sequence[Word], source: Source, places: Places) -> bool:
    """Say whether what a clause says that something is stands so in the source, where that has any verb."""
    if source.first_verb == len(source.words) or any(word.is_verb and word.key not in AUXILIARIES for word in told):
        return True
    for number, word in enumerate(told):
        if word.key in _BEING:
            before = max((places[n] for n in places if n < number), default=0)
            after = min((places[n] for n in places if n > number), default=len(source.words))
            if not any(one.key in _BEING for one in source.words[min(before, after) : max(before, after)]):
                return False
    return True


def _has_its_number(word: Word, other: Word) -> bool:
    """Say whether of a noun is told as many as in the source: not of "målen" what is said of "målet"."""
    if word.is_verb or other.is_verb or word.lemma != other.lemma:
        return True
    ends = {word.key[len(word.lemma) :], other.key[len(word.lemma) :]}
    return ends != {"et", "en"} and word.key.endswith(_PLURAL) == other.key.endswith(_PLURAL)


def _keeps_prepositions(told: Sequence[Word], source: Source, places: Places) -> bool:
    """Say whether each noun stands under the preposition that it has in the source, agents of passives aside."""
    passive = any(_is_passive(word) for word in told) != any(_is_passive(word) for word in source.words)
    for number, place in places.items():
        if told[number].is_verb or _is_amount(told[number]):
            continue
        own, other = tie(told, number).preposition, tie(source.words, place).preposition
        if _preposition(told, number) == _preposition(source.words, place):
            continue
        if own != other and not (passive and {own, other} <= {"", *_AGENT}):
            return False
    return True


def _preposition(words: Sequence[Word], number: int) -> str:
    """Return the preposition that a word stands under, also as a later member of a list ("för skola, bad och park")."""
    for place in range(number, -1, -1):
        own = tie(words, place).preposition
        before = words[place - 1] if place else None
        if own or before is None or before.is_verb or (is_content(before) and before.cell == words[place].cell):
            return own
    return ""


def _acts_alike(told: Sequence[Word], source: Source, places: Places) -> bool:
    """Say whether the subject of each verb stands before it in the source too, or after it where a passive turns it."""
    for number, word in enumerate(told):
        if not word.is_verb or word.key in AUXILIARIES or number not in places or number in _opening_phrase(told):
            continue
        verb = places[number]
        bare = [n for n in places if n < number and not told[n].is_verb and not tie(told, n).preposition]
        turned = _is_passive(word) != _is_passive(source.words[verb])
        inverted = bool(_opening_phrase(source.words)) and verb == source.first_verb
        coming = any(one.key in _COMING for one in told)
        inverted = inverted or (source.is_task and coming and word.lemma in _BY_ITSELF)
        if bare and not inverted and (places[bare[0]] < verb) == turned:
            return False
    return True


def _leaves_out_little(told: Sequence[Word], source: Source, places: Places) -> bool:
    """Say whether nothing that is left out of the source changes what is told."""
    kept = _with_small_words(told, source, places)
    left_out = tuple(gaps(kept, source.words))
    if len(left_out) > MOST_GAPS or any(_is_torn(gap, source, kept) for gap in left_out):
        return False
    kept_places = {source.words[number].place for number in kept}
    aside = {word.place for gap in left_out if _is_aside(gap, source.text) for word in gap.words}
    for clause in source.text.statements:
        own = {word.place for word in clause.words}
        if not clause.clauses and own & kept_places and set(marks(clause.words)) - kept_places - aside:
            return False
    return all(
        _is_definition(gap)
        or _is_when_or_where(gap)
        or _is_report(gap)
        or all(word.key in _EMPTY for word in gap.words)
        or may_go(gap, source.text)
        for gap in left_out
    )


def _with_small_words(told: Sequence[Word], source: Source, places: Places) -> tuple[int, ...]:
    """Return the numbers of the words that are kept: with small ones next to them that are said too, and articles."""
    kept = set(places.values())
    for number, place in places.items():
        for step in (1, -1):
            away = step
            while _same_key(told, number + away, source.words, place + away):
                kept.add(place + away)
                away += step
        for before in range(place - 1, -1, -1):
            if not _goes_with_a_noun(source.words[before]) or told[number].is_verb:
                break
            kept.add(before)
    return tuple(sorted(kept))


def _same_key(told: Sequence[Word], number: int, words: Sequence[Word], place: int) -> bool:
    return 0 <= number < len(told) and 0 <= place < len(words) and told[number].key == words[place].key


def _goes_with_a_noun(word: Word) -> bool:
    """Say whether a word before a noun belongs to it: an article or a preposition."""
    joins = JOINING | _OR | _HOW_MANY - {"ett", "en", "one"} | _SUBORDINATING - PREPOSITIONS
    return not (is_content(word) or word.is_verb or word.key in joins)


def _is_aside(gap: Gap, text: Parsed) -> bool:
    """Say whether a gap after a comma up to the end only says more of what stands before it (", det program som …")."""
    opens = gap.before is not None and "," in text.text[gap.before.end : gap.words[0].start]
    return opens and gap.after is None and gap.words[0].key in _ASIDE


def _is_when_or_where(gap: Gap) -> bool:
    """Say whether a gap is when or where, before the verb that begins what is told ("På hösten skriver …")."""
    inside = gap.words[:-1] if gap.words[-1].key in AUXILIARIES else gap.words
    turned = gap.before is None and gap.after is not None and (gap.after.is_verb or inside != gap.words)
    return turned and gap.words[0].key in _WHEN_OR_WHERE and not any(word.is_verb for word in inside)


def _is_report(gap: Gap) -> bool:
    """Say whether a gap only hands on what follows it ("Studier visar att …")."""
    reports = len(gap.words) > 1 and {gap.words[-2].lemma, gap.words[-2].key} & synonyms().asserting
    return gap.before is None and gap.words[-1].key in _THAT and bool(reports)


def _is_torn(gap: Gap, source: Source, kept: Sequence[int]) -> bool:
    """Say whether a gap takes a part of what belongs together: of alternatives, of what is counted, of a value."""
    first, last = gap.words[0], gap.words[-1]
    inside = {word.key for word in gap.words}
    if inside <= JOINING:
        return False
    words_kept = [source.words[number] for number in kept]
    beside = JOINING & {first.key, last.key} and not any(word.is_verb for word in gap.words)
    counted = any(_is_count(source.words, number) for number in kept)
    near = _clause_of(gap, source)
    return (
        _narrows_the_subject(gap)
        or (first.key in _OR and gap.before is not None)
        or (last.key in _OR and gap.after is not None)
        or bool(inside & _HOW_MANY and not {word.key for word in words_kept} & inside & _HOW_MANY and len(inside) == 1)
        or bool(beside and counted)
        or ((first.key in JOINING or last.key in JOINING) and bool(near & TOGETHER))
        or any(
            one is not None and _is_amount(one) and _is_amount(end)
            for one, end in ((gap.before, first), (gap.after, last))
        )
    )


def _narrows_the_subject(gap: Gap) -> bool:
    """Say whether a gap is a phrase between a noun and its verb: of all hemtjänst is told what holds in one place."""
    after_noun = gap.before is not None and is_content(gap.before) and not gap.before.is_verb
    return after_noun and gap.after is not None and gap.after.is_verb and gap.words[0].key in PREPOSITIONS


def _is_count(words: Sequence[Word], number: int) -> bool:
    """Say whether a word is a number other than a year, a day or the article "en"."""
    word = words[number]
    following = words[number + 1].key if number + 1 < len(words) else ""
    is_year = word.key.isdigit() and len(word.key) == YEAR_DIGITS
    return _is_amount(word) and word.key not in _HOW_MANY and not is_year and following not in MONTHS


def _clause_of(gap: Gap, source: Source) -> set[str]:
    """Return the words of the clauses in which a gap begins or ends."""
    ends = {gap.words[0].place, gap.words[-1].place} | {one.place for one in (gap.before, gap.after) if one}
    clauses: list[Statement] = [one for one in source.text.statements if not one.clauses]
    return {word.key for one in clauses if any(word.place in ends for word in one.words) for word in one.words}


def _is_definition(gap: Gap) -> bool:
    """Say whether a gap only says what something is before it tells of it: "X är ett Y som …"."""
    first, last = gap.words[0], gap.words[-1]
    verbs = sum(word.is_verb for word in gap.words)
    again = len(gap.words) > 1 and gap.words[-2].key in JOINING
    told = gap.before is not None and gap.after is not None and gap.after.is_verb
    return told and first.key in _BEING and last.key in _RELATIVE and (verbs == 1 or again)
