"""Which word of a source each word of a clause tells, where they come in the same order. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.quoting.matching import is_content
from assistant.quoting.number_words import SPELLED
from assistant.quoting.retelling.sources import Source
from assistant.quoting.retelling.word_kinds import AGENT, is_amount, is_passive, opening_phrase
from assistant.quoting.synonyms import synonyms
from assistant.quoting.words import PREPOSITIONS, Word

Places = dict[int, int]
"""Number of a word of the clause -> number of the word of the source that it tells."""


def in_order(told: Sequence[Word], source: Source) -> Places:
    """Find each word that carries meaning in the source; {} where one is not there, or not in order."""
    found = {
        number: _found(word, source) for number, word in enumerate(told) if is_content(word) or word.key in SPELLED
    }
    may_lack = synonyms().plain | synonyms().empty
    if any(not there and not (told[n].lemma in may_lack or is_amount(told[n])) for n, there in found.items()):
        return {}
    phrase = opening_phrase(told)
    theirs = set(opening_phrase(source.words))
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


def _agent_first(told: Sequence[Word], source: Source) -> list[int]:
    """Return the numbers of words, those of "av nämnden" first where a passive stands for the source's active."""
    turns = not any(is_passive(word) for word in source.words)
    verb = next((n for n, word in enumerate(told) if turns and is_passive(word)), None)
    by = next((n for n, word in enumerate(told) if verb is not None and n > verb and word.key in AGENT), None)
    if by is None:
        return list(range(len(told)))
    end = next((n for n in range(by + 1, len(told)) if told[n].key in PREPOSITIONS or told[n].is_verb), len(told))
    return [*range(by, end), *range(by), *range(end, len(told))]
