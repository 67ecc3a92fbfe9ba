"""Statuses shown by coloured signs, words and cells, and keys that name colours, in real PDF files drawn by hand."""

from __future__ import annotations

import pytest

from corpus.model import FactRole, MentionKind
from ingest.reader import read
from tests.ingest.parse.drawn_pdf import area, pdf, sign, words
from tests.ingest.test_symbols import (
    GREEN,
    RED,
    TITLE,
    YELLOW,
    disc,
    of_kind,
    quoted,
    status,
    table,
    unexplained,
)

GOALS = [
    ("Alla barn lär sig simma", sign(0, -4, "●", colour=GREEN)),
    ("Fler reser med buss", sign(0, -4, "●", colour=RED)),
    ("Maten lagas i egna kök", sign(0, -4, "●", colour=GREEN)),
]
HEADS = ("Nämndmål", "Måluppfyllelse")


def wordings(*pages: str) -> list[str]:
    """Return the wordings of the verdicts on those pages."""
    return [verdict.wording for verdict in of_kind(read(pdf(*pages), name="plan.pdf"), MentionKind.VERDICT)]


def test_a_coloured_sign_is_read_by_the_key_that_shows_it() -> None:
    """This test ensures that equal signs of different colours are two symbols, by a key on another page."""
    key = words(60, 700, "Teckenförklaring", bold=True, size=13)
    key += sign(64, 680, "●", colour=GREEN) + words(84, 680, "Målet är uppnått")
    key += sign(64, 660, "●", colour=RED) + words(84, 660, "Målet är inte uppnått")
    reading = read(pdf(TITLE + table(740, HEADS, GOALS), key), name="plan.pdf")
    verdicts = of_kind(reading, MentionKind.VERDICT)
    assert [one.wording for one in verdicts] == ["Målet är uppnått", "Målet är inte uppnått", "Målet är uppnått"]
    assert set(quoted(reading, verdicts[1].locator)) == {"Fler reser med buss", "Målet är inte uppnått"}
    (place,) = verdicts[1].locator.pictures
    assert place.page == 1
    assert place.box.x0 == pytest.approx(360, abs=2)
    assert place.box.x1 - place.box.x0 < 15


def test_a_coloured_sign_without_a_key_is_told_of_with_its_colour() -> None:
    """This test ensures that a colour alone is no verdict, that it is named, and that its place is the sign's own."""
    reading = read(pdf(TITLE + table(740, HEADS, GOALS)), name="plan.pdf")
    assert of_kind(reading, MentionKind.VERDICT) == []
    goals = of_kind(reading, MentionKind.GOAL)
    assert status(goals[1], FactRole.SYMBOL) == [f"bedömning visas som symbol, kunde inte tolkas{unexplained('röd')}"]
    fact = goals[1].fact(FactRole.SYMBOL)
    assert fact is not None
    assert [place.page for place in fact.locator.pictures] == [1]


@pytest.mark.parametrize(
    "key",
    [
        ["Grönt = målet uppnås, gult = målet uppnås delvis och rött = målet uppnås inte."],
        ["Grön: målet uppnås", "Gul: målet uppnås delvis", "Röd: målet uppnås inte"],
        ["Grön cirkel – målet uppnås", "Gul cirkel – målet uppnås delvis", "Röd cirkel – målet uppnås inte"],
        ["Grön markering betyder att målet uppnås. Röd markering betyder att målet uppnås inte."],
    ],
    ids=["sentence", "lines", "shapes", "verbs"],
)
def test_a_key_may_name_colours_in_words(key: list[str]) -> None:
    """This test ensures that a key in words explains coloured signs as well as drawn dots."""
    said = "".join(words(60, 300 - 30 * number, line) for number, line in enumerate(key))
    expected = ["målet uppnås", "målet uppnås inte", "målet uppnås"]
    assert wordings(TITLE + table(740, HEADS, GOALS) + said) == expected
    drawn = [(name, disc(0, 0, colour)) for (name, _), colour in zip(GOALS, (GREEN, RED, GREEN), strict=True)]
    assert wordings(TITLE + table(740, HEADS, drawn), said) == expected


def test_a_key_in_words_may_stand_in_a_table() -> None:
    """This test ensures that a colour in one cell is explained by the next."""
    key = table(400, ("Färg", "Betydelse"), [("Grön", ""), ("Röd", "")])
    key += words(344, 400 - 40, "Målet uppnås") + words(344, 400 - 64, "Målet uppnås inte")
    assert wordings(TITLE + table(740, HEADS, GOALS) + key) == ["Målet uppnås", "Målet uppnås inte", "Målet uppnås"]


def test_words_about_colours_are_no_key() -> None:
    """This test ensures that one colour, or colours in prose, explain nothing."""
    said = words(60, 300, "Den gröna omställningen ger jobb. Gult kort delades ut.") + words(60, 270, "Röd: se ovan")
    assert wordings(TITLE + table(740, HEADS, GOALS) + said) == []


