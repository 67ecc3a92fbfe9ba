"""The store: states, views, the writer, originals, the lock, opening."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from corpus.database import Database, sqlite_url
from corpus.errors import CorpusBusy, CorpusDamaged, CorpusError, CorpusMissing, NotInCorpus, SettingError
from corpus.model import (
    Box,
    CharacterMap,
    Document,
    Expected,
    Failure,
    Locator,
    Mention,
    MentionKind,
    Organ,
    OrganKind,
    Page,
    Passage,
    Period,
    Reading,
    Recognition,
    Span,
)
from corpus.settings import load_settings
from corpus.store import StateInfo, Store, View, Writer, schema
from corpus.store.kind import CORPUS

TEXTS = ("Vision 2030\nden öppna staden", "Mål 1: Motala växer")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Make an empty corpus."""
    opened = Store(sqlite_url(tmp_path / "corpus.sqlite3"), tmp_path, create=True)
    yield opened
    opened.close()


SEEN = Recognition(88, ((0, 3), (5, 6)))


def a_reading(id_: str = "r1", *, texts: tuple[str, ...] = TEXTS) -> Reading:
    """Make a reading of two pages with a passage and a mention on each."""
    pages = tuple(
        Page(number, f"s. {number}", words, 595.0, 842.0, CharacterMap.of([Box(1, 2, 3.25, 4)] * len(words)), SEEN)
        for number, words in enumerate(texts, start=1)
    )
    whole = [Locator(id_, (Span(page.number, 0, len(page.text)),)) for page in pages]
    return Reading(
        id=id_,
        version=f"version of {id_}",
        reader="reader 1",
        format="pdf",
        title=f"Titel {id_}",
        pages=pages,
        passages=tuple(
            Passage(
                f"{id_}-p{place.page}", place, texts[place.page - 1].replace("\n", " "), ("Rubrik",), "Mål | Utfall"
            )
            for place in whole
        ),
        mentions=tuple(Mention(f"m{place.page}", MentionKind.GOAL, "växer", place) for place in whole),
        unreadable=(2,),
        warnings=("en sida saknar text",),
    )


def a_document(
    id_: str = "d1", *, reading: str = "r1", visibility: str = "public", superseded: bool = False
) -> Document:
    """Make a document with every fact set."""
    return Document(
        id=id_,
        name=f"{id_}.pdf",
        path=f"/planer/{id_}.pdf",
        version=f"version of {reading}",
        reading=reading,
        title="Plan",
        format="pdf",
        kommun="Motala",
        organ="Socialnämnden",
        kind="verksamhetsplan",
        programme="Lup",
        period=Period(2019, 2022),
        edition="antagen",
        decided="2018-12-17",
        visibility=visibility,
        leaves_house=False,
        example=True,
        superseded=superseded,
        page_count=2,
        unreadable=(2,),
    )


def publish(
    writer: Writer, *documents: Document, generation: str = "g1", failures: tuple[Failure, ...] = ()
) -> StateInfo:
    """Publish documents and failures alone."""
    return writer.publish(documents=documents, failures=failures, expected=(), organs=(), generation=generation)


def test_everything_comes_back(store: Store) -> None:
    """This test ensures that a view returns what was stored: every field of every part."""
    reading, document = a_reading(), a_document()
    failure = Failure("b.pdf", "/planer/b.pdf", "krypterad")
    expected = Expected("Motala", "Tekniska nämnden", "verksamhetsplan", Period(2022, 2022), "/planer/manifest.toml")
    organ = Organ("o1", "Socialnämnden", OrganKind.NAMND, "Motala", ("SN",), "o2", Period(2019, 2022), "/m.toml")
    with store.writer() as writer:
        writer.add_reading(reading)
        state = writer.publish(
            documents=[document], failures=[failure], expected=[expected], organs=[organ], generation="g1"
        )
    view = store.view()
    assert view.state == state == StateInfo(1, state.created, "g1")
    assert view.documents() == (document,)
    assert view.document("d1.pdf") == view.document("d1") == document
    assert view.pages("r1") == reading.pages
    assert view.page("r1", 2) == reading.pages[1]
    assert tuple(view.all_passages()) == view.passages(["r1-p1", "none", "r1-p2"]) == reading.passages
    assert view.passages_on("r1", 2) == reading.passages[1:]
    assert tuple(view.mentions()) == reading.mentions
    assert view.reading("r1").warnings == reading.warnings
    assert (view.failures(), view.expected(), view.organs()) == ((failure,), (expected,), (organ,))


