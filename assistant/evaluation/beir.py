"""Retrieval sets in BEIR's form: `corpus.jsonl` (_id, title, text), `queries.jsonl` (_id, text), `qrels.tsv`.

Layout: Thakur et al. (2021), "BEIR: A Heterogeneous Benchmark for Zero-shot Evaluation of Information Retrieval
Models".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, Field, TypeAdapter

from assistant.evaluation.key_files import read_key, read_text
from corpus.errors import MeasureError

CORPUS, QUERIES, JUDGEMENTS = "corpus.jsonl", "queries.jsonl", "qrels.tsv"
_REMEDY = "Rätta raden och kör igen."


class BeirText(BaseModel):
    """A document or a query; only documents have a title."""

    id: str = Field(alias="_id")
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class BeirSet:
    """A retrieval set. `relevant` maps query id to document id to grade (0: judged, not relevant)."""

    documents: tuple[BeirText, ...]
    queries: tuple[BeirText, ...]
    relevant: Mapping[str, Mapping[str, int]]


def load_beir(folder: Path) -> BeirSet:
    """Read a retrieval set; queries without judgements are left out.

    Raises MeasureError, naming file and line, for what cannot be read, and for judgements on what is not in the set.
    """
    documents, queries = tuple(_texts(folder / CORPUS)), tuple(_texts(folder / QUERIES))
    relevant = _judgements(folder / JUDGEMENTS)
    known = {document.id for document in documents}
    unknown = {one for judged in relevant.values() for one in judged} - known
    if unknown or not relevant.keys() <= {query.id for query in queries}:
        raise MeasureError(f"{folder / JUDGEMENTS} nämner id som inte finns i {CORPUS} eller {QUERIES}. Rätta filen.")
    return BeirSet(documents, tuple(query for query in queries if query.id in relevant), relevant)


def _texts(path: Path) -> Iterator[BeirText]:
    adapter = TypeAdapter(BeirText)
    for number, line in enumerate(read_text(path, called="Filen").splitlines(), start=1):
        if line.strip():
            yield read_key(line, adapter, place=f"{path} rad {number}", remedy=_REMEDY)


def _judgements(path: Path) -> dict[str, dict[str, int]]:
    """Read tab-separated (query, document, grade) under one line of headings."""
    relevant: dict[str, dict[str, int]] = {}
    for number, line in enumerate(read_text(path, called="Filen").splitlines()[1:], start=2):
        if not line.strip():
            continue
        match line.split("\t"):
            case [query, document, grade] if grade.strip().isdecimal():
                relevant.setdefault(query, {})[document] = int(grade)
            case _:
                raise MeasureError(
                    f"{path} rad {number}: ska vara fråga, dokument och grad med tabb emellan. {_REMEDY}"
                )
    if not relevant:
        raise MeasureError(f"{path} innehåller inga bedömningar. Skriv fråga, dokument och grad, en per rad.")
    return relevant
