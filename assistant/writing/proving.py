"""May a model's sentence be shown, and does what was shown say all that a drafted sentence says? Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from assistant.answer import Sentence
from assistant.quoting import NEGATIONS, NO_NAMES, QUALIFIERS, Names, is_retold, verify_quoted
from assistant.quoting.naming import capitals_stand, digits_stand
from assistant.writing.sentences import Written
from corpus.swedish import content_words, lemma, words

FEWEST = 3
"""Words of a sentence; fewer say nothing, or answer a question that stands elsewhere."""
MOST = 0.7
"""Share of a drafted sentence's words that others must have to stand for it; the rest is how it is said."""
_MARKUP = re.compile(r"https?:|www\.|[<>{}|`\\]|\]\(|!\[|\[|\]|[\w.]@\w", re.IGNORECASE)
"""What plain sentences of an answer do not hold: addresses, markup, marks that are no source's."""


def why_not_shown(sentence: Written, quotes: Mapping[int, str], names: Names) -> tuple[str, ...]:
    """Return why a model's sentence may not be shown; () when each thing that it says stands in the quotes it names.

    `quotes` are those of the sources that it was given, whole and as they were read, by number. Reasons are those of
    `why_unproved`, "source" for a number that no source has, "markup", and "length".
    """
    if not sentence.citations:
        return ("quote",)
    if any(number not in quotes for number in sentence.citations):
        return ("source",)
    if _MARKUP.search(sentence.text):
        return ("markup",)
    if len(words(sentence.text)) < FEWEST:
        return ("length",)
    return why_unproved(sentence.text, tuple(quotes[number] for number in sentence.citations), names)


def why_unproved(text: str, quotes: tuple[str, ...], names: Names = NO_NAMES) -> tuple[str, ...]:
    """Return why a model's sentence may not rest on the quotes alone: as `verify_quoted` says, or "order".

    What a model writes must follow its quotes more closely than what we draft from them, see `is_retold`.
    """
    return verify_quoted(text, quotes, names) or (() if is_retold(text, quotes) else ("order",))


def resting(sentence: Written, quotes: Mapping[int, str], names: Names) -> Written:
    """Return a sentence that may be shown with those of its sources alone that prove it, where one is enough."""
    alone = (n for n in sentence.citations if not why_unproved(sentence.text, (quotes[n],), names))
    return replace(sentence, citations=tuple(alone) or sentence.citations)


def is_told(drafted: Sentence, shown: Iterable[Sentence], names: Names) -> bool:
    """Say whether sentences that were shown tell a drafted one of the same sources.

    Its numbers, names, denials and reservations must all be there, and most of its other words.
    """
    cited = set(drafted.citations)
    told = " ".join(one.text for one in shown if cited & set(one.citations))
    if not told:
        return False
    said, here = set(words(drafted.text)), set(words(told))
    carried = {lemma(word) for word in content_words(drafted.text)}
    kept = carried & {lemma(word) for word in content_words(told)}
    return (
        digits_stand(drafted.text, told)
        and capitals_stand(drafted.text, told)
        and names.within(drafted.text) <= names.within(told)
        and said & (NEGATIONS | QUALIFIERS) <= here
        and len(kept) >= MOST * len(carried)
    )
