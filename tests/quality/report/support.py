"""Whether a quoted sentence is supported by what it cites, by the key of the documents: never by the product's check.

`python -m tests.quality.report.support DATA_DIR QUESTIONS.jsonl KEYS_DIR` prints the figure and what is not supported.

Judged are the quoted sentences of answers to questions that have an answer. A sentence is supported when, on a page
that it cites, the key of that document says that something stands which the sentence says: the wording of a goal,
activity, indicator, status, target, outcome or verdict keyed on that page; or a value of the question's own key, where
its sources name the page, or where the activity or indicator that the question names is keyed there. Unjudged, and
counted apart: a sentence that cites only pages of which no key says anything; and one that has the question's value
from another page than the key's source, for the key names one place of several.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.evaluation.intervals import interval
from assistant.evaluation.matching import file_name, normalised
from assistant.evaluation.questions import KeyedQuestion, load_questions
from assistant.evaluation.scoring import Tally, Unit
from tests.quality.report import product
from tests.quality.report.product import Measured

SUPPORTED, UNJUDGED = "quotes_supported", "quotes_unjudged"
FIELDS = ("name", "text", "status", "target", "outcome", "baseline", "verdict")
"""Fields of a keyed element whose wording stands on its page."""
NAMES = ("name", "text")
"""Fields by which a question names an element."""

Place = tuple[str, int]
"""A document's file name, normalised, and a page."""


@dataclass(frozen=True, slots=True)
class Keyed:
    """What the keys say stands on each page: wordings, and the names of elements; normalised."""

    wordings: Mapping[Place, frozenset[str]]
    names: Mapping[Place, frozenset[str]]


def keyed_pages(folder: Path) -> Keyed:
    """Read the reading keys of a corpus."""
    wordings: dict[Place, set[str]] = {}
    names: dict[Place, set[str]] = {}
    for file in sorted(folder.glob("*.json")):
        key = json.loads(file.read_text(encoding="utf-8"))
        for element in (one for kind in key.values() if isinstance(kind, list) for one in kind):
            place = (file_name(key["document"]), element["page"])
            wordings.setdefault(place, set()).update(_said(element, FIELDS))
            names.setdefault(place, set()).update(_said(element, NAMES))
    return Keyed(
        {place: frozenset(said) for place, said in wordings.items()},
        {place: frozenset(said) for place, said in names.items()},
    )


def judge(question: KeyedQuestion, answer: Mapping[str, Any], keyed: Keyed) -> Iterator[tuple[bool | None, str]]:
    """Yield for each quoted sentence whether it is supported (None: unjudged), and its text with what it cites."""
    citations = {one["n"]: one for one in answer["citations"]}
    for sentence in answer["sentences"]:
        if sentence["proof"] != "quoted":
            continue
        places = [place for number in sentence["citations"] for place in _places(citations[number])]
        cited = ", ".join(f"{document} s. {page}" for document, page in places)
        stands = [_standing(place, question, keyed) for place in places]
        known = [words for words in stands if words is not None]
        right = any(_holds(sentence["text"], word) for words in known for word in words) if known else None
        elsewhere = any(_holds(sentence["text"], normalised(value)) for value in question.expect.values or ())
        yield None if right is False and elsewhere else right, f"{sentence['text']} [{cited}]"


def measure(data: Path, questions: Path, keys: Path, *, with_model: bool = False) -> Measured:
    """Ask the questions that have an answer; the share of supported quotes, and how many there are."""
    asked = [one for one in load_questions(questions) if not one.expect.refuse]
    answers = _answers(data, questions, asked, with_model=with_model)
    keyed = keyed_pages(keys)
    judged = [(one, right, text) for one in asked for right, text in judge(one, answers[one.id], keyed)]
    units = []
    for question in asked:
        mine = [right for one, right, _ in judged if one is question and right is not None]
        if mine:
            units.append(Unit(question.id, ((SUPPORTED, Tally(sum(mine), len(mine))),)))
    misses = tuple(_miss(question, text) for question, right, text in judged if right is False)
    unjudged = sum(right is None for _, right, _ in judged)
    total = sum((tally for unit in units for _, tally in unit.tallies), Tally())
    share = total.right / total.of if total.of else None
    metrics: dict[str, float | None] = {SUPPORTED: share, f"{SUPPORTED}_of": float(total.of), UNJUDGED: float(unjudged)}
    spread = interval(units, SUPPORTED)
    counted = {unit.name: {name: (one.right, one.of) for name, one in unit.tallies} for unit in units}
    return Measured(metrics, {SUPPORTED: spread} if spread else {}, misses, counted)


def _miss(question: KeyedQuestion, got: str) -> Mapping[str, str]:
    wanted = " | ".join(question.expect.values or ())
    return {"question": question.id, "metric": SUPPORTED, "expected": wanted, "got": got}


def _answers(
    data: Path, questions: Path, chosen: Sequence[KeyedQuestion], *, with_model: bool
) -> Mapping[str, Mapping[str, Any]]:
    ids = {one.id for one in chosen}
    lines = questions.read_text(encoding="utf-8").splitlines()
    with tempfile.TemporaryDirectory(prefix="roda-support-") as folder:
        file = Path(folder) / "questions.jsonl"
        file.write_text("\n".join(line for line in lines if line and json.loads(line)["id"] in ids), encoding="utf-8")
        return product.asked(data, file, with_model=with_model)


def _standing(place: Place, question: KeyedQuestion, keyed: Keyed) -> frozenset[str] | None:
    """Return the wordings that the keys say stand on a page; None where they say nothing of it."""
    own = frozenset(normalised(value) for value in question.expect.values or ())
    sources = {(file_name(one.document), one.page) for one in question.expect.sources or ()}
    if place in sources:
        return keyed.wordings.get(place, frozenset()) | own
    if place not in keyed.wordings:
        return None
    asks = normalised(question.question)
    named = any(name in asks for name in keyed.names[place])
    return keyed.wordings[place] | (own if named else frozenset())


def _holds(sentence: str, wording: str) -> bool:
    """Say whether a sentence has a wording, whole words and numbers alone."""
    return bool(wording) and re.search(rf"(?<!\w){re.escape(wording)}(?!\w)", normalised(sentence)) is not None


def _places(citation: Mapping[str, Any]) -> Iterator[Place]:
    for part in citation["parts"]:
        yield file_name(citation["document"]), part["page"]


def _said(element: Mapping[str, object], fields: Sequence[str]) -> Iterator[str]:
    return (normalised(str(element[field])) for field in fields if element.get(field))


def main() -> None:
    """Print the figure and what is not supported."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("keys", type=Path)
    given = parser.parse_args()
    measured = measure(given.data, given.questions, given.keys)
    for miss in measured.misses:
        print(miss["question"], repr(miss["expected"]), repr(miss["got"]), sep="\n  ")  # noqa: T201
    print(*(f"{name}: {value}" for name, value in measured.metrics.items()), sep="\n")  # noqa: T201


if __name__ == "__main__":
    main()
