"""What words of judgement say, in documents and in questions."""

from __future__ import annotations

import pytest

from assistant.computing.judging import Judgement, judgement_of, judgements_asked, says
from assistant.wording import fold


@pytest.mark.parametrize(
    ("wording", "judgement"),
    [
        ("Målet är uppfyllt", Judgement.REACHED),
        ("har uppnåtts, även om två mått ligger under", Judgement.REACHED),
        ("Uppfylls inte", Judgement.NOT_REACHED),
        ("bedöms ej ha nåtts", Judgement.NOT_REACHED),
        ("kommer inte att nås under året", Judgement.NOT_REACHED),
        ("målet missades", Judgement.NOT_REACHED),
        ("Delvis uppfyllt", Judgement.PARTLY),
        ("är inte helt uppfyllt", Judgement.PARTLY),
        ("nås till stor del", Judgement.PARTLY),
        ("Kan ännu inte bedömas", Judgement.UNDECIDED),
        ("På god väg", Judgement.ON_THE_WAY),
        ("Grönt", Judgement.GREEN),
        ("Nej", Judgement.NOT_REACHED),
        ("not met", Judgement.NOT_REACHED),
        ("uppnått till minst 80 %", None),
        ("Godtagbart", None),
    ],
)
def test_a_verdict_says_what_its_own_words_say(wording: str, judgement: Judgement | None) -> None:
    """This test ensures that negated, partial and plain wordings are told apart, and that unknown ones say nothing."""
    assert judgement_of(wording) is judgement


def test_a_colour_is_asked_for_by_name() -> None:
    """This test ensures that a colour is never taken for what it may stand for, but is found beside other words."""
    assert says("Grön: målet är uppfyllt", Judgement.GREEN)
    assert says("Grön: målet är uppfyllt", Judgement.REACHED)
    assert not says("Grön", Judgement.REACHED)
    assert not says("Uppfyllt", Judgement.GREEN)
    assert says("Godtagbart", Judgement.OTHER)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Vilka mål uppfylldes inte?", (Judgement.NOT_REACHED,)),
        ("Hur många mål har uppnåtts?", (Judgement.REACHED,)),
        ("Vilka mål är bara delvis uppfyllda?", (Judgement.PARTLY,)),
        ("Vilka har markerats med rött?", (Judgement.RED,)),
        ("Vilka mål nåddes och vilka missades?", (Judgement.NOT_REACHED, Judgement.REACHED)),
        ("Which goals were not achieved?", (Judgement.NOT_REACHED,)),
        ("Vilka mål finns?", ()),
    ],
)
def test_what_a_question_asks_for(question: str, asked: tuple[Judgement, ...]) -> None:
    """This test ensures that each judgement that a question has words for is found, and no other."""
    assert judgements_asked(fold(question)) == asked
