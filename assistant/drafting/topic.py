"""Questions about a matter ("Vad gör kommunen för …?"): what was found that names it, never said to be all."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Kind
from assistant.compose import Assembly, compose_result, notices
from assistant.compose.notices import Mentioned
from assistant.compose.topics import compose_organs, compose_topic
from assistant.computing.naming_matters import is_near, names_matter
from assistant.computing.queries import GoalsOf, Naming, OrgansNaming
from assistant.drafting.asked import Asked
from assistant.drafting.drafted import Drafted
from assistant.drafting.from_graph import refuse_restrictions
from assistant.drafting.in_other_words import in_words_found, note_other_words
from assistant.drafting.mentioning import title_among
from assistant.drafting.posing import is_about_a_matter, organ_kind
from assistant.drafting.unread import stand_in
from assistant.understanding.catalogue import THINGS
from assistant.understanding.near_words import matter_of, quality_asked
from assistant.understanding.question import Question
from assistant.wording import AnswerType, Thing, fold
from corpus.model import Activity, Locator, MentionKind, Span
from corpus.swedish import lemma, tokens

TOPIC = "topic"
_GOALS_ASKED = re.compile(
    r"målkoppling|målmässig|bland målen|vilk(?:et|a) (?:\w+ ){0,2}mål|(?:what|which) goals?", re.IGNORECASE
)
"""Asks for goals, whatever is named."""
_TELL = re.compile(r"(?<!\w)(?:veta (?:mer|något|allt)|berätta|information|info|tell me|know more)(?!\w)")
"""Asks to be told of something."""
_PLAIN = frozenset({AnswerType.SENTENCE, AnswerType.NAME})
"""Answers that are no value."""
MOST_ACTIVITIES = 4
"""Activities that a few words may mean at once."""
MANY_WORDS = 3
"""Words of a name from which one may be missing."""
MOST_NEAR = 8
"""Activities that a refusal names."""
PASSAGES = 12
"""Best passages that are looked at for a matter."""


def draft_topic(asked: Asked, *, goals_sought: bool = False) -> Drafted | None:
    """Draft what names the matter of a question; None where no goal or activity does, or something else is wanted.

    With `goals_sought` it is said first when no goal names it.
    """
    question = asked.question
    wanted = question.wanted.thing if question.wanted is not None else None
    entities = any(entity.type in THINGS for entity in question.entities)
    named = bool(entities or question.strangers or question.foreign or question.unread_kinds)
    if question.form != TOPIC or named or question.status is not None:
        return None
    goals_asked = wanted is Thing.GOAL or bool(_GOALS_ASKED.search(question.asked))
    if wanted not in (None, Thing.ACTIVITY, Thing.GOAL):
        return None
    if question.restrictions.denied or question.restrictions.ranked:
        return refuse_restrictions(asked)
    matter = matter_of(question.unexplained)
    organ = stand_in(question, asked.snapshot.graph) or question.organ
    query = Naming(matter, question.unexplained, asked.where(organ=organ, period=question.period))
    assembly = asked.assembly()
    goals = replace(query, sort=MentionKind.GOAL)
    if goals_asked:
        return _goals_of_what_is_named(asked, query)
    if _is_either(question) and not (assembly.result(query).items or assembly.result(goals).items):
        query = replace(query, unsaid=len(matter) - 1)
        goals = replace(query, sort=MentionKind.GOAL)
    if not (assembly.result(query).items or assembly.result(goals).items):
        query, goals = replace(query, ending=True), replace(goals, ending=True)
    if not matter or not (assembly.result(query).items or assembly.result(goals).items):
        return None
    query = in_words_found(assembly, question, query)
    goals = replace(query, sort=MentionKind.GOAL)
    asked.note_time(assembly, query)
    note_other_words(assembly, question, query)
    notices.note_organ(assembly, asked=question.organ, answered=organ)
    if goals_sought and not assembly.result(goals).items:
        assembly.absence("topic.no_goals", goals)
    compose_topic(assembly, query, goals)
    places, candidates = mentioning(asked, matter, ending=query.ending)
    further = uncited(assembly, places)
    notices.note_mentioned(assembly, further)
    notices.note_plans(assembly)
    notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
    pages = tuple(dict.fromkeys((one.document, one.page) for one in further))
    return Drafted(assembly.draft(also_mentioned=pages), Kind.LINK, candidates)


def draft_matter(asked: Asked) -> Drafted | None:
    """Draft what names a matter where goals or activities about it are asked for, and no name of theirs says it."""
    question = asked.question
    things = question.wanted is not None and question.wanted.thing in (Thing.GOAL, Thing.ACTIVITY)
    kinds = (Kind.LINK, Kind.LIST, Kind.LOOKUP)
    plain = question.role is None and question.judging.only is None and question.answer_type in _PLAIN
    told = question.wanted is None and _TELL.search(fold(question.text)) is not None
    if not (things or told) or not plain or question.kind not in kinds or not is_about_a_matter(question):
        return None
    goals = question.wanted is not None and question.wanted.thing is Thing.GOAL
    drafted = draft_topic(replace(asked, question=replace(question, form=TOPIC, wanted=None)), goals_sought=goals)
    return None if drafted is None else replace(drafted, kind=question.kind)


def draft_bare_matter(asked: Asked) -> Drafted | None:
    """Draft what names a matter that is all that was written ("integration"); None where nothing names it."""
    question = replace(asked.question, form=TOPIC, wanted=None, kind=Kind.LINK)
    return draft_topic(replace(asked, question=question))


def draft_organs_of_matter(asked: Asked) -> Drafted | None:
    """Draft which organs have activities that name a matter; None where none has, or something else is asked."""
    question = asked.question
    wanted = question.wanted is not None and question.wanted.thing is Thing.ORGAN
    named = any(entity.type in THINGS for entity in question.entities) or question.strangers or question.foreign
    kinds = (Kind.LINK, Kind.LIST, Kind.COUNT)
    if not wanted or named or question.kind not in kinds or not is_about_a_matter(question):
        return None
    if question.restrictions.denied or question.restrictions.ranked:
        return refuse_restrictions(asked)
    matter = matter_of(question.unexplained)
    where = asked.where(organ=None, period=question.period)
    assembly = asked.assembly()
    naming = in_words_found(assembly, question, Naming(matter, question.unexplained, where))
    query = OrgansNaming(naming, organ_kind(question), where)
    found = assembly.result(query)
    if not found.items:
        return None
    asked.note_time(assembly, query)
    note_other_words(assembly, question, naming)
    compose_organs(assembly, query)
    notices.note_plans(assembly)
    notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
    return Drafted(assembly.draft(count=assembly.count(query) if question.kind is Kind.COUNT else None), question.kind)


def tell_near_matter(assembly: Assembly, asked: Asked) -> None:
    """Say in a refusal which few activities name the words that nothing accounts for."""
    question = asked.question
    terms = question.unexplained or quality_asked(question.asked)
    matter = matter_of(terms)
    where = asked.where(organ=question.organ, period=question.period)
    query = Naming(matter, terms, where, unsaid=max(0, len(matter) - 1))
    found = assembly.result(query).items if matter else ()
    if 0 < len(found) <= MOST_NEAR:
        graph = asked.snapshot.graph
        known = (graph.entity(one.id) for one in found)
        mentions = (mention for one in known if isinstance(one, Activity) for mention in one.mentions[:1])
        query = in_words_found(assembly, question, query)
        note_other_words(assembly, question, query)
        assembly.aside("refusal.near_matter", query, citations=assembly.citations.mentions(mentions))


def _is_either(question: Question) -> bool:
    """Say whether the words of a matter are told one beside the other ("barn och unga"): each is then a matter."""
    said = [re.escape(word) for word in question.unexplained]
    beside = r"(?:,| och| eller| samt| and| or) "
    texts = (question.asked, question.in_plan_words)
    return len(said) > 1 and any(re.search(beside.join(said), text, re.IGNORECASE) for text in texts)


def _goals_of_what_is_named(asked: Asked, query: Naming) -> Drafted | None:
    """Draft the goals of the few activities that name a matter; None where the plain words find some, or none do."""
    assembly = asked.assembly()
    plain = GoalsOf(where=query.where, terms=asked.question.unexplained)
    loose = replace(query, unsaid=1 if len(query.matter) >= MANY_WORDS else 0)
    longer = replace(query, ending=True)
    named = next((items for one in (query, loose, longer) if (items := assembly.result(one).items)), ())
    wanted = asked.question.wanted is not None and asked.question.wanted.thing is Thing.GOAL
    if (wanted and assembly.result(plain).items) or not 0 < len(named) <= MOST_ACTIVITIES:
        return None
    goals = GoalsOf(activities=tuple(one.id for one in named))
    asked.note_time(assembly, goals)
    if assembly.result(goals).items:
        note_other_words(assembly, asked.question, query)
    compose_result(assembly, goals)
    notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
    return Drafted(assembly.draft(), Kind.LINK)


def uncited(assembly: Assembly, places: tuple[Mentioned, ...]) -> tuple[Mentioned, ...]:
    """Leave out the pages that an answer cites already."""
    cited = {(one.document, part.page) for one in assembly.citations.all() for part in one.parts}
    return tuple(one for one in places if (one.document, one.page) not in cited)


def mentioning(
    asked: Asked, matter: tuple[tuple[str, ...], ...], *, readings: tuple[str, ...] | None = None, ending: bool = False
) -> tuple[tuple[Mentioned, ...], tuple[str, ...]]:
    """Return the pages, by document, on which a passage names the matter, and the ids of the passages searched.

    Only of `readings` (ids) when given.
    """
    text = " ".join(word for near in matter for word in near)
    ranked = asked.snapshot.retriever.candidates(text, readings=readings, limit=PASSAGES)
    documents = {one.reading: one for one in reversed(asked.searched)}
    found: dict[tuple[str, int], Mentioned] = {}
    for one in ranked:
        document = documents.get(one.passage.locator.reading)
        if document is None or not names_matter((one.passage.text,), matter, ending=ending):
            continue
        for part in one.passage.locator.parts:
            place = _said_at(document.reading, part, matter, asked, ending=ending)
            if place is not None:
                title = title_among(document, asked.searched)
                found.setdefault((document.name, part.page), Mentioned(document.name, title, part.page, place))
    return tuple(found[key] for key in sorted(found)), tuple(one.passage.id for one in ranked)


def _said_at(
    reading: str, part: Span, matter: tuple[tuple[str, ...], ...], asked: Asked, *, ending: bool
) -> Locator | None:
    """Return the first word of a part of a passage that says something of the matter."""
    text = asked.snapshot.pages.page(reading, part.page).text[part.start : part.end]
    near = {word for words_near in matter for word in words_near}
    for token in tokens(text):
        if re.search(r"\w", token.text) and any(is_near(lemma(token.text), sought, ending=ending) for sought in near):
            return Locator(reading, (Span(part.page, part.start + token.start, part.start + token.end),))
    return None
