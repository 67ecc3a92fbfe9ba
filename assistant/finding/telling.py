"""Does a sentence tell what is asked, rather than only hold its words? Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.finding.sought import Sought
from assistant.understanding.coverage import covered_share, likeness
from assistant.wording import AnswerType
from corpus import swedish
from corpus.word_classes import is_verb

DONE = frozenset({AnswerType.DATE, AnswerType.PERSON, AnswerType.ORGAN, AnswerType.NAME})
"""Sorts of value that are asked of a deed."""
HALF_SAID = 0.5
MIN_OWN_WITHOUT_DEED = 0.6
"""Share of the question that a place must hold itself where it does not speak of what is done."""
REACH = 60
"""Characters after a word within which the sentence must go on to say what it is."""
NAMED = 0.7
"""From this likeness a word is the one asked about."""

_TOLD = re.compile(r"[.!?:…][\"”’»)\]]{0,2}\Z")
_WHAT_IS = re.compile(r"^\W*(?:och |men )?(?:vad|what) (?:är|var|blev|blir|is|was|are)(?!\w)")
_SAYS_WHAT = re.compile(
    r"(?<!\w)(?:är|var|blev|blir|utgör\w*|uppgår|uppgick|innebär|betyder|beskriver|handlar|består|omfattar|lyder"
    r"|syftar|anger|visar|is|was|means|describes)(?!\w)|:"
)
_CAUSE = re.compile(
    r"(?<!\w)(?:eftersom|därför|för att|så att|då|genom att|orsak\w*|anledning\w*|skäl\w*|bero\w*|syft\w*"
    r"|på grund av|med tanke på|till följd av"
    r"|leder till|bidrar till|behöv\w*|because|since|due to|in order to|therefore)(?!\w)"
)
_NEXT_CLAUSE = re.compile(r"[,.;]|\s(?:och|men|samt|som|and|but)\s")


def tells_deed(sought: Sought, own: Sequence[float]) -> bool:
    """Say whether a place speaks of what is done ("revideras"), or else of most of the rest itself.

    `own` is how surely it holds each word of the question. When and by whom is asked of a deed; a date that stands
    beside the same things may be that of another deed. Other sorts of value are always told.
    """
    if sought.kind not in DONE:
        return True
    said = zip(sought.words, own, strict=True)
    deeds = [share for word, share in said if is_verb(word) and word not in sought.required]
    return not deeds or max(deeds) >= HALF_SAID or covered_share(sought.words, own) >= MIN_OWN_WITHOUT_DEED


def is_told(text: str) -> bool:
    """Say whether a text is a whole sentence, by its end."""
    return bool(_TOLD.search(text))


def gives_reason(text: str, sought: Sought) -> bool:
    """Say whether a text may say why, where that is asked: a name alone never does."""
    return sought.kind is not AnswerType.REASON or bool(_CAUSE.search(text.casefold()))


def says_what(text: str, sought: Sought) -> bool:
    """Say whether a text is a whole sentence and, where "Vad är …" alone is asked, says what it is in one clause."""
    if not is_told(text):
        return False
    if not _WHAT_IS.search(sought.text) or not sought.words:
        return True
    for token in swedish.tokens(text):
        if likeness(sought.words[0], swedish.normalise(token.text)) >= NAMED:
            rest = text[token.end : token.end + REACH].casefold()
            return bool(_SAYS_WHAT.search(_NEXT_CLAUSE.split(rest, maxsplit=1)[0]))
    return True
