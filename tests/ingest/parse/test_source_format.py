"""What a file is beside what it is called."""

from __future__ import annotations

from contextlib import suppress

import pytest

from corpus.errors import DamagedDocument, EmptyDocument, UnreadableDocument, WrongFormat
from ingest.parse.by_suffix import PARSERS, parse_document
from ingest.parse.source_format import READ_SUFFIXES, suffix_of


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("plan.pdf", b"<!DOCTYPE html><html><body>Logga in</body></html>", "webbsida"),
        ("plan.pdf", b"\xff\xd8\xff\xe0 bild", "JPEG"),
        ("plan.pdf", b"\x89PNG\r\n\x1a\n bild", "PNG"),
        ("plan.pdf", b"PK\x03\x04 arkiv", "ZIP"),
        ("plan.pdf", b"bara text", "ingen PDF"),
        ("plan.docx", b"%PDF-1.7 ...", "PDF"),
        ("plan.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 gammal", "lösenord"),
        ("plan.docx", b"bara text", "inget Word-dokument"),
        ("plan.txt", b"%PDF-1.7 ...", ".pdf"),
        ("plan.html", b"PK\x03\x04 arkiv", "ZIP"),
        ("plan.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"),
        ("plan.odt", b"PK\x03\x04", "LibreOffice"),
        ("plan.xlsx", b"%PDF-1.7 ...", "PDF"),
        ("plan.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 gammal", "lösenord"),
        ("plan.xlsx", b"bara text", "inget kalkylblad"),
        ("plan.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "XLSX"),
        ("plan", b"text", "ändelse"),
        ("plan.xyz", b"text", "PDF, DOCX"),
    ],
)
def test_wrong_format_names_the_file_and_says_what_to_do(name: str, data: bytes, said: str) -> None:
    """This test ensures that a file that is not what its suffix says gets a message with its name and advice."""
    with pytest.raises(WrongFormat) as caught:
        parse_document(data, name=name)
    assert str(caught.value).startswith(f"{name}: ")
    assert said in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"\n  \n", bytes(500)])
@pytest.mark.parametrize("name", ["plan.pdf", "plan.docx", "plan.html", "plan.txt", "plan.xyz"])
def test_empty(name: str, data: bytes) -> None:
    """This test ensures that a file without content is called empty whatever its suffix."""
    with pytest.raises(EmptyDocument, match=r"är tom"):
        parse_document(data, name=name)


def test_pdf_without_its_beginning_is_damaged() -> None:
    """This test ensures that the tail of a PDF is told from a file that never was one."""
    with pytest.raises(DamagedDocument, match=r"plan\.pdf"):
        parse_document(b"1 0 obj << >> endobj\nstartxref\n0\n%%EOF", name="plan.pdf")


def test_suffixes() -> None:
    """This test ensures that each suffix that passes the check has a parser, in any case, behind any folder."""
    assert set(READ_SUFFIXES) == set(PARSERS)
    assert suffix_of("mapp.d/PLAN.PDF") == ".pdf"
    assert suffix_of(".gitignore") == ""
    assert suffix_of("mapp.d/plan") == ""


@pytest.mark.parametrize("suffix", sorted(READ_SUFFIXES))
def test_no_parser_raises_anything_else(suffix: str) -> None:
    """This test ensures that rubbish of every length ends in one of our errors or in a document."""
    opening = {".pdf": b"%PDF-1.7\n", ".docx": b"PK\x03\x04"}.get(suffix, b"")
    for length in (1, 7, 64, 500, 5000):
        data = opening + bytes((37 * index * index + 11 * index) % 256 for index in range(length))
        with suppress(UnreadableDocument):
            parse_document(data, name=f"skräp{suffix}")
