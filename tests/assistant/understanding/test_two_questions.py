"""Two questions put as one."""

from __future__ import annotations

import pytest

from assistant.understanding.two_questions import two_questions


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Vilka mål har kommunen och vilka nämnder arbetar med dem?",
            ("Vilka mål har kommunen?", "Vilka nämnder arbetar med dem?"),
        ),
        ("Vad kostar bron, och när blir den klar?", ("Vad kostar bron?", "När blir den klar?")),
        ("What are the goals and how did they go?", ("What are the goals?", "How did they go?")),
        ("Vilka mål och vilka aktiviteter har nämnden?", None),
        ("Vilka mål har nämnden?", None),
        ("Vad betyder ”mål och vad som mäts”?", None),
        ("Vilka mål finns för barn och unga?", None),
    ],
)
def test_two_questions(text: str, parts: tuple[str, str] | None) -> None:
    """This test ensures that a question is parted only where both parts ask."""
    assert two_questions(text) == parts
