"""The measuring of answers: question files, matching rules, figures."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import (
    Answer,
    Citation,
    CitationPart,
    Interpretation,
    Item,
    Kind,
    Proof,
    Receipt,
    Sentence,
    Value,
)
from assistant.evaluation.matching import match_items, typed, value_found
from assistant.evaluation.questions import Expect, KeyedQuestion, Source, load_questions
from assistant.evaluation.scoring import Judgement, judge, percentile, summarise
from corpus.errors import MeasureError

PAGE = "Resultatmål 12: Ett stärkt integrationsarbete\nMålvärdet är 20 % år 2022."


def page_text(document: str, page: int) -> str | None:
    """Stand in for the corpus: one document of one page."""
    return PAGE if (document, page) == ("d1", 1) else None


def citation(quote: str, *, start: int, end: int, page: int = 1) -> Citation:
    """Make a citation of the one document."""
    part = CitationPart(page, str(page), start, end)
    return Citation(1, "lup.pdf", "d1", "Lup", "Mål", quote, (part,))


def answered(*, kind: Kind = Kind.LIST, **fields: object) -> Answer:
    """Make an answer with the given fields."""
    base = Answer(
        question="?",
        language="sv",
        kind=kind,
        interpretation=Interpretation(),
        sentences=(Sentence("Svar.", Proof.PHRASE),),
        receipt=Receipt(1, "2026-11-21", (), 0),
    )
    return replace(base, **fields)  # type: ignore[arg-type]  # a test names the fields it needs


def asked(*, kind: Kind = Kind.LIST, **expect: object) -> KeyedQuestion:
    """Make a question with the given key."""
    return KeyedQuestion("q1", "?", kind, expect=Expect(**expect))  # type: ignore[arg-type]  # as above


def judged(question: KeyedQuestion, answer: Answer) -> dict[str, float | None]:
    """Judge one answer and return the figures by name."""
    judgement = judge(question, answer, milliseconds=1.0, page_text=page_text)
    return dict(summarise([judgement]).metrics)


def items(*names: str) -> tuple[Item, ...]:
    """Make items with the given names."""
    return tuple(Item(str(number), name) for number, name in enumerate(names))


def test_a_refusal_is_understood_by_either_convention() -> None:
    """This test ensures that a refusal counts as understood whether it bears the kind asked for or none, and only so."""
    looked_up = asked(kind=Kind.LOOKUP, refuse=True)
    assert judged(looked_up, answered(kind=Kind.NONE, refused=True))["kind_accuracy"] == 1
    assert judged(looked_up, answered(kind=Kind.LIST, refused=True))["kind_accuracy"] == 0
    assert judged(asked(kind=Kind.NONE, refuse=True), answered(kind=Kind.GAP, refused=True))["kind_accuracy"] == 1
    assert judged(asked(kind=Kind.LOOKUP), answered(kind=Kind.NONE, refused=True))["kind_accuracy"] == 0


@pytest.mark.parametrize(
    ("answer", "key", "same"),
    [
        ("En skola att lita på", "en skola  att lita på", True),
        ("Resultatmål 10: En skola att lita på", "En skola att lita på", False),
        ("Mål 10: En skola att lita på", "En skola att lita på", True),
        ("En skola att lita på.", "En skola att lita pa", True),
        ("En omsorg att lita på", "En skola att lita på", False),
        ("Motala växer", "Motala växer och hela Motala ska leva", False),
        ("", "Motala växer", False),
    ],
)
def test_the_rule_for_items(*, answer: str, key: str, same: bool) -> None:
    """This test ensures that equal, containing (at most 1.5 times as long) and near-equal wordings match, no others."""
    assert bool(match_items([answer], [[key]]).pairs) is same


def test_an_alias_is_as_good_as_the_name() -> None:
    """This test ensures that any accepted alias matches."""
    assert match_items(["HME"], [["Hållbart medarbetarengagemang", "HME"]]).pairs == ((0, 0),)


def test_a_near_wording_goes_to_the_nearest_key_only() -> None:
    """This test ensures that an answer .92 similar to two keys is matched with the closer one alone."""
    near, nearer = "Öka antalet bostäder i norra tätorten", "Öka antalet bostäder i norra tätorter"
    assert match_items([f"{nearer}na"], [[near]]).pairs == ((0, 0),)
    assert match_items([f"{nearer}na"], [[near], [nearer + "n"]]).pairs == ((0, 1),)
    assert match_items([f"{nearer}na"] * 2, [[near], [nearer + "n"]]).unmatched_keys == (0,)


def test_items_are_matched_one_to_one_by_the_best_assignment() -> None:
    """This test ensures that a greedy first match does not cost a second one, and that doubles count once."""
    keys = [["skola", "skolan"], ["skola"]]
    assert set(match_items(["skola", "skolan"], keys).pairs) == {(0, 1), (1, 0)}
    pairing = match_items(["skola", "skola"], [["skola"]])
    assert len(pairing.pairs) == 1
    assert len(pairing.unmatched_answers) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("16,4 %", "16.4%"),
        ("16,4 procent", "16,4%"),
        ("89 945", "89945"),
        ("89\u00a0945", "89 945"),
        ("1 450 tkr", "1450 TKR"),
        (">99%", "> 99 %"),
        ("1 mars 2027", "2027-03-01"),
        ("den 1 mars 2027", "1 March 2027"),
    ],
)
def test_values_are_typed(one: str, other: str) -> None:
    """This test ensures that one value in two notations is one value."""
    assert typed(one) == typed(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("16,4 %", "16,5 %"), ("20 %", "20 tkr"), (">99%", "<99%"), ("89 945", "899 45"), ("2027-03-01", "2027-03-02")],
)
def test_other_values_stay_other(one: str, other: str) -> None:
    """This test ensures that a changed digit, unit, comparator or day is another value."""
    assert typed(one) != typed(other)


def test_a_number_is_never_found_inside_a_longer_text() -> None:
    """This test ensures that quotes and texts are not searched for numbers."""
    assert not value_found("20 %", values=[], wordings=["Målvärdet är 20 % år 2022."])
    assert value_found("20 %", values=["20"], wordings=[])
    assert not value_found("20 %", values=["20 tkr"], wordings=[])


def test_a_wording_is_compared_with_quotes_and_verdicts_by_the_rule_for_items() -> None:
    """This test ensures that a worded value needs a quote of about its own length."""
    assert value_found("bedöms ha uppnåtts", values=[], wordings=["Målet bedöms ha uppnåtts."])
    assert not value_found("uppnåtts", values=[], wordings=["Målet bedöms inte ha uppnåtts i år."])


def test_a_right_answer_is_right_in_every_figure() -> None:
    """This test ensures that a faultless answer gets full marks and no miss."""
    start = PAGE.index("Ett stärkt")
    answer = answered(
        kind=Kind.LOOKUP,
        items=items("Ett stärkt integrationsarbete"),
        values=(Value("20", "%"),),
        count=1,
        citations=(citation("Ett stärkt integrationsarbete", start=start, end=PAGE.index("\n")),),
        interpretation=Interpretation(entities=("Ett sammanhållet Motala",)),
    )
    question = asked(
        kind=Kind.LOOKUP,
        items=(("Ett stärkt integrationsarbete",),),
        values=("20%",),
        count=1,
        sources=(Source("LUP.pdf", 1),),
        entities=("ett sammanhållet Motala",),
    )
    judgement = judge(question, answer, milliseconds=1.0, page_text=page_text)
    figures = dict(summarise([judgement]).metrics)
    assert judgement.misses == ()
    assert figures["false_refusal_rate"] == 0.0
    asked_for = [
        "kind_accuracy", "item_recall", "item_precision", "count_accuracy", "value_accuracy", "source_accuracy",
        "entity_accuracy", "mentioned_recall", "citation_exact",
    ]  # fmt: skip
    assert [figures[name] for name in asked_for] == [1.0] * len(asked_for)
    assert [figures[name] for name in ("gap_recall", "gap_false", "refusal_recall")] == [None, None, None]


@pytest.mark.parametrize(
    ("question", "answer", "metric", "share"),
    [
        (asked(kind=Kind.LINK), answered(kind=Kind.LIST), "kind_accuracy", 0.0),
        (asked(items=(("a",), ("b",))), answered(items=items("a")), "item_recall", 0.5),
        (asked(items=(("a",),)), answered(items=items("a", "c")), "item_precision", 0.5),
        (asked(items=(("a",),)), answered(items=items("a", "a")), "item_precision", 0.5),
        (asked(items=(("a",),)), answered(), "item_recall", 0.0),
        (asked(count=14), answered(count=13), "count_accuracy", 0.0),
        (asked(count=14), answered(), "count_accuracy", 0.0),
        (asked(values=("20 %", "30 %")), answered(values=(Value("20", "%"),)), "value_accuracy", 0.0),
        (asked(sources=(Source("lup.pdf", 2),)), answered(citations=(citation("x", start=0, end=1),)),
         "source_accuracy", 0.0),
        (asked(entities=("Motala växer",)), answered(), "entity_accuracy", 0.0),
        (asked(kind=Kind.GAP, items=(("a",), ("b",))), answered(items=items("a", "c")), "gap_recall", 0.5),
        (asked(kind=Kind.GAP, items=(("a",), ("b",))), answered(items=items("a", "c")), "gap_false", 0.5),
        (asked(refuse=True), answered(refused=False), "refusal_recall", 0.0),
        (asked(), answered(refused=True), "false_refusal_rate", 1.0),
        (asked(), answered(citations=(citation("Ett", start=0, end=3),)), "citation_exact", 0.0),
        (asked(), answered(citations=(citation("Res", start=0, end=3, page=9),)), "citation_exact", 0.0),
    ],
)  # fmt: skip
def test_a_planted_fault_shows(*, question: KeyedQuestion, answer: Answer, metric: str, share: float) -> None:
    """This test ensures that each kind of wrong answer costs its own figure and is listed as a miss."""
    judgement = judge(question, answer, milliseconds=1.0, page_text=page_text)
    assert dict(summarise([judgement]).metrics)[metric] == share
    assert metric in {miss.metric for miss in judgement.misses}


def test_mentioned_items_are_found_on_the_pages_under_also_mentioned() -> None:
    """This test ensures that an item missing from the list counts as mentioned only if such a page names it."""
    question = asked(items=(("a",), ("Ett stärkt integrationsarbete",), ("c c c",)))
    answer = answered(items=items("a"), also_mentioned=(("d1", 1),))
    assert judged(question, answer)["mentioned_recall"] == pytest.approx(2 / 3)


def test_a_quote_over_a_line_break_stands_at_its_span() -> None:
    """This test ensures that a line break in the page text is a space in the quote."""
    whole = citation(PAGE.replace("\n", " "), start=0, end=len(PAGE))
    assert judged(asked(), answered(citations=(whole,)))["citation_exact"] == 1.0


def test_recalls_are_pooled_over_questions() -> None:
    """This test ensures that a long list weighs more than a short one, and times are given by nearest rank."""
    long = judge(asked(items=(("a",), ("b",), ("c",))), answered(), milliseconds=10.0, page_text=page_text)
    short = judge(asked(items=(("a",),)), answered(items=items("a")), milliseconds=30.0, page_text=page_text)
    figures = dict(summarise([long, short]).metrics)
    assert figures["item_recall"] == 0.25
    assert (figures["p50_ms"], figures["p95_ms"]) == (10.0, 30.0)
    assert percentile([], 0.5) is None


def test_nothing_asked_gives_null_everywhere() -> None:
    """This test ensures that figures without questions are None, not 0 or 1."""
    assert {value for _, value in summarise(()).metrics} == {None}
    assert isinstance(judge(asked(), answered(), milliseconds=1.0, page_text=page_text), Judgement)


def question_file(folder: Path, *lines: object) -> Path:
    """Write a question file; objects become JSON, texts stand as they are."""
    file = folder / "questions.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    file.write_text("\n".join(texts), encoding="utf-8")
    return file


def test_a_question_file_is_read(tmp_path: Path) -> None:
    """This test ensures that the format is read, with nulls, notes and empty lines."""
    line = {
        "id": "a", "question": "Vilka mål?", "kind": "list", "note": "x",
        "scope": {"kommun": "Motala", "organisation": None, "period": "2019-2022"},
        "expect": {"items": [["Motala växer", "mål 3"]], "count": None, "sources": [{"document": "d", "page": 3}]},
    }  # fmt: skip
    (question,) = load_questions(question_file(tmp_path, "", line, ""))
    assert question.kind is Kind.LIST
    assert question.scope.kommun == "Motala"
    assert question.expect == Expect(items=(("Motala växer", "mål 3"),), sources=(Source("d", 3),))


GOOD = {"id": "a", "question": "Vilka mål?", "kind": "list"}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "inte giltig JSON"),
        ("[1]", "inte ett JSON-objekt"),
        ({"id": "b", "kind": "list"}, "question saknas"),
        ({**GOOD, "id": "b", "kind": "gissa"}, "kind har fel form"),
        ({**GOOD, "id": "b", "expect": {"items": "a"}}, "expect.items har fel form"),
        ({**GOOD, "id": "b", "expect": {"items": [[]]}}, "utan namn"),
        (GOOD, "finns redan"),
    ],
)
def test_a_malformed_line_is_named(*, tmp_path: Path, line: object, says: str) -> None:
    """This test ensures that the message names the line and what is wrong with it."""
    with pytest.raises(MeasureError, match=f"rad 2.*{says}"):
        load_questions(question_file(tmp_path, GOOD, line))


def test_a_file_without_questions_is_refused(tmp_path: Path) -> None:
    """This test ensures that an empty, a missing and a non-UTF-8 file are refused by name."""
    with pytest.raises(MeasureError, match="inga frågor"):
        load_questions(question_file(tmp_path, ""))
    with pytest.raises(MeasureError, match=r"saknas\.jsonl kan inte läsas"):
        load_questions(tmp_path / "saknas.jsonl")
    (tmp_path / "latin.jsonl").write_bytes("å".encode("latin-1"))
    with pytest.raises(MeasureError, match="UTF-8"):
        load_questions(tmp_path / "latin.jsonl")
