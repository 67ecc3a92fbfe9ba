"""The application store: keeping, reading, forgetting; several processes; migration; what may be wrong with it."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from assistant.application import ApplicationStore, schema
from assistant.application.kind import APPLICATION, FILE
from corpus.database import Database, sqlite_url
from corpus.errors import ApplicationError, SettingError
from corpus.settings import load_settings
from corpus.store import Store
from tests.assistant.application.given import given

ROOT = Path(__file__).parents[3]
LATER_REVISION = """
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("feedback", sa.Column("sort", sa.Text))
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ApplicationStore]:
    """Return a store in which nothing is kept yet."""
    made = ApplicationStore.of(load_settings(data_dir=tmp_path))
    yield made
    made.close()


def comments(store: ApplicationStore) -> list[str | None]:
    """Return the comments kept, oldest first."""
    return [one.feedback.comment for one in store.feedback()]


def keeping(data_dir: Path, name: str, *count: str) -> subprocess.Popen[str]:
    """Start a process that keeps feedback."""
    command = [sys.executable, "-m", "tests.assistant.application.given", str(data_dir), name, *count]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_what_is_kept_comes_back(store: ApplicationStore) -> None:
    """This test ensures that every field comes back, with the moment in UTC and the program's version."""
    before = datetime.now(UTC).replace(microsecond=0)
    said = given("Bra, å ä ö 🙂\nrad två", helpful=False, question="Vilka mål?")
    store.keep(said)
    store.keep(given())
    first, second = store.feedback()
    assert (first.feedback, second.feedback) == (said, given())
    assert before <= datetime.fromisoformat(first.given_at) <= datetime.now(UTC)
    assert first.version
    assert store.feedback(since=datetime.now(UTC) + timedelta(hours=1)) == ()


def test_reading_makes_no_file(store: ApplicationStore, tmp_path: Path) -> None:
    """This test ensures that who only looks leaves nothing behind, and that nothing is opened before it is needed."""
    assert store.feedback() == ()
    assert store.forget(before=datetime.now(UTC)) == 0
    assert list(tmp_path.iterdir()) == []


def test_what_is_forgotten_is_gone_from_the_files(store: ApplicationStore, tmp_path: Path) -> None:
    """This test ensures that forgetting removes what is older, its letters too, and leaves the rest."""
    store.keep(given("hemlig kommentar"))
    with closing(sqlite3.connect(tmp_path / FILE)) as connection, connection:
        connection.execute("UPDATE feedback SET given_at = '2020-01-01T00:00:00+00:00'")
    store.keep(given("ny kommentar"))
    assert store.forget(before=datetime(2020, 1, 1, tzinfo=UTC)) == 0
    assert store.forget(before=datetime(2021, 1, 1, tzinfo=UTC)) == 1
    assert comments(store) == ["ny kommentar"]
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"ny kommentar" in left
    assert b"hemlig" not in left


def test_two_processes_write_at_once(tmp_path: Path, store: ApplicationStore) -> None:
    """This test ensures that processes that begin on nothing, together, make one database and lose no row."""
    processes = [keeping(tmp_path, name, "40") for name in ("a", "b")]
    said = [line for process in processes for line in process.communicate(timeout=100)[0].splitlines()]
    assert [process.returncode for process in processes] == [0, 0]
    assert len(said) == 80
    assert sorted(said) == sorted(map(str, comments(store)))


def test_threads_share_a_store(store: ApplicationStore) -> None:
    """This test ensures that several threads of one process write through one store, the first of them opening it."""
    threads = [
        threading.Thread(target=lambda name=name: [store.keep(given(f"{name} {n}")) for n in range(10)])
        for name in "abcd"
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(comments(store))) == 40


def test_a_killed_writer_loses_nothing_that_was_kept(tmp_path: Path, store: ApplicationStore) -> None:
    """This test ensures that after kill -9 all that was kept is there, nothing is half there, and writing goes on."""
    with keeping(tmp_path, "a") as process:
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(30)]
        process.kill()
        told += process.stdout.readlines()
    told = [line.strip() for line in told if line.endswith("\n")]
    kept = comments(store)
    assert kept[: len(told)] == told
    assert len(kept) - len(told) in (0, 1)  # the last may be kept and not told
    store.keep(given("sedan"))
    assert comments(store)[-1] == "sedan"
    database = Database(sqlite_url(tmp_path / FILE), place="x", kind=APPLICATION)
    assert database.faults() == ()
    database.close()


def test_migrations_make_the_schema(tmp_path: Path) -> None:
    """This test ensures that the revisions together make exactly the tables that the code speaks of."""
    database = Database(sqlite_url(tmp_path / "x.sqlite3"), place="x", kind=APPLICATION)
    database.upgrade()
    with database.reading() as connection:
        found = MigrationContext.configure(connection, opts={"version_table": APPLICATION.version_table})
        assert compare_metadata(found, schema.metadata) == []
    database.close()


