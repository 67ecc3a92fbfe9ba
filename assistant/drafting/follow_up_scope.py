"""Which plans, kommuner and words a question about how it went is asked of. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from assistant.computing.compute import compute
from assistant.computing.fitting import same
from assistant.computing.queries import AgainstTarget, GoalsAt, VerdictsOn, Where
from assistant.drafting.asked import Asked
from assistant.understanding.question import EntityType, Question, Thing
from assistant.understanding.topics import in_names
from assistant.wording import AnswerType, fold
from corpus.model import Level
from corpus.word_classes import is_verb as _is_verb

FollowUp = TypeVar("FollowUp", VerdictsOn, AgainstTarget)
ABOVE_GOALS = (Level.VISION, Level.AREA)
_YES_OR_NO = re.compile(
    r"\W*(?:och |men |så )?(?:(?:upp)?nåddes?|uppfyll\w+|klarade\w*|blev|har|är|gick|lyckades|did|has|have|was|were"
    r"|is|are)(?!\w)(?! (?:det|there) (?:några|någon|något|any))"
)
"""A question for yes or no is answered with every goal and its verdict."""
_OF_SHARES = frozenset({"stor", "andel", "andelen", "procent", "share", "percent"})
"""Words by which a share is asked for."""


def when_asked(asked: Asked) -> Where:
    """Return the time and the documents that verdicts must be of.

    A word for a kind of document says which only where such documents hold verdicts: else it says what is sought.
    """
    question, graph = asked.question, asked.snapshot.graph
    documents = question.documents
    if documents and not question.named(EntityType.DOCUMENT):
        places = (one.id for verdict in graph.verdicts for name in verdict.mentions for one in graph.documents_of(name))
        documents = documents if set(documents) & set(places) else ()
    return Where(question.kommun, period=question.period, documents=documents)


def kommuner_told_of(asked: Asked) -> tuple[str | None, ...]:
    """Return the kommuner that are told of one after the other, where goals in general of no kommun are asked about.

    Of a word for goals ("resultatmålen") those that use it.
    """
    question, graph = asked.question, asked.snapshot.graph
    if question.kommun is not None or question.named(EntityType.GOAL):
        return (question.kommun,)
    wanted = question.wanted if wants(question, Thing.GOAL) else None
    meant = GoalsAt(level=wanted.level, word=wanted.level_word) if wanted and wanted.level_word else None
    found = [graph.goal(one.id) for one in compute(meant, graph).items] if meant else graph.goals
    kommuner = sorted({goal.kommun or "" for goal in found if goal is not None})
    return tuple(kommuner) if len(kommuner) > 1 and all(kommuner) else (None,)


def wheres(asked: Asked, kommun: str | None) -> list[Where]:
    """Return where verdicts are sought; an organ that the asker's scope alone names is let go of when it has none."""
    question = asked.question
    where = replace(when_asked(asked), kommun=kommun, organ=question.organ)
    named = question.organ is None or any(same(one.name, question.organ) for one in question.named(EntityType.ORGAN))
    return [where] if named else [where, replace(where, organ=None)]


def goals_asked_about(asked: Asked, where: Where) -> Iterator[GoalsAt]:
    """Yield the goals that stand below the areas named, else those of the level, word and place asked for."""
    question = asked.question
    wanted = question.wanted if wants(question, Thing.GOAL) else None
    level, word = (wanted.level, wanted.level_word) if wanted is not None else (None, None)
    for entity in question.named(EntityType.GOAL):
        yield GoalsAt(parent=entity.id, level=Level.GOAL if level in ABOVE_GOALS else level)
    if not question.named(EntityType.GOAL):
        yield GoalsAt(level=level, where=where, word=word, terms=terms_in_names(asked))


def lists_goals(asked: Asked) -> bool:
    """Say whether goals in general are asked about, and nothing narrower that no name accounts for."""
    question, wanted = asked.question, asked.question.wanted
    if wanted is None or wanted.thing is Thing.VERDICT or wanted.end == 0:
        told = len(terms_in_names(asked)) == len(left_words(question))
        return told or bool(question.named(EntityType.GOAL)) or bool(question.judging.says)
    return wanted.thing is Thing.GOAL


def wants(question: Question, thing: Thing) -> bool:
    """Say whether a question names a thing as what it wants."""
    return question.wanted is not None and question.wanted.thing is thing and question.wanted.end > 0


def is_yes_or_no(question: Question) -> bool:
    """Say whether a question is one for yes or no."""
    return _YES_OR_NO.match(fold(question.asked)) is not None


def terms_in_names(asked: Asked) -> tuple[str, ...]:
    """Return the words that a name in the corpus holds: they narrow which goals or indicators are meant."""
    return tuple(word for word in left_words(asked.question) if in_names(word, asked.snapshot.catalogue))


def is_stranger(asked: Asked) -> bool:
    """Say whether a Swedish question has a word for a thing that nothing in the corpus is called by."""
    question = asked.question
    if question.language != "sv":
        return False
    return any(not in_names(word, asked.snapshot.catalogue) for word in left_words(question))


def left_words(question: Question) -> list[str]:
    """Return the words for things that no name accounts for, those that only judge left out."""
    shares = _OF_SHARES if wants(question, Thing.GOAL) and question.answer_type is AnswerType.SHARE else frozenset()
    words = (word for word in question.unexplained if fold(word) not in question.judging.words | shares)
    return [word for word in words if not _is_verb(word) and not _is_verb(word.removesuffix("s"))]


def first_found(asked: Asked, queries: list[FollowUp], loosened: Iterable[FollowUp]) -> FollowUp | None:
    """Return the first query that finds something, else the first that does without what it asks for."""
    graph = asked.snapshot.graph
    found = (query for query in queries if compute(query, graph).items)
    near = (query for query, loose in zip(queries, loosened, strict=True) if compute(loose, graph).items)
    return next(found, None) or next(near, None)
