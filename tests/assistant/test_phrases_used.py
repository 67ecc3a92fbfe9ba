"""Phrases that nothing says any more are found: each name stands in the code, or is put together there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from assistant.prompting import Phrases

ASSISTANT = Path(__file__).parents[2] / "assistant"
OF_THE_FIELD = ("level.", "words.")
"""Levels are looked up by the words of documents, words are listed as they stand: no code names one."""
_IN_A_TEMPLATE = re.compile(r"[\"']([\w.]+)[\"'](\s*~)?")
"""A name in a template, or the beginning of one that is put together."""


def test_every_shipped_phrase_is_said_somewhere() -> None:
    """This test ensures that no phrase is left in prompts/ when the last place that said it has gone."""
    said = frozenset(_names())
    made = tuple(_made())
    unused = [
        name
        for name in Phrases.load().names()
        if not name.startswith(OF_THE_FIELD) and not _is_said(name, said, made, depth=3)
    ]
    assert unused == []


def _is_said(text: str, said: frozenset[str], made: tuple[re.Pattern[str], ...], *, depth: int) -> bool:
    """Say whether a text stands in the code, or fits a text put together there of such texts."""
    if text in said:
        return True
    fits = (pattern.fullmatch(text) for pattern in made) if depth else ()
    return any(
        all(_is_said(part, said, made, depth=depth - 1) for part in found.groups())
        for found in fits
        if found is not None
    )


def _names() -> Iterator[str]:
    """Yield the texts and identifiers of code, and the names in templates."""
    for tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
            elif isinstance(node, ast.Name):
                yield node.id.lower()  # a member of an enumeration, by its name
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                yield node.target.id  # a field, by its name
    for text in _templates():
        yield from (found[1] for found in _IN_A_TEMPLATE.finditer(text))


def _made() -> Iterator[re.Pattern[str]]:
    """Yield a pattern for every text that is put together, with a group for each part that is filled in."""
    for tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and _has_letters(node):
                yield re.compile("".join(map(_part, node.values)))
    for text in _templates():
        yield from (re.compile(rf"{re.escape(found[1])}(\w+)") for found in _IN_A_TEMPLATE.finditer(text) if found[2])


def _has_letters(text: ast.JoinedStr) -> bool:
    """Say whether a text that is put together has a word of its own: one without fits anything."""
    return any(isinstance(part, ast.Constant) and re.search("[a-z]", str(part.value)) for part in text.values)


def _part(part: ast.expr) -> str:
    if isinstance(part, ast.Constant):
        return re.escape(str(part.value))
    value = part.value if isinstance(part, ast.FormattedValue) else part
    if isinstance(value, ast.BinOp) and isinstance(value.left, ast.Constant):
        return f"(?:{re.escape(str(value.left.value))})?"  # f"{'_more' * more}"
    return r"([\w.]+?)"


def _trees() -> Iterator[ast.Module]:
    for folder in (ASSISTANT, ASSISTANT.parent / "corpus"):
        for file in folder.rglob("*.py"):
            yield ast.parse(file.read_text(encoding="utf-8"))


def _templates() -> Iterator[str]:
    for file in (*ASSISTANT.rglob("*.html"), *ASSISTANT.rglob("*.js")):
        yield file.read_text(encoding="utf-8")
