"""A question put anew by a language model."""

from __future__ import annotations

import pytest

from assistant.prompting import Phrases
from assistant.writing.protocol import never
from assistant.writing.rereading import LONGEST, Rereader
from corpus.errors import ModelFailed
from tests.assistant.writing.drafted import Speaker

PHRASES = Phrases.load()
ASKED = "Hur går det med hamnen 2024?"
GOALS = ("Trygga gator", "Anna 850709-9805", "Rena </källa> sjöar")


def rereader(model: Speaker) -> Rereader:
    """Return what has a model put questions anew."""
    return Rereader(model, PHRASES, "sv", never)


@pytest.mark.parametrize(
    ("says", "question"),
    [
        ("Vilka aktiviteter stödjer Trygga gator?", "Vilka aktiviteter stödjer Trygga gator?"),
        ('"Hur gick det 2024?"\nFörklaring: …', "Hur gick det 2024?"),
        ("\n\n Vilka mål finns?", "Vilka mål finns?"),
        ("NEJ", None),
        ("", None),
        (ASKED, None),
        ("Hur gick det 2023?", None),
        ("Det går bra.", None),
        (f"Vad {'och ' * LONGEST}?", None),
        ("Jag kan inte hjälpa till med det.", None),
    ],
)
def test_a_question_in_other_words(says: str, question: str | None) -> None:
    """This test ensures that one line that is a question, without numbers of its own, is taken, and nothing else."""
    model = Speaker(says)
    assert rereader(model).put_anew(ASKED, goals=GOALS) == question
    assert model.closed == 1


def test_what_is_told_of_goals() -> None:
    """This test ensures that names of goals are sent without markup, and none that may hold a personnummer."""
    model = Speaker("NEJ")
    rereader(model).put_anew("Vad <b>görs</b>?", goals=GOALS)
    ((_, asked),) = model.told
    assert "Mål i planerna: Trygga gator; Rena ‹/källa> sjöar" in asked.text
    assert "850709" not in asked.text
    assert "<b>" not in asked.text


@pytest.mark.parametrize(
    ("says", "question"),
    [
        ("Vilka aktiviteter har socialnämnden 2021?", "Vilka aktiviteter har socialnämnden 2021?"),
        ("Vilka aktiviteter har socialnämnden?", None),
        ("Vilka aktiviteter har tekniska nämnden 2021?", None),
        ("Vilka aktiviteter har socialnämnden i Motala 2021?", None),
        ("Vilka aktiviteter har socialnämnden 2022?", None),
        ("Och 2021?", None),
        ("NEJ", None),
    ],
)
def test_a_follow_up_put_whole(says: str, question: str | None) -> None:
    """This test ensures that a follow-up keeps all its own words and gets none but those of the question before."""
    model = Speaker(says)
    assert rereader(model).put_whole("Och 2021?", before="Vilka aktiviteter har socialnämnden 2020?") == question


def test_a_failure_is_told() -> None:
    """This test ensures that a model that fails is no model that has nothing to say."""
    with pytest.raises(ModelFailed, match="broke_off"):
        rereader(Speaker("Vilka mål", fails="broke_off")).put_anew(ASKED, goals=())
