"""The words of an answer about what is missing that a phrase may ask for. Pure."""

from __future__ import annotations

from assistant.compose import naming
from assistant.compose.speech import Makers, Speech
from assistant.computing.lacks import goals_asked
from assistant.computing.queries import (
    GoalsWithout,
    IndicatorsWithout,
    Lack,
    OrgansWithout,
    PlansMissing,
    Query,
    Result,
)
from corpus.model import FactRole, OrganKind


def gap_words(query: Query, result: Result, speech: Speech) -> Makers:
    """Return the makers of the words that a query for what is missing offers; none for other queries."""
    match query:
        case GoalsWithout():
            organ = query.organ
            return {
                "among": lambda: len(goals_asked(query, speech.graph)),
                "organ": lambda: naming.in_sentence(organ) if organ else "",
            }
        case IndicatorsWithout():
            role = FactRole.TARGET if query.lack is Lack.TARGETS else FactRole.OUTCOME
            return {"role": lambda: naming.role_words(role, phrases=speech.phrases, language=speech.language).lower()}
        case OrgansWithout() | PlansMissing():
            return {
                "level": lambda: _organs(query, result, speech),
                "about": lambda: _about(query, speech),
                "kind": lambda: _kind(query, speech),
            }
        case _:
            return {}


def _organs(query: OrgansWithout | PlansMissing, result: Result, speech: Speech) -> str:
    kind: OrganKind | None = query.kind if isinstance(query, OrgansWithout) else None
    name = f"organ.{kind.name.lower()}" if kind else "organ.any"
    return speech.phrase(name, (("count", result.count),))


def _about(query: OrgansWithout | PlansMissing, speech: Speech) -> str:
    goals = query.goals if isinstance(query, OrgansWithout) else ()
    quoted = [speech.phrase("words.quoted", (("name", naming.plain_name(goal, speech.graph)),)) for goal in goals]
    return naming.joined(quoted, "words.or", phrases=speech.phrases, language=speech.language)


def _kind(query: OrgansWithout | PlansMissing, speech: Speech) -> str:
    kind = query.kind if isinstance(query, PlansMissing) else None
    return kind if isinstance(kind, str) and not isinstance(kind, OrganKind) else speech.phrase("words.plan")
