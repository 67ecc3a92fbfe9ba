"""Draft what the plans state of one thing: an indicator's value, an activity's end or owner, the vision.

The thing is found by part of its name (`assistant.finding.pinpointing`). A value of another year or role than the one
asked for is no answer: the draft then refuses, and says what is stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.answer import Kind
from assistant.compose.draft import Count
from assistant.compose.lookups import compose_quoted_goals, compose_values, refuse_value
from assistant.computing.compute import compute
from assistant.computing.fitting import entity_fits, in_kommun
from assistant.computing.queries import VALUE_ROLES, GoalsAt, ValuesOf, Where
from assistant.drafting.asked import Asked
from assistant.drafting.drafted import Drafted
from assistant.drafting.from_text import draft_sentence, draft_sort_of_cost
from assistant.finding.pinpointing import DEED_ROLES, MIN_SAID, Pinpointed, core_of, pinpoint, without
from assistant.finding.sought import identifying, sought_by
from assistant.understanding.answer_types import answer_type, fact_role
from assistant.understanding.catalogue import EntityType
from assistant.understanding.coverage import Words
from assistant.understanding.cues import lists_or_counts
from assistant.understanding.naming import FULL
from assistant.understanding.partial_names import things_in_part
from assistant.understanding.question import Question
from assistant.understanding.topics import in_names
from assistant.wording import NUMERIC, AnswerType, Thing, fold
from corpus import swedish
from corpus.graph import PlanGraph
from corpus.model import Activity, FactRole, Goal, Indicator, Level, Period

NAMED = 0.5
"""Share of a thing's name that a question must say to name it, whatever else it says."""
HELD = 0.8
"""From this likeness a name holds a word."""
SURE = 0.9
"""So much of a question that names no role must be accounted for before it is taken to ask for a value."""

_DEEDS = {
    AnswerType.DATE: (FactRole.END, FactRole.START),
    AnswerType.PERSON: (FactRole.RESPONSIBLE,),
    AnswerType.ORGAN: (FactRole.RESPONSIBLE,),
    AnswerType.MONEY: (FactRole.AMOUNT,),
}
"""The facts of an activity that answer a question which names none, the likeliest first."""
_BE = re.compile(r"(?<!\w)(?:var|hade|fick|was|were|had|did)(?!\w)")
"""The past tense of everyday verbs: an outcome, or, where none is stated, what was the case at the start."""
_SHALL = re.compile(r"(?<!\w)(?:ska|skall|siktar|should|aim(?:s|ed|ing)? (?:at|for|to))(?!\w)")
_VALUE_WORDS = frozenset(
    [
        "siffra",
        "siffran",
        "nivå",
        "nivån",
        "värde",
        "värdet",
        "tal",
        "talet",
        "resultat",
        "resultatet",
        "status",
        "läge",
        "läget",
        "poäng",
        "betyg",
    ]
)
"""What "vilken" may ask of any measure."""
_WHAT = re.compile(r"^\W*(?:och |men |så )?(?:vad|vilken|vilket|hur|what|which|how)(?!\w)")
_GOAL_OF = re.compile(
    r"^\W*(?:vad|vilket|hur högt|what|which) (?:är|var|blir|is|was) (?:målet|the (?:goal|target|aim))"
    r" (?:för|med|på|for|of)(?!\w)"
)
_BELONGS = re.compile(r"(?<!\w)(?:hör|hörde|tillhör\w*|sorterar|lyder|belongs?)(?!\w)")
"""Asks what something is part of: nobody's deed."""
_SEVERAL = re.compile(r"(?<!\w)(?:visioner(?:na)?|visions)(?!\w)")
_WORDING = re.compile(
    r"^(?:lyder|löd|lydelse\w*|formuler\w*|vision\w*|beskriv\w*|säger|står|lydande|heter|ut|ser|verklighet|förverklig\w*|uppnå\w*|lever|nå|antagna?|gällande"
    r"|kommunfullmäktiges?|organisation\w*|förbund\w*|read|reads|say|says|worded|wording)$"
)
"""Words that ask for the wording of a vision, and for nothing in it."""


# --- the vision ----------------------------------------------------------------------------------------------


