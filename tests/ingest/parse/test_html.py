"""Web pages."""

from __future__ import annotations

import pytest

from corpus.errors import EmptyDocument, TooLargeDocument
from ingest.blocks import Block, BlockKind, ParsedDocument
from ingest.parse.by_suffix import parse_document


def page(body: str, *, head: str = "") -> bytes:
    """Return a web page's bytes."""
    return f"<!DOCTYPE html><html lang=sv><head><title>Plan</title>{head}</head><body>{body}</body></html>".encode()


def read(body: str) -> ParsedDocument:
    """Parse a page with that body."""
    return parse_document(page(body), name="plan.html")


def texts(parsed: ParsedDocument) -> list[str]:
    """Return the blocks' texts."""
    return [block.text for block in parsed.blocks]


def standing(parsed: ParsedDocument, block: Block) -> str:
    """Return the page text at a block's span."""
    return parsed.pages[block.span.page - 1].text[block.span.start : block.span.end]


def test_headings_paragraphs_and_nested_lists() -> None:
    """This test ensures that headings keep their level, list items their mark and nesting, all in reading order."""
    parsed = read(
        "<h1>Verksamhetsplan</h1><p>En <b>kort</b>\n text.</p>"
        "<ol start=3><li>Tredje<ul><li>Inre</li></ul></li><li>Fjärde</li></ol><p><strong>Fet rad</strong></p>"
    )
    assert [(b.text, b.heading, b.kind, b.marker, b.indent, b.bold) for b in parsed.blocks] == [
        ("Verksamhetsplan", 1, BlockKind.TEXT, "", 0, False),
        ("En kort text.", None, BlockKind.TEXT, "", 0, False),
        ("Tredje", None, BlockKind.BULLET, "3.", 0, False),
        ("Inre", None, BlockKind.BULLET, "•", 1, False),
        ("Fjärde", None, BlockKind.BULLET, "4.", 0, False),
        ("Fet rad", None, BlockKind.TEXT, "", 0, True),
    ]
    assert parsed.title == "Verksamhetsplan"
    assert all(standing(parsed, block).replace("\n", " ") == block.text for block in parsed.blocks)


def test_table_cells_keep_their_columns() -> None:
    """This test ensures that colspan and rowspan place cells at their grid columns, and that header rows are marked."""
    parsed = read(
        "<table><caption>Mål</caption><tr><th>Mål</th><th colspan=2>Utfall</th></tr>"
        "<tr><td rowspan=2>Trygghet</td><td>2024</td><td>61 %</td></tr><tr><td>2025</td><td>64 %</td></tr></table>"
    )
    block = parsed.blocks[1]
    assert texts(parsed)[0] == "Mål"
    assert block.table is not None
    assert block.table.columns == 3
    rows = [[(cell.text, cell.column, cell.columns) for cell in row.cells] for row in block.table.rows]
    assert rows == [
        [("Mål", 0, 1), ("Utfall", 1, 2)],
        [("Trygghet", 0, 1), ("2024", 1, 1), ("61 %", 2, 1)],
        [("2025", 1, 1), ("64 %", 2, 1)],
    ]
    assert [row.header for row in block.table.rows] == [True, False, False]
    page_text = parsed.pages[0].text
    cells = [cell for row in block.table.rows for cell in row.cells]
    assert all(cell.span is not None and page_text[cell.span.start : cell.span.end] == cell.text for cell in cells)


@pytest.mark.parametrize(
    "chrome",
    [
        "<nav>Meny</nav>",
        "<header>Sidhuvud</header>",
        "<footer>Sidfot</footer>",
        "<script>var x = 'Meny'</script>",
        "<style>p { color: red }</style>",
        "<div class='cookie-banner'>Vi använder kakor</div>",
        "<div role=navigation>Meny</div>",
        "<p hidden>Dolt</p>",
        "<p aria-hidden=true>Dolt</p>",
        "<p style='DISPLAY : none'>Dolt</p>",
        "<div style='visibility:hidden'><p>Dolt</p></div>",
        "<span style='font-size:0px'>Dolt</span>",
        "<p style='font-size:.5pt'>Dolt</p>",
        "<p style='color:#FFF; background: white'>Dolt</p>",
        "<p style='position:absolute;left:-400mm'>Dolt</p>",
        "<p style='position:absolute;clip:rect(0 0 0 0)'>Dolt</p>",
        "<span class='visually-hidden'>Dolt</span>",
        "<!-- Dolt -->",
        "<template><p>Dolt</p></template>",
    ],
)
def test_chrome_and_hidden_text_are_left_out(chrome: str) -> None:
    """This test ensures that what is no part of the document, or not shown, is never read."""
    assert texts(read(f"<p>Före.</p>{chrome}<p>Efter.</p>")) == ["Före.", "Efter."]


