"""The held-out questions over the small demo: well-formed, and right by the documents themselves.

The documents are read here with the libraries alone, so that nothing of the product can vouch for the answers.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from docx.table import Table
from selectolax.lexbor import LexborHTMLParser

QUALITY = Path(__file__).parent
DOCUMENTS = QUALITY / "small_demo" / "documents"
QUESTIONS = QUALITY / "questions"
KEYS = QUALITY / "small_demo" / "key"
OF_EACH_KIND = 12
NEEDED = {"link": "items", "list": "items", "count": "count", "lookup": "values", "definition": "values"}
DEFINED_NOWHERE = 2

SN = "motala-socialnamnden-verksamhetsplan-2021"
BIN = "motala-bildningsnamnden-verksamhetsplan-2021"
LUP = "motala-lup-2019-2022"
TN_2020 = "motala-tekniska-namnden-verksamhetsplan-2020"
BUN = "uppvidinge-barn-och-utbildningsnamnden-verksamhetsplan-2021"
USN = "uppvidinge-socialnamnden-verksamhetsplan-2021"
VISION = "uppvidinge-vision-och-mal-2019-2022"
BOOKS = "uppvidinge-arsbokslut-2021"

Pages = dict[str, tuple[str, ...]]


def spaced(text: str) -> str:
    """Write every run of spaces and line breaks as one space."""
    return " ".join(text.split())


def stands(words: str, text: str) -> bool:
    """Say whether some words stand in a text as they are, not as a part of a longer word or number."""
    return bool(re.search(rf"(?<![\w,]){re.escape(spaced(words).casefold())}(?!\w|,\d)", text.casefold()))


def sections(parts: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    """Split (heading level or 0, text) at the outermost level that occurs more than once: formats without pages."""
    read = list(parts)
    levels = Counter(level for level, _ in read if level)
    outermost = min(level for level, count in levels.items() if count > 1)
    pages: list[list[str]] = [[]]
    for level, text in read:
        if level == outermost:
            pages.append([])
        pages[-1].append(text)
    return tuple(spaced(" ".join(page)) for page in pages)


def read_docx(file: Path) -> tuple[str, ...]:
    """Read a Word document's sections, tables in their place."""
    parts: list[tuple[int, str]] = []
    for block in docx.Document(str(file)).iter_inner_content():
        if isinstance(block, Table):
            parts.extend((0, cell.text) for row in block.rows for cell in row.cells)
        else:
            heading = re.fullmatch(r"Heading (\d)", str(block.style.name if block.style else ""))
            parts.append((int(heading[1]) if heading else 0, block.text))
    return sections(parts)


def read_html(file: Path) -> tuple[str, ...]:
    """Read a web page's sections, without its header and footer."""
    main = LexborHTMLParser(file.read_text(encoding="utf-8")).css_first("main")
    assert main is not None, file
    parts = [(str(node.tag), node.text(separator=" ")) for node in main.iter()]
    return sections((int(tag[1]) if re.fullmatch(r"h\d", tag) else 0, text) for tag, text in parts)


@pytest.fixture(scope="module")
def pages() -> Pages:
    """Read the words on each page of every document, by file name."""
    words: Pages = {}
    for file in DOCUMENTS.iterdir():
        if file.suffix == ".pdf":
            words[file.name] = tuple(spaced(page.extract_text()) for page in pypdf.PdfReader(file).pages)
        elif file.suffix == ".docx":
            words[file.name] = read_docx(file)
        elif file.suffix == ".html":
            words[file.name] = read_html(file)
    return words


