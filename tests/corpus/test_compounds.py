"""Tests of corpus.compounds and of the lemmas of administrative words, on lists written before the code.

Words were mended by the lines of even index alone; the others were only counted (docs/decisions/0015).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import compounds, swedish

HERE = Path(__file__).parent
FEWEST_LEMMAS = (150, 145)
"""Right of 150: mended by, and unseen."""
FEWEST_COMPOUNDS = (50, 47)
"""Right of 50: mended by, and unseen."""


def _rows(name: str) -> list[tuple[str, str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [(word, expected) for word, _, expected in (line.partition("\t") for line in lines)]


@pytest.mark.parametrize("half", [0, 1], ids=["mended", "unseen"])
def test_lemmas_of_administrative_words(half: int) -> None:
    """This test ensures that as many words of municipal plans find their dictionary form as ever did."""
    rows = _rows("administrative_words.tsv")[half::2]
    wrong = [(word, expected, swedish.lemma(word)) for word, expected in rows if swedish.lemma(word) != expected]
    assert len(rows) - len(wrong) >= FEWEST_LEMMAS[half], wrong


@pytest.mark.parametrize("half", [0, 1], ids=["mended", "unseen"])
def test_parts_of_compounds(half: int) -> None:
    """This test ensures that as many compounds fall into their two parts as ever did."""
    rows = [(word, tuple(expected.split("+"))) for word, expected in _rows("compounds.tsv")[half::2]]
    wrong = [(word, expected, compounds.parts(word)) for word, expected in rows if compounds.parts(word) != expected]
    assert len(rows) - len(wrong) >= FEWEST_COMPOUNDS[half], wrong


@pytest.mark.parametrize("word", (HERE / "simple_words.txt").read_text(encoding="utf-8").split())
def test_no_compounds(word: str) -> None:
    """This test ensures that names, derived and simple words stay whole."""
    assert compounds.parts(word) == ()


def test_inflected_compound() -> None:
    """This test ensures that case and inflection make no difference, and that parts of parts are found."""
    assert compounds.parts("Verksamhetsplanernas") == ("verksamhet", "plan")
    assert compounds.all_parts("folkhälsoarbetet") == ("folkhälsa", "folk", "hälsa", "arbete")
    assert compounds.all_parts("mål") == ()


@pytest.mark.timeout(20)
@pytest.mark.parametrize("unit", ["plan", "arbets", "mål", "s", "barnomsorgsskol", "ö", "-", "1", "\u0301", " "])
def test_hostile_words(unit: str) -> None:
    """This test ensures that any text is answered in bounded time, also the longest word that is looked at."""
    compounds.parts((unit * compounds.LONGEST_WORD)[: compounds.LONGEST_WORD])
    assert compounds.parts(unit * 100_000) == ()
    assert compounds.parts("") == ()


def test_both_dictionaries_part_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """This test ensures that the fast dictionary of bulk jobs gives the parts of the small one."""
    words = [word for word, _ in _rows("compounds.tsv")]
    small = [compounds.parts(word) for word in words]
    monkeypatch.setattr(swedish, "FAST_DICTIONARY_AFTER", 0)
    for cached in (swedish._lemma, swedish._is_known, compounds._parts, compounds._is_head):
        cached.cache_clear()
    assert [compounds.parts(word) for word in words] == small
