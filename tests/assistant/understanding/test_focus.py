"""Which part of a text asks, and what it points back at."""

from __future__ import annotations

import pytest

from assistant.understanding.focus import asking_first, asking_part, blanked, points_back

LEADS = [
    ("Jag är ny här. Vilka mål har nämnden?", "Vilka mål har nämnden?"),
    ("Som nyvald politiker undrar jag vilka områden programmet har.", "vilka områden programmet har."),
    ("Hej! Kan du visa alla resultatmål?", "alla resultatmål?"),
    ("Vi på Gata och park planerar, vilka mål gäller oss?", "vilka mål gäller oss?"),
    ("Vilka mål finns? Kan du hjälpa mig?", "Vilka mål finns?"),
    (
        "Vilka insatser har nämnden? Ta med grunduppdraget också.",
        "Vilka insatser har nämnden? Ta med grunduppdraget också.",
    ),
    (
        "Vad gör ni för skolan? Jag vill ha en siffra på antalet aktiviteter.",
        "Vad gör ni för skolan? en siffra på antalet aktiviteter.",
    ),
    ("I'm new here. Could you tell me which goals there are?", "which goals there are?"),
    ("Vilka mål behöver vi nå?", "Vilka mål behöver vi nå?"),
    ("resultatmål 12 aktiviteter", "resultatmål 12 aktiviteter"),
]


@pytest.mark.parametrize(("text", "asks"), LEADS)
def test_the_part_that_asks(text: str, asks: str) -> None:
    """This test ensures that presentations, politeness and what only leads up to a question are left out."""
    asked = blanked(text, asking_part(text))
    assert len(asked) == len(text)
    assert " ".join(asked.split()) == asks


@pytest.mark.parametrize(
    "text", ["när är den klar?", "vad görs för det målet?", "which goal is that for?", "vilka mål hör de till?"]
)
def test_what_points_back(text: str) -> None:
    """This test ensures that pronouns for something said before are seen."""
    assert points_back(text)


@pytest.mark.parametrize(
    "text",
    ["vilka mål finns det?", "vad är det för vision?", "när ska de tio lekplatserna byggas?", "are there any goals?"],
)
def test_what_points_at_nothing(text: str) -> None:
    """This test ensures that "finns det" and articles point back at nothing."""
    assert not points_back(text)


def test_the_asking_part_first() -> None:
    """This test ensures that a turned text has the question first and loses no word."""
    text = "Den digitala signeringen dröjer. När är den klar?"
    assert asking_first(text, asking_part(text)) == "När är den klar? Den digitala signeringen dröjer."
