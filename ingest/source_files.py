"""Paths on a command line -> the files to read, each with what its folder's manifest says of it.

Nothing is skipped in silence: every file of a folder is returned, also those of a format that is not read (their
reading fails with a reason). Left out are only what systems and programs put there for themselves.
"""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import TooLargeDocument, UnreachableDocument
from ingest.manifest import FILE_NAME, Entry, Manifest

_OF_SYSTEMS = frozenset({FILE_NAME, "thumbs.db", "desktop.ini"})
_OF_PROGRAMS = (".", "~$")  # hidden files; Word's mark that a document is open
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read. `shown` is its path as the user wrote it; `path` is absolute, links resolved."""

    path: Path
    shown: str
    entry: Entry

    @property
    def id(self) -> str:
        """The id of the document at this place."""
        return hashlib.sha256(str(self.path).encode("utf-8", "surrogateescape")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Unreached:
    """A path that gave no file, and why. `stored`: the corpus should remember that (a manifest lists it)."""

    path: str
    reason: str
    stored: bool = False
    visibility: str = "public"


@dataclass(slots=True)
class Sources:
    """Everything that the paths gave. `folders` are the folders that were read whole, absolute."""

    files: list[SourceFile] = field(default_factory=list)
    unreached: list[Unreached] = field(default_factory=list)
    manifests: dict[str, Manifest] = field(default_factory=dict)
    folders: list[Path] = field(default_factory=list)


def collect(paths: Sequence[Path]) -> Sources:
    """Return the files at and under the paths, each once, in order of path.

    Raises ManifestError: a manifest that cannot be understood may hold what must not leave the house.
    """
    sources = Sources()
    for path in paths:
        if path.is_dir():
            _add_folder(path, sources)
        else:
            _add_file(path, sources)
    once = {file.path: file for file in reversed(sources.files)}
    sources.files = sorted(once.values(), key=lambda file: str(file.path))
    return sources


def load(file: SourceFile, *, max_mb: int) -> bytes:
    """Return a file's bytes. Raises UnreachableDocument and TooLargeDocument."""
    name = file.path.name
    try:
        status = file.path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreachableDocument(f"{name}: är ingen vanlig fil. Ange filen själv.")
        size = status.st_size
        if size > max_mb * _MEGABYTE:
            raise TooLargeDocument(
                f"{name}: filen är {size / _MEGABYTE:.0f} MB, gränsen är {max_mb} MB. "
                "Dela upp den eller höj RODA_MAX_FILE_MB."
            )
        return file.path.read_bytes()
    except PermissionError as error:
        raise UnreachableDocument(f"{name}: filen får inte läsas. Ge läsbehörighet till den.") from error
    except OSError as error:
        raise UnreachableDocument(f"{name}: filen kan inte läsas ({error.strerror}).") from error


def _add_folder(folder: Path, sources: Sources) -> None:
    before = len(sources.files)
    resolved = folder.resolve()
    sources.folders.append(resolved)
    manifests: dict[Path, Manifest | None] = {}
    _governing(folder, folder, manifests)
    for shown in _walk(folder, sources):
        manifest, home = _governing(shown.parent, folder, manifests)
        relative = os.path.relpath(shown, home)
        sources.files.append(SourceFile(shown.resolve(), str(shown), _entry(manifest, relative)))
    for manifest in filter(None, manifests.values()):
        _remember(manifest, sources)
        _add_missing(manifest, sources)
    if len(sources.files) == before and not any(manifests.values()):
        reason = f"{folder}: mappen innehåller inga dokument. Ange en mapp med PDF, DOCX, HTML, Markdown eller text."
        sources.unreached.append(Unreached(str(folder), reason))


def _add_file(path: Path, sources: Sources) -> None:
    try:
        found = path.is_file()
        resolved = path.resolve()
    except (OSError, RuntimeError, ValueError) as error:
        sources.unreached.append(Unreached(str(path), f"{path}: sökvägen går inte att nå ({error})."))
        return
    if not found:
        what = "är ingen vanlig fil" if path.exists() else "finns inte"
        sources.unreached.append(Unreached(str(path), f"{path}: filen eller mappen {what}. Kontrollera sökvägen."))
        return
    manifest = Manifest.load(path.parent)
    if manifest is not None:
        _remember(manifest, sources)
    sources.files.append(SourceFile(resolved, str(path), _entry(manifest, path.name)))


def _walk(folder: Path, sources: Sources) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        reason = f"{error.filename}: mappen kan inte läsas ({error.strerror}). Ge läsbehörighet till den."
        sources.unreached.append(Unreached(str(error.filename), reason, stored=True))

    for place, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith(_OF_PROGRAMS))
        for link in (Path(place, name) for name in folders if Path(place, name).is_symlink()):
            reason = f"{link}: är en länk till en annan mapp och följs inte. Ange den mappen själv."
            sources.unreached.append(Unreached(str(link), reason, stored=True))
        for name in sorted(names):
            if not name.startswith(_OF_PROGRAMS) and name.casefold() not in _OF_SYSTEMS:
                yield Path(place, name)


def _governing(folder: Path, top: Path, manifests: dict[Path, Manifest | None]) -> tuple[Manifest | None, Path]:
    """Return the nearest manifest at or above a folder, not above `top`, and the folder it stands in."""
    while True:
        if folder not in manifests:
            manifests[folder] = Manifest.load(folder)
        if manifests[folder] is not None or folder == top:
            return manifests[folder], folder
        folder = folder.parent


def _entry(manifest: Manifest | None, relative: str) -> Entry:
    name = unicodedata.normalize("NFC", relative.replace(os.sep, "/"))
    return Entry(name) if manifest is None else manifest.entry(name)


def _remember(manifest: Manifest, sources: Sources) -> None:
    sources.manifests[manifest.path] = manifest


def _add_missing(manifest: Manifest, sources: Sources) -> None:
    """Report the files that a manifest lists and its folder does not hold."""
    home = Path(manifest.path).parent
    for entry in manifest.by_file.values():
        path = home / entry.file
        if not path.is_file():
            reason = (
                f"{entry.file}: filen står i {manifest.path} men finns inte. Lägg dit den eller ta bort den ur listan."
            )
            sources.unreached.append(Unreached(str(path), reason, stored=True, visibility=entry.visibility))
