"""What a question names: goals, activities, indicators, organs, documents, with where and when. Pure."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from assistant.understanding.catalogue import Catalogue, EntityType, Named, is_function_word, name_words
from assistant.understanding.language import language_of
from assistant.understanding.naming import FULL, Match, find_names
from assistant.understanding.numbering import Numbered, coded_activities, numbered_goals
from assistant.understanding.scoping import (
    Place,
    Scope,
    abbreviated,
    companies_said,
    is_unit_word,
    narrow,
    periods_in,
    same,
    speaks_of_the_organ,
    unknown_organs,
)
from assistant.understanding.subject import quoted_names
from assistant.wording import find_things, fold
from corpus.model import Level, OrganKind, Period
from corpus.word_classes import is_verb

LONG_WORD = 9
"""Letters from which a single word names an indicator ("sjukfrånvaro")."""
CLARIFY_SCORE = 0.42
"""Rivals are offered as alternatives when at least so much of each name was said."""

_INTRODUCED = re.compile(
    r"(?:\"|mål\w*|områd\w+|goals?|areas?|vision\w*|indikator\w*|nyckeltal\w*|stöd[js]\w*|stöder|bidrar till"
    r"|supports?|för|inom|under|kring|within) ?$"
)


@dataclass(frozen=True, slots=True)
class EntityRef:
    """An entity that the question names; start and end are code points of `Question.text` (end excluded)."""

    id: str
    name: str
    type: EntityType
    score: float
    start: int
    end: int
    level: Level | None = None
    kommun: str | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """What was recognised: entities, their places, context places, alternatives, what could not be resolved."""

    entities: tuple[EntityRef, ...]
    places: tuple[Place, ...]
    context: tuple[Place, ...]
    kommun: str | None
    organ: str | None
    responsible: str | None
    """A unit that activities name as responsible."""
    periods: tuple[Period, ...]
    clarify: tuple[str, ...]
    unknown: tuple[str, ...]
    """Numbers of goals that there are not ("mål 99")."""
    strangers: tuple[str, ...]
    """Organs that the corpus does not know ("valnämnden")."""
    quoted: tuple[str, ...]
    """What stands in quotes and is no known name."""


def recognise(text: str, *, catalogue: Catalogue, scope: Scope, today: datetime.date) -> Names:
    """Return what an NFC text names. The question's own kommun and period win over the scope's."""
    matches = find_names(text, catalogue, language=language_of(text))
    matches = (*matches, *abbreviated(text, catalogue, taken=[one for one in matches if one.exact]))
    kommun = _kommun_said(matches)
    placed = kommun or scope.kommun
    matches = (*matches, *companies_said(text, catalogue, kommun=placed, taken=matches))
    own = fold(scope.organisation or placed or "")
    matches = tuple(one for one in matches if not (_is_elsewhere(one, placed) or _is_own_name(one, text, own)))
    dated = periods_in(text, today=today, names=matches)
    periods = tuple(period for period, _ in dated)
    meant = periods or ((scope.period,) if scope.period else ())
    entities: list[EntityRef] = []
    clarify: list[str] = []
    for match in matches:
        if match.type in (EntityType.KOMMUN, EntityType.UNIT) or not _is_said(match, text):
            continue
        organisation = None if match.type is EntityType.ORGAN else scope.organisation
        chosen = narrow((*match.named, *match.rivals), kommun=placed, organisation=organisation, periods=meant)
        entities.extend(_ref(one, match.start, match.end, score=match.score) for one in chosen)
        clarify.extend(_alternatives(match, chosen) or (() if meant else _other_times(match, chosen)))
    entities = _without_passing(entities, matches)
    entities.extend(_ref(one, start, end) for one, start, end in coded_activities(text, catalogue, kommun=placed))
    kept = {(one.start, one.end) for one in entities if one.type is not EntityType.ORGAN}
    numbered = numbered_goals(text, catalogue, kommun=placed or _only_kommun(entities), periods=meant)
    entities = _merged([*entities, *(_ref(one, found.start, found.end) for found in numbered for one in found.named)])
    organ = _organ_said(text, matches, entities, scope)
    units = [one for one in matches if one.type is EntityType.UNIT and _is_said(one, text)]
    placing = [one for one in matches if one.type in (EntityType.KOMMUN, EntityType.ORGAN)] + units
    context = [Place(one.start, one.end) for one in placing]
    return Names(
        entities=tuple(entities),
        places=tuple(Place(*span) for span in sorted(kept | {(one.start, one.end) for one in numbered})),
        context=(*context, *(place for _, place in dated)),
        kommun=kommun or _only_kommun(entities),
        organ=organ,
        responsible=_unit_said(units, kommun=placed),
        periods=periods,
        clarify=(*clarify, *_numbered_alternatives(numbered), *_unnamed_organ(text, organ, catalogue, kommun=placed)),
        unknown=tuple(one.said for one in numbered if not one.named),
        strangers=unknown_organs(text, taken=matches),
        quoted=quoted_names(text, [Place(*span) for span in kept]),
    )


def _without_passing(entities: list[EntityRef], matches: tuple[Match, ...]) -> list[EntityRef]:
    """Leave out goals of which one word was said, in passing, where an activity is named by several."""
    activity = any(one.type is EntityType.ACTIVITY and one.words > 1 for one in matches)
    slight = {one.start for one in matches if one.type is EntityType.GOAL and one.words == 1 and one.score < FULL}
    return [one for one in entities if not (activity and one.type is EntityType.GOAL and one.start in slight)]


def _is_own_name(match: Match, text: str, own: str) -> bool:
    """Say whether what was taken for part of a goal's name is that of whom the question is about (`own`, folded)."""
    said = fold(text[match.start : match.end]).strip()
    return match.type is EntityType.GOAL and match.score < FULL and len(said) > 1 and own.startswith(said)


