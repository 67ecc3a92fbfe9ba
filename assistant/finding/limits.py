"""What a search is limited to: kommun, organ, period and kind of document, or one document. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.computing.fitting import documents_of_organ, in_kommun, in_period, same
from corpus.graph import PlanGraph
from corpus.model import Document, Period


@dataclass(frozen=True, slots=True)
class Limits:
    """What documents must be to be searched, all of it; None is any. Names and kinds are compared as people write them.

    As when questions are answered, a document that belongs to no kommun, or of no known period, is never left out
    for that.
    """

    kommun: str | None = None
    organ: str | None = None
    period: Period | None = None
    kind: str | None = None
    document: str | None = None
    """An id."""

    def chosen(self, documents: Iterable[Document], graph: PlanGraph) -> tuple[Document, ...]:
        """Return those documents that may be searched, in their order."""
        fitting = tuple(
            one
            for one in documents
            if (one.kommun is None or in_kommun(one.kommun, self.kommun))
            and in_period(one.period, self.period)
            and self.document in (None, one.id)
            and (self.kind is None or (one.kind is not None and same(one.kind, self.kind)))
        )
        return fitting if self.organ is None else documents_of_organ(self.organ, fitting, graph)


NO_LIMITS = Limits()
