"""Paths -> files, each once, none skipped in silence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from corpus.errors import ManifestError, TooLargeDocument, UnreachableDocument
from ingest.manifest import Entry
from ingest.source_files import SourceFile, collect, load


def write(*paths: Path) -> None:
    """Write a small file at each path."""
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def test_folder_in_order(tmp_path: Path) -> None:
    """This test ensures that a folder gives every file below it, sorted, also those of formats that are not read."""
    write(
        *(tmp_path / name for name in ("b.pdf", "a/c.docx", "bild.jpg", ".dold", ".git/x.pdf", "~$b.docx", "Thumbs.db"))
    )
    (tmp_path / "manifest.toml").write_text("")
    sources = collect([tmp_path])
    assert [file.path.relative_to(tmp_path).as_posix() for file in sources.files] == ["a/c.docx", "b.pdf", "bild.jpg"]
    assert sources.unreached == []


def test_each_file_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This test ensures that a file named twice, by its folder, by another spelling or by a link is one file."""
    write(tmp_path / "a.pdf")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "a.pdf")
    monkeypatch.chdir(tmp_path)
    sources = collect([Path("a.pdf"), tmp_path / "a.pdf", tmp_path, Path("link.pdf")])
    assert len(sources.files) == 1
    assert sources.files[0].shown == "a.pdf"


def test_paths_that_give_nothing(tmp_path: Path) -> None:
    """This test ensures that a path that does not exist and an empty folder are each told, and stop nothing."""
    write(tmp_path / "a.pdf")
    (tmp_path / "tom").mkdir()
    sources = collect([tmp_path / "saknas.pdf", tmp_path / "tom", tmp_path / "a.pdf"])
    assert len(sources.files) == 1
    assert ["finns inte" in one.reason or "inga dokument" in one.reason for one in sources.unreached] == [True, True]
    assert not any(one.place for one in sources.unreached)


def test_linked_folder_is_told(tmp_path: Path) -> None:
    """This test ensures that a link to a folder is not followed, for it may lead in a circle, and is told."""
    (tmp_path / "a").mkdir()
    write(tmp_path / "a" / "x.pdf")
    (tmp_path / "a" / "runt").symlink_to(tmp_path, target_is_directory=True)
    sources = collect([tmp_path / "a"])
    assert len(sources.files) == 1
    assert "följs inte" in sources.unreached[0].reason


def test_manifest_of_the_nearest_folder(tmp_path: Path) -> None:
    """This test ensures that a file's facts come from the nearest manifest above it, also when named by itself."""
    write(tmp_path / "a.pdf", tmp_path / "in" / "b.pdf", tmp_path / "egen" / "c.pdf")
    (tmp_path / "manifest.toml").write_text('[[document]]\nfile = "in/b.pdf"\norgan = "KS"\n[[document]]\nfile="d.pdf"')
    (tmp_path / "egen" / "manifest.toml").write_text('[[document]]\nfile = "c.pdf"\norgan = "SN"')
    sources = collect([tmp_path])
    assert [file.entry.organ for file in sources.files] == [None, "SN", "KS"]
    (missing,) = sources.unreached
    assert missing.place == str(tmp_path / "d.pdf")
    assert missing.reason.startswith("d.pdf: filen står i")
    assert collect([tmp_path / "egen" / "c.pdf"]).files[0].entry.organ == "SN"


def test_manifest_above_what_is_named(tmp_path: Path) -> None:
    """This test ensures that what must stay in the house stays, also when one file or subfolder is named alone."""
    write(tmp_path / "in" / "b.pdf")
    (tmp_path / "manifest.toml").write_text('[corpus]\nleaves_house = false\n[[document]]\nfile = "borta.pdf"')
    for path in (tmp_path / "in", tmp_path / "in" / "b.pdf"):
        sources = collect([path])
        assert [file.entry.leaves_house for file in sources.files] == [False]
        assert sources.unreached == []


def test_file_that_two_manifests_may_name(tmp_path: Path) -> None:
    """This test ensures that a file listed above is not freed by a nearer manifest that does not list it."""
    write(tmp_path / "in" / "b.pdf")
    (tmp_path / "manifest.toml").write_text('[[document]]\nfile = "in/b.pdf"\nleaves_house = false')
    (tmp_path / "in" / "manifest.toml").write_text('[corpus]\nkommun = "Motala"')
    assert not collect([tmp_path]).files[0].entry.leaves_house


def test_path_that_is_too_long() -> None:
    """This test ensures that a path no system takes is told, shortened."""
    (unreached,) = collect([Path("x" * 10_000)]).unreached
    assert "går inte att nå" in unreached.reason
    assert len(unreached.reason) < 500


def test_decomposed_letters(tmp_path: Path) -> None:
    """This test ensures that å written as two characters, as some systems name files, finds its manifest entry."""
    write(tmp_path / "a\u030arsplan.pdf")
    (tmp_path / "manifest.toml").write_text('[[document]]\nfile = "årsplan.pdf"\norgan = "SN"', encoding="utf-8")
    assert collect([tmp_path]).files[0].entry.organ == "SN"


def test_broken_manifest_stops_all(tmp_path: Path) -> None:
    """This test ensures that nothing is read past a manifest that cannot be understood."""
    (tmp_path / "manifest.toml").write_text("vad = 1")
    with pytest.raises(ManifestError):
        collect([tmp_path])


def test_load_limits(tmp_path: Path) -> None:
    """This test ensures that a file that is too large, gone or no file is refused by name before it is read."""
    big, gone, pipe = tmp_path / "big.pdf", tmp_path / "gone.pdf", tmp_path / "pipe.pdf"
    with big.open("wb") as file:
        file.truncate(2 * 1024 * 1024)
    os.mkfifo(pipe)
    with pytest.raises(TooLargeDocument, match=r"big.pdf: filen är 2 MB, gränsen är 1 MB"):
        load(SourceFile(big, "", Entry("")), max_mb=1)
    assert len(load(SourceFile(big, "", Entry("")), max_mb=2)) == 2 * 1024 * 1024
    for path in (gone, pipe):
        with pytest.raises(UnreachableDocument, match=path.name):
            load(SourceFile(path, "", Entry("")), max_mb=1)


NOBODY = 65534
"""The user id of Debian's nobody: root may read everything, so the test gives its rights up for a moment."""


@contextmanager
def plain_rights() -> Iterator[None]:
    """Run with a plain user's rights, as root and otherwise."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)


def test_no_permission(tmp_path: Path) -> None:
    """This test ensures that a file without read permission says so."""
    path = tmp_path / "a.pdf"
    write(path)
    path.chmod(0)
    with plain_rights(), pytest.raises(UnreachableDocument, match="läsbehörighet"):
        load(SourceFile(path, "", Entry("")), max_mb=1)
