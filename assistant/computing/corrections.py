"""What a person corrected of goals, activities, indicators and verdicts, from the mentions they rest on. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.answer import Correction
from corpus.graph import PlanGraph
from corpus.model import Activity, Corrected, Goal, Indicator, Verdict


def correction_of(entity_id: str, graph: PlanGraph) -> Correction | None:
    """Return what was corrected of an entity, in any document; None where it stands as it was read."""
    entity = graph.entity(entity_id)
    if not isinstance(entity, Goal | Activity | Indicator | Verdict):
        return None
    return correction_from(graph.mentions[one].corrected for one in entity.mentions if one in graph.mentions)


def correction_from(corrections: Iterable[Corrected | None]) -> Correction | None:
    """Return what was corrected of mentions of one thing, each change once; None where nothing was."""
    known = [one for one in corrections if one is not None]
    if not known:
        return None
    changes = dict.fromkeys(change for one in known for change in one.changes)
    return Correction(max(one.date for one in known), any(one.first is None for one in known), tuple(changes))


def corrected_of(entities: Iterable[str], graph: PlanGraph) -> tuple[str, ...]:
    """Return those of some entities (ids) of which anything was corrected, each once."""
    return tuple(one for one in dict.fromkeys(entities) if correction_of(one, graph) is not None)
