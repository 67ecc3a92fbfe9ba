"""Question -> what is asked about what. Deterministic and pure over a catalogue of names.

`understand` never fails: a question it cannot place is a LOOKUP with terms to search for.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass, replace

from assistant.answer import Kind, Language
from assistant.computing.fitting import LEVEL_ORDER
from assistant.computing.progress import StatusWords, status_words
from assistant.understanding.answer_types import answer_type, fact_role
from assistant.understanding.catalogue import Catalogue, EntityType, word_keys
from assistant.understanding.directions import Direction, direction_of
from assistant.understanding.english import to_swedish
from assistant.understanding.kinds import (
    Clues,
    asks_of_one_thing,
    asks_what_belongs,
    asks_what_is_done,
    asks_what_is_due,
    is_link_verb,
    kind_of,
    lists_or_counts,
    own_work,
    speaks_of_verdicts,
)
from assistant.understanding.language import language_of
from assistant.understanding.partial_names import activities_in_part, goals_in_part
from assistant.understanding.pointing import documents_meant
from assistant.understanding.recognising import EntityRef, Names
from assistant.understanding.referring import hear
from assistant.understanding.scoping import Place, Scope, hull, same, speaks_of_own
from assistant.understanding.serving import serves_asked
from assistant.understanding.subject import subject_of
from assistant.understanding.things import things_in
from assistant.understanding.topics import counts_something_else, foreign_names, in_names, topics
from assistant.wording import (
    ENTITY_MARK,
    GRUNDUPPDRAG,
    LEVEL_WORDS,
    AnswerType,
    Thing,
    Wanted,
    choose_wanted,
    fold,
)
from corpus import swedish
from corpus.model import FactRole, Level, OrganKind, Period, Serves

__all__ = [
    "AnswerType",
    "Catalogue",
    "Direction",
    "EntityRef",
    "EntityType",
    "Question",
    "Scope",
    "Thing",
    "Wanted",
    "understand",
]

CONTEXT_MARK = "§"
"""Stands for the characters of a kommun, an organ or a period."""

_APPOSITION = re.compile(
    r"^[\s\":,]*(?:(?:att|om|som heter|kallat|kallad|nämligen|called|named|vara|be|bli) ?){0,2}[\s\":]*¤"
)
_SHALL = re.compile(r"(?<!\w)(?:ska|skall|should|siktar|målet är)(?!\w)")
_WAS = re.compile(r"(?<!\w)(?:var|blev|hade|låg|uppgick|landade|fick|gjordes|was|were|had|did)(?!\w)")
_THE_GOAL = re.compile(
    r"(?<!\w)(?:just |detta |det här |det )?(?:målet|området|the goal|the area)(?! (?:om|att|för|med|kring)(?!\w))"
)
"""A goal named before the question, spoken of as known."""
_BOTH = re.compile(r"(?<!\w)(?:både|båda|även i|också i|återkommer|kvar i|såväl|both|also in|as well as)(?!\w)")
_OF_THE_KOMMUN = re.compile(
    r"(?<!\w)(?:kommunens|kommunen|kommungemensamma|fullmäktiges|the (?:municipality|council)(?:\"s)?)(?!\w)"
)


SURE_INDICATOR = 0.6
"""Share of an indicator's name that must be said before a number is taken for its value."""
_NUMERIC = frozenset({AnswerType.NUMBER, AnswerType.SHARE, AnswerType.MONEY})
_JUDGED = frozenset({Thing.GOAL, Thing.ACTIVITY, Thing.INDICATOR})
_NAMEABLE = frozenset({Thing.GOAL, Thing.ACTIVITY, Thing.INDICATOR, Thing.DOCUMENT, Thing.ORGAN})
_LINKING = frozenset({Kind.LINK, Kind.LIST, Kind.COUNT, Kind.GAP})
_TOTAL = frozenset({Kind.LIST, Kind.COUNT, Kind.GAP})
_NAMING = frozenset({Kind.LINK, Kind.LIST, Kind.COUNT, Kind.STATUS, Kind.GAP})
"""Kinds for which a quoted text can only be a name; elsewhere it may be a term."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a question asks. `text` is the question in NFC; every place below is a place in `asked`.

    `entities` holds goals, indicators, activities, organs and documents, in order of place; where two readings are
    equally good it holds both and `clarify` names them. `kommun`, `organ` and `period` are those of the question,
    else of the scope (`organ` also the scope's organisation); `periods` are the question's own, in order.
    `documents` are ids of the documents that the question points at. `role` and `answer_type` say what value a
    lookup asks for. `unresolved` are names and numbers the question points at that the corpus does not know;
    `strangers` are organs among these; `unexplained` are content words that no part of this reading accounts for.
    `terms` are for retrieval.
    """

    text: str
    asked: str
    """The question as it is read (see `assistant.understanding.referring.Heard`)."""
    swedish: str
    """`asked`, with the English words that the glossary knows in Swedish and organs left out, for finding by words."""
    language: Language
    kind: Kind
    wanted: Wanted | None = None
    entities: tuple[EntityRef, ...] = ()
    kommun: str | None = None
    organ: str | None = None
    period: Period | None = None
    periods: tuple[Period, ...] = ()
    direction: Direction | None = None
    subject: str = ""
    """What a definition or lookup is about, as written."""
    terms: tuple[str, ...] = ()
    serves: Serves | None = None
    role: FactRole | None = None
    answer_type: AnswerType = AnswerType.SENTENCE
    form: str | None = None
    documents: tuple[str, ...] = ()
    unread_kinds: tuple[str, ...] = ()
    """Kinds of document that the question points at ("årsbokslutet 2019") and of which none that fits was read."""
    responsible: str | None = None
    """A unit whose activities are meant: those that name it as responsible."""
    status: str | None = None
    """A status that activities must have, as the question says it ("pågår")."""
    judged: bool = False
    """True where only what has a certain verdict is counted ("Hur många mål är uppfyllda?")."""
    each: tuple[Period, ...] = ()
    """Periods in every one of which what is asked about must stand ("både 2020 och 2021")."""
    clarify: tuple[str, ...] = ()
    unresolved: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    unexplained: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    """Names among these that nothing in the corpus is called by ("Linköping")."""

    def named(self, kind: EntityType) -> tuple[EntityRef, ...]:
        """Return the entities of one type."""
        return tuple(entity for entity in self.entities if entity.type is kind)


