"""Which quotes of an answer a language model may read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Evidence, Item, Kind, Proof, Sentence
from assistant.writing.sources import MOST_CHARACTERS, MOST_SOURCES, Source, Sources, sources_of
from tests.assistant.writing.drafted import DRAFTED, HOMES, PLACE, answer, citation, quoted

NOWHERE: frozenset[str] = frozenset()


def test_the_quotes_that_an_answer_rests_on() -> None:
    """This test ensures that quotes of quoted sentences are sent with their citations' numbers, on one line each."""
    broken = answer(quoted("a", 2), quoted("b", 1), citations=(citation(1, "ett\ntvå"), citation(2, "tre")))
    assert sources_of(broken, indoors=NOWHERE) == Sources((Source(2, "tre"), Source(1, "ett två")))


def test_what_names_a_listed_thing_is_sent() -> None:
    """This test ensures that items that documents state give the quote that names them, and suggested ones none."""
    stated = Item("a1", "Bygga", link="stated", evidence=(Evidence("activity", 1), Evidence("tie", 3)))
    suggested = Item("a2", "Riva", link="suggested", evidence=(Evidence("activity", 2),))
    uncited = Item("a3", "Laga", link="stated", evidence=(Evidence("tie", None, "2024-01-01"),))
    listed = answer(
        Sentence("Två aktiviteter.", Proof.COMPUTED, (3,)), items=(stated, suggested, uncited),
        citations=(citation(1, "Bygga"), citation(2, "Riva"), citation(3, "Mål")),
    )  # fmt: skip
    assert sources_of(listed, indoors=NOWHERE) == Sources((Source(1, "Bygga"),))


@pytest.mark.parametrize("level", ["goal", "area", "board_goal", "indicator"])
def test_names_of_goals_and_indicators_are_no_sources(level: str) -> None:
    """This test ensures that no goal's name is sent, which told as a sentence would say that the goal was reached."""
    named = Item("g1", "Alla klarar skolan", level=level, link="stated", evidence=(Evidence("goal", 1),))
    listed = answer(Sentence("Ett mål.", Proof.COMPUTED), items=(named,), citations=(citation(1, named.name),))
    assert sources_of(listed, indoors=NOWHERE) == Sources()


@pytest.mark.parametrize("kind", [Kind.STATUS, Kind.COMPARE, Kind.GAP])
def test_what_an_answer_says_more_of_is_no_source(kind: Kind) -> None:
    """This test ensures that an activity that was dropped or late is not sent as if it were merely planned."""
    item = Item("a1", "Bygga", level="activity", link="stated", evidence=(Evidence("activity", 1),))
    listed = answer(Sentence("En finns inte kvar.", Proof.COMPUTED), items=(item,), citations=(citation(1, "Bygga"),))
    assert sources_of(listed, indoors=NOWHERE).sent
    assert sources_of(replace(listed, kind=kind), indoors=NOWHERE) == Sources()
    assert sources_of(replace(listed, items=(replace(item, change="dropped"),)), indoors=NOWHERE) == Sources()


def test_a_document_that_stays_in_the_house_is_held_back() -> None:
    """This test ensures that its quotes are left out, that this is told, and that other documents' quotes are sent."""
    mixed = answer(quoted("a", 1), quoted("b", 2), citations=(citation(1, "inne", "d1"), citation(2, "ute", "d2")))
    assert sources_of(mixed, indoors=frozenset({"d1"})) == Sources((Source(2, "ute"),), held_back=True)
    assert sources_of(mixed, indoors=frozenset({"d1", "d2"})) == Sources((), held_back=True)
    assert not sources_of(mixed, indoors=frozenset({"d9"})).held_back


def test_a_quote_with_a_personal_number_is_held_back() -> None:
    """This test ensures that a personnummer that stands in a document is not sent either."""
    named = answer(quoted("a", 1), citations=(citation(1, "Anna 850709-9805 ansvarar"),))
    assert sources_of(named, indoors=NOWHERE) == Sources((), held_back=True)


def test_a_refusal_has_no_sources() -> None:
    """This test ensures that a model is given nothing to answer from where nothing was found."""
    refusal = answer(quoted("Svaret hittades inte.", 1), citations=(citation(1, "Mål"),), refused=True)
    assert sources_of(refusal, indoors=NOWHERE) == Sources()


def test_no_more_is_sent_than_a_small_model_takes() -> None:
    """This test ensures that number and length of the sources are limited, and that nothing is sent twice."""
    many = tuple(citation(n, f"citat {n}") for n in range(1, 40))
    assert len(sources_of(answer(quoted("a", *range(1, 40)), citations=many), indoors=NOWHERE).sent) == MOST_SOURCES
    long = tuple(citation(n, f"{n} " * 2_000) for n in range(1, 4))
    sent = sources_of(answer(quoted("a", 1, 2, 3), citations=long), indoors=NOWHERE).sent
    assert sum(len(one.text) for one in sent) <= MOST_CHARACTERS
    twice = answer(quoted("a", 1, 2), citations=(citation(1, HOMES), citation(2, f" {HOMES}\n")))
    assert sources_of(twice, indoors=NOWHERE) == Sources((Source(1, HOMES),))
    assert sources_of(DRAFTED, indoors=NOWHERE).sent == (Source(1, HOMES), Source(2, PLACE))
