"""The connection to the store's database: SQLAlchemy and Alembic are owned by this package, started here.

SQLite by default: write-ahead log, every commit flushed to the disk, foreign keys kept. Another database is named
by URL; nothing below is written for SQLite alone.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from corpus.errors import CorpusDamaged, CorpusError, SettingError
from corpus.store.schema import REVISIONS

_MIGRATIONS = Path(__file__).parent / "migrations"
_ALEMBIC_TABLE = "alembic_version"
_BUSY_SECONDS = 30  # SQLite waits this long for another connection's short lock (a checkpoint, a migration)

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


class Database:
    """Connections that speak of their trouble in our own errors. `place` names the corpus in messages."""

    def __init__(self, url: str, *, place: str) -> None:
        self.place = place
        self.engine = _engine(url)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to read with."""
        with self._errors(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose work is committed as one transaction, or not at all."""
        with self._errors(), self.engine.begin() as connection:
            yield connection

    def revision(self) -> str | None:
        """Return the schema revision of the database, None where there are no tables."""
        with self.reading() as connection:
            if not inspect(connection).has_table(_ALEMBIC_TABLE):
                return None
            return connection.execute(text(f"SELECT version_num FROM {_ALEMBIC_TABLE}")).scalar()  # noqa: S608 - ours

    def is_current(self) -> bool:
        """Say whether the schema is the newest that this program knows.

        Raises CorpusDamaged when the database was written by a newer program, or holds something else.
        """
        revision = self.revision()
        if revision is not None and revision not in REVISIONS:
            raise CorpusDamaged(
                f"Korpusen i {self.place} är skriven av en nyare version av Röda tråden "
                f"(schema {revision}). Uppgradera programmet."
            )
        return revision == REVISIONS[-1]

    def upgrade(self) -> None:
        """Bring the schema to the newest revision, in one transaction."""
        # Alembic takes a third of a second to import, and every question would wait for it.
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        with self.writing() as connection:
            config.attributes["connection"] = connection
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
                raise CorpusError(f"Korpusen i {self.place} {known}") from error
            if isinstance(error, OperationalError) and self.engine.dialect.name != "sqlite":
                raise CorpusError(
                    f"Korpusens databas svarar inte: {_reason(error)}. Kontrollera databasen och RODA_DATABASE_URL."
                ) from error
            raise CorpusDamaged(
                f"Korpusen i {self.place} är skadad och kan inte läsas ({_reason(error)}). Återställ mappen från en "
                "säkerhetskopia, eller läs in dokumenten i en ny datakatalog: --data-dir MAPP."
            ) from error


def sqlite_url(path: Path) -> str:
    """Return the URL of a SQLite file."""
    return f"sqlite:///{path}"


def sqlite_file(url: str) -> Path | None:
    """Return the file that a SQLite URL names, None for other databases."""
    parsed = _parsed(url)
    return Path(parsed.database) if parsed.get_backend_name() == "sqlite" and parsed.database else None


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
        parsed.get_dialect()
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise SettingError(
            "Inställningen RODA_DATABASE_URL är ingen databasadress. "
            "Skriv till exempel postgresql://användare@värd/databas."
        ) from error
    return parsed


def _engine(url: str) -> Engine:
    sqlite = _parsed(url).get_backend_name() == "sqlite"
    try:
        engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS} if sqlite else {})
    except ModuleNotFoundError as error:
        raise SettingError(
            f"Databasen i RODA_DATABASE_URL kräver paketet {error.name}. Installera det, eller ta bort inställningen."
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
    connection.exec_driver_sql("BEGIN")


def _known_trouble(error: Exception) -> str | None:
    """Return what hinders SQLite though the corpus is whole, and what to do; None for anything else."""
    name = str(getattr(getattr(error, "orig", None), "sqlite_errorname", ""))
    return next((said for prefix, said in _TROUBLES if name.startswith(prefix)), None)


def _reason(error: Exception) -> str:
    original = getattr(error, "orig", None)
    first = str(original if original is not None else error).strip().splitlines()
    return first[0].rstrip(".") if first else type(error).__name__
