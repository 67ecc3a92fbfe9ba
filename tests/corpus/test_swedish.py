"""Tests of corpus.swedish, with its sentences and quantities."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import swedish
from corpus.model import Quantity


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in swedish.sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hej. På dig! Vad? Jo.", ["Hej.", "På dig!", "Vad?", "Jo."]),
        ("Se bl.a. s. 4 och kap. 3 i dnr. KS 12. Nästa.", ["Se bl.a. s. 4 och kap. 3 i dnr. KS 12.", "Nästa."]),
        ("Skola, vård m.m. Sedan t.ex. Motala.", ["Skola, vård m.m.", "Sedan t.ex. Motala."]),
        ("Enligt 3 kap. 4 § m.m. ska det ske.", ["Enligt 3 kap. 4 § m.m. ska det ske."]),
        ("A. Svensson sa ja. Det var 2024. Nu ökar det.", ["A. Svensson sa ja.", "Det var 2024.", "Nu ökar det."]),
        ("3. Barn mår bra. 4. Unga mår bra.", ["3. Barn mår bra.", "4. Unga mår bra."]),
        ("Ökade med 1 450,5 tkr. Sedan 16.4 procent.", ["Ökade med 1 450,5 tkr.", "Sedan 16.4 procent."]),
        ("Rubrik\n\nText som\nfortsätter.", ["Rubrik", "Text som\nfortsätter."]),
        ("Ska:\n• minska\n• öka\n- nå\n1. ett", ["Ska:", "minska", "öka", "- nå", "1. ett"]),
        ("Ska: • minska • öka mer.", ["Ska:", "minska", "öka mer."]),
        ("”Det går.” Så blev det. (Kanske.) Slut…", ["”Det går.”", "Så blev det.", "(Kanske.)", "Slut…"]),
        ("Fler än 3 st. på plats.", ["Fler än 3 st. på plats."]),
        ("En s.k. Lex Sarah av ordf. Berg o.s.v. Slut.", ["En s.k. Lex Sarah av ordf. Berg o.s.v.", "Slut."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    """This test ensures that sentences end where a reader of Swedish plans ends them."""
    assert _sentences(text) == expected


@given(st.text(alphabet=" \n.!?•-aBå1()”", max_size=200))
def test_sentences_lose_nothing(text: str) -> None:
    """This test ensures that every letter and digit stands in exactly one sentence, in order."""
    spans = swedish.sentences(text)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert [c for c in text if c.isalnum()] == [c for start, end in spans for c in text[start:end] if c.isalnum()]


def test_tokens() -> None:
    """This test ensures that tokens keep hyphens and decimals and stand where they say."""
    text = "SMS-påminnelse, hel- och halvår 16,4 % KS-2025-00512 EU:s 2019–2022 1 450"
    found = swedish.tokens(text)
    assert [token.text for token in found] == [
        *("SMS-påminnelse", "hel", "och", "halvår", "16,4", "KS-2025-00512", "EU:s", "2019", "2022", "1", "450")
    ]
    assert all(text[token.start : token.end] == token.text for token in found)


def test_abbreviations() -> None:
    """This test ensures that abbreviations are one token, say nothing or stand for their word, and hide no address."""
    text = "Bl.a. kap. 3, dnr 12, fr.o.m. maj"
    found = swedish.tokens(text)
    assert [token.text for token in found] == ["Bl.a", "kap", "3", "dnr", "12", "fr.o.m", "maj"]
    assert all(text[token.start : token.end] == token.text for token in found)
    assert swedish.content_words(text) == ("kap", "3", "dnr", "12", "maj")
    assert swedish.lemmas("kap. 3 dnr. 12 s. 4") == ("kapitel", "3", "diarienummer", "12", "s", "4")
    assert swedish.words("t.ex.se x.t.ex") == ("t", "ex", "se", "x", "t.ex")


def test_names() -> None:
    """This test ensures that what the dictionary has only as a name is told, case aside."""
    assert swedish.is_name("norrköping")
    assert not swedish.is_name("skola")
    assert not swedish.is_name("xyzzy")


def test_normalise() -> None:
    """This test ensures that case, composition, spaces, dashes and soft hyphens make no difference."""
    written = unicodedata.normalize("NFD", "  Ett\u00a0SAMMANHÅLLET\n–  Mo\u00adtala ")
    assert swedish.normalise(written) == "ett sammanhållet - motala"


@given(st.text(max_size=50))
def test_normalise_is_stable(text: str) -> None:
    """This test ensures that normalising twice changes nothing more."""
    once = swedish.normalise(text)
    assert swedish.normalise(once) == once


def test_character_ngrams() -> None:
    """This test ensures that n-grams stay inside words, and that short words and numbers stay whole."""
    assert swedish.character_ngrams("Mål av e-post 1450") == (
        "_mål",
        "mål_",
        "_av_",
        "_e_",
        "_pos",
        "post",
        "ost_",
        "_1450_",
    )
    assert swedish.character_ngrams("😀 !") == ()


def test_inflections_share_ngrams() -> None:
    """This test ensures that an inflected compound shares most n-grams with its base form."""
    base, inflected = (set(swedish.character_ngrams(word)) for word in ("förskola", "förskolornas"))
    assert len(base & inflected) >= len(base) - 3


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("bostäder", "bostad"),
        ("Förskolornas", "förskola"),
        ("resultatmålet", "resultatmål"),
        ("plan", "plan"),
        ("omsorgsnämnd", "omsorgsnämnd"),
        ("förhandlades", "förhandla"),
        ("Motalas", "motala"),
        ("EU:s", "eu"),
        ("xyzzy", "xyzzy"),
        ("", ""),
        ("a" * 100_000, "a" * 100_000),
    ],
)
def test_lemma(word: str, expected: str) -> None:
    """This test ensures that inflections lead to the dictionary form and unknown words to themselves."""
    assert swedish.lemma(word) == expected


def test_both_dictionaries_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    """This test ensures that the fast dictionary of bulk jobs gives the lemmas of the small one."""
    sample = "städerna målområden nämndernas verksamheter gick bättre integrationsarbetet"
    small = swedish.lemmas(sample)
    swedish._lemma.cache_clear()
    monkeypatch.setattr(swedish, "FAST_DICTIONARY_AFTER", 0)
    assert swedish.lemmas(sample) == small


def test_is_word() -> None:
    """This test ensures that dictionary words are known in any case and made-up ones are not."""
    assert swedish.is_word("Skolans")
    assert not swedish.is_word("xyzzy")
    assert not swedish.is_word("")


def test_content_words() -> None:
    """This test ensures that stop, question and asking words go, in both languages, and names and numbers stay."""
    asked = swedish.content_words("Vilka aktiviteter stödjer Ett sammanhållet Motala 2024?")
    assert asked == ("aktiviteter", "stödjer", "sammanhållet", "motala", "2024")
    assert swedish.content_words("Which activities support the goal?", "en") == ("activities", "support", "goal")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("16,4 %", [("16.4", "%", "=")]),
        ("1 450 tkr", [("1450", "tkr", "=")]),
        ("1 450,5 mnkr", [("1450.5", "mnkr", "=")]),
        ("3 miljoner kronor", [("3", "mnkr", "=")]),
        ("> 99 %", [("99", "%", ">")]),
        ("≥80", [("80", "", "≥")]),
        ("minst 12 procent", [("12", "%", "≥")]),
        ("högst ca 30 dagar", [("30", "dagar", "≤")]),
        ("understiger 5 %", [("5", "%", "<")]),
        ("över 65 %", [("65", "%", ">")]),
        ("ska inte överstiga 12 %", [("12", "%", "≤")]),
        ("under 90 dagar", [("90", "dagar", "=")]),
        ("10 procent eller mer", [("10", "%", "≥")]),
        ("no more than 5 days", [("5", "dagar", "≤")]),
        ("300-400 tkr", [("300", "tkr", "="), ("400", "tkr", "=")]),
        ("från 221 till 190", [("221", "", "="), ("190", "", "=")]),
        ("−5,2 procentenheter", [("-5.2", "procentenheter", "=")]),
        ("2024: 5 av 8", [("5", "", "="), ("8", "", "=")]),
        ("27¹ 5kr 50m2", [("27", "", "="), ("5", "kr", "="), ("50", "m²", "=")]),
        ("2000 kr år 2000", [("2000", "kr", "=")]),
        ("2019–2022, 2024/25, 2025-03-14, KS-2025-00512, U07428, 1.2.3, 4a", []),
        ("1" * 5000, []),
    ],
)
def test_numbers(text: str, expected: list[tuple[str, str, str]]) -> None:
    """This test ensures that values, units and comparators are read, and years, dates and codes are not values."""
    assert swedish.numbers(text) == tuple(Quantity(Decimal(value), unit, sign) for value, unit, sign in expected)


def test_stated_quantities_have_places() -> None:
    """This test ensures that a quantity's place holds its sign, number and unit."""
    text = "Från -5 % till minst 1 450,5 mnkr."
    assert [text[found.start : found.end] for found in swedish.stated_quantities(text)] == ["-5 %", "1 450,5 mnkr"]


def test_years_and_dates() -> None:
    """This test ensures that years and full dates are read where numbers leaves them out."""
    assert swedish.years("2019–2022, läsåret 2024/25, 2025-03-14, 2000 kr") == (2019, 2022, 2024, 2025, 2025)
    assert swedish.dates("2025-03-14 och 4 mars 2025") == ("2025-03-14", "2025-03-04")


READERS: list[Callable[[str], object]] = [
    *(swedish.sentences, swedish.tokens, swedish.character_ngrams, swedish.content_words),
    *(swedish.numbers, swedish.years, swedish.dates, swedish.normalise),
]


@pytest.mark.timeout(20)
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    "unit",
    [
        "1,",
        ".",
        "1 ",
        "a.",
        "a-",
        "\n ",
        "2019-",
        "<",
        "inte ",
        "1.1.",
        "t.ex.",
        "(",
        "5 %",
        "a",
        ".(",
        "\u0301",
        "•\n",
    ],
)
def test_hostile_text(reader: Callable[[str], object], unit: str) -> None:
    """This test ensures that long repetitive text is read in linear time (quadratic time would pass the limit)."""
    reader(unit * (60_000 // len(unit)) + "x")
