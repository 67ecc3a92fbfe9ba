"""Reading keys: what the pages of one document state, one JSON file a document (docs/annotation.md)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from assistant.evaluation.key_files import read_key, read_text
from corpus.errors import MeasureError
from corpus.model import Level


@dataclass(frozen=True, slots=True)
class KeyedGoal:
    """A goal; `parent` is the name of the goal or area that it stands under."""

    name: str
    level: Level
    page: int
    parent: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class KeyedActivity:
    """An activity; `goals` are the names of the goals that it is stated to serve."""

    text: str
    page: int
    goals: tuple[str, ...] = ()
    organ: str | None = None
    status: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class KeyedIndicator:
    """An indicator; `target` and `outcome` as printed, None where the cell is empty or absent."""

    name: str
    page: int
    goal: str | None = None
    target: str | None = None
    outcome: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class KeyedVerdict:
    """A verdict: what is judged, and the words of the judgement."""

    goal: str
    verdict: str
    page: int
    optional: bool = False


@dataclass(frozen=True, slots=True)
class ReadingKey:
    """What a document's keyed pages state. `pages_keyed` is (first, last), from 1; None: the whole document is keyed.

    `optional` items cost nothing either way.
    """

    document: str
    pages_keyed: tuple[int, int] | None = None
    goals: tuple[KeyedGoal, ...] = ()
    activities: tuple[KeyedActivity, ...] = ()
    indicators: tuple[KeyedIndicator, ...] = ()
    verdicts: tuple[KeyedVerdict, ...] = ()

    def covers(self, page: int) -> bool:
        """Say whether a page (from 1) is keyed."""
        return self.pages_keyed is None or self.pages_keyed[0] <= page <= self.pages_keyed[1]


def load_keys(folder: Path) -> tuple[ReadingKey, ...]:
    """Read every key (*.json) of a folder, in the order of file names.

    Raises MeasureError for a folder without keys, a file that is no key, and a document that is keyed twice.
    """
    if not folder.is_dir():
        raise MeasureError(f"Mappen {folder} finns inte. Ange mappen med facit, en JSON-fil per dokument.")
    keys: dict[str, ReadingKey] = {}
    for path in sorted(folder.glob("*.json")):
        text = read_text(path, called="Facit")
        key = read_key(text, TypeAdapter(ReadingKey), place=str(path), remedy="Rätta filen och kör igen.")
        if key.document in keys:
            raise MeasureError(f"{path}: {key.document} har redan ett facit i mappen. Ta bort det ena.")
        keys[key.document] = key
    if not keys:
        raise MeasureError(f"Mappen {folder} innehåller inget facit. Lägg där en JSON-fil per dokument.")
    return tuple(keys.values())
