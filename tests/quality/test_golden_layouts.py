"""Layouts of the golden corpus: what each must show, and what must never get into a key."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from html import escape, unescape

import pytest

from tests.quality.golden import corpus
from tests.quality.golden.amounts import draw_money, printed
from tests.quality.golden.columns import Column, fitted
from tests.quality.golden.comments import BY_GRADE, comment
from tests.quality.golden.draw import draw
from tests.quality.golden.draw_values import draw_counts, missed
from tests.quality.golden.job import Job, Laid, is_subrow
from tests.quality.golden.reserve import Pool
from tests.quality.golden.room import BOLD, word_share
from tests.quality.golden.typeset import lay_out
from tests.quality.test_golden import first

SEEDS = range(1, 7)
POOLS: tuple[Pool, ...] = ("open", "reserve", "all")


def test_money_is_spread_without_loss() -> None:
    """This test ensures that the years of a project add up to its cost, or each carry it where it comes back."""
    for seed in range(200):
        money = draw_money(random.Random(seed), 50 * (1 + seed % 40), 3 + seed % 3)  # noqa: S311 - can be repeated
        total = 50 * (1 + seed % 40)
        assert len(money.by_year) == 3 + seed % 3
        assert set(money.by_year) == {total} if money.endless else sum(money.by_year) == total


def test_large_numbers_are_printed_with_and_without_their_space() -> None:
    """This test ensures that an amount is printed in both ways, and that nothing stands where there is no money."""
    rng = random.Random(1)  # noqa: S311 - can be repeated
    assert {printed(rng, 1450, gap=" ", nothing="-") for _ in range(50)} == {"1 450", "1450"}
    assert printed(rng, 0, gap=" ", nothing="-") == "-"


def _laid(seed: int, layout: str) -> Laid:
    graph = draw(seed)
    return lay_out(first(graph, layout), graph, seed)[1]


def test_wide_tables_tie_by_number_and_by_row() -> None:
    """This test ensures that some wide tables carry the goal's number in a column and others the goal in a row."""
    laid = [_laid(seed, "wide_numbers") for seed in range(1, 13)]
    assert {'class="section"' in one.html for one in laid} == {True, False}
    assert {"landscape" in one.style for one in laid} == {True, False}
    assert any('class="turned"' in one.html for one in laid)


def test_some_investments_serve_no_goal() -> None:
    """This test ensures that some rows of wide tables are tied to no goal, and most are."""
    ties = []
    for seed in range(1, 13):
        graph = draw(seed)
        section = first(graph, "wide_numbers").sections[0]
        ties += [bool(graph.activities[name].goals) for name in section.activities]
    assert 0.05 < ties.count(False) / len(ties) < 0.3


def _job(seed: int, layout: str) -> Job:
    graph = draw(seed)
    return lay_out(first(graph, layout), graph, seed)[0]


def test_comparisons_may_tie_measures_to_no_goal() -> None:
    """This test ensures that the measures of a comparison all have a goal or none has, and that both happen."""
    found = set()
    for seed in range(1, 13):
        job = _job(seed, "comparison")
        ties = {job.graph.indicators[name].goal is not None for name in job.section.indicators}
        assert len(ties) == 1
        found |= ties
    assert found == {True, False}


def test_comments_fit_the_status() -> None:
    """This test ensures that no sentence stands twice in a comment, and none that fits another status."""
    job = _job(1, "section_rows")
    for words in job.words.sets["status.sets"]:
        for grade, status in enumerate(words):
            others = [one for place, name in enumerate(BY_GRADE) if place != grade for one in job.words.lists[name]]
            for _ in range(30):
                said = comment(job, status, 4)
                assert not [one for one in others if escape(one) in said], (status, said)
                assert max(said.count(escape(one)) for one in job.words.lists["prose.comment"]) <= 1


@pytest.mark.parametrize("font", sorted(BOLD))
def test_columns_have_room_for_their_words(font: str) -> None:
    """This test ensures that a column is as wide as its longest header word needs, in every font."""
    job = _job(1, "section_rows")
    job.look = replace(job.look, body=font, size=11, margin=26)
    made = fitted(job, (Column("a", "Aktivitet", 9), Column("b", "Måluppfyllelse", 1), Column("c", "När", 1, least=4)))
    whole = sum(one.width for one in made)
    for one, letters in zip(made, (9, 14, 4), strict=True):
        assert one.width / whole > 0.99 * word_share(job.look, letters)


