"""Names in a question that nothing in the corpus is called by: an answer past them would be about something else."""

from __future__ import annotations

import re

from assistant.understanding.catalogue import Catalogue, word_keys
from assistant.understanding.question import Question
from assistant.wording import fold

_SENTENCE_START = re.compile(r"(?:^|[.!?:”\"])\s*$")


def unfamiliar_names(question: Question, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the words left over that are written as names within a sentence and stand in no name of the corpus."""
    folded = fold(question.asked)
    found = []
    for word in dict.fromkeys((*question.foreign, *question.unexplained)):
        start = folded.find(word)
        if start < 0 or not question.asked[start].isupper() or _SENTENCE_START.search(question.asked[:start]):
            continue
        if not catalogue.postings.keys() & word_keys(word):
            found.append(question.asked[start : start + len(word)])
    return tuple(found)
