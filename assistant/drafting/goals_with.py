"""Which goals have indicators or activities: those that a link reaches, of all that are asked about."""

from __future__ import annotations

import re

from assistant.answer import Kind
from assistant.compose import notices
from assistant.compose.among import compose_among
from assistant.computing.queries import Among, GoalsAt
from assistant.drafting.asked import Asked
from assistant.drafting.drafted import Drafted
from assistant.drafting.posing import pose
from assistant.wording import Thing, fold
from corpus.model import Relation

_INDICATORS = r"(?:indikator\w*|nyckeltal\w*|mått|mätetal|indicators?)"
_ACTIVITIES = r"(?:aktivitet\w*|åtgärd\w*|insats\w*|activit\w+|actions?|measures)"
_HAVE = re.compile(
    r"(?<!\w)(?:har|med|have|has|with) (?:(?:någon|något|några|minst en|både|egna|any|some|both) )*"
    rf"(?P<one>{_INDICATORS}|{_ACTIVITIES})(?: (?:och|and) (?:några |any )?(?P<two>{_INDICATORS}|{_ACTIVITIES}))?\W*$"
)
_KINDS = (Kind.LIST, Kind.LINK, Kind.COUNT)


def draft_goals_with(asked: Asked) -> Drafted | None:
    """Draft which goals have what the question says, of those that it asks about; None where it asks nothing such."""
    question = asked.question
    have = _HAVE.search(fold(question.asked))
    goals = question.wanted is not None and question.wanted.thing is Thing.GOAL
    if have is None or not goals or question.lack or question.restrictions.denied or question.kind not in _KINDS:
        return None
    query = pose(question, asked.snapshot.graph)
    assembly = asked.assembly()
    if not isinstance(query, GoalsAt) or not assembly.result(query).items:
        return None
    asked.note_time(assembly, query)
    with_one = Among(tuple(one.id for one in assembly.result(query).items), linked=_relation(have["one"]))
    if have["two"]:
        assembly.aside("among.some", with_one)
        with_one = Among(tuple(one.id for one in assembly.result(with_one).items), linked=_relation(have["two"]))
    compose_among(assembly, with_one)
    notices.note_plans(assembly)
    notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
    counted = question.kind is Kind.COUNT
    return Drafted(assembly.draft(count=assembly.count(with_one) if counted else None), question.kind)


def _relation(word: str) -> Relation:
    return Relation.MEASURES if re.fullmatch(_INDICATORS, word) else Relation.SERVES
