"""What a language model is to us: messages in, text out piece by piece. Types only."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

Stopped = Callable[[], bool]
"""Says whether nobody waits for the answer any more; asked several times a second while a model works."""


@dataclass(frozen=True, slots=True)
class Message:
    """What a model is told: its task ("system"), or what to do it on ("user")."""

    role: Literal["system", "user"]
    text: str


class Host(Protocol):
    """A language model as a reader is told of it."""

    @property
    def name(self) -> str:
        """The model's name, for the reader of an answer."""

    @property
    def server(self) -> str:
        """Who is sent the text: the host that answers for the model."""

    @property
    def in_house(self) -> bool:
        """Whether that host is the owner's own: no text leaves the house."""


class LanguageModel(Host, Protocol):
    """A chat model. Usable by several threads."""

    def for_an_answer(self) -> LanguageModel:
        """Return the model as it is to be asked for one answer: the time that it may take for all of it runs."""

    def is_left_alone(self) -> bool:
        """Say whether the model did not answer a moment ago and is not asked just now."""

    def stream(self, messages: Sequence[Message], *, stopped: Stopped) -> Generator[str]:
        """Yield the model's text as it comes; ends early once `stopped`, and where it is closed.

        Raises ModelFailed where no text came or it broke off; what was yielded before stands. Raises ModelNotAsked, one
        of its kind, where the model is left alone: nothing was sent.
        """


def never() -> bool:
    """Say that somebody waits for the answer."""
    return False
