"""Bytes -> pages and blocks, one module per format; the suffix chooses."""

from __future__ import annotations

from typing import Protocol

from ingest.blocks import ParsedDocument
from ingest.parse import docx, html, markdown, pdf, source_format, text, xlsx
from ingest.parse.ocr.limits import OcrLimits

__all__ = ["PARSERS", "Parser", "parse_document"]


class Parser(Protocol):
    """Read one format. Raises a kind of `corpus.errors.UnreadableDocument`."""

    def __call__(self, data: bytes, *, name: str) -> ParsedDocument:
        """Return the document's pages and blocks; `name` is what messages call it."""


PARSERS: dict[str, Parser] = {
    ".pdf": pdf.parse,
    ".docx": docx.parse,
    ".xlsx": xlsx.parse,
    ".html": html.parse,
    ".htm": html.parse,
    ".xhtml": html.parse,
    ".md": markdown.parse,
    ".markdown": markdown.parse,
    ".txt": text.parse,
}
"""Suffix -> parser."""


def parse_document(data: bytes, *, name: str, ocr: OcrLimits | None = None) -> ParsedDocument:
    """Read a document by its suffix, once its bytes agree with it; `ocr` as in `pdf.parse`.

    Raises a kind of `corpus.errors.UnreadableDocument` whose message (Swedish) names the document and says what to do.
    """
    parser = PARSERS[source_format.check(data, name=name)]
    return pdf.parse(data, name=name, ocr=ocr) if parser is pdf.parse else parser(data, name=name)
