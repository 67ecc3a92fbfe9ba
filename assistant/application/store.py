"""The ApplicationStore: keeps what visitors leave, and hands it to the owner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import delete, func, insert, select, text

from assistant.application.feedback import Feedback, KeptFeedback
from assistant.application.kind import APPLICATION, FILE
from assistant.application.schema import feedback
from corpus.database import Database, sqlite_file, sqlite_url
from corpus.errors import ApplicationError
from corpus.settings import Settings
from corpus.system_errors import why

MOST_FEEDBACK = 50_000
"""Rows that are kept, some ten megabytes; whoever fills the store cannot fill the disk (0.3 GB at the very most)."""


class ApplicationStore:
    """What the service keeps itself. Opened, made and migrated on first use; for several threads and processes.

    Every method raises ApplicationError where the database cannot be used, and SettingError for a wrong address.
    """

    def __init__(self, url: str, data_dir: Path, *, most_feedback: int = MOST_FEEDBACK) -> None:
        """Name the database; `data_dir` is where it lies, or what messages name in its place."""
        self._url = url
        self._data_dir = data_dir
        self._most_feedback = most_feedback
        self._lock = Lock()
        self._opened: Database | None = None

    @classmethod
    def of(cls, settings: Settings) -> ApplicationStore:
        """Return the store that the settings name."""
        return cls(settings.application_database_url or sqlite_url(settings.data_dir / FILE), settings.data_dir)

    def keep(self, given: Feedback) -> None:
        """Keep what a visitor says, as of now."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._database().writing() as connection:
            connection.execute(insert(feedback).values(given_at=now, version=version("roda-traden"), **asdict(given)))
            # Counted after the row is in: whoever writes at the same time waits, and a row too many is taken back.
            if (connection.execute(select(func.count()).select_from(feedback)).scalar() or 0) > self._most_feedback:
                raise ApplicationError(
                    f"Tjänstens databas i {self._data_dir} har redan {self._most_feedback} synpunkter och tar inte "
                    "emot fler. Läs dem med: roda feedback. Ta bort gamla med: roda feedback --forget-before DATUM"
                )

    def feedback(self, *, since: datetime | None = None) -> tuple[KeptFeedback, ...]:
        """Return what is kept, given at `since` or later, oldest first."""
        if self._is_absent():
            return ()
        asked = select(feedback).order_by(feedback.c.given_at, feedback.c.id)
        if since is not None:
            asked = asked.where(feedback.c.given_at >= _moment(since))
        with self._database().reading() as connection:
            return tuple(map(_kept, connection.execute(asked).mappings()))

    def forget(self, *, before: datetime) -> int:
        """Remove, from the file too, what was given before a moment; return how much it was."""
        if self._is_absent():
            return 0
        database = self._database()
        with database.writing() as connection:
            if connection.dialect.name == "sqlite":
                connection.execute(text("PRAGMA secure_delete=ON"))
            gone = connection.execute(delete(feedback).where(feedback.c.given_at < _moment(before))).rowcount
        database.empty_log()
        return gone

    def close(self) -> None:
        """Let the database go; the next use opens it again."""
        with self._lock:
            if self._opened is not None:
                self._opened.close()
            self._opened = None

    def _is_absent(self) -> bool:
        """Say whether nobody has left anything yet: reading makes no file."""
        file = sqlite_file(self._url, APPLICATION)
        return file is not None and not file.exists()

    def _database(self) -> Database:
        with self._lock:
            if self._opened is None:
                self._opened = self._open()
            return self._opened

    def _open(self) -> Database:
        try:
            self._data_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ApplicationError(f"Datakatalogen {self._data_dir} kan inte skapas: {why(error)}.") from error
        database = Database(self._url, place=str(self._data_dir), kind=APPLICATION)
        try:
            if not database.is_current():
                database.upgrade()
        except ApplicationError:
            database.close()
            raise
        return database


def _moment(moment: datetime) -> str:
    """Return a moment as the table writes it."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _kept(row: Mapping[Any, Any]) -> KeptFeedback:
    given = Feedback(**{field.name: row[field.name] for field in fields(Feedback)})
    return KeptFeedback(id=row["id"], given_at=row["given_at"], version=row["version"], feedback=given)
