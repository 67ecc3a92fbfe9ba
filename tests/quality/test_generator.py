"""The demo corpus: its plan graph, its documents, its questions, and the generator's independence of the product."""

from __future__ import annotations

import ast
import io
import json
import re
import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdf
import pytest

from tests.quality.generator import docx, html, key, manifest, questions
from tests.quality.generator.content import marks_of
from tests.quality.generator.graph import PlanGraph
from tests.quality.generator.layouts import lay_out
from tests.quality.generator.loading import PlanGraphError, load, validate
from tests.quality.generator.rendered import Rendered

if TYPE_CHECKING:
    from tests.quality.generator.corpus_maker import GeneratedCorpus

ROOT = Path(__file__).parents[2]
QUALITY = ROOT / "tests" / "quality"
DOCUMENTS = ROOT / "corpus" / "documents"
KEYS = QUALITY / "demo" / "key"
GENERATORS = ("tests/quality/generator", "tests/quality/golden")
PRODUCT = ("assistant", "corpus", "ingest")
KINDS = {"link", "list", "count", "lookup", "definition", "none"}
AT_LEAST_EACH = 8
FORMAT_WORDS = """activities activity aliases amount answers area baseline board_goal code cost count decided
definition document documents edition end entities example expected file goal goals html docx pdf .html .docx .pdf id
indicator indicators items kind kommun level link list lookup name none number optional organ organisation outcome page
parent period programme refuse responsible scope serves sources start status target text time title valid value values
verdict verdicts visibility vision"""
FORMAT_NAMES = frozenset(FORMAT_WORDS.split())
"""The names that QUALITY.md and the manifest fix; both sides must use them."""


@pytest.fixture(scope="module")
def graph() -> PlanGraph:
    """Load the demo's plan graph."""
    return load(QUALITY / "demo" / "plan_graph.toml")


