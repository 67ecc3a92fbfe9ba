"""Does a clause tell as surely as its source, of as many, under the same prepositions, with the same who acts? Pure."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.quoting.closed_classes import closed
from assistant.quoting.matching import is_content
from assistant.quoting.retelling.order import Places
from assistant.quoting.retelling.sources import Source
from assistant.quoting.retelling.word_kinds import AGENT, BEING, SUBORDINATING, is_amount, is_passive, opening_phrase
from assistant.quoting.roles import tie
from assistant.quoting.tenses import tells_of_the_past
from assistant.quoting.words import AUXILIARIES, Word

_MODALS = closed("ska skall skulle kan kunde bör borde får fick måste vill ville shall will may can should must")
_COMING = closed("ska skall shall will")
_HAVING = closed("har hade has have had")
_BY_ITSELF = closed("öka minska")
"""Verbs that tell of a thing what is done with it: "Öka andelen", "Andelen ska öka"."""
_PLURAL = ("rna", "rnas")
"""Endings of nouns that mean all of them."""
AWAY = 3
"""Words between "har" and the verb that it helps."""


def is_as_sure(told: Sequence[Word], source: Source) -> bool:
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
        and keys & SUBORDINATING <= known
        and (tells_of_the_past(source.words) or not tells_of_the_past(told))
    )


def is_so(told: Sequence[Word], source: Source, places: Places) -> bool:
    """Say whether what a clause says that something is stands so in the source, where that has any verb."""
    if source.first_verb == len(source.words) or any(word.is_verb and word.key not in AUXILIARIES for word in told):
        return True
    for number, word in enumerate(told):
        if word.key in BEING:
            before = max((places[n] for n in places if n < number), default=0)
            after = min((places[n] for n in places if n > number), default=len(source.words))
            if not any(one.key in BEING for one in source.words[min(before, after) : max(before, after)]):
                return False
    return True


def has_its_number(word: Word, other: Word) -> bool:
    """Say whether of a noun is told as many as in the source: not of "målen" what is said of "målet"."""
    if word.is_verb or other.is_verb or word.lemma != other.lemma:
        return True
    ends = {word.key[len(word.lemma) :], other.key[len(word.lemma) :]}
    return ends != {"et", "en"} and word.key.endswith(_PLURAL) == other.key.endswith(_PLURAL)


def keeps_prepositions(told: Sequence[Word], source: Source, places: Places) -> bool:
    """Say whether each noun stands under the preposition that it has in the source, agents of passives aside."""
    passive = any(is_passive(word) for word in told) != any(is_passive(word) for word in source.words)
    for number, place in places.items():
        if told[number].is_verb or is_amount(told[number]):
            continue
        own, other = tie(told, number).preposition, tie(source.words, place).preposition
        if _preposition(told, number) == _preposition(source.words, place):
            continue
        if own != other and not (passive and {own, other} <= {"", *AGENT}):
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


def acts_alike(told: Sequence[Word], source: Source, places: Places) -> bool:
    """Say whether the subject of each verb stands before it in the source too, or after it where a passive turns it."""
    for number, word in enumerate(told):
        if not word.is_verb or word.key in AUXILIARIES or number not in places or number in opening_phrase(told):
            continue
        verb = places[number]
        bare = [n for n in places if n < number and not told[n].is_verb and not tie(told, n).preposition]
        turned = is_passive(word) != is_passive(source.words[verb])
        inverted = bool(opening_phrase(source.words)) and verb == source.first_verb
        coming = any(one.key in _COMING for one in told)
        inverted = inverted or (source.is_task and coming and word.lemma in _BY_ITSELF)
        if bare and not inverted and (places[bare[0]] < verb) == turned:
            return False
    return True
