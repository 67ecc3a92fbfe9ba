"""A question told as a main clause: clefts, indirect questions, what is put first, tags."""

from __future__ import annotations

import pytest

from assistant.understanding.main_clause import as_main_clause

TURNED = [
    ("Vad är det vi på biblioteket ska göra i höst?", "Vad ska vi på biblioteket göra i höst?"),
    ("Vilka områden är det som gäller?", "Vilka områden gäller?"),
    ("Vem är det som ansvarar för bryggorna?", "Vem ansvarar för bryggorna?"),
    ("Säg vilka nämnder det är som bidrar.", "Säg vilka nämnder bidrar."),
    ("Jag vill veta vad som görs åt köerna.", "Jag vill veta vad görs åt köerna."),
    ("Jag undrar vad kommunen gör för unga.", "Jag undrar vad gör kommunen för unga."),
    ("Berätta hur tekniska nämnden arbetar med vägar.", "Berätta hur arbetar tekniska nämnden med vägar."),
    ("Hon undrar om vi når målet.", "Hon undrar når vi målet."),
    ("kurserna har de börjat", "Har kurserna börjat"),
    ("Parken i Ekby, är den klar?", "Är Parken i Ekby klar?"),
    ("vad står det i planen typ", "vad står det i planen"),
]
KEPT = [
    "Vad är det för mål?",
    "Vad är det?",
    "Vilka mål har ni?",
    "Vad gör vi för målet?",
    "Vad är det för skillnad mellan mål och medel?",
    "När vi började fanns tre mål.",
    "Which goals are there?",
    "Har kurserna börjat?",
]


@pytest.mark.parametrize(("said", "read"), TURNED)
def test_a_question_is_turned_into_a_main_clause(said: str, read: str) -> None:
    """This test ensures that the same question is read in the same order, however it is put."""
    assert as_main_clause(said) == read


@pytest.mark.parametrize("said", KEPT)
def test_a_main_clause_stays(said: str) -> None:
    """This test ensures that a question that already is a main clause, or none, is left as it is."""
    assert as_main_clause(said) == said


def test_a_long_text_is_turned_in_linear_time() -> None:
    """This test ensures that a text of many clauses does not take long."""
    assert as_main_clause("vad som är det vi " * 2_000)