def read_questions(name: str) -> list[dict[str, Any]]:
    """Read a file of questions."""
    return [json.loads(line) for line in (QUESTIONS / name).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def asked() -> list[dict[str, Any]]:
    """Read the held-out questions."""
    return read_questions("small-demo-held-out.jsonl")


def keyed(name: str) -> dict[str, Any]:
    """Read a document's reading key."""
    key: dict[str, Any] = json.loads((KEYS / f"{name}.json").read_text(encoding="utf-8"))
    return key


def goals_below(name: str, parent: str) -> list[str]:
    """Return the goals directly below a goal or area in a document."""
    return [goal["name"] for goal in keyed(name)["goals"] if goal["parent"] == parent]


def serving(name: str, goals: Sequence[str]) -> list[str]:
    """Return the activities of a document that are tied to any of the goals."""
    return [one["text"] for one in keyed(name)["activities"] if set(goals) & set(one["goals"])]


def counted(pages: Pages) -> dict[str, int]:
    """Count afresh, from the reading keys and the pages, what each question of the kind count asks for."""
    good_life = "Det goda livet i Motala"
    employer = "Vi är en attraktiv arbetsgivare med engagerade medarbetare"
    school = "Alla barn och unga klarar skolan"
    care = "En omsorg att lita på"
    plans = [file.stem for file in KEYS.glob("motala-*.json")]
    return {
        "H225": len(keyed(SN)["activities"]),
        "H226": sum(one["status"] == "Pågår" for one in keyed(SN)["activities"]),
        "H227": len(goals_below(LUP, "Tillväxt i hela Motala")),
        "H228": len(goals_below(VISION, "Samhällsutveckling")),
        "H229": sum(one["verdict"].startswith("är uppfyllt") for one in keyed(BOOKS)["verdicts"]),
        "H230": pages[f"{TN_2020}.pdf"][2].count("Gata och park"),
        "H231": len(keyed(USN)["activities"]),
        "H232": len(serving(USN, [employer]) + serving(BUN, goals_below(BUN, employer))),
        "H233": len(keyed(BIN)["indicators"]),
        "H234": sum(len(serving(plan, [care])) for plan in plans),
        "H235": len(goals_below(BUN, school)),
        "H236": len(serving(BIN, [good_life, *goals_below(BIN, good_life)])),
    }


def test_there_are_twelve_of_each_kind(asked: list[dict[str, Any]]) -> None:
    """This test ensures that there are 72 questions, 12 of each kind, numbered from H201."""
    assert [one["id"] for one in asked] == [f"H{number}" for number in range(201, 273)]
    assert Counter(one["kind"] for one in asked) == dict.fromkeys([*NEEDED, "none"], OF_EACH_KIND)


def test_fields_are_those_of_the_format(asked: list[dict[str, Any]]) -> None:
    """This test ensures that each question has what its kind needs, and a refused one expects nothing else."""
    for one in asked:
        assert set(one) == {"id", "question", "scope", "kind", "expect"}, one["id"]
        scope = one["scope"]
        assert scope is None or (scope and set(scope) <= {"kommun", "organisation", "period"}), one["id"]
        assert one["question"] == spaced(one["question"]), one["id"]
        expected = set(one["expect"]) - {"entities"}
        if one["expect"]["refuse"]:
            assert one["kind"] in {"none", "definition"}, one["id"]
            assert set(one["expect"]) == {"refuse"}, one["id"]
        else:
            assert expected == {NEEDED[one["kind"]], "sources", "refuse"}, one["id"]
    refused = [one for one in asked if one["expect"]["refuse"]]
    assert Counter(one["kind"] for one in refused) == {"none": OF_EACH_KIND, "definition": DEFINED_NOWHERE}


def test_expectations_are_of_the_right_types(asked: list[dict[str, Any]]) -> None:
    """This test ensures that items are lists of names, that nothing is expected twice, and that no list is empty."""
    for one in asked:
        expect = one["expect"]
        assert all(isinstance(name, str) and name for item in expect.get("items", []) for name in item), one["id"]
        assert type(expect.get("count", 1)) is int, one["id"]
        for field in {"items", "values", "entities", "sources"} & set(expect):
            written = [json.dumps(entry, ensure_ascii=False) for entry in expect[field]]
            assert written, one["id"]
            assert len(set(written)) == len(written), (one["id"], field)


def test_no_question_is_asked_elsewhere(asked: list[dict[str, Any]]) -> None:
    """This test ensures that no wording stands twice, nor among the questions that may be debugged on."""
    wordings = [re.sub(r"\W+", " ", one["question"].casefold()).strip() for one in asked]
    others = [one for name in ("small-demo.jsonl", "demo.jsonl") for one in read_questions(name)]
    known = {re.sub(r"\W+", " ", one["question"].casefold()).strip() for one in others}
    assert len(set(wordings)) == len(wordings)
    assert not known & set(wordings)


def test_sources_exist(asked: list[dict[str, Any]], pages: Pages) -> None:
    """This test ensures that every source is a document of the small demo and a page that it has."""
    for one in asked:
        for source in one["expect"].get("sources", []):
            assert set(source) == {"document", "page"}, one["id"]
            assert source["document"] in pages, one["id"]
            assert 1 <= source["page"] <= len(pages[source["document"]]), one["id"]


def test_answers_stand_on_their_source_pages(asked: list[dict[str, Any]], pages: Pages) -> None:
    """This test ensures that each item and value stands on a source page, and each named goal in the corpus."""
    everything = " ".join(page for words in pages.values() for page in words)
    for one in asked:
        expect = one["expect"]
        sources = [pages[source["document"]][source["page"] - 1] for source in expect.get("sources", [])]
        for item in expect.get("items", []):
            assert any(stands(name, page) for name in item for page in sources), (one["id"], item)
        for value in expect.get("values", []):
            assert any(stands(value, page) for page in sources), (one["id"], value)
        for entity in expect.get("entities", []):
            assert stands(entity, everything), (one["id"], entity)


def test_counts_are_those_of_the_keys(asked: list[dict[str, Any]], pages: Pages) -> None:
    """This test ensures that each expected count is the one that the reading keys and the page give."""
    expected = {one["id"]: one["expect"]["count"] for one in asked if one["kind"] == "count"}
    assert expected == counted(pages)


def test_what_is_refused_stands_nowhere(pages: Pages) -> None:
    """This test ensures that what the unanswerable questions turn on is in no document, or stands there bare."""
    everything = " ".join(page for words in pages.values() for page in words).casefold()
    absent = ["prioriterat mål", "kommunledningsförvaltning", "biblioteksbesök", "friskvård", "föräldralön", "2015"]
    assert not [words for words in absent if words in everything]
    assert not re.search(r"mellan motala och borensberg", everything)
    for bare in ("fast omsorgskontakt", "framtidsdag", "en träffpunkt för äldre"):
        assert everything.count(bare) == 1, bare
    motala = {name: words for name, words in pages.items() if name.startswith("motala")}
    uppvidinge = " ".join(page for name, words in pages.items() if name not in motala for page in words)
    assert "företagsklimat" not in " ".join(page for words in motala.values() for page in words)
    assert "En skola att lita på" not in uppvidinge
    assert not [name for name in motala if "tekniska" in name and "2022" in name]
