"""The words of a text: normalised, by lemma, and whether each is likely a verb where it stands. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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
_SUPINES = closed(
    """
    tagit tagits tog togs sett setts gått gick gått getts gett gav gavs givit givits gjort gjorts gjorde gjordes lagt
    lagts lade satt satts satte dragit dragits drog drogs drivit drivits drev drevs byggt byggts brutit brutits bröt
    bröts stått stod hållit hållits höll hölls skrivit skrivits skrev skrevs
    """
)
"""Past forms of strong verbs, which the dictionary does not lead back to them."""
_PASSIVE_PAST = re.compile(r"\w{3,}(?:ades|ddes)")
_PARTICIPLE = re.compile(r"(?:ad|d|da|nde)$")
PARTICLES = closed("upp ut in fram ned ner bort igen om över av på till vidare")
"""Words that make another verb of the one before them ("bygga om")."""
_PLAIN_PARTICLES = closed("upp ut in fram ned ner bort igen")
"""Of them, those that are no prepositions too: the verb may stand a few words before them."""
AWAY_FROM_VERB = 2
"""Words between a verb and such a particle ("tar nämnden fram")."""
_HANGING = re.compile(r"-(?=[\s,])")


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
    hangs: bool = False
    """It is the first part of a compound whose last part comes with the next ("klimat-" of "klimat- och miljömål")."""
    particle: str = ""
    """What makes another verb of it: "om" of "bygger om", "" without one or for another word."""

    @property
    def is_plain_particle(self) -> bool:
        """Say whether it is a word that only goes with a verb ("fram")."""
        return self.key in _PLAIN_PARTICLES

    @property
    def is_verb(self) -> bool:
        """Say whether it is likely a finite verb, supine or infinitive; participles tell of nouns."""
        past = self.key in _SUPINES or _PASSIVE_PAST.fullmatch(self.key)
        if self.key in AUXILIARIES or (past and not self.is_attribute):
            return True
        if (
            self.is_name
            or self.is_attribute
            or self.key in _NO_VERBS
            or (self.key != self.lemma and _PARTICIPLE.search(self.key))
            or (self.lemma == f"{self.key}a" and not self.key.endswith("r"))  # "hamn" is no order to "hamna"
        ):
            return False
        return is_verb(self.key)


def words_of(folded: str) -> Iterator[Word]:
    """Give the words of a folded text, in order."""
    words = tuple(_words(folded))
    for number, word in enumerate(words):
        particle = _particle(words, number) if word.is_verb and word.key not in AUXILIARIES else ""
        yield replace(word, particle=particle) if particle else word


def _particle(words: Sequence[Word], number: int) -> str:
    """Return the particle of a verb: next to it, or a plain one a few words on in its cell."""
    verb = words[number]
    for away, word in enumerate(words[number + 1 : number + 2 + AWAY_FROM_VERB]):
        if word.cell != verb.cell or (away and word.is_verb):
            return ""
        if word.key in PARTICLES and (not away or word.is_plain_particle):
            return word.key
    return ""


def _words(folded: str) -> Iterator[Word]:
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
            is_attribute=_is_attribute(key, before), hangs=bool(_HANGING.match(folded, token.end)),
        )  # fmt: skip
        before = key
        end = token.end


def _is_attribute(key: str, before: str) -> bool:
    """Say whether a word after another cannot be a verb, for all that it looks like one."""
    if before in _PURE_PREPOSITIONS or (before.endswith("s") and before not in PRONOUNS and not is_verb(before)):
        return True
    return key.endswith("ade") and before in _BEFORE_PARTICIPLES
