"""The words of an answer about what is missing that a phrase may ask for. Pure."""

from __future__ import annotations

from assistant.compose import naming
from assistant.compose.speech import Makers, Speech
from assistant.computing.lacks import absent_plans
from assistant.computing.queries import (
    GoalsWithout,
    OrgansWithout,
    PlansMissing,
    Query,
    Result,
)
from assistant.receipt import describe_expected
from corpus.model import Organ


def gap_words(query: Query, result: Result, speech: Speech) -> Makers:
    """Return the makers of the words that a query for what is missing offers; none for other queries."""
    match query:
        case GoalsWithout():
            organ = query.organ
            makers: Makers = {"organ": lambda: naming.in_sentence(organ) if organ else ""}
            if query.parent is not None:
                makers["level"] = lambda: _level_within(query, result, speech)
            return makers
        case OrgansWithout():
            return {"level": lambda: _organs(query, result, speech), "about": lambda: _about(query, speech)}
        case PlansMissing():
            return {
                "level": lambda: _organs(query, result, speech),
                "kind": lambda: query.kind or speech.phrase("words.plan"),
                "missing": lambda: naming.SEPARATOR.join(
                    describe_expected(plan, phrases=speech.phrases, language=speech.language)
                    for plan in absent_plans(query, speech.graph)
                ),
            }
        case _:
            return {}


def _level_within(query: GoalsWithout, result: Result, speech: Speech) -> str:
    """Return the word for the goals with the area they are in."""
    word = naming.level_words(query.level, query.word, result.count, phrases=speech.phrases, language=speech.language)
    given = (("level", word), ("about", naming.plain_name(query.parent or "", speech.graph)))
    return speech.phrase("words.level_within", given)


def _organs(query: OrgansWithout | PlansMissing, result: Result, speech: Speech) -> str:
    """Return the word for the organs found: for their kind, where they are of one."""
    found = (speech.graph.entity(one.id) for one in result.items)
    kinds = {organ.kind if isinstance(organ, Organ) else None for organ in found}
    kind = query.kind if isinstance(query, OrgansWithout) and query.kind else kinds.pop() if len(kinds) == 1 else None
    return speech.phrase(f"organ.{kind.name.lower()}" if kind else "organ.any", (("count", result.count),))


def _about(query: OrgansWithout, speech: Speech) -> str:
    named = (naming.plain_name(goal, speech.graph) for goal in query.goals)
    quoted = [speech.phrase("words.quoted", (("name", name),)) for name in named]
    return naming.joined(quoted, "words.or", phrases=speech.phrases, language=speech.language)
