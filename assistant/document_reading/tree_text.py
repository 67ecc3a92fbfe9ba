"""The tree of a document as lines to read in a terminal. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.document_reading import words
from assistant.document_reading.findings import Finding
from assistant.document_reading.tree import CoverFact, DocumentTree, SectionRow, Unread

Line = tuple[str, bool]
"""A line, and whether it is a heading."""


def lines(tree: DocumentTree) -> Iterator[Line]:
    """Yield the lines of a tree."""
    example = " EXEMPEL: påhittat innehåll." if tree.example else ""
    yield f"{tree.document} ({tree.format}, {tree.pages} sidor). Id: {tree.id}.{example}", True
    yield from (("  " + _cover(fact), False) for fact in tree.cover)
    yield "", False
    for section in tree.sections:
        yield from _section(section, depth=0)
    yield "", False
    yield "Det här lästes inte", True
    yield from ((f"  {line}", False) for line in unread_lines(tree.unread))


def _cover(fact: CoverFact) -> str:
    name = words.FACTS.get(fact.role, fact.role)
    return f"{name}: {fact.text}  [{words.source(fact)}]"


def _section(section: SectionRow, *, depth: int) -> Iterator[Line]:
    indent = "  " * depth
    name = section.heading or "(före första rubriken)"
    yield f"{indent}{name}  {words.pages(section.first_page, section.last_page)}", True
    for finding in (*section.goals, *section.activities, *section.indicators, *section.verdicts):
        yield from _finding(finding, indent=indent + "  ")
    for child in section.sections:
        yield from _section(child, depth=depth + 1)


def _finding(finding: Finding, *, indent: str) -> Iterator[Line]:
    yield f"{indent}[{finding.label}] {words.heading(finding)}: {finding.text}  s. {finding.page}", False
    yield from ((f"{indent}     {detail}", False) for detail in words.details(finding))


def unread_lines(unread: Unread) -> Iterator[str]:
    """Yield what was left unread, a line each; one line that says so where nothing was."""
    if unread.pages:
        yield f"Sidor utan läsbar text: {', '.join(map(str, unread.pages))}."
    for table in unread.tables:
        under = f" under »{table.heading}«" if table.heading else ""
        rows = "1 rad" if table.rows == 1 else f"{table.rows} rader"
        yield f"Tabell som inte gav något, {words.pages(table.page, table.last_page)}{under} ({rows}): {table.header}"
    yield from (warning[:1].upper() + warning[1:] for warning in unread.warnings)
    for one in unread.removed:
        kind, page = words.KINDS[one.kind][0], words.pages(one.page, one.page)
        yield f"Rättat, {one.date}: {kind} »{one.text}« togs bort, {page}"
    if not (unread.pages or unread.tables or unread.warnings):
        yield "Inget som läsaren vet om. (Att något missats i texten syns bara vid en jämförelse med sidorna.)"
