"""The golden corpus: the draw can be repeated, differs between seeds, plants gaps; keys stand on their pages."""

from __future__ import annotations

import json
import random
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.quality.generator.graph import PlanDocument, PlanGraph
from tests.quality.golden import corpus, programs
from tests.quality.golden.check import PICTURED, missing
from tests.quality.golden.columns import Column, draw_columns
from tests.quality.golden.corpus import GoldenCorpus
from tests.quality.golden.draw import draw
from tests.quality.golden.draw_values import draw_values
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


def first(graph: PlanGraph, layout: str) -> PlanDocument:
    """Return the first document in a layout."""
    return next(one for one in graph.documents.values() if one.sections[0].layout == layout)


def orders(layout: str) -> Iterator[tuple[str, ...]]:
    """Yield the column order that each seed draws first for a layout's table."""
    for seed in SEEDS:
        graph = draw(seed)
        job, _ = lay_out(first(graph, layout), graph, seed)
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
    looks = {lay_out(first(graph, PICTURED), graph, seed)[0].look for seed, graph in zip(SEEDS, graphs, strict=True)}
    assert len(looks) == len(SEEDS)
    assert len(set(orders("section_rows"))) > 2


def test_every_layout_is_drawn() -> None:
    """This test ensures that each seed has every layout, in both sizes."""
    wanted = {recipe.layout for recipe in RECIPES}
    for seed in SEEDS:
        assert {one.sections[0].layout for one in draw(seed).documents.values()} == wanted
    assert {one.sections[0].layout for one in draw(1, "large").documents.values()} == wanted


def test_large_size() -> None:
    """This test ensures that the large setting has 8 municipalities, 300 documents and 3,000 activities."""
    graph = draw(1, "large")
    assert len({one.kommun for one in graph.documents.values()}) == 8
    assert len(graph.documents) >= 300
    assert len(graph.activities) >= 3000


def test_every_programme_has_planted_gaps() -> None:
    """This test ensures that some goals of the present programme have no activity, some no indicator."""
    for seed in SEEDS:
        graph = draw(seed)
        for key in {one.partition("-")[0] for one in graph.documents}:
            goals = [one.id for one in graph.goals.values() if one.level == "goal" and one.id.startswith(f"{key}2")]
            assert 8 <= len(goals) <= 20
            assert set(goals) - {goal for activity in graph.activities.values() for goal in activity.goals}
            assert set(goals) - {indicator.goal for indicator in graph.indicators.values()}


def test_goals_go_over_to_the_next_programme() -> None:
    """This test ensures that goals are kept, reworded, moved and dropped between programmes, and that new ones come."""
    for seed in SEEDS:
        graph = draw(seed)
        before = {one.id: one for one in graph.goals.values() if one.level == "goal" and one.id.startswith("a1")}
        present = [one for one in graph.goals.values() if one.level == "goal" and one.id.startswith("a2")]
        taken = {one.continues: one for one in present if one.continues}
        homes = {one.continues: one.id for one in graph.goals.values() if one.level == "area" and one.continues}
        assert set(before) - set(taken), "dropped"
        assert any(not one.continues for one in present), "new"
        assert any(before[old].name == one.name for old, one in taken.items()), "kept"
        assert any(homes.get(str(before[old].parent)) != one.parent for old, one in taken.items()), "moved"


def test_activities_return_and_end() -> None:
    """This test ensures that of a plan's activities some return in the next year's plan and some end."""
    for seed in SEEDS:
        graph = draw(seed)
        continued = {one.continues for one in graph.activities.values() if one.continues}
        plans = {graph.activities[one].documents[0] for one in continued}
        stated = {one for plan in plans for one in graph.documents[plan].sections[0].activities}
        assert continued
        assert stated - continued


