"""Checking drafts: by kind of proof, and sentences against their quotes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.answer import Proof, Receipt
from assistant.compose import Assembly, Draft, DraftSentence, Renderer, compose_result
from assistant.compose.draft import Count
from assistant.computing.queries import ActivitiesOf, IndicatorsOf, Query, Where
from assistant.prompting import Phrases
from assistant.verify import Names, Verified, verify, verify_quoted
from corpus.model import Locator, Span
from tests.assistant.small_plan import SmallPages, documents, small_plan

GRAPH, PAGES = small_plan()
PHRASES = Phrases.load()
RECEIPT = Receipt(1, "2026-11-21", tuple(document.name for document in documents()), 3)
NAMES = Names.of(["Trygga gator", "Rena sjöar", "Tekniska nämnden", "Socialnämnden"])
ACTIVITIES = ActivitiesOf(goals=("area",))


def renderer(receipt: Receipt = RECEIPT) -> Renderer:
    """Return a fresh renderer."""
    return Renderer(GRAPH, phrases=PHRASES, language="sv", receipt=receipt)


def composed(query: Query = ACTIVITIES) -> Draft:
    """Compose the answer to a query."""
    assembly = Assembly(renderer(), PAGES)
    compose_result(assembly, query)
    return assembly.draft()


def checked(draft: Draft, *, pages: SmallPages = PAGES, receipt: Receipt = RECEIPT) -> Verified:
    """Verify a draft."""
    return verify(draft, renderer=renderer(receipt), view=pages, names=NAMES)


def with_sentence(draft: Draft, number: int, change: Callable[[DraftSentence], DraftSentence]) -> Draft:
    """Change one sentence of a draft."""
    changed = tuple(change(one) if index == number else one for index, one in enumerate(draft.sentences))
    return replace(draft, sentences=changed)


def test_what_composing_makes_is_proved() -> None:
    """This test ensures that a true answer passes whole."""
    draft = composed()
    verified = checked(draft)
    assert verified.sentences == draft.sentences
    assert verified.dropped == ()
    assert verified.holds


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda one: replace(one, text=one.text.replace("3", "4")), "text"),
        (lambda one: replace(one, text=one.text.replace("tryggt", "rikt")), "text"),
        (lambda one: replace(one, query=ActivitiesOf(goals=("g1",))), "text"),
        (lambda one: replace(one, query=None), "query"),
        (lambda one: replace(one, phrase="refusal.turn"), "text"),
        (lambda one: replace(one, phrase="no.such"), "phrase"),
        (lambda one: replace(one, items=one.items[1:]), "items"),
    ],
)
def test_a_computed_sentence_must_be_what_the_graph_says(
    change: Callable[[DraftSentence], DraftSentence], reason: str
) -> None:
    """This test ensures that a changed number, name, query, phrase or list is dropped, and the answer does not hold."""
    verified = checked(with_sentence(composed(), 0, change))
    assert [reason in dropped.reasons for dropped in verified.dropped] == [True]
    assert not verified.holds


def test_a_sentence_that_is_not_core_may_fall_alone() -> None:
    """This test ensures that dropping one line of detail leaves the rest of the answer standing."""
    verified = checked(with_sentence(composed(), 1, lambda one: replace(one, text="Ett helt annat påstående.")))
    assert len(verified.dropped) == 1
    assert verified.holds


def test_an_absence_is_against_the_receipt_and_the_graph() -> None:
    """This test ensures that an absence falls when other documents were searched, or when something is found."""
    draft = composed(ActivitiesOf(goals=("g10",)))
    assert checked(draft).holds
    fewer = replace(RECEIPT, documents_searched=("lup.pdf",))
    assert checked(draft, receipt=fewer).dropped[0].reasons == ("text",)
    found = with_sentence(draft, 0, lambda one: replace(one, query=ACTIVITIES))
    assert checked(found).dropped[0].reasons == ("found",)


def test_a_count_is_counted_again() -> None:
    """This test ensures that an answer whose count is not what its queries find does not hold, whatever else does."""
    assembly = Assembly(renderer(), PAGES)
    compose_result(assembly, ACTIVITIES)
    draft = assembly.draft(count=assembly.count(ACTIVITIES))
    assert draft.count == Count(3, (ACTIVITIES,))
    assert checked(draft).holds
    for wrong in (Count(4, (ACTIVITIES,)), Count(3, (ActivitiesOf(goals=("g10",)),)), Count(6, (ACTIVITIES,) * 2)):
        verified = checked(replace(draft, count=wrong))
        assert verified.miscounted
        assert verified.dropped == ()
        assert not verified.holds


def test_a_stated_count_stands_in_what_is_cited() -> None:
    """This test ensures that a number taken from a document is one that a core sentence cites."""
    draft = composed()
    assert not checked(replace(draft, count=Count(347))).holds
    assert checked(replace(draft, count=Count(12))).holds  # "tolv gångvägar"


def test_a_phrase_must_be_a_text_of_prompts() -> None:
    """This test ensures that a free sentence cannot pass as a phrase."""
    true = DraftSentence(PHRASES.render("refusal.turn", "sv"), Proof.PHRASE, phrase="refusal.turn")
    free = replace(true, text="Målen är uppfyllda.")
    assert checked(Draft((true,))).holds
    assert checked(Draft((free,))).dropped[0].reasons == ("text",)
    assert checked(Draft((replace(free, phrase=None),))).dropped[0].reasons == ("phrase",)


def test_a_quote_must_stand_at_its_place() -> None:
    """This test ensures that every sentence falls whose items rest on a quote that the page does not have there."""
    draft = composed()
    forged = tuple(replace(one, quote="Något annat") if one.n == 1 else one for one in draft.citations)
    verified = checked(replace(draft, citations=forged))
    assert not verified.holds
    assert {reason for dropped in verified.dropped for reason in dropped.reasons} == {"citation"}
    moved = (Locator("soc", (Span(1, 3, 9),)), *draft.places[1:])
    assert not checked(replace(draft, places=moved)).holds
    gone = (Locator("nowhere", draft.places[0].parts), *draft.places[1:])
    assert not checked(replace(draft, places=gone)).holds


def test_quoted_sentences_are_checked_against_their_citations() -> None:
    """This test ensures that a quoted sentence that says more than its quote is dropped."""
    draft = composed()
    number = next(one.n for one in draft.citations if one.quote == "Byta belysning på tolv gångvägar")
    said = DraftSentence("Byta belysning på tolv gångvägar", Proof.QUOTED, citations=(number,), core=True)
    assert checked(replace(draft, sentences=(said,))).holds
    more = replace(said, text="Byta belysning på fjorton gångvägar")
    assert checked(replace(draft, sentences=(more,))).dropped[0].reasons == ("number",)
    assert checked(replace(draft, sentences=(replace(said, citations=()),))).dropped[0].reasons == ("quote",)


QUOTE = (
    "Tekniska nämnden bedömer den 14 mars 2022 att målet Rena sjöar är delvis uppfyllt, men indikatorn nådde inte "
    "målvärdet 70 %. Kostnaden blev 1 450 tkr under 2021 i Motala."
)


@pytest.mark.parametrize(
    "sentence",
    [
        QUOTE,
        "Tekniska nämnden bedömer att målet Rena sjöar är delvis uppfyllt.",
        "Indikatorn nådde inte målvärdet 70 %.",
        "Kostnaden blev 1 450 tkr under 2021.",
        "Den 14 mars 2022 bedömer Tekniska nämnden att målet är delvis uppfyllt.",
        "Kostnaden i Motala blev 1450 tkr.",
    ],
)
def test_true_extracts_and_compressions_pass(sentence: str) -> None:
    """This test ensures that what the quote says may be said."""
    assert verify_quoted(sentence, (QUOTE,), NAMES) == ()


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Indikatorn nådde inte målvärdet 75 %.", "number"),
        ("Kostnaden blev 1 450 kr under 2021.", "number"),
        ("Kostnaden blev 1 450 tkr under 2020.", "year"),
        ("Tekniska nämnden bedömer den 15 mars 2022 att målet Rena sjöar är delvis uppfyllt.", "date"),
        ("Socialnämnden bedömer att målet Rena sjöar är delvis uppfyllt.", "name"),
        ("Byggnadsnämnden bedömer att målet Rena sjöar är delvis uppfyllt.", "organ"),
        ("Tekniska nämnden bedömer att målet Trygga gator är delvis uppfyllt.", "name"),
        ("Kostnaden i Uppvidinge blev 1 450 tkr.", "name"),
        ("Tekniska nämnden bedömer att målet Rena sjöar är uppfyllt.", "verdict"),
        ("Tekniska nämnden bedömer att målet Rena sjöar är helt uppfyllt.", "verdict"),
        ("Tekniska nämnden bedömer att målet Rena sjöar är avslutat.", "verdict"),
        ("Indikatorn nådde målvärdet 70 %.", "negation"),
        ("Tekniska nämnden bedömer att målet Rena sjöar inte är delvis uppfyllt.", "negation"),
        ("Skolorna får nya cykelställ och utegym.", "words"),
    ],
)
def test_falsehoods_are_stopped(sentence: str, reason: str) -> None:
    """This test ensures that each sort of falsehood is stopped for its own reason."""
    assert reason in verify_quoted(sentence, (QUOTE,), NAMES)


def test_nothing_rests_on_no_quote() -> None:
    """This test ensures that a sentence without a quote is never proved."""
    assert verify_quoted("Målet är uppfyllt.", (), NAMES) == ("quote",)
    assert verify_quoted("Målet är uppfyllt.", ("  ",), NAMES) == ("quote",)


def test_names_are_found_as_whole_words() -> None:
    """This test ensures that a goal's name inside a longer word is not taken for the goal."""
    assert Names.of(["Ekonomi", "x"]).within("Ekonomin är god") == frozenset()
    assert Names.of(["Trygga gator"]).within("Målet Trygga  gator!") == {"trygga gator"}


def test_a_query_of_nothing_still_verifies() -> None:
    """This test ensures that an empty list for an organ is an absence that holds."""
    assert checked(composed(ActivitiesOf(where=Where(organ="Kulturnämnden")))).holds


@pytest.mark.parametrize("change", [{"name": "Något helt annat"}, {"verdict": "Uppfyllt med råge"}])
def test_items_bear_the_names_and_verdicts_of_the_graph(change: dict[str, str]) -> None:
    """This test ensures that an item with another name or verdict than its entity's takes its sentence with it."""
    draft = composed()
    items = tuple(replace(item, **change) for item in draft.items)  # type: ignore[arg-type]
    verified = checked(replace(draft, items=items))
    assert "items" in verified.dropped[0].reasons
    assert not verified.holds


def test_items_have_the_values_of_the_graph() -> None:
    """This test ensures that an indicator's item with a value that was never stated takes its sentence with it."""
    draft = composed(IndicatorsOf())
    assert checked(draft).holds
    assert any(item.values for item in draft.items)
    changed = tuple(
        replace(item, values=tuple(replace(value, value="99") for value in item.values)) for item in draft.items
    )
    verified = checked(replace(draft, items=changed))
    assert any("items" in dropped.reasons for dropped in verified.dropped)
