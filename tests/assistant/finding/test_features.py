"""What speaks for a passage."""

from __future__ import annotations

import pytest

from assistant.finding.features import (
    FEATURES,
    Around,
    covered,
    headed,
    numbered,
    seen,
    titled,
    wanted,
    words_of,
)
from corpus.model import Document, Locator, Passage, Period, Span


def feature(name: str, question: str, text: str, *, above: tuple[str, ...] = (), around: Around | None = None) -> float:
    """Return a feature of a passage; all words of the question weigh the same."""
    sought = wanted(question, [1.0] * len(words_of(question)))
    passage = Passage("p", Locator("r", (Span(1, 0, len(text)),)), text, above)
    return FEATURES[name](sought, seen(passage, around or Around(), sought))


def share(question: str, text: str) -> float:
    """Return how much of a question a text covers."""
    return feature("covered", question, text)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("skolor", "Skolan byggs ut."),
        ("bostäder", "Fler bostäder behövs."),
        ("frånvaron", "Arbetet mot skolfrånvaro."),
        ("mål", "Ett mål är nått."),
        ("elevers", "Eleverna är trygga."),
    ],
)
def test_a_word_is_known_in_other_forms(asked: str, text: str) -> None:
    """This test ensures that a word stands where an inflection, or a compound with it, does."""
    assert share(asked, text) == 1


@pytest.mark.parametrize(("asked", "text"), [("mål", "Frukosten serveras målmedvetet."), ("sol", "En isolerad fråga.")])
def test_short_stems_are_words_of_their_own(asked: str, text: str) -> None:
    """This test ensures that three letters inside another word are no find."""
    assert share(asked, text) == 0


def test_a_compound_counts_by_its_parts() -> None:
    """This test ensures that a compound that stands nowhere is covered by its parts, each its share."""
    assert share("skolfrånvaro", "Frånvaron i skolan minskar.") == 1
    assert share("skolfrånvaro", "Frånvaron minskar.") == pytest.approx(0.5)


def test_rare_words_weigh_more() -> None:
    """This test ensures that the share goes by the words' rarities."""
    sought = wanted("kommunens skyddsrum", [1.0, 3.0])
    passage = Passage("p", Locator("r", (Span(1, 0, 9),)), "Skyddsrum")
    assert covered(sought, seen(passage, Around(), sought)) == pytest.approx(0.75)


def test_headings_cover_and_are_told_apart() -> None:
    """This test ensures that a heading's words count, also by themselves."""
    assert feature("covered", "cykelvägar i centrum", "Byggs ut.", above=("Cykelvägar",)) == pytest.approx(0.5)
    assert feature("headed", "cykelvägar i centrum", "I centrum.", above=("Cykelvägar",)) == pytest.approx(0.5)
    assert feature("headed", "cykelvägar", "Cykelvägar byggs ut.") == 0


def test_numbers_stand_by_themselves_or_are_years_of_the_document() -> None:
    """This test ensures that a number inside another is none, and that a document's period holds its years."""
    assert feature("numbered", "mål 12 år 2021", "Mål 12 nåddes 2021.") == 1
    assert feature("numbered", "mål 12", "Mål 112 och 123") == 0
    assert feature("numbered", "målet 2021", "Målet.", around=Around((), (Period(2019, 2022),))) == 1
    assert feature("numbered", "målet", "2021") == 0


def test_titles_are_those_of_the_documents() -> None:
    """This test ensures that the title of any document that a passage stands in counts, whatever its case."""
    documents = [
        Document(id=name, name=name, path=name, version="v", reading="r", title=title, format="pdf")
        for name, title in (("a", "Verksamhetsplan 2021"), ("b", "Budget för SOCIALNÄMNDEN"))
    ]
    assert feature("titled", "socialnämndens budget", "", around=Around.of(documents)) == 1
    assert feature("titled", "socialnämndens budget", "Socialnämndens budget") == 0


@pytest.mark.parametrize(
    "question", ["vad är det", "😀", "å", "12", "x" * 3000, 'AND NOT ("*" OR ~mål^2)', "a\x00b\x07"]
)
@pytest.mark.parametrize("text", ["", "vad är det 12 mål", "x" * 3000])
def test_every_feature_is_a_share(question: str, text: str) -> None:
    """This test ensures that odd questions and texts give features between 0 and 1."""
    for name in FEATURES:
        assert 0 <= feature(name, question, text, above=("",)) <= 1 + 1e-9


def test_features_are_the_functions_named() -> None:
    """This test ensures that each feature is reached by the name that its weight has."""
    assert list(FEATURES.values()) == [covered, headed, titled, numbered]
