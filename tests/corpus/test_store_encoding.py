"""Stored values come back as they were."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from corpus.model import (
    Box,
    Fact,
    FactRole,
    Level,
    Locator,
    Mention,
    MentionKind,
    PictureBox,
    Quantity,
    Relation,
    Span,
    Tie,
    TieKind,
)
from corpus.store import encoding

words = st.text(max_size=20)
maybe_words = st.none() | words
spans = st.builds(Span, st.integers(1, 9), st.integers(0, 99), st.integers(0, 99))
points = st.floats(0, 2_000, allow_nan=False)
pictures = st.builds(PictureBox, st.integers(1, 9), st.builds(Box, points, points, points, points))
locators = st.builds(
    Locator, words, st.lists(spans, min_size=1, max_size=3).map(tuple), st.lists(pictures, max_size=2).map(tuple)
)
quantities = st.builds(
    Quantity,
    st.decimals(allow_nan=False, allow_infinity=False),
    words,
    st.sampled_from("=<>≤≥"),
    st.none() | st.integers(1900, 2100),
)
facts = st.builds(
    Fact,
    st.sampled_from(FactRole),
    words,
    locators,
    st.none() | quantities,
    st.none() | st.integers(1900, 2100),
)
ties = st.builds(Tie, st.sampled_from(Relation), st.sampled_from(TieKind), words, locators, maybe_words)
mentions = st.builds(
    Mention,
    words,
    st.sampled_from(MentionKind),
    words,
    locators,
    st.lists(words, max_size=3).map(tuple),
    st.none() | st.sampled_from(Level),
    maybe_words,
    maybe_words,
    st.booleans(),
    st.lists(facts, max_size=3).map(tuple),
    st.lists(ties, max_size=3).map(tuple),
)


@given(mentions)
def test_mention_round_trip(mention: Mention) -> None:
    """This test ensures that any mention comes back equal, whatever its strings hold."""
    assert encoding.decode_mention(encoding.encode_mention(mention)) == mention


@given(st.lists(facts, max_size=4).map(tuple))
def test_facts_round_trip(some: tuple[Fact, ...]) -> None:
    """This test ensures that facts come back equal and in order."""
    assert encoding.decode_facts(encoding.encode_facts(some)) == some


def test_decimals_keep_their_digits() -> None:
    """This test ensures that a value is stored as it was written: 16.40 is not 16.4."""
    fact = Fact(FactRole.TARGET, "16,40 %", Locator("r", (Span(1, 0, 7),)), Quantity(Decimal("16.40"), "%"))
    (back,) = encoding.decode_facts(encoding.encode_facts((fact,)))
    assert back.quantity is not None
    assert str(back.quantity.value) == "16.40"
