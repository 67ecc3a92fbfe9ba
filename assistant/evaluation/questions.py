"""Question files: one JSON object a line, as docs/quality.md describes them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assistant.answer import Kind
from corpus.errors import MeasureError
from corpus.system_errors import why


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
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise MeasureError(f"Frågefilen {path} kan inte läsas ({why(error)}). Kontrollera sökvägen.") from error
    except UnicodeDecodeError as error:
        raise MeasureError(f"Frågefilen {path} är inte UTF-8. Spara om den som UTF-8.") from error
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
    try:
        # Null means "does not apply" everywhere in the format, as leaving the field out does.
        question = adapter.validate_python(_without_nulls(json.loads(line)))
    except (ValueError, RecursionError) as error:
        raise MeasureError(f"{place}: {_reason(error)} Rätta raden och kör igen.") from error
    if question.expect.items is not None and not all(item and all(item) for item in question.expect.items):
        raise MeasureError(f"{place}: expect.items har en post utan namn. Rätta raden och kör igen.")
    return question


def _without_nulls(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_nulls(inner) for key, inner in value.items() if inner is not None}
    return value


def _reason(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return "raden är inte giltig JSON."
    first = error.errors()[0]
    where = ".".join(str(step) for step in first["loc"])
    if not where:
        return "raden är inte ett JSON-objekt."
    if first["type"] == "missing":
        return f"fältet {where} saknas."
    return f"fältet {where} har fel form."
