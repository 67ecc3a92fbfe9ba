"""What is new from one period to the next."""

from __future__ import annotations

from dataclasses import replace

from assistant.computing.compute import compute
from assistant.computing.queries import Change, ProgrammeChanges, Where
from assistant.library.news import News, Sort, news_for, news_of_plans, news_of_programmes
from corpus.graph import PlanGraph
from tests.assistant.two_terms import BEFORE, NOW, documents, two_terms


def test_new_goals_are_those_that_the_assistant_computes() -> None:
    """This test ensures that a programme's news are counted as the answer to the question will."""
    graph = two_terms()
    (news,) = news_of_programmes(graph)
    query = ProgrammeChanges(BEFORE, NOW, where=Where(news.kommun), changes=(Change.NEW,))
    assert news == News(Sort.GOALS, news.kommun, None, BEFORE, NOW, len(compute(query, graph).items))
    assert news.count > 0


def test_new_activities_are_told_of_each_organ_with_two_plans() -> None:
    """This test ensures that plans of one organ, kind and two years are compared, and that others have no news."""
    graph = two_terms()
    (kommun,) = {one.kommun for one in documents()}
    assert kommun is not None
    plans = news_of_plans(graph, kommun)
    assert all(one.sort is Sort.ACTIVITIES and one.organ and one.earlier < one.later for one in plans)
    assert news_of_plans(graph, "Uppvidinge") == ()


def test_only_the_newest_document_has_news() -> None:
    """This test ensures that an older programme offers nothing, nor a document of no kommun or period."""
    graph = two_terms()
    programmes = {one.period: one for one in documents() if one.period in (BEFORE, NOW)}
    assert news_for(programmes[NOW], graph) is not None
    assert news_for(programmes[BEFORE], graph) is None
    assert news_for(replace(programmes[NOW], kommun=None), graph) is None
    assert news_for(replace(programmes[NOW], period=None), graph) is None


def test_an_empty_graph_has_no_news() -> None:
    """This test ensures that nothing read is no error."""
    assert news_of_programmes(PlanGraph()) == ()
