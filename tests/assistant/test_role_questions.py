"""Examples for each role, over the demo: every one is answered."""

from __future__ import annotations

import datetime

import pytest

from assistant.answer import Language
from assistant.answering import Assistant
from assistant.prompting import Phrases
from assistant.role_questions import role_questions
from assistant.understanding.scoping import Scope
from corpus.graph import PlanGraph
from corpus.store import Store
from ingest.plan_graphs import plan_graph_of
from tests.assistant.demo_corpus import demo_settings

TODAY = datetime.date(2021, 5, 1)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_each_example_is_answered(tmp_path_factory: pytest.TempPathFactory, language: Language) -> None:
    """This test ensures that each role has examples, about what was read, and that none of them is refused."""
    settings, phrases = demo_settings(tmp_path_factory), Phrases.load()
    store = Store.open(settings)
    assistant = Assistant(store, settings, phrases=phrases)
    view = store.view()
    roles = role_questions(plan_graph_of(view, settings.data_dir), phrases=phrases, language=language)
    assert [one.role for one in roles] == ["employee", "newcomer", "councillor"]
    for question in (question for one in roles for question in one.questions):
        answer = assistant.ask(question, scope=Scope(), today=TODAY)
        assert (question, answer.refused) == (question, False)
    assistant.close()
    store.close()


def test_nothing_read_gives_no_examples() -> None:
    """This test ensures that a corpus without plans has no role with questions."""
    assert role_questions(PlanGraph(), phrases=Phrases.load(), language="sv") == ()
