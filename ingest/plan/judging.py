"""Sentences that judge whether a goal was reached -> verdicts, in their own words. Pure.

"Målet bedöms ha uppnåtts, trots att …" and "Kommunstyrelsen bedömer den 14 mars 2022 att målet inte är uppfyllt": the
verdict's wording is the judging clause; who judged and when are facts beside it.
"""

from __future__ import annotations

import re

from corpus.model import Fact, FactRole, MentionKind, Relation, Span
from corpus.swedish import dates, sentences
from ingest.plan.collector import Collector
from ingest.plan.context import Context
from ingest.plan.cover_words import organ_in

_REACHED = re.compile(r"\b(?:upp)?(?:nå|nått|nådd|nås|nåtts|fyll)\w{0,4}\b|\bmåluppfyll", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?P<clause>(?:bedöms|bedömdes|anses|ansågs)\b.*)", re.IGNORECASE)
_ACTIVE = re.compile(
    r"\b(?:bedömer|bedömde|anser|bedömningen är|bedömning är)\b.{0,80}?\batt\s+(?:\S+\s+){0,8}?"
    r"(?P<clause>(?:(?:inte|ej|delvis|helt|ännu)\s+){0,2}(?:är|har|kan|kommer|nås|nåddes|uppnås|uppfylls)\b.*)",
    re.IGNORECASE,
)
_JUDGING = re.compile(r"\b(?:bedömer|bedömde|anser)\b")
MAX_JUDGED_CHARACTERS = 1_000
"""A longer sentence is not looked into."""


def read_verdicts(text: str, span: Span, context: Context, collector: Collector) -> None:
    """Add the judging clauses in a paragraph (at `span`) under a goal."""
    if context.goal is None:
        return
    for start, end in sentences(text):
        found = _clause(text[start:end])
        if found is not None:
            _add(text, start, (start + found[0], start + found[1]), span=span, context=context, collector=collector)


def read_labelled_verdict(text: str, start: int, *, span: Span, context: Context, collector: Collector) -> None:
    """Add the verdict that follows its label ("Bedömning: …") from `start` in a paragraph at `span`.

    The first sentence is the verdict, cut to its judging clause where it has one; later sentences count when they
    judge.
    """
    if context.goal is None:
        return
    for index, (first, last) in enumerate(sentences(text[start:])):
        begin, end = start + first, start + last
        found = _clause(text[begin:end])
        if found is not None:
            place = (begin + found[0], begin + found[1])
        elif index == 0:
            place = (begin, begin + len(text[begin:end].rstrip(" .")))
        else:
            continue
        _add(text, begin, place, span=span, context=context, collector=collector)


def _clause(sentence: str) -> tuple[int, int] | None:
    """Return where the judging clause of a sentence stands, without its full stop, or None."""
    if len(sentence) > MAX_JUDGED_CHARACTERS:
        return None
    match = _PASSIVE.search(sentence) or _ACTIVE.search(sentence)
    if match is None or not _REACHED.search(match["clause"]):
        return None
    return match.start("clause"), match.start("clause") + len(match["clause"].rstrip(" ."))


def _add(
    text: str, sentence: int, place: tuple[int, int], *, span: Span, context: Context, collector: Collector
) -> None:
    start, end = place
    collector.add(
        MentionKind.VERDICT,
        text[start:end],
        locator=collector.locator(Span(span.page, span.start + start, span.start + end)),
        path=context.path,
        organ=_judge(text[sentence:start]) or context.organ,
        facts=_date(text, sentence, end, span=span, collector=collector),
        ties=context.ties(collector, Relation.JUDGES),
    )


def _judge(lead: str) -> str | None:
    """Return who judges, from the words before the clause: an organ that opens the sentence."""
    found = organ_in(lead) if _JUDGING.search(lead) else None
    return found.value if found is not None and found.start == 0 else None


def _date(text: str, start: int, end: int, *, span: Span, collector: Collector) -> tuple[Fact, ...]:
    found = dates(text[start:end])
    if not found:
        return ()
    place = collector.locator(Span(span.page, span.start + start, span.start + end))
    return (Fact(FactRole.DECIDED, found[0], place),)
