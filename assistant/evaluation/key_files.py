"""Files to measure with, as JSON: read, checked against their dataclass, and refused with the place and what to do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from corpus.errors import MeasureError
from corpus.system_errors import why

Key = TypeVar("Key")


def read_text(path: Path, *, called: str) -> str:
    """Return a file's text. Raises MeasureError, which names it as `called`, when it cannot be read or is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise MeasureError(f"{called} {path} kan inte läsas ({why(error)}). Kontrollera sökvägen.") from error
    except UnicodeDecodeError as error:
        raise MeasureError(f"{called} {path} är inte UTF-8. Spara om den som UTF-8.") from error


def read_key(text: str, adapter: TypeAdapter[Key], *, place: str, remedy: str) -> Key:
    """Return what a JSON object says, as the adapter's dataclass; null means that the field is left out.

    Raises MeasureError, with the place first and the remedy last, for text that is not such an object.
    """
    try:
        return adapter.validate_python(_without_nulls(json.loads(text)))
    except (ValueError, RecursionError) as error:
        raise MeasureError(f"{place}: {_reason(error)} {remedy}") from error


def _without_nulls(value: object) -> object:
    """Return the value without fields that are null, in lists too."""
    if isinstance(value, dict):
        return {key: _without_nulls(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [_without_nulls(inner) for inner in value]
    return value


def _reason(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return "innehållet är inte giltig JSON."
    first = error.errors()[0]
    where = ".".join(str(step) for step in first["loc"])
    if not where:
        return "innehållet är inte ett JSON-objekt."
    if first["type"] == "missing":
        return f"fältet {where} saknas."
    return f"fältet {where} har fel form."