def draft_vision(asked: Asked) -> Drafted | None:
    """Draft the wording of the vision asked for, quoted; None when none is asked for, or none is known."""
    question, graph = asked.question, asked.snapshot.graph
    wanted = question.wanted
    if question.kind not in (Kind.LOOKUP, Kind.DEFINITION, Kind.LIST) or wanted is None:
        return None
    asks_in_it = any(not _WORDING.match(word) for word in question.unexplained)
    if wanted.level is not Level.VISION or asks_in_it or not _asks_for_wording(question):
        return None
    visions = tuple(goal.id for goal in graph.goals if _is_meant(goal, asked))
    if not visions:
        return None
    query = GoalsAt(ids=visions, level=Level.VISION)
    assembly = asked.assembly()
    asked.note_time(assembly, query)
    compose_quoted_goals(assembly, query)
    return Drafted(assembly.draft(), Kind.LOOKUP)


def _asks_for_wording(question: Question) -> bool:
    """Say whether a question asks what the vision says, be it by the word alone ("Kommunens vision?")."""
    folded = fold(question.asked)
    lists = _SEVERAL.search(folded) or lists_or_counts(folded)
    return bool(_WHAT.search(folded)) or (
        question.kind is Kind.LIST and not question.named(EntityType.GOAL) and not lists
    )


def _is_meant(goal: Goal, asked: Asked) -> bool:
    """Say whether a vision is of the kommun, documents and year asked for: its own year, or one it holds for."""
    question, graph = asked.question, asked.snapshot.graph
    if goal.level is not Level.VISION or not in_kommun(goal.kommun, question.kommun):
        return False
    mentions = [graph.mentions[mention] for mention in goal.mentions if mention in graph.mentions]
    if not {mention.locator.reading for mention in mentions} & set(asked.readings()):
        return False
    said = " ".join((goal.name, *(heading for mention in mentions for heading in mention.path[-1:])))
    named = {int(year) for year in re.findall(r"(?:19|20)\d\d", said)}
    years = {int(year) for year in re.findall(r"(?:19|20)\d\d", question.asked)}
    holds = goal.period is None or all(Period(year, year) in goal.period for year in years)
    return not years or bool(years & named) or (not named and holds)


# --- values --------------------------------------------------------------------------------------------------


def draft_stated(asked: Asked) -> Drafted | None:
    """Draft the fact asked for of an indicator or activity; None when the question asks for none of one known.

    Where the plans state it not, a sentence of the text may; else the draft refuses and says what is stated.
    """
    question, graph = asked.question, asked.snapshot.graph
    if not _asks_for_a_fact(question):
        return None
    for sort in _sorts(question):
        meant = _meant(asked, sort) if not _is_of_activity(question, sort) else ()
        if sort is EntityType.INDICATOR and _asks_for_another_sort(question, meant):
            meant = ()
        queries = tuple(_queries(question, meant, sort=sort, graph=graph)) if meant else ()
        for query in queries:
            if compute(query, graph).items:
                costs = draft_sort_of_cost(asked, about=meant[0].words) if query.role is FactRole.AMOUNT else None
                return costs or _stated(asked, query)
        if queries and queries[0].role is not None and question.kind not in (Kind.LINK, Kind.LIST, Kind.STATUS):
            return draft_sentence(asked, about=meant[0].words) or _refused(asked, queries[0])
    return None


def _asks_for_a_fact(question: Question) -> bool:
    """Say whether a value may be asked for: a lookup, or "hur många" of something that is no entity.

    "Vad är målet för …" asks for a target where an indicator is meant.
    """
    if question.kind in (Kind.LINK, Kind.LIST, Kind.STATUS):
        return _GOAL_OF.search(fold(question.asked)) is not None
    if question.answer_type is AnswerType.ORGAN and _BELONGS.search(fold(question.asked)):
        return False
    if question.kind is Kind.COUNT:
        return question.wanted is None or question.wanted.thing is Thing.VALUE
    return question.kind in (Kind.LOOKUP, Kind.DEFINITION) and question.answer_type not in (
        AnswerType.REASON,
        AnswerType.PLACE,
    )


def _asks_for_another_sort(question: Question, meant: tuple[Pinpointed, ...]) -> bool:
    """Say whether "vilken X" asks for a sort of thing that the name of what was pinpointed does not hold."""
    head = sought_by(question).head
    if head is None or head in _VALUE_WORDS or question.role is not None:
        return False
    if not re.search(rf"(?<!\w)(?:vilken|vilket|which|what) {re.escape(head)}(?!\w)", fold(question.asked)):
        return False
    return bool(meant) and all(Words(tuple(one.words)).covers(head) < HELD for one in meant)


