"""`python -m tests.quality.generator demo --out corpus/documents`: make a corpus from its plan-graph file."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.quality.generator import corpus_maker, questions
from tests.quality.generator.loading import load

QUALITY = Path(__file__).parents[1]
DEMO = QUALITY / "demo"


def main() -> None:
    """Read the command line and write the corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", choices=["demo"], help="which corpus to make")
    parser.add_argument("--out", type=Path, required=True, help="folder for the documents and their manifest")
    parser.add_argument("--keys", type=Path, default=DEMO / "key", help="folder for the reading keys")
    parser.add_argument("--questions", type=Path, default=QUALITY / "questions" / "demo.jsonl", help="question file")
    arguments = parser.parse_args()
    graph = load(DEMO / "plan_graph.toml")
    corpus = corpus_maker.make(graph, questions.load(DEMO / "questions.toml"))
    corpus_maker.write(corpus, graph, documents=arguments.out, keys=arguments.keys, asked=arguments.questions)


if __name__ == "__main__":
    main()
