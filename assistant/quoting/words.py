"""The words of a text: normalised, by lemma, and whether each is likely a verb where it stands. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.quoting.closed_classes import closed
from corpus.swedish import lemma, normalise, tokens
from corpus.word_classes import is_verb

AUXILIARIES = closed(
    """
    är var vara varit har hade ha ska skall skulle kan kunde kunna bör borde får fick få blir blev bli blivit
    måste kommer kom vill ville finns fanns behöver behövde is are was were has have had will shall may can should
    """
)
CONJUNCTIONS = closed("men medan och samt varav fast although but while and")
PRONOUNS = closed(
    """
    detta det den de dessa denna som vilket vilka vilken varav dit där då han hon this it they these which
    """
)
PREPOSITIONS = closed(
    """
    för till från av mot mellan hos i på inom med utan om vid under över efter före per enligt genom utanför utom
    mot bland åt kring trots innan sedan än å of for from to by with without between at in on than
    """
)
_CELL = re.compile(r"[,;|()]|\s-\s")
_PURE_PREPOSITIONS = closed(
    """
    för till från av mot mellan hos i på inom med vid per enligt genom bland åt
    """
)
_BEFORE_PARTICIPLES = PREPOSITIONS | closed(
    """
    den det de en ett denna dessa detta mest mer väl sin sina sitt alla flera vår våra vårt dess deras the a
    """
)
_OPENING = re.compile(r"[.:|!?;”\"“(]")
_DENYING = closed("inte ej")
_SENTENCE_END = re.compile(r"[.!?]")
_RANGE = re.compile(r"\d\s?-\s?$")
_NO_VERBS = closed(
    """
    fler flera färre skola kr hem planer mål år ram mars maj andra sina bättre summa detta risk trygga
    """
)
"""Words that the dictionary's inflections make look like verbs."""
_PARTICIPLE = re.compile(r"(?:ad|d|da|nde)$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: as written, normalised and as a lemma; its number among the words (0-based), and its cell."""

    text: str
    key: str
    lemma: str
    place: int
    cell: int
    start: int
    end: int
    """Code points into the folded text, end excluded."""
    is_name: bool
    """It has a capital where nothing begins."""
    is_attribute: bool
    """It stands where no verb does: after a preposition or an owner ("kommunens historia", "av planerade byggen")."""

    @property
    def is_verb(self) -> bool:
        """Say whether it is likely a finite verb, supine or infinitive; participles tell of nouns."""
        if self.key in AUXILIARIES:
            return True
        if (
            self.is_name
            or self.is_attribute
            or self.key in _NO_VERBS
            or (self.key != self.lemma and _PARTICIPLE.search(self.key))
        ):
            return False
        return is_verb(self.key)


def words_of(folded: str) -> Iterator[Word]:
    """Give the words of a folded text, in order."""
    cell, end, before, denied = 0, 0, "", False
    for place, token in enumerate(tokens(folded)):
        ranged = token.text[0].isdigit() and _RANGE.search(folded, max(0, token.start - 4), token.start)
        key = normalise(token.text)
        if _SENTENCE_END.search(folded, end, token.start):
            denied = False
        if key == "utan" and denied:
            key = "men"  # "inte … utan …"
        denied = denied or key in _DENYING
        if not ranged and (_CELL.search(folded, end, token.start) or key in CONJUNCTIONS):
            cell += 1
        base = key if key[0].isdigit() else lemma(key)
        opens = not place or _OPENING.search(folded, end, token.start)
        yield Word(
            token.text, key, base, place, cell, token.start, token.end,
            is_name=token.text[0].isupper() and not opens,
            is_attribute=_is_attribute(key, before),
        )  # fmt: skip
        before = key
        end = token.end


def _is_attribute(key: str, before: str) -> bool:
    """Say whether a word after another cannot be a verb, for all that it looks like one."""
    if before in _PURE_PREPOSITIONS or (before.endswith("s") and before not in PRONOUNS and not is_verb(before)):
        return True
    return key.endswith("ade") and before in _BEFORE_PARTICIPLES
