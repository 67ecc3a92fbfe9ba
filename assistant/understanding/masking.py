"""A question with its names masked, so that words inside names are not taken for words that ask. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Language
from assistant.understanding.catalogue import Catalogue, EntityType
from assistant.understanding.cues import asks_of_one_thing
from assistant.understanding.focus import points_back
from assistant.understanding.language import language_of
from assistant.understanding.partial_names import goals_in_part, things_in_part
from assistant.understanding.recognising import EntityRef, Names
from assistant.understanding.scoping import Place
from assistant.understanding.things import things_in
from assistant.understanding.topics import in_names, topics
from assistant.wording import ENTITY_MARK, Thing, Wanted, choose_wanted, fold
from corpus.model import Period

CONTEXT_MARK = "§"
"""Stands for the characters of a kommun, an organ or a period."""

_APPOSITION = re.compile(
    r"^[\s\":,]*(?:(?:att|om|som heter|kallat|kallad|nämligen|called|named|vara|be|bli) ?){0,2}[\s\":]*¤"
)
_THE_GOAL = re.compile(
    r"(?<!\w)(?:just |detta |det här |det )?(?:målet|området|the goal|the area)(?! (?:om|att|för|med|kring)(?!\w))"
)
"""A goal named before the question, spoken of as known."""
_NAMEABLE = frozenset({Thing.GOAL, Thing.ACTIVITY, Thing.INDICATOR, Thing.DOCUMENT, Thing.ORGAN})


def mask(folded: str, names: Names) -> str:
    """Cover names with ¤ and context with §; words that only introduce a name ("målet …") go with it."""
    characters = list(folded.replace(ENTITY_MARK, " ").replace(CONTEXT_MARK, " "))
    for place in names.context:
        characters[place.start : place.end] = CONTEXT_MARK * (place.end - place.start)
    for place in names.places:
        characters[place.start : place.end] = ENTITY_MARK * (place.end - place.start)
    masked = "".join(characters)
    things = things_in(masked)
    for thing in things:
        introduces = _APPOSITION.match(masked[thing.end : thing.end + 60])
        if (
            introduces
            and thing.thing in _NAMEABLE
            and (len(things) > 1 or thing.start > 0)
            and not _is_asked(masked, thing)
        ):
            masked = masked[: thing.start] + ENTITY_MARK * (thing.end - thing.start) + masked[thing.end :]
    return masked


_ASKED_BEFORE = re.compile(
    r"(?:vilka|vilket|vilken|which|what|hur många|how many|antal|antalet|number of|alla"
    r"|samtliga|all) (?:[^\W\d]+ )?$"
)


def _is_asked(masked: str, thing: Wanted) -> bool:
    return bool(_ASKED_BEFORE.search(masked[max(0, thing.start - 40) : thing.start]))


def unaccounted(masked: str, things: tuple[Wanted, ...]) -> str:
    """Blank the words for things that can be wanted."""
    characters = list(masked)
    for thing in things:
        characters[thing.start : thing.end] = " " * (thing.end - thing.start)
    return "".join(characters)


def _led_by(text: str, asked: str, catalogue: Catalogue, language: Language) -> tuple[str, ...]:
    """Return the words for things in what leads up to the question, those that names in the corpus hold."""
    lead = "".join(" " if kept.strip() else said for said, kept in zip(text, asked.ljust(len(text)), strict=False))
    words = topics(fold(lead), lead, wanted=None, catalogue=catalogue, language=language)
    return tuple(word for word in words if in_names(word, catalogue))


def with_parts(
    names: Names, masked: str, asked: str, text: str, *, catalogue: Catalogue, kommun: str | None
) -> tuple[Names, str]:
    """Add what the question names by a part only, where it names nothing of the sort in full; mark it in `masked`."""
    things = things_in(masked)
    wanted = choose_wanted(masked, things)
    left = topics(unaccounted(masked, things), asked, wanted=wanted, catalogue=catalogue, language=language_of(masked))
    types = {entity.type for entity in names.entities}
    found: tuple[EntityRef, ...] = ()
    if EntityType.GOAL not in types:
        found = goals_in_part(masked, catalogue, topics=left, kommun=kommun, periods=names.periods)
    if not found and EntityType.GOAL not in types:
        found = _in_lead(asked, text, catalogue, kommun=kommun, periods=names.periods)
    serving = wanted is not None and wanted.thing is Thing.GOAL and asks_of_one_thing(masked, wanted)
    somebody = names.organ is not None or names.responsible is not None
    if (
        not found
        and serving
        and not somebody
        and not types & {EntityType.GOAL, EntityType.ACTIVITY, EntityType.INDICATOR}
    ):
        in_some = any(in_names(word, catalogue) for word in left)
        words = left if in_some else _led_by(text, asked, catalogue, language_of(masked))
        found = things_in_part(words, masked, catalogue, kommun=kommun, periods=names.periods)
    if not found and any(one.type is EntityType.GOAL and not _is_placed(one, names) for one in names.entities):
        masked = _THE_GOAL.sub(lambda said: ENTITY_MARK * len(said[0]), masked, count=1)
    for one in found:
        masked = masked[: one.start] + ENTITY_MARK * (one.end - one.start) + masked[one.end :]
    places = tuple(Place(one.start, one.end) for one in found)
    known = names.kommun or next((one.kommun for one in found if one.kommun), None)
    parted = replace(names, entities=(*names.entities, *found), places=(*names.places, *places), kommun=known)
    return parted, masked


def _in_lead(
    asked: str, text: str, catalogue: Catalogue, *, kommun: str | None, periods: tuple[Period, ...]
) -> tuple[EntityRef, ...]:
    """Return the goals that the lead names by a part, where the part that asks points back ("Det finns ett mål om …")."""
    if len(asked) != len(text) or asked.split() == text.split() or not points_back(fold(asked)):
        return ()
    lead = fold("".join(said if blank == " " else " " for said, blank in zip(text, asked, strict=True)))
    words = topics(lead, text, wanted=None, catalogue=catalogue, language=language_of(lead))
    return goals_in_part(lead, catalogue, topics=words, kommun=kommun, periods=periods)


def _is_placed(one: EntityRef, names: Names) -> bool:
    return any(place.start <= one.start < place.end for place in names.places)
