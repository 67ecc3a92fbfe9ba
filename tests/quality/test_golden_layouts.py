"""Layouts of the golden corpus: what each must show, and what must never get into a key."""

from __future__ import annotations

import json
import random

import pytest

from tests.quality.golden import corpus
from tests.quality.golden.amounts import draw_money, printed
from tests.quality.golden.draw import draw
from tests.quality.golden.job import Laid
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
