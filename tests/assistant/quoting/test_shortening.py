"""A quote's sentence with parts left out: which may go, and which may not."""

from __future__ import annotations

import pytest

from assistant.quoting import verify_quoted
from assistant.quoting.gapped import filled
from assistant.quoting.shortening import is_shortened

PARK = (
    "Under hösten har tekniska nämnden rustat parkerna, lekplatserna och torget (mot vattnet), vilket kostade 40 tkr, "
    "och kajen ska målas om för att hålla längre."
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Under hösten har tekniska nämnden rustat parkerna, lekplatserna och torget.",
        "Under hösten har tekniska nämnden rustat parkerna och torget.",
        "Tekniska nämnden har rustat parkerna, lekplatserna och torget.",
        "Kajen ska målas om för att hålla längre.",
        "Kajen ska målas om.",
    ],
)
def test_what_may_be_left_out(sentence: str) -> None:
    """This test ensures that clauses, members of lists, brackets, openings and purposes may be left out."""
    assert is_shortened(sentence, (PARK,))
    assert verify_quoted(sentence, (PARK,)) == ()


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Skolan byggs.", "Skolan byggs inte."),
        ("Skolan byggs.", "Nämnden föreslår att skolan byggs."),
        ("Skolan byggs.", "Skolan byggs, om pengarna räcker."),
        ("Skolan ska byggas.", "Skolan ska, om pengarna räcker, byggas."),
        ("Elever får kort.", "Endast elever i behov av stöd får kort."),
        ("Mål har nåtts.", "Nio av tolv mål har nåtts."),
        ("Andelen var 41 procent 2021.", "Andelen var 41 procent 2019 och 60 procent 2021."),
        ("Skolan har 40 anställda.", "Skolan och biblioteket har tillsammans 40 anställda."),
        ("Kostnaden är 400.", "Kostnaden är 400 tkr."),
        ("Kostnaden minskar för skolan.", "Kostnaden ökar för skolan och minskar för vården."),
        ("Maten når sitt målvärde.", "Bilarna når sitt målvärde, men maten och lokalerna gör det inte."),
        ("Enheten har infört besparingar.", "Enheten har infört ett register och detta visar behovet av besparingar."),
        ("I huset finns nya bord.", "I huset behövs nya bord."),
    ],
)
def test_what_may_not_be_left_out(sentence: str, quote: str) -> None:
    """This test ensures that a denial, limit, condition, proposal, need, part, unit or another verb is not lost."""
    assert verify_quoted(sentence, (quote,))


def test_lists_that_name_what_they_count_once() -> None:
    """This test ensures that a number without a noun counts what the number before it does, and only then."""
    quote = "24 av kommunens 31 förskolor har infört arbetssättet, och 13 har utbildat all personal."
    assert filled("12 skolor är klara och 3 är försenade.") == "12 skolor är klara och 3 skolor är försenade."
    assert filled("12 skolor har 3 lokaler.") == "12 skolor har 3 lokaler."
    for sentence in ("13 förskolor har utbildat all personal.", "24 av 31 förskolor har infört arbetssättet."):
        assert verify_quoted(sentence, (quote,)) == ()
    for sentence in ("24 förskolor har utbildat all personal.", "31 förskolor har infört arbetssättet."):
        assert verify_quoted(sentence, (quote,))


@pytest.mark.parametrize("text", ["a b " * 900, "och , " * 900, "nämnden och " * 300, "för att , och " * 250])
def test_hostile_texts(text: str) -> None:
    """This test ensures that no text makes the search slow (the suite's timeout watches)."""
    is_shortened(text[:3_900], (text,))
    is_shortened("a a a b och för", (text,))
    filled(text)
