"""The facts that stand on a document's cover."""

from __future__ import annotations

from tests.quality.generator.graph import PlanDocument, PlanGraph


def facts(document: PlanDocument, graph: PlanGraph) -> tuple[tuple[str, str], ...]:
    """Return (word, text) pairs in printed order; what is not known is left out."""
    pairs = (
        ("Dokumenttyp", document.kind.capitalize()),
        ("Gäller för", (document.period or "").replace("-", "–")),
        ("Beslutande instans", graph.organs[document.decided_by or document.organ].name if document.decided else ""),
        ("Datum för beslut", document.decided or ""),
        ("Diarienummer", document.diary_number or ""),
        ("Version", (document.edition or "").capitalize()),
    )
    return (*((word, text) for word, text in pairs if text), ("Om innehållet", document.marking))
