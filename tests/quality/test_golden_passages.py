"""Passage questions over the golden corpus: halves with and without words in common, and every passage judged."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.quality.golden import corpus
from tests.quality.golden.asking import passages
from tests.quality.golden.asking.kinship import akin, shared, telling
from tests.quality.golden.asking.needs import HALVES, load
from tests.quality.golden.corpus import GoldenCorpus
from tests.quality.golden.typesetters.pages import letters

SHARED_AT_MOST = 3
SEED = 1


@pytest.fixture(scope="module")
def made() -> GoldenCorpus:
    """Make a golden corpus; needs WeasyPrint and its Debian libraries."""
    return corpus.make(SEED, pool="open")


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("skolor", "skola"),
        ("bostäder", "bostaden"),
        ("frånvarande", "skolfrånvaro"),
        ("bil", "elbilar"),
        ("hemtjänst", "färdtjänsten"),
        ("laddning", "laddstolpar"),
    ],
)
def test_inflections_and_parts_are_akin(word: str, other: str) -> None:
    """This test ensures that a word is known again in other forms and inside compounds."""
    assert akin(word, other)
    assert akin(other, word)


@pytest.mark.parametrize(("word", "other"), [("gamla", "äldre"), ("kurs", "skola"), ("mutor", "korruption")])
def test_synonyms_are_not_akin(word: str, other: str) -> None:
    """This test ensures that words of the same meaning, without letters in common, are other words."""
    assert not akin(word, other)


def test_slots_and_empty_words_tell_nothing() -> None:
    """This test ensures that a template's slots, numbers and words such as "och" are no key terms."""
    assert telling("Öppna en lovskola i {ort} med 12 platser och mat") == ("lovskola", "platser", "mat")


def test_far_wordings_share_no_word_with_any_answer_to_their_need() -> None:
    """This test ensures that a far wording has no word, and no part of one, in common with what answers its need."""
    for need in load():
        answers = {said for half in HALVES for wording in need.wordings(half) for said in wording.says}
        assert not [(one.text, said) for one in need.far for said in answers if shared(one.text, said)]


def test_near_wordings_share_a_few_words() -> None:
    """This test ensures that a near wording has one to three words in common with some answer, and quotes none."""
    for one in (one for need in load() for one in need.near):
        most = max(len(set(shared(one.text, said))) for said in one.says)
        assert 1 <= most <= SHARED_AT_MOST, one.text
        assert not [said for said in one.says if letters(said) in letters(one.text)], one.text


def test_no_wording_stands_twice_and_a_third_is_reserve() -> None:
    """This test ensures that all wordings differ, and that the pools share none of them."""
    counted = Counter(letters(one.text) for need in load() for half in HALVES for one in need.wordings(half))
    assert not [text for text, count in counted.items() if count > 1]
    open_needs, reserve = load("open"), load("reserve")
    assert not set(open_needs) & set(reserve)
    assert len(open_needs) == 2 * len(reserve)
    assert len(open_needs) + len(reserve) == len(load())


@pytest.mark.check
def test_there_are_two_hundred_questions_with_answers(made: GoldenCorpus) -> None:
    """This test ensures a hundred questions of each half, each with a passage that is in the set."""
    asked = passages.questions(made, SEED, "open")
    assert Counter(one.id.partition("-")[0] for one in asked) == {"far": 100, "near": 100}
    known = {passage.id for passage in passages.cut(made)}
    assert all(one.relevant and known.issuperset(one.relevant) for one in asked)


@pytest.mark.check
def test_passages_are_the_pages(made: GoldenCorpus) -> None:
    """This test ensures that the passages hold each page's letters, once and in order."""
    pages = {
        f"{name}:{number}": letters(page)
        for name, document in made.graph.documents.items()
        if not document.same_bytes_as
        for number, page in enumerate(made.rendered[name].pages, start=1)
    }
    cut: dict[str, str] = {}
    for passage in passages.cut(made):
        page = passage.id.rpartition(":")[0]
        cut[page] = cut.get(page, "") + letters(passage.text)
    assert {name: text for name, text in pages.items() if text} == {name: text for name, text in cut.items() if text}


@pytest.mark.check
def test_no_passage_cuts_a_wording(made: GoldenCorpus) -> None:
    """This test ensures that what stands whole on a page stands whole in a passage."""
    pieces = [letters(one.text) for one in passages.cut(made)]
    documents = made.graph.documents
    pages = [page for name, one in made.rendered.items() if not documents[name].same_bytes_as for page in one.pages]
    for text in map(letters, passages.stated(made)):
        assert any(text in letters(page) for page in pages) == any(text in piece for piece in pieces), text


@pytest.mark.check
def test_every_passage_is_judged(made: GoldenCorpus) -> None:
    """This test ensures that just the passages that hold an answer are relevant, in whichever document they stand."""
    texts, pieces = passages.stated(made), {one.id: letters(one.text) for one in passages.cut(made)}
    wordings = {one.text: one for need in load("open") for half in HALVES for one in need.wordings(half)}
    for asked in passages.questions(made, SEED, "open"):
        answers = [letters(part) for part in wordings[asked.text].found_in(texts)]
        assert set(asked.relevant) == {id_ for id_, piece in pieces.items() if any(one in piece for one in answers)}


@pytest.mark.check
def test_the_same_seed_gives_the_same_set(made: GoldenCorpus, tmp_path: Path) -> None:
    """This test ensures that a corpus made anew gives the same three files, with unique ids."""
    again = corpus.make(SEED, pool="open")
    for folder, one in (("first", made), ("second", again)):
        passages.write(one, SEED, "open", tmp_path / folder)
    for name in ("corpus.jsonl", "queries.jsonl", "qrels.tsv"):
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes()
    ids = [json.loads(line)["_id"] for line in (tmp_path / "first" / "corpus.jsonl").read_text("utf-8").splitlines()]
    assert len(ids) == len(set(ids))
