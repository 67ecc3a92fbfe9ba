"""The finishes of golden documents: typesetters and noise change how a document reaches its reader, never its key."""

from __future__ import annotations

import base64
import io
import itertools
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from selectolax.lexbor import LexborHTMLParser

from tests.quality.golden import corpus, programs
from tests.quality.golden.check import missing
from tests.quality.golden.corpus import GoldenCorpus
from tests.quality.golden.draw import draw
from tests.quality.golden.errors import ProgramMissing, TypesettingFailed
from tests.quality.golden.finish import Finish, Noise, Typesetter, draw_finishes, named
from tests.quality.golden.job import Laid, activity
from tests.quality.golden.layouts import LAYOUTS as LAYOUT_NAMES
from tests.quality.golden.typeset import Task, lay_out, typeset_all
from tests.quality.golden.typesetters import libreoffice, word
from tests.quality.golden.typesetters.pages import letters
from tests.quality.test_golden import first as document_in

SEED = 5
LAYOUTS = ("section_rows", "indicator_tables", "continued_table", "assigned_goals", "measure_rows")
WEB_PAGE = "web_page"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4" fill="green"/></svg>'


def make(typesetter: Typesetter, *noise: Noise, only: tuple[str, ...] = LAYOUTS, seed: int = SEED) -> GoldenCorpus:
    """Make some layouts of a seed, all with one finish."""
    needed = [name for name, used in (("soffice", typesetter == "libreoffice"), ("gs", "curves" in noise)) if used]
    if needed and (said := programs.absent(*needed)):
        pytest.skip(said)
    return corpus.make(seed, only, finishes=dict.fromkeys(only, Finish(typesetter, noise, grain=seed)))


def read(data: bytes) -> list[str]:
    """Return the text of each page as pdfium gives it."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]


def texts_of_cells(made: GoldenCorpus, name: str, tag: str) -> Iterator[str]:
    """Yield the texts of a layout's cells."""
    _, laid = lay_out(made.graph.documents[name], made.graph, SEED)
    yield from (cell.text() for cell in LexborHTMLParser(laid.html).css(tag))


# --- the draw ------------------------------------------------------------------------------------------------------


def test_a_finish_moves_no_other_draw() -> None:
    """This test ensures that a seed gives the same finishes each time, and the same content whatever they are."""
    graph = draw(SEED)
    finishes = draw_finishes(SEED, graph)
    assert finishes == draw_finishes(SEED, graph)
    others = named(graph, {name: Finish("word") for name in finishes})
    for name in LAYOUTS:
        assert document_in(others, name).file.endswith(".docx")
        assert lay_out(document_in(others, name), others, SEED)[1] == lay_out(document_in(graph, name), graph, SEED)[1]


def test_finishes_have_their_shares() -> None:
    """This test ensures that typesetters, clean PDFs and every noise are drawn about as often as they should be."""
    drawn = [one for seed in range(60) for one in draw_finishes(seed, draw(seed)).values() if one.typesetter != "web"]
    shares = {name: count / len(drawn) for name, count in Counter(one.typesetter for one in drawn).items()}
    assert 0.44 < shares["weasyprint"] < 0.56
    assert 0.28 < shares["libreoffice"] < 0.39
    printed = [one for one in drawn if one.typesetter != "word"]
    assert 0.52 < sum(not one.noise for one in printed) / len(printed) < 0.68
    noises = Counter(noise for one in printed for noise in one.noise)
    assert len(noises) == 8
    assert min(noises.values()) > 10


def test_a_web_page_stays_one() -> None:
    """This test ensures that what is drawn as a web page gets no other typesetter and no noise."""
    for seed in range(20):
        assert draw_finishes(seed, draw(seed))[document_in(draw(seed), WEB_PAGE).id] == Finish("web")


# --- the typesetters -----------------------------------------------------------------------------------------------