def _is_said(match: Match, text: str) -> bool:
    """Say whether a match is really a name. A one-word goal such as "Ekonomi" is also an everyday word.

    It counts when written with a capital, in quotes, or right after a word for its level or a verb that links.
    """
    if match.type is EntityType.GOAL and match.score < FULL and _says_only_things(text, match):
        return False
    if match.type in (EntityType.ORGAN, EntityType.DOCUMENT) or match.words > 1:
        return True
    if match.type is EntityType.UNIT:
        return is_unit_word(fold(text[match.start : match.end]))
    if match.score < FULL:
        return match.score >= CLARIFY_SCORE and not is_verb(fold(text[match.start : match.end]))
    if match.type is EntityType.INDICATOR and match.end - match.start >= LONG_WORD:
        return True
    return text[match.start].isupper() or bool(_INTRODUCED.search(fold(text[max(0, match.start - 40) : match.start])))


def _says_only_things(text: str, match: Match) -> bool:
    """Say whether part of a goal's name is no more than words for things of plans ("alla områden", "våra mål")."""
    said = fold(text[match.start : match.end])
    if _INTRODUCED.search(fold(text[max(0, match.start - 40) : match.start])):
        return False
    things = find_things(said)
    rest = (one for one in name_words(said) if not any(thing.start <= one[1] < thing.end for thing in things))
    return bool(things) and all(is_function_word(word) for word, _, _ in rest)


def _kommun_said(matches: tuple[Match, ...]) -> str | None:
    """Return the kommun that the question names, or that stands inside a recognised name; None of none or several."""
    said = {match.named[0].id for match in matches if match.type is EntityType.KOMMUN}
    return said.pop() if len(said) == 1 else None


def _only_kommun(entities: list[EntityRef]) -> str | None:
    kommuner = {entity.kommun for entity in entities if entity.kommun}
    return kommuner.pop() if len(kommuner) == 1 else None


def _organ_said(text: str, matches: tuple[Match, ...], entities: list[EntityRef], scope: Scope) -> str | None:
    """Return the organ that the question names; "nämnden" is the scope's."""
    named = [one.name for one in entities if one.type is EntityType.ORGAN]
    named += [one.named[0].name for one in matches if one.type is EntityType.ORGAN and not one.rivals]
    if named:
        return named[0]
    return (scope.organ or scope.organisation) if speaks_of_the_organ(text) else None


