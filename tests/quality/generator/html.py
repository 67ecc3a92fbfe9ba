"""Web pages: a small template with the chrome that a municipality's site has around its text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from tests.quality.generator.content import Heading, Node, Paragraph
from tests.quality.generator.cover import facts
from tests.quality.generator.graph import PlanDocument, PlanGraph
from tests.quality.generator.markup import Anchors, body
from tests.quality.generator.rendered import Rendered, split_sections
from tests.quality.generator.themes import THEMES

STYLE = """body{{font:16px/1.55 system-ui,sans-serif;color:#1a1a1a;margin:0}}header,footer,main{{max-width:46rem;
margin:auto;padding:1rem}}h1,h2,h3{{color:{dark};line-height:1.25}}table{{border-collapse:collapse;width:100%}}
td,th{{border:1px solid #999;padding:.35rem .5rem;text-align:left;vertical-align:top}}th{{background:{light}}}
.right{{text-align:right}}.note{{color:#8a1f11;font-size:.85rem}}.label{{font-weight:bold;margin-bottom:.2rem}}"""


def render(document: PlanDocument, graph: PlanGraph, nodes: Sequence[Node]) -> Rendered:
    """Set a document as one web page; its pages are the sections under h2, what stands before them is page 1."""
    marked = _marked(document, nodes)
    theme = THEMES[document.theme]
    known = [f"{word}: {text}" for word, text in facts(document, graph)]
    lines = "".join(f"<li>{escape(line)}</li>" for line in known)
    source = f"""<!DOCTYPE html>
<html lang="sv">
<head>
<meta charset="utf-8">
<title>{escape(document.title)} – {escape(document.kommun)} kommun</title>
<style>{STYLE.format(dark=theme.dark, light=theme.light)}</style>
</head>
<body>
<header><nav aria-label="Brödsmulor">Start / Kommun och politik / {escape(document.title)}</nav></header>
<main>
<h1>{escape(document.title)}</h1>
<p class="body">{escape(document.subtitle)}</p>
<ul>{lines}</ul>
{body(marked, anchors=Anchors(), outermost=2)}
</main>
<footer><p class="note">{escape(document.marking)}</p><p>Lyssna · Skriv ut · Hjälpte informationen på sidan dig?</p>
</footer>
</body>
</html>
"""
    pages, placed = split_sections((document.title, document.subtitle, *known), marked)
    return Rendered(source.encode(), pages, placed)


def _marked(document: PlanDocument, nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Put the marking under each outermost heading: a section is this format's page."""
    note = Paragraph(document.marking, "note")
    return tuple(
        one for node in nodes for one in ((node, note) if isinstance(node, Heading) and node.level == 1 else (node,))
    )
