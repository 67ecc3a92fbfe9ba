"""The Writer: adds readings that nobody sees, and publishes the next state in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, Table, insert, select, update
from sqlalchemy.exc import IntegrityError

from corpus.database import Database
from corpus.errors import CorpusDamaged, NotInCorpus
from corpus.model import Amendment, Document, Expected, Failure, Mention, Organ, Page, Passage, Reading
from corpus.store import encoding, kept_vectors, records
from corpus.store.kept_vectors import KeptVectors
from corpus.store.originals import Originals
from corpus.store.rows import Replacement
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
from corpus.store.view import View


class Writer:
    """What ingest may do while it holds the write lock. Made by `Store.writer()`, of no use after it ends."""

    def __init__(self, database: Database, originals: Originals) -> None:
        self._database = database
        self._originals = originals

    def has_reading(self, reading: str) -> bool:
        """Say whether a reading is stored, published or not."""
        with self._database.reading() as connection:
            return connection.execute(select(readings.c.id).where(readings.c.id == reading)).first() is not None

    def summary(self, reading: str) -> ReadingSummary:
        """Return a stored reading without its pages, passages and mentions. Raises NotInCorpus."""
        with self._database.reading() as connection:
            row = connection.execute(select(readings).where(readings.c.id == reading)).mappings().one_or_none()
            if row is None:
                raise NotInCorpus(f"Läsningen {reading} är inte lagrad. Läs in dokumentet på nytt.")
            return records.summary_of(row)

    def passages(self, reading_ids: Sequence[str]) -> Iterator[Passage]:
        """Yield the passages of stored readings, in order, one reading in memory at a time."""
        for reading in reading_ids:
            query = select(passages).where(passages.c.reading == reading).order_by(passages.c.position)
            with self._database.reading() as connection:
                rows = list(connection.execute(query).mappings())
            yield from map(records.passage_of, rows)

    def mentions_as_read(self, reading: str) -> tuple[Mention, ...]:
        """Return the mentions of a stored reading as the reader made them, in reading order."""
        query = select(mentions.c.data).where(mentions.c.reading == reading).order_by(mentions.c.position)
        with self._database.reading() as connection:
            return tuple(map(encoding.decode_mention, connection.execute(query).scalars()))

    def pages(self, reading: str) -> tuple[Page, ...]:
        """Return every page of a stored reading, in order."""
        query = select(pages).where(pages.c.reading == reading).order_by(pages.c.number)
        with self._database.reading() as connection:
            return tuple(map(records.page_of, connection.execute(query).mappings()))

    def add_reading(self, reading: Reading) -> None:
        """Store a reading in a transaction of its own; storing it again changes nothing. Nobody sees it yet."""
        if self.has_reading(reading.id):
            return
        with self._database.writing() as connection:
            try:
                _insert_reading(connection, reading)
            except IntegrityError as error:
                raise CorpusDamaged(
                    f"Läsningen av {reading.title or reading.id} kan inte lagras: två av dess delar har samma "
                    f"beteckning ({error.orig}). Anmäl felet."
                ) from error

    def add_original(self, data: bytes) -> str:
        """Keep a document's bytes and return their version; on the disk before this returns."""
        return self._originals.add(data)

    def kept_vectors(self, model: str) -> KeptVectors:
        """Return the vectors that are kept of a model, which counts as used from now on."""
        return KeptVectors(self._database, model)

    def forget_vectors(self, *, texts: Iterable[str]) -> int:
        """Forget the vectors of all texts but these (keys), and of models long out of use; return how many went."""
        return kept_vectors.forget(self._database, texts=texts)

    def view(self) -> View | None:
        """Return the newest state with every label and every edition, or None before the first."""
        state = self.state()
        if state is None:
            return None
        return View(self._database, self._originals, state=state, readers=None, historical=True)

    def state(self) -> StateInfo | None:
        """Return the newest state, or None before the first."""
        with self._database.reading() as connection:
            return _newest(connection)

    def repoint(self, generation: str) -> StateInfo:
        """Let the newest state use another index generation, made from the same readings. Raises NotInCorpus."""
        with self._database.writing() as connection:
            newest = _newest(connection)
            if newest is None:
                raise NotInCorpus("Korpusen har inget tillstånd än. Läs in dokument med: roda ingest MAPP")
            return _repoint(connection, newest, generation)

    def publish(
        self,
        *,
        documents: Sequence[Document],
        failures: Sequence[Failure],
        expected: Sequence[Expected],
        organs: Sequence[Organ],
        generation: str,
        amended: Sequence[Amendment] = (),
    ) -> StateInfo:
        """Make the next state hold exactly this, in one transaction, and return it.

        Where nothing differs the newest state is returned; where only the index generation differs its pointer is
        moved and the number stays, because a state is its readings and an index is derived from them.
        """
        _check_unique(documents)
        with self._database.writing() as connection:
            changes = [
                change
                for change in (
                    *_changes(connection, documents, failures, expected=expected, organs=organs),
                    _amendment_change(connection, amended),
                )
                if change
            ]
            newest = _newest(connection)
            if newest is not None and not changes:
                return _repoint(connection, newest, generation)
            number = 1 if newest is None else newest.number + 1
            state = StateInfo(number, datetime.now(UTC).isoformat(timespec="seconds"), generation)
            row = {"number": number, "created": state.created, "generation": generation}
            connection.execute(insert(states).values(row))
            for change in changes:
                change.apply(connection, number)
            return state


