"""`python -m tests.quality.golden --seed 1 --out FOLDER`: make the golden corpus of one seed.

`--passages FOLDER` writes its passage questions too, or alone: corpus.jsonl, queries.jsonl and qrels.tsv.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.quality.golden import corpus
from tests.quality.golden.asking import passages
from tests.quality.golden.asking import write as asking
from tests.quality.golden.calendar import MUNICIPALITIES
from tests.quality.golden.layouts import LAYOUTS


def main() -> None:
    """Read the command line and write the corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True, help="the draw; the same seed gives the same corpus")
    parser.add_argument("--out", type=Path, help="folder for documents, manifest, keys and questions")
    parser.add_argument("--passages", type=Path, help="folder for the passage questions")
    parser.add_argument("--layout", action="append", default=[], choices=sorted(LAYOUTS), help="only this layout")
    parser.add_argument("--pool", default="all", choices=["open", "reserve", "all"], help="words, orders and layouts")
    parser.add_argument("--size", default="small", choices=sorted(MUNICIPALITIES), help="how much there is of it")
    arguments = parser.parse_args()
    if not (arguments.out or arguments.passages):
        parser.error("name a folder: --out, --passages or both")
    made = corpus.make(arguments.seed, tuple(arguments.layout), arguments.pool, arguments.size)
    if arguments.out:
        corpus.write(made, arguments.out)
        asking.write(made, arguments.seed, arguments.out / "questions")
    if arguments.passages:
        passages.write(made, arguments.seed, arguments.pool, arguments.passages)


if __name__ == "__main__":
    main()
