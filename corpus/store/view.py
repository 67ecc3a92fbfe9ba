"""A View: one state of the corpus, as one reader may see it. The only way to read the store."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from sqlalchemy import RowMapping, Table, bindparam, func, select

from corpus.database import Database
from corpus.errors import NotInCorpus
from corpus.model import Amendment, Document, Expected, Fact, FactRole, Failure, Locator, Mention, Organ, Page, Passage
from corpus.store import encoding, records
from corpus.store.originals import Originals
from corpus.store.rows import in_state
from corpus.store.schema import (
    amendments,
    documents,
    expected,
    failures,
    mentions,
    organs,
    pages,
    passages,
    readings,
    states,
)
from corpus.store.state import ReadingSummary, StateInfo

_LONGEST_NAME = 200  # characters of a name that a message repeats
_IDS_A_QUERY = 500  # SQLite allowed 999 variables in a statement for long, PostgreSQL 65,535


_PAGE = select(pages).where(pages.c.reading == bindparam("reading_"), pages.c.number == bindparam("number_"))
"""Made once: a page is asked for a dozen times a question, and making the query took as long as asking it."""
_NAMES_ORGANS = frozenset({FactRole.PARENT, FactRole.UNIT, FactRole.UNIT_OF})
"""Facts of a document that name organs other than its own."""


class View:
    """One state, through visibility labels; safe to use from several threads.

    `readers` are the visibility labels that may be seen; None sees every label and is for the writer's own checks.
    A current view leaves out documents that a later edition supersedes, and with them their readings; a
    historical one keeps them.
    """

    def __init__(
        self,
        database: Database,
        originals: Originals,
        *,
        state: StateInfo,
        readers: frozenset[str] | None,
        historical: bool,
    ) -> None:
        self.state = state
        self.historical = historical
        self._database = database
        self._originals = originals
        self._readers = readers
        self.seen = _digest(readers, historical=historical)
        """What of the state is seen, as a short name: equal for views that see the same."""
        self._documents = self._load_documents()
        self._readings = frozenset(document.reading for document in self._documents)
        self._amendments = {one.reading: one for one in map(records.amendment_of, self._rows(amendments))}

    def documents(self) -> tuple[Document, ...]:
        """Return the documents in view, by name."""
        return self._documents

    def document(self, name_or_id: str) -> Document:
        """Return the document of that name or id. Raises NotInCorpus."""
        for document in self._documents:
            if name_or_id in (document.name, document.id):
                return document
        named = name_or_id[:_LONGEST_NAME]
        raise NotInCorpus(f"Dokumentet {named} finns inte i korpusen. Se vilka som finns med: roda show documents")

    def failures(self) -> tuple[Failure, ...]:
        """Return the documents that could not be read, by name."""
        found = (records.failure_of(row) for row in self._rows(failures))
        return tuple(sorted((failure for failure in found if self._may_see(failure.visibility)), key=_by_name))

    def expected(self) -> tuple[Expected, ...]:
        """Return what the manifests say there should be."""
        return tuple(sorted(map(records.expected_of, self._rows(expected)), key=str))

    def organs(self) -> tuple[Organ, ...]:
        """Return the organs of the state, by id; those known from documents alone only where a document is in view."""
        named = {document.organ for document in self._documents}
        named |= {fact.text for cover in self.covers().values() for fact in cover if fact.role in _NAMES_ORGANS}
        found = map(records.organ_of, self._rows(organs))
        kept = (organ for organ in found if organ.source or organ.name in named)
        return tuple(sorted(kept, key=lambda organ: organ.id))

    def reading(self, reading: str) -> ReadingSummary:
        """Return what is known of a reading besides its pages. Raises NotInCorpus."""
        self._require(reading)
        with self._database.reading() as connection:
            row = connection.execute(select(readings).where(readings.c.id == reading)).mappings().one()
            return records.summary_of(row)

    def titles(self) -> dict[str, Locator]:
        """Return where the title of each reading in view stands, by reading; of those whose cover states one."""
        covers = self.covers().items()
        stated = ((reading, fact.locator) for reading, cover in covers for fact in cover if fact.role is FactRole.TITLE)
        return dict(stated)

    def covers(self) -> dict[str, tuple[Fact, ...]]:
        """Return what each reading in view (id) says of its document."""
        with self._database.reading() as connection:
            rows = connection.execute(select(readings.c.id, readings.c.cover)).all()
        return {row.id: encoding.decode_facts(row.cover) for row in rows if row.id in self._readings}

    def readers(self) -> dict[str, str]:
        """Return by which reader, in words, each reading in view (id) was made."""
        with self._database.reading() as connection:
            rows = connection.execute(select(readings.c.id, readings.c.reader)).all()
        return {row.id: row.reader for row in rows if row.id in self._readings}

    def warnings(self) -> dict[str, tuple[str, ...]]:
        """Return what the reader warned of in each reading in view (id)."""
        with self._database.reading() as connection:
            rows = connection.execute(select(readings.c.id, readings.c.warnings)).all()
        return {row.id: encoding.decode_texts(row.warnings) for row in rows if row.id in self._readings}

    def first_published(self, reading: str) -> str:
        """Return when (ISO 8601, UTC) the first state that holds a reading was published. Raises NotInCorpus."""
        self._require(reading)
        first = select(func.min(documents.c.from_state)).where(documents.c.reading == reading)
        query = select(states.c.created).where(states.c.number == first.scalar_subquery())
        with self._database.reading() as connection:
            return str(connection.execute(query).scalar_one())

    def mentions(self) -> Iterator[Mention]:
        """Yield the mentions of the readings in view, by reading and then in reading order."""
        for reading in sorted(self._readings):
            yield from self.mentions_of(reading)

    def mentions_of(self, reading: str) -> tuple[Mention, ...]:
        """Return the mentions of one reading as corrected, in reading order. Raises NotInCorpus."""
        amendment = self._amendments.get(reading)
        return (
            self.mentions_as_read(reading) if amendment is None else _amended(self.mentions_as_read(reading), amendment)
        )

    def amendment(self, reading: str) -> Amendment | None:
        """Return what corrections make of a reading in this state, or None. Raises NotInCorpus."""
        self._require(reading)
        return self._amendments.get(reading)

    def mentions_as_read(self, reading: str) -> tuple[Mention, ...]:
        """Return the mentions of one reading as the reader made them, in reading order. Raises NotInCorpus."""
        self._require(reading)
        query = select(mentions.c.data).where(mentions.c.reading == reading).order_by(mentions.c.position)
        with self._database.reading() as connection:
            return tuple(map(encoding.decode_mention, connection.execute(query).scalars()))

    def page(self, reading: str, number: int) -> Page:
        """Return one page (1-based) of a reading. Raises NotInCorpus."""
        self._require(reading)
        with self._database.reading() as connection:
            row = connection.execute(_PAGE, {"reading_": reading, "number_": number}).mappings().one_or_none()
            if row is None:
                raise NotInCorpus(f"Sidan {number} finns inte i {self._name_of(reading)}.")
            return records.page_of(row)

    def page_labels(self, reading: str) -> dict[int, str]:
        """Return the label of every page (1-based) of a reading. Raises NotInCorpus."""
        self._require(reading)
        query = select(pages.c.number, pages.c.label).where(pages.c.reading == reading).order_by(pages.c.number)
        with self._database.reading() as connection:
            return {row.number: row.label for row in connection.execute(query)}

    def pages(self, reading: str) -> tuple[Page, ...]:
        """Return every page of a reading, in order. Raises NotInCorpus."""
        self._require(reading)
        query = select(pages).where(pages.c.reading == reading).order_by(pages.c.number)
        with self._database.reading() as connection:
            return tuple(map(records.page_of, connection.execute(query).mappings()))

    def passages(self, ids: Sequence[str]) -> tuple[Passage, ...]:
        """Return the passages of those ids that are in view, in the order asked for."""
        found: dict[str, Passage] = {}
        with self._database.reading() as connection:
            for start in range(0, len(ids), _IDS_A_QUERY):
                query = select(passages).where(passages.c.id.in_(ids[start : start + _IDS_A_QUERY]))
                for row in connection.execute(query).mappings():
                    if row["reading"] in self._readings:
                        found[row["id"]] = records.passage_of(row)
        return tuple(found[id_] for id_ in ids if id_ in found)

    def passage_ids(self, readings: Collection[str]) -> frozenset[str]:
        """Return the ids of every passage of the given readings that are in view."""
        found: set[str] = set()
        wanted = sorted(self._readings.intersection(readings))
        with self._database.reading() as connection:
            for start in range(0, len(wanted), _IDS_A_QUERY):
                query = select(passages.c.id).where(passages.c.reading.in_(wanted[start : start + _IDS_A_QUERY]))
                found.update(connection.execute(query).scalars())
        return frozenset(found)

    def all_passages(self) -> Iterator[Passage]:
        """Yield every passage in view, by reading and then in reading order, one reading in memory at a time."""
        for reading in sorted(self._readings):
            yield from self.passages_of(reading)

    def passages_of(self, reading: str) -> tuple[Passage, ...]:
        """Return the passages of one reading, in reading order. Raises NotInCorpus."""
        self._require(reading)
        query = select(passages).where(passages.c.reading == reading).order_by(passages.c.position)
        with self._database.reading() as connection:
            return tuple(map(records.passage_of, connection.execute(query).mappings()))

    def passages_on(self, reading: str, page: int) -> tuple[Passage, ...]:
        """Return the passages with a part on a page (1-based), in reading order. Raises NotInCorpus."""
        self._require(reading)
        query = (
            select(passages)
            .where(passages.c.reading == reading, passages.c.first_page <= page, passages.c.last_page >= page)
            .order_by(passages.c.position)
        )
        with self._database.reading() as connection:
            return tuple(map(records.passage_of, connection.execute(query).mappings()))

    def original(self, version: str) -> bytes:
        """Return the bytes of a document version. Raises NotInCorpus, and CorpusDamaged when the file has changed."""
        self._require_version(version)
        return self._originals.read(version)

    def original_file(self, version: str) -> Path:
        """Return the file that holds the bytes of a document version; raises as `original`."""
        self._require_version(version)
        return self._originals.file(version)

    def quote(self, locator: Locator) -> str:
        """Return the words at a locator: its parts joined by a space, line breaks as spaces. Raises NotInCorpus."""
        texts = []
        for part in locator.parts:
            text = self.page(locator.reading, part.page).text
            if not 0 <= part.start < part.end <= len(text):
                raise NotInCorpus(
                    f"Tecknen {part.start}–{part.end} finns inte på sidan {part.page} "
                    f"i {self._name_of(locator.reading)}."
                )
            texts.append(text[part.start : part.end].replace("\n", " "))
        return " ".join(texts)

    def _load_documents(self) -> tuple[Document, ...]:
        found = map(records.document_of, self._rows(documents))
        seen = (document for document in found if self._may_see(document.visibility))
        return tuple(sorted((one for one in seen if self.historical or not one.superseded), key=_by_name))

    def _rows(self, table: Table) -> list[RowMapping]:
        with self._database.reading() as connection:
            return list(connection.execute(select(table).where(in_state(table, self.state.number))).mappings())

    def _may_see(self, visibility: str) -> bool:
        return self._readers is None or visibility in self._readers

    def _require(self, reading: str) -> None:
        if reading not in self._readings:
            raise NotInCorpus(f"Läsningen {reading} hör inte till något dokument i korpusen.")

    def _require_version(self, version: str) -> None:
        if all(document.version != version for document in self._documents):
            raise NotInCorpus(f"Originalet {version[:12]} hör inte till något dokument i korpusen.")

    def _name_of(self, reading: str) -> str:
        return next(document.name for document in self._documents if document.reading == reading)


def _amended(read: Sequence[Mention], amendment: Amendment) -> tuple[Mention, ...]:
    """Return mentions with what corrections leave out and put in, in the order of their places."""
    left_out = {mention for mention, _ in amendment.removed} | {mention.id for mention in amendment.mentions}
    kept = [mention for mention in read if mention.id not in left_out]
    return tuple(sorted([*kept, *amendment.mentions], key=lambda mention: mention.locator.parts))


def _by_name(thing: Document | Failure) -> tuple[str, str]:
    return (thing.name, thing.path)


def _digest(readers: frozenset[str] | None, *, historical: bool) -> str:
    labels = "*" if readers is None else "\n".join(sorted(readers))
    return hashlib.sha256(f"{historical}\n{labels}".encode()).hexdigest()[:12]