def _insert_reading(connection: Connection, reading: Reading) -> None:
    connection.execute(insert(readings).values(records.reading_row(reading)))
    _insert_all(connection, pages, [records.page_row(reading.id, page) for page in reading.pages])
    numbered = enumerate(reading.passages)
    _insert_all(connection, passages, [records.passage_row(position, passage) for position, passage in numbered])
    _insert_all(
        connection,
        mentions,
        [
            {"reading": reading.id, "id": mention.id, "position": position, "data": encoding.encode_mention(mention)}
            for position, mention in enumerate(reading.mentions)
        ],
    )


def _insert_all(connection: Connection, table: Table, rows: list[records.Columns]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _newest(connection: Connection) -> StateInfo | None:
    row = connection.execute(select(states).order_by(states.c.number.desc()).limit(1)).mappings().one_or_none()
    return None if row is None else records.state_of(row)


def _changes(
    connection: Connection,
    wanted_documents: Sequence[Document],
    wanted_failures: Sequence[Failure],
    *,
    expected: Sequence[Expected],
    organs: Sequence[Organ],
) -> Iterator[Replacement]:
    yield Replacement.of(connection, documents, wanted_documents, read=records.document_of, write=records.document_row)
    yield Replacement.of(connection, failures, wanted_failures, read=records.failure_of, write=records.failure_row)
    yield _expected_change(connection, expected)
    yield _organ_change(connection, organs)


def _expected_change(connection: Connection, wanted: Sequence[Expected]) -> Replacement:
    return Replacement.of(connection, expected, wanted, read=records.expected_of, write=records.expected_row)


def _organ_change(connection: Connection, wanted: Sequence[Organ]) -> Replacement:
    return Replacement.of(connection, organs, wanted, read=records.organ_of, write=records.organ_row)


def _amendment_change(connection: Connection, wanted: Sequence[Amendment]) -> Replacement:
    return Replacement.of(connection, amendments, wanted, read=records.amendment_of, write=records.amendment_row)


def _repoint(connection: Connection, state: StateInfo, generation: str) -> StateInfo:
    if state.generation == generation:
        return state
    connection.execute(update(states).where(states.c.number == state.number).values(generation=generation))
    return StateInfo(state.number, state.created, generation)


def _check_unique(wanted: Sequence[Document]) -> None:
    for what, values in (("id", [one.id for one in wanted]), ("name", [one.name for one in wanted])):
        twice = [value for value, times in Counter(values).items() if times > 1]
        if twice:
            raise ValueError(f"documents of one state share their {what}: {', '.join(sorted(twice)[:5])}")
