"""A look as style rules of the page, and the noises that are rules too."""

from __future__ import annotations

from collections.abc import Collection

from tests.quality.generator.graph import PlanDocument
from tests.quality.golden.look import Look

RULES = {
    "grid": "td, th {{ border: 0.6pt solid #222; }}",
    "lines": "td, th {{ border-bottom: 0.5pt solid #999; }} table {{ border-top: 1pt solid {dark}; }}",
    "bands": "tbody tr:nth-child(even) td {{ background: #f2f2f2; }}",
    "none": "",
}
HYPHENS = "p, li, td, th { hyphens: auto; hyphenate-limit-chars: 6 3 3; }"
SPLIT_WORDS = """table { font-size: 1.1em; width: 84%; } td, th { overflow-wrap: anywhere; padding: 1.2mm 0.6mm; }
th, td + td { word-break: break-all; }"""
SPLIT_ROWS = """tr { break-inside: auto; } td { line-height: 2; font-size: 1.2em; orphans: 1; widows: 1; }
td span[id] { display: inline; }"""
"""High rows: where a page ends, it ends inside one."""
DOUBLED = '<div class="doubled"><span></span><span class="copy"></span></div>'
DOUBLED_RULES = """.doubled {{ position: running(doubled); font: 8.5pt "{font}"; color: #444; text-align: {side}; }}
.doubled span {{ display: inline-block; width: 30mm; }}
.doubled .copy {{ font: bold 8.7pt "{font}"; margin-left: -29.9mm; }}
.doubled span::before {{ content: counter(page); }} @page {{ @bottom-{side} {{ content: element(doubled); }} }}"""
"""The copy is a little larger: readers drop a copy of the same size."""


def running_line(look: Look, document: PlanDocument) -> str:
    """Return what stands above the text of every page."""
    stem = document.file.rpartition(".")[0]
    lines = {"title": document.title, "file": f"{stem}.docx".upper(), "kommun": f"{document.kommun} kommun"}
    return lines.get(look.running, "")


def style(look: Look, document: PlanDocument, noise: Collection[str] = ()) -> str:
    """Return the rules that all layouts share, and those of a document's noise."""
    rows = "auto" if look.break_rows or "split_rows" in noise else "avoid"
    header = "table-header-group" if look.repeat_header else "table-row-group"
    prose = "text-align: justify; hyphens: auto;" if look.justified else ""
    page = f'content: {look.page_form}; font: 8.5pt "{look.heading}"; color: #444;'
    paper = "A4 landscape" if "landscape" in noise else "A4"
    return f"""
@page {{ size: {paper}; margin: 24mm {look.margin}mm 22mm {look.margin}mm;
  @top-left {{ content: "{running_line(look, document)}"; font: 8pt "{look.heading}"; color: #555; }}
  @top-right {{ content: "{document.marking}"; font: 7pt "{look.heading}"; color: #777; }}
  @bottom-{look.page_place} {{ {page} }} }}
html {{ font: {look.size}pt/1.35 "{look.body}"; color: #111; hyphenate-character: "-"; }}
p, ul, table {{ margin: 0 0 3mm; }} p, li {{ {prose} }}
h1, h2, h3 {{ font-family: "{look.heading}"; color: {look.dark}; break-after: avoid; line-height: 1.2; }}
h1 {{ font-size: 1.7em; margin: 8mm 0 3mm; }} h2 {{ font-size: 1.3em; margin: 6mm 0 2mm; }}
h3 {{ font-size: 1.08em; margin: 4mm 0 1.5mm; }}
table {{ width: 100%; border-collapse: collapse; font-size: 0.9em; table-layout: fixed; line-height: 1.25; }}
td, th {{ padding: 1.2mm 1.6mm; text-align: left; vertical-align: top; }}
th {{ background: {look.light}; color: {look.dark}; }} thead {{ display: {header}; }} tr {{ break-inside: {rows}; }}
{RULES[look.rules].format(dark=look.dark)}
.miss {{ color: #c00000; }}
.full td {{ font-weight: bold; }} .icon {{ height: 4mm; }} .bar {{ height: 3mm; width: 18mm; }}
td span[id] {{ display: inline-block; }} .note {{ font-size: 0.8em; }} sup {{ font-size: 0.65em; }}
.cover {{ break-after: page; padding-top: 55mm; }}
.cover .title {{ font: bold 26pt "{look.heading}"; color: {look.dark}; }}
{_noisy(look, noise)}"""


def _noisy(look: Look, noise: Collection[str]) -> str:
    """Return the rules of the noises that are a matter of style."""
    wanted = {
        "hyphens": HYPHENS,
        "split_words": SPLIT_WORDS,
        "split_rows": SPLIT_ROWS,
        "doubled": DOUBLED_RULES.format(font=look.heading, side=look.page_place),
    }
    return "".join(rules for name, rules in wanted.items() if name in noise)
