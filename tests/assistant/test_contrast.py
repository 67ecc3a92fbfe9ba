"""The colours of tokens.css: contrast by WCAG 2.2, 1.4.3 (text) and 1.4.11 (what is not text), in both themes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.html_templates import WEB

DESIGN = Path(__file__).parents[2] / "docs" / "design.md"
TEXT, REST = 4.5, 3.0
"""Least ratios of level AA."""
PAIRS = (
    *((ink, ground, TEXT) for ink in ("ink", "quiet", "thread") for ground in ("paper", "sheet", "thread-soft")),
    ("ink", "marker", TEXT), ("ink", "warn", TEXT), ("quiet", "warn", TEXT),
    ("button-ink", "button", TEXT), ("paper", "thread", TEXT), ("paper", "ink", TEXT),
    *((line, ground, REST) for line in ("edge", "warn-edge") for ground in ("paper", "sheet")),
    ("warn-edge", "warn", REST), ("button", "paper", REST), ("button", "sheet", REST),
)  # fmt: skip
"""(what is read, what it stands on, least ratio). Figures: docs/design.md."""
THEMES = ("light", "dark")
WHITE = {"#fff", "#ffffff"}


def themes() -> dict[str, dict[str, str]]:
    """Return the colours (#rrggbb) of each theme by their names."""
    sheet = (WEB / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
    light, dark = sheet.split("@media (prefers-color-scheme: dark)")
    own, other = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", part)) for part in (light, dark))
    return {"light": own, "dark": {**own, **other}}


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2, glossary)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_what_is_read_stands_out(theme: str, front: str, ground: str, least: float) -> None:
    """This test ensures that text and edges differ enough from what they stand on, in light and in dark."""
    colours = themes()[theme]
    assert contrast(colours[front], colours[ground]) >= least


def test_the_documented_figures_are_those_of_the_sheet() -> None:
    """This test ensures that the table of docs/design.md is the computed one."""
    told = re.findall(
        r"^\| ([\w-]+) on ([\w-]+) \| [\d.]+ \| ([\d.]+) \| ([\d.]+) \|$", DESIGN.read_text("utf-8"), re.M
    )
    light, dark = (themes()[theme] for theme in THEMES)
    figures = [
        (front, ground, f"{contrast(light[front], light[ground]):.1f}", f"{contrast(dark[front], dark[ground]):.1f}")
        for front, ground, _ in PAIRS
    ]
    assert told == figures


def test_both_themes_set_every_colour() -> None:
    """This test ensures that no colour of the light theme is left as it is in the dark one."""
    sheet = (WEB / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
    light, dark = (
        set(re.findall(r"--([\w-]+): #", part)) for part in sheet.split("@media (prefers-color-scheme: dark)")
    )
    assert light == dark


def test_the_ratio_is_that_of_the_standard() -> None:
    """This test ensures that black on white is 21 and a colour on itself 1, as the standard's formula says."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#b3202c", "#b3202c") == 1
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_other_sheets_have_no_colours_of_their_own() -> None:
    """This test ensures that every colour has its name in tokens.css, but for white: a document's page, and print."""
    for sheet in (WEB / "static" / "css").glob("*.css"):
        if sheet.name != "tokens.css":
            screen = sheet.read_text(encoding="utf-8").split("@media print")[0]
            assert set(re.findall(r"(?<![\w-])#[0-9a-f]{3,8}\b", screen)) <= WHITE, sheet.name
