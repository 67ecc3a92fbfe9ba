"""The words of a comparison that a phrase may ask for: what is compared, pairs, years, organs with counts. Pure."""

from __future__ import annotations

from decimal import Decimal

from assistant.compose import naming
from assistant.compose.speech import Makers, Speech
from assistant.computing.comparing.editions import defining_document, edition_at
from assistant.computing.comparing.plan_changes import compared_plans
from assistant.computing.comparing.sharing import organs_on
from assistant.computing.comparing.target_changes import spans_years
from assistant.computing.dating import year_of
from assistant.computing.queries import (
    Change,
    Found,
    PlanChanges,
    ProgrammeChanges,
    Query,
    Result,
    SharedGoals,
    TargetChanges,
    ValuesOverYears,
)
from corpus.model import FactRole, Goal, IndicatorValue, Period

ARROW = " → "


def change_words(query: Query, result: Result, speech: Speech) -> Makers:
    """Return the makers of the words that a comparison offers; none for other queries."""
    match query:
        case ProgrammeChanges():
            return {
                "earlier": lambda: programme_name(query.earlier, query, speech),
                "later": lambda: programme_name(query.later, query, speech),
                "scope": lambda: _kommun(query, speech),
                "level": lambda: _level(query, result.count or len(result.suggested), speech),
                "suggested": lambda: len(result.suggested),
                "pairs": lambda: _pairs(result.items, speech),
                "suggested_pairs": lambda: _pairs(result.suggested, speech),
            }
        case PlanChanges():
            return {
                "earlier": lambda: _plans(query, speech)[0],
                "later": lambda: _plans(query, speech)[1],
                "suggested": lambda: len(result.suggested),
                "suggested_pairs": lambda: _pairs(result.suggested, speech),
            }
        case TargetChanges() | ValuesOverYears():
            return {
                "rows": lambda: naming.SEPARATOR.join(_row(found, speech) for found in result.items),
                "values": lambda: ARROW.join(_by_year(item) for item in result.items),
                "difference": lambda: _difference(result),
                "role": lambda: _role(query, speech),
                "about": lambda: naming.names((found.id for found in result.items), speech.graph),
            }
        case SharedGoals():
            return {
                "organs": lambda: _organs(query, result, speech),
                "level": lambda: _level(query, result.count, speech),
            }
        case _:
            return {}


def programme_name(period: Period, query: ProgrammeChanges, speech: Speech) -> str:
    """Return what the programme of a period is called: the title of the document that sets it, with its years."""
    edition = edition_at(speech.graph, query.where.kommun, period)
    document = defining_document(edition, speech.graph) if edition is not None else None
    title = (document.title or document.name) if document is not None else ""
    years = str(edition.period if edition is not None else period)
    return title if years in title.replace("-", "–") else f"{title} {years}".strip()


def _kommun(query: ProgrammeChanges, speech: Speech) -> str:
    """Return the kommun in brackets: the programmes themselves are named with their periods."""
    return speech.phrase("words.scope", (("parts", query.where.kommun),)) if query.where.kommun else ""


def _plans(query: PlanChanges, speech: Speech) -> tuple[str, str]:
    """Return the titles of the plans compared, the earlier year's first."""
    both = compared_plans(query, speech.graph)
    told = [
        dict.fromkeys(
            (one.title or one.name)
            if str(one.period) in one.title
            else f"{one.title or one.name} {one.period or ''}".strip()
            for one in plans
        )
        for plans in both
    ]
    return naming.SEPARATOR.join(told[0]), naming.SEPARATOR.join(told[1])


def _level(query: ProgrammeChanges | SharedGoals, count: int, speech: Speech) -> str:
    return naming.level_words(query.level, None, count, phrases=speech.phrases, language=speech.language)


def _pairs(found: tuple[Found, ...], speech: Speech) -> str:
    """Return each goal with the earlier one: both wordings, or, for what was moved, both areas."""
    return naming.SEPARATOR.join(_pair(one, speech) for one in found)


def _pair(found: Found, speech: Speech) -> str:
    graph = speech.graph
    own = naming.label(found.id, graph)
    other = naming.label(found.other, graph) if found.other else ""
    if found.change is not Change.MOVED:
        return f"”{other}”{ARROW}”{own}”"
    before, after = (graph.goal(one) for one in (found.other or "", found.id))
    given = (("name", own), ("earlier", _above(before, speech)), ("later", _above(after, speech)))
    return speech.phrase("words.moved", given)


def _above(goal: Goal | None, speech: Speech) -> str:
    parent = speech.graph.goal(goal.parent) if goal is not None and goal.parent else None
    return parent.name if parent is not None else ""


def _row(found: Found, speech: Speech) -> str:
    values = ARROW.join(_dated(value) for value in found.values)
    return f"{naming.label(found.id, speech.graph)}: {values}"


def _by_year(found: Found) -> str:
    """Return values by year; those of one year stand side by side, for nothing led from one to the other."""
    years: dict[int | None, list[str]] = {}
    for value in found.values:
        years.setdefault(year_of(value), []).append(value.text)
    said = ((" / ".join(texts), year) for year, texts in years.items())
    return ARROW.join(text if year is None else f"{text} ({year})" for text, year in said)


def _dated(value: IndicatorValue) -> str:
    year = year_of(value)
    return value.text if year is None else f"{value.text} ({year})"


def _difference(result: Result) -> str:
    """Return the last value less the first, where both cells hold comparable numbers; "" else."""
    values = [value for item in result.items for value in item.values]
    first, last = (values[0].quantity, values[-1].quantity) if spans_years(values) else (None, None)
    return _signed(last.value - first.value) if first is not None and last is not None else ""


def _signed(number: Decimal) -> str:
    sign = "+" if number > 0 else "−" if number < 0 else "±"
    return f"{sign}{abs(number).normalize():f}".replace(".", ",")


def _role(query: TargetChanges | ValuesOverYears, speech: Speech) -> str:
    role = query.role if isinstance(query, ValuesOverYears) else FactRole.TARGET
    return naming.role_words(role, phrases=speech.phrases, language=speech.language)


def _organs(query: SharedGoals, result: Result, speech: Speech) -> str:
    """Return the organs of each goal, each with its activities."""
    told = []
    for goal in (speech.graph.goal(found.id) for found in result.items):
        for organ, links in organs_on(goal, query, speech.graph).items() if goal is not None else ():
            told.append(f"{organ}: {naming.names(dict.fromkeys(link.source for link in links), speech.graph)}")
    return ". ".join(told)
