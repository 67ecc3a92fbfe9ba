"""Answers that compare outcomes with targets: arithmetic on two cells, labelled so, both cited. Pure.

What cannot be compared is told apart, with its cells: an outcome that differs from a target without a direction has
neither reached it nor missed it.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.compose.assembling import Assembly
from assistant.compose.itemising import value_of
from assistant.computing.queries import AgainstTarget, Found, Standing
from corpus.model import FactRole

ORDER = (Standing.MISSED, Standing.MET, Standing.UNDIRECTED, Standing.UNLIKE)
APART = (Standing.UNDIRECTED, Standing.UNLIKE)


def compose_targets(assembly: Assembly, query: AgainstTarget, *, counted: bool) -> None:
    """Tell of indicators against their targets: those of the standing asked for, then those that cannot be compared.

    A possible miss must not be hidden, nor a possible hit claimed: where misses are asked for, those without a
    direction are items too, marked as such; where a number is asked for, they are not.
    """
    asked = (query.standing,) if query.standing is not None else ORDER[:2]
    if not any(_listed(assembly, replace(query, standing=one)) for one in asked):
        assembly.computed("target.tally", replace(query, standing=None), core=True)
    for one in APART:
        part = replace(query, standing=one)
        if assembly.result(part).items:
            if query.standing is not Standing.MET and not counted:
                assembly.add_items(assembly.result(part).items)
            assembly.computed(f"target.list_{one}", part)
            _lines(assembly, part)


def _listed(assembly: Assembly, query: AgainstTarget) -> bool:
    """List the indicators of one standing; return whether there are any."""
    result = assembly.result(query)
    if result.items:
        assembly.add_items(result.items)
        assembly.computed(f"target.list_{query.standing}", query, core=True)
        _lines(assembly, query)
    return bool(result.items)


def _lines(assembly: Assembly, query: AgainstTarget) -> None:
    for found in assembly.result(query).items:
        name = "target.cells_side" if query.standing is Standing.UNDIRECTED else "target.cells"
        _line(assembly, name, replace(query, ids=(found.id,)), found)


def compose_disagreeing(assembly: Assembly, query: AgainstTarget) -> None:
    """Tell of the indicators of judged goals whose figures point another way than the verdict; nothing when none do."""
    if assembly.result(query).items:
        assembly.phrase("status.figures_differ")
        for found in assembly.result(query).items:
            _line(assembly, f"target.{query.standing}", replace(query, ids=(found.id,)), found)


def compose_comparison(assembly: Assembly, query: AgainstTarget) -> None:
    """Say of each indicator of a query how its outcome stands to its target; the cells are the answer's values."""
    assembly.add_items(assembly.result(query).items)
    for found in assembly.result(query).items:
        one = replace(query, ids=(found.id,))
        standing = next(kind for kind in ORDER if assembly.result(replace(one, standing=kind)).items)
        from_start = any(value.role is FactRole.BASELINE for value in found.values)
        name = f"target.{standing}_start" if from_start and standing not in APART else f"target.{standing}"
        _line(assembly, name, replace(one, standing=standing), found, core=True)
        for value in found.values:
            assembly.add_value(value_of(value))


def _line(assembly: Assembly, name: str, query: AgainstTarget, found: Found, *, core: bool = False) -> None:
    numbers = tuple(dict.fromkeys(assembly.cite(value.locator) for value in found.values))
    assembly.proved(name, query, numbers, core=core)
