"""The words said of each activity of a plan graph, and which activities are of a place and time. Pure look-ups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from assistant.computing.fitting import entity_fits, organ_name, same_word
from assistant.computing.kept import kept
from assistant.computing.organ_tree import plain
from assistant.computing.queries import Where
from corpus.graph import PlanGraph
from corpus.model import Activity, LinkKind, Relation
from corpus.swedish import lemmas


class ActivityIndex:
    """Activities by whose they are and when, and by the words that are said of them.

    Activities of the same kommun, organ, responsible and period are a group: all fit, or none.
    """

    def __init__(self, graph: PlanGraph) -> None:
        self._all = graph.activities
        self._by_kommun: dict[str, list[list[Activity]]] = defaultdict(list)
        self._by_organ: dict[str, list[list[Activity]]] = defaultdict(list)
        self._holding: dict[str, set[str]] = {}
        alike: dict[object, list[Activity]] = defaultdict(list)
        for activity in graph.activities:
            alike[activity.kommun, activity.organ, activity.responsible, activity.period].append(activity)
        for group in alike.values():
            self._by_kommun[plain(group[0].kommun or "")].append(group)
            self._by_organ[organ_name(group[0].organ, graph) or ""].append(group)

    def among(self, where: Where, graph: PlanGraph, *, organ_only: str | None = None) -> Iterable[Activity]:
        """Return the activities that fit, documents aside, in the graph's order.

        `organ_only` is the name of an organ as stated, "" for none.
        """
        anywhere = replace(where, documents=())
        if anywhere == Where() and organ_only is None:
            return self._all
        if organ_only is not None:
            groups = self._by_organ.get(organ_only, [])
        elif where.kommun is not None:
            groups = self._by_kommun.get(plain(where.kommun), [])
        else:
            groups = [group for of_kommun in self._by_kommun.values() for group in of_kommun]
        found = [activity for group in groups if entity_fits(group[0], anywhere, graph) for activity in group]
        return sorted(found, key=lambda activity: activity.id)

    def holding(self, is_sought: Callable[[str], bool], graph: PlanGraph) -> frozenset[str]:
        """Return the activities (ids) of which some word (lemma) that is sought is said."""
        if not self._holding:
            holding: dict[str, set[str]] = defaultdict(set)
            for activity in self._all:
                for word in words_said_of(activity, graph):
                    holding[word].add(activity.id)
            self._holding = holding
        return frozenset().union(*(ids for word, ids in self._holding.items() if is_sought(word)))


@kept
def activity_index(graph: PlanGraph) -> ActivityIndex:
    """Return the activities of a graph, gathered once."""
    return ActivityIndex(graph)


def words_said_of(activity: Activity, graph: PlanGraph) -> frozenset[str]:
    """Return the lemmas of an activity's places, headings, organ, details and the goals it is stated to serve."""
    return frozenset(word for text in _texts(activity, graph) for word in lemmas(text))


def names_terms(activity: Activity, terms: tuple[str, ...], graph: PlanGraph) -> bool:
    """Say whether what is said of an activity names every term."""
    return not terms or activity.id in _naming_terms(graph, terms)


@kept
def _naming_terms(graph: PlanGraph, terms: tuple[str, ...]) -> frozenset[str]:
    """Return the activities (ids) of which every term is said, in any inflection."""
    index = activity_index(graph)
    sought = [word for term in terms for word in lemmas(term)]
    every = frozenset(activity.id for activity in graph.activities)
    return every.intersection(*(index.holding(partial(same_word, sought=word), graph) for word in sought))


def _texts(activity: Activity, graph: PlanGraph) -> list[str]:
    mentions = [graph.mentions[mention] for mention in activity.mentions if mention in graph.mentions]
    said = [activity.name, organ_name(activity.organ, graph) or ""]
    said += [text for mention in mentions for text in (mention.wording, *mention.path, mention.organ or "")]
    said += [fact.text for mention in mentions for fact in mention.facts]
    stated = (link for link in graph.links_from(activity.id, Relation.SERVES) if link.kind is LinkKind.STATED)
    said += [goal.name for goal in (graph.goal(link.target) for link in stated) if goal is not None]
    return said
