"""The words said of each activity of a plan graph, and activities by kommun and organ. Pure look-ups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from weakref import WeakKeyDictionary

from assistant.computing.fitting import organ_name, words_say
from assistant.computing.organ_tree import plain
from corpus.graph import PlanGraph
from corpus.model import Activity, LinkKind, Relation
from corpus.swedish import lemmas


class ActivityIndex:
    """Activities by kommun and by organ, in the graph's order; what is said of one is kept once it was asked for."""

    def __init__(self, graph: PlanGraph) -> None:
        self._all = graph.activities
        self._by_kommun: dict[str, list[Activity]] = defaultdict(list)
        self._by_organ: dict[str, list[Activity]] = defaultdict(list)
        self._words: dict[str, frozenset[str]] = {}
        self._holding: dict[str, set[str]] = {}
        for activity in graph.activities:
            self._by_kommun[plain(activity.kommun or "")].append(activity)
            self._by_organ[organ_name(activity.organ, graph) or ""].append(activity)

    def among(self, *, kommun: str | None, organ_only: str | None) -> Iterable[Activity]:
        """Return the activities of a kommun (None is any), or of an organ by its name as stated ("" is none)."""
        if organ_only is not None:
            return self._by_organ.get(organ_only, ())
        return self._all if kommun is None else self._by_kommun.get(plain(kommun), ())

    def holding(self, is_sought: Callable[[str], bool], graph: PlanGraph) -> frozenset[str]:
        """Return the activities (ids) of which some word (lemma) that is sought is said."""
        if not self._holding:
            holding: dict[str, set[str]] = defaultdict(set)
            for activity in self._all:
                for word in self.words(activity, graph):
                    holding[word].add(activity.id)
            self._holding = holding
        return frozenset().union(*(ids for word, ids in self._holding.items() if is_sought(word)))

    def words(self, activity: Activity, graph: PlanGraph) -> frozenset[str]:
        """Return the lemmas of all that is said of an activity."""
        found = self._words.get(activity.id)
        if found is None:
            found = frozenset(word for text in _texts(activity, graph) for word in lemmas(text))
            self._words[activity.id] = found
        return found


_INDEXES: WeakKeyDictionary[PlanGraph, ActivityIndex] = WeakKeyDictionary()
"""The index of each graph that is in use."""


def activity_index(graph: PlanGraph) -> ActivityIndex:
    """Return the activities of a graph, gathered once."""
    index = _INDEXES.get(graph)
    if index is None:
        index = _INDEXES[graph] = ActivityIndex(graph)
    return index


def words_said_of(activity: Activity, graph: PlanGraph) -> frozenset[str]:
    """Return the lemmas of an activity's places, headings, organ, details and the goals it is stated to serve."""
    return activity_index(graph).words(activity, graph)


def names_terms(activity: Activity, terms: tuple[str, ...], graph: PlanGraph) -> bool:
    """Say whether what is said of an activity names every term."""
    return not terms or words_say(words_said_of(activity, graph), terms)


def _texts(activity: Activity, graph: PlanGraph) -> list[str]:
    mentions = [graph.mentions[mention] for mention in activity.mentions if mention in graph.mentions]
    said = [activity.name, organ_name(activity.organ, graph) or ""]
    said += [text for mention in mentions for text in (mention.wording, *mention.path, mention.organ or "")]
    said += [fact.text for mention in mentions for fact in mention.facts]
    stated = (link for link in graph.links_from(activity.id, Relation.SERVES) if link.kind is LinkKind.STATED)
    said += [goal.name for goal in (graph.goal(link.target) for link in stated) if goal is not None]
    return said
