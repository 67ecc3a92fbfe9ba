"""Keyword index: BM25 over in-word 4-grams, lemmas and headings. The only module that imports tantivy.

Scores do not depend on how the index came to be. tantivy's own statistics count deleted passages until its segments
happen to be merged, so its ranking only nominates candidates: they are scored again here, in double precision, with
the statistics of the living passages, and candidates are drawn until none that was left out can belong in the result.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import tantivy

from corpus.bm25 import (
    FIELDS,
    LEMMAS,
    WEIGHTS,
    Content,
    Scorer,
    Statistics,
    Term,
    bounded_words,
    content_of,
    expand,
    idf,
    terms_of,
)
from corpus.errors import CorpusDamaged, CorpusError
from corpus.hits import Hit, best
from corpus.model import Passage
from corpus.stopwords import STOP_WORDS
from corpus.swedish import lemma

__all__ = ["SCHEMA", "Hit", "LexicalIndex", "build"]

SCHEMA = 1
"""Raise when what is indexed changes: older generations are then rebuilt."""
MAX_TERMS = 1024
"""Distinct terms of a query that are used, the most frequent; a question of 2,000 characters has about as many."""
FILTERED_BELOW, FILTERED_SHARE, FILTERED_MOST = 2_000, 10, 20_000
"""Allowed passages that go into the query: so many, or one in so many of all, but never more (100 ms); beyond, more
candidates are drawn and filtered, which costs the more the fewer are allowed."""
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
IDS_FILE = "ids.txt"
STATISTICS_FILE = "statistics.json"


def build(folder: Path, *, base: Path | None, add: Iterable[Passage], remove: Iterable[str]) -> None:
    """Write an index into a new folder: what `base` holds, less the ids in `remove`, plus `add`.

    A passage whose id is already there is left as it is: ids name their content. `base` is only read. Raises
    CorpusDamaged when `base` cannot be read, CorpusError when the disk refuses.
    """
    if base is None:
        folder.mkdir(parents=True)
        index, lengths = tantivy.Index(_schema(), path=str(folder)), dict.fromkeys(FIELDS, 0)
        kept: set[str] = set()
    else:
        copytree(base, folder, ignore=ignore_patterns("*.lock"))
        index, lengths, kept = _open(folder), dict(_read_statistics(folder).lengths), set(_read_ids(folder))
    searcher, schema = index.searcher(), index.schema
    with _writing(index, folder) as writer:
        for passage_id in sorted(kept.intersection(remove)):
            _count(lengths, terms_of(_stored(searcher, schema, passage_id)), -1)
            writer.delete_documents_by_term("id", passage_id)
            kept.remove(passage_id)
        for passage in add:
            if passage.id not in kept:
                content = content_of(passage)
                terms = terms_of(content)
                _count(lengths, terms, 1)
                writer.add_document(_document(passage.id, content, terms))
                kept.add(passage.id)
    (folder / IDS_FILE).write_text("".join(f"{passage_id}\n" for passage_id in sorted(kept)), encoding="utf-8")
    (folder / STATISTICS_FILE).write_text(json.dumps({"documents": len(kept), "lengths": lengths}), encoding="utf-8")


@contextmanager
def _reading(folder: Path) -> Iterator[None]:
    """Turn what tantivy raises over broken files into CorpusDamaged."""
    try:
        yield
    except ClosedIndexError:
        raise
    except (ValueError, OSError) as error:
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

    def __init__(self, folder: Path, index: tantivy.Index, statistics: Statistics, ids: tuple[str, ...]) -> None:
        self._folder = folder
        self._schema = index.schema
        self._reader: tantivy.Searcher | None = index.searcher()
        self._statistics = statistics
        self._ids = ids
        self._counted = self._searcher.doc_freq("alive", ALIVE)

    @classmethod
    def open(cls, folder: Path) -> LexicalIndex:
        """Open the index in a folder. Raises CorpusDamaged when it is missing or broken."""
        index = _open(folder)
        with _reading(folder):
            return cls(folder, index, _read_statistics(folder), _read_ids(folder))

    def search(self, text: str, *, limit: int, allowed: Collection[str] | None = None) -> list[Hit]:
        """Return the best passages for a text, at most `limit`, only ids in `allowed` when given; ties by id.

        Exact: equal passages and texts give equal hits, whatever was indexed and removed before. Nothing is found
        for a text without words. Raises CorpusDamaged when the index turns out to be broken.
        """
        with _reading(self._folder):
            return self._search(text, limit=limit, allowed=allowed)

    def _search(self, text: str, *, limit: int, allowed: Collection[str] | None) -> list[Hit]:
        terms = self._terms(text)
        if not terms or limit < 1 or (allowed is not None and not allowed):
            return []
        query, accepted = self._query(terms), None
        if allowed is not None and len(allowed) <= self._filtered_most:
            among = tantivy.Query.term_set_query(self._schema, "id", list(allowed))
            must = tantivy.Occur.Must
            query = tantivy.Query.boolean_query([(must, tantivy.Query.const_score_query(among, 0.0)), (must, query)])
        elif allowed is not None:
            accepted = allowed if isinstance(allowed, Set) else frozenset(allowed)
        return best(self._draw(query, terms, limit=limit, accepted=accepted), limit)

    def count(self) -> int:
        """Return the number of passages."""
        return self._searcher.num_docs

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all passages, ordered."""
        return self._ids

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

    @property
    def _filtered_most(self) -> int:
        """The number of allowed passages up to which they go into the query."""
        return min(FILTERED_MOST, max(FILTERED_BELOW, len(self._ids) // FILTERED_SHARE))

    def _draw(
        self, query: tantivy.Query, terms: list[Term], *, limit: int, accepted: Set[str] | None
    ) -> dict[str, float]:
        """Return exact scores of candidates, among them every passage that belongs in the result."""
        scorer, slack = Scorer(terms, self._statistics), self._slack(terms)
        scores: dict[str, float] = {}
        seen: set[tuple[int, int]] = set()
        wanted = limit + MORE_DRAWN
        while True:
            hits = self._searcher.search(query, wanted, count=False).hits
            for _, address in hits:
                place = (address.segment_ord, address.doc)
                if place in seen:
                    continue
                seen.add(place)
                document = self._searcher.doc(address)
                passage_id = str(document.get_first("id"))
                if accepted is None or passage_id in accepted:
                    scores[passage_id] = scorer.score(_stored_content(document))
            if len(hits) < wanted or (len(scores) >= limit and _nth_best(scores, limit) > slack * hits[-1][0]):
                return scores
            wanted *= GROWTH

    def _terms(self, text: str) -> list[Term]:
        """Return the terms of a text that the index holds, in a fixed order."""
        asked = bounded_words(text)
        kept = [word for word in asked if word not in STOP_WORDS["sv"]] or asked
        units = [(field, lemma(word) if field == LEMMAS else word) for field in FIELDS for word in kept]
        counts = Counter((field, term) for field, unit in units for term in expand(field, unit))
        terms = []
        for (field, term), count in counts.most_common(MAX_TERMS):
            counted = self._searcher.doc_freq(field, term)
            living = self._living(field, term) if counted and self._has_ghosts else counted
            if living:
                weight = WEIGHTS[field] * count * idf(living, self._statistics.documents)
                terms.append(Term(field, term, weight, idf(counted, self._counted)))
        return sorted(terms, key=lambda term: (term.field, term.text))

    @property
    def _has_ghosts(self) -> bool:
        """Say whether tantivy still counts passages that were removed."""
        return self._counted != self._statistics.documents

    def _living(self, field: str, term: str) -> int:
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
    builder.add_bytes_field("content", stored=True)
    for field in FIELDS:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _document(passage_id: str, content: Content, terms: Mapping[str, list[str]]) -> tantivy.Document:
    """Make what tantivy indexes and stores of a passage."""
    document = tantivy.Document()
    document.add_text("id", passage_id)
    document.add_text("alive", ALIVE)
    document.add_bytes("content", "\n".join(content).encode())
    for field in FIELDS:
        document.add_text(field, " ".join(terms[field]))
    return document


def _stored_content(document: tantivy.Document) -> Content:
    return Content(*bytes(document.get_first("content") or b"").decode().split("\n"))


def _stored(searcher: tantivy.Searcher, schema: tantivy.Schema, passage_id: str) -> Content:
    """Return what is stored of a passage that is in the index."""
    hits = searcher.search(tantivy.Query.term_query(schema, "id", passage_id, index_option="basic"), 1).hits
    return _stored_content(searcher.doc(hits[0][1])) if hits else Content("", "", "")


def _count(lengths: dict[str, int], terms: Mapping[str, list[str]], sign: int) -> None:
    """Add a passage's terms to the totals, or take them away."""
    for field in FIELDS:
        lengths[field] += sign * len(terms[field])


def _nth_best(scores: Mapping[str, float], n: int) -> float:
    return sorted(scores.values(), reverse=True)[n - 1]


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


def _read_ids(folder: Path) -> tuple[str, ...]:
    try:
        return tuple((folder / IDS_FILE).read_text(encoding="utf-8").split("\n")[:-1])
    except (OSError, ValueError) as error:
        raise _damaged(folder) from error


def _read_statistics(folder: Path) -> Statistics:
    try:
        stored = json.loads((folder / STATISTICS_FILE).read_text(encoding="utf-8"))
        return Statistics(int(stored["documents"]), {field: int(stored["lengths"][field]) for field in FIELDS})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _damaged(folder) from error


def _damaged(folder: Path) -> CorpusDamaged:
    return CorpusDamaged(f"Ordindexet i {folder} går inte att öppna. Kör roda doctor, som bygger om det.")
