"""Verbs that say little beside a noun that says what is done ("genomföra en översyn" is "se över"). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.quoting.matching import Matches, is_content
from assistant.quoting.synonyms import synonyms
from assistant.quoting.tenses import is_told_done, tells_of_the_past
from assistant.quoting.words import AUXILIARIES, PREPOSITIONS, Word
from corpus.word_classes import is_noun

_IN_VIEW_OF = frozenset({"inför", "före", "innan", "utan", "trots", "mot", "without", "before", "despite"})
_RECEIVING = frozenset({"får", "fick", "få", "fått", "receives", "received"})
_SUBORDINATE = frozenset({"som", "att", "which", "that", "to"})
_FINITE = ("r", "as", "de", "te")
NEAR = 4
"""Words between such a verb and its noun."""
_OBJECTS = ("av", "på", "för", "till", "med", "om", "of")


@dataclass(frozen=True, slots=True)
class Carried:
    """A noun and the light verb that carries it."""

    noun: Word
    verb: Word


def with_light_verbs(claim: Sequence[Word], statement: Sequence[Word], matches: Matches) -> Matches:
    """Return the matches with those of light verbs added, on either side.

    Where the noun of one ("en översyn") is matched to a verb of the other ("ses över"), the light verb that carries it
    stands for that verb; where a verb is matched to a noun that is carried, it stands for the light verb too.
    """
    mine, its = _carried(claim), _carried(statement)
    made = dict(matches)
    for word in claim:
        found = matches.get(word.place, ())
        carried = mine.get(word.place)
        carriers = tuple(its[one.place].verb for one in found if one.place in its)
        acts = tuple(one for one in found if one.is_verb and one.key not in AUXILIARIES)
        if carried is not None and carried.verb.place not in matches and (acts or carriers):
            made[carried.verb.place] = acts or carriers
        elif carried is None and word.is_verb and carriers:
            made[word.place] = (*found, *carriers)
    return made


def acts_are_told(claim: Sequence[Word], statement: Sequence[Word], matches: Matches) -> bool:
    """Say whether what the source only names ("utökning av stödet") may be told with a verb ("stödet utökas").

    So it may where the verb beside it does not say otherwise ("utökningen stoppas"), and as done where the source tells
    of the past.
    """
    told = {one.place for found in matches.values() for one in found}
    receives = _tells(claim, _RECEIVING) and not _tells(statement, _RECEIVING)
    for number, word in enumerate(claim):
        found = matches.get(word.place, ())
        if receives and not word.is_verb and found and all(one.is_verb and one.key not in AUXILIARIES for one in found):
            return False  # who "får stöd" is not who "stödjer"
        if not word.is_verb or word.key in AUXILIARIES or not found or not all(is_noun(one.key) for one in found):
            continue
        if all(_is_taken_for_granted(one, statement) for one in found):
            return False
        besides = [_verb_beside(one, statement) for one in found]
        if all(verb is not None and verb.place not in told and not _only_frames(verb) for verb in besides):
            return False
        if is_told_done(claim, number) and any(besides) and not tells_of_the_past(statement):
            return False
    return True


def _is_taken_for_granted(noun: Word, words: Sequence[Word]) -> bool:
    """Say whether a noun only tells when or in view of what something else is done ("inför utbyggnaden")."""
    return any(noun.place - 2 <= word.place < noun.place and word.key in _IN_VIEW_OF for word in words)


def _tells(words: Sequence[Word], keys: frozenset[str]) -> bool:
    return any(word.key in keys for word in words)


def _verb_beside(noun: Word, words: Sequence[Word]) -> Word | None:
    """Return the verb right before a noun, else the first after it in its cell, up to a subordinate clause."""
    number = next(number for number, word in enumerate(words) if word.place == noun.place)
    for word in reversed(words[max(0, number - NEAR + 1) : number]):
        if word.cell != noun.cell or word.key in PREPOSITIONS:
            break
        if word.is_verb and word.key not in AUXILIARIES:
            return word
    for word in words[number + 1 :]:
        if word.cell != noun.cell or word.key in _SUBORDINATE:
            return None
        if word.is_verb and word.key not in AUXILIARIES:
            return word
    return None


def _only_frames(verb: Word) -> bool:
    table = synonyms()
    return bool({verb.key, verb.lemma} & (table.asserting | table.ensuring | table.plain | table.light_verbs))


def _carried(words: Sequence[Word]) -> dict[int, Carried]:
    """Return the nouns that light verbs carry, by place: right after an active one, right before a passive one."""
    light = synonyms().light_verbs
    found: dict[int, Carried] = {}
    for number, verb in enumerate(words):
        if verb.lemma not in light and verb.key not in light:
            continue
        for noun in (_after(words, number), _before(words, number)):
            if noun is not None and noun.place not in found:
                found[noun.place] = Carried(noun, verb)
                break
    return found


def _after(words: Sequence[Word], number: int) -> Word | None:
    """Return the noun after a verb, up to a preposition."""
    for word in words[number + 1 : number + 1 + NEAR]:
        if word.cell != words[number].cell or word.key in PREPOSITIONS:
            return None
        if is_content(word) and not word.key.endswith(_FINITE) and _governs(word, words):
            return word
    return None


def _governs(noun: Word, words: Sequence[Word]) -> bool:
    """Say whether a noun is followed by what it is done to, or ends its clause."""
    following = next((word for word in words if word.place == noun.place + 1), None)
    return following is None or following.cell != noun.cell or following.key in _OBJECTS or following.key == "att"


def _before(words: Sequence[Word], number: int) -> Word | None:
    """Return the last noun before a passive verb that is no object of a preposition ("en översyn av taxan görs")."""
    if not words[number].key.endswith(("s", "ts", "d", "t")):
        return None
    cell = [word for word in words[:number] if word.cell == words[number].cell]
    governed = False
    found: Word | None = None
    for word in cell:
        if word.key in PREPOSITIONS:
            governed = True
        elif is_noun(word.key) and is_content(word):
            found = found if governed else word
            governed = False if governed else governed
    return found
