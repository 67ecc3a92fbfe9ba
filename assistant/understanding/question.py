"""Question -> what is asked about what. Deterministic and pure over a catalogue of names.

`understand` never fails: a question it cannot place is a LOOKUP with terms to search for.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from assistant.answer import Kind, Language
from assistant.computing.progress import status_words
from assistant.understanding.answer_types import answer_type, fact_role
from assistant.understanding.catalogue import Catalogue, EntityType, word_keys
from assistant.understanding.changes import ChangeAsked, change_asked, kommuner_compared, tells_times_apart
from assistant.understanding.directions import Direction, direction_of
from assistant.understanding.glossary import in_words_of_plans
from assistant.understanding.judgements import Judging, judging_asked
from assistant.understanding.kind.forms import TOPIC
from assistant.understanding.kind.outside import Outside, outside_of
from assistant.understanding.lacks import PLAN_MARK, LackAsked, lack_asked
from assistant.understanding.language import language_of
from assistant.understanding.main_clause import as_main_clause
from assistant.understanding.masking import mask, with_parts
from assistant.understanding.naming import FULL
from assistant.understanding.places import places_elsewhere
from assistant.understanding.pointing import Pointed, documents_meant, fits
from assistant.understanding.reading import Reading, measures, read
from assistant.understanding.recognising import EntityRef, Names
from assistant.understanding.referring import Heard, hear
from assistant.understanding.respelling import respelled
from assistant.understanding.restrictions import Restrictions, restrictions_in
from assistant.understanding.scoping import Scope, hull, periods_in, programme_before, speaks_of_own
from assistant.understanding.serving import serves_asked
from assistant.understanding.subject import subject_of
from assistant.understanding.things import things_in
from assistant.understanding.topics import foreign_names
from assistant.wording import AnswerType, Thing, Wanted, fold
from corpus import swedish
from corpus.model import FactRole, Level, Period, Serves

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

_SHALL = re.compile(r"(?<!\w)(?:ska|skall|should|siktar|målet är)(?!\w)")
_AIM = re.compile(r"(?<!\w)(?:målet|målsättningen|the (?:goal|aim))(?!\w)")
_WAS = re.compile(r"(?<!\w)(?:var|blev|hade|låg|uppgick|landade|fick|gjordes|was|were|had|did)(?!\w)")
_BOTH = re.compile(
    r"(?<!\w)(?:både|båda|även i|också i|återkommer|kvar i|såväl|fortsätter|fortsatte|lever vidare|kvarstår"
    r"|följer med|both|also in"
    r"|as well as|continued?|continues|carried over|carry over|remain|remains)(?!\w)"
)
_GONE = re.compile(
    r"(?<!\w)(?:inte (?:finns |är |står )?(?:kvar|med|längre|i)|finns inte|saknas|försvann|försvunnit|tagits bort"
    r"|togs bort"
    r"|not in|no longer|dropped|are gone|missing (?:in|from)|but not)(?!\w)"
)
_OF_THE_KOMMUN = re.compile(
    r"(?<!\w)(?:kommunens|kommunen|kommungemensamma|fullmäktiges|the (?:municipality|council)(?:\"s)?)(?!\w)"
)


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
    in_plan_words: str
    """`asked`, with English and everyday words as plans call the same, for finding by words."""
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
    judging: Judging = field(default_factory=Judging)
    """Which verdicts it has words for ("nåddes inte"), and whether of indicators against their targets."""
    each: tuple[Period, ...] = ()
    """Periods in every one of which what is asked about must stand ("både 2020 och 2021")."""
    none: tuple[Period, ...] = ()
    """Periods in none of which it may stand ("finns inte kvar 2021")."""
    clarify: tuple[str, ...] = ()
    unresolved: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    unexplained: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    """Names among these that nothing in the corpus is called by ("Linköping")."""
    elsewhere: tuple[str, ...] = ()
    """Places that it asks about and that nothing in the corpus is called by: another municipality."""
    change: ChangeAsked | None = None
    """What is compared, and which changes are asked for."""
    lack: LackAsked | None = None
    """What is asked to be missing, and of what."""
    restrictions: Restrictions = field(default_factory=Restrictions)
    """What restricts it in ways that nothing above takes in."""
    outside: Outside | None = None
    """What sort of matter outside the plans it is about; None where the plans may answer."""
    earlier: tuple[str, ...] = ()
    """Things of the previous answer (ids) that a follow-up is about ("Vilka av dem …")."""

    def named(self, kind: EntityType) -> tuple[EntityRef, ...]:
        """Return the entities of one type."""
        return tuple(entity for entity in self.entities if entity.type is kind)


def understand(text: str, *, catalogue: Catalogue, scope: Scope, today: datetime.date) -> Question:
    """Read a question against the catalogue.

    `scope` gives what the question itself leaves open; `today` dates "i år". Time is linear in the text but for
    the names that share words with it.
    """
    text = unicodedata.normalize("NFC", text)
    said = as_main_clause(respelled(text, catalogue))
    heard = hear(said, catalogue=catalogue, scope=scope, today=today)
    names, asked = heard.names, heard.asked
    masked = mask(fold(asked), names)
    kommun, organ = names.kommun or scope.kommun, names.organ or scope.organ or scope.organisation
    names, masked = with_parts(names, masked, asked, said, catalogue=catalogue, kommun=kommun)
    asks = read(masked, asked, names, text=said, catalogue=catalogue, kommun=kommun)
    kommuner = () if kommun else catalogue.kommuner
    change, lack = _change_or_lack(masked, asked, said, names, asks=asks, today=today, kommuner=kommuner)
    kind, wanted, language = _kind(asks.kind, change, lack), asks.wanted, language_of(masked)
    pointed = _pointed_at(heard, names, said, catalogue, where=(kommun, organ))
    if not names.periods and kind is not Kind.COMPARE:
        names = replace(names, periods=programme_before(said, catalogue, kommun=kommun, today=today))
    question = Question(
        text=text,
        asked=asked,
        in_plan_words=_in_words_of_plans(asked, names, catalogue, language),
        language=language,
        kind=kind,
        wanted=wanted,
        kommun=kommun,
        organ=names.organ or _organ_of_scope(masked, asks, scope, placed=kommun is not None),
        period=hull(names.periods) or scope.period,
        subject=subject_of(asked, kind, text=said, kommuner=catalogue.kommuner),
        terms=swedish.content_words(asked, language),
        documents=() if kind is Kind.DEFINITION else pointed.documents,  # a word's meaning may stand in any document
        unread_kinds=() if kind is Kind.DEFINITION else pointed.unread,
        foreign=foreign_names(asks.unexplained, asked, catalogue),
        elsewhere=places_elsewhere(asked, catalogue),
        change=change,
        lack=lack,
        outside=_outside(text, asks, names),
    )
    return _asking(_naming(question, asks, names), masked, asks, names)


def _naming(question: Question, asks: Reading, names: Names) -> Question:
    """Add what the question names, and what it points at that the corpus does not know."""
    each, none = _in_which(fold(question.asked), names.periods)
    unnamed = _unnamed(names.quoted, asks.status) if question.kind in _NAMING else ()
    return replace(
        question,
        entities=names.entities,
        periods=names.periods,
        responsible=names.responsible,
        each=each,
        none=none,
        clarify=names.clarify,
        unresolved=(*names.unknown, *unnamed),
        strangers=names.strangers,
    )


def _asking(question: Question, masked: str, asks: Reading, names: Names) -> Question:
    """Add what is asked of it: which way, in which role, of what status and verdict."""
    kind, wanted, things = question.kind, question.wanted, things_in(masked)
    folded = fold(question.asked)
    judging = judging_asked(masked, wanted, things)
    taken_in = " ".join((asks.status or "", *judging.words))
    serves = serves_asked(masked, things, wanted, named=any(one.type is EntityType.GOAL for one in names.entities))
    held = serves or question.none or question.each or question.change or question.lack
    restrictions = restrictions_in(masked, taken_in=None if held else taken_in)
    return replace(
        question,
        restrictions=restrictions if question.change is None else replace(restrictions, changed=()),
        direction=direction_of(wanted, names.entities) if kind in _LINKING else None,
        serves=serves,
        role=_role(masked, folded, names) if kind is Kind.LOOKUP else None,
        answer_type=answer_type(folded),
        form=asks.form or _topic(kind, names, asks.unexplained),
        status=asks.status,
        judged=kind is Kind.COUNT and asks.judged,
        judging=judging,
        unexplained=asks.unexplained,
    )


def _change_or_lack(
    masked: str, asked: str, text: str, names: Names, *, asks: Reading, today: datetime.date, kommuner: Iterable[str]
) -> tuple[ChangeAsked | None, LackAsked | None]:
    """Return what is compared, else what is asked to be missing; the times compared may stand in another sentence.

    `kommuner` are those of the corpus, where the question is not within one of them.
    """
    periods = names.periods or tuple(period for period, _ in periods_in(text, today=today, names=()))
    means = asks.kind is Kind.DEFINITION and not tells_times_apart(masked, periods)
    several = kommuner_compared(fold(asked), kommuner)
    if several is not None:
        return several, None
    if asks.kind is Kind.OPEN or asks.form is not None or means:
        return None, None
    things = things_in(masked)
    change = change_asked(masked, fold(asked), names, periods=periods, wanted=asks.wanted, things=things)
    goal = any(one.type is EntityType.GOAL for one in names.entities)
    plans = [one for one in names.entities if one.type is EntityType.DOCUMENT]
    for plan in plans:
        masked = f"{masked[: plan.start]}{PLAN_MARK:¤<{plan.end - plan.start}}{masked[plan.end :]}"
    if change is not None:
        return change, None
    gap = asks.kind is Kind.GAP
    return None, lack_asked(masked, wanted=asks.wanted, things=things, goal=goal, gap=gap)


def _kind(kind: Kind, change: ChangeAsked | None, lack: LackAsked | None) -> Kind:
    """Return the kind of a question that compares or asks what is missing; how many of it is a count all the same."""
    if kind in (Kind.OPEN, Kind.COUNT) or not (change or lack):
        return kind
    return Kind.COMPARE if change else Kind.GAP


def _titled(text: str, names: Names, catalogue: Catalogue, *, kommun: str | None, organ: str | None) -> Pointed:
    """Return the documents that a question names by their whole title, of the kommun and organ where it names one."""
    said = f" {' '.join(swedish.words(text))} "
    named = (one.name for one in names.entities if one.type is EntityType.DOCUMENT)
    titles = {title for title in named if f" {' '.join(swedish.words(title))} " in said}
    found = [
        document.id
        for document in catalogue.documents
        if (document.title or document.name) in titles
        and fits(document, kommun=kommun, organ=organ, periods=names.periods)
    ]
    return Pointed(tuple(found))


def _unnamed(quoted: tuple[str, ...], status: str | None) -> tuple[str, ...]:
    """Leave out of what is quoted the status asked for and words for a status ("”Genomfört”"): they name nothing."""
    return tuple(one for one in quoted if fold(one) != status and status_words(fold(one)) is None)


def _outside(text: str, asks: Reading, names: Names) -> Outside | None:
    """Return what sort of matter outside the plans a question is about; ideas are told by the question's kind."""
    things = (EntityType.GOAL, EntityType.ACTIVITY, EntityType.INDICATOR, EntityType.DOCUMENT)
    named = any(one.type in things and one.score >= FULL for one in names.entities)
    outside = outside_of(text, of_plans=named or asks.wanted is not None)
    return outside or (Outside.IDEAS if asks.kind is Kind.OPEN else None)


