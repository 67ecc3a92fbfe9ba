"""A file of questions put to the product in a process of its own, shuffled, by several threads: one JSON line each.

`python -m tests.quality.report.asking DATA_DIR QUESTIONS.jsonl --order N --threads T [--most M]
[--with-model]` prints
{"id", "answer"} by id; the answer is the stable format without what made it. At most M questions, spread evenly;
with the language model of the environment, if asked for.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from assistant.answer_json import to_json
from assistant.answering import Assistant
from assistant.configured_model import configured_model
from assistant.evaluation.questions import KeyedQuestion, load_questions
from assistant.periods import read_period
from assistant.prompting import Phrases
from assistant.streaming import Answerer
from assistant.understanding.scoping import Scope
from corpus.settings import load_settings
from corpus.store import Store

TODAY = datetime.date(2026, 1, 15)
"""Today is an input of every answer: the same day for all."""


def sample(questions: Sequence[KeyedQuestion], most: int | None) -> Sequence[KeyedQuestion]:
    """Return at most so many questions, spread evenly over the file, which is ordered by intent."""
    if most is None or len(questions) <= most:
        return questions
    return [questions[index * len(questions) // most] for index in range(most)]


def asked(
    data: Path, questions: Sequence[KeyedQuestion], *, order: int, threads: int, with_model: bool = False
) -> Iterator[tuple[str, Any]]:
    """Yield each question's id and its answer as JSON, asked in the order of a seed by so many threads."""
    settings = load_settings(data_dir=data)
    store = Store.open(settings)
    phrases = Phrases.load()
    assistant = Assistant(store, settings, phrases=phrases)
    model = configured_model(settings) if with_model else None
    answerer = Answerer(assistant, phrases=phrases, model=model, executor=ThreadPoolExecutor(threads))
    shuffled = list(questions)
    random.Random(order).shuffle(shuffled)  # noqa: S311 - an order, no secret

    def ask(one: KeyedQuestion) -> tuple[str, Any]:
        limits = one.scope
        scope = Scope(kommun=limits.kommun, organisation=limits.organisation, period=read_period(limits.period))
        answer = to_json(answerer.ask(one.question, scope=scope, today=TODAY).answer)
        receipt = answer["receipt"]
        if isinstance(receipt, dict):
            receipt.pop("made_by")
        return one.id, answer

    try:
        with ThreadPoolExecutor(threads) as pool:
            yield from pool.map(ask, shuffled)
    finally:
        assistant.close()
        store.close()


def main() -> None:
    """Ask, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--order", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--most", type=int)
    parser.add_argument("--with-model", action="store_true")
    given = parser.parse_args()
    chosen = sample(load_questions(given.questions), given.most)
    answers = asked(given.data, chosen, order=given.order, threads=given.threads, with_model=given.with_model)
    for id_, answer in sorted(answers):
        sys.stdout.write(f"{json.dumps({'id': id_, 'answer': answer}, ensure_ascii=False)}\n")


if __name__ == "__main__":
    main()
