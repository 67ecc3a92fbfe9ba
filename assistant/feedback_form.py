"""The fields of the feedback form -> feedback. Pure.

Fields: `helpful` (yes, no), `comment`, `question` (only where the visitor ticks it), and of the answer `state`, `kind`,
`language`, `items`, `citations`. A visitor may send anything in any of them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final

from assistant.answer import Kind
from assistant.application.feedback import LONGEST_COMMENT, Feedback
from assistant.prompting import LANGUAGES
from assistant.writing.outgoing import holds_personal_number
from corpus.errors import FeedbackError

LONGEST_QUESTION: Final = 2000
"""Characters of a question that may be sent with feedback; longer ones are not offered to be sent."""
MOST: Final = 1_000_000_000
"""A larger state or number of items fits no database."""
HELPFUL: Final = {"yes": True, "no": False}
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
"""Unicode categories of what nobody sees: not kept."""


def read_feedback(fields: Mapping[str, str]) -> Feedback:
    """Return what a visitor says. Raises FeedbackError, which names the phrase that says what is wrong."""
    helpful = HELPFUL.get(fields.get("helpful", ""))
    if helpful is None:
        raise FeedbackError("feedback_choose")
    comment, question = readable(fields.get("comment", "")), readable(fields.get("question", ""))
    if len(comment) > LONGEST_COMMENT:
        raise FeedbackError("feedback_too_long", most=LONGEST_COMMENT)
    if len(question) > LONGEST_QUESTION:
        raise FeedbackError("feedback_incomplete")
    if holds_personal_number(comment):
        raise FeedbackError("feedback_personal_number")
    if holds_personal_number(question):
        raise FeedbackError("feedback_personal_question")
    return Feedback(
        helpful=helpful,
        comment=comment or None,
        question=question or None,
        state=_number(fields, "state"),
        kind=_one_of(fields, "kind", tuple(Kind)),
        language=_one_of(fields, "language", LANGUAGES),
        items=_number(fields, "items"),
        citations=_number(fields, "citations"),
    )


def readable(text: str) -> str:
    """Return a text as a reader sees it, with its line breaks and nothing hidden."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(one for one in lines if one == "\n" or unicodedata.category(one) not in _UNSEEN).strip()


def _number(fields: Mapping[str, str], name: str) -> int:
    written = fields.get(name, "")
    if not (written.isascii() and written.isdigit() and len(written) <= len(str(MOST)) and int(written) <= MOST):
        raise FeedbackError("feedback_incomplete")
    return int(written)


def _one_of(fields: Mapping[str, str], name: str, known: tuple[str, ...]) -> str:
    written = fields.get(name, "")
    if written not in known:
        raise FeedbackError("feedback_incomplete")
    return str(written)
