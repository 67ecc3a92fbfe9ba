"""What the table's columns are measured on: golden corpora of two seeds and of the reserve, and the real documents."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.quality.report import product
from tests.quality.report.product import ROOT, Measured
from tests.quality.report.targets import FEWEST_DOCUMENTS, FEWEST_ITEMS

SHARED = ROOT.parent / "shared" / "data"
QUALITY = ROOT / "tests" / "quality"
KEYS, QUESTIONS = QUALITY / "real_keys", QUALITY / "questions"
DEVELOPMENT = 0
COUNTED = {"links_accuracy": "activities", "levels_accuracy": "goals", "values_accuracy": "indicators"}
"""The kind of keyed item that an accuracy is measured on."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents that were read in, with the folder of their reading keys; `questions` are files by name.

    `passages` is the folder of a golden corpus's passage questions.
    """

    name: str
    data: Path
    keys: Path
    questions: Mapping[str, Path]
    finishes: Mapping[str, Mapping[str, object]]
    passages: Path | None = None


def golden(seed: int, pool: str, work: Path) -> Corpus:
    """Make the golden corpus of a seed and read it in."""
    made, beside, data = (work / f"{name}-{pool}-{seed}" for name in ("documents", "beside", "data"))
    product.make(
        "tests.quality.golden", "--seed", str(seed), "--pool", pool, "--out", made, "--passages", beside / "passages"
    )
    for name in ("keys", "questions", "finishes.json"):
        shutil.move(made / name, beside / name)
    product.read_in(made, data)
    told = json.loads((beside / "finishes.json").read_text(encoding="utf-8"))
    finishes = {one["document"]: one for one in told}
    questions = {name: beside / "questions" / f"{name}.jsonl" for name in ("open", "held-out")}
    return Corpus(f"frö {seed}", data, beside / "keys", questions, finishes, beside / "passages")


def real(work: Path) -> Corpus | None:
    """Read the real documents in, or return None where they are absent."""
    if not SHARED.is_dir():
        return None
    data = work / "data-real"
    product.read_in(SHARED / "real", data)
    questions = {"open": QUESTIONS / "real.jsonl", "held-out": QUESTIONS / "real-held-out.jsonl"}
    return Corpus("verkliga", data, KEYS, questions, {})


def demo(work: Path, documents: Path, questions: Mapping[str, Path]) -> Corpus:
    """Read a demo corpus in."""
    data = work / f"data-{documents.parent.name}"
    product.read_in(documents, data)
    return Corpus("demo", data, documents, questions, {})


def reading(corpus: Corpus, part: str = "") -> Measured:
    """Measure the reading, of real documents those in a folder of keys ("open", "closed")."""
    return product.measure("reading", corpus.keys / part, data=corpus.data)


def answers(corpus: Corpus, part: str, *, with_model: bool = False) -> Measured:
    """Measure the answers to one of the corpus's question files."""
    return product.measure("answers", corpus.questions[part], data=corpus.data, with_model=with_model)


def too_few(keys: Path, metric: str) -> str | None:
    """Say how few keyed items of a kind there are, where they are too few to judge by; None where they are enough."""
    kind = COUNTED.get(metric, metric.removesuffix("_f1"))
    counts = [
        sum(not item.get("optional") for item in json.loads(file.read_text(encoding="utf-8")).get(kind, ()))
        for file in keys.glob("*.json")
    ]
    items, documents = sum(counts), sum(count > 0 for count in counts)
    return None if items >= FEWEST_ITEMS and documents >= FEWEST_DOCUMENTS else f"{items} i {documents} dok."