def _is_of_activity(question: Question, sort: EntityType) -> bool:
    """Say whether a question names an activity in full and an indicator at most in part: it asks nothing of that."""
    named = any(one.score >= FULL for one in question.named(EntityType.ACTIVITY))
    measures = any(one.score >= FULL for one in question.named(EntityType.INDICATOR))
    return sort is EntityType.INDICATOR and named and not measures


def _sorts(question: Question) -> tuple[EntityType, ...]:
    """Return what the question may ask a fact of."""
    if question.role in DEED_ROLES or (question.role is None and question.answer_type in _DEEDS):
        return (EntityType.ACTIVITY,)
    return (EntityType.INDICATOR,)


def _meant(asked: Asked, sort: EntityType) -> tuple[Pinpointed, ...]:
    """Pinpoint the thing in the asker's own documents, else, outside an organisation's own, in all."""
    snapshot, question = asked.snapshot, asked.question
    own = set(asked.readings())
    every = tuple(document.id for document in asked.searched)
    near = tuple(document.id for document in asked.searched if document.reading in own)
    for places in (near, every if asked.scope.organisation is None else near):
        meant = pinpoint(question, sort=sort, catalogue=snapshot.catalogue, graph=snapshot.graph, documents=places)
        if meant:
            return _surely(meant, question, sort)
    return _named(asked, sort) or _meant_in_part(asked, sort)


def _surely(meant: tuple[Pinpointed, ...], question: Question, sort: EntityType) -> tuple[Pinpointed, ...]:
    """Be sure of what the question was seen to name in so many words."""
    named = {one.id for one in question.named(sort) if one.score >= NAMED}
    return tuple(replace(one, said=max(one.said, SURE)) if one.id in named else one for one in meant)


def _named(asked: Asked, sort: EntityType) -> tuple[Pinpointed, ...]:
    """Return the one thing of a sort that the question was seen to name, whatever else it says."""
    question, graph = asked.question, asked.snapshot.graph
    named = [one for one in question.named(sort) if one.score >= NAMED]
    if len({fold(one.name) for one in named}) != 1 or question.strangers:
        return ()
    required = identifying(question).required
    things = ((one, graph.entity(one.id)) for one in named)
    return tuple(
        Pinpointed(one.id, SURE, frozenset(swedish.words(one.name)))
        for one, thing in things
        if isinstance(thing, Activity | Indicator) and all(Words.of(thing.name).names(name) for name in required)
    )


def activity_meant(asked: Asked) -> Activity | None:
    """Return the one activity that a question names, or means by a word of its name; None when it means none surely."""
    meant = _named(asked, EntityType.ACTIVITY) or _meant_in_part(asked, EntityType.ACTIVITY)
    found = asked.snapshot.graph.entity(meant[0].id) if len(meant) == 1 else None
    return found if isinstance(found, Activity) else None


def indicators_meant(asked: Asked) -> tuple[str, ...]:
    """Return the indicators (ids) that a question names, else the one that it means by a word of its name."""
    named = tuple(entity.id for entity in asked.question.named(EntityType.INDICATOR))
    return named or tuple(one.id for one in _meant_in_part(asked, EntityType.INDICATOR))


def _meant_in_part(asked: Asked, sort: EntityType) -> tuple[Pinpointed, ...]:
    """Return the one thing whose name holds the words for things in the question, where only one does."""
    question, graph = asked.question, asked.snapshot.graph
    where = Where(question.kommun, question.organ if question.named(EntityType.ORGAN) else None)
    words = question.unexplained
    if question.language == "en":  # words that no glossary knows say nothing
        words = tuple(word for word in words if in_names(word, asked.snapshot.catalogue))
    if question.strangers:
        return ()
    found = things_in_part(
        words,
        fold(question.asked),
        asked.snapshot.catalogue,
        kommun=question.kommun,
        periods=question.periods,
        sort=sort,
    )
    things = {one.id: graph.entity(one.id) for one in found}
    fitting = [
        thing
        for thing in things.values()
        if isinstance(thing, Activity | Indicator)
        and entity_fits(thing, where, graph)
        and any(Words.of(core_of(thing.name)).covers(word) >= HELD for word in words)
        and all(Words.of(thing.name).names(name) for name in identifying(question).required)
    ]
    if len({fold(thing.name) for thing in fitting}) != 1:
        return ()
    return tuple(Pinpointed(thing.id, MIN_SAID, frozenset(words)) for thing in fitting)