def test_quote_joins_parts(store: Store) -> None:
    """This test ensures that a quote is the page text at its spans, line breaks as spaces, parts joined by a space."""
    with store.writer() as writer:
        writer.add_reading(a_reading())
        publish(writer, a_document())
    view = store.view()
    assert view.quote(Locator("r1", (Span(1, 7, 15), Span(2, 7, 19)))) == "2030 den Motala växer"
    with pytest.raises(NotInCorpus, match="finns inte på sidan 2"):
        view.quote(Locator("r1", (Span(2, 0, 99),)))


def test_a_state_never_changes(store: Store) -> None:
    """This test ensures that a view pinned to one state sees it whole after later states are published."""
    with store.writer() as writer:
        writer.add_reading(a_reading("r1"))
        writer.add_reading(a_reading("r2"))
        publish(writer, a_document("d1"), a_document("d2"))
        pinned = store.view()
        changed = replace(a_document("d1", reading="r2"), title="Ny")
        publish(writer, changed, generation="g2")
    assert [document.id for document in pinned.documents()] == ["d1", "d2"]
    assert [one.id for one in pinned.all_passages()] == ["r1-p1", "r1-p2"]
    assert store.view().documents() == (changed,)
    assert store.view(state=1).documents() == pinned.documents()
    assert [state.generation for state in store.states()] == ["g1", "g2"]
    with pytest.raises(NotInCorpus, match="inget tillstånd 7"):
        store.view(state=7)


def test_added_readings_are_not_seen(store: Store) -> None:
    """This test ensures that a reading is seen by nobody before a state is published that holds it."""
    with store.writer() as writer:
        writer.add_reading(a_reading("r1"))
        publish(writer, a_document("d1"))
        writer.add_reading(a_reading("r2"))
        assert writer.has_reading("r2")
    view = store.view()
    assert [one.id for one in view.all_passages()] == ["r1-p1", "r1-p2"]
    assert view.passages(["r2-p1"]) == ()
    with pytest.raises(NotInCorpus):
        view.page("r2", 1)


def test_publishing_the_same_makes_no_state(store: Store) -> None:
    """This test ensures that nothing new gives no new state, and that a rebuilt index only moves the pointer."""
    with store.writer() as writer:
        writer.add_reading(a_reading())
        writer.add_reading(a_reading())
        first = publish(writer, a_document())
        assert publish(writer, a_document()) == first
        assert publish(writer, a_document(), generation="g2") == replace(first, generation="g2")
    assert store.states() == (replace(first, generation="g2"),)


def test_visibility_filters_everything(store: Store) -> None:
    """This test ensures that what a reader may not see is not there: not in any kind of answer."""
    with store.writer() as writer:
        writer.add_reading(a_reading("r1"))
        writer.add_reading(a_reading("r2"))
        version = writer.add_original(b"hemligt")
        secret = replace(a_document("d2", reading="r2", visibility="staff"), version=version)
        publish(writer, a_document(), secret, failures=(Failure("x", "/x", "fel", "staff"),))
    public, staff = store.view(), store.view(readers=frozenset({"public", "staff"}))
    assert [one.id for one in public.documents()] == ["d1"]
    assert public.passages(["r1-p1", "r2-p1"]) == staff.passages(["r1-p1"])
    assert {one.locator.reading for one in public.mentions()} == {"r1"}
    assert public.failures() == ()
    assert len(staff.failures()) == 1
    assert staff.original(version) == b"hemligt"
    for ask in (lambda: public.original(version), lambda: public.pages("r2"), lambda: public.document("d2.pdf")):
        with pytest.raises(NotInCorpus):
            ask()


def test_superseded_documents_are_history(store: Store) -> None:
    """This test ensures that a current view leaves superseded editions out and a historical one keeps them."""
    with store.writer() as writer:
        writer.add_reading(a_reading("r1"))
        writer.add_reading(a_reading("r2"))
        publish(writer, a_document("d1", superseded=True), a_document("d2", reading="r2"))
    assert [one.id for one in store.view().documents()] == ["d2"]
    assert {one.locator.reading for one in store.view().mentions()} == {"r2"}
    history = store.view(historical=True)
    assert [one.id for one in history.documents()] == ["d1", "d2"]
    assert len(list(history.all_passages())) == 4


