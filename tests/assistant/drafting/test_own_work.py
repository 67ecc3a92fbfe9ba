"""Own work, new employees, matters, statuses and whole lists, over a small municipality that is read in."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant.answer import Answer, Kind, Proof
from assistant.answer_json import answer_text
from assistant.answering import Assistant
from assistant.drafting.asked import Asked
from assistant.drafting.drafted import Drafted
from assistant.drafting.own_work import draft_onboarding, draft_own_work
from assistant.prompting import Phrases
from assistant.snapshot import Snapshots
from assistant.understanding.question import Scope, understand
from assistant.understanding.workplaces import OWN_FILE, load_workplaces
from corpus.embedding import load_embedder
from corpus.settings import Settings, load_settings
from corpus.store import Store
from tests.assistant.demo_corpus import read_in

TODAY = datetime.date(2024, 6, 1)
MANIFEST = """
[[organ]]
name = "Omsorgsnämnden"
kind = "nämnd"
kommun = "Granby"

[[organ]]
name = "Omsorgsförvaltningen"
kind = "förvaltning"
parent = "Omsorgsnämnden"
kommun = "Granby"

[[organ]]
name = "Solgläntans gruppbostad"
kind = "enhet"
aliases = ["Solgläntan"]
parent = "Omsorgsförvaltningen"
kommun = "Granby"

[[organ]]
name = "Hamnbolaget AB"
kind = "bolag"
kommun = "Granby"

[[document]]
file = "program.html"
title = "Mål för Granby 2023–2026"
kommun = "Granby"
organ = "Kommunfullmäktige"
kind = "program"
period = "2023-2026"

[[document]]
file = "omsorg.html"
title = "Verksamhetsplan 2024 för omsorgsnämnden"
kommun = "Granby"
organ = "Omsorgsnämnden"
kind = "verksamhetsplan"
period = "2024"

[[document]]
file = "hamn.html"
title = "Handlingsplan 2024"
kommun = "Granby"
organ = "Hamnbolaget AB"
kind = "handlingsplan"
period = "2024"

[[expected]]
kommun = "Granby"
organ = "Omsorgsnämnden"
kind = "verksamhetsplan"
period = "2024"

