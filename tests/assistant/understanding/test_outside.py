"""What is outside the plans, and what only sounds so."""

from __future__ import annotations

import pytest

from assistant.understanding.kind.outside import Outside, outside_of


@pytest.mark.parametrize(
    ("question", "sort"),
    [
        ("Är Lena Karlsson på kultur och fritid sjukskriven?", Outside.PERSON),
        ("Vad har min kollega för lön?", Outside.PERSON),
        ("Har 19850312-1234 några skulder?", Outside.PERSON),
        ("När får jag min semesterlön?", Outside.ERRAND),
        ("Var ansöker man om bostadsbidrag?", Outside.ERRAND),
        ("How do I apply for a place at preschool?", Outside.ERRAND),
        ("Är det tillåtet att elda löv i trädgården?", Outside.LAW),
        ("Har man rätt till hemtjänst om man bor med en anhörig?", Outside.LAW),
        ("Vilka öppettider har simhallen?", Outside.SERVICE),
        ("What time does the pool close today?", Outside.SERVICE),
        ("Vilket mål är viktigast, tycker du?", Outside.OPINION),
        ("Do you think the goals are realistic?", Outside.OPINION),
    ],
)
def test_each_sort_of_outside_is_told(question: str, sort: Outside) -> None:
    """This test ensures that private matters, errands, law, daily service and opinions are known for what they are."""
    assert outside_of(question, of_plans=False) is sort


@pytest.mark.parametrize(
    "question",
    [
        "Hur stor är sjukfrånvaron i kommunen?",
        "När öppnar det nya äldreboendet?",
        "Vem ansvarar för språkcaféerna?",
        "Hur många bussturer ska det gå till byn enligt planen?",
        "Har nämnden rätt till extra medel enligt budgeten?",
        "Vad gör vi på mitt jobb för målet om integration?",
        "Hur långa är handläggningstiderna för bygglov?",
        "Är sjukskrivningarna bättre eller sämre än i fjol?",
    ],
)
def test_questions_for_plans_are_not_outside(question: str) -> None:
    """This test ensures that words of daily life in a question for the plans make it none of these."""
    assert outside_of(question, of_plans=False) is None


def test_things_of_plans_keep_a_question_inside() -> None:
    """This test ensures that a question that wants activities is sought even where it speaks of opening hours."""
    assert outside_of("Vilka aktiviteter ska ge längre öppettider?", of_plans=True) is None