def test_revisions_are_known() -> None:
    """This test ensures that the list of revisions, kept so that opening needs no Alembic, is that of the scripts."""
    found = [script.revision for script in ScriptDirectory(APPLICATION.migrations).walk_revisions()]
    assert tuple(reversed(found)) == schema.REVISIONS


def test_an_old_database_is_migrated(store: ApplicationStore, tmp_path: Path) -> None:
    """This test ensures that a program with a later revision migrates a database of this one, with what it holds."""
    store.keep(given("gammal"))
    store.close()
    migrations = shutil.copytree(APPLICATION.migrations, tmp_path / "migrations")
    (migrations / "versions" / "later_0002.py").write_text(LATER_REVISION, encoding="utf-8")
    later = replace(APPLICATION, migrations=migrations, revisions=(*APPLICATION.revisions, "0002"))
    database = Database(sqlite_url(tmp_path / FILE), place="x", kind=later)
    assert not database.is_current()
    database.upgrade()
    assert database.is_current()
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        assert connection.execute("SELECT comment, sort FROM feedback").fetchall() == [("gammal", None)]
    database.close()
    with pytest.raises(ApplicationError, match=r"nyare version av Röda tråden \(schema 0002\). Uppgradera"):
        store.keep(given())


def test_one_database_may_hold_both_stores(tmp_path: Path) -> None:
    """This test ensures that the corpus and the application store can have the same address."""
    url = sqlite_url(tmp_path / "both.sqlite3")
    settings = load_settings(data_dir=tmp_path, database_url=url, application_database_url=url)
    Store.open(settings, create=True).close()
    store = ApplicationStore.of(settings)
    store.keep(given("bredvid"))
    assert comments(store) == ["bredvid"]
    store.close()
    Store.open(settings).close()


def test_a_full_store_takes_no_more(tmp_path: Path) -> None:
    """This test ensures that nobody can fill the disk: past the bound nothing is kept, and it is told what to do."""
    store = ApplicationStore(sqlite_url(tmp_path / FILE), tmp_path, most_feedback=2)
    for name in ("ett", "två"):
        store.keep(given(name))
    with pytest.raises(ApplicationError, match="roda feedback --forget-before DATUM"):
        store.keep(given("tre"))
    assert comments(store) == ["ett", "två"]
    store.close()


def test_a_damaged_database_is_told(store: ApplicationStore, tmp_path: Path) -> None:
    """This test ensures that a file that is no database is told with what to do, and used again once it is mended."""
    (tmp_path / FILE).write_bytes(b"this is not a database, not at all" * 100)
    for use in (lambda: store.keep(given()), store.feedback):
        with pytest.raises(ApplicationError, match="skadad och kan inte läsas"):
            use()
    (tmp_path / FILE).unlink()
    store.keep(given("efter"))
    assert comments(store) == ["efter"]


def test_a_locked_database_is_told(store: ApplicationStore, tmp_path: Path) -> None:
    """This test ensures that a visitor waits a few seconds for another program at most, and that reading goes on."""
    store.keep(given("före"))
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ApplicationError, match="upptagen av ett annat program"):
            store.keep(given("under"))
        assert comments(store) == ["före"]
        other.execute("ROLLBACK")
    store.keep(given("efter"))
    assert comments(store) == ["före", "efter"]


def test_a_read_only_database_is_told(store: ApplicationStore, tmp_path: Path) -> None:
    """This test ensures that a database that may not be written to is named as that, and can still be read."""
    store.keep(given("före"))
    store.close()
    url = f"sqlite:///file:{tmp_path / FILE}?mode=ro&uri=true"
    locked = ApplicationStore.of(load_settings(data_dir=tmp_path, application_database_url=url))
    with pytest.raises(ApplicationError, match="får inte läsas eller skrivas"):
        locked.keep(given("under"))
    locked.close()
    assert comments(store) == ["före"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """This test ensures that a data directory below a file is refused with its name."""
    (tmp_path / "file").write_text("x")
    store = ApplicationStore(sqlite_url(tmp_path / "file" / "data" / FILE), tmp_path / "file" / "data")
    with pytest.raises(ApplicationError, match="kan inte skapas"):
        store.keep(given())


def test_a_wrong_address_is_told(tmp_path: Path) -> None:
    """This test ensures that the setting is named by its own name, when the settings are read and when it is used."""
    with pytest.raises(SettingError, match="RODA_APPLICATION_DATABASE_URL måste börja med"):
        load_settings(data_dir=tmp_path, application_database_url="mysql://x")
    with pytest.raises(SettingError, match="RODA_APPLICATION_DATABASE_URL är ingen databasadress"):
        ApplicationStore("nonsense", tmp_path).keep(given())
