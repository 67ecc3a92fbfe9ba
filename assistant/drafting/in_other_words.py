"""Which of the plans' words an answer goes by, where the asker used other words for the same, and saying so."""

from __future__ import annotations

from dataclasses import replace

from assistant.compose import Assembly
from assistant.computing.queries import Naming
from assistant.understanding.question import Question
from corpus.everyday import Otherwise, Said, said_in_plans
from corpus.model import MentionKind
from corpus.swedish import lemma


def in_words_found(assembly: Assembly, question: Question, query: Naming) -> Naming:
    """Return a query that says the plans' word for each word that itself finds nothing, where that one does."""
    wordings = {one.asked: one.wordings for one in _otherwise(question, query)}
    said = tuple(
        word
        if _found(assembly, _by(query, word, word))
        else next((one for one in wordings.get(word, ()) if _finds_more(assembly, query, word, one)), word)
        for word in query.said
    )
    return replace(query, said=said) if len(query.said) == len(query.matter) else query


def note_other_words(assembly: Assembly, question: Question, query: Naming) -> None:
    """Say what plans call the words of a question, and which other words count as much, where they find more."""
    said = {part for word in query.said for part in word.split()}
    for one in _otherwise(question, query):
        for wording in one.wordings:
            if one.asked not in query.said and set(wording.split()) & said:
                assembly.phrase("topic.called", ("asked", one.asked), ("said", wording))
            elif _finds_more(assembly, query, one.asked, wording):
                assembly.phrase("topic.counted_too", ("said", wording))


def _otherwise(question: Question, query: Naming) -> tuple[Otherwise, ...]:
    """Return the words of a Swedish question, and of a query, that plans say otherwise, each once."""
    texts = (question.asked, *query.said) if question.language == "sv" else ()
    found = (one for text in texts for one in said_in_plans(text) if one.said is not Said.ABOUT)
    return tuple({one.asked: one for one in found}.values())


def _finds_more(assembly: Assembly, query: Naming, asked: str, wording: str) -> bool:
    """Say whether a wording, in place of the word asked with, finds what that word does not."""
    if asked not in query.said or len(query.said) != len(query.matter):
        return False
    by_asked, by_wording = (_found(assembly, _by(query, asked, word)) for word in (asked, wording))
    return bool(by_wording & _found(assembly, query) - by_asked)


def _by(query: Naming, asked: str, word: str) -> Naming:
    """Return a query with one of its words sought by a word alone, and none near it."""
    pairs = zip(query.said, query.matter, strict=False)
    return replace(query, matter=tuple((lemma(word),) if said == asked else near for said, near in pairs))


def _found(assembly: Assembly, query: Naming) -> frozenset[str]:
    """Return the activities and goals (ids) that a query finds."""
    sorts = (replace(query, sort=sort) for sort in (MentionKind.ACTIVITY, MentionKind.GOAL))
    return frozenset(item.id for one in sorts for item in assembly.result(one).items)
