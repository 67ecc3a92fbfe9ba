"""Keyword index: BM25 over in-word 4-grams, lemmas and headings. The only module that imports tantivy.

Scores do not depend on how the index came to be. tantivy's own statistics count deleted passages until its segments
happen to be merged, so its ranking only nominates candidates: they are scored again here, in double precision, with
the statistics of the living passages, and candidates are drawn until none that was left out can belong in the result.
Where few passages are allowed all of them are scored, and nothing is drawn.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import numpy as np
import tantivy
from numpy.typing import NDArray

from corpus.bm25 import (
    FIELDS,
    LEMMAS,
    WEIGHTS,
    Statistics,
    Term,
    bounded_words,
    content_of,
    expand,
    idf,
    scores,
    terms_of,
)
from corpus.errors import CorpusDamaged, CorpusError
from corpus.hits import Hit, Rows
from corpus.model import Passage
from corpus.passage_ids import PassageIds
from corpus.passage_words import Holding, PassageWords, Writer
from corpus.stopwords import STOP_WORDS
from corpus.swedish import lemma

__all__ = ["SCHEMA", "Hit", "LexicalIndex", "build"]

SCHEMA = 4
"""Raise when what is indexed changes: older generations are then rebuilt."""
MAX_TERMS = 1024
"""Distinct terms of a query that are used, the most frequent; a question of 2,000 characters has about as many."""
FEW_ALLOWED = 2
"""Where the square of the number of allowed passages is below so many times candidates × passages, all of them are
scored: scoring costs 2 µs for each that is allowed, drawing 4 µs for each drawn, and fewer of those are allowed."""
MORE_DRAWN = 32
"""Candidates drawn at first beyond the hits asked for; usually enough to prove the result complete."""
GROWTH = 2
"""Factor of each further draw."""
ROUNDING = 1.0001
"""tantivy adds up single-precision numbers; its scores are off by less than this factor."""
WRITER_BYTES = 64_000_000
"""Memory of the index writer before it writes a segment."""
ALIVE = "1"
"""The term of every passage in the field `alive`: tells how many passages tantivy still counts."""

Scores = NDArray[np.float64]


def build(folder: Path, *, base: Path | None, add: Iterable[Passage], remove: Iterable[str]) -> None:
    """Write an index into a new folder: what `base` holds, less the ids in `remove`, plus `add`.

    A passage whose id is already there is left as it is: ids name their content. `base` is only read. Raises
    CorpusDamaged when `base` cannot be read, CorpusError when the disk refuses.
    """
    if base is None:
        folder.mkdir(parents=True)
        index, rows, known = tantivy.Index(_schema(), path=str(folder)), dict[str, int](), PassageWords.none()
    else:
        copytree(base, folder, ignore=ignore_patterns("*.lock", "*.npy"))
        index, known = _open(folder), _read_words(base)
        rows = {passage_id: row for row, passage_id in enumerate(_read_ids(base).all())}
    words = Writer(known)
    with _writing(index, folder) as writer:
        for passage_id in rows.keys() & set(remove):
            writer.delete_documents_by_term("id", passage_id)
            del rows[passage_id]
        for passage in add:
            if passage.id not in rows:
                content = content_of(passage)
                terms = terms_of(content)
                writer.add_document(_document(passage.id, terms))
                rows[passage.id] = words.add(content, terms)
    kept = sorted(rows)
    words.write(folder, [rows[passage_id] for passage_id in kept])
    PassageIds.of(kept).write(folder)


@contextmanager
def _reading(folder: Path) -> Iterator[None]:
    """Turn what tantivy raises over broken files into CorpusDamaged."""
    try:
        yield
    except ClosedIndexError:
        raise
    except (ValueError, OSError, LookupError) as error:
        raise _damaged(folder) from error
    except BaseException as error:
        # Where its Rust code fell over: a class that cannot be imported, and no Exception.
        if type(error).__name__ == "PanicException":
            raise _damaged(folder) from error
        raise


@contextmanager
def _writing(index: tantivy.Index, folder: Path) -> Iterator[tantivy.IndexWriter]:
    """Give a writer whose work is committed at the end. Raises CorpusError when the disk refuses."""
    try:
        writer = index.writer(WRITER_BYTES, 1)
        yield writer
        writer.commit()
        writer.wait_merging_threads()
    except ValueError as error:  # what tantivy raises for trouble on the disk
        raise CorpusError(
            f"Ordindexet går inte att skriva i {folder}. Kontrollera att disken har plats och försök igen."
        ) from error


class ClosedIndexError(ValueError):
    """The program searches an index that it has closed."""


class LexicalIndex:
    """An index open for reading. Nothing may write to its folder meanwhile. Usable by several threads."""

    def __init__(self, folder: Path, index: tantivy.Index, words: PassageWords, ids: PassageIds) -> None:
        self._folder = folder
        self._schema = index.schema
        self._reader: tantivy.Searcher | None = index.searcher()
        self._words = words
        self._statistics = Statistics(len(ids), words.totals())
        self._ids = ids
        self._counted = self._searcher.doc_freq("alive", ALIVE)

    @classmethod
    def open(cls, folder: Path) -> LexicalIndex:
        """Open the index in a folder. Raises CorpusDamaged when it is missing or broken."""
        index = _open(folder)
        with _reading(folder):
            ids, words = _read_ids(folder), _read_words(folder)
            if len(ids) != len(words.lengths):
                raise _damaged(folder)
            return cls(folder, index, words, ids)

    def search(self, text: str, *, limit: int, allowed: Rows | None = None) -> list[Hit]:
        """Return the best passages for a text, at most `limit`, only of the `allowed` rows when given; ties by id.

        Exact: equal passages and texts give equal hits, whatever was indexed and removed before. Nothing is found
        for a text without words. Raises CorpusDamaged when the index turns out to be broken.
        """
        with _reading(self._folder):
            return self._search(text, limit=limit, allowed=allowed)

    def _search(self, text: str, *, limit: int, allowed: Rows | None) -> list[Hit]:
        terms = self._terms(text)
        if not terms or limit < 1:
            return []
        most = FEW_ALLOWED * (limit + MORE_DRAWN) * len(self._ids)
        if allowed is not None and len(allowed) ** 2 <= most:
            rows, exact = allowed, self._scored(terms, self._words.holding(terms), allowed)
        else:
            rows, exact = self._draw(terms, limit=limit, allowed=allowed)
        order = np.lexsort((rows, -exact))[:limit]
        order = order[exact[order] > 0]
        return [Hit(name, float(score)) for name, score in zip(self._ids.named(rows[order]), exact[order], strict=True)]

    def _scored(self, terms: list[Term], holding: Holding, rows: Rows) -> Scores:
        """Return the exact scores of passages."""
        parts = (
            scores(frequencies, self._words.lengths[some], terms, self._statistics)
            for some, frequencies in self._words.frequencies(holding, rows)
        )
        return np.concatenate([np.zeros(0), *parts])

    def rarities(self, words: Sequence[str]) -> list[float]:
        """Return how rare each normalised word is: the idf of its lemma among the living passages, above 0."""
        with _reading(self._folder):
            return [idf(self._living(LEMMAS, lemma(word)), self._statistics.documents) for word in words]

    def share_holding(self, word: str) -> float:
        """Return the share of the passages whose text holds a word in any form, 0 to 1."""
        with _reading(self._folder):
            counted = self._searcher.doc_freq(LEMMAS, lemma(word))
            living = self._living(LEMMAS, lemma(word)) if counted and self._has_ghosts else counted
            return living / max(1, self._statistics.documents)

    def rows(self, ids: Iterable[str]) -> Rows:
        """Return the rows of those ids that there are, ascending."""
        return self._ids.rows(ids)

    def count(self) -> int:
        """Return the number of passages."""
        return self._searcher.num_docs

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all passages, ordered."""
        return self._ids.all()

    def stored_ids(self) -> tuple[str, ...]:
        """Return the ids that the index itself holds, ordered: slower than `ids`, and what a check compares.

        Raises CorpusDamaged when the index turns out to be broken.
        """
        with _reading(self._folder):
            hits = self._searcher.search(tantivy.Query.all_query(), max(1, self.count()), count=False).hits
            return tuple(sorted(str(self._searcher.doc(address).get_first("id")) for _, address in hits))

    def close(self) -> None:
        """Let go of the files. A second call does nothing; a search afterwards raises ValueError."""
        self._reader = None

    @property
    def _searcher(self) -> tantivy.Searcher:
        if self._reader is None:
            raise ClosedIndexError("the index is closed")
        return self._reader

    def _draw(self, terms: list[Term], *, limit: int, allowed: Rows | None) -> tuple[Rows, Scores]:
        """Return candidates (rows) with exact scores, among them every passage that belongs in the result."""
        query, slack, holding = self._query(terms), self._slack(terms), self._words.holding(terms)
        is_allowed = np.full(len(self._ids), allowed is None)
        if allowed is not None:
            is_allowed[allowed] = True
        rows, exact = np.zeros(0, dtype=np.int64), np.zeros(0)
        seen: set[tuple[int, int]] = set()
        wanted = (limit + MORE_DRAWN) * len(self._ids) // max(1, int(np.count_nonzero(is_allowed)))
        while True:
            hits = self._searcher.search(query, wanted, count=False).hits
            new = [address for _, address in hits if (address.segment_ord, address.doc) not in seen]
            seen.update((address.segment_ord, address.doc) for address in new)
            drawn = self._ids.places(str(self._searcher.doc(address).get_first("id")) for address in new)
            if np.any(drawn < 0):
                raise _damaged(self._folder)
            fresh = drawn[is_allowed[drawn]]
            rows, exact = np.append(rows, fresh), np.append(exact, self._scored(terms, holding, fresh))
            if len(hits) < wanted or (len(rows) >= limit and np.sort(exact)[-limit] > slack * hits[-1][0]):
                return rows, exact
            wanted *= GROWTH

    def _terms(self, text: str) -> list[Term]:
        """Return the terms of a text that the index holds, in a fixed order."""
        asked = bounded_words(text)
        kept = [word for word in asked if word not in STOP_WORDS["sv"]] or asked
        units = [(field, lemma(word) if field == LEMMAS else word) for field in FIELDS for word in kept]
        counts = Counter((field, term) for field, unit in units for term in expand(field, unit))
        terms = []
        for (field, term), count in counts.most_common(MAX_TERMS):
            living = self._living(field, term)
            if living:
                weight = WEIGHTS[field] * count * idf(living, self._statistics.documents)
                terms.append(Term(field, term, weight, idf(self._searcher.doc_freq(field, term), self._counted)))
        return sorted(terms, key=lambda term: (term.field, term.text))

    @property
    def _has_ghosts(self) -> bool:
        """Say whether tantivy still counts passages that were removed."""
        return self._counted != self._statistics.documents

    def _living(self, field: str, term: str) -> int:
        """Return how many passages hold a term, those that were removed aside."""
        counted = self._searcher.doc_freq(field, term)
        if not counted or not self._has_ghosts:
            return int(counted)
        query = tantivy.Query.term_query(self._schema, field, term, index_option="freq")
        return int(self._searcher.search(query, 1).count)  # type: ignore[attr-defined]  # the stub forgets it

    def _query(self, terms: list[Term]) -> tantivy.Query:
        """Match any term, each weighing what it weighs among the living."""
        parts = [
            tantivy.Query.boost_query(
                tantivy.Query.term_query(self._schema, term.field, term.text, index_option="freq"),
                term.weight / term.tantivy_idf,
            )
            for term in terms
        ]
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])

    def _slack(self, terms: list[Term]) -> float:
        """Return a factor that no exact score exceeds its tantivy score by.

        The idf is made equal by the boosts, and tantivy rounds a passage's length down, which raises its score. What
        is left is the average length: a term's score grows at most in proportion to it.
        """
        first = {term.field: term for term in terms}
        ratios = [
            self._statistics.lengths[field] / self._statistics.documents / self._average_length(term)
            for field, term in first.items()
        ]
        return ROUNDING * max(1.0, *ratios)

    def _average_length(self, term: Term) -> float:
        """Return the average length that tantivy reckons with in a term's field; it says so only when explaining."""
        query = tantivy.Query.term_query(self._schema, term.field, term.text, index_option="freq")
        hits = self._searcher.search(query, 1, count=False).hits
        explanation = json.loads(query.explain(self._searcher, hits[0][1]).to_json())
        return next(_described(explanation, "avgdl"))


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("alive", tokenizer_name="raw", index_option="basic")
    for field in FIELDS:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _document(passage_id: str, terms: Mapping[str, list[str]]) -> tantivy.Document:
    """Make what tantivy indexes of a passage."""
    document = tantivy.Document()
    document.add_text("id", passage_id)
    document.add_text("alive", ALIVE)
    for field in FIELDS:
        document.add_text(field, " ".join(terms[field]))
    return document


def _described(explanation: Mapping[str, Any], description: str) -> Iterator[float]:
    """Yield the values of the parts of an explanation whose description begins so."""
    if str(explanation["description"]).startswith(description):
        yield float(explanation["value"])
    for part in explanation.get("details", ()):
        yield from _described(part, description)


def _open(folder: Path) -> tantivy.Index:
    try:
        return tantivy.Index.open(str(folder))
    except (ValueError, OSError) as error:
        raise _damaged(folder) from error


def _read_ids(folder: Path) -> PassageIds:
    try:
        return PassageIds.open(folder)
    except (OSError, ValueError, EOFError) as error:
        raise _damaged(folder) from error


def _read_words(folder: Path) -> PassageWords:
    try:
        return PassageWords.open(folder)
    except (OSError, ValueError, EOFError) as error:
        raise _damaged(folder) from error


def _damaged(folder: Path) -> CorpusDamaged:
    return CorpusDamaged(f"Ordindexet i {folder} går inte att öppna. Kör roda doctor, som bygger om det.")
