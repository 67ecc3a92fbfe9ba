"""Questions that the corpus at hand can answer, for each of those who come: staff, new staff, councillors. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.answer import Language
from assistant.example_questions import LONGEST_NAME, activities_below
from assistant.prompting import Phrases
from corpus.graph import PlanGraph
from corpus.model import Goal, Level, Period

Role = Literal["employee", "newcomer", "councillor"]


@dataclass(frozen=True, slots=True)
class RoleQuestions:
    """A role, and at least one question for it."""

    role: Role
    questions: tuple[str, ...]


def role_questions(
    graph: PlanGraph, *, phrases: Phrases, language: Language, kommun: str | None = None
) -> tuple[RoleQuestions, ...]:
    """Return the questions of each role, all about one kommun: the one given, else that with most activities.

    A role for which nothing was read is left out.
    """
    found = _Found(graph, kommun or next(iter(_most(one.kommun for one in graph.activities)), None))
    organ, served, area = found.organ(), found.served(), found.area()
    asked: tuple[tuple[Role, tuple[tuple[str, dict[str, str] | None], ...]], ...] = (
        ("employee", (("activities", served), ("own_work", organ), ("target", found.indicator()))),
        ("newcomer", (("onboarding", organ), ("goals", area), ("vision", found.vision()))),
        ("councillor", (("status", found.judged()), ("gap", found.kommun()), ("changes", found.changes()))),
    )
    said = (
        RoleQuestions(role, tuple(phrases.render(f"interface.example_{name}", language, **told)
                                  for name, told in questions if told is not None))
        for role, questions in asked
    )  # fmt: skip
    return tuple(one for one in said if one.questions)


class _Found:
    """What one kommun's plans hold to ask about: the variables of each question, None where there is nothing."""

    def __init__(self, graph: PlanGraph, kommun: str | None) -> None:
        self._graph = graph
        self._kommun = kommun
        self._goals = sorted(
            (goal for goal in graph.goals if goal.kommun == kommun and len(goal.name) <= LONGEST_NAME),
            key=lambda goal: (-activities_below(graph, goal), goal.id),
        )
        self._judged = {verdict.about for verdict in graph.verdicts}

    def served(self) -> dict[str, str] | None:
        """Return the goal that most activities serve."""
        return self._named(lambda goal: activities_below(self._graph, goal) > 0)

    def area(self) -> dict[str, str] | None:
        """Return the goal with goals below it that most activities serve."""
        return self._named(lambda goal: bool(self._graph.children(goal.id)))

    def judged(self) -> dict[str, str] | None:
        """Return the goal below which something was judged."""
        return self._named(lambda goal: any(one.id in self._judged for one in self._graph.subtree(goal.id)))

    def vision(self) -> dict[str, str] | None:
        """Return the kommun, where its vision was read."""
        return self.kommun() if any(goal.level is Level.VISION for goal in self._goals) else None

    def kommun(self) -> dict[str, str] | None:
        """Return the kommun, where it has goals."""
        return {"name": self._kommun} if self._kommun and self._goals else None

    def organ(self) -> dict[str, str] | None:
        """Return the organ with most activities."""
        named = _most(one.organ for one in self._graph.activities if one.kommun == self._kommun)
        return next(({"name": name} for name in named if len(name) <= LONGEST_NAME), None)

    def indicator(self) -> dict[str, str] | None:
        """Return an indicator with values."""
        fit = (one for one in self._graph.indicators
               if one.kommun == self._kommun and one.values and len(one.name) <= LONGEST_NAME)  # fmt: skip
        return next(({"name": one.name} for one in fit), None)

    def changes(self) -> dict[str, str] | None:
        """Return the two newest periods of one programme, where two were read."""
        by_programme: dict[str, set[Period]] = {}
        for goal in self._goals:
            if goal.programme and goal.period and goal.level is not Level.BOARD_GOAL:
                by_programme.setdefault(goal.programme, set()).add(goal.period)
        for periods in by_programme.values():
            if len(periods) > 1 and self._kommun:
                before, after = sorted(periods, key=lambda one: (one.first, one.last))[-2:]
                return {"name": self._kommun, "before": str(before), "after": str(after)}
        return None

    def _named(self, fits: Callable[[Goal], bool]) -> dict[str, str] | None:
        return next(({"name": goal.name} for goal in self._goals if fits(goal)), None)


def _most(names: Iterator[str | None]) -> tuple[str, ...]:
    """Return names by how often they come, the most frequent first, equal ones by the alphabet."""
    counted = Counter(name for name in names if name)
    return tuple(sorted(counted, key=lambda name: (-counted[name], name)))
