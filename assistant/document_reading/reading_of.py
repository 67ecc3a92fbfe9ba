"""A document of a view -> what was read of it. The one place where the tree's parts are fetched."""

from __future__ import annotations

from assistant.document_reading.findings import findings_of
from assistant.document_reading.tree import DocumentTree, Removed, document_tree
from assistant.document_reading.unread_tables import unread_tables
from corpus.graph import PlanGraph
from corpus.model import Document, FactRole
from corpus.store import View


def tree_of(view: View, graph: PlanGraph, document: Document) -> DocumentTree:
    """Return the tree of one document of a view; `graph` is that of the view."""
    summary = view.reading(document.reading)
    mentions = view.mentions_of(document.reading)
    passages = view.passages_of(document.reading)
    quotes: dict[FactRole, str] = {}
    for fact in summary.cover:
        if fact.role not in quotes:
            quotes[fact.role] = view.quote(fact.locator)
    return document_tree(
        document,
        summary,
        passages=passages,
        findings=findings_of(mentions, graph),
        tables=unread_tables(passages, mentions),
        quotes=quotes,
        removed=_removed(view, document.reading),
    )


def _removed(view: View, reading: str) -> tuple[Removed, ...]:
    """Return what a person removed from a reading, in reading order."""
    amendment = view.amendment(reading)
    if amendment is None:
        return ()
    dates = dict(amendment.removed)
    return tuple(
        Removed(one.kind.value, one.wording, one.locator.page, dates[one.id])
        for one in view.mentions_as_read(reading)
        if one.id in dates
    )
