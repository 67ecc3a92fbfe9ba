"""A view of the corpus -> its plan graph. The one place where what is stored and what resolves it meet."""

from __future__ import annotations

from corpus.graph import PlanGraph
from corpus.store import View
from ingest.resolve import resolve


def plan_graph_of(view: View) -> PlanGraph:
    """Resolve every mention in view, and say where the documents' titles stand."""
    return resolve(documents=view.documents(), mentions=view.mentions(), organs=view.organs(), titles=view.titles())
