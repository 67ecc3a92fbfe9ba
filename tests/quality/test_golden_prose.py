"""Golden documents in prose: an activity is keyed by its main clause, where it is stated first, and only if decided."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from tests.quality.golden import corpus
from tests.quality.golden.draw import draw
from tests.quality.golden.sentences import lowered, main_clause
from tests.quality.golden.typeset import lay_out
from tests.quality.golden.typesetters.pages import letters
from tests.quality.golden.words import load
from tests.quality.test_golden import first

SEEDS = range(1, 9)
SHORT_VERBS = {"ge", "gå", "se", "så", "utse"}
PROSE = ("coloured_boxes", "strategy_prose", "minutes")


@pytest.mark.parametrize("layout", PROSE)
def test_prose_is_keyed_by_its_main_clause(layout: str) -> None:
    """This test ensures that the key's words hold an activity's wording, stand on the page, and end before a comma."""
    for seed in SEEDS:
        graph = draw(seed)
        job, laid = lay_out(first(graph, layout), graph, seed)
        printed = unescape(re.sub("<[^>]+>", "", laid.html))
        assert {one.id for one in job.activities()} == set(job.said)
        for one in job.activities():
            said = job.said[one.id].text
            assert said in printed
            assert main_clause(job, lowered(one.text)) in said
            assert "," not in said.removesuffix(one.text[1:])


def test_every_activity_can_be_done() -> None:
    """This test ensures that an activity begins with a verb, or with a noun that has one for running text."""
    nouns = {noun for noun, _ in load().sets["sentence.verbs"]}
    for theme in load().themes:
        for text in (*theme.activities, *theme.mission):
            word = lowered(text).split()[0]
            assert word.endswith("a") or word in nouns | SHORT_VERBS, text


@pytest.mark.check
def test_what_is_told_twice_is_keyed_at_its_first_place() -> None:
    """This test ensures that a sentence that stands in two chapters is one entry of the key, on its first page."""
    repeated = 0
    for seed in (1, 2, 3):
        made = corpus.make(seed, ("coloured_boxes",))
        (name,) = made.keys
        pages = [letters(page) for page in made.rendered[name].pages]
        keyed = json.loads(made.keys[name])["activities"]
        assert len({one["text"] for one in keyed}) == len(keyed)
        for one in keyed:
            found = [number for number, page in enumerate(pages, start=1) if letters(one["text"]) in page]
            assert one["page"] == found[0]
            repeated += sum(page.count(letters(one["text"])) for page in pages) > 1
    assert repeated


@pytest.mark.check
def test_minutes_key_only_what_was_decided() -> None:
    """This test ensures that proposals that were turned down stand in the minutes, not in their key."""
    declined = [letters(wording) for wording in load().lists["minutes.declined"]]
    for seed in (1, 2, 3):
        made = corpus.make(seed, ("minutes",))
        (name,) = made.keys
        words = letters("".join(made.rendered[name].pages))
        keyed = [letters(one["text"]) for one in json.loads(made.keys[name])["activities"]]
        assert sum(wording in words for wording in declined) == 2
        assert not [one for one in keyed if any(wording in one for wording in declined)]


@pytest.mark.check
def test_a_goal_named_in_minutes_may_be_left_out() -> None:
    """This test ensures that goals that minutes only name are optional, and that the activities are tied to them."""
    (key,) = corpus.make(1, ("minutes",)).keys.values()
    read = json.loads(key)
    assert read["goals"]
    assert all(one["optional"] for one in read["goals"])
    assert {goal for one in read["activities"] for goal in one["goals"]} == {one["name"] for one in read["goals"]}
