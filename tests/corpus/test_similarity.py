"""When two wordings are one name with a slip, and when a name, a number or a word tells them apart."""

from __future__ import annotations

import pytest

from corpus.similarity import near_equal, reworded, told_apart

ONE = [
    ("Bygga en cykelväg längs ån i Norra Näs", "Bygga en cykelväg längs ån i Norra Näs."),
    ("Starta språkcafé på biblioteket i Forsby", "Starta språkcaféer på biblioteket i Forsby"),
    ("Rusta upp lekplatsen vid Forsby centrum", "Rusta upp lekplatsen vid Forsbys centrum"),
    ("Översyn av hyran för kommunens idrottshallar", "Översyn av hyran för kommunens idrotts- hallar"),
    ("Stärka samverkan mellan skola, polis och socialtjänst", "Stärka samverkan mellan skola, polis, socialtjänst"),
    ("Inventera kommunens fastigheter inför ombyggnad", "Inventera komunens fastigheter inför ombyggnad"),
    ("Utbilda medarbetare i bemötande av anhöriga", "Utbilda medarbetarna i bemötande av anhöriga"),
]
TWO = [
    ("Anlägga en ny lekplats för alla åldrar i parken i Norra Näs",
     "Anlägga en ny lekplats för alla åldrar i parken i Södra Näs"),
    ("Bygga om korsningen vid norra infarten till industriområdet",
     "Bygga om korsningen vid södra infarten till industriområdet"),
    ("Byta belysning längs vägen mellan skolan och Solby", "Byta belysning längs vägen mellan skolan och Nolby"),
    ("Asfaltera om 4 gator i centrum", "Asfaltera om 5 gator i centrum"),
    ("Bygga två nya gruppbostäder för unga vuxna", "Bygga tre nya gruppbostäder för unga vuxna"),
    ("Andel flickor som upplever att de är trygga i skolan", "Andel pojkar som upplever att de är trygga i skolan"),
    ("Utöka öppettiderna på återvinningscentralen under sommaren",
     "Minska öppettiderna på återvinningscentralen under sommaren"),
    ("Avgifterna för barnomsorg ska höjas under perioden", "Avgifterna för barnomsorg ska inte höjas under perioden"),
    ("Projektera vattenledningen till öarna, etapp A", "Projektera vattenledningen till öarna, etapp B"),
    ("Sjukfrånvaro bland tillsvidareanställda medarbetare i förskolan",
     "Sjukfrånvaro bland tillsvidareanställda kvinnliga medarbetare i förskolan"),
    ("Andel elever som når målen i årskurs 6 före sommaren",
     "Andel elever som når målen i årskurs 6 efter sommaren"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), ONE)
def test_a_slip_or_an_inflection_makes_no_other_name(one: str, other: str) -> None:
    """This test ensures that punctuation, inflection, a broken line, a small word or a slip makes no second name."""
    assert near_equal(one, other)
    assert near_equal(other, one)


@pytest.mark.parametrize(("one", "other"), TWO)
def test_a_name_a_number_or_another_word_tells_apart(one: str, other: str) -> None:
    """This test ensures that wordings which differ in a place, a number, a year or any word of weight stay two."""
    assert not near_equal(one, other)
    assert not near_equal(other, one)


def test_told_apart() -> None:
    """This test ensures that only names and numbers on both sides tell apart; more words on one side alone do not."""
    assert told_apart("Vandra tryggt i Forsby", "Vandra tryggt i Solby")
    assert told_apart("Byta belysning på 3 gångvägar", "Byta belysning på 4 gångvägar")
    assert not told_apart("Rusta badplatsen", "Rusta badplatsen och omklädningsrummen i Forsby")
    assert not told_apart("Översyn av taxor", "Ny översyn av alla taxor")


def test_another_document_may_say_more() -> None:
    """This test ensures that a word added in another year's wording makes no other, but a name or a denial does."""
    plan = "Samla fritidsledare och föräldrar till kvällsvandringar i hela kommunen"
    later = "Samla fritidsledare och föräldrar till trygga kvällsvandringar i hela kommunen"
    assert reworded(plan, later)
    assert not near_equal(plan, later)
    assert not reworded(plan, plan.replace("hela kommunen", "hela Forsby kommun"))
    assert not reworded(
        "Avgifter tas ut för barn under sex år i simhallen", "Avgifter tas inte ut för barn under sex år i simhallen"
    )
    assert not reworded(plan, plan.replace("fritidsledare", "förskollärare"))
