"""Questions that the corpus at hand can answer, to show who comes for the first time. Pure."""

from __future__ import annotations

from assistant.answer import Language
from assistant.prompting import Phrases
from corpus.graph import PlanGraph
from corpus.model import Goal, Relation

LONGEST_NAME = 60
"""Names longer than this make a question that nobody would type."""


def example_questions(
    graph: PlanGraph, *, phrases: Phrases, language: Language, kommun: str | None = None
) -> tuple[str, ...]:
    """Return at most four questions: about the goals that most activities serve, and an indicator with a target.

    All of one kommun, where one is given.
    """
    served = sorted(
        (goal for goal in graph.goals if len(goal.name) <= LONGEST_NAME and kommun in (None, goal.kommun)),
        key=lambda goal: (-activities_below(graph, goal), goal.id),
    )
    parents = [goal for goal in served if graph.children(goal.id)]
    indicators = [one for one in graph.indicators if len(one.name) <= LONGEST_NAME and kommun in (None, one.kommun)]
    chosen = [
        ("interface.example_activities", next((goal.name for goal in served if activities_below(graph, goal)), None)),
        ("interface.example_goals", next((goal.name for goal in parents), None)),
        ("interface.example_count", next((goal.name for goal in parents[1:] if activities_below(graph, goal)), None)),
        ("interface.example_target", next((one.name for one in indicators if one.values), None)),
    ]
    return tuple(phrases.render(phrase, language, name=name) for phrase, name in chosen if name)


def activities_below(graph: PlanGraph, goal: Goal) -> int:
    """Return how many links lead from activities to a goal and to those below it."""
    return sum(len(graph.links_to(below.id, Relation.SERVES)) for below in graph.subtree(goal.id))
