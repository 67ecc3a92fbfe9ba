"""Choosing documents, and putting them on shelves."""

from __future__ import annotations

import pytest

from assistant.library.awaited import awaited
from assistant.library.listing import MANY, PAGE, Chosen, choices, matching, shelved
from assistant.library.typed import LONGEST, typed, typed_number
from corpus.model import Document, Expected, Period


def a_document(id_: str, **facts: object) -> Document:
    """Make a document with a few facts."""
    known: dict[str, object] = {"title": id_, "kommun": "Motala", "kind": "verksamhetsplan", "organ": "Socialnämnden"}
    known |= {"period": Period(2021, 2021), **facts}
    name = f"{id_}.pdf"
    return Document(id=id_, name=name, path=name, version=id_, reading=id_, format="pdf", **known)  # type: ignore[arg-type]


PROGRAMME = a_document("lup", kind="lokalt utvecklingsprogram", organ="Kommunfullmäktige", period=Period(2019, 2022))
PLAN = a_document("plan", title="Verksamhetsplan 2021 för socialnämnden")
OLDER = a_document("aldre", title="Verksamhetsplan 2020 för socialnämnden", period=Period(2020, 2020))
ELSEWHERE = a_document("annan", kommun="Uppvidinge", kind="årsbokslut", organ="Kommunstyrelsen")
NOWHERE = a_document("ingen", kommun=None, kind=None, organ=None, period=None)
EVERY = (NOWHERE, ELSEWHERE, OLDER, PLAN, PROGRAMME)


def found(**chosen: str) -> list[str]:
    """Return the ids of the documents that are as chosen."""
    return [one.id for one in matching(EVERY, Chosen(**chosen))]


def test_documents_stand_from_programme_to_follow_up_the_newest_first() -> None:
    """This test ensures the order: by kommun, programmes before plans, newer before older, no kommun last."""
    assert found() == ["lup", "plan", "aldre", "annan", "ingen"]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"kommun": "motala"}, ["lup", "plan", "aldre"]),
        ({"kind": "Verksamhetsplan", "period": "2020"}, ["aldre"]),
        ({"period": "2019–2022"}, ["lup"]),
        ({"period": "2019-2022"}, ["lup"]),
        ({"organ": "Socialnämnden", "kommun": "Uppvidinge"}, []),
        ({"words": "socialnämndens 2020"}, ["aldre"]),
        ({"words": "annan.pdf"}, ["annan"]),
        ({"words": "finns inte"}, []),
        ({"words": "?!"}, []),
        ({"period": "i fjol"}, []),
    ],
)
def test_documents_are_chosen_by_all_that_is_asked(chosen: dict[str, str], expected: list[str]) -> None:
    """This test ensures that choices hold together, and that words are found inflected, in title and name."""
    assert found(**chosen) == expected


def test_choices_are_the_values_that_exist() -> None:
    """This test ensures that organs are those of the kommun chosen, periods the newest first, and nothing is lost."""
    offered = choices(EVERY, Chosen(kommun="Uppvidinge", organ="Påhittad nämnd"))
    assert offered.kommuner == ("Motala", "Uppvidinge")
    assert offered.organs == ("Kommunstyrelsen", "Påhittad nämnd")
    assert offered.periods == ("2021", "2020", "2019-2022")
    assert offered.kinds == ("lokalt utvecklingsprogram", "verksamhetsplan", "årsbokslut")


def test_many_documents_are_folded_and_paged() -> None:
    """This test ensures that a long list is cut into pages whose shelves count all of their kommun."""
    many = matching((a_document(f"d{n:04}", kommun=f"K{n % 3}") for n in range(2 * PAGE + 1)), Chosen())
    first, last, beyond = shelved(many), shelved(many, number=3), shelved(many, number=99)
    assert sum(len(shelf.documents) for shelf in first.shelves) == PAGE
    assert first.count == 2 * PAGE + 1
    assert (first.pages, first.kommuner, first.folded) == (3, 3, True)
    assert first.shelves[0].count > len(first.shelves[0].documents) - 1
    assert beyond == last
    assert last.number == 3
    assert not shelved(many[:MANY]).folded
    assert shelved(()).shelves == ()


def test_what_is_awaited_follows_the_choice() -> None:
    """This test ensures that what was read is not awaited, and that kind, period and words narrow what is."""
    lacking = Expected("Motala", "Tekniska nämnden", "verksamhetsplan", Period(2021, 2021))
    expected = (lacking, Expected("Motala", "Socialnämnden", "verksamhetsplan", Period(2021, 2021)))
    assert awaited(expected, EVERY, Chosen()) == (lacking,)
    assert awaited(expected, EVERY, Chosen(kommun="Motala", kind="Verksamhetsplan", period="2021")) == (lacking,)
    assert awaited(expected, EVERY, Chosen(words="tekniska")) == (lacking,)
    for other in (Chosen(kommun="Uppvidinge"), Chosen(kind="budget"), Chosen(period="2020"), Chosen(words="social")):
        assert awaited(expected, EVERY, other) == ()


def test_what_is_typed_is_made_fit() -> None:
    """This test ensures that control characters, halves of characters and endless text are no error."""
    assert typed("  fast\x00\n omsorgs\tkontakt \ud800") == "fast omsorgs kontakt"
    assert typed("o\u0308") == "ö"
    assert len(typed("a" * 100_000)) == LONGEST
    assert [typed_number(one) for one in ("2", "0", "-1", "", "x", "9" * 50, "²")] == [2, 1, 1, 1, 1, 1, 1]
