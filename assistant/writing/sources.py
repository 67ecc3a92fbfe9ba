"""Which quotes of an answer a language model may read. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.answer import Answer, Citation, Kind, Proof
from assistant.writing.outgoing import harmless, holds_personal_number

MOST_SOURCES = 12
MOST_CHARACTERS = 6_000
"""Of all sources together: 2,000 tokens or so, which a small model's window holds beside its task."""
_STATING = frozenset({Kind.LINK, Kind.LIST, Kind.COUNT, Kind.LOOKUP})
"""Kinds of answers that list what documents state, and say no more of it. What was dropped, missed or lacks something
is told by the computed sentence alone: its name, told for itself, would say that it is so."""
_TOLD = frozenset({"activity", None})
"""Levels of items whose names say what is to be done. A goal's name says what is wished ("Alla klarar skolan"): told as
a sentence it would claim that it has come true. That of an indicator says nothing."""


@dataclass(frozen=True, slots=True)
class Source:
    """A quote as it is sent: the number of its citation, its words on one line."""

    n: int
    text: str


@dataclass(frozen=True, slots=True)
class Sources:
    """What is sent, in the order of the answer, and whether anything was held back that must not be sent."""

    sent: tuple[Source, ...] = ()
    held_back: bool = False


def sources_of(answer: Answer, *, indoors: frozenset[str]) -> Sources:
    """Return the quotes that an answer rests on, those of its quoted sentences first.

    None of a document (id) in `indoors`, and none that may hold a personnummer. An answer that refuses has none: a
    model answers nothing that was not found. Names of goals are none either, nor what an answer tells more of than that
    it is stated.
    """
    if answer.refused:
        return Sources()
    cited = {citation.n: citation for citation in answer.citations}
    wanted = [cited[n] for n in dict.fromkeys(_numbers(answer)) if n in cited]
    allowed = [one for one in wanted if one.document_id not in indoors and not holds_personal_number(one.quote)]
    return Sources(tuple(_fitting(allowed)), held_back=len(allowed) < len(wanted))


def _numbers(answer: Answer) -> Iterator[int]:
    """Yield the numbers of citations: of quoted sentences, then of what names each activity that is listed."""
    for sentence in answer.sentences:
        if sentence.proof is Proof.QUOTED:
            yield from sentence.citations
    for item in answer.items if answer.kind in _STATING else ():
        if item.link != "suggested" and item.level in _TOLD and item.change is None:
            yield from (step.citation for step in item.evidence[:1] if step.citation is not None)


def _fitting(citations: Iterable[Citation]) -> Iterator[Source]:
    """Yield as many sources as may be sent; words that stand in one already are not sent again."""
    left, seen = MOST_CHARACTERS, set[str]()
    for citation in citations:
        text = harmless(citation.quote)
        if not text or text in seen:
            continue
        left -= len(text)
        if left < 0 or len(seen) == MOST_SOURCES:
            return
        seen.add(text)
        yield Source(citation.n, text)