def understand(text: str, *, catalogue: Catalogue, scope: Scope, today: datetime.date) -> Question:
    """Read a question against the catalogue.

    `scope` gives what the question itself leaves open; `today` dates "i år". Time is linear in the text but for
    the names that share words with it.
    """
    text = unicodedata.normalize("NFC", text)
    heard = hear(text, catalogue=catalogue, scope=scope, today=today)
    names, asked = heard.names, heard.asked
    masked = _mask(fold(asked), names)
    kommun, organ = names.kommun or scope.kommun, names.organ or scope.organ
    names, masked = _with_parts(names, masked, asked, text, catalogue=catalogue, kommun=kommun)
    asks = _read(masked, asked, names, catalogue=catalogue, kommun=kommun)
    kind, wanted = asks.kind, asks.wanted
    language = language_of(masked)
    pointed = documents_meant(asked, catalogue, kommun=kommun, organ=organ, periods=names.periods, language=language)
    return Question(
        text=text,
        asked=asked,
        swedish=asked if language == "sv" else _in_swedish(asked, names, catalogue),
        language=language,
        kind=kind,
        wanted=wanted,
        entities=names.entities,
        kommun=kommun,
        organ=names.organ or _organ_of_scope(masked, asks, scope, placed=kommun is not None),
        period=hull(names.periods) or scope.period,
        periods=names.periods,
        direction=direction_of(wanted, names.entities) if kind in _LINKING else None,
        subject=subject_of(asked, kind, text=text, kommuner=catalogue.kommuner),
        terms=swedish.content_words(asked, language),
        serves=serves_asked(
            masked, things_in(masked), wanted, named=any(one.type is EntityType.GOAL for one in names.entities)
        ),
        role=_role(masked, fold(asked), names) if kind is Kind.LOOKUP else None,
        answer_type=answer_type(fold(asked)),
        form=_form(masked, kind, names, asks.unexplained),
        documents=() if kind is Kind.DEFINITION else pointed.documents,  # a word's meaning may stand in any document
        unread_kinds=() if kind is Kind.DEFINITION else pointed.unread,
        responsible=names.responsible,
        status=asks.status,
        judged=kind is Kind.COUNT and asks.judged,
        each=names.periods if len(names.periods) > 1 and _BOTH.search(fold(asked)) else (),
        clarify=names.clarify,
        unresolved=(*names.unknown, *(names.quoted if kind in _NAMING else ())),
        strangers=names.strangers,
        unexplained=asks.unexplained,
        foreign=foreign_names(asks.unexplained, asked, catalogue),
    )


