"""Results -> a draft answer: sentences with their kind of proof, items with evidence, numbered citations. Pure."""

from __future__ import annotations

from assistant.compose import among, links, lists, lookups
from assistant.compose.assembling import Assembly
from assistant.compose.draft import Draft, DraftSentence
from assistant.compose.rendering import Renderer
from assistant.computing.queries import (
    Among,
    CorrectionsOf,
    Documents,
    GoalsAt,
    IndicatorsOf,
    Organs,
    Query,
    Responsible,
    ValuesOf,
)

__all__ = ["Assembly", "Draft", "DraftSentence", "Renderer", "compose_result"]


def compose_result(assembly: Assembly, query: Query) -> None:
    """Add to an answer what a query finds, or that it finds nothing."""
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
        case CorrectionsOf():
            pass  # said of everything that an answer rests on, when it is done: `Assembly.draft`
        case _:
            links.compose_linked(assembly, query)
