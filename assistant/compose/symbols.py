"""Statuses shown by symbols that could not be read: said of each thing, with the place. Pure."""

from __future__ import annotations

from assistant.compose.assembling import Assembly
from assistant.computing.queries import ValuesOf
from assistant.computing.symbols import unread_symbols
from corpus.model import FactRole

MOST_SINGLY = 3
"""Things that are told of one by one; more are told of in one sentence."""


def compose_unread(assembly: Assembly, entities: tuple[str, ...]) -> bool:
    """Say of entities (ids) that their status is shown as a symbol that could not be read; return whether any is."""
    graph = assembly.renderer.graph
    shown = tuple(dict.fromkeys(entity for entity in entities if unread_symbols(entity, graph)))
    if not shown:
        return False
    every = ValuesOf(shown, FactRole.SYMBOL)
    assembly.add_items(assembly.result(every).items)
    if len(shown) > MOST_SINGLY:
        assembly.computed("symbol.several", every, cited=True)
        return True
    for entity in shown:
        assembly.computed("symbol.one", ValuesOf((entity,), FactRole.SYMBOL), core=True, cited=True)
    return True
