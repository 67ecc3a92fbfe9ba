"""Everyday words and what plans say instead."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib import resources
from typing import Any

import pytest

from corpus.everyday import Said, base_forms, everyday, longest, said_in_plans
from corpus.swedish import is_word, lemma, words

FEWEST_ROWS = 600
FEWEST_GROUPS = 100


def _rows() -> dict[str, Any]:
    return tomllib.loads(resources.files("corpus").joinpath("everyday.toml").read_text(encoding="utf-8"))


def _asked() -> list[str]:
    rows = _rows()
    return [one for section in ("words", "about") for row in rows[section] for one in row.split(", ")]


def _said() -> list[str]:
    rows = _rows()
    return [one for section in ("words", "about") for row in rows[section].values() for one in row.split(", ")]


def test_the_glossary_is_broad_and_no_word_stands_twice() -> None:
    """This test ensures that every everyday word has one row, and every official word stands in one group."""
    rows = _rows()
    grouped = [one for group in rows["alike"]["groups"] for one in group]
    assert len(rows["words"]) + len(rows["about"]) >= FEWEST_ROWS
    assert len(rows["alike"]["groups"]) >= FEWEST_GROUPS
    assert [one for one, count in Counter((*_asked(), *grouped)).items() if count > 1] == []


def test_plans_do_not_speak_as_askers() -> None:
    """This test ensures that no word leads to one that is itself only an everyday word, and none to nothing."""
    assert set(_said()) & set(_asked()) == set()
    known = everyday()
    assert all(said and all(said) for said in (*known.words.values(), *known.about.values()))


def test_rows_stand_in_base_form() -> None:
    """This test ensures that no row is found already through the base form of another."""
    asked = set(_asked())
    assert [one for one in asked if any(form in asked and form != one for form in base_forms(one))] == []


def test_words_of_plans_are_words() -> None:
    """This test ensures that what single words lead to is in the dictionary, or made of what is."""
    single = [one for one in _said() if " " not in one and "-" not in one]
    known = [one for one in single if is_word(one) or lemma(one) != one]
    assert len(known) / len(single) > 0.8


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("gamlingar", "äldre"),
        ("gamlingarna", "äldre"),
        ("ungarnas", "barn"),
        ("dagiset", "förskola"),
        ("bibblan", "bibliotek"),
        ("soporna", "avfall"),
        ("tösen", "flickor"),
        ("skoltaxin", "skolskjuts"),
        ("mår dåligt", "psykisk hälsa"),
        ("plåster på knät", "elevhälsa"),
        ("äldreboenden", "särskilt boende"),
        ("särskilda boenden", "äldreboende"),
    ],
)
def test_inflected_words_and_phrases_are_found(asked: str, said: str) -> None:
    """This test ensures that an everyday word leads to the plan's in any form, phrases whole, groups both ways."""
    (found,) = said_in_plans(asked)
    assert found.asked == asked
    assert said in found.wordings


@pytest.mark.parametrize("plain", ["städer", "barn", "handlingsplan", "kommunen", "äldre", "förskola"])
def test_words_of_plans_lead_to_no_everyday_word(plain: str) -> None:
    """This test ensures that a plan's own word is left as it is, or leads to an official one only."""
    found = longest(words(plain), everyday().words)
    assert found is None or not set(found[1]) & set(_asked())


@pytest.mark.parametrize(
    ("text", "asked", "said", "how"),
    [
        ("Vad görs för gamlingar?", "gamlingar", ("äldre",), Said.INSTEAD),
        ("pensionärspolitik", "pensionärspolitik", ("äldre politik",), Said.INSTEAD),
        ("Hur många har rullator?", "rullator", ("hjälpmedel", "tillgänglighet"), Said.ABOUT),
        ("matsvinnet i köken", "matsvinnet", ("livsmedelssvinn",), Said.ALSO),
    ],
)
def test_what_plans_say_for_the_words_of_a_question(text: str, asked: str, said: tuple[str, ...], how: Said) -> None:
    """This test ensures that each section is told from the others, and that everyday parts of compounds are seen."""
    assert (asked, said, how) in [(one.asked, one.wordings, one.said) for one in said_in_plans(text)]


@pytest.mark.parametrize("text", ["", "och för av", "Vilka mål har nämnden?", "äldre gamlingar", "%&¤ \x00"])
def test_nothing_is_added_to_what_is_said_already(text: str) -> None:
    """This test ensures that words of plans, those that the text has itself, and no words at all add nothing."""
    assert said_in_plans(text) == ()
