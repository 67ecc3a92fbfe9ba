"""Questions for what a word means, and open ones that a citing assistant leaves alone."""

from __future__ import annotations

from collections.abc import Iterator

from tests.quality.golden.asking.about_links import goal_slots
from tests.quality.golden.asking.about_lists import document_slots, programme_slots
from tests.quality.golden.asking.facts import Facts
from tests.quality.golden.asking.instance import Instance
from tests.quality.golden.asking.naming import lower


def term(facts: Facts) -> Iterator[Instance]:
    """Yield each word that a document defines."""
    for one in facts.graph.terms.values():
        if places := facts.places("term", one.id):
            yield Instance({"term": one.word, "term_lower": lower(one.word)}, values=(one.text,), sources=places[:1])


def abbreviation(facts: Facts) -> Iterator[Instance]:
    """Yield each organ's abbreviation that a document spells out."""
    for organ in facts.graph.organs.values():
        for short in organ.aliases[:1]:
            spelt = any(
                facts.page_of(document, f"{short} = {organ.name}") or facts.page_of(document, f"{organ.name} ({short})")
                for document in facts.documents
            )
            if organ.kommun == facts.kommun and spelt:
                yield Instance({"abbr": short}, values=(organ.name,))


def open_ideas(facts: Facts) -> Iterator[Instance]:
    """Yield each goal, for which new ideas are asked."""
    for goal in facts.goals("goal"):
        yield Instance(goal_slots(facts, goal), refuse=True)


def open_opinion(facts: Facts) -> Iterator[Instance]:
    """Yield each document, of which an opinion is asked."""
    for document in facts.documents:
        yield Instance({**programme_slots(facts), **document_slots(facts, document)}, refuse=True)
