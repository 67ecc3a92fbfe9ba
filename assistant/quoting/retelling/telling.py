"""Does a sentence tell what one of a quote's does, in that one's order, with harmless parts left out? Pure.

The check of `checking` is one of words: it asks whether a statement holds them, not quite how they hang together. Who
writes freely ("X hör till Y" of "Y hör till X") finds what it lets through. So a sentence of somebody else's must also
follow its quote: its nouns come in the same order under the same prepositions, its subject acts or is acted on as
there, and what is left out between is what `shortening` lets go. A phrase may move from or to the front, a passive may
stand for an active. What follows a colon is told with what stands before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.quoting.clauses import parsed
from assistant.quoting.matching import Wordings, is_content
from assistant.quoting.retelling.agreement import acts_alike, has_its_number, is_as_sure, is_so, keeps_prepositions
from assistant.quoting.retelling.leaving_out import leaves_out_little
from assistant.quoting.retelling.order import in_order
from assistant.quoting.retelling.sources import Source, labelled_rows, sources_of
from assistant.quoting.retelling.word_kinds import AGENT, is_amount
from assistant.quoting.roles import tie
from assistant.quoting.words import Word
from corpus.swedish import words


def is_retold(sentence: str, quotes: Sequence[str]) -> bool:
    """Say whether each clause of a sentence tells a sentence of one quote, in its order. Does not compare values.

    Of a row whose cells are labelled only the order within a cell is compared: the labels say what hangs together.
    """
    if any(words(sentence) == words(quote) for quote in quotes):
        return True
    sources = [source for quote in quotes for source in sources_of(quote)]
    said = parsed(sentence)
    if any(source.is_whole and _is_extract(said.words, source) for source in sources):
        return True
    rows = [row for quote in quotes for row in labelled_rows(quote)]
    numbers = frozenset(word.key for quote in quotes for word in parsed(quote).words if is_amount(word))
    clauses = [one.told for one in said.statements if not one.clauses]
    return bool(clauses) and all(
        any(_tells(told, source, numbers) for source in sources) or any(_tells_row(told, row) for row in rows)
        for told in clauses
    )


def _is_extract(told: Sequence[Word], source: Source) -> bool:
    """Say whether a sentence is the source's, word by word."""
    same = [word.key for word in told] == [word.key for word in source.words]
    return same and _tells_its_lead(told, source)


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
            if own != other and own not in AGENT and not is_amount(word):
                return False
    return bool(ends)


def _tells(told: Sequence[Word], source: Source, numbers: frozenset[str]) -> bool:
    """Say whether a clause tells a source; `numbers` are those of all sources, each told with its own."""
    places = in_order(told, source)
    own = {word.key for word in source.words}
    if any(word.key in numbers - own for word in told):
        return False
    if not places or not _tells_its_lead(told, source):
        return False
    return (
        is_as_sure(told, source)
        and is_so(told, source, places)
        and all(has_its_number(told[number], source.words[place]) for number, place in places.items())
        and keeps_prepositions(told, source, places)
        and acts_alike(told, source, places)
        and leaves_out_little(told, source, places)
    )


def _tells_its_lead(told: Sequence[Word], source: Source) -> bool:
    """Say whether something of what introduces a sentence is told with it ("Visionen beskriver …: Husen är byggda")."""
    introducing = Wordings.of(word for word in source.lead if is_content(word))
    return not introducing.words or any(introducing.find(word) for word in told if is_content(word))
