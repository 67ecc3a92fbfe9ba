"""The sentence nearest to a question that nothing answers, when it is near enough to be worth showing. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.finding.passage_places import Extracted, Reason, locate, sentences_of
from assistant.finding.retrieval import Ranked
from assistant.finding.sought import sought_by
from assistant.finding.telling import is_told
from assistant.understanding.coverage import Words, covered_share
from assistant.understanding.question import Question

MAX_PASSAGES = 10
NEAR = 0.55
"""Share of the question's words that a sentence must hold itself to be near it."""
HELD = 0.7
"""From this likeness a sentence holds a word."""
FEWEST_HELD = 2
"""Words of the question that it must hold: one word in common says nothing."""
LONGEST = 300
"""Characters of a sentence that is shown."""


def nearest(question: Question, ranked: Sequence[Ranked]) -> Extracted | None:
    """Return the sentence that holds most of a question's words, best passages first; None when none is near.

    Rows of tables are left out: without their heads they say little.
    """
    words = sought_by(question).words
    best: Extracted | None = None
    for one in ranked[:MAX_PASSAGES] if len(words) >= FEWEST_HELD else ():
        for start, end in () if one.passage.header else sentences_of(one.passage):
            text = one.passage.text[start:end]
            if len(text) > LONGEST or not is_told(text):
                continue
            held = Words.of(text)
            own = [held.covers(word) for word in words]
            share = covered_share(words, own)
            enough = share >= NEAR and sum(each >= HELD for each in own) >= FEWEST_HELD
            if enough and (best is None or share > best.score):
                last = len(one.passage.text) if text.endswith(":") else end  # the list that it leads in
                best = Extracted(one.passage, start, last, locate(one.passage, start, last), share, Reason.SENTENCE)
    return best