def _in_swedish(asked: str, names: Names, catalogue: Catalogue) -> str:
    """Render an English question in Swedish words, the organs that it names left out: they say whose, not what."""
    characters = list(asked)
    for one in names.entities:
        if one.type is EntityType.ORGAN:
            characters[one.start : one.end] = " " * (one.end - one.start)
    return to_swedish("".join(characters), known=lambda word: bool(catalogue.postings.keys() & word_keys(word)))


def _organ_of_scope(masked: str, asks: _Asks, scope: Scope, *, placed: bool) -> str | None:
    """Return the organ that the asker's scope names, but where the kommun's own goals are listed or counted."""
    wanted = asks.wanted
    if placed and wanted is not None and wanted.thing is Thing.GOAL:
        council = wanted.level_word is not None and wanted.level is not Level.BOARD_GOAL and asks.kind in _TOTAL
        if _OF_THE_KOMMUN.search(masked) or (council and not speaks_of_own(masked)):
            return None
    return scope.organ or scope.organisation


# --- reading -------------------------------------------------------------------------------------------------


def _mask(folded: str, names: Names) -> str:
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


def _led_by(text: str, asked: str, catalogue: Catalogue, language: Language) -> tuple[str, ...]:
    """Return the words for things in what leads up to the question, those that names in the corpus hold."""
    lead = "".join(" " if kept.strip() else said for said, kept in zip(text, asked.ljust(len(text)), strict=False))
    words = topics(fold(lead), lead, wanted=None, catalogue=catalogue, language=language)
    return tuple(word for word in words if in_names(word, catalogue))


def _with_parts(
    names: Names, masked: str, asked: str, text: str, *, catalogue: Catalogue, kommun: str | None
) -> tuple[Names, str]:
    """Add what the question names by a part only, where it names nothing of the sort in full; mark it in `masked`."""
    things = things_in(masked)
    wanted = choose_wanted(masked, things)
    left = topics(_unaccounted(masked, things), asked, wanted=wanted, catalogue=catalogue, language=language_of(masked))
    types = {entity.type for entity in names.entities}
    found: tuple[EntityRef, ...] = ()
    if EntityType.GOAL not in types:
        found = goals_in_part(masked, catalogue, topics=left, kommun=kommun, periods=names.periods)
    serving = wanted is not None and wanted.thing is Thing.GOAL and asks_of_one_thing(masked, wanted)
    somebody = names.organ is not None or names.responsible is not None
    if (
        not found
        and serving
        and not somebody
        and not types & {EntityType.GOAL, EntityType.ACTIVITY, EntityType.INDICATOR}
    ):
        words = left or _led_by(text, asked, catalogue, language_of(masked))
        found = activities_in_part(words, masked, catalogue, kommun=kommun, periods=names.periods)
    if not found and any(one.type is EntityType.GOAL and not _is_placed(one, names) for one in names.entities):
        masked = _THE_GOAL.sub(lambda said: ENTITY_MARK * len(said[0]), masked, count=1)
    for one in found:
        masked = masked[: one.start] + ENTITY_MARK * (one.end - one.start) + masked[one.end :]
    places = tuple(Place(one.start, one.end) for one in found)
    known = names.kommun or next((one.kommun for one in found if one.kommun), None)
    parted = replace(names, entities=(*names.entities, *found), places=(*names.places, *places), kommun=known)
    return parted, masked


def _is_placed(one: EntityRef, names: Names) -> bool:
    return any(place.start <= one.start < place.end for place in names.places)


@dataclass(frozen=True, slots=True)
class _Asks:
    """The kind, what is wanted, the content words left over, the status asked for, and whether verdicts are."""

    kind: Kind
    wanted: Wanted | None
    unexplained: tuple[str, ...]
    status: str | None = None
    judged: bool = False


