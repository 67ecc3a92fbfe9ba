"""Words that deny or leave something out."""

from __future__ import annotations

import pytest

from assistant.understanding.restrictions import restrictions_in
from assistant.wording import fold


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Vilka aktiviteter handlar inte om barn?", ("inte",)),
        ("Vilka mål utom de ekonomiska har kommunen?", ("utom",)),
        ("Which activities besides those of the school are planned?", ("besides",)),
        ("Which goals don't concern schools?", ("don't",)),
        ("Har inte kommunen några mål om barn?", ()),
        ("Vilka mål gäller inte bara barn?", ()),
        ("Vilka mål har kommunen, eller inte?", ()),
        ("Vilka mål har kommunen?", ()),
    ],
)
def test_denials(text: str, words: tuple[str, ...]) -> None:
    """This test ensures that what a question leaves out is seen, and what denies nothing is not."""
    assert restrictions_in(fold(text), taken_in="").denied == tuple(map(fold, words))


def test_taken_in() -> None:
    """This test ensures that a denial that another part of the reading holds is left to it."""
    assert restrictions_in(fold("Vilka aktiviteter är inte klara?"), taken_in="inte klara").denied == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Vad ska vara klart senast i juni?", ("senast i juni",)),
        ("What is due before the end of May?", ("before the end of may",)),
        ("Vad ska vara klart i juni?", ()),
    ],
)
def test_times(text: str, words: tuple[str, ...]) -> None:
    """This test ensures that what comes before or after a time is seen, and a time alone is not."""
    assert restrictions_in(fold(text), taken_in=None).timed == words


def test_ranking() -> None:
    """This test ensures that words that ask for the first of some are seen, and bounds are not."""
    assert restrictions_in(fold("Vilket mål har flest aktiviteter?"), taken_in=None).ranked == ("flest",)
    assert restrictions_in(fold("Vilka mål har minst 3 aktiviteter?"), taken_in=None).ranked == ()
