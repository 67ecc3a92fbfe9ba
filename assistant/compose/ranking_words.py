"""The words of a ranking: who comes first with how many, and who comes after. Pure."""

from __future__ import annotations

from collections.abc import Callable

from assistant.answer import Language
from assistant.compose import naming
from assistant.computing.queries import Found, MostTied, Result
from assistant.prompting import Phrases
from corpus.graph import PlanGraph
from corpus.model import MentionKind


def ranking_words(
    query: MostTied, result: Result, graph: PlanGraph, *, phrases: Phrases, language: Language
) -> dict[str, Callable[[], str | int]]:
    """Return what makes each variable of a ranking's phrases; `result` holds at least one thing."""
    most = result.items[0].count or 0
    first = [one for one in result.items if one.count == most]
    rest = [one for one in result.items if one.count != most]
    counted = "ranking.indicators" if query.counted is MentionKind.INDICATOR else "ranking.activities"

    several = len({naming.kommun_of((one.id,), graph) for one in result.items}) > 1

    def name_of(one: Found) -> str:
        kommun = naming.kommun_of((one.id,), graph) if several else None
        label = naming.label(one.id, graph)
        return f"{label}, {kommun}" if kommun else label

    def with_number(one: Found) -> str:
        return phrases.render("ranking.number", language, name=name_of(one), number=one.count or 0)

    return {
        "first": lambda: naming.joined(
            [name_of(one) for one in first], "words.and", phrases=phrases, language=language
        ),
        "number": lambda: most,
        "rest": lambda: naming.SEPARATOR.join(map(with_number, rest)),
        "counted": lambda: phrases.render(counted, language),
    }