def _queries(
    question: Question, meant: tuple[Pinpointed, ...], *, sort: EntityType, graph: PlanGraph
) -> Iterator[ValuesOf]:
    """Yield the queries whose results answer, the best first; the first one's role is the one asked for."""
    ids = tuple(one.id for one in meant)
    year = question.periods[0].first if len(question.periods) == 1 else None
    for role in _roles(question, meant[0], sort=sort):
        dated = sort is EntityType.INDICATOR
        yield ValuesOf(_within(ids, role, year, graph=graph) if dated else ids, role, year if dated else None)
    if sort is EntityType.INDICATOR and question.role is FactRole.BASELINE and year is None:
        earlier = tuple(one for one in ids if _starts_with_outcome(graph.entity(one)))
        if earlier:
            yield ValuesOf(earlier, FactRole.OUTCOME)


def _roles(question: Question, meant: Pinpointed, *, sort: EntityType) -> tuple[FactRole | None, ...]:
    """Return the roles that answer, the one asked for first; what the name itself says asks for nothing."""
    rest = fold(without(question, meant.words))
    role = fact_role(rest) or (FactRole.TARGET if _GOAL_OF.search(rest) else None)
    if sort is EntityType.ACTIVITY:
        if role is FactRole.STATUS:
            return (role, FactRole.SYMBOL)
        return (role,) if role in DEED_ROLES else _DEEDS.get(question.answer_type, ())
    if role in VALUE_ROLES:
        return (role,)
    if _BE.search(rest):
        return (FactRole.OUTCOME, FactRole.BASELINE)
    if _SHALL.search(rest):
        return (FactRole.TARGET,)
    asks_value = answer_type(rest) in (*NUMERIC, AnswerType.FREQUENCY) or question.wanted is not None
    return (None,) if meant.said >= SURE and (asks_value or _WHAT.search(rest)) else ()


def _within(ids: tuple[str, ...], role: FactRole | None, year: int | None, *, graph: PlanGraph) -> tuple[str, ...]:
    """Leave out things whose value of that role has no year of its own and whose period has not the year asked for."""
    if year is None:
        return ids
    kept = []
    for one in ids:
        thing = graph.entity(one)
        values = thing.values if isinstance(thing, Indicator) else ()
        undated = any(value.year is None for value in values if role is None or value.role is role)
        period = thing.period if isinstance(thing, Indicator) else None
        if not undated or period is None or Period(year, year) in period:
            kept.append(one)
    return tuple(kept)


def _starts_with_outcome(thing: object) -> bool:
    """Say whether an indicator states an outcome of an earlier year than its target: that is where it started."""
    if not isinstance(thing, Indicator):
        return False
    targets = [value.year for value in thing.values if value.role is FactRole.TARGET and value.year]
    outcomes = [value.year for value in thing.values if value.role is FactRole.OUTCOME and value.year]
    return bool(targets and outcomes) and max(outcomes) < min(targets)


def _stated(asked: Asked, query: ValuesOf) -> Drafted:
    assembly = asked.assembly()
    asked.note_time(assembly, query)
    compose_values(assembly, query)
    count = _whole(asked.question, query, asked.snapshot.graph)
    return Drafted(assembly.draft(count=count), Kind.LOOKUP)


def _whole(question: Question, query: ValuesOf, graph: PlanGraph) -> Count | None:
    """Return the number stated, where "hur många" is asked and it is a whole one without a unit."""
    values = [value for found in compute(query, graph).items for value in found.values]
    quantity = values[0].quantity if question.kind is Kind.COUNT and len(values) == 1 else None
    whole = quantity is not None and not quantity.unit and quantity.value == int(quantity.value)
    return Count(int(quantity.value)) if quantity is not None and whole else None


def _refused(asked: Asked, query: ValuesOf) -> Drafted:
    assembly = asked.assembly()
    refuse_value(assembly, query)
    return Drafted(assembly.draft(refused=True), Kind.NONE)
