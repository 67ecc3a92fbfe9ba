"""Refusals over one small plan: what was searched, what is nearest, other years, and where to turn."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from assistant.answer import Answer, Kind, Proof
from assistant.answer_json import answer_text
from assistant.answering import Assistant
from assistant.contacts import FILE_NAME
from assistant.understanding.scoping import Scope
from corpus.settings import load_settings
from corpus.store import Store
from tests.assistant.demo_corpus import read_in

MANIFEST = """
[[document]]
file = "plan.html"
title = "Verksamhetsplan 2024"
kommun = "Granby"
organ = "Parknämnden"
kind = "verksamhetsplan"
period = "2024"
"""
PLAN = """<html lang="sv"><body><h1>Verksamhetsplan 2024</h1>
<h2>Mål 1: Parkerna är trygga</h2><table><tr><th>Aktivitet</th><th>Klart</th></tr>
<tr><td>Byta lampor i stadsparken vid ån</td><td>2024</td></tr></table>
<h2>Ekonomi</h2><p>Avgiften för koloniträdgårdar är 900 kronor år 2024.</p>
<p>Nämndens lekplatser besiktigas av en extern besiktningsman varje vår.</p></body></html>"""
CONTACTS = """
[[kontakt]]
kommun = "Granby"
text = "Ring växeln i Granby."
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Read the plan in, with a contact for its kommun."""
    folder = tmp_path_factory.mktemp("plans")
    (folder / "plan.html").write_text(PLAN, encoding="utf-8")
    (folder / "manifest.toml").write_text(MANIFEST, encoding="utf-8")
    data = tmp_path_factory.mktemp("data")
    (data / FILE_NAME).write_text(CONTACTS, encoding="utf-8")
    settings = load_settings(data_dir=data)
    read_in([folder], settings)
    made = Assistant(Store.open(settings), settings)
    yield made
    made.close()


def ask(assistant: Assistant, question: str, *, kommun: str | None = "Granby") -> Answer:
    """Ask in the year of the plan."""
    return assistant.ask(question, scope=Scope(kommun=kommun), today=datetime.date(2024, 6, 1))


def test_the_nearest_sentence_is_shown_as_such(assistant: Assistant) -> None:
    """This test ensures that a refusal quotes the sentence that says most of the question, and no value."""
    answer = ask(assistant, "Vad kostar det att nämndens lekplatser besiktigas varje vår?")
    assert (answer.refused, answer.values) == (True, ())
    text = answer_text(answer)
    assert "Det närmaste som planerna säger:" in text
    assert "Nämndens lekplatser besiktigas av en extern besiktningsman varje vår." in text
    assert "1 dokument" in text or "Ett dokument" in text


def test_an_activity_that_is_named_is_the_nearest(assistant: Assistant) -> None:
    """This test ensures that what the plan holds is quoted where it does not tell what is asked of it."""
    answer = ask(assistant, "Vilket företag fick uppdraget ”Byta lampor i stadsparken vid ån”?")
    assert answer.refused
    assert [one.text for one in answer.sentences if one.proof is Proof.QUOTED] == ["Byta lampor i stadsparken vid ån"]


def test_nothing_is_offered_where_nothing_is_near(assistant: Assistant) -> None:
    """This test ensures that a word in common is no nearness."""
    answer = ask(assistant, "Hur många ledamöter har byggnadsutskottet?")
    assert answer.refused
    assert answer.citations == ()


def test_another_year_is_offered_and_not_given(assistant: Assistant) -> None:
    """This test ensures that a fee of another year is shown with its year, and is no value of the answer."""
    answer = ask(assistant, "Hur hög är avgiften för koloniträdgårdar 2030?")
    assert (answer.refused, answer.values) == (True, ())
    assert "anges inte för 2030" in answer_text(answer)
    assert "900 kronor år 2024" in answer_text(answer)


@pytest.mark.parametrize(
    "question", ["Hur många ledamöter har byggnadsutskottet?", "Hur ansöker jag om koloniträdgård?"]
)
def test_the_owners_contact_is_shown(assistant: Assistant, question: str) -> None:
    """This test ensures that a refusal ends with the contact that is set for the kommun, and only then."""
    assert answer_text(ask(assistant, question)).endswith("Vänd dig hit: Ring växeln i Granby.")
    assert "växeln" not in answer_text(ask(assistant, question, kommun=None))


@pytest.mark.parametrize(
    ("question", "said", "kind"),
    [
        ("Hur ansöker jag om koloniträdgård?", "eget ärende", Kind.NONE),
        ("Är Lena Karlsson på kontoret sjukskriven?", "enskilda personer", Kind.NONE),
        ("Är det tillåtet att grilla i parken?", "tillåtet", Kind.NONE),
        ("Vilka öppettider har badet?", "öppettider", Kind.NONE),
        ("Är planen bra eller dålig?", "åsikter", Kind.OPEN),
    ],
)
def test_each_sort_of_outside_has_its_own_sentence(assistant: Assistant, question: str, said: str, kind: Kind) -> None:
    """This test ensures that what no plan answers is declined in its own words."""
    answer = ask(assistant, question)
    assert (answer.kind, answer.refused) == (kind, True)
    assert said in answer.sentences[0].text
