"""How the things of an earlier answer that fit a follow-up are told in words. Pure."""

from __future__ import annotations

from collections.abc import Callable

from assistant.answer import Language
from assistant.compose import naming
from assistant.computing.queries import Among
from assistant.prompting import Phrases
from corpus.graph import PlanGraph
from corpus.model import Activity, Goal


def told(query: Among, graph: PlanGraph, *, phrases: Phrases, language: Language) -> dict[str, Callable[[], str | int]]:
    """Return the variables that a choice offers to a phrase."""
    return {
        "total": lambda: len(query.entities),
        "things": lambda: phrases.render(f"among.{_sort(query, graph)}", language),
        "sort": lambda: phrases.render(f"among.sort_{_sort(query, graph)}", language, count=len(query.entities)),
        "fits": lambda: _fits(query, phrases=phrases, language=language),
        "stated_value": lambda: query.stated or "",
        "stated_role": lambda: _role(query, phrases=phrases, language=language),
    }


def _role(query: Among, *, phrases: Phrases, language: Language) -> str:
    """Return what is stated, as the beginning of a sentence."""
    role = query.role or query.unstated
    own = f"among.role_{role}"
    return (
        phrases.render(own, language) if own in phrases else naming.role_words(role, phrases=phrases, language=language)
    )


def _sort(query: Among, graph: PlanGraph) -> str:
    sorts = {type(graph.entity(id_)) for id_ in query.entities}
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
    parts = [phrases.render(f"among.fits_{name}", language, value=value) for name, value in asked if value] + lacking
    return naming.joined(parts, "words.and", phrases=phrases, language=language)
