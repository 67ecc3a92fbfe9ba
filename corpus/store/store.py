"""The Store: opens the corpus of a data directory and hands out Views and, to one at a time, a Writer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import select

from corpus.database import Database, sqlite_file, sqlite_url
from corpus.errors import CorpusError, CorpusMissing, NotInCorpus
from corpus.settings import Settings
from corpus.store import records
from corpus.store.kind import CORPUS
from corpus.store.lock import write_lock
from corpus.store.originals import Originals
from corpus.store.schema import documents, states
from corpus.store.state import StateInfo
from corpus.store.view import View
from corpus.store.writer import Writer
from corpus.system_errors import why

_DATABASE = "corpus.sqlite3"
_MIGRATION_WAIT = 60.0  # seconds for another process that is creating or upgrading the same corpus

PUBLIC = frozenset({"public"})
"""The visibility labels that everybody may see."""


class Store:
    """A corpus. Safe to use from several threads; nothing of what it holds is read but through a View."""

    def __init__(self, url: str, data_dir: Path, *, create: bool = False) -> None:
        """Open, and with `create` make, the corpus at a database URL with its files in `data_dir`.

        Raises CorpusMissing, CorpusDamaged (not ours, or newer than this program), CorpusError (no access) and
        SettingError (an address that is none).
        """
        self.data_dir = data_dir
        self._originals = Originals(data_dir / "originals")
        if create:
            _make(data_dir)
        file = sqlite_file(url, CORPUS)
        if not create and (not data_dir.is_dir() or (file is not None and not file.exists())):
            raise self._missing()
        self._database = Database(url, place=str(data_dir), kind=CORPUS)
        self._migrate(create=create)

    @classmethod
    def open(cls, settings: Settings, *, create: bool = False) -> Store:
        """Open the corpus that the settings name; with `create` make it where there is none."""
        url = settings.database_url or sqlite_url(settings.data_dir / _DATABASE)
        return cls(url, settings.data_dir, create=create)

    def view(self, *, state: int | None = None, readers: frozenset[str] = PUBLIC, historical: bool = False) -> View:
        """Return one state, the newest unless a number is given, as readers of those visibility labels see it.

        Raises CorpusMissing before the first state, and NotInCorpus for a number that is none.
        """
        found = self.states()
        if not found:
            raise self._missing()
        chosen = found[-1] if state is None else next((one for one in found if one.number == state), None)
        if chosen is None:
            raise NotInCorpus(f"Korpusen har inget tillstånd {state}; det nyaste är {found[-1].number}.")
        return View(self._database, self._originals, state=chosen, readers=readers, historical=historical)

    def view_with(self, document: str, *, state: int | None = None, readers: frozenset[str] = PUBLIC) -> View:
        """Return a state, or the newest, in which a document (name or id) stands, superseded or not.

        A document that those readers may not see as it last stood is shown of no older state. Raises CorpusMissing
        before the first state, and NotInCorpus where there is no such document or state.
        """
        view = (
            self._last_with(document, readers)
            if state is None
            else self.view(state=state, readers=readers, historical=True)
        )
        last = (
            select(documents.c.visibility)
            .where(documents.c.id == view.document(document).id)
            .order_by(documents.c.from_state.desc())
            .limit(1)
        )
        with self._database.reading() as connection:
            hidden = connection.execute(last).scalar() not in readers
        if hidden:
            self.view(readers=readers, historical=True).document(document)  # raises: it is not in view
        return view

    def _last_with(self, document: str, readers: frozenset[str]) -> View:
        newest = self.view(readers=readers, historical=True)
        query = select(documents.c.to_state).where(documents.c.id == document, documents.c.visibility.in_(readers))
        with self._database.reading() as connection:
            ends = list(connection.execute(query).scalars())
        last = max((end - 1 for end in ends if end is not None), default=newest.state.number)
        stands_still = not ends or None in ends
        return newest if stands_still else self.view(state=last, readers=readers, historical=True)

    def states(self) -> tuple[StateInfo, ...]:
        """Return every published state, oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(select(states).order_by(states.c.number)).mappings()
            return tuple(map(records.state_of, rows))

    @contextmanager
    def writer(self, *, wait: float = 0.0) -> Iterator[Writer]:
        """Hold the write lock and give a Writer; wait at most `wait` seconds. Raises CorpusBusy."""
        with write_lock(self._lock, wait=wait):
            self._originals.remove_unfinished()
            yield Writer(self._database, self._originals)

    def faults(self) -> tuple[str, ...]:
        """Return what the database finds wrong with itself."""
        return self._database.faults()

    def close(self) -> None:
        """Let the database go."""
        self._database.close()

    @property
    def _lock(self) -> Path:
        return self.data_dir / "write.lock"

    def _migrate(self, *, create: bool) -> None:
        if self._database.is_current():
            return
        if not create and self._database.is_empty():
            raise self._missing()
        with write_lock(self._lock, wait=_MIGRATION_WAIT):
            if not self._database.is_current():
                self._database.upgrade()

    def _missing(self) -> CorpusMissing:
        return CorpusMissing(f"Ingen korpus finns i {self.data_dir}. Läs in dokument med: roda ingest MAPP")


def _make(data_dir: Path) -> None:
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CorpusError(
            f"Datakatalogen {data_dir} kan inte skapas: {why(error)}. Välj en annan med --data-dir eller RODA_DATA_DIR."
        ) from error
