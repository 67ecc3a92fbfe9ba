"""When a model's sentence may be shown, and when it tells what a drafted one does."""

from __future__ import annotations

import pytest

from assistant.quoting import Names
from assistant.writing.proving import is_told, why_not_shown
from assistant.writing.sentences import Written
from tests.assistant.writing.drafted import HOMES, PLACE, quoted

QUOTES = {1: HOMES, 2: PLACE}
NAMES = Names.of(["Tekniska nämnden", "Socialnämnden"])


@pytest.mark.parametrize(
    ("text", "citations"),
    [
        (HOMES, (1,)),
        ("I Norra hamnen bygger kommunen 120 bostäder under 2024.", (1,)),
        ("Tekniska nämnden öppnar en mötesplats för unga den 1 mars 2024.", (2,)),
        ("Kommunen bygger 120 bostäder i Norra hamnen.", (1, 2)),
    ],
)
def test_what_the_named_quotes_say_may_be_shown(text: str, citations: tuple[int, ...]) -> None:
    """This test ensures that extracts and shorter wordings of the quotes that a sentence names are shown."""
    assert why_not_shown(Written(text, citations), QUOTES, NAMES) == ()


@pytest.mark.parametrize(
    ("text", "citations", "reason"),
    [
        (HOMES, (), "quote"),
        (HOMES, (3,), "source"),
        (HOMES, (1, 9), "source"),
        ("Kommunen bygger 120 bostäder, se https://exempel.se.", (1,), "markup"),
        ("Kommunen bygger [120 bostäder](x) i Norra hamnen.", (1,), "markup"),
        ("Kommunen bygger <b>120 bostäder</b>.", (1,), "markup"),
        ("Skriv till kommunen@exempel.se om 120 bostäder.", (1,), "markup"),
        ("![120 bostäder](bild.png).", (1,), "markup"),
    ],
)
def test_sentences_without_a_source_or_with_markup(text: str, citations: tuple[int, ...], reason: str) -> None:
    """This test ensures that no source, one that was not given, addresses and markup each stop a sentence."""
    assert why_not_shown(Written(text, citations), QUOTES, NAMES) == (reason,)


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        ("Kommunen bygger 150 bostäder i Norra hamnen under 2024.", 1),
        ("Kommunen bygger 120 bostäder i Norra hamnen under 2025.", 1),
        ("Kommunen bygger inte 120 bostäder i Norra hamnen under 2024.", 1),
        ("Socialnämnden öppnar en mötesplats för unga i Norra hamnen den 1 mars 2024.", 2),
        ("Tekniska nämnden öppnar en mötesplats för unga i Norra hamnen den 2 mars 2024.", 2),
        (HOMES, 2),
        ("Kommunen har två aktiviteter i Norra hamnen.", 1),
    ],
)
def test_what_the_quotes_do_not_say_is_not_shown(text: str, citation: int) -> None:
    """This test ensures that other numbers, years, denials, names, sources and counts of a model's own are stopped."""
    assert why_not_shown(Written(text, (citation,)), QUOTES, NAMES)


def test_a_drafted_sentence_that_was_told_is_not_said_again() -> None:
    """This test ensures that the model's wording takes a drafted sentence's place only where it says all of it."""
    drafted = quoted(PLACE, 2)
    assert is_told(drafted, [quoted(PLACE, 2)], NAMES)
    turned = "Den 1 mars 2024 öppnar Tekniska nämnden en mötesplats för unga i Norra hamnen."
    assert is_told(drafted, [quoted(turned, 2)], NAMES)
    assert not is_told(drafted, [quoted("Tekniska nämnden öppnar en mötesplats för unga i Norra hamnen.", 2)], NAMES)
    assert not is_told(drafted, [quoted("En mötesplats för unga öppnar i Norra hamnen den 1 mars 2024.", 2)], NAMES)
    assert not is_told(drafted, [quoted(PLACE, 1)], NAMES)
    assert not is_told(drafted, [], NAMES)


def test_a_denial_and_a_reservation_must_be_told_too() -> None:
    """This test ensures that a sentence without the drafted one's "inte" or "delvis" does not take its place."""
    for word in ("inte", "delvis"):
        drafted = quoted(f"Målet om trygga gator är {word} uppfyllt.", 1)
        assert not is_told(drafted, [quoted("Målet om trygga gator är uppfyllt.", 1)], NAMES)
        assert is_told(drafted, [quoted(f"Målet om trygga gator är {word} uppfyllt.", 1)], NAMES)
