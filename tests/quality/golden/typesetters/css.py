"""Style rules of a layout, worked out for each element: enough of CSS for what layouts write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

Declared = dict[str, str]
MM = {"mm": 1.0, "cm": 10.0, "pt": 25.4 / 72, "px": 25.4 / 96}
PAPER_SIZE = re.compile(r"@page\s*\{[^{}]*?\bsize:\s*([^;{}]+)")
A4_MM = (210.0, 297.0)
LENGTH = re.compile(r"(-?\d*\.?\d+)(mm|cm|pt|px|em|%)")


@dataclass(frozen=True, slots=True)
class Styles:
    """What is declared for each element itself, by the id that the parser gives it; nothing is inherited here."""

    declared: Mapping[int, Declared]

    def of(self, node: LexborNode) -> Declared:
        """Return the declarations of an element."""
        return self.declared.get(node.mem_id, {})

    def says(self, node: LexborNode, name: str, value: str) -> bool:
        """Say whether an element declares just that."""
        return self.declared.get(node.mem_id, {}).get(name) == value


def work_out(tree: LexborHTMLParser, sheet: str) -> Styles:
    """Match the rules of a sheet, then the style attributes; a later rule wins over an earlier one."""
    declared: dict[int, Declared] = {}
    for selector, body in rules(sheet):
        for node in _matching(tree, selector):
            declared.setdefault(node.mem_id, {}).update(declarations(body))
    for node in tree.css("[style]"):
        declared.setdefault(node.mem_id, {}).update(declarations(node.attributes.get("style") or ""))
    return Styles(declared)


def rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield selector and body of each rule; rules of the page (@…) are left out, with all inside them."""
    depth, start, selector = 0, 0, ""
    for place, character in enumerate(sheet):
        if character == "{":
            depth += 1
            if depth == 1:
                selector, start = sheet[start:place].strip(), place + 1
        elif character == "}":
            depth -= 1
            if depth == 0:
                if not selector.startswith("@"):
                    yield selector, sheet[start:place]
                start = place + 1


def declarations(body: str) -> Declared:
    """Return the properties of a rule's body; the shorthands that layouts use are taken apart."""
    pairs = (line.split(":", 1) for line in body.split(";") if ":" in line)
    found = {name.strip().lower(): value.strip() for name, value in pairs}
    if "background" in found:
        found["background-color"] = found.pop("background")
    if "page-break-before" in found:
        found["break-before"] = found.pop("page-break-before").replace("always", "page")
    return found


def _matching(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    """Return the elements that a selector names; one that cannot be matched (::after) names none."""
    try:
        return tree.css(selector)
    except SelectolaxError:
        return []


def paper(sheet: str) -> tuple[float, float]:
    """Return width and height in mm of the paper that a sheet asks for last."""
    asked = [found.strip() for found in PAPER_SIZE.findall(sheet)]
    sides = [millimetres(word, 0, 0) for word in asked[-1].split()] if asked else []
    if len(sides) == 2 and sides[0] and sides[1]:
        return sides[0], sides[1]
    return A4_MM[::-1] if asked and "landscape" in asked[-1] else A4_MM


def millimetres(value: str, em: float, whole: float) -> float | None:
    """Return a length in mm; `em` is the font size and `whole` what per cent are taken of, both in mm."""
    found = LENGTH.fullmatch(value.strip())
    if found is None:
        return 0.0 if value.strip() == "0" else None
    number, unit = float(found[1]), found[2]
    return number * ({"em": em, "%": whole / 100} | MM)[unit]
