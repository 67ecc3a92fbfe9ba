"""The sentence or table row that answers a lookup, or nothing. Pure.

A candidate must account for the question's words by itself, by its headings and table header, and by what is known
of its document; what the question names (numbers, years, proper names) must all be accounted for. A false answer is
worse than a refusal, so that the thresholds are set for few of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.finding.document_facts import facts_of
from assistant.finding.passage_places import Extracted, sentences_of
from assistant.finding.retrieval import Ranked
from assistant.finding.sought import TYPED, Sought, asks_for_advice, sought_by
from assistant.finding.weighing import judge
from assistant.understanding.question import Question
from assistant.wording import NUMERIC
from corpus import swedish
from corpus.model import Document, Passage

MAX_PASSAGES = 30
"""Ranked passages that are looked at; the answer to a lookup stands among the first, or it is not found."""
MAX_FOUND = 5
MARGIN = 0.1
"""By so much must the best place lead over one with another value, where neither holds all that is asked."""
_VALUES_LAST = re.compile(r"\d[\d,.]*\s?%?\s[<>≤≥]?\s?-?\d[\d ,.]*\s?%?$")
CAPTION = re.compile(r"(?:figur|tabell|diagram|bild|figure|table)\s?\d", re.IGNORECASE)


def look_up(
    question: Question,
    ranked: Sequence[Ranked],
    *,
    documents: Mapping[str, tuple[Document, ...]],
    covers: Mapping[str, str] | None = None,
) -> tuple[Extracted, ...]:
    """Return the places that answer a lookup (or a count of things that are no entities), best first; () to refuse.

    `documents` maps a reading's id to the documents it stands in, `covers` to what its cover says. Advice to the
    asker personally ("Hur ansöker jag …") is no matter of plans and always refused.
    """
    sought = sought_by(question)
    if not sought.words or asks_for_advice(sought):
        return ()
    found: list[Extracted] = []
    for rank, one in enumerate(ranked[:MAX_PASSAGES]):
        reading = one.passage.locator.reading
        facts = facts_of(documents.get(reading, ()), cover=(covers or {}).get(reading, ""))
        for start, end in _candidates(one.passage, lists=sought.kind not in TYPED):
            answer = judge(one.passage, start, end, sought=sought, facts=facts, rank=rank)
            if answer is not None:
                found.append(answer)
    found.sort(key=lambda answer: (-round(answer.score, 6), answer.passage.id, answer.start))
    return () if _is_torn(found, sought) else tuple(found[:MAX_FOUND])


def _is_torn(found: Sequence[Extracted], sought: Sought) -> bool:
    """Say whether another value of the same document has nearly as much for it, and the best lacks a word asked for."""
    best = found[0] if found else None
    if best is None or best.value is None or sought.kind not in NUMERIC:
        return False
    lacked = [word for word in sought.words if word not in (*best.own_words, *sought.required)]
    rivals = (
        one
        for one in found[1:]
        if one.value is not None and one.locator.reading == best.locator.reading and one.own_words >= best.own_words
    )
    return bool(lacked) and any(
        one.score > best.score - MARGIN and swedish.normalise(one.value.text) != swedish.normalise(best.value.text)
        for one in rivals
        if one.value is not None
    )


def _candidates(passage: Passage, *, lists: bool) -> tuple[tuple[int, int], ...]:
    """Return the spans that may answer: each sentence, or the whole row of a table.

    With `lists` a sentence that ends in a colon goes on in the list below it.
    """
    if passage.header:
        return ((0, len(passage.text)),)
    spans = sentences_of(passage)
    if len(spans) == 1 and _VALUES_LAST.search(passage.text):
        return ((0, len(passage.text)),)
    text = passage.text
    told = (span for span in spans if not CAPTION.match(text, *span))
    return tuple((start, len(text) if lists and text[start:end].endswith(":") else end) for start, end in told)
