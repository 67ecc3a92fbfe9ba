"""The connection to a store's database: how it is opened, migrated by Alembic, and speaks of its trouble.

SQLite by default: write-ahead log, every commit flushed to the disk, foreign keys kept. Another database is named
by URL; nothing below is written for SQLite alone. Each store says what it is by a `StoreKind`.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from threading import Lock

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from corpus.errors import RodaError, SettingError

_BEGIN = "sqlite_begin"
"""Name of the option by which a connection says how its transactions begin."""
_migrating = Lock()
"""Alembic's context is one for the whole process."""

_NO_ACCESS = (
    "får inte läsas eller skrivas. Den som kör roda behöver läs- och skrivrätt i mappen och till filerna i den."
)
_TROUBLES = (
    ("SQLITE_READONLY", _NO_ACCESS),
    ("SQLITE_CANTOPEN", _NO_ACCESS),
    ("SQLITE_PERM", _NO_ACCESS),
    ("SQLITE_BUSY", "är upptagen av ett annat program. Vänta en stund och försök igen."),
    ("SQLITE_LOCKED", "är upptagen av ett annat program. Vänta en stund och försök igen."),
    ("SQLITE_FULL", "kan inte skrivas: disken är full. Frigör utrymme och försök igen."),
    (
        "SQLITE_IOERR",
        "kan inte läsas eller skrivas: disken är full eller svarar med fel. Kontrollera disken och försök igen.",
    ),
)
"""SQLite's result codes by their beginnings (sqlite.org/rescode.html), and what to tell."""


@dataclass(frozen=True, slots=True)
class StoreKind:
    """A store as its database knows it: how messages name it, and its schema.

    `name` and `server` begin sentences ("Korpusen i … är skadad", "Korpusens databas svarar inte"), `cure` ends them
    where the database is damaged. `setting` is the variable that holds its address. `revisions` are those in the
    folder `migrations`, oldest first, `version_table` where the database notes the one it has. `busy_seconds`: how
    long SQLite waits for another connection's lock.
    """

    name: str
    server: str
    cure: str
    setting: str
    migrations: Path
    revisions: tuple[str, ...]
    version_table: str
    busy_seconds: int
    error: type[RodaError]
    damaged: type[RodaError]


class Database:
    """Connections that speak of their trouble in our own errors. `place` says in messages where the database is."""

    def __init__(self, url: str, *, place: str, kind: StoreKind) -> None:
        self.place = place
        self.kind = kind
        self.engine = _engine(url, kind)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to read with."""
        with self._errors(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose work is committed as one transaction, or not at all; waits for other writers."""
        with self._errors(), self.engine.connect() as connection:
            # A transaction of SQLite that reads first may not write any more once another has written.
            connection.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
            with connection.begin():
                yield connection

    def revision(self) -> str | None:
        """Return the schema revision of the database, None where there are no tables."""
        with self.reading() as connection:
            if not inspect(connection).has_table(self.kind.version_table):
                return None
            asked = f"SELECT version_num FROM {self.kind.version_table}"  # noqa: S608 - a name of ours
            return connection.execute(text(asked)).scalar()

    def is_current(self) -> bool:
        """Say whether the schema is the newest that this program knows.

        Raises the error for damage when the database was written by a newer program, or holds something else.
        """
        revision = self.revision()
        if revision is not None and revision not in self.kind.revisions:
            raise self.kind.damaged(
                f"{self.kind.name} i {self.place} är skriven av en nyare version av Röda tråden "
                f"(schema {revision}). Uppgradera programmet."
            )
        return revision == self.kind.revisions[-1]

    def upgrade(self) -> None:
        """Bring the schema to the newest revision, in one transaction; others who would do the same wait."""
        # Alembic takes a third of a second to import, and every question would wait for it.
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(self.kind.migrations).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        with _migrating, self.writing() as connection:
            if self.engine.dialect.name == "postgresql":  # SQLite's writers wait for each other anyway
                connection.execute(text("SELECT pg_advisory_xact_lock(hashtext(:it))"), {"it": self.kind.version_table})
            config.attributes["connection"] = connection
            config.attributes["version_table"] = self.kind.version_table
            command.upgrade(config, "head")

    def faults(self) -> tuple[str, ...]:
        """Return what the database itself finds wrong with its pages; nothing where it has no such check."""
        if self.engine.dialect.name != "sqlite":
            return ()
        with self.reading() as connection:
            rows = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check(20)"))]
            rows += [f"{row[0]}: {row[2]}" for row in connection.execute(text("PRAGMA foreign_key_check"))]
        return tuple(row for row in rows if row != "ok")

    def is_empty(self) -> bool:
        """Say whether the database has no tables at all."""
        with self.reading() as connection:
            return not inspect(connection).get_table_names()

    def empty_log(self) -> None:
        """Move what SQLite's write-ahead log holds into the database, and empty the log."""
        if self.engine.dialect.name == "sqlite":
            with self._errors(), self.engine.connect() as connection:
                connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let every connection go."""
        self.engine.dispose()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, zlib.error) as error:
            known = _known_trouble(error)
            if known is not None:
                raise self.kind.error(f"{self.kind.name} i {self.place} {known}") from error
            if isinstance(error, OperationalError) and self.engine.dialect.name != "sqlite":
                raise self.kind.error(
                    f"{self.kind.server} svarar inte: {_reason(error)}. Kontrollera databasen och {self.kind.setting}."
                ) from error
            raise self.kind.damaged(
                f"{self.kind.name} i {self.place} är skadad och kan inte läsas ({_reason(error)}). {self.kind.cure}"
            ) from error


def sqlite_url(path: Path) -> str:
    """Return the URL of a SQLite file."""
    return f"sqlite:///{path}"


def sqlite_file(url: str, kind: StoreKind) -> Path | None:
    """Return the file that a SQLite URL names, None for other databases. Raises SettingError."""
    parsed = _parsed(url, kind)
    return Path(parsed.database) if parsed.get_backend_name() == "sqlite" and parsed.database else None


def _parsed(url: str, kind: StoreKind) -> URL:
    try:
        parsed = make_url(url)
        parsed.get_dialect()
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise SettingError(
            f"Inställningen {kind.setting} är ingen databasadress. "
            "Skriv till exempel postgresql://användare@värd/databas."
        ) from error
    return parsed


def _engine(url: str, kind: StoreKind) -> Engine:
    sqlite = _parsed(url, kind).get_backend_name() == "sqlite"
    try:
        engine = create_engine(url, connect_args={"timeout": kind.busy_seconds} if sqlite else {})
    except ModuleNotFoundError as error:
        raise SettingError(
            f"Databasen i {kind.setting} kräver paketet {error.name}. Installera det, eller ta bort inställningen."
        ) from error
    if sqlite:
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin)
    return engine


def _prepare_sqlite(connection: SqliteConnection, _entry: ConnectionPoolEntry) -> None:
    # The driver's own transactions leave CREATE TABLE outside them; we send BEGIN ourselves.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))


def _known_trouble(error: Exception) -> str | None:
    """Return what hinders SQLite though the corpus is whole, and what to do; None for anything else."""
    name = str(getattr(getattr(error, "orig", None), "sqlite_errorname", ""))
    return next((said for prefix, said in _TROUBLES if name.startswith(prefix)), None)


def _reason(error: Exception) -> str:
    original = getattr(error, "orig", None)
    first = str(original if original is not None else error).strip().splitlines()
    return first[0].rstrip(".") if first else type(error).__name__
