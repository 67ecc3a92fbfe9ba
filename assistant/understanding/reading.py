"""What a masked question asks: its kind, what is wanted, which words are left to narrow it. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.answer import Kind
from assistant.computing.fitting import LEVEL_ORDER
from assistant.computing.progress import StatusWords, status_words
from assistant.understanding.answer_types import answer_type
from assistant.understanding.catalogue import THINGS, Catalogue, EntityType, name_words
from assistant.understanding.cues import (
    COUNTED,
    DEFINITION,
    asks_for_all_that_is_done,
    asks_for_everything,
    asks_how_measured,
    asks_what_belongs,
    asks_what_is_done,
    asks_what_is_due,
    is_link_verb,
    lists_or_counts,
    speaks_of_verdicts,
)
from assistant.understanding.kind.clues import Clues
from assistant.understanding.kind.forms import KIND_OF, OWN_WORK, Said, form_of
from assistant.understanding.kind.kinds import kind_of
from assistant.understanding.kind.skeleton import skeleton_of
from assistant.understanding.labels import stated_status
from assistant.understanding.language import language_of
from assistant.understanding.masking import CONTEXT_MARK, unaccounted
from assistant.understanding.recognising import Names
from assistant.understanding.scoping import same
from assistant.understanding.things import things_in
from assistant.understanding.topics import counts_something_else, topics
from assistant.wording import GRUNDUPPDRAG, LEVEL_WORDS, NUMERIC, Thing, Wanted, choose_wanted, fold
from corpus.model import Level, OrganKind
from corpus.word_classes import is_verb

LONGEST_WORD = 60
"""Characters after the words that count in which the next word stands."""
_THE_GOAL = re.compile(r"(?<!\w)(?:the|this|that) (?:[^\W\d]+ )?(?:goal|area)$")
"""A goal spoken of as known, in English."""
_NUMBERED = re.compile(r"(?:mål|goal)\w*(?: nr\.?| nummer| number)? \d")
_A_GOAL = re.compile(r"(?:mål\w*|goal) (?:\w+ )?\"")
"""A goal named in quotes, known or not."""
SURE_NAME = 0.6
"""Score of a name that is surely meant: a word or two of it may be said in passing."""
SURE_INDICATOR = 0.6
"""Share of an indicator's name that must be said before a number is taken for its value."""
_UNLABELLED = frozenset({Kind.LOOKUP, Kind.STATUS, Kind.LINK})
"""Kinds that a question for what has a certain label may be taken for."""
_JUDGED = frozenset({Thing.GOAL, Thing.ACTIVITY, Thing.INDICATOR})


@dataclass(frozen=True, slots=True)
class Reading:
    """The kind, what is wanted, the content words left over, the status asked for, and whether verdicts are."""

    kind: Kind
    wanted: Wanted | None
    unexplained: tuple[str, ...]
    status: str | None = None
    judged: bool = False
    form: str | None = None


def read(masked: str, asked: str, names: Names, *, text: str, catalogue: Catalogue, kommun: str | None) -> Reading:
    """Read what is asked; the words for a status are taken out before the kind is told.

    `text` is all that was written, with what leads up to the question.
    """
    folded, language = fold(asked), language_of(masked)
    things = _without_known_goal(masked, things_in(masked), names)
    wanted = _wanted(masked, things, catalogue, kommun=kommun)
    label = None if EntityType.ACTIVITY in _types(names) else stated_status(masked, asked, catalogue)
    status = label or _status_asked(masked, wanted, names)
    if label is not None and (wanted is None or wanted.thing is not Thing.ACTIVITY):
        wanted = Wanted(Thing.ACTIVITY)
    if status is not None:
        masked = masked[: status.start] + CONTEXT_MARK * (status.end - status.start) + masked[status.end :]
        things = things_in(masked)
    unexplained = topics(unaccounted(masked, things), asked, wanted=wanted, catalogue=catalogue, language=language)
    said = Clues(masked, wanted, things, answer_type(folded), status=status is not None, content=len(unexplained))
    clues = _formed(_named(said, folded, names, catalogue), folded, text, names)
    kind = kind_of(clues)
    if label is not None and kind in _UNLABELLED:
        kind = Kind.LIST
    form = clues.form if clues.form is not None and KIND_OF[clues.form] is kind else None
    if wanted is None and kind in (Kind.LINK, Kind.LIST):
        wanted = _implied(masked, names, own=form == OWN_WORK)
    if wanted is None and kind in (Kind.LOOKUP, Kind.COUNT) and clues.answer_type in NUMERIC and measures(names):
        return Reading(Kind.LOOKUP, Wanted(Thing.VALUE), unexplained, form=form)
    judged = wanted is not None and wanted.thing in _JUDGED and speaks_of_verdicts(masked)
    return Reading(kind, wanted, unexplained, folded[status.start : status.end] if status else None, judged, form)