def test_the_goals_table_stands_at_the_foot_of_its_page() -> None:
    """This test ensures that prose fills the page above the goals' table, without a gap of a set height."""
    for seed in range(1, 7):
        html = _laid(seed, "continued_table").html
        assert "height:" not in html
        assert html.index("<h2>") < html.index("Planen rör")


@pytest.mark.check
def test_template_text_is_in_no_key() -> None:
    """This test ensures that a comparison's leftovers are on its pages, in no key, and that it has no targets."""
    left = 0
    for seed in SEEDS:
        made = corpus.make(seed, ("comparison",))
        (name,) = made.keys
        key = json.loads(made.keys[name])
        left += any("XX" in page for page in made.rendered[name].pages)
        assert "XX" not in made.keys[name]
        assert key["indicators"]
        assert all(one["target"] is None and one["outcome"] for one in key["indicators"])
    assert left


@pytest.mark.check
@pytest.mark.parametrize("pool", POOLS)
def test_columns_have_doubled_page_numbers(pool: Pool) -> None:
    """This test ensures that a page number is drawn twice on every page, whichever words a pool may use."""
    (rendered,) = corpus.make(2, ("columns",), pool).rendered.values()
    assert all(str(number) * 2 in page for number, page in enumerate(rendered.pages, start=1))


def _job_and_html(layout: str, seed: int) -> tuple[Job, str]:
    graph = draw(seed)
    job, laid = lay_out(first(graph, layout), graph, seed)
    return job, unescape(laid.html)


def test_sub_rows_stand_below_a_row_that_fits_them() -> None:
    """This test ensures that sub-rows stand in order below the lead of their own theme or set of counts."""
    for seed in range(1, 13):
        job, html = _job_and_html("measure_rows", seed)
        groups = [(theme.lead, theme.subrows) for theme in job.words.themes]
        groups += [(each[0], each[1:]) for each in job.words.sets["measures.counted"]]
        for one in job.goals("goal"):
            names = [measure.name for measure in job.indicators(one.id) if is_subrow(measure)]
            if not names:
                continue
            lead = next(lead for lead, below in groups if set(names) <= set(below))
            row = max(html.find(f"<td>{lead}"), html.find(f'<td colspan="4">{lead}'))
            places = [html.index(f" {name}</span>", row) for name in names]
            assert row > 0, (seed, lead)
            assert places == sorted(places), (seed, names)


def test_measures_show_the_year_before_theirs() -> None:
    """This test ensures that a budget's outcomes are of the year before, with the year inside the value at times."""
    dated = set()
    for seed in range(1, 13):
        graph = draw(seed)
        job, laid = lay_out(first(graph, "measure_rows"), graph, seed)
        assert f"outcome {job.year - 1}" in laid.shows
        assert not {"outcome", f"outcome {job.year}"} & laid.shows
        dated.add(f"{job.year - 1}: " in laid.html)
    assert dated == {True, False}


def test_counts_of_a_whole_are_missed_by_their_count() -> None:
    """This test ensures that "5 av 8" is compared by its count, and that no count is larger than its whole."""
    assert missed("Enheter med plan", "6 av 8", "5 av 8")
    assert not missed("Enheter med plan", "5 av 10", "5 av 10")
    for seed in range(100):
        for value in draw_counts(random.Random(seed), 2024, 8):  # noqa: S311 - can be repeated
            count, whole = value.text.split(" av ")
            assert int(count) <= int(whole) == 8


def test_doers_stand_in_a_column_or_behind_the_measure() -> None:
    """This test ensures that the doers are named in every way, and that everyone is one of them, but never first."""
    forms, everyone = set(), 0
    for seed in range(1, 25):
        job, html = _job_and_html("numbered_measures", seed)
        whole = set(job.words.lists["numbered.everyone"])
        everyone += len(job.said)
        for area in job.goals("area"):
            for place, one in enumerate(job.activities(area.id)):
                said = job.said.get(one.id)
                assert said is None or (said.doer in whole and place), one.id
                forms.add(html.split(f"{one.text}</span>", 1)[1][:2].rstrip())
    assert forms >= {"</", ",", " ("}
    assert everyone
