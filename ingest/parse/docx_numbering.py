"""The marks that Word puts before list items and numbered headings, counted as Word counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from docx.document import Document

from ingest.parse.docx_xml import Element, W, child, number, value

BULLET: Final = "•"
"""Stands for every bullet: the file names it by a glyph of a symbol font."""
LEVELS: Final = 9
"""Levels of a Word list."""
_DEPTHS: Final = frozenset("012345678")
MAX_MARK: Final = 60
"""Characters of a mark's pattern."""
_PLACE: Final = re.compile(r"%([1-9])")
_ROMAN: Final = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is marked: number format, text with %1 … %9 for the levels' numbers, first number."""

    style: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """Counts list items in document order; ask for each paragraph once."""

    levels: dict[str, dict[int, _Level]]
    """numId -> level (0-based) -> how it is marked."""
    shared: dict[str, str]
    """numId -> the abstract list whose counters it shares."""
    counts: dict[str, list[int | None]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document) -> Numbering:
        """Read a document's list definitions; a document without lists has none."""
        part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None
        )
        root: Element | None = getattr(part, "element", None)
        levels: dict[str, dict[int, _Level]] = {}
        shared: dict[str, str] = {}
        if root is None:
            return cls(levels, shared)
        abstract = {each.get(f"{W}abstractNumId"): _levels(each) for each in root.iter(f"{W}abstractNum")}
        for listed in root.iter(f"{W}num"):
            key, base = listed.get(f"{W}numId"), value(child(listed, "abstractNumId"))
            if key is None or base is None or base not in abstract:
                continue
            levels[key] = abstract[base] | {
                depth: made for each in listed.iter(f"{W}lvlOverride") for depth, made in _levels(each).items()
            }
            shared[key] = base if next(listed.iter(f"{W}startOverride"), None) is None else f"num {key}"
        return cls(levels, shared)

    def mark(self, reference: tuple[str, int]) -> str | None:
        """Count a paragraph of list `reference` (numId, level from 0) and return its mark; None when it has none."""
        key, depth = reference
        level = self.levels.get(key, {}).get(depth)
        if level is None or depth >= LEVELS or level.style == "none":
            return None
        if level.style == "bullet":
            return BULLET
        counts = self.counts.setdefault(self.shared[key], [None] * LEVELS)
        current = counts[depth]
        counts[depth] = level.start if current is None else current + 1
        counts[depth + 1 :] = [None] * (LEVELS - depth - 1)
        return _PLACE.sub(lambda match: self._number(key, counts, int(match[1]) - 1), level.text).strip() or None

    def _number(self, key: str, counts: list[int | None], depth: int) -> str:
        level = self.levels[key].get(depth)
        if level is None:
            return ""
        count = counts[depth]
        return _written(level.start if count is None else count, level.style)


def _levels(holder: Element) -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for element in holder.iter(f"{W}lvl"):
        depth = element.get(f"{W}ilvl") or ""
        start = number(child(element, "start"))
        if depth in _DEPTHS:
            levels[int(depth)] = _Level(
                style=value(child(element, "numFmt")) or "decimal",
                text=(value(child(element, "lvlText")) or "")[:MAX_MARK],
                start=1 if start is None else start,
            )
    return levels


def _written(count: int, style: str) -> str:
    if style in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * min(1 + (count - 1) // 26, 5)
        return letter.upper() if style == "upperLetter" else letter
    if style in ("lowerRoman", "upperRoman") and 0 < count < 400:
        roman = _roman(count)
        return roman.upper() if style == "upperRoman" else roman
    return f"{count:02d}" if style == "decimalZero" else str(count)


def _roman(count: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        written += letters * (count // worth)
        count %= worth
    return written
