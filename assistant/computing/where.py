"""Which plans a query is about."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.model import Period


@dataclass(frozen=True, slots=True)
class Where:
    """Which plans a query is about: kommun (name), organ (name), period, documents (ids). None or empty is any.

    `responsible` is who activities name as responsible; nothing else names anyone.
    """

    kommun: str | None = None
    organ: str | None = None
    period: Period | None = None
    documents: tuple[str, ...] = ()
    responsible: str | None = None
