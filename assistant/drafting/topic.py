"""Questions about a matter ("Vad gör kommunen för …?"): what was found that names it, never said to be all."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Kind
from assistant.compose import compose_result, notices
from assistant.compose.notices import Mentioned
from assistant.compose.topics import compose_topic
from assistant.computing.naming_matters import is_near, names_matter
from assistant.computing.queries import GoalsOf, Naming
from assistant.drafting.asked import Asked
from assistant.drafting.drafted import Drafted
from assistant.drafting.mentioning import title_among
from assistant.drafting.unread import stand_in
from assistant.understanding.catalogue import THINGS
from assistant.understanding.near_words import near_words
from assistant.understanding.question import Question
from assistant.wording import Thing
from corpus.model import Locator, MentionKind, Span
from corpus.swedish import lemma, tokens, words

TOPIC = "topic"
_GOALS_ASKED = re.compile(
    r"målkoppling|målmässig|bland målen|vilk(?:et|a) (?:\w+ ){0,2}mål|(?:what|which) goals?", re.IGNORECASE
)
"""Asks for goals, whatever is named."""
MOST_ACTIVITIES = 4
"""Activities that a few words may mean at once."""
MANY_WORDS = 3
"""Words of a name from which one may be missing."""
PASSAGES = 12
"""Best passages that are looked at for a matter."""


def draft_topic(asked: Asked) -> Drafted | None:
    """Draft what names the matter of a question; None where no goal or activity does, or something else is wanted."""
    question = asked.question
    wanted = question.wanted.thing if question.wanted is not None else None
    entities = any(entity.type in THINGS for entity in question.entities)
    named = bool(entities or question.strangers or question.foreign or question.unread_kinds)
    if question.form != TOPIC or named or question.status is not None:
        return None
    goals_asked = wanted is Thing.GOAL or bool(_GOALS_ASKED.search(question.asked))
    if wanted not in (None, Thing.ACTIVITY, Thing.GOAL):
        return None
    matter = tuple(near_words(word) for term in question.unexplained for word in words(term))
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
    asked.note_time(assembly, query)
    notices.note_organ(assembly, asked=question.organ, answered=organ)
    compose_topic(assembly, query, goals)
    places, candidates = _mentioning(asked, matter, ending=query.ending)
    cited = {(one.document, part.page) for one in assembly.citations.all() for part in one.parts}
    further = tuple(one for one in places if (one.document, one.page) not in cited)
    notices.note_mentioned(assembly, further)
    notices.note_plans(assembly)
    notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
    pages = tuple(dict.fromkeys((one.document, one.page) for one in further))
    return Drafted(assembly.draft(also_mentioned=pages), Kind.LINK, candidates)


def _is_either(question: Question) -> bool:
    """Say whether the words of a matter are told one beside the other ("barn och unga"): each is then a matter."""
    said = [re.escape(word) for word in question.unexplained]
    beside = r"(?:,| och| eller| samt| and| or) "
    return len(said) > 1 and re.search(beside.join(said), question.asked, re.IGNORECASE) is not None


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
    compose_result(assembly, goals)
    notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
    return Drafted(assembly.draft(), Kind.LINK)


def _mentioning(
    asked: Asked, matter: tuple[tuple[str, ...], ...], *, ending: bool
) -> tuple[tuple[Mentioned, ...], tuple[str, ...]]:
    """Return the pages, by document, on which a passage names the matter, and the ids of the passages searched."""
    text = " ".join(word for near in matter for word in near)
    ranked = asked.snapshot.retriever.search(text, limit=PASSAGES)
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
