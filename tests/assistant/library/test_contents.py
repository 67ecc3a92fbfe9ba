"""What was read of a document, told in words."""

from __future__ import annotations

from assistant.document_reading.findings import Finding, FoundFact, TiedTo
from assistant.library.contents import called, counted, details
from assistant.prompting import Phrases
from corpus.model import Span

PHRASES = Phrases.load()


def word(name: str, **variables: str | int) -> str:
    """Return a word of the interface in Swedish."""
    return PHRASES.render(f"interface.{name}", "sv", **variables)


def a_finding(kind: str = "activity", *, ties: tuple[TiedTo, ...] = (), same: str | None = None) -> Finding:
    """Make a finding."""
    return Finding(
        label="A1", kind=kind, text="Öppna en träffpunkt", page=5, level="area" if kind == "goal" else None,
        number="3", organ="Hemtjänsten", grunduppdrag=True, facts=(FoundFact("outcome", "41 %", 2021, 5),), ties=ties,
        path=(), spans=(Span(5, 0, 4),), id="m", corrected="2026-01-02", same=same,
    )  # fmt: skip


def test_a_finding_is_told_in_words() -> None:
    """This test ensures that level, facts, ties and corrections of a finding are said, each tie as it is known."""
    assert called(a_finding("goal"), word) == "målområde 3"
    assert called(a_finding("verdict"), word) == "omdöme 3"
    ties = (
        TiedTo("En trygg skola", "stated", "field", 5),
        TiedTo("En trygg skola", "stated", "heading", 4),
        TiedTo("God hälsa", "suggested", "wording", 5),
        TiedTo("Okänt mål", "unresolved", "name", 5),
    )
    assert details(a_finding(ties=ties, same="A0"), word) == (
        "organ: Hemtjänsten",
        "utfall 2021: 41 %",
        "hör till En trygg skola",
        "hör kanske till God hälsa (bara orden är lika)",
        "nämner ”Okänt mål”, men inget sådant mål är inläst",
        "står även tidigare i dokumentet",
        "Grunduppdraget",
        "rättat, 2026-01-02",
    )
    assert "nämner ”Okänt mål”" in details(a_finding(ties=ties), word, alone=True)


def test_what_stands_twice_is_counted_once() -> None:
    """This test ensures that counts are of different things, and that there is one for every kind."""
    found = [a_finding(), a_finding(same="A1"), a_finding("goal")]
    assert counted(found) == {"vision": 0, "area": 1, "goal": 0, "activity": 1, "indicator": 0, "verdict": 0}