[[expected]]
kommun = "Granby"
organ = "Kulturnämnden"
kind = "verksamhetsplan"
period = "2024"
"""
PROGRAM = """<html lang="sv"><head><title>Mål för Granby 2023–2026</title></head><body>
<h1>Mål för Granby 2023–2026</h1><h2>Vision</h2><p>Granby – nära vattnet, nära varandra.</p>
<h2>Fokusområde: Hela livet</h2>
<h3>Resultatmål 1: Den som är äldre bor tryggt</h3><p>Målet gäller hela kommunen.</p>
<h3>Resultatmål 2: Alla rör sig i vardagen</h3><p>Målet gäller hela kommunen.</p>
<h2>Fokusområde: Rent vatten</h2><h3>Resultatmål 3: Ån är ren</h3><p>Målet gäller hela kommunen.</p></body></html>"""
OMSORG = """<html lang="sv"><head><title>Verksamhetsplan 2024 för omsorgsnämnden</title></head><body>
<h1>Verksamhetsplan 2024 för omsorgsnämnden</h1>
<h2>Resultatmål 1: Den som är äldre bor tryggt</h2>
<table><tr><th>Aktivitet</th><th>Ansvarig</th><th>Status</th></tr>
<tr><td>Ringa upp nya brukare varje vecka</td><td>Hemtjänsten</td><td>Rullar vidare</td></tr>
<tr><td>Byta lås på trapphusen</td><td>Fastighetsenheten</td><td>Klar</td></tr></table>
<h2>Resultatmål 2: Alla rör sig i vardagen</h2>
<table><tr><th>Aktivitet</th><th>Ansvarig</th><th>Status</th></tr>
<tr><td>Promenera till fiskdammen med personal</td><td>Hemtjänsten</td><td>Klar</td></tr></table>
<h2>Grunduppdraget</h2>
<table><tr><th>Aktivitet</th><th>Ansvarig</th><th>Status</th></tr>
<tr><td>Skriva om rutinen för nyckelhantering</td><td>Hemtjänsten</td><td>Rullar vidare</td></tr></table>
</body></html>"""
HAMN = """<html lang="sv"><head><title>Handlingsplan 2024</title></head><body><h1>Handlingsplan 2024</h1>
<p>Hamnbolaget AB</p><h2>Resultatmål 3: Ån är ren</h2><ul><li>Muddra rännan vid ångbåtsbryggan</li></ul>
<h2>Resultatmål 1: Den som är äldre bor tryggt</h2><ul><li>Sätta räcken längs kajen</li></ul></body></html>"""


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Read the municipality in, once; the owner's list says where the night patrol belongs."""
    folder = tmp_path_factory.mktemp("granby")
    files = {"program.html": PROGRAM, "omsorg.html": OMSORG, "hamn.html": HAMN, "manifest.toml": MANIFEST}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    made = load_settings(data_dir=tmp_path_factory.mktemp("data"))
    read_in([folder], made)
    (made.data_dir / OWN_FILE).write_text('[kommuner.Granby]\n"nattpatrull" = ["hemtjänst"]\n', encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def assistant(settings: Settings) -> Iterator[Assistant]:
    """Open it for answering."""
    made = Assistant(Store.open(settings), settings)
    yield made
    made.close()


def ask(assistant: Assistant, question: str) -> Answer:
    """Ask in the middle of the year, in Granby."""
    return assistant.ask(question, scope=Scope(kommun="Granby"), today=TODAY)


def formed(settings: Settings, question: str, form: str) -> Drafted | None:
    """Draft a question as one of a form, whatever words are taken for it."""
    phrases, scope = Phrases.load(), Scope(kommun="Granby")
    store = Store.open(settings)
    snapshots = Snapshots(store, load_embedder(settings.embedding_model))
    with snapshots.pinned() as snapshot:
        understood = replace(understand(question, catalogue=snapshot.catalogue, scope=scope, today=TODAY), form=form)
        lists = load_workplaces(settings.data_dir)
        asked = Asked.of(understood, snapshot=snapshot, scope=scope, today=TODAY, phrases=phrases, workplaces=lists)
        drafted = draft_own_work(asked) or draft_onboarding(asked)
    snapshots.close()
    store.close()
    return drafted


def names(answer: Answer) -> list[str]:
    """Return the names of the items, in order of the alphabet."""
    return sorted(item.name for item in answer.items)


def test_own_work_comes_in_three_parts_from_the_nearest_plan(assistant: Assistant) -> None:
    """This test ensures that goals, activities for them and for the grunduppdrag are told of the unit named, proved."""
    answer = ask(assistant, "Hur hänger mitt arbete i hemtjänsten ihop med kommunens mål?")
    assert answer.kind is Kind.LINK
    assert names(answer) == [
        "Promenera till fiskdammen med personal",
        "Ringa upp nya brukare varje vecka",
        "Skriva om rutinen för nyckelhantering",
    ]
    text = answer_text(answer)
    assert "Ingen egen plan för hemtjänsten är inläst. Svaret gäller omsorgsnämnden." in text
    assert "Ert arbete är kopplat till 2 mål" in text
    assert "En aktivitet som hemtjänsten ansvarar för utvecklar grunduppdraget" in text
    assert "Hela planen har 4 aktiviteter" in text
    for item in answer.items:
        steps = {step.step for step in item.evidence}
        assert steps >= ({"activity", "tie", "goal"} if item.serves == "goal" else {"activity"})


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("Jag är undersköterska. Hur hänger mitt jobb ihop med målen?", "omsorgsnämnden"),
        ("Hur hänger mitt arbete i nattpatrullen ihop med målen?", "hemtjänsten"),
        ("Hur hör mitt arbete på en gruppbostad ihop med målen?", "omsorgsnämnden"),
    ],
)
def test_a_line_of_work_is_found_by_the_word_list(settings: Settings, question: str, place: str) -> None:
    """This test ensures that a workplace leads to the plan above it, by the shipped list and by the owner's own."""
    drafted = formed(settings, question, "own_work")
    assert drafted is not None
    text = " ".join(one.text for one in drafted.draft.sentences)
    assert "Svaret gäller omsorgsnämnden." in text
    assert f"till {place}." in text


