"""Questions over the golden corpus: enough of each sort, all of them filled in, and with answers that are printed."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from tests.quality.golden import corpus
from tests.quality.golden.asking import write
from tests.quality.golden.asking.intents import INTENTS
from tests.quality.golden.asking.wordings import Wording, load
from tests.quality.golden.corpus import GoldenCorpus
from tests.quality.golden.typesetters.pages import letters

KINDS = {"link", "list", "count", "lookup", "status", "compare", "gap", "definition", "none", "open"}
ANSWERABLE, UNANSWERABLE = load("wordings.toml"), load("unanswerable.toml")


@pytest.fixture(scope="module", params=[1, 2])
def made(request: pytest.FixtureRequest) -> GoldenCorpus:
    """Make the corpus of a seed; needs WeasyPrint and its Debian libraries."""
    return corpus.make(request.param)


def asked(made: GoldenCorpus) -> list[dict[str, Any]]:
    """Return every question over a corpus."""
    return [json.loads(one) for held_out in (False, True) for one in write.questions(made, 1, held_out=held_out)]


def kind_of(wording: Wording) -> str:
    """Return a wording's kind of question."""
    return wording.kind or str(INTENTS[wording.intent].kind)


def test_there_are_enough_wordings() -> None:
    """This test ensures that 300 answerable and 100 unanswerable wordings, a third held out, are of all ten kinds."""
    assert len(ANSWERABLE) >= 300
    assert len(UNANSWERABLE) >= 100
    assert {kind_of(one) for one in (*ANSWERABLE, *UNANSWERABLE)} == KINDS
    for wordings in (ANSWERABLE, UNANSWERABLE):
        assert 0.3 < sum(one.held_out for one in wordings) / len(wordings) < 0.4


def test_no_wording_stands_twice() -> None:
    """This test ensures that no wording is another one's, in small or capital letters."""
    counted = Counter(letters(one.text) for one in (*ANSWERABLE, *UNANSWERABLE))
    assert not [text for text, count in counted.items() if count > 1]


def test_every_intent_is_asked_in_many_ways() -> None:
    """This test ensures that each intent has wordings in both parts, and every voice is heard."""
    for intent in INTENTS:
        own = [one for one in (*ANSWERABLE, *UNANSWERABLE) if one.intent == intent]
        assert len(own) >= 7, intent
        assert {one.held_out for one in own} == {True, False}, intent
    assert {one.voice for one in ANSWERABLE} == {"staff", "new", "councillor"}


@pytest.mark.check
def test_every_wording_finds_something_to_ask(made: GoldenCorpus) -> None:
    """This test ensures that nearly every wording can be asked of a drawn corpus, and no brace is left in it."""
    questions = asked(made)
    assert len(questions) >= 0.97 * len((*ANSWERABLE, *UNANSWERABLE))
    assert not [one for one in questions if "{" in one["question"]]
    assert len({one["id"] for one in questions}) == len(questions)


@pytest.mark.check
def test_what_is_expected_is_printed(made: GoldenCorpus) -> None:
    """This test ensures that every expected value, and every item in one of its wordings, stands in some document."""
    printed = letters(" ".join(page for one in made.rendered.values() for page in one.pages))
    organs = {organ.name for organ in made.graph.organs.values()}
    for one in asked(made):
        for item in one["expect"].get("items", ()):
            assert item[0] in organs or any(letters(name) in printed for name in item), one
        for value in one["expect"].get("values", ()):
            assert letters(value) in printed, one


@pytest.mark.check
def test_sources_name_pages_that_prove(made: GoldenCorpus) -> None:
    """This test ensures that a source is a page of a document of the corpus."""
    pages = {made.graph.documents[name].file: len(one.pages) for name, one in made.rendered.items()}
    sources = [source for one in asked(made) for source in one["expect"].get("sources", ())]
    assert sources
    assert all(1 <= source["page"] <= pages[source["document"]] for source in sources)
