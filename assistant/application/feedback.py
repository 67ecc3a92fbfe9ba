"""What a visitor says of an answer. Nothing in it tells who the visitor is."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_COMMENT = 2000
"""Characters of a comment."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """Whether an answer helped, and which sort of answer it was. The question is None unless the visitor sends it."""

    helpful: bool
    comment: str | None
    question: str | None
    state: int
    """The corpus's, which the answer was made of."""
    kind: str
    """The kind of the question (`assistant.answer.Kind`)."""
    language: str
    """The language of the answer."""
    items: int
    citations: int
    """How many of each the answer had."""


@dataclass(frozen=True, slots=True)
class KeptFeedback:
    """Feedback as it is kept: when it was given (ISO 8601, UTC, whole seconds), and to which version of roda."""

    id: int
    given_at: str
    version: str
    feedback: Feedback