def _wanted(masked: str, things: tuple[Wanted, ...], catalogue: Catalogue, *, kommun: str | None) -> Wanted | None:
    """Return what is listed or counted, on the level that its word stands on; None where nothing is."""
    if asks_for_all_that_is_done(masked):
        return Wanted(Thing.ACTIVITY)
    wanted = _counted_before(masked, things)
    if wanted is None and not counts_something_else(masked, things):
        wanted = choose_wanted(masked, things)
        wanted = None if COUNTED.search(masked) and _is_the_vision(wanted) else wanted
    return None if wanted is None else _with_level(_with_word_beside(wanted, things), catalogue, kommun=kommun)


def _named(said: Clues, folded: str, names: Names, catalogue: Catalogue) -> Clues:
    """Add to the clues of the words those of what is named."""
    wanted, types = said.wanted, _types(names)
    organs = {entity.name for entity in names.entities if entity.type is EntityType.ORGAN}
    return replace(
        said,
        goal=EntityType.GOAL in types or bool(names.unknown or (names.quoted and _A_GOAL.search(folded))),
        activity=EntityType.ACTIVITY in types,
        indicator=EntityType.INDICATOR in types,
        organ=bool(organs) or names.organ is not None or names.responsible is not None or bool(names.strangers),
        unit=names.responsible is not None,
        within_goals=wanted is not None and wanted.thing is Thing.GOAL and EntityType.GOAL in types,
        above=_wants_above(wanted, names),
        area=any(entity.level in (Level.VISION, Level.AREA) for entity in names.entities),
        compared=max(len(set(names.periods)), len(organs)),
        owns=_owns_goals(wanted, names, catalogue),
        sure=any(one.type in THINGS and one.score >= SURE_NAME for one in names.entities),
        numbered=bool(_NUMBERED.search(folded)) and EntityType.GOAL in types,
    )


def _formed(clues: Clues, folded: str, text: str, names: Names) -> Clues:
    """Add the skeleton of the asking part, and the form that all that was written has."""
    skeleton = skeleton_of(clues.masked, folded, clues.things, plans=_places_of_documents(names))
    defines = bool(DEFINITION.search(clues.masked))
    return replace(
        clues,
        asked=folded,
        skeleton=skeleton,
        grunduppdrag=bool(GRUNDUPPDRAG.search(clues.masked)),
        form=form_of(Said(skeleton, fold(text), goal=clues.sure, defines=defines)),
    )


def _places_of_documents(names: Names) -> tuple[tuple[int, int], ...]:
    return tuple((one.start, one.end) for one in names.entities if one.type is EntityType.DOCUMENT)


def _types(names: Names) -> frozenset[EntityType]:
    return frozenset(entity.type for entity in names.entities)


def _wants_above(wanted: Wanted | None, names: Names) -> bool:
    """Say whether goals are wanted on a higher level than the goal that is named."""
    named = next((one.level for one in names.entities if one.type is EntityType.GOAL and one.level), None)
    if wanted is None or wanted.thing is not Thing.GOAL or wanted.level is None or named is None:
        return False
    return LEVEL_ORDER.index(wanted.level) < LEVEL_ORDER.index(named)


def _owns_goals(wanted: Wanted | None, names: Names, catalogue: Catalogue) -> bool:
    """Say whether an organ that the question names has goals of its own on the level wanted, or is the council."""
    if wanted is None or wanted.thing is not Thing.GOAL or names.organ is None:
        return False
    organs = [one for one in catalogue.of_type(EntityType.ORGAN) if same(one.name, names.organ)]
    council = any(one.kind in (OrganKind.FULLMAKTIGE, None) for one in organs)
    own = (one for one in catalogue.of_type(EntityType.GOAL) if one.organ and same(one.organ, names.organ))
    return council or any(wanted.level in (None, one.level) for one in own)


