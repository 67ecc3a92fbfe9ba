"""From a question to a draft answer: a query over the graph where one answers, else the text, else a refusal."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.answer import Kind, Value
from assistant.compose import refusals
from assistant.compose.lookups import compose_identity
from assistant.computing.queries import Found
from assistant.drafting.asked import Asked
from assistant.drafting.asking_on import draft_asked_on
from assistant.drafting.comparing import draft_compared
from assistant.drafting.costs import draft_costs
from assistant.drafting.covers import cover_lines, cover_unread, line_of
from assistant.drafting.defining import draft_definition
from assistant.drafting.drafted import Drafted
from assistant.drafting.following_up import draft_follow_up
from assistant.drafting.from_graph import draft_from_graph, refuse_foreign, refuse_unread
from assistant.drafting.from_text import draft_compared_in_text, draft_looked_up
from assistant.drafting.goals_with import draft_goals_with
from assistant.drafting.helping import draft_help
from assistant.drafting.identity import asks_number, pose_identity
from assistant.drafting.lacking import draft_lacking
from assistant.drafting.listing_text import draft_headed, draft_listed, draft_numbered
from assistant.drafting.outside_plans import draft_outside
from assistant.drafting.own_work import draft_onboarding, draft_own_work
from assistant.drafting.processes import draft_process
from assistant.drafting.ranking import draft_ranking
from assistant.drafting.said_in_plan import draft_said_in_plan
from assistant.drafting.stating import activity_meant, draft_stated, draft_vision
from assistant.drafting.summarising import draft_summary
from assistant.drafting.topic import draft_bare_matter, draft_matter, draft_organs_of_matter, draft_topic
from assistant.drafting.unread import Unread
from assistant.drafting.year_cells import draft_year_cell
from assistant.finding.sought import MOST_WORDS, sought_by
from assistant.understanding.question import EntityType
from assistant.wording import fold

__all__ = ["Drafted", "draft_answer"]

_OF_A_KIND = re.compile(r"(?<!\w)(?:är|is|betyder|innebär|menas med) (?:en|ett|an?)(?!\w)")
"""An indefinite article asks for a meaning ("Vad är ett index?"); without it a value may be meant."""


_ASKS = re.compile(
    r"(?<!\w)(?:vad|vilke[nt]|hur|definiera|definition\w*|förklara|betydelse\w*|innebörd\w*|what|define|mean\w*"
    r"|explain)(?!\w)"
)
"""Words that ask what something means."""


def draft_answer(asked: Asked) -> Drafted:
    """Draft the answer to a question: the first of the ways below that has one."""
    drafts = (way(asked) for way in _WAYS)
    return next((drafted for drafted in drafts if drafted is not None), None) or _looked_up(asked)


def _compared(asked: Asked) -> Drafted | None:
    """Draft what is compared; where the plans of one side were not read, what another document tells of both."""
    drafted = draft_compared(asked)
    told = draft_compared_in_text(asked) if drafted is not None and drafted.draft.refused else None
    return told or drafted


def _from_graph(asked: Asked) -> Drafted | None:
    """Draft what a query over the graph answers; a value of a named thing `draft_stated` would have given."""
    question = asked.question
    named = question.named(EntityType.INDICATOR) or question.named(EntityType.ACTIVITY)
    drafted = None if named and question.kind is Kind.LOOKUP else draft_from_graph(asked)
    without = drafted is not None and (drafted.draft.refused or not drafted.draft.items)
    return draft_headed(asked) or drafted if without else drafted


def _headed(asked: Asked) -> Drafted | None:
    """Draft what headings list, where nothing of the graph is asked for."""
    return draft_headed(asked) if asked.question.wanted is None else None


def _looked_up(asked: Asked) -> Drafted:
    """Draft what a sentence or row tells, a number below its year, or how many things are numbered; else refuse."""
    drafted = draft_looked_up(asked)
    return draft_year_cell(asked) or draft_numbered(asked) or drafted if drafted.draft.refused else drafted


def _counted(asked: Asked) -> Drafted | None:
    """Draft the number of what is no entity ("Hur många invånare har kommunen enligt visionen?"), or the refusal.

    None where what is counted is a thing of the plans: a query counts those.
    """
    question = asked.question
    return _looked_up(asked) if question.kind is Kind.COUNT and question.wanted is None else None


# --- special questions ---------------------------------------------------------------------------------------


def _nothing_searched(asked: Asked) -> Drafted | None:
    """Refuse when the scope holds no document."""
    if asked.searched:
        return None
    assembly = asked.assembly()
    assembly.phrase("refusal.no_documents")
    return Drafted(assembly.draft(refused=True), Kind.NONE)


def _too_many_words(asked: Asked) -> Drafted | None:
    """Refuse a question of more words than anything in a plan holds: looking for them takes time with each."""
    number = len(sought_by(asked.question).words)
    if number <= MOST_WORDS:
        return None
    assembly = asked.assembly()
    assembly.phrase("refusal.many_words", ("number", number), ("limit", MOST_WORDS))
    return Drafted(assembly.draft(refused=True), Kind.NONE)


def _elsewhere(asked: Asked) -> Drafted | None:
    """Refuse a question about a municipality that was not read, whatever it asks.

    A place that pages name is none, and neither is an organ: its plan may be expected.
    """
    question = asked.question
    places = () if question.kind is Kind.OPEN else (one for one in question.elsewhere if one not in question.strangers)
    strangers = tuple(place for place in places if not _is_written(place, asked))
    if not strangers:
        return None
    assembly = asked.assembly()
    refusals.refuse_unknown(assembly, strangers)
    return Drafted(assembly.draft(refused=True), Kind.NONE)


def _is_written(place: str, asked: Asked) -> bool:
    """Say whether a page that is searched names a place."""
    ranked = asked.snapshot.retriever.candidates(place, readings=asked.readings(), limit=1)
    return any(fold(place).removesuffix("s") in fold(one.passage.text) for one in ranked if one.lexical)


def _unknown(asked: Asked) -> Drafted | None:
    """Refuse a question about a name or number that the corpus does not know, when it names nothing else."""
    known = (EntityType.ORGAN, EntityType.DOCUMENT)
    question = asked.question
    if not question.unresolved or any(entity.type not in known for entity in question.entities):
        return None
    assembly = asked.assembly()
    refusals.refuse_unknown(assembly, question.unresolved)
    return Drafted(assembly.draft(refused=True), Kind.NONE)


def _identity(asked: Asked) -> Drafted | None:
    """Draft number and name of the goals asked about."""
    query = pose_identity(asked.question)
    if query is None:
        return None
    assembly = asked.assembly()
    asked.note_time(assembly, query)
    compose_identity(assembly, query, number_asked=asks_number(asked.question))
    return Drafted(assembly.draft(), Kind.LOOKUP)


def _code(asked: Asked) -> Drafted | None:
    """Draft the number that an activity goes by in its plan, with the line that states it."""
    question, graph = asked.question, asked.snapshot.graph
    activity = activity_meant(asked) if asks_number(question) else None
    mention = graph.mentions.get(activity.mentions[0]) if activity is not None and activity.mentions else None
    if activity is None or activity.code is None or mention is None:
        return None
    place = line_of(mention.locator, asked)
    if activity.code not in asked.snapshot.pages.quote(place).split():
        return None
    assembly = asked.assembly()
    number = assembly.cite(place)
    assembly.quoted(assembly.citations.get(number).quote, (number,))
    assembly.add_items((Found(activity.id),))
    assembly.add_value(Value(activity.code, None, None, "other"))
    return Drafted(assembly.draft(), Kind.LOOKUP)


def _meaning(asked: Asked) -> Drafted | None:
    """Draft what a term means; what is defined nowhere but measured has a value ("Vad är sjukfrånvaron?")."""
    defined = draft_definition(asked)
    if defined is None or not defined.draft.refused or _OF_A_KIND.search(fold(asked.question.asked)):
        return defined
    if not _ASKS.search(fold(asked.question.text)):  # a bare word ("integration"): what is there about it
        return draft_bare_matter(asked) or defined
    stated = draft_stated(asked)
    return defined if stated is None or stated.draft.refused else stated


# --- from covers -------------------------------------------------------------------------------------------


def _from_cover(asked: Asked) -> Drafted | None:
    """Draft what the cover of the documents pointed at says of decision and diary number; None when it says nothing."""
    places = cover_lines(asked)
    if not places:
        missing = cover_unread(asked)
        return None if missing is None else refuse_unread(asked, Unread(documents=missing))
    assembly = asked.assembly()
    for place, value in places:
        number = assembly.cite(place)
        assembly.quoted(assembly.citations.get(number).quote, (number,))
        assembly.add_value(value)
    return Drafted(assembly.draft(), Kind.LOOKUP)


_WAYS: tuple[Callable[[Asked], Drafted | None], ...] = (
    _nothing_searched,
    _too_many_words,
    draft_asked_on,
    draft_help,
    draft_outside,
    _elsewhere,
    draft_own_work,
    draft_onboarding,
    draft_process,
    draft_summary,
    _unknown,
    draft_ranking,
    _compared,
    draft_lacking,
    _identity,
    _code,
    draft_vision,
    _meaning,
    refuse_foreign,
    draft_follow_up,
    draft_said_in_plan,
    _from_cover,
    draft_costs,
    draft_stated,
    _headed,
    _counted,
    draft_topic,
    draft_organs_of_matter,
    draft_goals_with,
    _from_graph,
    draft_matter,
    draft_listed,
)
"""In order: what no plan answers, special forms, named things, how it went, the graph, lists in the text."""
