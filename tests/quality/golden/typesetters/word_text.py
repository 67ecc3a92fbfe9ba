"""Running text in Word: runs in their ink, line breaks, pictures."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator, Sequence

from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as DocxParagraph
from docx.text.run import Run
from selectolax.lexbor import LexborNode

from tests.quality.golden.typesetters.css import millimetres
from tests.quality.golden.typesetters.ink import Ink, under
from tests.quality.golden.typesetters.word_desk import Desk, element

BLANKS = re.compile(r"[ \t\r\n]+")
PIXEL_MM = 25.4 / 96
POINT_MM = 25.4 / 72
INLINE = frozenset(["-text", "span", "b", "i", "em", "strong", "sup", "sub", "br", "img", "a", "u", "small"])
RASTER = 4
"""Pictures of lines are drawn at this many pixels to the point."""


def is_inline(node: LexborNode, desk: Desk) -> bool:
    """Say whether an element runs along with the text."""
    display = desk.styles.of(node).get("display", "inline")
    return node.tag in INLINE and not display.startswith(("block", "table", "flex"))


def pieces(nodes: Sequence[LexborNode], ink: Ink, desk: Desk) -> Iterator[tuple[str | LexborNode, Ink]]:
    """Yield the text, line breaks and pictures of inline elements, each with its ink."""
    for node in nodes:
        if node.tag == "-text":
            yield BLANKS.sub(" ", node.text_content or ""), ink
        elif node.tag == "br":
            yield "\n", ink
        elif node.tag == "img":
            yield node, ink
        else:
            inside = under(ink, node, desk.styles.of(node))
            yield from pieces(list(node.iter(include_text=True)), inside, desk)


def write(paragraph: DocxParagraph, nodes: Sequence[LexborNode], ink: Ink, desk: Desk, *, base: Ink) -> str:
    """Write inline elements into a paragraph and return their words; only what differs from `base` is set on runs."""
    words: list[str] = []
    for piece, inked in pieces(nodes, ink, desk):
        if isinstance(piece, LexborNode):
            _picture(paragraph, piece, desk, inked)
        elif piece == "\n":
            paragraph.add_run().add_break()
            words.append(" ")
        else:
            text = piece.lstrip(" ") if not "".join(words).strip() else piece
            if text:
                _inked(paragraph.add_run(text), inked, base)
                words.append(text)
    return "".join(words).strip()


def _inked(run: Run, ink: Ink, base: Ink) -> None:
    if ink.bold != base.bold:
        run.bold = ink.bold
    run.italic = ink.italic or None
    run.underline = ink.underline or None
    run.font.superscript = ink.raised or None
    if ink.size != base.size and not ink.raised:
        run.font.size = Pt(round(ink.size * 2) / 2)
    if ink.colour != base.colour:
        run.font.color.rgb = RGBColor.from_string(ink.colour)
    if ink.fill and ink.fill != base.fill:
        shade = element("shd", val="clear", color="auto", fill=ink.fill)
        run._r.get_or_add_rPr().insert_element_before(shade, "w:vertAlign", "w:lang")


def _picture(paragraph: DocxParagraph, node: LexborNode, desk: Desk, ink: Ink) -> None:
    """Add a picture of a data address, as high and wide as its style says."""
    source = node.attributes.get("src") or ""
    declared = desk.styles.of(node)
    em = ink.size * POINT_MM
    sides = [_side(declared, node, name, em) for name in ("width", "height")]
    data = base64.b64decode(source.partition("base64,")[2])
    if "svg" in source[:20]:
        data = _raster(source)
    width, height = (Mm(side) if side else None for side in sides)
    run = paragraph.add_run()
    run.add_picture(io.BytesIO(data), width, height)


def _side(declared: dict[str, str], node: LexborNode, name: str, em: float) -> float | None:
    found = millimetres(declared.get(name, ""), em, 0) if "%" not in declared.get(name, "%") else None
    written = node.attributes.get(name) or ""
    return found or (int(written) * PIXEL_MM if written.isdigit() else None)


def _raster(source: str) -> bytes:
    """Return a PNG of a picture made of lines."""
    import pypdfium2
    import weasyprint  # type: ignore[import-untyped]  # carries no types

    style = "@page { size: 60mm 60mm; margin: 0 } img { width: 60mm; height: 60mm; display: block }"
    page = weasyprint.HTML(string=f'<style>{style}</style><img src="{source}">').write_pdf()
    made = io.BytesIO()
    pypdfium2.PdfDocument(page)[0].render(scale=RASTER).to_pil().save(made, "PNG")
    return made.getvalue()
