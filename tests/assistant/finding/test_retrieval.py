"""Hybrid search over one generation, seen through one view. Fakes of a few lines."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assistant.finding.retrieval import Retriever
from corpus.embedding import Side
from corpus.hits import Hit, Rows
from corpus.model import Document, Locator, Passage, Span
from corpus.swedish import character_ngrams, words

TEXTS = {
    "p1": "Socialnämnden startar ett språkcafé under hösten.",
    "p2": "Tekniska nämnden bygger ut cykelvägen.",
    "p3": "Språkcaféet följs upp i årsredovisningen.",
    "p4": "Ekonomin är i balans.",
}


def passage(name: str) -> Passage:
    """Return a passage; p1 and p2 are of reading r1, the others of r2."""
    reading = "r1" if name in ("p1", "p2") else "r2"
    return Passage(name, Locator(reading, (Span(1, 0, len(TEXTS[name])),)), TEXTS[name])


def embed(text: str) -> NDArray[np.float32]:
    """Return a unit vector of hashed 4-grams: it depends on the text."""
    vector = np.zeros(64, dtype=np.float32)
    for gram in character_ngrams(text):
        vector[sum(gram.encode()) % 64] += 1
    norm = float(np.linalg.norm(vector))
    return vector / norm if norm else vector


def is_allowed(name: str, allowed: Rows | None) -> bool:
    """Say whether a passage is among the rows."""
    return allowed is None or list(TEXTS).index(name) in allowed


def best(scores: Mapping[str, float], limit: int) -> list[Hit]:
    """Return the highest scores as hits, best first, ties by id."""
    return [Hit(name, scores[name]) for name in sorted(scores, key=lambda name: (-scores[name], name))][:limit]


class Words:
    """A keyword index that counts common 4-grams."""

    def rows(self, ids: Iterable[str]) -> Rows:
        """Return the rows of passages."""
        return np.array([list(TEXTS).index(name) for name in ids], dtype=np.int64)

    def rarities(self, words: Sequence[str]) -> list[float]:
        """Return that all words are as rare."""
        return [1.0] * len(words)

    def search(self, text: str, *, limit: int, allowed: Rows | None = None) -> list[Hit]:
        """Return the passages with common 4-grams."""
        asked = set(character_ngrams(text))
        scores = {name: float(len(asked & set(character_ngrams(one)))) for name, one in TEXTS.items()}
        return best({n: s for n, s in scores.items() if s and is_allowed(n, allowed)}, limit)

    def share_holding(self, word: str) -> float:
        """Return the share of the passages with a word as it stands."""
        return sum(word in words(one) for one in TEXTS.values()) / len(TEXTS)


class Vectors:
    """An exact vector index."""

    def rows(self, ids: Iterable[str]) -> Rows:
        """Return the rows of passages."""
        return np.array([list(TEXTS).index(name) for name in ids], dtype=np.int64)

    def search(self, vector: NDArray[np.float32], *, limit: int, allowed: Rows | None = None) -> list[Hit]:
        """Return the nearest passages."""
        scores = {name: float(vector @ embed(one)) for name, one in TEXTS.items()}
        return best({n: s for n, s in scores.items() if is_allowed(n, allowed)}, limit)


@dataclass
class Generation:
    """Both indexes."""

    lexical: Words
    vectors: Vectors


class Embedder:
    """An embedder that depends on its text."""

    name = "hashing-64"

    def embed(self, texts: Sequence[str], side: Side) -> NDArray[np.float32]:
        """Return one row for each text, a question's."""
        assert side is Side.QUERY
        return np.stack([embed(text) for text in texts])


class View:
    """A view in which some passages are hidden."""

    def __init__(self, hidden: frozenset[str] = frozenset()) -> None:
        self.hidden = hidden

    def passages(self, ids: Sequence[str]) -> tuple[Passage, ...]:
        """Return the passages that may be seen."""
        return tuple(passage(name) for name in ids if name not in self.hidden)

    def passage_ids(self, readings: Collection[str]) -> frozenset[str]:
        """Return the ids of some readings' passages."""
        return frozenset(name for name in TEXTS if passage(name).locator.reading in readings) - self.hidden

    def documents(self) -> tuple[Document, ...]:
        """Return no documents."""
        return ()


def retriever(hidden: frozenset[str] = frozenset()) -> Retriever:
    """Return a retriever over the four passages."""
    return Retriever(Generation(Words(), Vectors()), Embedder(), View(hidden))


def found(text: str, *, readings: Collection[str] | None = None, limit: int = 10, hidden: str = "") -> list[str]:
    """Return the ids that a search finds."""
    search = retriever(frozenset(hidden.split())).search(text, readings=readings, limit=limit)
    return [one.passage.id for one in search]


