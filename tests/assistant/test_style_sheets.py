"""The style sheets: each has names of its own, so that one part of the service cannot dress another."""

from __future__ import annotations

import re
from collections import defaultdict

from assistant.html_templates import WEB

CSS = WEB / "static" / "css"
RULE = re.compile(r"([^{}]+)\{[^{}]*\}")
BARE = re.compile(r"\.[\w-]+")


def bare_classes(sheet: str) -> set[str]:
    """Return the classes that a sheet dresses wherever they stand."""
    told = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    selectors = (one.strip() for rule in RULE.finditer(told) for one in rule[1].split(","))
    return {one for one in selectors if BARE.fullmatch(one)}


def test_no_two_sheets_dress_the_same_class() -> None:
    """This test ensures that a class means one thing: a second sheet names the part that its rule is for."""
    sheets = defaultdict(set)
    for path in CSS.glob("*.css"):
        for name in bare_classes(path.read_text(encoding="utf-8")):
            sheets[name].add(path.name)
    assert {name: found for name, found in sheets.items() if len(found) > 1} == {}
