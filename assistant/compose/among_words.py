"""How the things of an earlier answer that fit a follow-up are told in words. Pure."""

from __future__ import annotations

from collections.abc import Callable

from assistant.answer import Language
from assistant.compose import naming
from assistant.computing.queries import Among, Found
from assistant.prompting import Phrases
from corpus.graph import PlanGraph
from corpus.model import Activity, Goal

FEWEST = 2
"""Numbers that are summed."""


def told(
    query: Among, found: tuple[Found, ...], graph: PlanGraph, *, phrases: Phrases, language: Language
) -> dict[str, Callable[[], str | int]]:
    """Return the variables that a choice, and what it found, offer to a phrase."""
    return {
        "total": lambda: len(query.entities),
        "things": lambda: phrases.render(f"among.{_sort(query.entities, graph)}", language),
        "sort": lambda: phrases.render(
            f"among.sort_{_sort(query.entities, graph)}", language, count=len(query.entities)
        ),
        "fits": lambda: _fits(query, phrases=phrases, language=language),
        "stated_value": lambda: query.stated or "",
        "stated_role": lambda: _role(query, phrases=phrases, language=language),
        "sum": lambda: sum_of(found) or "",
    }


def sum_of(found: tuple[Found, ...]) -> str | None:
    """Return the sum of the numbers stated of at least two things ("820 tkr").

    None where a thing has several, or one that is a bound or none at all, or where units or years differ.
    """
    values = [one.values for one in found]
    quantities = [each[0].quantity for each in values if len(each) == 1]
    stated = [one for one in quantities if one is not None and one.comparator == "="]
    if len(stated) != len(values) or len(stated) < FEWEST or len({(one.unit, one.year) for one in stated}) != 1:
        return None
    number = f"{sum(one.value for one in stated):,f}".replace(",", "\u00a0").replace(".", ",")
    return f"{number} {stated[0].unit}".strip()


def these(ids: tuple[str, ...], graph: PlanGraph, *, phrases: Phrases, language: Language) -> str:
    """Return how many things are spoken of, and of what sort ("de 31 aktiviteterna")."""
    things = phrases.render(f"among.{_sort(ids, graph)}", language)
    return phrases.render("among.these", language, total=len(ids), things=things)


def _role(query: Among, *, phrases: Phrases, language: Language) -> str:
    """Return what is stated, as the beginning of a sentence."""
    role = query.role or query.unstated
    own = f"among.role_{role}"
    return (
        phrases.render(own, language) if own in phrases else naming.role_words(role, phrases=phrases, language=language)
    )


def _sort(ids: tuple[str, ...], graph: PlanGraph) -> str:
    sorts = {type(graph.entity(id_)) for id_ in ids}
    return {Activity: "activities", Goal: "goals"}.get(sorts.pop(), "indicators") if len(sorts) == 1 else "things"


def _fits(query: Among, *, phrases: Phrases, language: Language) -> str:
    """Return what was asked of the things, as the end of a sentence."""
    where = query.where
    asked = (
        ("organ", naming.in_sentence(where.organ) if where.organ else None),
        ("kommun", where.kommun),
        ("period", str(where.period) if where.period else None),
        ("responsible", where.responsible),
        ("status", query.status),
        ("terms", ", ".join(query.terms) or None),
    )
    lacked = query.lacking or query.unstated
    lacking = [phrases.render(f"among.fits_without_{lacked}", language)] if lacked else []
    lacking += [phrases.render(f"among.fits_with_{query.linked}", language)] if query.linked else []
    parts = [phrases.render(f"among.fits_{name}", language, value=value) for name, value in asked if value] + lacking
    return naming.joined(parts, "words.and", phrases=phrases, language=language)