def test_shapes_tell_signs_apart() -> None:
    """This test ensures that black ticks, crosses and arrows are read by the key that shows them, and repeated ones."""
    rows = [("Bygga en bro", sign(0, -4, "▲")), ("Måla skolan", sign(0, -4, "▼")), ("Riva kiosken", sign(0, -4, "★★"))]
    key = words(60, 420, "Symbolernas betydelse", bold=True, size=13)
    for number, (one, said) in enumerate((("▲", "Ökar"), ("▼", "Minskar"), ("★", "Ny"), ("★★", "Pågår"))):
        key += sign(64, 400 - 20 * number, one) + words(100, 400 - 20 * number, said)
    reading = read(pdf(TITLE + table(740, ("Aktivitet", "Status"), rows) + key), name="plan.pdf")
    assert [status(one) for one in of_kind(reading, MentionKind.ACTIVITY)] == [["Ökar"], ["Minskar"], ["Pågår"]]


def test_a_status_in_words_beside_a_sign_keeps_its_words() -> None:
    """This test ensures that the sign before a word is no part of it."""
    rows = [
        ("Bygga en bro", sign(0, -4, "●", colour=GREEN) + words(16, -4, "Klar")),
        ("Måla skolan", words(0, -4, "-")),
    ]
    reading = read(pdf(TITLE + table(740, ("Aktivitet", "Status"), rows)), name="plan.pdf")
    activity = of_kind(reading, MentionKind.ACTIVITY)[0]
    assert status(activity) == ["Klar"]
    assert status(activity, FactRole.SYMBOL) == []


def test_a_comment_against_its_symbol_is_kept_beside_it() -> None:
    """This test ensures that what the words say and what the colour says both stand, each at its place."""
    said = words(60, 300, "Grönt = målet uppnås, rött = målet nås inte.")
    rows = [(name, picture) for name, picture in GOALS]
    comments = ("Målet uppnås inte.", "", "")
    page = TITLE + table(740, (*HEADS, "Kommentar"), rows, comments=comments) + said
    verdict = of_kind(read(pdf(page), name="plan.pdf"), MentionKind.VERDICT)[0]
    assert verdict.wording == "målet uppnås"
    assert status(verdict, FactRole.COMMENT) == ["Målet uppnås inte."]
    words_and_colour = [(GOALS[0][0], sign(0, -4, "●", colour=GREEN) + words(14, -4, "Ej uppfyllt")), *rows[1:]]
    found = of_kind(read(pdf(TITLE + table(740, HEADS, words_and_colour) + said), name="x.pdf"), MentionKind.VERDICT)
    assert [one.wording for one in found][:2] == ["Ej uppfyllt", "målet uppnås"]


def test_words_on_a_coloured_ground_and_coloured_words() -> None:
    """This test ensures that the ground of a cell, and the colour of its words, are read by a key in words."""
    said = words(60, 300, "Grönt betyder att målet nås och rött betyder att målet inte nås.")
    green, red = (area(-19, -11.5, 79, 11.5, colour) for colour in ("0.78 0.94 0.81", "1 0.78 0.81"))
    rows = [("Alla barn lär sig simma", green + words(0, -4, "87 %")), ("Fler reser", red + words(0, -4, "12 %"))]
    assert wordings(TITLE + table(740, HEADS, rows) + said)[1::2] == ["målet nås", "målet inte nås"]
    coloured = [(name, words(0, -4, "Se text", colour=one)) for (name, _), one in zip(rows, (GREEN, RED), strict=True)]
    assert wordings(TITLE + table(740, HEADS, coloured) + said)[1::2] == ["målet nås", "målet inte nås"]


def test_the_colour_of_an_outcome_is_a_status_by_the_key_alone() -> None:
    """This test ensures that an indicator's green outcome says so where the key explains it, and else nothing."""
    green = area(-19, -11.5, 79, 11.5, GREEN)
    rows = [("Andel nöjda elever", green + words(0, -4, "87 %")), ("Antal böcker", words(0, -4, "12"))]
    page = TITLE + table(740, ("Indikator", "Utfall"), rows)
    plain = of_kind(read(pdf(page), name="x.pdf"), MentionKind.INDICATOR)
    assert [status(one) + status(one, FactRole.SYMBOL) for one in plain] == [[], []]
    said = words(60, 300, "Grönt: målet uppnås, rött: målet uppnås inte.")
    found = of_kind(read(pdf(page + said), name="x.pdf"), MentionKind.INDICATOR)
    assert [status(one) for one in found] == [["målet uppnås"], []]
    assert status(found[0], FactRole.OUTCOME) == ["87 %"]