def _status_asked(masked: str, wanted: Wanted | None, names: Names) -> StatusWords | None:
    """Return the words for the status that the activities listed or counted must have; None where none is asked."""
    if wanted is None or wanted.thing is not Thing.ACTIVITY or not lists_or_counts(masked):
        return None
    named = any(one.type is EntityType.ACTIVITY for one in names.entities)
    return None if named else status_words(masked)


def measures(names: Names) -> bool:
    """Say whether an indicator is surely named: "Hur många nya bostäder …" then asks for its value, not for a count."""
    return any(one.type is EntityType.INDICATOR and one.score >= SURE_INDICATOR for one in names.entities)


def _is_the_vision(wanted: Wanted | None) -> bool:
    """Say whether a vision is wanted: in it things are counted, but nobody counts visions."""
    return wanted is not None and wanted.level is Level.VISION


def _counted_before(masked: str, things: tuple[Wanted, ...]) -> Wanted | None:
    """Return what is counted where it is named before ("Av nämndens aktiviteter, hur många stödjer …"), else None."""
    match = COUNTED.search(masked)
    before = [one for one in things if match is not None and one.end <= match.start()]
    if match is None or not before:
        return None
    following = name_words(masked[match.end() : match.end() + LONGEST_WORD].replace("¤", " ").replace("§", " "))
    return before[-1] if following and is_verb(following[0][0]) else None


def _without_known_goal(masked: str, things: tuple[Wanted, ...], names: Names) -> tuple[Wanted, ...]:
    """Leave out "målet" and "området" where a goal is named: they speak of it, and ask for no other."""
    if not any(one.type in (EntityType.GOAL, EntityType.INDICATOR) for one in names.entities):
        return things
    known = ("målet", "målets", "området", "områdets", "resultatmålet", "inriktningsmålet", "nämndmålet", "målområdet")
    asked = re.compile(r"(?:vilket|which|vad är|what is) (?:\w+ )?$")
    return tuple(
        one
        for one in things
        if not (masked[one.start : one.end] in known or _THE_GOAL.search(masked[: one.end]))
        or asked.search(masked[: one.start])
    )


def _with_word_beside(wanted: Wanted, things: tuple[Wanted, ...]) -> Wanted:
    """Take the level of a word in brackets after a general one ("goals (resultatmål)")."""
    if wanted.thing is not Thing.GOAL or wanted.level_word is not None:
        return wanted
    beside = (one for one in things if one.thing is Thing.GOAL and 0 < one.start - wanted.end <= len(" ("))
    told = next((one for one in beside if one.level_word is not None), None)
    return wanted if told is None else replace(told, number=wanted.number, start=wanted.start, end=wanted.end)


def _with_level(wanted: Wanted, catalogue: Catalogue, *, kommun: str | None) -> Wanted:
    """Set the level that the word stands on in the asker's kommun, where the catalogue shows it."""
    if wanted.level_word is None:
        return wanted
    goals = [
        one
        for one in catalogue.of_type(EntityType.GOAL)
        if kommun is None or one.kommun is None or same(one.kommun, kommun)
    ]
    levels = next(known.levels for known in LEVEL_WORDS if known.word == wanted.level_word)
    seen = {one.level for one in goals if wanted.level_word in one.level_words}
    present = {one.level for one in goals}
    known = [one for one in levels if one in seen] or [one for one in levels if one in present] or levels
    return Wanted(wanted.thing, known[0], wanted.level_word, wanted.number, wanted.start, wanted.end)


def _implied(masked: str, names: Names, *, own: bool) -> Wanted | None:
    """Return what a link question wants without saying so: activities of a goal, goals of an activity."""
    types = {entity.type for entity in names.entities}
    if asks_what_belongs(masked) and any(one.level in (Level.VISION, Level.AREA) for one in names.entities):
        return Wanted(Thing.GOAL)
    if EntityType.GOAL in types and asks_how_measured(masked):
        return Wanted(Thing.INDICATOR)
    if EntityType.GOAL in types or own or GRUNDUPPDRAG.search(masked):
        return Wanted(Thing.ACTIVITY)
    if EntityType.ACTIVITY in types or EntityType.INDICATOR in types:
        return Wanted(Thing.GOAL)
    done = asks_what_is_done(masked) or asks_what_is_due(masked) or asks_for_everything(masked)
    implied = names.responsible is not None or done or is_link_verb(masked)
    return Wanted(Thing.ACTIVITY) if implied else None
