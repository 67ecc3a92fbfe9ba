"""Layouts of the golden corpus: what each must show, and what must never get into a key."""

from __future__ import annotations

import json
import random
from html import unescape

import pytest

from tests.quality.golden import corpus
from tests.quality.golden.amounts import draw_money, printed
from tests.quality.golden.draw import draw
from tests.quality.golden.draw_values import draw_counts, missed
from tests.quality.golden.job import Job, Laid, is_subrow
from tests.quality.golden.reserve import Pool
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


def _wide_table(seed: int) -> Laid:
    graph = draw(seed)
    return lay_out(first(graph, "wide_numbers"), graph, seed)[1]


def test_wide_tables_tie_by_number_and_by_row() -> None:
    """This test ensures that some wide tables carry the goal's number in a column and others the goal in a row."""
    laid = [_wide_table(seed) for seed in range(1, 13)]
    assert {'class="section"' in one.html for one in laid} == {True, False}
    assert {"landscape" in one.style for one in laid} == {True, False}
    assert any('class="turned"' in one.html for one in laid)


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


def _laid(layout: str, seed: int) -> tuple[Job, str]:
    graph = draw(seed)
    job, laid = lay_out(first(graph, layout), graph, seed)
    return job, unescape(laid.html)


def test_sub_rows_stand_below_a_row_that_fits_them() -> None:
    """This test ensures that sub-rows stand in order below the lead of their own theme or set of counts."""
    for seed in range(1, 13):
        job, html = _laid("measure_rows", seed)
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
        job, html = _laid("numbered_measures", seed)
        whole = set(job.words.lists["numbered.everyone"])
        everyone += len(job.said)
        for area in job.goals("area"):
            for place, one in enumerate(job.activities(area.id)):
                said = job.said.get(one.id)
                assert said is None or (said.doer in whole and place), one.id
                forms.add(html.split(f"{one.text}</span>", 1)[1][:2].rstrip())
    assert forms >= {"</", ",", " ("}
    assert everyone
