"""Answers that stand in two passages: a list apart from the sentence that leads it in."""

from __future__ import annotations

import datetime

import pytest

from assistant.answering import Assistant
from assistant.understanding.scoping import Scope
from corpus.settings import load_settings
from corpus.store import Store
from tests.assistant.demo_corpus import read_in

BEFORE = "Cykeln är ett sätt att resa som tar liten plats och passar de flesta. " * 5
LEAD = "Vid bygget av trygga cykelparkeringar är det viktigt att beakta följande:"
THINGS = (
    "God plats för alla sorters cyklar, också för breda lådcyklar och cyklar med barnvagn på släp",
    "Tak mot regn och snö över minst hälften av ställen, med plats för en pump och enkla verktyg",
    "Belysning som räcker hela natten, riktad så att den inte stör de boende i husen runt omkring",
)
AFTER = "Arbetet följs upp i cykelbokslutet varje vår."
PLAN = f"""<html lang="sv"><body><h1>Cykelplan 2024</h1><h2>Parkering</h2><p>{BEFORE}{LEAD}</p>
<ul>{"".join(f"<li>{thing}</li>" for thing in THINGS)}</ul><p>{AFTER}</p></body></html>"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Open the plan for answering."""
    folder = tmp_path_factory.mktemp("parted")
    place = folder / "cykelplan.html"
    place.write_text(PLAN, encoding="utf-8")
    settings = load_settings(data_dir=folder / "data")
    read_in([place], settings)
    return Assistant(Store.open(settings), settings)


def test_the_list_stands_apart(assistant: Assistant) -> None:
    """This test ensures that the sentence and its list really are in passages of their own."""
    view = assistant.view()
    (document,) = view.documents()
    texts = [one.text for one in view.passages_of(document.reading)]
    assert [text.endswith(LEAD) for text in texts].count(True) == 1
    assert any(text.startswith(THINGS[0]) for text in texts)


def test_a_sentence_on_a_colon_is_quoted_with_its_list(assistant: Assistant) -> None:
    """This test ensures that what is quoted holds all that the sentence leads in, cited part by part, and no more."""
    question = "Vad är det viktigt att beakta när trygga cykelparkeringar byggs?"
    answer = assistant.ask(question, scope=Scope(), today=datetime.date(2024, 6, 1))
    (citation,) = answer.citations
    assert citation.quote == " ".join((LEAD, *THINGS))
    assert citation.quote in [one.text for one in answer.sentences]
    assert len(citation.parts) == 1 + len(THINGS)