def _pointed_at(
    heard: Heard, names: Names, text: str, catalogue: Catalogue, *, where: tuple[str | None, str | None]
) -> Pointed:
    """Return the documents that the part that asks points at, else those that what leads up to it does."""
    kommun, organ = where
    pointed = _titled(text, names, catalogue, kommun=kommun, organ=organ)
    for said in dict.fromkeys((heard.asked, text)):
        if not pointed.documents and not pointed.unread:
            pointed = documents_meant(
                said, catalogue, kommun=kommun, organ=organ, periods=names.periods, language=language_of(said)
            )
    return pointed


def _in_which(folded: str, periods: tuple[Period, ...]) -> tuple[tuple[Period, ...], tuple[Period, ...]]:
    """Return in which of two periods something must stand, and in which it may not."""
    if len(periods) != 2:
        return (), ()
    gone = _GONE.search(folded)
    if gone is not None:
        first_year = folded.find(str(periods[0].last))
        return (periods[:1], periods[1:]) if first_year < gone.start() else (periods[1:], periods[:1])
    return (periods, ()) if _BOTH.search(folded) else ((), ())


def _in_words_of_plans(asked: str, names: Names, catalogue: Catalogue, language: Language) -> str:
    """Render a question in the words of plans; organs named in English are left out: they say whose, not what."""
    characters = list(asked)
    for one in names.entities:
        if one.type is EntityType.ORGAN and language == "en":
            characters[one.start : one.end] = " " * (one.end - one.start)
    known = catalogue.postings.keys()
    return in_words_of_plans("".join(characters), language, known=lambda word: bool(known & word_keys(word)))


def _organ_of_scope(masked: str, asks: Reading, scope: Scope, *, placed: bool) -> str | None:
    """Return the organ that the asker's scope names, but where the kommun's own goals are listed or counted."""
    wanted = asks.wanted
    if placed and wanted is not None and wanted.thing is Thing.GOAL:
        council = wanted.level_word is not None and wanted.level is not Level.BOARD_GOAL and asks.kind in _TOTAL
        if _OF_THE_KOMMUN.search(masked) or (council and not speaks_of_own(masked)):
            return None
    return scope.organ or scope.organisation


def _role(masked: str, folded: str, names: Names) -> FactRole | None:
    """Return the fact asked for; of an indicator, "ska" asks for the target and the past tense for the outcome."""
    role = fact_role(masked)
    if role is not None or not measures(names):
        return role
    if _AIM.search(masked):
        return FactRole.TARGET
    if _WAS.search(masked):
        return FactRole.OUTCOME
    return FactRole.TARGET if _SHALL.search(folded) else None


def _topic(kind: Kind, names: Names, unexplained: tuple[str, ...]) -> str | None:
    return TOPIC if kind is Kind.LINK and unexplained and not names.places else None