def _unit_said(units: list[Match], *, kommun: str | None) -> str | None:
    """Return the unit that the question names, of the kommun where it is known."""
    named = (one for match in units for one in (*match.named, *match.rivals))
    return next((one.name for one in named if kommun is None or one.kommun is None or same(one.kommun, kommun)), None)


def _is_elsewhere(match: Match, kommun: str | None) -> bool:
    """Say whether a unit is another kommun's: its name is then an everyday word ("hemtjänsten")."""
    if kommun is None or match.type not in (EntityType.UNIT, EntityType.ORGAN):
        return False
    named = (*match.named, *match.rivals)
    here = any(one.kommun is None or same(one.kommun, kommun) for one in named)
    return not here and all(one.type is EntityType.UNIT or one.kind == OrganKind.ENHET for one in named)


def _unnamed_organ(text: str, organ: str | None, catalogue: Catalogue, *, kommun: str | None) -> tuple[str, ...]:
    """Return the boards that "nämnden" may be, of a kommun, when nothing says which."""
    if organ is not None or kommun is None or not speaks_of_the_organ(text):
        return ()
    plans = {one.organ for one in catalogue.documents if one.organ and same(one.kommun, kommun)}
    boards = (one for one in catalogue.of_type(EntityType.ORGAN) if same(one.kommun, kommun))
    return tuple(sorted(one.name for one in boards if one.name in plans and one.kind == OrganKind.NAMND))


def _ref(one: Named, start: int, end: int, *, score: float = 1.0) -> EntityRef:
    return EntityRef(one.id, one.name, one.type, round(score, 3), start, end, one.level, one.kommun, one.period)


def _alternatives(match: Match, chosen: tuple[Named, ...]) -> tuple[str, ...]:
    """Tell the readings apart between which the asker must choose: one wording, goals or organs of several kommuner."""
    if match.type not in (EntityType.GOAL, EntityType.ORGAN):
        return ()
    if match.type is EntityType.ORGAN and None in {one.kommun for one in chosen}:
        return ()
    readings = {(fold(one.name), one.kommun) for one in chosen}
    return told_apart(chosen) if len(readings) > 1 else ()


def _other_times(match: Match, chosen: tuple[Named, ...]) -> tuple[str, ...]:
    """Name the same goals in other periods: the newest is taken where the question names no time."""
    if match.type is not EntityType.GOAL or not match.exact or len(chosen) != 1:
        return ()
    taken = chosen[0]
    namesakes = (one for one in (*match.named, *match.rivals) if fold(one.name) == fold(taken.name))
    older = (one for one in namesakes if same(one.kommun, taken.kommun) and one.period not in (None, taken.period))
    return tuple(dict.fromkeys(str(one.period) for one in older))


def told_apart(readings: tuple[Named, ...]) -> tuple[str, ...]:
    """Return what tells readings from each other, to be said with the question: their kommun, else their names."""
    kommuner = [one.kommun for one in readings if one.kommun is not None]
    if len(kommuner) == len(readings) == len(set(kommuner)):
        return tuple(kommuner)
    return tuple(label(one) for one in readings)


def label(one: Named) -> str:
    """Return a name with its number, kommun and period, to tell it from others."""
    where = ", ".join(part for part in (one.kommun, str(one.period) if one.period else None) if part)
    numbered = f"{one.number} {one.name}" if one.number else one.name
    return f"{numbered} ({where})" if where else numbered


def _numbered_alternatives(numbered: tuple[Numbered, ...]) -> tuple[str, ...]:
    """Name the goals of a number that several kommuner have."""
    unsure = (found.named for found in numbered if len({one.kommun for one in found.named}) > 1)
    return tuple(told for named in unsure for told in told_apart(named))


def _merged(entities: list[EntityRef]) -> list[EntityRef]:
    """Return the references in order of place, each entity once."""
    known: dict[str, EntityRef] = {}
    for entity in sorted(entities, key=lambda one: (one.start, one.id)):
        known.setdefault(entity.id, entity)
    return list(known.values())
