"""The measures of quotes' support by the key, and of answers' repetition."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Kind
from assistant.evaluation.questions import Expect, KeyedQuestion, Source
from tests.assistant.demo_corpus import demo_settings
from tests.quality.report import sameness
from tests.quality.report.asking import sample
from tests.quality.report.columns import QUESTIONS
from tests.quality.report.support import judge, keyed_pages


def keys(folder: Path) -> Path:
    """Write the key of one document: an activity and a verdict on its second page."""
    held = {
        "document": "plan.pdf",
        "activities": [{"text": "Byta belysning", "status": "Pågår", "page": 2}],
        "verdicts": [{"goal": "Trygga gator", "verdict": "delvis uppfyllt", "page": 2}],
    }
    (folder / "plan.json").write_text(json.dumps(held), encoding="utf-8")
    return folder


def question(text: str, *values: str, source: tuple[str, int] | None = None) -> KeyedQuestion:
    """Make a question with the key's values, and the page of its source."""
    sources = None if source is None else (Source(*source),)
    return KeyedQuestion("q", text, Kind.LOOKUP, expect=Expect(values=values, sources=sources))


def answer(text: str, document: str, page: int, *, proof: str = "quoted") -> dict[str, Any]:
    """Make an answer of one sentence that cites a page."""
    return {
        "sentences": [{"text": text, "proof": proof, "citations": [1]}],
        "citations": [{"n": 1, "document": document, "parts": [{"page": page}]}],
    }


@pytest.mark.parametrize(
    ("asked", "given", "right"),
    [
        (question("Hur gick det?", "delvis uppfyllt"), answer("Målet är delvis uppfyllt.", "plan.pdf", 2), True),
        (question("Hur gick det?", "delvis uppfyllt"), answer("Målet är inte uppfyllt.", "plan.pdf", 2), False),
        (question("Hur gick det?", "delvis uppfyllt"), answer("Vi har pågått länge.", "plan.pdf", 2), False),
        (question("Hur gick det?", "delvis uppfyllt"), answer("Målet är delvis uppfyllt.", "annan.pdf", 2), None),
        (question("Vad kostar Byta belysning?", "90 tkr"), answer("Det kostar 90 tkr.", "plan.pdf", 2), True),
        (question("Vad kostar Klippa buskar?", "90 tkr"), answer("Det kostar 90 tkr.", "plan.pdf", 2), None),
        (question("Vad kostar det?", "90 tkr"), answer("Det kostar 190 tkr.", "plan.pdf", 2), False),
        (question("När?", "3 maj", source=("plan.pdf", 1)), answer("Antagen den 3 maj.", "plan.pdf", 1), True),
        (question("När?", "3 maj", source=("plan.pdf", 1)), answer("Antagen i juni.", "plan.pdf", 1), False),
    ],
)
def test_a_quote_is_judged_by_the_key(
    tmp_path: Path,
    asked: KeyedQuestion,
    given: dict[str, Any],
    right: bool | None,  # noqa: FBT001
) -> None:
    """This test ensures that a quote counts as supported only where the key says that it stands on the page cited."""
    assert [found for found, _ in judge(asked, given, keyed_pages(keys(tmp_path)))] == [right]


def test_other_sentences_are_not_judged(tmp_path: Path) -> None:
    """This test ensures that only quoted sentences count."""
    computed = answer("Målet är delvis uppfyllt.", "plan.pdf", 2, proof="computed")
    assert not list(judge(question("Hur?", "x"), computed, keyed_pages(keys(tmp_path))))


def test_a_sample_is_spread_over_the_file() -> None:
    """This test ensures that every part of a file ordered by intent is asked."""
    questions = [question(str(number)) for number in range(10)]
    assert [one.question for one in sample(questions, 5)] == ["0", "2", "4", "6", "8"]
    assert sample(questions, None) == sample(questions, 10) == questions


@pytest.mark.check
def test_the_small_demo_gives_the_same_answers(tmp_path_factory: pytest.TempPathFactory) -> None:
    """This test ensures that processes of other hash seeds, orders and threads, and a rebuilt index, agree."""
    data = demo_settings(tmp_path_factory).data_dir
    measured = sameness.measure(data, QUESTIONS / "small-demo.jsonl", runs=2, most=8)
    assert measured.misses == ()
    assert measured.metrics == {"same_answers": 1.0, "same_answers_of": 8.0}
