"""Which way a question goes: what is wanted, of what that is named. Pure."""

from __future__ import annotations

from enum import StrEnum

from assistant.computing.fitting import LEVEL_ORDER
from assistant.understanding.catalogue import EntityType
from assistant.understanding.recognising import EntityRef
from assistant.wording import Thing, Wanted


class Direction(StrEnum):
    """Which way a link question goes: what is wanted, of what."""

    ACTIVITIES_OF_GOAL = "activities_of_goal"
    GOALS_OF_ACTIVITY = "goals_of_activity"
    INDICATORS_OF_GOAL = "indicators_of_goal"
    GOALS_OF_INDICATOR = "goals_of_indicator"
    ORGANS_OF_GOAL = "organs_of_goal"
    GOALS_OF_ORGAN = "goals_of_organ"
    BELOW_GOAL = "below_goal"
    """Goals under a vision, area or goal."""
    ABOVE_GOAL = "above_goal"
    """The area, goal or vision above a goal."""
    DOCUMENTS_OF_GOAL = "documents_of_goal"


def direction_of(wanted: Wanted | None, entities: tuple[EntityRef, ...]) -> Direction | None:
    """Return the way from what is named to what is wanted; None where nothing named leads to it."""
    if wanted is None:
        return None
    types = {entity.type for entity in entities}
    if EntityType.GOAL in types and wanted.thing is Thing.GOAL:
        return _within_goals(wanted, entities)
    table = {
        (Thing.ACTIVITY, EntityType.GOAL): Direction.ACTIVITIES_OF_GOAL,
        (Thing.INDICATOR, EntityType.GOAL): Direction.INDICATORS_OF_GOAL,
        (Thing.ORGAN, EntityType.GOAL): Direction.ORGANS_OF_GOAL,
        (Thing.DOCUMENT, EntityType.GOAL): Direction.DOCUMENTS_OF_GOAL,
        (Thing.GOAL, EntityType.ACTIVITY): Direction.GOALS_OF_ACTIVITY,
        (Thing.GOAL, EntityType.INDICATOR): Direction.GOALS_OF_INDICATOR,
        (Thing.GOAL, EntityType.ORGAN): Direction.GOALS_OF_ORGAN,
    }
    return next((way for (thing, kind), way in table.items() if thing is wanted.thing and kind in types), None)


def _within_goals(wanted: Wanted, entities: tuple[EntityRef, ...]) -> Direction:
    named = next(entity for entity in entities if entity.type is EntityType.GOAL)
    if wanted.level is None or named.level is None:
        return Direction.BELOW_GOAL
    above = LEVEL_ORDER.index(wanted.level) < LEVEL_ORDER.index(named.level)
    return Direction.ABOVE_GOAL if above else Direction.BELOW_GOAL