@pytest.mark.parametrize(
    "style", ["color:#fff;background:#036", "font-size:.5em", "left:-100px", "color:white", "font-size:11px"]
)
def test_what_is_seen_is_read(style: str) -> None:
    """This test ensures that white letters on a colour, small ones, and what is only moved a little are read."""
    assert texts(read(f"<p>Före.</p><p style='{style}'>Efter.</p>")) == ["Före.", "Efter."]


@pytest.mark.parametrize(
    "sheet",
    [
        ".x { display: none }",
        ".x { display: none</style><style>} .x { display: block }",
        ".y, #dold, em { display: none !important } .x { display: block }",
        "div.box > .x { visibility: hidden }",
        ".x.y { position: absolute; left: -9999px }",
        "p.x { color: #fff; background: white }",
        ".x { font-size: 0 }",
        "@media screen { .x { opacity: 0 } }",
        ".x { d\\69splay: none }",
        ".x { display: block } /* } */ .x::after { content: '}' } .x { display: none }",
    ],
)
def test_what_the_page_s_own_rules_hide_is_left_out(sheet: str) -> None:
    """This test ensures that text hidden by a class, an id, an element or a longer selector is never read."""
    body = "<div class=box><p>Före.</p><p class='x y' id=dold>Dolt <b>än</b> mer</p><p>Efter.</p></div>"
    assert texts(parse_document(page(body, head=f"<style>{sheet}</style>"), name="plan.html")) == ["Före.", "Efter."]


@pytest.mark.parametrize(
    "head",
    [
        "<style>.x { display: none } .x.y { display: block }</style>",
        "<style>.x { display: none }</style><style>.x { display: inline }</style>",
        "<style>.x { display: none }</style><style>#syns { display: block }</style>",
        "<style>.x { display: none } .z .x { display: none }</style><style>p.x { display: block }</style>",
        "<style media=print>.x { display: none }</style>",
        "<style>@media print { .x { display: none } } @media (max-width: 600px) { .x { display: none } }</style>",
        "<noscript><style>.x { display: none }</style></noscript>",
        "<style>body { visibility: hidden } .x:hover { display: none } .x::before { display: none }</style>",
        "<style>div { font-size: 0 } p { font-size: 16px }</style>",
        "<style>div { visibility: hidden } p { visibility: visible }</style>",
        "<style>.x { color: inherit; background: inherit }</style>",
        f"<style>{':not(' * 9_000}p{')' * 9_000} {{ display: none }}</style>",
    ],
)
def test_what_the_page_s_own_rules_show_is_read(head: str) -> None:
    """This test ensures that the weightier rule wins, and rules for print, a width or a moment hide nothing."""
    body = "<div><p class='x y' id=syns>Målet gäller alla.</p></div>"
    assert texts(parse_document(page(body, head=head), name="plan.html")) == ["Målet gäller alla."]


def test_an_element_s_own_style_outweighs_the_page_s() -> None:
    """This test ensures that an inline style shows what a rule hides, unless the rule is important."""
    sheet = "<style>p { display: none } b { display: none !important }</style>"
    body = "<p style='display:block'>Syns <b style='display:inline'>inte</b>.</p><p>Dolt.</p>"
    assert texts(parse_document(page(body, head=sheet), name="plan.html")) == ["Syns ."]


def test_words_beside_what_is_taken_back_are_hidden() -> None:
    """This test ensures that words without size are left out where an element beside them has a size of its own."""
    sheet = "<style>.rad { font-size: 0 } .rad span { font-size: 1rem }</style>"
    body = "<p>Före.</p><p class=rad>Dolt <span>Syns</span> <i>dolt</i></p>"
    assert texts(parse_document(page(body, head=sheet), name="plan.html")) == ["Före.", "Syns"]


def test_main_part_is_read_alone() -> None:
    """This test ensures that only main is read where there is one, and that its own header counts as text."""
    parsed = read("<div>Lyssna</div><main><header><h1>Plan</h1></header><p>Text.</p></main><div>Kontakt</div>")
    assert texts(parsed) == ["Plan", "Text."]