def test_best_first() -> None:
    """This test ensures that the passage with the question's words is first, with both its scores."""
    ranked = retriever().search("När startar socialnämnden språkcaféet?", limit=2)
    assert [one.passage.id for one in ranked] == ["p1", "p3"]
    assert ranked[0].lexical > 0
    assert 0 < ranked[0].dense <= 1.0001


def test_what_plans_say_instead_is_found_too() -> None:
    """This test ensures that an everyday word finds the plan's, and lowers nothing that the words themselves find."""
    ranked = retriever().search("Hur går det med cykelleden och ekonomin?", limit=4)
    plain = Words().search("Hur går det med cykelleden och ekonomin?", limit=4)
    scores = {one.passage.id: one.lexical for one in ranked}
    assert scores["p2"] > next(hit.score for hit in plain if hit.passage_id == "p2")
    assert all(scores[hit.passage_id] >= hit.score for hit in plain)


def test_words_that_passages_hold_are_left_alone() -> None:
    """This test ensures that an official word is searched for alone where the passages hold it."""
    ranked = retriever().search("cykelvägen", limit=4)
    assert {one.passage.id: one.lexical for one in ranked}["p2"] == Words().search("cykelvägen", limit=1)[0].score


def test_only_the_readings_asked_for() -> None:
    """This test ensures that a limited search finds nothing outside its readings."""
    assert found("språkcafé", readings={"r2"})[0] == "p3"
    assert set(found("språkcafé", readings={"r2"})) <= {"p3", "p4"}
    assert found("språkcafé", readings=()) == []


def test_what_the_view_hides_is_not_found() -> None:
    """This test ensures that a passage that the reader may not see never comes back."""
    assert "p1" not in found("språkcafé", hidden="p1")


def test_nothing_is_found_for_no_words() -> None:
    """This test ensures that emoji and blanks find nothing, though every vector has neighbours."""
    assert words("😀😀") == ()
    assert found("😀😀") == []
    assert found("  ") == []
    assert found("språkcafé", limit=0) == []


def test_the_same_search_gives_the_same_result() -> None:
    """This test ensures that a search can be repeated."""
    assert retriever().search("cykelvägen") == retriever().search("cykelvägen")


class CountingView(View):
    """A view that counts how often it is asked which passages some readings have."""

    asked = 0

    def passage_ids(self, readings: Collection[str]) -> frozenset[str]:
        """Count, and answer."""
        self.asked += 1
        return super().passage_ids(readings)


def test_the_passages_of_readings_are_asked_for_once() -> None:
    """This test ensures that a choice of readings, in any order, costs one look into the store per view."""
    view = CountingView()
    searching = Retriever(Generation(Words(), Vectors()), Embedder(), view)
    first = searching.search("språkcafé", readings=["r1", "r2"])
    assert searching.search("språkcafé", readings=("r2", "r1")) == first
    assert view.asked == 1


def test_a_smaller_limit_gives_the_beginning() -> None:
    """This test ensures that the order does not hang on how many passages are asked for."""
    assert found("språkcaféet i årsredovisningen", limit=2) == found("språkcaféet i årsredovisningen", limit=4)[:2]


def test_candidates_are_in_the_order_of_the_indexes() -> None:
    """This test ensures that who weighs passages itself gets them by their fused scores, the features aside."""
    ranked = retriever().candidates("språkcaféet i årsredovisningen", limit=4)
    assert [one.score for one in ranked] == sorted((one.score for one in ranked), reverse=True)
    searched = {one.passage.id: one.score for one in retriever().search("språkcaféet i årsredovisningen", limit=4)}
    assert searched.keys() == {one.passage.id for one in ranked}
    assert all(searched[one.passage.id] >= one.score for one in ranked)


def test_a_repeated_wording_makes_room() -> None:
    """This test ensures that a passage that only repeats another's words comes after what else was found."""
    twice = dict(TEXTS, p2=TEXTS["p1"])
    view = View()
    view.passages = lambda ids: tuple(replace(passage(name), text=twice[name]) for name in ids)  # type: ignore[method-assign]
    ranked = Retriever(Generation(Words(), Vectors()), Embedder(), view).search("språkcafé under hösten", limit=4)
    assert ranked[-1].passage.text == TEXTS["p1"]
    assert [one.passage.text for one in ranked].count(TEXTS["p1"]) == 2


class Backwards:
    """A cross-encoder that likes texts by their last letters."""

    def scores(self, question: str, texts: Sequence[str]) -> Sequence[float]:
        """Return the place of each text in the order of their reversed letters."""
        assert question
        order = sorted(text[::-1] for text in texts)
        return [order.index(text[::-1]) for text in texts]


def test_a_cross_encoder_has_the_last_word() -> None:
    """This test ensures that the best passages stand in the order of a cross-encoder where one is set."""
    ranked = Retriever(Generation(Words(), Vectors()), Embedder(), View(), Backwards()).search("språkcafé", limit=4)
    texts = [one.passage.text[::-1] for one in ranked]
    assert texts == sorted(texts, reverse=True)
