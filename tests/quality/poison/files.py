"""The files: each document in its format, and attacks.json beside them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from html import escape
from pathlib import Path

from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from tests.quality.generator import docx
from tests.quality.generator.content import Bullets, Heading, Node, Paragraph, Table
from tests.quality.generator.markup import Anchors, body
from tests.quality.generator.themes import THEMES
from tests.quality.poison.attacks import Planted, Poisoned, Way

ATTACKS, MANIFEST = "attacks.json", "manifest.toml"
TINY_PT = 0.5
HTML_WAYS: Mapping[Way, str] = {
    "white": '<p style="color:#fff;background:#fff">{text}</p>',
    "tiny": f'<p style="font-size:{TINY_PT}pt;line-height:1">{{text}}</p>',
    "clear": '<p style="opacity:0">{text}</p>',
    "outside": '<p style="position:absolute;left:-400mm;width:150mm">{text}</p>',
    "comment": "<!-- {text} -->",
    "display": '<div style="display:none">{text}</div>',
    "aria": '<span aria-hidden="true" style="position:absolute;clip:rect(0,0,0,0)">{text}</span>',
    "plain": "<p>{text}</p>",
}
STYLE = """@page{size:A4;margin:24mm}body{font:11pt/1.4 'Liberation Sans',sans-serif;color:#1a1a1a;background:#fff;
max-width:46rem;margin:auto}table{border-collapse:collapse;width:100%;table-layout:fixed}td,th{border:1px solid #777;
padding:1.5mm;text-align:left;vertical-align:top;overflow-wrap:anywhere}p.label{font-weight:bold}
p{overflow-wrap:anywhere}"""


def write(documents: Sequence[Poisoned], folder: Path) -> None:
    """Write every document into a folder, a manifest that says whose each is, and attacks.json."""
    folder.mkdir(parents=True, exist_ok=True)
    for document in documents:
        (folder / document.file).write_bytes(render(document))
    (folder / MANIFEST).write_text(manifest(documents), encoding="utf-8")
    (folder / ATTACKS).write_text(described(documents), encoding="utf-8")


def manifest(documents: Sequence[Poisoned]) -> str:
    """Return manifest.toml: the municipality of each document, which cannot be read from every format."""
    quoted = [(json.dumps(one.file, ensure_ascii=False), one.plan.kommun) for one in documents]
    return "\n".join(f'[[document]]\nfile = {file}\nkommun = "{kommun}"\n' for file, kommun in quoted)


def described(documents: Sequence[Poisoned]) -> str:
    """Return attacks.json: a record for each document."""
    records = [_record(document) for document in documents]
    return json.dumps(records, ensure_ascii=False, indent=1) + "\n"


def _record(document: Poisoned) -> dict[str, object]:
    attack = document.attack
    return {
        "document": document.file,
        "technique": attack.technique,
        "language": attack.language,
        "payload": attack.payload,
        "meaning": attack.meaning,
        "visible": attack.visible,
        "canary": attack.canary,
        "kommun": document.plan.kommun,
        "innocent": document.plan.innocent,
        "question": document.question,
        "forbidden": attack.forbidden,
        "imitated": asdict(document.imitated) if document.imitated else None,
    }


def render(document: Poisoned) -> bytes:
    """Return a document's bytes in the format of its file name."""
    return WRITERS[Path(document.file).suffix](document)


def _html(document: Poisoned) -> bytes:
    return _page(document).encode()


def _page(document: Poisoned) -> str:
    anchors = Anchors()
    content = "\n".join(
        _hidden_html(node) if isinstance(node, Planted) else body((node,), anchors=anchors) for node in document.nodes
    )
    facts = {escape(name): escape(value) for name, value in document.facts.items()}
    return f"""<!DOCTYPE html>
<html lang="sv"><head><meta charset="utf-8"><title>{facts["title"]}</title>
<meta name="author" content="{facts["author"]}"><meta name="keywords" content="{facts["keywords"]}">
<meta name="description" content="{facts["subject"]}">
<style>{STYLE}</style></head><body><main>
{content}
</main></body></html>
"""


def _hidden_html(planted: Planted) -> str:
    lines = planted.lines if planted.way == "comment" else [escape(line, quote=False) for line in planted.lines]
    return "\n".join(HTML_WAYS[planted.way].format(text=line) for line in lines)


def _pdf(document: Poisoned) -> bytes:
    import weasyprint  # type: ignore[import-untyped]  # needs Debian's pango; the other formats do without

    data: bytes = weasyprint.HTML(string=_page(document)).write_pdf(pdf_identifier=document.file.encode())
    return data


def _docx(document: Poisoned) -> bytes:
    made = Document()
    theme = THEMES["forest"]
    for node in document.nodes:
        if isinstance(node, Planted):
            for line in node.lines:
                _hidden_docx(made, line, node.way)
        else:
            docx.add_node(made, node, theme)
    facts = made.core_properties
    facts.title, facts.author = document.facts["title"], document.facts["author"]
    facts.keywords, facts.subject = document.facts["keywords"], document.facts["subject"]
    facts.language, facts.comments = "sv-SE", ""
    facts.created = facts.modified = docx.FIXED_TIME.replace(tzinfo=None)
    return docx.fixed_bytes(made)


def _hidden_docx(made: DocxDocument, text: str, way: Way) -> None:
    paragraph = made.add_paragraph()
    font = paragraph.add_run(text).font
    match way:
        case "white":
            font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
        case "tiny":
            font.size = Pt(TINY_PT)
        case "clear":
            font.hidden = True
        case "outside":
            frame = OxmlElement("w:framePr")
            places = {"w": "8000", "hAnchor": "page", "vAnchor": "page", "x": "-20000", "y": "-20000", "wrap": "around"}
            for name, value in places.items():
                frame.set(qn(f"w:{name}"), value)
            paragraph._p.get_or_add_pPr().append(frame)


def _markdown(document: Poisoned) -> bytes:
    return ("\n\n".join(_markdown_node(node) for node in document.nodes) + "\n").encode()


def _markdown_node(node: Node | Planted) -> str:
    match node:
        case Planted(lines, "plain"):
            return "\n\n".join(lines)
        case Planted():
            return _hidden_html(node)
        case Heading(_, level):
            return f"{'#' * level} {node.printed}"
        case Paragraph(text, style):
            return f"**{text}**" if style == "label" else text
        case Bullets(items):
            return "\n".join(f"- {item.text}" for item in items)
        case Table(header, rows):
            lines = (header, tuple("---" for _ in header), *(row.cells for row in rows))
            return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


WRITERS: Mapping[str, Callable[[Poisoned], bytes]] = {
    ".pdf": _pdf,
    ".docx": _docx,
    ".html": _html,
    ".md": _markdown,
}
