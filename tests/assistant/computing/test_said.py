"""What is said of activities, and which are of a place and time."""

from __future__ import annotations

from assistant.computing.fitting import entity_fits
from assistant.computing.queries import Where
from assistant.computing.said import activity_index, names_terms, words_said_of
from corpus.model import Period
from tests.assistant.small_plan import small_plan


def test_activities_are_found_by_kommun_and_organ() -> None:
    """This test ensures that the activities of a kommun, and of any, are those of the graph, in its order."""
    graph, _ = small_plan()
    index = activity_index(graph)
    kommuner = {one.kommun for one in graph.activities if one.kommun}
    for kommun in kommuner:
        assert list(index.among(Where(kommun.upper()), graph)) == [
            one for one in graph.activities if one.kommun == kommun
        ]
    assert tuple(index.among(Where(), graph)) == graph.activities
    assert not list(index.among(Where("Ingenstans"), graph))
    assert activity_index(graph) is index


def test_groups_of_activities_hide_none_that_fits() -> None:
    """This test ensures that looking through groups finds what looking at each activity finds, in the same order."""
    graph, _ = small_plan()
    organs = {None, *(one.organ for one in graph.activities), *(one.responsible for one in graph.activities)}
    periods = {None, Period(1990, 1991), *(one.period for one in graph.activities)}
    for where in (Where(None, organ, period) for organ in organs for period in periods):
        fitting = [one for one in graph.activities if entity_fits(one, where, graph)]
        assert list(activity_index(graph).among(where, graph)) == fitting


def test_an_activity_is_named_by_what_stands_around_it() -> None:
    """This test ensures that the words of an activity are its own, its headings', its organ's and its goals'."""
    graph, _ = small_plan()
    activity = graph.activities[0]
    said = words_said_of(activity, graph)
    assert said
    assert names_terms(activity, (activity.name,), graph)
    assert names_terms(activity, (), graph)
    assert not names_terms(activity, ("rymdraket",), graph)
