"""A look as style rules of the page."""

from __future__ import annotations

from tests.quality.generator.graph import PlanDocument
from tests.quality.golden.look import Look

RULES = {
    "grid": "td, th {{ border: 0.6pt solid #222; }}",
    "lines": "td, th {{ border-bottom: 0.5pt solid #999; }} table {{ border-top: 1pt solid {dark}; }}",
    "bands": "tbody tr:nth-child(even) td {{ background: #f2f2f2; }}",
    "none": "",
}


def style(look: Look, document: PlanDocument) -> str:
    """Return the rules that all layouts share."""
    running = {
        "title": document.title,
        "file": document.file.replace(".pdf", ".docx").upper(),
        "kommun": f"{document.kommun} kommun",
        "none": "",
    }[look.running]
    rows = "auto" if look.break_rows else "avoid"
    header = "table-header-group" if look.repeat_header else "table-row-group"
    prose = "text-align: justify; hyphens: auto;" if look.justified else ""
    page = f'content: {look.page_form}; font: 8.5pt "{look.heading}"; color: #444;'
    return f"""
@page {{ size: A4; margin: 24mm {look.margin}mm 22mm {look.margin}mm;
  @top-left {{ content: "{running}"; font: 8pt "{look.heading}"; color: #555; }}
  @top-right {{ content: "{document.marking}"; font: 7pt "{look.heading}"; color: #777; }}
  @bottom-{look.page_place} {{ {page} }} }}
html {{ font: {look.size}pt/1.35 "{look.body}"; color: #111; }}
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
"""
