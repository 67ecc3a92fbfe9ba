"""A question that only makes sense after another one, filled in from that one ("Och för 2018?", "Vem ansvarar?"). Pure.

A question that names what it is about, or asks for things of its own, stands alone and is never bent.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.computing.progress import status_words
from assistant.understanding.answer_types import answer_type, fact_role
from assistant.understanding.asking_on.context import Context, known
from assistant.understanding.asking_on.filling import Filling
from assistant.understanding.asking_on.leaning import ELLIPTIC, FILL, OF_THEM, ONLY, OPENER, PLACED, THE_ONE, THEM
from assistant.understanding.catalogue import THINGS, Catalogue, EntityType, Named, is_function_word, name_words
from assistant.understanding.focus import points_back
from assistant.understanding.language import language_of
from assistant.understanding.masking import mask
from assistant.understanding.naming import FULL
from assistant.understanding.question import Question
from assistant.understanding.recognising import EntityRef, Names, recognise
from assistant.understanding.scoping import Scope
from assistant.understanding.things import things_in
from assistant.wording import INTERROGATIVE, AnswerType, Thing, fold
from corpus.word_classes import is_verb

_FACTS = frozenset({AnswerType.DATE, AnswerType.PERSON, AnswerType.MONEY, AnswerType.NUMBER, AnswerType.REASON})
_GOING = re.compile(r"(?<!\w)(?:gick|går|go|going)(?!\w)")
"""What happened to goals is told of each; of activities it is asked of the goal that they are for."""
_IT = re.compile(r"(?<!\w)(?<!finns )(?<!är )(?:det|den|it)(?!\w)(?! (?:finns|är)(?!\w))")
MOST_FRAGMENT_WORDS = 4
"""Words of a matter that takes another's place ("Och äldre?")."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What a follow-up question asks: the question as it stands alone, or the one asked of previous `items` (ids)."""

    text: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Said:
    """A question that may follow up: its words, what they name, what is left of them, and what went before.

    `entities` are what the question before named, `items` what its answer held, `things` those of these that can be
    listed again.
    """

    text: str
    folded: str
    names: Names
    rest: tuple[str, ...]
    entities: tuple[Named, ...]
    items: tuple[Named, ...]
    filling: Filling

    @property
    def things(self) -> tuple[str, ...]:
        return tuple(one.id for one in self.items if one.type in THINGS)

    @property
    def own(self) -> list[EntityRef]:
        """The goals, activities and indicators that it names itself."""
        return [one for one in self.names.entities if one.type in THINGS]

    @property
    def leans(self) -> bool:
        return bool(OPENER.match(self.folded))

    @property
    def asks(self) -> bool:
        """Whether it asks by itself, be it only by a word for what it wants."""
        bare = OPENER.sub(" ", mask(self.folded, self.names))
        return bool(INTERROGATIVE.search(bare)) or bool(things_in(bare))


def follow_up(
    text: str, context: Context, *, catalogue: Catalogue, scope: Scope, today: datetime.date
) -> FollowUp | None:
    """Fill in a question (NFC) from what went before it; None where it stands alone."""
    names = recognise(text, catalogue=catalogue, scope=scope, today=today)
    entities, items = known(context, catalogue)
    filling = Filling(context.question, catalogue=catalogue, scope=scope, today=today)
    said = _Said(text, fold(text), names, _rest(fold(text), names), entities, items, filling)
    rules = (_of_those, _of_others) if said.own else (_among, _moved, _placed, _bare, _pointing_back, _leaning)
    found = (rule(said) for rule in rules)
    return next((one for one in found if one is not None), None)


def _of_those(said: _Said) -> FollowUp | None:
    """Read "Vilka av dem …": words after it narrow, and name no others, where they are but parts of names."""
    surely = any(one.score >= FULL for one in said.own)
    return FollowUp(said.text, said.things) if _several(said) and OF_THEM.search(said.folded) and not surely else None


def _of_others(said: _Said) -> FollowUp | None:
    """Read "Och målet …?" as the question before, of another thing."""
    return _filled(said.filling.with_thing(said.own[0])) if said.leans and not said.asks else None


def _among(said: _Said) -> FollowUp | None:
    """Read "Bara socialnämndens", "När ska de vara klara?"."""
    meant = ONLY.match(said.folded) or THEM.search(said.folded)
    return FollowUp(said.text, said.things) if _several(said) and meant else None


def _moved(said: _Said) -> FollowUp | None:
    """Read "Året innan?": the year before the one that was asked about, not before today's."""
    placed = said.names.kommun or said.names.organ or said.names.responsible
    short = not placed and len(name_words(said.folded)) <= MOST_FRAGMENT_WORDS
    return _filled(said.filling.moved(said.folded)) if short else None


