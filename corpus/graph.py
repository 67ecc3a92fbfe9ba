"""The plan graph: every entity and link of one view of the corpus, with the mentions that prove them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from corpus.model import (
    Activity,
    Document,
    Entity,
    Goal,
    Indicator,
    Link,
    Locator,
    Mention,
    Organ,
    Relation,
    Verdict,
)


class PlanGraph:
    """Entities and links, with the look-ups that answers are computed from. Read-only once made.

    `mentions` maps mention id to mention; `documents` maps reading id to the documents (places) it stands in; `titles`
    maps it to where its title stands.
    Every tuple is ordered by id, so that equal corpora give equal graphs.
    """

    def __init__(
        self,
        *,
        goals: Iterable[Goal] = (),
        indicators: Iterable[Indicator] = (),
        activities: Iterable[Activity] = (),
        verdicts: Iterable[Verdict] = (),
        organs: Iterable[Organ] = (),
        links: Iterable[Link] = (),
        mentions: Mapping[str, Mention] | None = None,
        documents: Mapping[str, tuple[Document, ...]] | None = None,
        titles: Mapping[str, Locator] | None = None,
    ) -> None:
        self.goals = tuple(sorted(goals, key=lambda entity: entity.id))
        self.indicators = tuple(sorted(indicators, key=lambda entity: entity.id))
        self.activities = tuple(sorted(activities, key=lambda entity: entity.id))
        self.verdicts = tuple(sorted(verdicts, key=lambda entity: entity.id))
        self.organs = tuple(sorted(organs, key=lambda entity: entity.id))
        self.links = tuple(sorted(links, key=lambda link: link.id))
        self.mentions: Mapping[str, Mention] = dict(mentions or {})
        self.documents: Mapping[str, tuple[Document, ...]] = dict(documents or {})
        self.titles: Mapping[str, Locator] = dict(titles or {})
        entities: list[Entity] = [*self.goals, *self.indicators, *self.activities, *self.verdicts, *self.organs]
        self._entities = {entity.id: entity for entity in entities}
        self._goals = {goal.id: goal for goal in self.goals}
        self._from: dict[str, list[Link]] = defaultdict(list)
        self._to: dict[str, list[Link]] = defaultdict(list)
        self._below: dict[str, list[Goal]] = defaultdict(list)
        for goal in self.goals:
            if goal.parent is not None:
                self._below[goal.parent].append(goal)
        for link in self.links:
            self._from[link.source].append(link)
            self._to[link.target].append(link)

    def entity(self, entity_id: str) -> Entity | None:
        """Return the entity of that id, or None."""
        return self._entities.get(entity_id)

    def goal(self, goal_id: str) -> Goal | None:
        """Return the goal of that id, or None."""
        return self._goals.get(goal_id)

    def links_from(self, source: str, relation: Relation) -> tuple[Link, ...]:
        """Return the links of one relation that start at an entity."""
        return tuple(link for link in self._from.get(source, ()) if link.relation is relation)

    def links_to(self, target: str, relation: Relation) -> tuple[Link, ...]:
        """Return the links of one relation that end at an entity."""
        return tuple(link for link in self._to.get(target, ()) if link.relation is relation)

    def children(self, goal_id: str) -> tuple[Goal, ...]:
        """Return the goals one level below."""
        return tuple(self._below.get(goal_id, ()))

    def subtree(self, goal_id: str) -> tuple[Goal, ...]:
        """Return a goal and every goal below it, the goal itself first."""
        found = [goal for goal in (self._goals.get(goal_id),) if goal is not None]
        for goal in found:
            found.extend(child for child in self.children(goal.id) if child not in found)
        return tuple(found)

    def goal_path(self, goal_id: str) -> tuple[Goal, ...]:
        """Return the goal and what is above it, outermost first."""
        path: list[Goal] = []
        goal = self._goals.get(goal_id)
        while goal is not None and goal not in path:
            path.append(goal)
            goal = self._goals.get(goal.parent) if goal.parent else None
        return tuple(reversed(path))

    def documents_of(self, mention_id: str) -> tuple[Document, ...]:
        """Return the documents that a mention stands in."""
        mention = self.mentions[mention_id]
        return self.documents.get(mention.locator.reading, ())
