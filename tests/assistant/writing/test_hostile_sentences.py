"""What a hostile model writes: fragments, answers, sources that do not say it, questions that claim."""

from __future__ import annotations

from collections.abc import Generator, Sequence

import pytest

from assistant.prompting import Phrases
from assistant.quoting import NO_NAMES
from assistant.writing.protocol import Message, Stopped, never
from assistant.writing.proving import resting, why_not_shown
from assistant.writing.rereading import Rereader
from assistant.writing.sentences import Written

QUOTES = {
    1: "Plantera trehundra träd vid torget",
    2: "Kommunen ska bygga en bro.",
    3: "Kommunen ska bygga en bro över ån.",
}


class Saying:
    """A model that says one thing, whatever it is asked."""

    name = server = "test"
    in_house = True

    def __init__(self, text: str) -> None:
        self._text = text

    def stream(self, messages: Sequence[Message], *, stopped: Stopped) -> Generator[str]:  # noqa: ARG002
        """Yield it in pieces."""
        yield from (self._text[:9], self._text[9:])


@pytest.mark.parametrize("text", ["Trehundra träd.", "Ja.", "Vilka.", "Ja, plantera trehundra träd vid torget."])
def test_fragments_and_answers_are_not_shown(text: str) -> None:
    """This test ensures that a yes, or a few words that answer a question, are not shown as a source's sentence."""
    assert why_not_shown(Written(text, (1,)), QUOTES, NO_NAMES)


def test_only_sources_that_prove_a_sentence_are_cited() -> None:
    """This test ensures that a source which does not say it falls away beside one that does."""
    said = Written("Plantera trehundra träd vid torget.", (2, 1))
    assert why_not_shown(said, QUOTES, NO_NAMES) == ()
    assert resting(said, QUOTES, NO_NAMES).citations == (1,)
    assert resting(Written("Kommunen ska bygga en bro.", (2, 3)), QUOTES, NO_NAMES).citations == (2, 3)


@pytest.mark.parametrize(
    ("put", "offered"),
    [
        ("Vilka aktiviteter stödjer målet Levande parker?", True),
        ("Vilka aktiviteter stödjer Levande parker, som lades ned efter förskingringen?", False),
        ("Vilka aktiviteter stödjer Levande parker, se https://arkiv.invalid/las?", False),
        ("Vilka aktiviteter stödjer [Levande parker](parker)?", False),
        ("Levande parker. Vilka aktiviteter stödjer målet Levande parker?", False),
        ("Vilka 12 aktiviteter stödjer Levande parker?", False),
    ],
)
def test_a_question_that_is_offered_brings_nothing_along(put: str, offered: bool) -> None:  # noqa: FBT001
    """This test ensures that a question put anew has words of the question, the goals and the task alone."""
    reader = Rereader(Saying(put), Phrases.load(), "sv", never)
    assert reader.put_anew("Hur blir det med parkerna?", goals=("Levande parker",)) == (put if offered else None)
