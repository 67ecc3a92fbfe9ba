"""Which goal or organ has most activities, or fewest: all of them in order."""

from __future__ import annotations

import re

from assistant.compose import notices
from assistant.compose.ranking import compose_ranking
from assistant.computing.queries import GoalsAt, MostTied, Organs
from assistant.drafting.asked import Asked
from assistant.drafting.drafted import Drafted
from assistant.drafting.posing import organ_kind
from assistant.understanding.catalogue import THINGS
from assistant.wording import Thing, fold
from corpus.model import MentionKind

_MOST = re.compile(
    r"(?<!\w)(?P<way>flest|färst|minst antal|most|fewest) (?:antal )?"
    r"(?:(?P<activities>aktiviteter|åtgärder|insatser|activities|actions|measures)"
    r"|(?P<indicators>indikatorer|nyckeltal|mått|indicators))(?!\w)"
)
_FEWEST = ("färst", "minst antal", "fewest")


def draft_ranking(asked: Asked) -> Drafted | None:
    """Draft goals or organs by how many activities or indicators they have; None where another order is asked for."""
    question = asked.question
    most = _MOST.search(fold(question.asked))
    named = any(entity.type in THINGS for entity in question.entities) or question.strangers or question.foreign
    narrowed = set(question.unexplained) - set(question.restrictions.ranked) or question.restrictions.denied
    if most is None or question.wanted is None or named or narrowed:
        return None
    where = asked.where(organ=None, period=question.period)
    indicators = most["indicators"] is not None
    things: GoalsAt | Organs
    match question.wanted.thing:
        case Thing.GOAL:
            things = GoalsAt(level=question.wanted.level, where=where, word=question.wanted.level_word)
        case Thing.ORGAN if not indicators:
            things = Organs(where, kind=organ_kind(question))
        case _:
            return None
    counted = MentionKind.INDICATOR if indicators else MentionKind.ACTIVITY
    query = MostTied(things, where, counted, fewest=most["way"] in _FEWEST)
    assembly = asked.assembly()
    if not assembly.result(query).items:
        return None
    asked.note_time(assembly, query)
    compose_ranking(assembly, query)
    notices.note_plans(assembly)
    notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
    return Drafted(assembly.draft(), question.kind)