def test_a_unit_named_by_an_alias_is_led_up_the_organ_tree(settings: Settings) -> None:
    """This test ensures that enhet → förvaltning → nämnd is followed where the list is not needed."""
    drafted = formed(settings, "Hur hänger mitt jobb på Solgläntan ihop med målen?", "own_work")
    assert drafted is not None
    said = [one.text for one in drafted.draft.sentences]
    assert "Ingen egen plan för Solgläntans gruppbostad är inläst. Svaret gäller omsorgsnämnden." in said
    assert not any("ordlistan" in one for one in said)


def test_an_own_plan_is_not_said_to_be_missing(settings: Settings) -> None:
    """This test ensures that a plan by any name is the workplace's own."""
    drafted = formed(settings, "Hur hänger mitt jobb på Hamnbolaget AB ihop med målen?", "own_work")
    assert drafted is not None
    assert not any("Ingen egen plan" in one.text for one in drafted.draft.sentences)
    assert {item.name for item in drafted.draft.items} == {
        "Muddra rännan vid ångbåtsbryggan",
        "Sätta räcken längs kajen",
    }


def test_somebody_new_is_told_the_chain_from_the_top(settings: Settings) -> None:
    """This test ensures that vision, areas, goals and where to read come in that order, each with its place."""
    drafted = formed(settings, "Jag är ny i hemtjänsten, vad styr oss?", "onboarding")
    assert drafted is not None
    computed = [one for one in drafted.draft.sentences if one.proof is Proof.COMPUTED]
    assert [one.phrase for one in computed] == [
        "steering.vision", "steering.areas", "own.goals", "steering.reading",
    ]  # fmt: skip
    assert computed[-1].text == (
        "Här kan du läsa mer: Mål för Granby 2023–2026; Verksamhetsplan 2024 för omsorgsnämnden."
    )
    assert all(one.citations for one in computed if one.phrase != "own.goals")


def test_what_names_a_matter_is_found_and_never_all(assistant: Assistant) -> None:
    """This test ensures that near words count, that goals are named too, and that more may exist."""
    answer = ask(assistant, "Vad gör kommunen för tryggheten?")
    text = answer_text(answer)
    assert "Byta lås på trapphusen" in names(answer)
    assert "hittades som nämner" in text
    assert "Fler kan finnas" in text
    assert "alla" not in text.lower().split()


def test_a_matter_that_nothing_names_is_refused(assistant: Assistant) -> None:
    """This test ensures that near words do not answer what no plan speaks of."""
    assert ask(assistant, "Vad gör kommunen för segelflyget?").refused


@pytest.mark.parametrize(
    "question",
    [
        "Vilka aktiviteter i omsorgsnämndens plan har status ”Rullar vidare”?",
        "Vad i omsorgsnämndens verksamhetsplan 2024 är märkt Rullar vidare?",
    ],
)
def test_a_status_in_the_plans_own_words_is_known(assistant: Assistant, question: str) -> None:
    """This test ensures that a label that no list of words holds is known from the column that shows it."""
    answer = ask(assistant, question)
    assert answer.kind is Kind.LIST
    assert names(answer) == ["Ringa upp nya brukare varje vecka", "Skriva om rutinen för nyckelhantering"]


def test_others_than_boards_are_named_too(assistant: Assistant) -> None:
    """This test ensures that a company with activities is not left out where boards are asked for, nor counted."""
    answer = ask(assistant, "Vilka nämnder har aktiviteter för Den som är äldre bor tryggt?")
    assert names(answer) == ["Hamnbolaget AB", "Omsorgsnämnden"]
    assert "Också andra än nämnder har sådana aktiviteter: Hamnbolaget AB." in answer_text(answer)


def test_plans_read_out_of_plans_expected_are_told(assistant: Assistant) -> None:
    """This test ensures that an answer about all plans says how many of the expected ones it rests on."""
    answer = ask(assistant, "Vilka aktiviteter stödjer Den som är äldre bor tryggt?")
    assert (answer.receipt.expected, len(answer.receipt.missing)) == (2, 1)
    assert "Av 2 väntade planer är 1 inlästa" in answer_text(answer)
