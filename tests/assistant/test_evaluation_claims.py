"""The measuring of the verifier: claims that are true or false of a quote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.evaluation.claims import Claim, load_claims, measure_claims
from assistant.quoting import verify_quoted
from corpus.errors import MeasureError

CLAIM = Claim(
    "Målvärdet för matsvinnet är 20 gram.",
    "Målvärdet för matsvinnet är 25 gram.",
    "Matsvinn per portion, målvärde 20 gram",
    "compression",
    "number",
    "C1",
)


def check(sentence: str, quote: str) -> tuple[str, ...]:
    """Ask the verifier itself."""
    return verify_quoted(sentence, (quote,))


def test_a_right_verifier_reaches_both_figures() -> None:
    """This test ensures that a true claim passed and a false one stopped give 1, in total and by type."""
    figures = measure_claims([CLAIM], check=check)
    assert dict(figures.metrics) == {
        "false_stopped": 1.0,
        "true_passed": 1.0,
        "false_stopped_number": 1.0,
        "true_passed_compression": 1.0,
    }
    assert not figures.misses


def test_a_fault_of_the_verifier_is_noticed() -> None:
    """This test ensures that one that lets everything through, and one that stops everything, each lose a figure."""
    open_, shut = measure_claims([CLAIM], check=lambda *_: ()), measure_claims([CLAIM], check=lambda *_: ("words",))
    assert dict(open_.metrics)["false_stopped"] == 0
    assert [miss.metric for miss in open_.misses] == ["false_stopped_number"]
    assert dict(shut.metrics)["true_passed"] == 0
    assert [(miss.question, miss.got) for miss in shut.misses] == [("C1", "stoppades: words")]


def test_a_claim_in_reserve_is_counted_and_not_shown() -> None:
    """This test ensures that the misses of a reserve claim give totals only."""
    claim = Claim("a", "b", "c", reserve=True)
    figures = measure_claims([claim], check=lambda *_: ())
    assert dict(figures.metrics)["false_stopped"] == 0
    assert not figures.misses


def test_claims_are_loaded(tmp_path: Path) -> None:
    """This test ensures that types and id may be absent or null, and that a line without id is named by its number."""
    file = tmp_path / "påståenden.jsonl"
    line = {"claim_true": "a", "claim_false": "b", "quote": "c", "true_type": None}
    file.write_text("\n" + json.dumps(line) + "\n", encoding="utf-8")
    assert load_claims(file) == (Claim("a", "b", "c", id="rad 2"),)


@pytest.mark.parametrize(
    ("content", "said"), [("{}", "rad 1: fältet claim_true saknas"), ("x", "rad 1: .*JSON"), ("", "inga påståenden")]
)
def test_a_wrong_claims_file_is_named(tmp_path: Path, content: str, said: str) -> None:
    """This test ensures that the message names file, line and field."""
    (tmp_path / "fel.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(MeasureError, match=said):
        load_claims(tmp_path / "fel.jsonl")
