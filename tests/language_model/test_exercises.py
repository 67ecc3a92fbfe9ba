"""What the tiny model is taught."""

from __future__ import annotations

from assistant.prompting import Phrases
from tests.language_model.exercises import MOST_SOURCES, Draw, answer_of, prompt_of

SOURCES = [(2, "Vi bygger 120 bostäder i Lärbro. De blir klara 2021."), (7, "• Sjukfrånvaro"), (12, "20 %")]


def test_answers_are_copied_or_wrong() -> None:
    """This test ensures that an answer has each source's first sentence with its number, the wrong one other digits."""
    assert answer_of(SOURCES, "honest") == "Vi bygger 120 bostäder i Lärbro [2].\n• Sjukfrånvaro [7].\n20 % [12]."
    assert answer_of(SOURCES, "wrong") == "Vi bygger 453 bostäder i Lärbro [2].\n• Sjukfrånvaro [7].\n53 % [12]."


def test_prompts_are_the_products() -> None:
    """This test ensures that exercises are put in the words of the product's own prompts."""
    prompt = prompt_of("Hur många?", SOURCES[1:2], "sv", Phrases.load())
    assert prompt == "Fråga: Hur många?\n\nKällor:\n<källa 7>\n• Sjukfrånvaro\n</källa 7>\n\nSkriv svaret."


def test_exercises_can_be_repeated() -> None:
    """This test ensures that a seed gives the same exercises, another seed others, and that they are of every size."""
    phrases = Phrases.load()
    first, again, other = (Draw(seed, phrases) for seed in (3, 3, 4))
    drawn = [first.exercise() for _ in range(200)]
    assert drawn == [again.exercise() for _ in range(200)]
    assert drawn[:9] != [other.exercise() for _ in range(9)]
    assert {one.answer.count("\n") + 1 for one in drawn} == set(range(1, MOST_SOURCES + 1))
    assert {one.answer for one in drawn} >= {"NEJ"} or {one.answer for one in drawn} >= {"NO"}
