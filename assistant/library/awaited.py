"""Documents that the manifest expects and nobody read in. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.computing.where import Where
from assistant.library.listing import Chosen
from assistant.periods import period_text
from assistant.receipt import missing_plans
from corpus.model import Document, Expected
from corpus.swedish import normalise


def awaited(expected: Iterable[Expected], documents: Iterable[Document], chosen: Chosen) -> tuple[Expected, ...]:
    """Return what is expected, not read, and as chosen; what an expectation leaves open fits anything."""
    missing = missing_plans(expected, documents, Where(chosen.kommun or None, chosen.organ or None))
    return tuple(sorted((one for one in missing if _fits(one, chosen)), key=_order))


def _fits(plan: Expected, chosen: Chosen) -> bool:
    named = normalise(" ".join(part for part in (plan.kommun, plan.organ, plan.kind, str(plan.period or "")) if part))
    return (
        (not chosen.kind or plan.kind is None or normalise(plan.kind) == normalise(chosen.kind))
        and (not chosen.period or plan.period is None or period_text(plan.period) == chosen.period.replace("–", "-"))
        and all(word in named for word in normalise(chosen.words).split())
    )


def _order(plan: Expected) -> tuple[object, ...]:
    names = (plan.kommun or "", plan.organ or "", plan.kind or "")
    return (*map(normalise, names[:2]), -(plan.period.last if plan.period else 0), normalise(names[2]))