def _placed(said: _Said) -> FollowUp | None:
    """Read "Och i Uppvidinge?", "För 2018?": nothing but where or when."""
    fragment = not said.rest and bool(said.names.context)
    leads = said.leans or PLACED.match(said.folded) or said.names.periods
    return _filled(said.filling.with_places(said.text, said.names)) if fragment and leads else None


def _bare(said: _Said) -> FollowUp | None:
    """Read "Vem ansvarar?", "Hur många?", "Varför?": a fact, a number or a reason, of nothing."""
    folded, status = said.folded, status_words(said.folded)
    bare = folded if status is None else folded[: status.start] + folded[status.end :]
    values = [one for one in things_in(bare) if one.thing in (Thing.VALUE, Thing.VERDICT)]
    for one in values:
        bare = bare[: one.start] + " " * (one.end - one.start) + bare[one.end :]
    words = [word for word, _, _ in name_words(OPENER.sub(" ", bare))]
    kind = answer_type(folded)
    asks = fact_role(folded) is not None or kind in _FACTS or INTERROGATIVE.search(folded) or _GOING.search(folded)
    if not asks or not words or said.names.context or any(word not in ELLIPTIC for word in words):
        return None
    goals = all(one.type is EntityType.GOAL for one in said.items)
    if _several(said) and kind is not AnswerType.REASON and (goals or not _GOING.search(folded)):
        return FollowUp(said.text, said.things)
    return _of_one(said.text, (*(said.items if len(said.items) == 1 else ()), *said.entities))


def _pointing_back(said: _Said) -> FollowUp | None:
    """Read "Hur mäts det?"."""
    verbs = all(is_verb(word) or is_function_word(word) for word in said.rest)
    back = points_back(said.folded) or (verbs and _IT.search(said.folded) and not said.names.context)
    one = _meant(said) if back else None
    return None if one is None else _of_one(said.text, (one,))


def _leaning(said: _Said) -> FollowUp | None:
    """Read "Och vilka nyckeltal?", "Och äldre?"."""
    if not said.leans:
        return None
    matter = OPENER.sub(" ", said.folded).split()
    if said.filling.subject and not INTERROGATIVE.search(said.folded) and 0 < len(matter) <= MOST_FRAGMENT_WORDS:
        return _filled(said.filling.with_matter(matter[0], said.text))
    if things_in(said.folded):
        placed = said.names.organ or said.names.kommun
        return None if placed else _of_one(said.text, said.entities) or _filled(said.filling.placed(said.text))
    other = 0 < len(said.rest) <= MOST_FRAGMENT_WORDS and not said.asks
    return _filled(said.filling.with_matter(said.rest[0], said.text)) if other else None


def _several(said: _Said) -> bool:
    return len(said.things) > 1


def about_earlier(question: Question, items: tuple[str, ...], catalogue: Catalogue) -> Question:
    """Return a question as asked of things (ids) of the answer before it."""
    if not items:
        return question
    wanted = frozenset(items)
    end = len(question.asked)
    refs = tuple(
        EntityRef(one.id, one.name, one.type, 1.0, end, end, one.level, one.kommun, one.period)
        for one in catalogue.named
        if one.id in wanted
    )
    other = [one for one in question.entities if one.type in THINGS]
    said = tuple(dict.fromkeys(question.asked[one.start : one.end] for one in other))  # words, and no names of others
    kept = tuple(one for one in question.entities if one not in other)
    return replace(
        question, earlier=items, entities=(*kept, *refs), unexplained=(*question.unexplained, *said), clarify=()
    )


def _filled(text: str | None) -> FollowUp | None:
    return None if text is None else FollowUp(text)


def _of_one(text: str, about: Iterable[Named]) -> FollowUp | None:
    """Put before a question what it is about: the first of the things that there are."""
    one = next(iter(about), None)
    if one is None:
        return None
    lead = f"It is about ”{one.name}”." if language_of(fold(text)) == "en" else f"Det gäller ”{one.name}”."
    opener = OPENER.match(fold(text))
    bare = text[opener.end() :] if opener else text
    return FollowUp(f"{lead} {bare[:1].upper()}{bare[1:]}")


def _meant(said: _Said) -> Named | None:
    """Return what "det", "den" or "målet" stands for: the only thing of the answer, or one that was asked about."""
    candidates: tuple[Named, ...] = (*(said.items if len(said.items) == 1 else ()), *said.entities)
    spoken_of = (kind for kind, pattern in THE_ONE if pattern.search(said.folded))
    fitting = (one for kind in spoken_of for one in candidates if one.type is kind)
    return next(fitting, candidates[0] if candidates else None)


def _rest(folded: str, names: Names) -> tuple[str, ...]:
    """Return the words that neither name nor only lead in."""
    taken = (*names.places, *names.context)
    return tuple(
        word
        for word, start, end in name_words(folded)
        if word not in FILL and not any(place.start < end and start < place.end for place in taken)
    )