def test_a_row_shaded_all_over_says_nothing() -> None:
    """This test ensures that a green head row is no status."""
    head = area(60, 716, 440, 740, "0.7 0.9 0.7")
    rows = [("Bygga en bro", ""), ("Måla skolan", "")]
    reading = read(pdf(TITLE + head + table(740, ("Aktivitet", "Status"), rows)), name="plan.pdf")
    assert [one.facts for one in of_kind(reading, MentionKind.ACTIVITY)] == [(), ()]


def test_levels_of_filling_are_told_apart_by_their_key() -> None:
    """This test ensures that a half-filled ring is another symbol than a full one, and means what the key says."""

    def ring(share: float) -> str:
        inner = disc(0, 0, "1 1 1", radius=4.2)
        half = area(-4.2, -4.2, -4.2 + 8.4 * share, 4.2, "0.2 0.2 0.2") if share else ""
        clip = "q -4 0 m -4 2.2 -2.2 4 0 4 c 2.2 4 4 2.2 4 0 c 4 -2.2 2.2 -4 0 -4 c -2.2 -4 -4 -2.2 -4 0 c W n\n"
        return disc(0, 0, "0.2 0.2 0.2") + inner + f"{clip}{half}Q\n"

    rows = [("Bygga en bro", ring(0.5)), ("Måla skolan", ring(1.0)), ("Riva kiosken", ring(0.0))]
    key = words(60, 520, "Teckenförklaring", bold=True, size=13)
    for number, (share, said) in enumerate(((0.0, "Ej påbörjad"), (0.5, "Pågår"), (1.0, "Klar"))):
        key += f"q 1 0 0 1 68 {504 - 20 * number} cm {ring(share)} Q\n" + words(84, 500 - 20 * number, said)
    reading = read(pdf(TITLE + table(740, ("Aktivitet", "Status"), rows) + key), name="plan.pdf")
    found = of_kind(reading, MentionKind.ACTIVITY)
    assert [status(one) for one in found] == [["Pågår"], ["Klar"], ["Ej påbörjad"]]


def goal(y: float, name: str, colour: str) -> str:
    """Return a goal's heading with a coloured dot before it, and a line of prose below."""
    dot = f"q 1 0 0 1 52 {y + 5} cm {disc(0, 0, colour)} Q\n"
    return dot + words(66, y, f"Mål: {name}", size=14, bold=True) + words(60, y - 22, "Vi har arbetat med frågan.")


def test_a_dot_beside_a_heading_judges_its_goal_by_the_key() -> None:
    """This test ensures that a symbol at a goal's heading is its verdict, by a key on another page."""
    page = TITLE + goal(700, "Alla barn lär sig simma", GREEN) + goal(600, "Fler reser med buss", RED)
    key = words(60, 700, "Grön: målet uppnås") + words(60, 680, "Röd: målet uppnås inte")
    reading = read(pdf(page, key), name="plan.pdf")
    verdicts = of_kind(reading, MentionKind.VERDICT)
    assert [(one.wording, one.ties[0].target) for one in verdicts] == [
        ("målet uppnås", "Alla barn lär sig simma"),
        ("målet uppnås inte", "Fler reser med buss"),
    ]
    assert verdicts[0].locator.pictures[0].box.x0 == pytest.approx(47, abs=1)
    alone = read(pdf(page), name="plan.pdf")
    assert of_kind(alone, MentionKind.VERDICT) == []
    goals = of_kind(alone, MentionKind.GOAL)
    assert [status(one, FactRole.SYMBOL) for one in goals] == [
        [f"bedömning visas som symbol, kunde inte tolkas{unexplained(colour)}"] for colour in ("grön", "röd")
    ]


def test_a_label_below_a_goal_leads_its_symbol() -> None:
    """This test ensures that a symbol after "Måluppfyllelse:" judges the goal above it."""
    page = TITLE + words(60, 700, "Mål: Alla barn lär sig simma", size=14, bold=True)
    page += words(60, 676, "Måluppfyllelse:") + sign(150, 676, "●", colour=YELLOW)
    key = words(60, 600, "Grön: målet uppnås") + words(60, 580, "Gul: målet uppnås delvis")
    verdicts = of_kind(read(pdf(page, key), name="plan.pdf"), MentionKind.VERDICT)
    assert [(one.wording, one.ties[0].target) for one in verdicts] == [
        ("målet uppnås delvis", "Alla barn lär sig simma")
    ]
    alone = of_kind(read(pdf(page), name="plan.pdf"), MentionKind.GOAL)[0]
    assert status(alone, FactRole.SYMBOL) == [f"bedömning visas som symbol, kunde inte tolkas{unexplained('gul')}"]


def test_a_decoration_beside_headings_says_nothing() -> None:
    """This test ensures that the same green dot before every goal is no judgement."""
    page = TITLE + goal(700, "Alla barn lär sig simma", GREEN) + goal(600, "Fler reser med buss", GREEN)
    reading = read(pdf(page), name="plan.pdf")
    assert of_kind(reading, MentionKind.VERDICT) == []
    assert [one.facts for one in of_kind(reading, MentionKind.GOAL)] == [(), ()]
