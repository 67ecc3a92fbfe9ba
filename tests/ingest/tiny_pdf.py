"""Writes small real PDF files by hand: one font, lines from the top down."""

from __future__ import annotations

from collections.abc import Sequence

_LEADING = 1.5  # of the font size


def tiny_pdf(*pages: Sequence[str]) -> bytes:
    """Return a PDF of A4 pages, each given as lines; a line beginning with "# " is set large and bold."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",  # the page tree, when the pages are known
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    kids: list[str] = []
    for lines in pages:
        content = _content(lines)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % len(objects)
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
    return _file(objects)


def _content(lines: Sequence[str]) -> bytes:
    parts, y = [], 780.0
    for line in lines:
        heading = line.startswith("# ")
        size = 18 if heading else 11
        words = line.removeprefix("# ").encode("cp1252")
        for mark in (b"\\", b"(", b")"):
            words = words.replace(mark, b"\\" + mark)
        parts.append(b"BT /%s %d Tf 60 %d Td (%s) Tj ET" % (b"F2" if heading else b"F1", size, y, words))
        y -= size * _LEADING * (1.4 if heading else 1)
    return b"\n".join(parts)


def _file(objects: Sequence[bytes]) -> bytes:
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
