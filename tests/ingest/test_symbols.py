"""Statuses and verdicts that exist only as pictures, in real PDF files drawn by hand."""

from __future__ import annotations

import pytest

from corpus.model import FactRole, Locator, Mention, MentionKind, Reading
from ingest.reader import read
from tests.ingest.parse.drawn_pdf import area, pdf, ruled, words

GREEN, RED, YELLOW, GREY = "0.1 0.6 0.2", "0.85 0.15 0.1", "0.95 0.75 0.1", "0.8 0.8 0.8"


def disc(x: float, y: float, colour: str, *, radius: float = 5) -> str:
    """Return the operators that fill a circle of four curves."""
    r, k = radius, radius * 0.5523
    return (
        f"{colour} rg {x + r} {y} m {x + r} {y + k} {x + k} {y + r} {x} {y + r} c "
        f"{x - k} {y + r} {x - r} {y + k} {x - r} {y} c {x - r} {y - k} {x - k} {y - r} {x} {y - r} c "
        f"{x + k} {y - r} {x + r} {y - k} {x + r} {y} c f\n"
    )


def tick(x: float, y: float, colour: str) -> str:
    """Return the operators that draw a tick."""
    return f"{colour} RG 2 w {x - 5} {y} m {x - 1} {y - 4} l {x + 6} {y + 5} l S\n"


def cross(x: float, y: float, colour: str) -> str:
    """Return the operators that draw a cross of two strokes."""
    return f"{colour} RG 2 w {x - 5} {y - 5} m {x + 5} {y + 5} l S {x - 5} {y + 5} m {x + 5} {y - 5} l S\n"


def bar(x: float, y: float, share: float) -> str:
    """Return the operators that draw a progress bar of 60 points."""
    filled = area(x, y - 4, x + 60 * share, y + 4, "0.2 0.4 0.8") if share else ""
    return area(x, y - 4, x + 60, y + 4, GREY) + filled


XS = (60, 340, 440, 540)


def table(top: float, heads: tuple[str, ...], rows: list[tuple[str, str]], *, comments: tuple[str, ...] = ()) -> str:
    """Return a ruled table of names, pictures (operators at (0, 0)) and comments."""
    ys = [top - 24 * number for number in range(len(rows) + 2)]
    out = ruled(XS[: len(heads) + 1], ys)
    out += "".join(words(x + 4, top - 16, head, bold=True) for x, head in zip(XS, heads, strict=False))
    for number, (name, picture) in enumerate(rows):
        middle = ys[number + 1] - 12
        out += words(64, middle - 4, name)
        out += f"q 1 0 0 1 360 {middle} cm {picture} Q\n"
        out += words(444, middle - 4, comments[number]) if comments else ""
    return out


GOALS = [
    ("Alla barn lär sig simma", tick(0, 0, GREEN)),
    ("Fler reser med buss", cross(0, 0, RED)),
    ("Maten lagas i egna kök", tick(0, 0, GREEN)),
]
KEY = (
    words(60, 400, "Teckenförklaring", bold=True, size=13)
    + f"q 1 0 0 1 68 384 cm {tick(0, 0, GREEN)} Q\n"
    + words(84, 380, "Uppfyllt")
    + f"q 1 0 0 1 68 364 cm {cross(0, 0, RED)} Q\n"
    + words(84, 360, "Ej uppfyllt")
)
TITLE = words(60, 780, "Uppföljning 2021 för tekniska nämnden", size=18, bold=True)


def of_kind(reading: Reading, kind: MentionKind) -> list[Mention]:
    """Return the mentions of a kind, in reading order."""
    return [mention for mention in reading.mentions if mention.kind is kind]


def quoted(reading: Reading, locator: Locator) -> list[str]:
    """Return the words at each part of a locator."""
    text = {page.number: page.text for page in reading.pages}
    return [text[part.page][part.start : part.end] for part in locator.parts]


def status(mention: Mention, role: FactRole = FactRole.STATUS) -> list[str]:
    """Return the texts of a mention's facts of a role."""
    return [fact.text for fact in mention.facts if fact.role is role]


def unexplained(colour: str) -> str:
    """Return what is said of a colour that no key explains."""
    return f" (visas som {colour} symbol; dokumentet förklarar inte symbolen)"


def test_a_second_scale_below_the_key_is_that_of_activities() -> None:
    """This test ensures that the same picture means one thing for goals and another for activities."""
    second = (
        f"q 1 0 0 1 68 344 cm {tick(0, 0, GREEN)} Q\n" + words(84, 340, "Slutförd")
        + f"q 1 0 0 1 68 324 cm {cross(0, 0, RED)} Q\n" + words(84, 320, "Inte startad")
    )  # fmt: skip
    activities = table(640, ("Aktivitet", "Status"), [("Bygga en simhall", cross(0, 0, RED))])
    page = TITLE + table(760, ("Mål", "Bedömning"), GOALS) + activities + KEY + second
    reading = read(pdf(page), name="plan.pdf")
    assert [one.wording for one in of_kind(reading, MentionKind.VERDICT)] == ["Uppfyllt", "Ej uppfyllt", "Uppfyllt"]
    assert [status(one) for one in of_kind(reading, MentionKind.ACTIVITY)] == [["Inte startad"]]


