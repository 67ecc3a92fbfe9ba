"""PDF files that must not be opened, or cannot be."""

from __future__ import annotations

import io
import tracemalloc
import zlib

import pypdf
import pytest

from corpus.errors import DamagedDocument, EmptyDocument, EncryptedDocument, TooLargeDocument
from ingest.parse import pdf_gate
from ingest.parse.by_suffix import parse_document
from tests.ingest.parse.drawn_pdf import assembled, pdf, words

TEXT = words(60, 700, "Verksamhetsplan för kultur- och fritidsnämnden")


def locked(user: str) -> bytes:
    """Return an encrypted PDF with that user password."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(TEXT)))
    writer.encrypt(user_password=user, owner_password=user + "2", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_contents(stream: bytes, filters: bytes) -> bytes:
    """Return a PDF of one page whose contents are that stream."""
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
            b"<< /Length %d /Filter %s >>\nstream\n%s\nendstream" % (len(stream), filters, stream),
        ]
    )


def zeros(size: int) -> bytes:
    """Return `size` zero bytes compressed, without ever holding them: one flushed block, again and again."""
    packer = zlib.compressobj(9)
    opening = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    return opening + again * (size // 1_000_000 - 1) + packer.flush()


def test_password() -> None:
    """This test ensures that a file which asks for a password says so, and that an owner password alone is no bar."""
    with pytest.raises(EncryptedDocument, match=r"plan\.pdf.*lösenord"):
        parse_document(locked("hemligt"), name="plan.pdf")
    assert "Verksamhetsplan" in parse_document(locked(""), name="plan.pdf").pages[0].text


@pytest.mark.parametrize("filters", [b"/FlateDecode", b"[/FlateDecode /FlateDecode]"])
def test_bomb_is_stopped_before_it_is_unpacked(filters: bytes) -> None:
    """This test ensures that a gigabyte of zeros is turned away with little memory, also packed twice."""
    bomb = zeros(1_000_000_000)
    data = with_contents(zlib.compress(bomb) if b"[" in filters else bomb, filters)
    tracemalloc.start()
    try:
        with pytest.raises(TooLargeDocument, match=r"bomb\.pdf"):
            parse_document(data, name="bomb.pdf")
        assert tracemalloc.get_traced_memory()[1] < 400_000_000
    finally:
        tracemalloc.stop()


def test_no_pages() -> None:
    """This test ensures that a PDF without pages is called empty."""
    with pytest.raises(EmptyDocument, match="inga sidor"):
        parse_document(pdf(), name="plan.pdf")
    with pytest.raises(EmptyDocument, match="ingen text"):
        parse_document(pdf("", ""), name="plan.pdf")


def test_cut_off_file() -> None:
    """This test ensures that a file cut off early is called damaged, and a recoverable one is read."""
    data = pdf(TEXT)
    with pytest.raises(DamagedDocument, match=r"plan\.pdf"):
        parse_document(data[:150], name="plan.pdf")
    broken = data.replace(b"startxref\n", b"startxref\n9")
    assert "Verksamhetsplan" in parse_document(broken, name="plan.pdf").pages[0].text


@pytest.mark.parametrize("share", [0.2, 0.4, 0.6, 0.8, 0.95])
def test_every_cut_ends_in_our_errors(share: float) -> None:
    """This test ensures that a file cut anywhere is read or refused with one of our errors."""
    data = pdf(TEXT, TEXT, TEXT)
    try:
        parsed = parse_document(data[: int(len(data) * share)], name="plan.pdf")
    except (DamagedDocument, EmptyDocument):
        return
    assert parsed.pages


def test_outline_and_labels() -> None:
    """This test ensures that the file's own table of contents and page labels are read."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(TEXT, TEXT, TEXT)))
    chapter = writer.add_outline_item(title="Kapitel 1", page_number=0)
    writer.add_outline_item(title="Avsnitt 1.1", page_number=2, parent=chapter)
    writer.set_page_label(0, 1, style="/r")
    writer.set_page_label(2, 2, style="/D", start=1)
    out = io.BytesIO()
    writer.write(out)
    facts = pdf_gate.inspect(out.getvalue(), name="plan.pdf")
    assert facts.outline == ((1, "Kapitel 1", 1), (2, "Avsnitt 1.1", 3))
    assert facts.labels == ("i", "ii", "1")
    assert [page.label for page in parse_document(out.getvalue(), name="plan.pdf").pages] == ["i", "ii", "1"]
