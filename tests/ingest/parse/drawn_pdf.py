"""Real PDF files drawn by hand in the test: words at places, lines, areas; Helvetica, A4 unless told."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

SIGNS = {"●": "l", "■": "n", "▲": "s", "▼": "t", "★": "H", "☆": "I", "✓": "3", "✗": "7", "◆": "u"}
"""The letters that draw them in the Zapf Dingbats face (ISO 32000-1, table D.6)."""
A4 = (0.0, 0.0, 595.0, 842.0)


def words(
    x: float, y: float, text: str, *, size: float = 11, bold: bool = False, colour: str = "0 0 0", mode: int = 0
) -> str:
    """Return the operators that draw a text whose baseline begins at (x, y)."""
    safe = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    face = "F2" if bold else "F1"
    return f"BT {colour} rg {mode} Tr /{face} {size} Tf 1 0 0 1 {x} {y} Tm ({safe}) Tj ET\n"


def sign(x: float, y: float, character: str, *, colour: str = "0 0 0", size: float = 11) -> str:
    """Return the operators that draw a sign of `SIGNS` whose baseline begins at (x, y)."""
    letters = "".join(SIGNS[one] for one in character)
    return f"BT {colour} rg 0 Tr /F3 {size} Tf 1 0 0 1 {x} {y} Tm ({letters}) Tj ET\n"


def lines(x: float, top: float, *texts: str, size: float = 11, leading: float = 1.25, bold: bool = False) -> str:
    """Return the operators for lines below one another, the first baseline at `top`."""
    return "".join(
        words(x, top - number * size * leading, text, size=size, bold=bold) for number, text in enumerate(texts)
    )


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    """Return the operators that draw a thin line."""
    return f"0 0 0 RG 0.5 w {x0} {y0} m {x1} {y1} l S\n"


def area(x0: float, y0: float, x1: float, y1: float, colour: str) -> str:
    """Return the operators that fill a rectangle."""
    return f"{colour} rg {x0} {y0} {x1 - x0} {y1 - y0} re f\n"


def ruled(xs: Sequence[float], ys: Sequence[float]) -> str:
    """Return the operators that draw every line of a grid."""
    return "".join([rule(x, ys[0], x, ys[-1]) for x in xs] + [rule(xs[0], y, xs[-1], y) for y in ys])


def pdf(*pages: str, box: Sequence[float] = A4, extra: str = "", info: str = "") -> bytes:
    """Return a PDF file with those page contents; `extra` goes into every page's dictionary."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{face} /Encoding /WinAnsiEncoding >>".encode()
        for face in ("Helvetica", "Helvetica-Bold")
    ]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>")
    kids: list[int] = []
    for content in pages:
        packed = zlib.compress(content.encode("cp1252"))
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed))
        sides = " ".join(str(side) for side in box)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{sides}] /Contents {len(objects)} 0 R {extra} "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >> >>".encode()
        )
        kids.append(len(objects))
    references = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{references}] >>".encode()
    objects.append(f"<< {info} >>".encode("cp1252"))
    return assembled(objects, info=len(objects))


def assembled(objects: Sequence[bytes], *, info: int = 0) -> bytes:
    """Return a PDF file of those objects, the first being the catalogue."""
    out = b"%PDF-1.7\n"
    places: list[int] = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    named = b"/Info %d 0 R" % info if info else b""
    return out + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, named, start)
