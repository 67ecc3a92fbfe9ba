"""What the part of a question that asks names, with what it refers back to in the rest. Pure."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace

from assistant.understanding.answer_types import answer_type
from assistant.understanding.catalogue import THINGS, Catalogue, EntityType
from assistant.understanding.focus import asking_first, asking_part, blanked, points_back
from assistant.understanding.language import language_of
from assistant.understanding.recognising import EntityRef, Names, recognise
from assistant.understanding.scoping import Place, Scope, organs_spoken_of, speaks_of_own
from assistant.understanding.things import things_in
from assistant.understanding.topics import topics
from assistant.wording import AnswerType, Thing, fold

FEWEST_WORDS = 3
"""A question of no more words, naming nothing, can only be about what was said before it ("Vilka då?")."""
_MEASURED = frozenset({AnswerType.NUMBER, AnswerType.SHARE, AnswerType.MONEY, AnswerType.DATE})
_MEASURING = ("andel", "procent", "värde", "nivå", "mål", "utfall", "dag", "datum", "månad", "tid", "sista")
"""What a value is of, before it is said of what."""
_ONLY_ASKS = re.compile(
    r"\W*(?:vilka|vilket|vilken|vad|which|what)(?: av dem)? (?:var|är|blir|were|are|is) (?:det|de|den|dem|they|it)"
    r"(?: nu)?(?: igen| då| again)?\W*"
)
"""Asks for what was just described ("… Vilka var det nu igen?")."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A question as it is read, and the names that it is about; their places are places in `asked`.

    `asked` is the part that asks, with spaces for the rest; or, where that part only points back ("När är den
    klar?"), the part that asks and after it what it points at.
    """

    asked: str
    names: Names


def hear(text: str, *, catalogue: Catalogue, scope: Scope, today: datetime.date) -> Heard:
    """Part what asks in an NFC text from what only leads up to it.

    The lead gives the kommun, and what the asking part points back at: "det målet" a goal, "vi" or "nämnden" an organ.
    """
    parts = asking_part(text)
    asked = blanked(text, parts)
    whole = recognise(text, catalogue=catalogue, scope=scope, today=today)
    if asked.split() == text.split():
        return Heard(text, whole)
    placed = replace(scope, kommun=whole.kommun or scope.kommun)
    names = recognise(asked, catalogue=catalogue, scope=placed, today=today)
    things = {one.thing for one in things_in(fold(asked))}
    back = points_back(fold(asked)) and not _of_things(names)
    if not names.entities and _says_little(asked, things, names, catalogue=catalogue, back=back):
        turned = asking_first(text, parts)
        return Heard(turned, recognise(turned, catalogue=catalogue, scope=scope, today=today))
    bare = not (names.entities or names.organ or names.responsible) and not things & {Thing.GOAL, Thing.DOCUMENT}
    own = bare or speaks_of_own(asked) or bool(organs_spoken_of(asked))
    return Heard(asked, _with_lead(names, whole, asked=asked, back=back or bare, own=own))


def _says_little(asked: str, things: set[Thing], names: Names, *, catalogue: Catalogue, back: bool) -> bool:
    """Say whether an asking part that names nothing can only be about what was said before it ("Vilka då?")."""
    if len(asked.split()) <= FEWEST_WORDS or _ONLY_ASKS.fullmatch(fold(asked)):
        return True
    if things - {Thing.VALUE}:
        return False
    if back:
        return True
    if not things and answer_type(fold(asked)) not in _MEASURED:
        return False
    masked = fold(blanked(asked, (Place(0, len(asked)),)))
    words = topics(masked, asked, wanted=None, catalogue=catalogue, language=language_of(masked))
    return names.organ is None and all(word.startswith(_MEASURING) or word[0].isdigit() for word in words)


def _with_lead(names: Names, whole: Names, *, asked: str, back: bool, own: bool) -> Names:
    """Add to the names of the asking part those of the lead: things it points back at, an organ that is the asker's."""
    lead = [one for one in whole.entities if one not in names.entities]
    organs = [one for one in lead if own and names.organ is None and one.type is EntityType.ORGAN]
    said = organs_spoken_of(asked)
    meant = [one for one in organs if any(stem in fold(one.name) for stem in said)] or organs
    things = [one for one in lead if back and one.type in THINGS]
    return replace(
        names,
        entities=(*names.entities, *things, *meant),
        kommun=names.kommun or whole.kommun,
        organ=names.organ or (meant[0].name if meant else whole.organ if own else None),
        responsible=names.responsible or (whole.responsible if own else None),
        periods=names.periods or (whole.periods if back else ()),
        strangers=names.strangers or (whole.strangers if own and names.organ is None and not meant else ()),
        clarify=whole.clarify if meant or not (names.entities or not things) else names.clarify,
    )


def _of_things(names: Names) -> list[EntityRef]:
    return [one for one in names.entities if one.type in THINGS]
