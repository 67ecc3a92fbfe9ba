"""Names in a question that nothing in the corpus is called by: an answer past them would be about something else."""

from __future__ import annotations

import re

from assistant.understanding.catalogue import Catalogue, word_keys
from assistant.understanding.question import EntityType, Question
from assistant.wording import fold

BESIDE = 40
"""Characters before a word that are looked at for the end of the sentence before."""
_SENTENCE_START = re.compile(r"(?:^|[.!?:”\"])\s*$")

_ORGAN_FOR = re.compile(
    r"\b(?:[Nn]ämnden|[Ss]tyrelsen|[Ff]örvaltningen|[Uu]tskottet) för "
    r"[^\W\d_]{3,30}(?:, [^\W\d_]{3,30})?(?: och [^\W\d_]{3,30})?"
)
"""An organ named by its field ("nämnden för lärande"): one that is known is an entity of the question."""


def unfamiliar_names(question: Question, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the words left over that are written as names within a sentence and stand in no name of the corpus."""
    folded = fold(question.asked)
    found = [] if question.named(EntityType.ORGAN) else [match[0] for match in _ORGAN_FOR.finditer(question.asked)]
    for word in dict.fromkeys((*question.foreign, *question.unexplained)):
        start = folded.find(word)
        if start < 0 or not question.asked[start].isupper():
            continue
        if _SENTENCE_START.search(question.asked, max(0, start - BESIDE), start):
            continue
        if not catalogue.postings.keys() & word_keys(word):
            found.append(question.asked[start : start + len(word)])
    return tuple(found)
