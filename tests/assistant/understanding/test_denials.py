"""Words that deny or leave something out."""

from __future__ import annotations

import pytest

from assistant.understanding.denials import denials
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
    assert denials(fold(text), taken_in="") == tuple(map(fold, words))


def test_taken_in() -> None:
    """This test ensures that a denial that another part of the reading holds is left to it."""
    assert denials(fold("Vilka aktiviteter är inte klara?"), taken_in="inte klara") == ()
