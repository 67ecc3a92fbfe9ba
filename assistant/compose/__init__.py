"""Results -> a draft answer: sentences with their kind of proof, items with evidence, numbered citations. Pure."""

from __future__ import annotations

from assistant.compose import against_target, among, changes, following_up, gaps, links, lists, lookups
from assistant.compose.assembling import Assembly
from assistant.compose.draft import Draft, DraftSentence
from assistant.compose.rendering import Renderer
from assistant.computing.queries import (
    AgainstTarget,
    Among,
    ChangeQuery,
    CorrectionsOf,
    Documents,
    FollowUpQuery,
    GapQuery,
    GoalsAt,
    GoalsFollowed,
    HeldIn,
    IndicatorsOf,
    ListQuery,
    MostTied,
    Naming,
    Organs,
    OrgansNaming,
    Query,
    Reading,
    Responsible,
    UnderSeveral,
    ValuesOf,
    VerdictsOn,
)

__all__ = ["Assembly", "Draft", "DraftSentence", "Renderer", "compose_result"]


def compose_result(assembly: Assembly, query: Query) -> None:
    """Add to an answer what a query finds, or that it finds nothing."""
    if isinstance(query, ChangeQuery):
        changes.compose_changes(assembly, query)
    elif isinstance(query, GapQuery):
        gaps.compose_gap(assembly, query)
    else:
        _compose_found(assembly, query)


def _compose_found(assembly: Assembly, query: ListQuery | FollowUpQuery) -> None:
    match query:
        case GoalsAt():
            lists.compose_goals(assembly, query)
        case IndicatorsOf():
            lists.compose_indicators(assembly, query)
        case Organs() | Documents() | Responsible():
            lists.compose_places(assembly, query)
        case ValuesOf():
            lookups.compose_values(assembly, query)
        case Among():
            among.compose_among(assembly, query)
        case VerdictsOn():
            following_up.compose_by_verdict(assembly, query)
        case GoalsFollowed():
            following_up.compose_scorecard(assembly, query)
        case AgainstTarget():
            against_target.compose_targets(assembly, query, counted=False)
        case CorrectionsOf() | HeldIn() | Naming() | OrgansNaming() | Reading() | UnderSeveral() | MostTied():
            pass  # said beside other answers, by the rooms that ask for them
        case _:
            links.compose_linked(assembly, query)
