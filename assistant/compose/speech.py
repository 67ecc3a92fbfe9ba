"""What words are made from: a graph, the phrases, a language. Types only, but for rendering a phrase."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.answer import Language
from assistant.compose.draft import Given
from assistant.prompting import Phrases
from corpus.graph import PlanGraph

Makers = dict[str, Callable[[], str | int]]
"""Variable of a phrase -> what makes it."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A graph whose entities are spoken of, in a language."""

    graph: PlanGraph
    phrases: Phrases
    language: Language

    def phrase(self, name: str, given: Given = ()) -> str:
        """Render a phrase with what is given."""
        return self.phrases.render(name, self.language, **dict(given))