def test_page_named_after_cookies_is_still_read() -> None:
    """This test ensures that a wrapper whose class mentions cookie consent does not hide the whole page."""
    long = "Kommunens mål gäller alla nämnder. " * 100
    assert texts(read(f"<div class='page has-cookie-consent'><p>{long}</p></div>")) == [long.strip()]


def test_sections_become_pages() -> None:
    """This test ensures that the outermost heading level that recurs parts the text, and that labels are headings."""
    parsed = read("<h1>Plan</h1><p>Inledning.</p><h2>Mål</h2><p>A</p><h2>Uppföljning</h2><p>B</p>")
    assert [(each.number, each.label, each.text) for each in parsed.pages] == [
        (1, "Plan", "Plan\nInledning."),
        (2, "Mål", "Mål\nA"),
        (3, "Uppföljning", "Uppföljning\nB"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "iso-8859-1"])
def test_declared_and_other_encodings(encoding: str) -> None:
    """This test ensures that å, ä and ö are right whatever the page was saved in."""
    data = f"<html><head><meta charset='{encoding}'></head><body><p>Åtgärd för ökad hälsa</p></body></html>"
    assert texts(parse_document(data.encode(encoding), name="plan.html")) == ["Åtgärd för ökad hälsa"]


def test_deep_nesting_is_refused_quickly() -> None:
    """This test ensures that a page nested to hurt the parser is turned away with a typed error."""
    with pytest.raises(TooLargeDocument, match=r"plan\.html"):
        read("<div>" * 300_000 + "x")
    assert texts(read("<div>" * 150 + "<p>Djupt</p>" + "</div>" * 150)) == ["Djupt"]


def test_page_without_text() -> None:
    """This test ensures that a page that is empty without its scripts says so."""
    with pytest.raises(EmptyDocument, match="skript"):
        read("<div id=app></div><script>render()</script>")


def test_soft_hyphens_ligatures_and_spaces() -> None:
    """This test ensures that page text holds no soft hyphen, ligature, no-break space or direction mark."""
    assert texts(read("<p>hand&shy;läggning&nbsp;av \ufb01nansiella mål\u202e</p>")) == [
        "handläggning av finansiella mål"
    ]


LINES = """
Lyssna | Dela sidan | Dela på Facebook | Skriv ut sidan | Hoppa till huvudinnehåll | Till toppen | Visa mer innehåll
Läs mer | Logga in | Godkänn alla cookies | Om kakor | Följ oss på sociala medier | In English
Sidan publicerades av Anna Ek den 3 maj 2024 | Senast uppdaterad: 2024-05-03 | Var sidan till hjälp? Ja Nej
"""


@pytest.mark.parametrize("line", [line.strip() for row in LINES.strip().split("\n") for line in row.split("|")])
def test_chrome_lines_stand_nowhere(line: str) -> None:
    """This test ensures that lines that serve the page are left out, also when they stand in the midst of the text."""
    parsed = read(f"<h1>Plan</h1><p>Text före.</p><p>{line}</p><ul><li>Mål 1: Trygghet</li></ul><div>{line}</div>")
    assert texts(parsed) == ["Plan", "Text före.", "Mål 1: Trygghet"]


@pytest.mark.parametrize(
    "line",
    [
        "Start / Kommun och politik / Planer",
        "Hem &gt; Omsorg &gt; Handlingsplan",
        "Ekby kommun · Växel · Felanmälan · Kontakta oss",
        "Lättläst | Teckenspråk | Other languages",
        "Vi använder kakor för att sidan ska fungera. Genom att fortsätta godkänner du det.",
    ],
)
def test_rows_of_links_without_links_are_chrome(line: str) -> None:
    """This test ensures that trails, footers in one line and notices of cookies go, known by words alone."""
    assert texts(read(f"<h1>Plan</h1><p>{line}</p><p>Text efter.</p>")) == ["Plan", "Text efter."]


@pytest.mark.parametrize(
    "line",
    [
        "Lyssna på barnen och ta deras ord på allvar",
        "Sidan av kommunen som växer mest",
        "Dela lokaler mellan skola och fritid",
        "Vi ska använda färre kakor av plast",
        "Trygghet · Delaktighet · Kvalitet",
        "Läs mer än en bok i veckan",
        "Hur var sommaren?",
        "Kontakt med anhöriga varje vecka",
    ],
)
def test_text_that_only_begins_as_chrome_is_kept(line: str) -> None:
    """This test ensures that goals and prose with the words of chrome in them stay."""
    assert texts(read(f"<h1>Plan</h1><p>{line}</p><ul><li>{line}</li></ul>")) == ["Plan", line, line]


