"""The stable JSON format of an answer."""

from __future__ import annotations

import json

from assistant.answer import (
    Answer,
    Citation,
    CitationPart,
    Evidence,
    Interpretation,
    Item,
    Kind,
    Proof,
    Receipt,
    Sentence,
    Value,
)
from assistant.answer_json import to_json
from assistant.periods import period_text
from corpus.model import Box, Period

ANSWER = Answer(
    question="Vilka?",
    language="sv",
    kind=Kind.LINK,
    interpretation=Interpretation("topic", ("Mål",), "Ekby", "TN", Period(2019, 2022), "2026-11-21"),
    sentences=(Sentence("En.", Proof.COMPUTED, (1,), (0,)), Sentence("Två.", Proof.PHRASE)),
    receipt=Receipt(4, "2026-11-21", ("a.pdf",), 7, ("en plan",), (("b.pdf", "tom"),), ("p1",)),
    items=(
        Item(
            id="a1",
            name="Cykla",
            level="activity",
            goal_path=("Område", "Mål"),
            serves="goal",
            values=(Value("70 %", "%", "2022", "target"),),
            verdict="delvis uppfyllt",
            verdict_detail=("outcome", "2022-03-01", None),
            link="stated",
            evidence=(Evidence("activity", 1),),
            citations=(1,),
            example=True,
        ),
        Item(id="a2", name="Gå"),
    ),
    values=(Value("20 %", "%", None),),
    citations=(
        Citation(1, "a.pdf", "d1", "Titel", "Kapitel", "Cykla", (CitationPart(3, "iii", 10, 15, (Box(1, 2, 3, 4),)),)),
    ),
    also_mentioned=(("a.pdf", 5),),
    count=1,
    warnings=("Varning",),
)

FIELDS = {
    "": "question language kind interpretation clarify refused generated_by text sentences items values also_mentioned "
    "count citations receipt warnings context next_questions model",
    "interpretation": "form entities kommun organ period as_of read_as",
    "sentences": "text proof citations items",
    "items": "id name level goal_path serves organ period responsible start end amount values change verdict "
    "verdict_detail standing lacking symbols link evidence citations example corrected",
    "citations": "n document document_id title section quote page page_label start end parts example",
    "receipt": "state as_of documents_searched pages_searched missing expected skipped corrected candidates published "
    "asked made_by",
}


def test_every_field_of_the_format_is_there() -> None:
    """This test ensures that no field of the stable format is missing or renamed."""
    made = json.loads(json.dumps(to_json(ANSWER)))
    assert set(made) == set(FIELDS[""].split())
    for name in ("interpretation", "receipt"):
        assert set(made[name]) == set(FIELDS[name].split())
    for name in ("sentences", "items", "citations"):
        assert set(made[name][0]) == set(FIELDS[name].split())


def test_values_are_plain_and_in_their_forms() -> None:
    """This test ensures that periods, boxes, verdicts, evidence and joined text have the forms that are documented."""
    made = json.loads(json.dumps(to_json(ANSWER)))
    assert made["text"] == "En.\nTvå."
    assert made["interpretation"]["period"] == "2019-2022"
    assert made["items"][0]["verdict_detail"] == {"kind": "outcome", "as_of": "2022-03-01", "by": None}
    assert made["items"][0]["evidence"] == [{"step": "activity", "citation": 1}]
    assert made["items"][0]["values"] == [{"role": "target", "value": "70 %", "unit": "%", "period": "2022"}]
    assert made["items"][1]["verdict_detail"] is None
    assert made["also_mentioned"] == [{"document": "a.pdf", "page": 5}]
    assert made["receipt"]["skipped"] == [{"document": "b.pdf", "reason": "tom"}]
    citation = made["citations"][0]
    assert (citation["page"], citation["page_label"], citation["start"], citation["end"]) == (3, "iii", 10, 15)
    assert citation["parts"][0]["boxes"] == [[1, 2, 3, 4]]


def test_periods_are_written_as_they_are_typed() -> None:
    """This test ensures that a period goes in and out of the options in one form."""
    assert period_text(Period(2021, 2021)) == "2021"
    assert period_text(Period(2019, 2022)) == "2019-2022"
    assert period_text(None) is None