@pytest.fixture(scope="module")
def asked() -> list[dict[str, Any]]:
    """Read the demo's questions."""
    lines = (QUALITY / "questions" / "demo.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def pages(graph: PlanGraph) -> dict[str, tuple[str, ...]]:
    """Read the words on each page of every document in the corpus, by file name."""
    words: dict[str, tuple[str, ...]] = {}
    for document in graph.documents.values():
        if document.file.endswith(".pdf"):
            read = pypdf.PdfReader(DOCUMENTS / document.file).pages
            words[document.file] = tuple(page.extract_text() for page in read)
        else:
            words[document.file] = typeset(document.id, graph).pages
    return words


@pytest.fixture(scope="module")
def regenerated(graph: PlanGraph) -> GeneratedCorpus:
    """Make the whole corpus afresh; needs WeasyPrint and its Debian libraries."""
    from tests.quality.generator import corpus_maker

    return corpus_maker.make(graph, questions.load(QUALITY / "demo" / "questions.toml"))


def typeset(name: str, graph: PlanGraph) -> Rendered:
    """Set a DOCX or HTML document."""
    document = graph.documents[name]
    render = docx.render if document.file.endswith(".docx") else html.render
    return render(document, graph, lay_out(document, graph))


def letters(text: str) -> str:
    """Keep letters and digits: typesetters break lines and words."""
    return "".join(character for character in text.casefold() if character.isalnum())


# --- the plan graph ------------------------------------------------------------------------------------------------


def test_demo_is_large_enough(graph: PlanGraph) -> None:
    """This test ensures that the demo has at least 24 documents in three formats and 100 distinct activities."""
    assert len(graph.documents) >= 24
    assert {Path(document.file).suffix for document in graph.documents.values()} == {".pdf", ".docx", ".html"}
    assert len({activity.text for activity in graph.activities.values()}) >= 100


def test_motalas_goals_are_the_known_ones(graph: PlanGraph) -> None:
    """This test ensures that Motala has four areas with resultatmål 1–14, and three areas before them, all known."""
    every = [goal for goal in graph.goals.values() if goal.kommun == "Motala" and goal.level == "area"]
    areas = [goal for goal in every if goal.period == "2019-2022"]
    assert [goal.period for goal in every if goal not in areas] == ["2015-2018"] * 3
    numbers = [[goal.number for goal in graph.children(area.id)] for area in areas]
    assert [len(below) for below in numbers] == [2, 5, 4, 3]
    assert [number for below in numbers for number in below] == [str(number) for number in range(1, 15)]
    assert not any(goal.invented for goal in graph.goals.values() if goal.kommun == "Motala")


def test_flagship_covers_every_way_to_be_tied(graph: PlanGraph) -> None:
    """This test ensures that the flagship area has at least 18 activities, its own and its goals', of many organs."""
    found = graph.activities_serving("m-samman")
    assert len(found) >= 18
    assert {goal for activity in found for goal in activity.goals} >= {"m-samman", "m12", "m13", "m14"}
    assert len({activity.organ for activity in found}) >= 7
    assert any(len(activity.goals) > 1 for activity in found)
    assert any(len(activity.documents) > 1 for activity in found)


def test_activities_return_reworded_and_end(graph: PlanGraph) -> None:
    """This test ensures that of Motala's activities of 2020 some return as they were, some reworded, some never."""
    early = [one for one in graph.activities.values() if any(name.endswith("-2020") for name in one.documents)]
    returning = [one for one in early if any(name.endswith("-2021") for name in one.documents)]
    reworded = [one for one in returning if len(one.wordings) > 1]
    assert 0 < len(reworded) < len(returning) < len(early)


def test_some_goals_lack_activities_and_some_lack_indicators(graph: PlanGraph) -> None:
    """This test ensures that each municipality has a goal that nothing serves, and one that nothing measures."""
    for kommun in ("Motala", "Uppvidinge"):
        goals = [one for one in graph.goals.values() if one.kommun == kommun and one.level == "goal"]
        measured = {one.goal for one in graph.indicators.values()}
        assert any(not graph.activities_serving(goal.id) for goal in goals)
        assert any(not measured & set(graph.subtree(goal.id)) for goal in goals)


def test_a_reference_that_leads_nowhere_is_refused(graph: PlanGraph) -> None:
    """This test ensures that a plan graph whose activity names an unknown goal is not accepted."""
    name, activity = next((n, a) for n, a in graph.activities.items() if a.goals)
    broken = replace(graph, activities={**graph.activities, name: replace(activity, goals=("m99",))})
    with pytest.raises(PlanGraphError, match="m99"):
        validate(broken)


def test_an_activity_that_serves_nothing_is_refused(graph: PlanGraph) -> None:
    """This test ensures that an activity must serve goals or the grunduppdrag, never both or neither."""
    name, activity = next((n, a) for n, a in graph.activities.items() if a.goals)
    for wrong in (replace(activity, goals=()), replace(activity, grunduppdrag=True)):
        with pytest.raises(PlanGraphError, match=name):
            validate(replace(graph, activities={**graph.activities, name: wrong}))


def test_an_expected_plan_is_absent(graph: PlanGraph) -> None:
    """This test ensures that exactly one expected plan has no document."""
    there = {(one.kommun, one.organ, one.kind, one.period) for one in graph.documents.values()}
    missing = [one for one in graph.expected if (one.kommun, one.organ, one.kind, one.period) not in there]
    assert [graph.organs[one.organ].name for one in missing] == ["Överförmyndarnämnden"]


# --- the documents -------------------------------------------------------------------------------------------------


def test_manifest_is_up_to_date(graph: PlanGraph) -> None:
    """This test ensures that the manifest is what the plan graph says, names only files that exist, and all of them."""
    text = (DOCUMENTS / "manifest.toml").read_text(encoding="utf-8")
    assert text == manifest.write(graph)
    read = tomllib.loads(text)
    assert read["corpus"] == {"example": True}
    assert all(document["example"] for document in read["document"])
    files = {file.name for file in DOCUMENTS.iterdir() if file.suffix in {".pdf", ".docx", ".html"}}
    assert {document["file"] for document in read["document"]} == files


def test_docx_and_html_are_up_to_date(graph: PlanGraph) -> None:
    """This test ensures that the DOCX and HTML files are what the plan graph gives today."""
    for document in graph.documents.values():
        made, kept = b"", (DOCUMENTS / document.file).read_bytes()
        if not document.file.endswith(".pdf"):
            made = typeset(document.id, graph).data
        if document.file.endswith(".html"):
            assert made == kept, document.file
        elif document.file.endswith(".docx"):
            assert members(made) == members(kept), document.file


def members(data: bytes) -> dict[str, bytes]:
    """Return the files inside a zip archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_page_is_marked(graph: PlanGraph, pages: dict[str, tuple[str, ...]]) -> None:
    """This test ensures that the marking stands on every page of a PDF, in a DOCX's header, in each section of HTML."""
    for document in graph.documents.values():
        marking = letters(document.marking)
        if document.file.endswith(".docx"):
            parts = members((DOCUMENTS / document.file).read_bytes())
            headers = [body for name, body in parts.items() if name.startswith("word/header")]
            assert headers, document.file
            assert all(document.marking in body.decode() for body in headers), document.file
        else:
            assert all(marking in letters(page) for page in pages[document.file]), document.file


def test_only_known_facts_lack_the_mark_of_invention(graph: PlanGraph) -> None:
    """This test ensures that a document with anything invented says so, and that the rest tells known facts alone."""
    inventing = {name for activity in graph.activities.values() for name in activity.documents}
    inventing |= {verdict.document for verdict in graph.verdicts.values()}
    for document in graph.documents.values():
        marks = [mark for node in lay_out(document, graph) for mark in marks_of(node)]
        invented = any(graph.goals[mark.id].invented for mark in marks if mark.kind == "goal")
        if document.id in inventing or invented or document.edition:
            assert "påhittat" in document.marking, document.id
        else:
            assert "kända uppgifter" in document.marking, document.id
            assert not any(mark.kind == "indicator" and not mark.loose for mark in marks), document.id


def test_keys_stand_on_their_pages(graph: PlanGraph, pages: dict[str, tuple[str, ...]]) -> None:
    """This test ensures that the wording of everything in a reading key stands on the page that the key gives."""
    fields = {"goals": "name", "activities": "text", "indicators": "name", "verdicts": "verdict"}
    for document in graph.documents.values():
        read = json.loads((KEYS / f"{Path(document.file).stem}.json").read_text(encoding="utf-8"))
        assert read["document"] == document.file
        for kind, field in fields.items():
            for one in read[kind]:
                assert letters(one[field]) in letters(pages[document.file][one["page"] - 1]), one


def test_keys_hold_the_whole_graph(graph: PlanGraph) -> None:
    """This test ensures that every activity, indicator and verdict stands in a key as often as documents state it."""
    keys = [json.loads(file.read_text(encoding="utf-8")) for file in KEYS.glob("*.json")]
    texts = Counter(one["text"] for read in keys for one in read["activities"])
    stated = (one.stated_in(name).text for one in graph.activities.values() for name in one.documents)
    assert texts == Counter(stated)
    assert {one["name"] for read in keys for one in read["indicators"]} == {i.name for i in graph.indicators.values()}
    assert sum(len(read["verdicts"]) for read in keys) == len(graph.verdicts)


def test_every_goal_of_an_activity_is_named_in_its_document(
    graph: PlanGraph, pages: dict[str, tuple[str, ...]]
) -> None:
    """This test ensures that a key ties no activity to a goal that its document does not name."""
    for activity in graph.activities.values():
        for document in (graph.documents[name] for name in activity.documents):
            words = letters("".join(pages[document.file]))
            assert all(letters(graph.goals[name].name) in words for name in activity.goals), (activity.id, document.id)


def test_docx_and_html_keys_are_up_to_date(graph: PlanGraph) -> None:
    """This test ensures that the keys of documents without pages are what the plan graph gives today."""
    for document in graph.documents.values():
        if not document.file.endswith(".pdf"):
            kept = (KEYS / f"{Path(document.file).stem}.json").read_text(encoding="utf-8")
            assert key.write(document, graph, typeset(document.id, graph)) == kept


@pytest.mark.check
def test_everything_is_up_to_date(graph: PlanGraph, regenerated: GeneratedCorpus, asked: list[dict[str, Any]]) -> None:
    """This test ensures that documents, keys and questions on disk are what the plan graph gives today."""
    for name, one in regenerated.rendered.items():
        file = graph.documents[name].file
        assert regenerated.keys[name] == (KEYS / f"{Path(file).stem}.json").read_text(encoding="utf-8"), file
        if file.endswith(".pdf"):
            kept = [letters(page.extract_text()) for page in pypdf.PdfReader(DOCUMENTS / file).pages]
            assert [letters(page) for page in one.pages] == kept, file
    assert [json.loads(line) for line in regenerated.questions.splitlines()] == asked


@pytest.mark.check
def test_the_same_graph_gives_the_same_bytes(graph: PlanGraph, regenerated: GeneratedCorpus) -> None:
    """This test ensures that making a document twice gives identical files."""
    from tests.quality.generator import corpus_maker

    chosen = [name for name in ("m-lup", "sn-2021", "m-styrs") if name in graph.documents]
    few = replace(graph, documents={name: graph.documents[name] for name in chosen})
    again = corpus_maker.make(few)
    assert all(again.rendered[name].data == regenerated.rendered[name].data for name in chosen)


# --- the questions -------------------------------------------------------------------------------------------------


def test_questions_are_enough_of_each_kind(asked: list[dict[str, Any]]) -> None:
    """This test ensures that there are 100 questions, 8 of each kind, some in English, each with its own id."""
    assert len(asked) >= 100
    counts = Counter(one["kind"] for one in asked)
    assert set(counts) == KINDS
    assert min(counts.values()) >= AT_LEAST_EACH
    assert len({one["id"] for one in asked}) == len(asked)
    assert sum(bool(re.match(r"(What|Which|How|List|When|Who)\b", one["question"])) for one in asked) >= 12


def test_questions_are_well_formed(asked: list[dict[str, Any]]) -> None:
    """This test ensures that each question has what its kind needs, and a refused one expects nothing else."""
    for one in asked:
        assert set(one) == {"id", "question", "scope", "kind", "expect"}, one["id"]
        assert one["scope"] is None or set(one["scope"]) <= {"kommun", "organisation", "period"}, one["id"]
        expected = set(one["expect"]) - {"entities"}
        if one["expect"]["refuse"]:
            assert expected == {"refuse"}, one["id"]
            assert one["kind"] in {"none", "definition"}, one["id"]
        else:
            needed = {"link": "items", "list": "items", "count": "count", "lookup": "values", "definition": "values"}
            assert expected == {needed[one["kind"]], "sources", "refuse"}, one["id"]


def test_sources_hold_what_is_expected(asked: list[dict[str, Any]], pages: dict[str, tuple[str, ...]]) -> None:
    """This test ensures that every expected item, value and named entity stands in the documents, on a source page."""
    everything = letters("".join(page for words in pages.values() for page in words))
    for one in asked:
        sources = one["expect"].get("sources", [])
        words = "".join(letters(pages[source["document"]][source["page"] - 1]) for source in sources)
        for item in one["expect"].get("items", []):
            assert any(letters(name) in words for name in item), (one["id"], item)
        for value in one["expect"].get("values", []):
            assert letters(value) in words, (one["id"], value)
        for entity in one["expect"].get("entities", []):
            assert letters(entity) in everything, (one["id"], entity)


def test_undefined_words_are_defined_nowhere(pages: dict[str, tuple[str, ...]]) -> None:
    """This test ensures that what the unanswerable questions ask about is in no document, or stands there bare."""
    everything = " ".join(page for words in pages.values() for page in words).casefold()
    for absent in ("färdiggrad", "internkontroll", "semester", "simrishamn", "fokusområde", "kommunalråd"):
        assert absent not in everything
    assert everything.count("aktivitetsansvar") == 1


# --- independence --------------------------------------------------------------------------------------------------


def modules(*folders: str) -> Iterator[tuple[Path, ast.Module]]:
    """Yield the parsed Python files below some folders of the repository."""
    for folder in folders:
        for file in sorted((ROOT / folder).rglob("*.py")):
            yield file, ast.parse(file.read_text(encoding="utf-8"))


def test_generator_imports_nothing_of_the_product() -> None:
    """This test ensures that the generator imports nothing from assistant, corpus or ingest."""
    for file, tree in modules(*GENERATORS):
        for node in ast.walk(tree):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [name for name in names if name.split(".")[0] in PRODUCT], file


def literals(tree: ast.Module) -> Iterator[frozenset[str]]:
    """Yield the strings of each collection of three or more, without the names that the formats fix."""
    for node in ast.walk(tree):
        parts = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", [])
        words = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        if len(words) >= 3:
            yield frozenset(word.casefold() for word in words) - FORMAT_NAMES


def patterns(tree: ast.Module) -> Iterator[str]:
    """Yield the regular expressions that a module compiles or uses through `re`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            owner, first = node.func.value, node.args[0]
            if isinstance(owner, ast.Name) and owner.id == "re" and isinstance(first, ast.Constant):
                yield str(first.value)


def test_generator_shares_no_words_with_the_product() -> None:
    """This test ensures that no collection of the generator shares three words, nor a pattern, with one of ours."""
    ours = [(file, words) for file, tree in modules(*PRODUCT) for words in literals(tree)]
    our_patterns = {pattern for _, tree in modules(*PRODUCT) for pattern in patterns(tree)}
    for file, tree in modules(*GENERATORS):
        assert not our_patterns & set(patterns(tree)), file
        for words in literals(tree):
            shared = [(other, words & theirs) for other, theirs in ours if len(words & theirs) >= 3]
            assert not shared, (file, shared)