def test_parts_of_publishing_systems_are_left_out() -> None:
    """This test ensures that menus, sharing and feedback go by the names that publishing systems give them."""
    parsed = read(
        "<div class='sv-layout'><div class='tools toolbar'>Kontrast</div><div id='sidebar'>Andra planer</div>"
        "<div class='content'><h1>Plan</h1><p>Text.</p></div><div class='share-links'>Mastodon</div>"
        "<div class='page-feedback'>Ditt omdöme</div><div class='footer'>Storgatan 1</div></div>"
    )
    assert texts(parsed) == ["Plan", "Text."]


def test_what_holds_the_page_is_never_chrome() -> None:
    """This test ensures that an element with the page's own heading or a table stays, whatever its name."""
    table = "<table><tr><td>A</td></tr></table>"
    parsed = read(f"<div class='footer'><h1>Plan</h1><p>Text.</p></div><div class='related'>{table}</div>")
    assert texts(parsed) == ["Plan", "Text.", "A"]


def test_lists_of_links() -> None:
    """This test ensures that link lists that lead the page or return go, and that a list of goals with links stays."""
    menu = "<ul><li><a href=a>Skola</a></li><li><a href=b>Omsorg</a></li><li><a href=c>Bygga</a></li></ul>"
    goals = "<ul><li><a href=a>Trygghet</a></li><li><a href=b>Hälsa</a></li><li><a href=c>Klimat</a></li></ul>"
    assert texts(read(f"{menu}<h1>Plan</h1>{goals}<p>Text.</p>")) == ["Plan", "Trygghet", "Hälsa", "Klimat", "Text."]
    assert texts(read(f"<h1>Plan</h1>{menu}<p>Text.</p>{menu}")) == ["Plan", "Text."]


HEAD = "<p>Nyckeltal</p><p>Utfall 2023</p><p>Målvärde 2023</p>"


def grid(parsed: ParsedDocument) -> list[list[str]]:
    """Return the only table's cells."""
    (table,) = (block.table for block in parsed.blocks if block.table is not None)
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize(
    "rows",
    [
        "<div><p>Kostnad per elev</p><p>77</p><p>75</p></div><div><p>Andel trygga</p><p>–</p><p>minst 80 %</p></div>",
        "<p>Kostnad per elev</p><p>77</p><p>75</p><p>Andel trygga</p><p>–</p><p>minst 80 %</p>",
    ],
)
def test_lines_that_are_a_table(rows: str) -> None:
    """This test ensures that a table given as one line a cell is a table, its rows in elements of their own or not."""
    parsed = read(f"<h1>Plan</h1>{HEAD}{rows}<p>Texten går vidare.</p>")
    assert grid(parsed) == [
        ["Nyckeltal", "Utfall 2023", "Målvärde 2023"],
        ["Kostnad per elev", "77", "75"],
        ["Andel trygga", "–", "minst 80 %"],
    ]
    assert texts(parsed)[-1] == "Texten går vidare."


def test_lines_of_words_that_fill_whole_rows() -> None:
    """This test ensures that rows of words alone are a table when they fill it, and stay lines when they do not."""
    head = "<p>Aktivitet</p><p>Ansvarig</p><p>Klart</p>"
    row = "<p>Starta en träffpunkt</p><p>Enhetschef</p><p>Hösten</p>"
    assert grid(read(f"<h1>Plan</h1>{head}{row}{row}")) == [
        ["Aktivitet", "Ansvarig", "Klart"],
        *[["Starta en träffpunkt", "Enhetschef", "Hösten"]] * 2,
    ]
    assert all(block.table is None for block in read(f"<h1>Plan</h1>{head}{row}<p>Rest</p>").blocks)


def test_first_row_of_column_words_is_the_header() -> None:
    """This test ensures that a table without th or thead has its first row as header when its words name columns."""
    parsed = read("<table><tr><td>Nyckeltal</td><td>Utfall</td></tr><tr><td>Andel</td><td>5</td></tr></table>")
    assert parsed.blocks[0].table is not None
    assert [row.header for row in parsed.blocks[0].table.rows] == [True, False]
