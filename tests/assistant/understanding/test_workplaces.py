"""The list of workplaces: the shipped one, an owner's own, and what is wrong in one."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.understanding.near_words import near_words
from assistant.understanding.workplaces import OWN_FILE, Workplaces, load_workplaces
from corpus.errors import SettingError


def said(workplaces: Workplaces, text: str, *, kommun: str | None = None) -> list[str]:
    """Return the workplaces found in a text, as said there."""
    return [term.said for term in workplaces.terms_in(text, kommun=kommun)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jag kör hemtjänst i byarna", ["hemtjänst"]),
        ("vi på förskolorna", ["förskolorna"]),
        ("hon är på en montessoriförskola", ["montessoriförskola"]),
        ("Daglig verksamhet är min arbetsplats", ["Daglig verksamhet"]),
        ("jag bor i en by", []),
    ],
)
def test_terms_are_found_in_any_form(text: str, found: list[str]) -> None:
    """This test ensures that inflected words, compounds and terms of several words are found, and nothing else."""
    assert said(load_workplaces(), text) == found


def test_what_stands_above_is_climbed_once(tmp_path: Path) -> None:
    """This test ensures that rows lead to rows, nearest first, and that a circle ends."""
    (tmp_path / OWN_FILE).write_text(
        '[arbetsplatser]\n"växthus" = ["odling"]\n"odling" = ["växthus", "parknämnd"]\n', encoding="utf-8"
    )
    above = load_workplaces(tmp_path).above(("växthus",), kommun=None)
    assert above == (("växthus",), ("odling",), ("parknämnd",))


def test_a_kommuns_own_rows_go_before(tmp_path: Path) -> None:
    """This test ensures that a row of one kommun holds there and nowhere else."""
    (tmp_path / OWN_FILE).write_text('[kommuner.Ekby]\n"skolkök" = ["kostnämnd"]\n', encoding="utf-8")
    lists = load_workplaces(tmp_path)
    assert lists.above(("skolkök",), kommun="Ekby")[1] == ("kostnämnd",)
    assert lists.above(("skolkök",), kommun="Alsjö")[1] != ("kostnämnd",)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("[arbetsplatser", "TOML"),
        ('[platser]\n"skola" = ["nämnd"]\n', "[platser] är okänt"),
        ('[arbetsplatser]\n"skola" = "nämnd"\n', "lista med namn"),
        ('[arbetsplatser]\n"skola" = []\n', "lista med namn"),
        ('[arbetsplatser]\n"en alldeles för lång arbetsplats" = ["nämnd"]\n', "ett till 4 ord"),
        ('[kommuner]\nEkby = "skola"\n', "tabell med rader"),
    ],
)
def test_a_wrong_list_is_told_with_its_file(tmp_path: Path, text: str, wrong: str) -> None:
    """This test ensures that an owner sees which file and row is wrong, and what to do."""
    (tmp_path / OWN_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(SettingError, match=OWN_FILE) as error:
        load_workplaces(tmp_path)
    assert wrong in str(error.value)


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("cyklister", "cykel"),
        ("otrygghet", "trygg"),
        ("läsning", "läsa"),
        ("lekplatser", "lekplats"),
        ("trygg", "trygghet"),
    ],
)
def test_words_near_a_word(word: str, near: str) -> None:
    """This test ensures that a derived noun leads to what it is made of, and any word to its base form."""
    assert near in near_words(word)
