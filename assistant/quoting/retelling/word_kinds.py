"""Words as a retelling looks at them: amounts, passives, the phrase that opens a clause. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.quoting.closed_classes import closed
from assistant.quoting.number_words import SPELLED
from assistant.quoting.words import AUXILIARIES, PREPOSITIONS, Word

BEING = closed("är var blir blev is are was were")
SUBORDINATING = closed("att som om huruvida vad vilka vilken vilket när då eftersom medan innan that which who whether")
AGENT = closed("av by")


def is_amount(word: Word) -> bool:
    """Say whether a word is a number, in figures or spelled."""
    return word.key[0].isdigit() or word.key in SPELLED


def is_passive(word: Word) -> bool:
    """Say whether a verb is told of what is acted on ("byggs")."""
    return word.is_verb and word.key.endswith("s") and word.key not in AUXILIARIES


def opening_phrase(told: Sequence[Word]) -> range:
    """Return the numbers of the words of a phrase with a preposition before the first verb."""
    verb = next((number for number, word in enumerate(told) if word.is_verb), 0)
    return range(verb if told and told[0].key in PREPOSITIONS else 0)
