"""PDF through WeasyPrint: cover, contents with page numbers, running header and footer, the marking on every page."""

from __future__ import annotations

import io
from collections.abc import Sequence
from html import escape

import pypdf
import weasyprint  # type: ignore[import-untyped]  # carries no types

from tests.quality.generator.content import Node
from tests.quality.generator.cover import facts
from tests.quality.generator.graph import PlanDocument, PlanGraph
from tests.quality.generator.markup import Anchors, body
from tests.quality.generator.rendered import Placed, Rendered
from tests.quality.generator.themes import THEMES, Theme

CONTENTS_LEVELS = 2
"""Headings of levels 1 and 2 stand in the list of contents."""


def render(document: PlanDocument, graph: PlanGraph, nodes: Sequence[Node]) -> Rendered:
    """Set a document; its pages' words are read back from the finished file."""
    anchors = Anchors()
    laid = weasyprint.HTML(string=_source(document, graph, nodes, anchors)).render()
    on_page = {name: number for number, page in enumerate(laid.pages, start=1) for name in page.anchors}
    placed = tuple(Placed(mark, on_page[name]) for name, marks in anchors.marks.items() for mark in marks)
    data = laid.write_pdf(pdf_identifier=document.id.encode())
    return Rendered(data, read_pages(data), placed)


def read_pages(data: bytes) -> tuple[str, ...]:
    """Return the words of each page of a PDF, as pypdf reads them."""
    return tuple(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def _source(document: PlanDocument, graph: PlanGraph, nodes: Sequence[Node], anchors: Anchors) -> str:
    text = body(nodes, anchors=anchors)
    listed = [(name, node) for name, node in anchors.headings.items() if node.level <= CONTENTS_LEVELS]
    contents = "\n".join(
        f'<p class="level{node.level}"><a href="#{name}">{escape(node.printed)}</a></p>' for name, node in listed
    )
    return f"""<!DOCTYPE html>
<html lang="sv"><head><meta charset="utf-8"><title>{escape(document.full_title or document.title)}</title>
<style>{_style(document, THEMES[document.theme])}</style></head><body>
<section class="cover">{_cover(document, graph)}</section>
<section class="contents"><p class="contents-title">Innehåll</p>{contents}</section>
<main>{text}</main></body></html>"""


def _cover(document: PlanDocument, graph: PlanGraph) -> str:
    rows = "".join(f"<p><span>{escape(word)}:</span> {escape(text)}</p>" for word, text in facts(document, graph))
    return (
        f'<p class="kommun">{escape(document.kommun)} kommun</p>'
        f'<div class="plate"><p class="title">{escape(document.title)}</p>'
        f'<p class="subtitle">{escape(document.subtitle)}</p></div><div class="facts">{rows}</div>'
    )


def _style(document: PlanDocument, theme: Theme) -> str:
    rules = (
        "td, th { border: 0.6pt solid #7a7a7a; }"
        if theme.ruled
        else f"td {{ border-bottom: 0.5pt solid #b8b8b8; }} table {{ border-top: 1.2pt solid {theme.dark}; }}"
    )
    prose = "text-align: justify; hyphens: auto;" if theme.justified else "hyphens: manual;"
    return f"""
@page {{ size: A4; margin: 27mm 24mm 26mm 26mm;
  @top-left {{ content: "{document.kommun} kommun"; font: 8pt '{theme.heading_font}'; color: #555; }}
  @top-right {{ content: "{document.full_title or document.title}"; font: 8pt '{theme.heading_font}'; color: #555; }}
  @bottom-left {{ content: "{document.marking}"; font: 8pt '{theme.heading_font}'; color: #8a1f11; }}
  @bottom-right {{ content: "Sida " counter(page) " (" counter(pages) ")"; font: 8pt '{theme.heading_font}';
    color: #555; }} }}
@page:first {{ @top-left {{ content: none; }} @top-right {{ content: none; }} @bottom-right {{ content: none; }} }}
html {{ font: {theme.size}pt/1.42 '{theme.body_font}'; color: #1a1a1a; }}
p, ul, table {{ margin: 0 0 3mm; }}
p.body, main li {{ {prose} }}
h1, h2, h3, .kommun, .title, .subtitle, .contents-title {{ font-family: '{theme.heading_font}'; color: {theme.dark};
  line-height: 1.2; break-after: avoid; hyphens: manual; }}
h1 {{ font-size: 19pt; margin: 9mm 0 4mm; }} h2 {{ font-size: 14pt; margin: 7mm 0 3mm; }}
h3 {{ font-size: 11.5pt; margin: 5mm 0 2mm; }} .number {{ margin-right: 2mm; }}
p.label {{ font-weight: bold; break-after: avoid; margin-bottom: 1.5mm; }} p.note {{ font-size: 9pt; color: #444; }}
ul {{ padding-left: 6mm; }} li {{ margin-bottom: 1.2mm; }} li ul {{ margin: 1mm 0 0; list-style: circle; }}
table {{ width: 100%; border-collapse: collapse; font-size: {theme.size - 1.5}pt; line-height: 1.3;
  table-layout: fixed; }}
{rules}
td, th {{ padding: 1.4mm 2mm; text-align: left; vertical-align: top; }} .right {{ text-align: right; }}
th {{ background: {theme.light}; color: {theme.dark}; font-weight: bold; }} tr {{ break-inside: avoid; }}
.cover {{ break-after: page; padding-top: 30mm; }} .kommun {{ font-size: 13pt; letter-spacing: 0.4pt; }}
.plate {{ background: {theme.dark}; padding: 16mm 12mm; margin: 14mm 0; }}
.plate .title {{ font-size: 27pt; font-weight: bold; color: #fff; margin: 0 0 3mm; }}
.plate .subtitle {{ font-size: 14pt; color: #fff; margin: 0; }}
.facts p {{ margin: 0 0 1mm; font-family: '{theme.heading_font}'; font-size: 9.5pt; }}
.facts span {{ color: #555; }}
.contents {{ break-after: page; }} .contents-title {{ font-size: 19pt; font-weight: bold; margin-bottom: 6mm; }}
.contents p {{ margin: 0 0 1.4mm; }} .contents p.level2 {{ padding-left: 7mm; }}
.contents a {{ color: inherit; text-decoration: none; }}
.contents a::after {{ content: leader('.') target-counter(attr(href url), page); }}
"""