def _read(masked: str, asked: str, names: Names, *, catalogue: Catalogue, kommun: str | None) -> _Asks:
    """Read what is asked; the words for a status are taken out before the kind is told."""
    folded = fold(asked)
    language = language_of(masked)
    things = things_in(masked)
    wanted = None if counts_something_else(masked, things) else choose_wanted(masked, things)
    if wanted is not None:
        wanted = _with_level(wanted, catalogue, kommun=kommun)
    status = _status_asked(masked, wanted, names)
    if status is not None:
        masked = masked[: status.start] + CONTEXT_MARK * (status.end - status.start) + masked[status.end :]
        things = things_in(masked)
    unexplained = topics(_unaccounted(masked, things), asked, wanted=wanted, catalogue=catalogue, language=language)
    types = {entity.type for entity in names.entities}
    organs = {entity.name for entity in names.entities if entity.type is EntityType.ORGAN}
    sort = answer_type(folded)
    kind = kind_of(
        Clues(
            masked=masked,
            wanted=wanted,
            things=things,
            answer_type=sort,
            goal=EntityType.GOAL in types or bool(names.unknown),
            activity=EntityType.ACTIVITY in types,
            indicator=EntityType.INDICATOR in types,
            organ=bool(organs) or names.organ is not None or names.responsible is not None,
            unit=names.responsible is not None,
            within_goals=wanted is not None and wanted.thing is Thing.GOAL and EntityType.GOAL in types,
            above=_wants_above(wanted, names),
            area=any(entity.level in (Level.VISION, Level.AREA) for entity in names.entities),
            grunduppdrag=bool(GRUNDUPPDRAG.search(masked)),
            status=status is not None,
            compared=max(len(set(names.periods)), len(organs)),
            content=len(unexplained),
            owns=_owns_goals(wanted, names, catalogue),
        )
    )
    if wanted is None and kind in (Kind.LINK, Kind.LIST):
        wanted = _implied(masked, names)
    if wanted is None and kind in (Kind.LOOKUP, Kind.COUNT) and sort in _NUMERIC and _measures(names):
        return _Asks(Kind.LOOKUP, Wanted(Thing.VALUE), unexplained)
    judged = wanted is not None and wanted.thing in _JUDGED and speaks_of_verdicts(masked)
    return _Asks(kind, wanted, unexplained, folded[status.start : status.end] if status else None, judged)


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


def _measures(names: Names) -> bool:
    """Say whether an indicator is surely named: "Hur många nya bostäder …" then asks for its value, not for a count."""
    return any(one.type is EntityType.INDICATOR and one.score >= SURE_INDICATOR for one in names.entities)


def _role(masked: str, folded: str, names: Names) -> FactRole | None:
    """Return the fact asked for; of an indicator, "ska" asks for the target and the past tense for the outcome."""
    role = fact_role(masked)
    if role is not None or not _measures(names):
        return role
    if _WAS.search(masked):
        return FactRole.OUTCOME
    return FactRole.TARGET if _SHALL.search(folded) else None


_ASKED_BEFORE = re.compile(r"(?:vilka|vilket|vilken|which|what|hur många|how many|alla|samtliga|all) (?:[^\W\d]+ )?$")


def _is_asked(masked: str, thing: Wanted) -> bool:
    return bool(_ASKED_BEFORE.search(masked[max(0, thing.start - 40) : thing.start]))


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


def _implied(masked: str, names: Names) -> Wanted | None:
    """Return what a link question wants without saying so: activities of a goal, goals of an activity."""
    types = {entity.type for entity in names.entities}
    if asks_what_belongs(masked) and any(one.level in (Level.VISION, Level.AREA) for one in names.entities):
        return Wanted(Thing.GOAL)
    if EntityType.GOAL in types or own_work(masked) or GRUNDUPPDRAG.search(masked):
        return Wanted(Thing.ACTIVITY)
    if EntityType.ACTIVITY in types or EntityType.INDICATOR in types:
        return Wanted(Thing.GOAL)
    done = asks_what_is_done(masked) or asks_what_is_due(masked)
    implied = names.responsible is not None or done or is_link_verb(masked)
    return Wanted(Thing.ACTIVITY) if implied else None


def _unaccounted(masked: str, things: tuple[Wanted, ...]) -> str:
    """Blank the words for things that can be wanted."""
    characters = list(masked)
    for thing in things:
        characters[thing.start : thing.end] = " " * (thing.end - thing.start)
    return "".join(characters)


def _form(masked: str, kind: Kind, names: Names, unexplained: tuple[str, ...]) -> str | None:
    if own_work(masked):
        return "own_work"
    topical = kind is Kind.LINK and unexplained and not names.places
    return "topic" if topical else None