@pytest.mark.parametrize("pages", [(0, 0), (0, 1), (1, 0)], ids=["same page", "page after", "page before"])
def test_a_key_of_symbols_in_lines_gives_verdicts(pages: tuple[int, int]) -> None:
    """This test ensures that a tick is the word that the key on any page has beside it, and that both prove it."""
    contents = [TITLE, ""]
    contents[pages[0]] += table(740, ("Nämndmål", "Måluppfyllelse"), GOALS)
    contents[pages[1]] += KEY
    reading = read(pdf(*contents), name="plan.pdf")
    verdicts = of_kind(reading, MentionKind.VERDICT)
    assert [verdict.wording for verdict in verdicts] == ["Uppfyllt", "Ej uppfyllt", "Uppfyllt"]
    assert set(quoted(reading, verdicts[1].locator)) == {"Fler reser med buss", "Ej uppfyllt"}


def test_without_a_key_nothing_is_derived() -> None:
    """This test ensures that green, red, tick and cross alone are no verdict, and that they are named."""
    reading = read(pdf(TITLE + table(740, ("Nämndmål", "Måluppfyllelse"), GOALS)), name="plan.pdf")
    assert of_kind(reading, MentionKind.VERDICT) == []
    goals = of_kind(reading, MentionKind.GOAL)
    assert [status(goal, FactRole.SYMBOL) for goal in goals] == [
        [f"bedömning visas som symbol, kunde inte tolkas{unexplained(colour)}"] for colour in ("grön", "röd", "grön")
    ]


def test_a_table_is_a_key_of_symbols() -> None:
    """This test ensures that a key set as a table is read, with the picture before or after the word."""
    key = words(60, 520, "Symbolernas betydelse", bold=True) + table(
        500, ("Status", "Symbol"), [("Klar", disc(0, 0, GREEN)), ("Pågår – följer planen", disc(0, 0, YELLOW))]
    )
    rows = [("Bygga en bro", disc(0, 0, YELLOW)), ("Måla skolan", disc(0, 0, GREEN)), ("Riva kiosken", disc(0, 0, RED))]
    comments = ("Bron invigdes i maj.", "", "Väntar på lov.")
    page = TITLE + table(740, ("Aktivitet", "Status", "Kommentar"), rows, comments=comments) + key
    reading = read(pdf(page), name="plan.pdf")
    activities = of_kind(reading, MentionKind.ACTIVITY)
    assert [status(activity) for activity in activities] == [["Pågår"], ["Klar"], []]
    assert status(activities[2], FactRole.SYMBOL) == [f"status visas som symbol, kunde inte tolkas{unexplained('röd')}"]
    assert status(activities[0], FactRole.COMMENT) == ["Bron invigdes i maj."]


def test_the_same_picture_twice_is_no_key() -> None:
    """This test ensures that a list of goals with pictures under such a heading is not taken for the key itself."""
    said = words(60, 760, "Förklaring")
    head = ("Inriktning i stort", "Symbol")
    reading = read(
        pdf(TITLE + said + table(740, head, GOALS), table(740, ("Nämndmål", "Måluppfyllelse"), GOALS)), name="x.pdf"
    )
    assert of_kind(reading, MentionKind.VERDICT) == []


def test_a_bar_is_a_share_only_where_its_column_says_so() -> None:
    """This test ensures that a progress bar is read under "Färdiggrad", in our words and never as a status."""
    rows = [("Bygga en bro", bar(0, 0, 0.7)), ("Måla skolan", bar(0, 0, 1.0)), ("Riva kiosken", bar(0, 0, 0.0))]
    reading = read(pdf(TITLE + table(740, ("Aktivitet", "Färdiggrad"), rows)), name="plan.pdf")
    found = of_kind(reading, MentionKind.ACTIVITY)
    assert [status(one, FactRole.SYMBOL)[0] for one in found] == [
        f"färdiggrad ungefär {share} %, avläst ur en stapel" for share in (70, 100, 0)
    ]
    assert [status(one) for one in found] == [[], [], []]
    other = read(pdf(TITLE + table(740, ("Aktivitet", "Status"), rows)), name="plan.pdf")
    assert status(of_kind(other, MentionKind.ACTIVITY)[0], FactRole.SYMBOL) == [
        "status visas som symbol, kunde inte tolkas"
    ]


def test_coloured_cells_are_read_by_their_key() -> None:
    """This test ensures that a cell filled with a colour has the word that the key has beside that colour."""
    fill = {name: area(-19, -11.5, 79, 11.5, colour) for name, colour in (("g", GREEN), ("r", RED))}
    rows = [("Bygga en bro", fill["g"]), ("Måla skolan", fill["r"])]
    key = table(500, ("Betydelse", "Färg"), [("Enligt plan", fill["g"]), ("Försenad", fill["r"])])
    key += words(60, 510, "Så läser du tabellen")
    reading = read(pdf(TITLE + table(740, ("Aktivitet", "Status"), rows) + key), name="plan.pdf")
    assert [status(one) for one in of_kind(reading, MentionKind.ACTIVITY)] == [["Enligt plan"], ["Försenad"]]


def test_a_page_of_thousands_of_drawings_is_not_looked_at() -> None:
    """This test ensures that a map's drawings are passed over, in bounded time."""
    many = "".join(disc(70 + number % 90 * 5, 100 + number // 90 * 8, RED, radius=2) for number in range(2_000))
    assert of_kind(read(pdf(TITLE + many), name="karta.pdf"), MentionKind.VERDICT) == []