@pytest.mark.check
@pytest.mark.parametrize("seed", [5, 6])
@pytest.mark.parametrize("typesetter", ["weasyprint", "libreoffice", "word"])
def test_every_typesetter_keeps_the_key(typesetter: Typesetter, seed: int) -> None:
    """This test ensures that everything in a key stands on its page and that no typesetter loses an entry."""
    names = tuple(name for name in LAYOUT_NAMES if name != WEB_PAGE)
    made = make(typesetter, only=names, seed=seed)
    assert not missing(made)
    for name, document in made.graph.documents.items():
        key, section = json.loads(made.keys[name]), document.sections[0]
        assert key["document"] == document.file
        assert len(key["activities"]) == len(section.activities), name
        assert len(key["indicators"]) == len(section.indicators), name


@pytest.mark.check
@pytest.mark.parametrize("typesetter", ["weasyprint", "libreoffice", "word"])
def test_the_same_seed_gives_the_same_words(typesetter: Typesetter) -> None:
    """This test ensures that a document is set with the same words on the same pages each time."""
    first, again = (make(typesetter, "characters", only=LAYOUTS[:2]) for _ in range(2))
    assert {name: one.pages for name, one in first.rendered.items()} == {
        name: one.pages for name, one in again.rendered.items()
    }
    assert first.keys == again.keys


@pytest.mark.check
def test_a_word_documents_pages_are_its_sections() -> None:
    """This test ensures that the key of a DOCX counts the outermost headings that the file itself repeats."""
    made = make("word")
    for name, rendered in made.rendered.items():
        pages = sections(rendered.data)
        key = json.loads(made.keys[name])
        assert len(pages) == len(rendered.pages), name
        for one in key["activities"] + key["indicators"] + key["goals"]:
            assert letters(one.get("text") or one["name"]) in letters(pages[one["page"] - 1]), (name, one)


def sections(data: bytes) -> list[str]:
    """Return the text of each section of a Word document, read back from the file."""
    body = docx.Document(io.BytesIO(data)).element.body
    parts = [(str(one.style or "") if one.tag == qn("w:p") else "", "".join(one.itertext())) for one in body]
    levels = Counter(style for style, _ in parts if style.startswith("Heading"))
    repeated = min((style for style, count in levels.items() if count > 1), default="none")
    pages = [""]
    for style, text in parts:
        if style == repeated:
            pages.append("")
        pages[-1] += text
    return pages


@pytest.mark.check
def test_no_marks_are_left_in_the_files() -> None:
    """This test ensures that neither a printed PDF nor a Word document tells what the key marks."""
    for one in make("libreoffice", only=LAYOUTS[:1]).rendered.values():
        assert not libreoffice.destinations(one.data)
    for one in make("word", only=LAYOUTS[:1]).rendered.values():
        assert b"bookmarkStart" not in docx.Document(io.BytesIO(one.data)).part.blob


@pytest.mark.check
def test_word_takes_what_layouts_write() -> None:
    """This test ensures that merged cells, nested lists, numbers, pictures, colours and page breaks reach Word."""
    graph = draw(SEED)
    job, _ = lay_out(document_in(graph, "section_rows"), graph, SEED)
    job.anchors.marks.clear()
    first, second = job.activities()[:2]
    picture = base64.b64encode(SVG.encode()).decode()
    html = (
        f"<h1>Ett</h1><ul><li>yttre<ul><li>inre</li></ul></li></ul><ol><li>först</li></ol><ol><li>nytt</li></ol>"
        f'<p class="box">I ruta <img src="data:image/svg+xml;base64,{picture}" style="height:4mm"></p>'
        '<div style="height:50mm"></div><h1 style="break-before: page">Två</h1>'
        f'<table><thead><tr><th colspan="2">Brett</th><th>Smalt</th></tr></thead><tbody><tr{job.at(activity(first))}>'
        f'<td rowspan="2">Högt</td><td>{first.text}</td><td><ul><li>punkt</li></ul></td></tr>'
        f'<tr><td colspan="2"><span{job.at(activity(second))}>{second.text}</span></td></tr></tbody></table>'
    )
    made = word.typeset(job, Laid(html, style=".box { background: #abc; }"), Finish("word"), bookmarked=True)
    read_back = docx.Document(io.BytesIO(made.data))
    rows = [[cell.text for cell in row.cells] for row in read_back.tables[0].rows]
    assert rows == [["Brett", "Brett", "Smalt"], ["Högt", first.text, "punkt"], ["Högt", second.text, second.text]]
    styles = [paragraph.style.name for paragraph in read_back.paragraphs]
    assert {"List Bullet", "List Bullet 2", "List Number", "Heading 1"} <= set(styles)
    xml = read_back.element.xml
    assert xml.count("<w:bookmarkStart") == 2
    assert 'w:fill="AABBCC"' in xml
    assert len(read_back.inline_shapes) == 1
    assert xml.count("<w:pageBreakBefore") == 1
    assert [placed.page for placed in made.placed] == [3, 3]


