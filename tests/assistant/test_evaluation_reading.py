"""The measuring of reading: keys, matching on keyed pages, figures, and the faults that they must notice."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.evaluation.matching import match_records
from assistant.evaluation.reading import Found, found_in, judge_reading, measure_reading, summarise
from assistant.evaluation.reading_keys import (
    KeyedActivity,
    KeyedGoal,
    KeyedIndicator,
    KeyedVerdict,
    ReadingKey,
    load_keys,
)
from assistant.rows import ActivityRow, GoalRow, IndicatorRow, VerdictRow
from corpus.errors import MeasureError
from corpus.graph import PlanGraph
from corpus.model import Document, Level, Locator, Mention, MentionKind, Relation, Span, Tie, TieKind
from ingest.resolve import resolve
from tests.assistant.small_plan import small_plan

KEY = ReadingKey(
    "plan.pdf",
    (2, 3),
    goals=(KeyedGoal("Trygga gator", Level.GOAL, 2), KeyedGoal("Rena sjöar", Level.GOAL, 3)),
    activities=(KeyedActivity("Byt belysningen i parken", 2, goals=("Trygga gator",)),),
    indicators=(KeyedIndicator("Andel som känner sig trygga", 2, target="80 %", outcome="75 %"),),
    verdicts=(KeyedVerdict("Trygga gator", "Delvis uppfyllt", 3),),
)


def goal(name: str, *, level: str = "goal", page: int = 2) -> GoalRow:
    """Make a goal that was read."""
    return GoalRow(name, level, None, None, "Ekby", None, None, name, "plan.pdf", page, example=False)


def activity(text: str, *goals: str) -> ActivityRow:
    """Make an activity that was read."""
    return ActivityRow(text, goals, None, None, "goal", "Ekby", None, text, "plan.pdf", 2, example=False)


def indicator(name: str, target: str | None, outcome: str | None) -> IndicatorRow:
    """Make an indicator that was read."""
    return IndicatorRow(name, None, target, outcome, None, name, "plan.pdf", 2, example=False)


def verdict(about: str, words: str) -> VerdictRow:
    """Make a verdict that was read."""
    return VerdictRow(about, words, "outcome", "goal", None, None, about, "plan.pdf", 3, example=False)


RIGHT = Found(
    (goal("Trygga gator"), goal("Rena sjöar", page=3)),
    (activity("Byt belysningen i parken", "Trygga gator"),),
    (indicator("Andel som känner sig trygga", "80 procent", "75 %"),),
    (verdict("Trygga gator", "Delvis uppfyllt"),),
)


def figures(found: Found, key: ReadingKey = KEY) -> dict[str, float | None]:
    """Judge one document and return the figures by name."""
    return dict(summarise([judge_reading(key, found)]).metrics)


def test_what_was_read_right_reaches_every_figure() -> None:
    """This test ensures that a reading equal to its key gives 1 everywhere and no miss."""
    assert set(figures(RIGHT).values()) == {1.0}
    assert not judge_reading(KEY, RIGHT).misses


@pytest.mark.parametrize(
    ("fault", "metric", "value"),
    [
        (replace(RIGHT, goals=RIGHT.goals[:1]), "goals_f1", 2 / 3),
        (replace(RIGHT, goals=(*RIGHT.goals, goal("Inledning"))), "goals_f1", 4 / 5),
        (replace(RIGHT, goals=(goal("Trygga gator", level="area"), RIGHT.goals[1])), "levels_accuracy", 1 / 2),
        (replace(RIGHT, activities=()), "activities_f1", 0),
        (replace(RIGHT, activities=(activity("Byt belysningen i parken"),)), "links_accuracy", 0),
        (
            replace(RIGHT, activities=(activity("Byt belysningen i parken", "Trygga gator", "Rena sjöar"),)),
            "links_accuracy",
            0,
        ),
        (replace(RIGHT, indicators=(indicator("Andel trygga resenärer i buss", "80 %", None),)), "indicators_f1", 0),
        (replace(RIGHT, indicators=(indicator("Andel som känner sig trygga", "75 %", "80 %"),)), "values_accuracy", 0),
        (replace(RIGHT, verdicts=(verdict("Rena sjöar", "Delvis uppfyllt"),)), "verdicts_f1", 0),
        (replace(RIGHT, verdicts=(verdict("Trygga gator", "Uppfyllt"),)), "verdicts_f1", 0),
    ],
)
def test_a_fault_of_the_reader_is_noticed(*, fault: Found, metric: str, value: float) -> None:
    """This test ensures that each figure falls with its own fault, and that the miss is named."""
    assert figures(fault)[metric] == pytest.approx(value)
    assert metric in {miss.metric for miss in judge_reading(KEY, fault).misses}


def test_an_optional_item_costs_nothing_either_way() -> None:
    """This test ensures that an optional item changes no figure, found or not."""
    key = replace(KEY, goals=(*KEY.goals, KeyedGoal("En levande kommun", Level.VISION, 2, optional=True)))
    found = replace(RIGHT, goals=(*RIGHT.goals, goal("En levande kommun", level="vision")))
    assert figures(RIGHT, key)["goals_f1"] == 1.0
    assert figures(found, key)["goals_f1"] == 1.0


def test_figures_are_over_all_documents_together() -> None:
    """This test ensures that a document with many items weighs more than one with few."""
    nothing = Found((), (), (), ())
    both = summarise([judge_reading(KEY, RIGHT), judge_reading(replace(KEY, goals=KEY.goals[:1]), nothing)])
    assert dict(both.metrics)["goals_f1"] == pytest.approx(4 / 5)


def test_a_record_matches_by_all_its_fields_one_to_one() -> None:
    """This test ensures that two records with crossed fields match nothing."""
    keys = [(("Trygga gator",), ("grönt",)), (("Rena sjöar",), ("rött",))]
    assert match_records([("Trygga gator", "rött"), ("Rena sjöar", "grönt")], keys).pairs == ()
    assert match_records([("Rena sjöar", "rött")], keys).pairs == ((0, 1),)


def test_a_turned_verdict_is_another_verdict() -> None:
    """This test ensures that "ej uppfyllt" is not taken for "uppfyllt", though it holds the word."""
    key = replace(KEY, verdicts=(KeyedVerdict("Trygga gator", "Uppfyllt", 3),))
    assert figures(replace(RIGHT, verdicts=(verdict("Trygga gator", "Ej uppfyllt"),)), key)["verdicts_f1"] == 0


def test_only_the_keyed_pages_are_judged() -> None:
    """This test ensures that what stands on other pages, or in other documents, is no extra."""
    graph = small_plan()[0]
    document = next(iter(graph.documents.values()))[0].name
    assert found_in(graph, ReadingKey(document)).goals
    assert found_in(graph, ReadingKey(document, (90, 99))) == Found((), (), (), ())
    assert found_in(graph, ReadingKey("annat.pdf")) == Found((), (), (), ())


def test_keys_are_loaded_and_measured(tmp_path: Path) -> None:
    """This test ensures that a folder of keys is read, nulls and all, and that an absent document costs its items."""
    graph = small_plan()[0]
    document = next(iter(graph.documents.values()))[0].name
    row = next(row for row in found_in(graph, ReadingKey(document)).goals)
    keyed = {"name": row.name, "level": row.level, "parent": None, "page": row.page}
    (tmp_path / "a.json").write_text(json.dumps({"document": document, "pages_keyed": None, "goals": [keyed]}))
    (tmp_path / "b.json").write_text(json.dumps({"document": "annat.pdf", "goals": [keyed]}))
    measured = measure_reading(load_keys(tmp_path), graph)
    assert any(miss.question.startswith("annat.pdf") for miss in measured.misses)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "är inte giltig JSON"),
        ("[]", "är inte ett JSON-objekt"),
        ("{}", "document saknas"),
        ('{"document": "a", "goals": [{"name": "x", "level": "topp", "page": 1}]}', "goals.0.level har fel form"),
    ],
)
def test_a_wrong_key_file_is_named(tmp_path: Path, content: str, said: str) -> None:
    """This test ensures that the message names the file and the field."""
    (tmp_path / "fel.json").write_text(content, encoding="utf-8")
    with pytest.raises(MeasureError, match=f"fel.json.*{said}"):
        load_keys(tmp_path)


def test_a_wrong_folder_is_named(tmp_path: Path) -> None:
    """This test ensures that a missing or empty folder, a key given twice and an empty corpus each tell."""
    with pytest.raises(MeasureError, match="finns inte"):
        load_keys(tmp_path / "nej")
    with pytest.raises(MeasureError, match="inget facit"):
        load_keys(tmp_path)
    for name in ("a", "b"):
        (tmp_path / f"{name}.json").write_text('{"document": "samma.pdf"}', encoding="utf-8")
    with pytest.raises(MeasureError, match="redan ett facit"):
        load_keys(tmp_path)
    with pytest.raises(MeasureError, match="Läs in dem först"):
        measure_reading([ReadingKey("annat.pdf")], PlanGraph())


def tied_on(*pages: tuple[str, TieKind, int]) -> PlanGraph:
    """Make a plan whose activity (page 2) is tied to goals, each by a tie of some kind on some page."""
    document = Document("d", "plan.pdf", "/plan.pdf", "v", "r", "Plan", "pdf")
    goals = [
        Mention(f"g{number}", MentionKind.GOAL, name, at(1, number), level=Level.GOAL)
        for number, (name, _, _) in enumerate(pages)
    ]
    ties = tuple(
        Tie(Relation.SERVES, kind, name, at(page, 50 + number), mention=f"g{number}")
        for number, (name, kind, page) in enumerate(pages)
    )
    lamps = Mention("a", MentionKind.ACTIVITY, "Byt belysningen i parken", at(2, 10), ties=ties)
    return resolve(documents=[document], mentions=[*goals, lamps], organs=[])


def at(page: int, start: int) -> Locator:
    """Return a place of one letter."""
    return Locator("r", (Span(page, start, start + 1),))


ONE_TIE = replace(KEY, goals=(), indicators=(), verdicts=())
"""A key of pages 2 and 3 with the activity tied to Trygga gator."""


@pytest.mark.parametrize(
    ("ties", "value"),
    [
        ([("Trygga gator", TieKind.FIELD, 3)], 1.0),
        ([("Trygga gator", TieKind.FIELD, 3), ("Rena sjöar", TieKind.FIELD, 7)], 1.0),  # a form behind keyed pages
        ([("Trygga gator", TieKind.FIELD, 3), ("Rena sjöar", TieKind.FIELD, 2)], 0.0),  # a wrong tie on a keyed page
        ([("Rena sjöar", TieKind.POSITION, 1), ("Trygga gator", TieKind.FIELD, 3)], 0.0),  # a wrong heading above it
        ([("Trygga gator", TieKind.POSITION, 1)], 1.0),  # a heading on the page before
        ([("Trygga gator", TieKind.FIELD, 7)], 0.0),  # not read where the key says that it stands
    ],
)
def test_ties_are_judged_where_they_are_keyed(ties: list[tuple[str, TieKind, int]], value: float) -> None:
    """This test ensures that only ties of pages that nobody keyed are left out, and no wrong one on keyed pages."""
    graph = tied_on(*ties)
    assert figures(found_in(graph, ONE_TIE), ONE_TIE)["links_accuracy"] == value


def test_a_key_of_the_whole_document_judges_every_tie() -> None:
    """This test ensures that a wrong tie on any page counts where all pages are keyed."""
    whole = replace(ONE_TIE, pages_keyed=None)
    graph = tied_on(("Trygga gator", TieKind.FIELD, 3), ("Rena sjöar", TieKind.FIELD, 7))
    assert figures(found_in(graph, whole), whole)["links_accuracy"] == 0
