"""The golden corpus: the draw can be repeated, differs between seeds, plants gaps; keys stand on their pages."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.quality.golden import corpus, programs
from tests.quality.golden.check import PICTURED, missing
from tests.quality.golden.columns import Column, draw_columns
from tests.quality.golden.corpus import GoldenCorpus
from tests.quality.golden.draw import draw
from tests.quality.golden.recipes import RECIPES
from tests.quality.golden.reserve import Pool
from tests.quality.golden.typeset import lay_out
from tests.quality.golden.words import load

SEEDS = range(1, 9)
FORMATS = frozenset({".pdf", ".docx", ".html"})
POOLS: tuple[Pool, Pool] = ("reserve", "open")


@pytest.fixture(scope="module", params=[1, 2, 3])
def made(request: pytest.FixtureRequest) -> GoldenCorpus:
    """Make the corpus of a seed; needs WeasyPrint and its Debian libraries, LibreOffice and Ghostscript."""
    if said := programs.absent():
        pytest.skip(said)
    return corpus.make(request.param)


def orders(layout: str) -> Iterator[tuple[str, ...]]:
    """Yield the column order that each seed draws first for a layout's table."""
    for seed in SEEDS:
        job, _ = lay_out(draw(seed).documents[layout], draw(seed), seed)
        drawn = draw_columns(job, Column("name", "", 1), [Column(fact, "", 1) for fact in ("a", "b", "c")])
        yield tuple(column.fact for column in drawn)


def test_same_seed_same_graph() -> None:
    """This test ensures that a seed gives the same graph and the same content each time."""
    for seed in SEEDS:
        graph = draw(seed)
        assert graph == draw(seed)
        for document in graph.documents.values():
            assert lay_out(document, graph, seed)[1] == lay_out(document, graph, seed)[1]


def test_seeds_differ() -> None:
    """This test ensures that different seeds give different municipalities, looks and orders of columns."""
    graphs = [draw(seed) for seed in SEEDS]
    assert len({next(iter(graph.documents.values())).kommun for graph in graphs}) > len(SEEDS) // 2
    looks = {lay_out(graph.documents[PICTURED], graph, seed)[0].look for seed, graph in zip(SEEDS, graphs, strict=True)}
    assert len(looks) == len(SEEDS)
    assert len(set(orders("section_rows"))) > 2


def test_graph_is_of_the_wanted_size() -> None:
    """This test ensures that a graph has 3–4 areas, 8–16 goals, every document, verdicts of both kinds, and gaps."""
    for seed in SEEDS:
        graph = draw(seed)
        goals = [goal.id for goal in graph.goals.values() if goal.level == "goal"]
        assert 3 <= sum(goal.level == "area" for goal in graph.goals.values()) <= 4
        assert 8 <= len(goals) <= 16
        assert set(graph.documents) == {recipe.layout for recipe in RECIPES}
        assert {verdict.as_of[-5:] == "12-31" for verdict in graph.verdicts.values()} == {True, False}
        assert set(goals) - {goal for activity in graph.activities.values() for goal in activity.goals}
        assert set(goals) - {indicator.goal for indicator in graph.indicators.values()}


def test_the_reserve_shares_no_header_word() -> None:
    """This test ensures that header words and level names of the reserve are not those of development."""
    held, free = (load(pool).lists for pool in POOLS)
    names = [name for name in held if name.startswith(("headers.", "levels."))]
    assert names
    for name in names:
        assert held[name], name
        assert not set(held[name]) & set(free[name]), name
        assert set(held[name]) | set(free[name]) == set(load("all").lists[name])


def test_a_web_page_holds_its_key() -> None:
    """This test ensures that everything in a web page's key stands in the section that the key gives."""
    for seed in SEEDS:
        made = corpus.make(seed, ("web_page",))
        assert not missing(made)
        assert b" id=" not in made.rendered["web_page"].data


@pytest.mark.check
def test_keys_stand_on_their_pages(made: GoldenCorpus) -> None:
    """This test ensures that the text of everything in a key stands on its page."""
    assert len(made.rendered) == len(RECIPES)
    assert not missing(made)


@pytest.mark.check
def test_what_a_layout_states_is_in_its_key(made: GoldenCorpus) -> None:
    """This test ensures that every activity and indicator that the graph gives a document stands in its key."""
    for name, document in made.graph.documents.items():
        read, section = json.loads(made.keys[name]), document.sections[0]
        assert len(read["activities"]) == len(section.activities), name
        assert len(read["indicators"]) == len(section.indicators), name


@pytest.mark.check
def test_files_are_written(made: GoldenCorpus, tmp_path: Path) -> None:
    """This test ensures that documents, keys and a manifest naming them all are written."""
    corpus.write(made, tmp_path)
    listed = {
        one["file"] for one in tomllib.loads((tmp_path / "manifest.toml").read_text(encoding="utf-8"))["document"]
    }
    assert listed == {file.name for file in tmp_path.iterdir() if file.suffix in FORMATS}
    keys = [json.loads(file.read_text(encoding="utf-8")) for file in (tmp_path / "keys").iterdir()]
    assert {key["document"] for key in keys} == listed