def test_readings_tell_their_warnings_and_when_they_came(store: Store) -> None:
    """This test ensures that warnings come with one query, and that a reading keeps the day it was first published."""
    with store.writer() as writer:
        writer.add_reading(a_reading("r1"))
        first = publish(writer, a_document("d1"))
        publish(writer, a_document("d1", superseded=True))
    view = store.view(historical=True)
    assert view.warnings() == {"r1": ("en sida saknar text",)}
    assert view.first_published("r1") == first.created
    with pytest.raises(NotInCorpus):
        view.first_published("r9")


def test_failing_publish_changes_nothing(store: Store) -> None:
    """This test ensures that publishing is all or nothing: a document of an unknown reading stops it all."""
    with store.writer() as writer:
        writer.add_reading(a_reading())
        publish(writer, a_document())
        with pytest.raises(CorpusDamaged):
            publish(writer, a_document(), a_document("d2", reading="unknown"))
        with pytest.raises(ValueError, match="share their id"):
            publish(writer, a_document(), a_document())
    assert len(store.states()) == 1
    assert len(store.view().documents()) == 1


def test_damaged_reading_is_not_half_stored(store: Store) -> None:
    """This test ensures that a reading with two passages of one id is refused whole."""
    good = a_reading()
    broken = replace(good, passages=(good.passages[0], good.passages[0]))
    with store.writer() as writer:
        with pytest.raises(CorpusDamaged, match="samma beteckning"):
            writer.add_reading(broken)
        assert not writer.has_reading("r1")
        writer.add_reading(good)


def test_originals_are_verified(store: Store, tmp_path: Path) -> None:
    """This test ensures that an original whose bytes changed is never handed out, and is healed by adding it again."""
    with store.writer() as writer:
        writer.add_reading(a_reading())
        version = writer.add_original(b"bytes")
        publish(writer, replace(a_document(), version=version))
        kept = tmp_path / "originals" / version[:2] / version
        kept.write_bytes(b"other")
        with pytest.raises(CorpusDamaged, match="har ändrats"):
            store.view().original(version)
        writer.add_original(b"bytes")
        assert store.view().original(version) == b"bytes"
        kept.unlink()
        with pytest.raises(NotInCorpus, match="Läs in dokumentet på nytt"):
            store.view().original(version)


def test_unfinished_originals_are_removed(store: Store, tmp_path: Path) -> None:
    """This test ensures that what a killed ingest left of an original is gone when the next begins."""
    left = tmp_path / "originals" / "ab" / "abc.123.part"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half")
    with store.writer():
        assert not left.exists()


def test_one_writer_at_a_time(store: Store) -> None:
    """This test ensures that a second writer is told to wait, and gets in when the first is done."""
    with store.writer(), pytest.raises(CorpusBusy, match="Vänta tills den är klar"), store.writer():
        pass
    with store.writer(wait=5):
        pass


def test_nothing_read_in_yet(tmp_path: Path) -> None:
    """This test ensures that asking of a corpus that is not there says how to make one, and makes none."""
    settings = load_settings(data_dir=tmp_path / "data")
    with pytest.raises(CorpusMissing, match="roda ingest MAPP"):
        Store.open(settings)
    assert not settings.data_dir.exists()
    store = Store.open(settings, create=True)
    with pytest.raises(CorpusMissing, match="roda ingest MAPP"):
        store.view()
    store.close()
    Store.open(settings).close()


def test_not_a_database(tmp_path: Path) -> None:
    """This test ensures that a file that is no database is named as damage, not as a stack of library errors."""
    (tmp_path / "corpus.sqlite3").write_bytes(b"this is not a database, not at all" * 100)
    with pytest.raises(CorpusDamaged, match="kan inte läsas"):
        Store(sqlite_url(tmp_path / "corpus.sqlite3"), tmp_path)


@pytest.mark.usefixtures("store")
def test_newer_schema(tmp_path: Path) -> None:
    """This test ensures that a corpus written by a newer program is left alone."""
    with sqlite3.connect(tmp_path / "corpus.sqlite3") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(CorpusDamaged, match="nyare version"):
        Store(sqlite_url(tmp_path / "corpus.sqlite3"), tmp_path)