def test_word_takes_columns_boxes_and_paper() -> None:
    """This test ensures that columns, boxes, lists without bullets, running elements and wide paper reach Word."""
    graph = draw(SEED)
    job, _ = lay_out(document_in(graph, "section_rows"), graph, SEED)
    job.anchors.marks.clear()
    html = (
        '<div class="run">på varje sida</div><div class="two"><p>spalt</p><ul><li>→ punkt</li></ul></div>'
        '<div class="box"><p>ruta</p></div><p class="small">liten</p>'
    )
    sheet = (
        "@page { size: A4 landscape; } .run { position: running(run); } .two { columns: 2; } ul { list-style: none; }"
        ".box { border: 1pt solid #123456; } .small { font-size: 6pt; } li::after { content: none; }"
    )
    made = word.typeset(job, Laid(html, style=sheet), Finish("word"), bookmarked=False)
    read_back = docx.Document(io.BytesIO(made.data))
    counts = [one._sectPr.find(qn("w:cols")).get(qn("w:num")) for one in read_back.sections]
    assert counts == [None, "2", "1"]
    assert read_back.sections[0].page_width > read_back.sections[0].page_height
    paragraphs = {one.text: one for one in read_back.paragraphs}
    assert "på varje sida" not in paragraphs
    assert paragraphs["→ punkt"].style.name == "Normal"
    assert paragraphs["ruta"]._p.pPr.xml.count('w:color="123456"') == 4
    assert paragraphs["liten"].runs[0].font.size.pt == 6


def test_a_mark_without_text_is_refused() -> None:
    """This test ensures that a mark that reaches no text stops the typesetter instead of leaving a hole in the key."""
    graph = draw(SEED)
    job, laid = lay_out(document_in(graph, "section_rows"), graph, SEED)
    job.anchors.marks["e99"] = (activity(job.activities()[0]),)
    with pytest.raises(TypesettingFailed, match="e99"):
        word.typeset(job, laid, Finish("word"), bookmarked=False)


