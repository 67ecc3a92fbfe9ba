"""Question files: one JSON object a line, as docs/quality.md describes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter

from assistant.answer import Kind
from assistant.evaluation.key_files import read_key, read_text
from corpus.errors import MeasureError


@dataclass(frozen=True, slots=True)
class Scope:
    """What the asker limits the question to; `period` is "2024" or "2019-2022"."""

    kommun: str | None = None
    organisation: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A page (1-based) of a document, by the document's name."""

    document: str
    page: int


@dataclass(frozen=True, slots=True)
class Expect:
    """What a right answer holds; None where the question does not ask for it. An item is its name and its aliases."""

    entities: tuple[str, ...] | None = None
    items: tuple[tuple[str, ...], ...] | None = None
    count: int | None = None
    values: tuple[str, ...] | None = None
    sources: tuple[Source, ...] | None = None
    refuse: bool = False


@dataclass(frozen=True, slots=True)
class KeyedQuestion:
    """A question with its answer key."""

    id: str
    question: str
    kind: Kind
    scope: Scope = field(default_factory=Scope)
    expect: Expect = field(default_factory=Expect)


def load_questions(path: Path) -> tuple[KeyedQuestion, ...]:
    """Read a question file; empty lines are passed over.

    Raises MeasureError, naming file and line, for a file that cannot be read, a line that is no question, an id given
    twice and a file without questions.
    """
    lines = read_text(path, called="Frågefilen").splitlines()
    adapter = TypeAdapter(KeyedQuestion)
    questions: dict[str, KeyedQuestion] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        question = _question(line, adapter, place=f"{path} rad {number}")
        if question.id in questions:
            raise MeasureError(f"{path} rad {number}: id {question.id!r} finns redan. Ge frågan ett eget id.")
        questions[question.id] = question
    if not questions:
        raise MeasureError(f"Frågefilen {path} innehåller inga frågor. Skriv en fråga per rad som JSON.")
    return tuple(questions.values())


def _question(line: str, adapter: TypeAdapter[KeyedQuestion], *, place: str) -> KeyedQuestion:
    question = read_key(line, adapter, place=place, remedy="Rätta raden och kör igen.")
    if question.expect.items is not None and not all(item and all(item) for item in question.expect.items):
        raise MeasureError(f"{place}: expect.items har en post utan namn. Rätta raden och kör igen.")
    return question
