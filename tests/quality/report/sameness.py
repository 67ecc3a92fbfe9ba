"""Whether a question has the same answer every time: ten runs, each a process of its own, and one after a rebuild.

`python -m tests.quality.report.sameness DATA_DIR QUESTIONS.jsonl` prints the figure and the questions that differ.

The processes differ in hash seed, order of the questions and number of threads; for the last run the corpus is copied
and its indexes and graph deleted and made anew by `roda doctor`. An answer is the same when its JSON is, receipt and
candidates included; what made it (versions, the index's name) is left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.quality.report import product
from tests.quality.report.product import Measured

RUNS = 10
MOST = 60
"""Questions of a corpus, spread over all intents: a run takes six seconds."""
SAME = "same_answers"


def measure(data: Path, questions: Path, *, runs: int = RUNS, most: int = MOST) -> Measured:
    """Ask the questions over and over; the share of them with one and the same answer."""
    found = [digests(data, questions, run=run, most=most) for run in range(runs)]
    with tempfile.TemporaryDirectory(prefix="roda-rebuilt-") as folder:
        rebuilt = Path(folder) / "data"
        shutil.copytree(data, rebuilt)
        for derived in ("generations", "graphs"):
            shutil.rmtree(rebuilt / derived, ignore_errors=True)
        product.repair(rebuilt)
        found.append(digests(rebuilt, questions, run=runs, most=most))
    differing = [id_ for id_ in found[0] if len({one.get(id_) for one in found}) > 1]
    of = len(found[0])
    misses = tuple(
        {"question": id_, "metric": SAME, "expected": "samma svar", "got": _told(id_, found)} for id_ in differing
    )
    share = (of - len(differing)) / of if of else None
    return Measured({SAME: share, f"{SAME}_of": float(of)}, {}, misses, {})


def digests(data: Path, questions: Path, *, run: int, most: int) -> Mapping[str, str]:
    """Ask in a process of its own; return a digest of each answer by the question's id."""
    answers = product.asked(data, questions, order=run, threads=1 + run % 4, most=most, hash_seed=run)
    return {id_: hashlib.sha256(json.dumps(one).encode()).hexdigest()[:12] for id_, one in answers.items()}


def _told(id_: str, found: list[Mapping[str, str]]) -> str:
    return " ".join(one.get(id_, "–") for one in found)


def main() -> None:
    """Print the figure and what differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--most", type=int, default=MOST)
    given = parser.parse_args()
    measured = measure(given.data, given.questions, runs=given.runs, most=given.most)
    for miss in measured.misses:
        print(miss["question"], miss["got"])  # noqa: T201
    print(*(f"{name}: {value}" for name, value in measured.metrics.items()), sep="\n")  # noqa: T201


if __name__ == "__main__":
    main()