def test_data_dir_that_cannot_be_made(tmp_path: Path) -> None:
    """This test ensures that a data directory below a file is refused with its name."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(CorpusError, match="kan inte skapas"):
        Store(sqlite_url(tmp_path / "x.sqlite3"), tmp_path / "file" / "data", create=True)


def test_wrong_address(tmp_path: Path) -> None:
    """This test ensures that a database address that is none is named as the setting it is."""
    with pytest.raises(SettingError, match="RODA_DATABASE_URL"):
        Store("nonsense", tmp_path, create=True)


def test_migrations_make_the_schema(tmp_path: Path) -> None:
    """This test ensures that the revisions together make exactly the tables that the code speaks of."""
    database = Database(sqlite_url(tmp_path / "x.sqlite3"), place="x", kind=CORPUS)
    database.upgrade()
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []
    database.close()


def test_revisions_are_known() -> None:
    """This test ensures that the list of revisions, kept so that opening needs no Alembic, is that of the scripts."""
    folder = Path(schema.__file__).parent / "migrations"
    found = [script.revision for script in ScriptDirectory(folder).walk_revisions()]
    assert tuple(reversed(found)) == schema.REVISIONS


def test_interrupted_migration_leaves_nothing(tmp_path: Path) -> None:
    """This test ensures that tables are made in one transaction: one that fails leaves an empty database."""
    database = Database(sqlite_url(tmp_path / "x.sqlite3"), place="x", kind=CORPUS)

    def fail() -> None:
        with database.writing() as connection:
            connection.execute(text("CREATE TABLE a (b INTEGER)"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert database.is_empty()
    database.close()


def test_views_are_the_only_way_to_read() -> None:
    """This test ensures that the store itself hands out no document, page or passage."""
    public = {name for name in vars(Store) if not name.startswith("_")}
    assert public == {"open", "view", "view_with", "states", "writer", "faults", "close"}
    assert "documents" in vars(View)


def test_a_replaced_document_is_found_in_its_last_state(store: Store) -> None:
    """This test ensures that a document that was removed or superseded is shown of the newest state that has it."""
    with store.writer() as writer:
        writer.add_reading(a_reading("r1"))
        publish(writer, a_document("d1"), a_document("d2"))
        publish(writer, a_document("d1", superseded=True), a_document("d2"))
        publish(writer, a_document("d2"))
    assert store.view_with("d1").state.number == 2
    assert store.view_with("d2").state.number == store.view_with("d2.pdf").state.number == 3
    assert store.view_with("d2", state=1).state.number == 1
    for document, state in (("d3", None), ("d3", 1), ("d1", 3), ("d1", 9)):
        with pytest.raises(NotInCorpus):
            store.view_with(document, state=state)


def test_a_document_that_was_hidden_is_shown_of_no_state(store: Store) -> None:
    """This test ensures that a link to an older state does not show what its reader may no longer see."""
    with store.writer() as writer:
        writer.add_reading(a_reading("r1"))
        publish(writer, a_document("d1"))
        publish(writer, a_document("d1", visibility="internal"))
    for state in (None, 1, 2):
        with pytest.raises(NotInCorpus):
            store.view_with("d1", state=state)
    assert store.view_with("d1", state=1, readers=frozenset({"internal", "public"})).state.number == 1


def test_what_was_hidden_when_it_was_taken_out_stays_hidden(store: Store) -> None:
    """This test ensures that removing a document which not everybody may see does not show its first, open state."""
    with store.writer() as writer:
        writer.add_reading(a_reading("r1"))
        writer.add_reading(a_reading("r2"))
        other = a_document("d2", reading="r2")
        publish(writer, a_document(), other)
        publish(writer, replace(a_document(), visibility="staff"), other)
        publish(writer, other)
    for state in (None, 1):
        with pytest.raises(NotInCorpus):
            store.view_with("d1", state=state)
    staff = frozenset({"public", "staff"})
    assert store.view_with("d1", readers=staff).state.number == 2


def test_an_original_as_a_file_is_verified_and_seen_by_readers_only(store: Store, tmp_path: Path) -> None:
    """This test ensures that the file handed out is the version's, whole, and of a document in view."""
    with store.writer() as writer:
        writer.add_reading(a_reading("r1"))
        version = writer.add_original(b"bytes")
        publish(writer, replace(a_document(), version=version))
    file = store.view().original_file(version)
    assert file.read_bytes() == b"bytes"
    with pytest.raises(NotInCorpus):
        store.view().original_file("0" * 64)
    file.write_bytes(b"bytez")
    with pytest.raises(CorpusDamaged):
        store.view().original_file(version)
    file.unlink()
    with pytest.raises(NotInCorpus) as told:
        store.view().original_file(version)
    assert str(tmp_path) not in str(told.value)
