"""The sheets of the interface: each class is one idea, made in one of them."""

from __future__ import annotations

import re
from collections import defaultdict

from assistant.html_templates import WEB

MADE = re.compile(r"\.([\w-]+)")
"""A selector that is a class and nothing else."""


def test_a_class_is_made_in_one_sheet() -> None:
    """This test ensures that no two parts of the interface give one class a look: every page has all sheets."""
    sheets: dict[str, set[str]] = defaultdict(set)
    for sheet in (WEB / "static" / "css").glob("*.css"):
        rules = re.sub(r"/\*.*?\*/|@media print \{.*?\n\}", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
        for selectors in re.findall(r"([^{}]+)\{", rules):
            made = (MADE.fullmatch(one.strip()) for one in selectors.split(","))
            for found in made:
                if found is not None:
                    sheets[found[1]].add(sheet.name)
    assert {name: made for name, made in sheets.items() if len(made) > 1} == {}
    assert "warning" in sheets
