"""The sentences of an answer as one reads them: which stand above what was found, and what each warns of. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answer import Answer, Proof, Sentence

CAUTIONS = {
    "notice.ended": "ended",
    "notice.other_period": "ended",
    "notice.newer_not_read": "missing",
    "notice.missing": "missing",
    "notice.plans_missing": "missing",
    "notice.other_organ": "other",
    "compare.organ_unread": "missing",
    "compare.possible": "suggested",
    "compare.activities_possible": "suggested",
    "compare.shared_possible": "suggested",
    "link.suggested": "suggested",
    "status.differ": "differ",
    "status.no_outcome": "forecast",
}
"""Phrases that warn, and what of."""
LONGEST_LEAD = 160
"""Characters of a sentence that is set in large letters."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The sentence that says how many there are, with the number apart."""

    before: str
    number: str
    after: str


def said(answer: Answer) -> tuple[Sentence, ...]:
    """Return the sentences to show above the items, without those that only list what the items show."""
    changed = any(item.change for item in answer.items)  # what became of each is said in the sentences alone
    judged = len(answer.items) == 1 and answer.items[0].verdict is not None  # who judged, and when
    kept = tuple(one for one in answer.sentences if answer.values or changed or judged or not _lists(one))
    return kept or answer.sentences


def has_example(answer: Answer) -> bool:
    """Say whether anything the answer cites or lists is invented example content."""
    return any(item.example for item in answer.items) or any(citation.example for citation in answer.citations)


def _lists(sentence: Sentence) -> bool:
    return sentence.proof is Proof.COMPUTED and bool(sentence.items) and bool(sentence.citations)


def read_on_page(answer: Answer) -> tuple[Sentence, ...]:
    """Return the sentences to show above what was found on a page, where tables tell what others list."""
    kept = tuple(one for one in said(answer) if not _in_table(one, answer))
    return kept or answer.sentences


def caution(sentence: Sentence) -> str | None:
    """Return what a sentence warns of: ended, missing, other, suggested, differ or forecast; None where of nothing."""
    return CAUTIONS.get(sentence.phrase or "")


def lead(answer: Answer) -> Sentence | None:
    """Return the sentence that says how many were found; None where none does, or only one that says more."""
    first = next((one for one in answer.sentences if _counts(one)), None)
    return None if first is None or answer.refused or len(first.text) > LONGEST_LEAD else first


def counted(sentence: Sentence) -> Counted:
    """Return a sentence with the number of its items apart; without a number where it does not stand in it."""
    match = re.search(rf"(?<![\w,.-]){len(sentence.items)}(?![\w,.-]|\s?%)", sentence.text)
    if match is None:
        return Counted(sentence.text, "", "")
    return Counted(sentence.text[: match.start()], match[0], sentence.text[match.end() :])


def _counts(sentence: Sentence) -> bool:
    return sentence.proof is Proof.COMPUTED and bool(sentence.items) and not sentence.citations


def _in_table(sentence: Sentence, answer: Answer) -> bool:
    """Say whether a table tells all that a sentence does."""
    if sentence.by_model:
        return False
    if sentence.phrase == "compare.shared_line":
        return any(item.works for item in answer.items)
    listed = [answer.items[place] for place in sentence.items]
    return _lists(sentence) and bool(listed) and all(item.change is not None for item in listed)
