"""Answers that put goals or organs in order by how many things they have. Pure."""

from __future__ import annotations

from assistant.compose.assembling import Assembly
from assistant.computing.queries import MostTied


def compose_ranking(assembly: Assembly, query: MostTied) -> None:
    """Say which have most, or fewest, and how many the others have."""
    items = assembly.result(query).items
    assembly.add_items(items)
    assembly.computed("ranking.fewest" if query.fewest else "ranking.most", query, core=True)
    if items[-1].count != items[0].count:
        assembly.computed("ranking.rest", query)