def test_a_missing_program_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """This test ensures that where LibreOffice is not installed, the error says which Debian package to install."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ProgramMissing, match="libreoffice-writer-nogui"):
        libreoffice.print_all({"one": b""})
    assert programs.absent("soffice") == "needs Debian's libreoffice-writer-nogui"


def test_a_document_that_is_not_printed_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """This test ensures that where LibreOffice gives no PDF, the error names the document and what the program said."""
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\necho source file could not be loaded\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    with pytest.raises(TypesettingFailed, match=r"no PDF of broken.*could not be loaded"):
        libreoffice.print_all({"broken": b""})


# --- the noise -----------------------------------------------------------------------------------------------------


@pytest.mark.check
@pytest.mark.parametrize("noise", ["scan", "curves"])
def test_no_text_layer_is_left(noise: Noise) -> None:
    """This test ensures that a scan and text as curves have ink and no text, and the key of the clean document."""
    made, clean = make("weasyprint", noise, only=LAYOUTS[:1]), make("weasyprint", only=LAYOUTS[:1])
    assert made.keys == clean.keys
    for one in made.rendered.values():
        assert not "".join(read(one.data)).strip()
        for page in pypdfium2.PdfDocument(one.data):
            darkest, lightest = page.render(scale=1).to_pil().convert("L").getextrema()
            assert darkest < 120 < lightest


@pytest.mark.check
def test_page_numbers_are_doubled() -> None:
    """This test ensures that a page number that is drawn twice is read twice."""
    for one in make("weasyprint", "doubled").rendered.values():
        for number, page in enumerate(read(one.data), start=1):
            assert f"{number}{number}" in page.split("\r\n")[-1]


@pytest.mark.check
@pytest.mark.parametrize("typesetter", ["weasyprint", "libreoffice"])
def test_words_are_hyphenated(typesetter: Typesetter) -> None:
    """This test ensures that words are hyphenated at line ends, which pdfium tells by a character of its own."""
    made = make(typesetter, "hyphens")
    assert any("\ufffe" in page for one in made.rendered.values() for page in read(one.data))


@pytest.mark.check
@pytest.mark.parametrize("typesetter", ["weasyprint", "libreoffice"])
def test_words_are_split_without_a_hyphen(typesetter: Typesetter) -> None:
    """This test ensures that a word of a narrow column is broken inside without a hyphen."""
    made = make(typesetter, "split_words")
    assert not missing(made)
    split = 0
    for name, one in made.rendered.items():
        words = {word for text in texts_of_cells(made, name, "th") for word in text.split() if len(word) > 4}
        lines = "\n".join(one.pages)
        split += sum(word not in lines and word in lines.replace(" ", "").replace("\n", "") for word in words)
    assert split


@pytest.mark.check
@pytest.mark.parametrize("typesetter", ["weasyprint", "libreoffice"])
def test_rows_are_split_over_pages(typesetter: Typesetter) -> None:
    """This test ensures that a row really begins on one page and ends on the next."""
    made = make(typesetter, "split_rows")
    assert not missing(made)
    assert any(split_rows(made, name) for name in made.rendered)


def split_rows(made: GoldenCorpus, name: str) -> list[str]:
    """Return the texts of cells that stand whole less often than they were written, and on both sides of a break."""
    pages = [letters(page) for page in made.rendered[name].pages]
    written = [letters(cell) for cell in texts_of_cells(made, name, "td")]
    split = []
    for text in {one for one in written if len(one) > 24}:
        whole = sum(page.count(text) for page in pages)
        broken = any(text[:12] in page and text[-8:] in after for page, after in itertools.pairwise(pages))
        if broken and whole < sum(one.count(text) for one in written):
            split.append(text)
    return split


@pytest.mark.check
def test_landscape_pages_are_wide() -> None:
    """This test ensures that pages can lie on their side, with both typesetters."""
    for typesetter in ("weasyprint", "libreoffice"):
        for one in make(typesetter, "landscape", only=LAYOUTS[:1]).rendered.values():
            assert all(page.get_width() > page.get_height() for page in pypdfium2.PdfDocument(one.data))


@pytest.mark.check
def test_odd_characters_stand_beside_the_key() -> None:
    """This test ensures that soft hyphens, fixed spaces and Word's own bullets occur, and never inside a key's text."""
    made = make("word", "characters")
    assert not missing(made)
    words = "".join(page for one in made.rendered.values() for page in one.pages)
    assert "\u00ad" in words
    assert "\u00a0" in words
    for key in made.keys.values():
        assert "\u00ad" not in key
    printed = make("libreoffice", "characters", only=("assigned_goals",)).rendered.values()
    assert any("\uf0b7" in page for one in printed for page in read(one.data))


@pytest.mark.check
def test_a_batch_mixes_finishes() -> None:
    """This test ensures that documents of all typesetters can be set at once, each with its own finish."""
    if said := programs.absent():
        pytest.skip(said)
    wanted = dict(zip(LAYOUTS, (Finish("word"), Finish("libreoffice"), Finish("weasyprint")), strict=False))
    graph = draw(SEED)
    tasks = [Task(*lay_out(document_in(graph, name), graph, SEED), one) for name, one in wanted.items()]
    made = typeset_all(tasks)
    assert [made[task.job.document.id].data[:2] for task in tasks] == [b"PK", b"%P", b"%P"]
    assert not replace(tasks[0].finish, noise=()).noise


@pytest.mark.check
def test_a_report_can_say_how_documents_were_finished(tmp_path: Path) -> None:
    """This test ensures that layout, typesetter and noise of every document are written beside the keys."""
    made = make("weasyprint", "landscape", only=LAYOUTS[:1])
    corpus.write(made, tmp_path)
    told = json.loads((tmp_path / "finishes.json").read_text(encoding="utf-8"))
    assert told
    for one in told:
        assert (tmp_path / one["document"]).is_file()
        assert (one["layout"], one["typesetter"], one["noise"]) == (LAYOUTS[0], "weasyprint", ["landscape"])