def test_what_else_a_municipality_has() -> None:
    """This test ensures that units and companies plan, that documents have versions, and that some plans are absent."""
    for seed in SEEDS:
        graph = draw(seed)
        documents = graph.documents.values()
        owners = {graph.organs[one.organ].kind for one in documents}
        assert {"fullmäktige", "nämnd", "enhet", "bolag"} <= owners
        assert {one.kind for one in graph.organs.values()} >= {"förvaltning"}
        assert any(one.grunduppdrag for one in graph.activities.values())
        assert any(len(one.goals) > 1 for one in graph.activities.values())
        assert any(one.edition == "förslag" for one in documents)
        assert any(one.same_bytes_as for one in documents)
        made = {(one.organ, one.kind, one.period) for one in documents}
        assert {(one.organ, one.kind, one.period) for one in graph.expected} - made
        assert {one.as_of[-5:] == "12-31" for one in graph.verdicts.values()} == {True, False}


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
        assert all(b" id=" not in rendered.data for rendered in made.rendered.values())


@pytest.mark.check
def test_keys_stand_on_their_pages(made: GoldenCorpus) -> None:
    """This test ensures that the text of everything in a key stands on its page."""
    assert len(made.rendered) == len(made.graph.documents)
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


def test_themes_share_no_words() -> None:
    """This test ensures that no goal, board, indicator or activity belongs to two themes, and each has many."""
    themes = load().themes
    for name in ("areas", "administrations", "units", "goals", "board_goals", "indicators", "subrows", "effects"):
        every = [one.casefold() for theme in themes for one in getattr(theme, name)]
        assert len(set(every)) == len(every), name
    texts = [one for theme in themes for one in (*theme.activities, *theme.mission)]
    assert len(set(texts)) == len(texts)
    shorts = [short for theme in themes for _, short in theme.boards]
    assert len(set(shorts)) == len(shorts)
    for theme in themes:
        assert len(theme.boards) == len(theme.administrations), theme.areas[0]
        assert len(theme.activities) >= 45, theme.areas[0]


def test_words_can_be_filled_in() -> None:
    """This test ensures that a wording has no field but those that are filled in, and nothing that breaks a page."""
    words = load()
    fields = {"kommun": "Påhult", "year": 2024, "which": "Vilket", "level": "område", "boards": "Nämnden"}
    fields |= {"name": "Fler läser", "lower": "fler läser", "who": "nämnden", "what": "bygga", "when": "till hösten"}
    fields |= {"effect": "att fler läser", "lead": "Nöjda elever", "value": "5 av 8", "head": "Styrtal"}
    for name, wordings in words.lists.items():
        for wording in wordings:
            made = wording if name == "prose.tail" else wording.format(**fields)
            assert not set('{}<>&"\\') & set(made), (name, wording)
    for theme in words.themes:
        for wording in (*theme.activities, *theme.mission):
            assert not set('{}<>&"\\') & set(wording.format(ort="Påhult", n=3)), wording


def test_a_status_word_belongs_to_one_set() -> None:
    """This test ensures that the set a document uses is known from any of its words, and that sets have three."""
    for name, sets in load().sets.items():
        if not name.startswith(("status.", "verdict.")):
            continue
        used = [word for one in sets for word in one]
        assert len(set(used)) == len(used), name
        assert {len(one) for one in sets} == {3}, name


def test_values_are_of_a_likely_size() -> None:
    """This test ensures that shares are printed as such and below a hundred, and that counts are not."""
    rng = random.Random(1)  # noqa: S311 - a draw that can be repeated
    for theme in load().themes:
        for name in (*theme.indicators, *theme.subrows):
            texts = [value.text for value in draw_values(name, rng, 2024)]
            amounts = [float("".join(c for c in text if c in "0123456789,").replace(",", ".")) for text in texts]
            if name.startswith("Andel") or "(%)" in name:
                assert max(amounts) <= 99, (name, texts)
                assert all("%" in text for text in texts) == ("(%)" not in name), (name, texts)
            if name.startswith("Antal") or "(kr)" in name:
                assert not any("%" in text for text in texts), (name, texts)
