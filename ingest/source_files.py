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
_LONGEST_NAME = 300  # characters of a path that a message repeats


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

    def looked_at(self, path: str) -> bool:
        """Say whether what stands, or stood, at an absolute path is in a folder that was read."""
        return not set(Path(path).parents).isdisjoint(self.folders)


def collect(paths: Sequence[Path]) -> Sources:
    """Return the files at and under the paths, each once, in order of path.

    Raises ManifestError: a manifest that cannot be understood may hold what must not leave the house.
    """
    sources = Sources()
    manifests = _Manifests()
    for path in paths:
        try:
            if path.is_dir():
                _add_folder(path, sources, manifests)
            else:
                _add_file(path, sources, manifests)
        except (OSError, RuntimeError) as error:  # a folder on the way is closed, a name too long, links in a ring
            reason = f"{str(path)[:_LONGEST_NAME]}: sökvägen går inte att nå ({getattr(error, 'strerror', error)})."
            sources.unreached.append(Unreached(str(path), reason))
    once = {file.path: file for file in reversed(sources.files)}
    sources.files = sorted(once.values(), key=lambda file: str(file.path))
    sources.unreached = list({one.path: one for one in sources.unreached}.values())
    sources.manifests = {manifest.path: manifest for manifest in manifests.all()}
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


class _Manifests:
    """The manifests at and above the folders looked at, each read once."""

    def __init__(self) -> None:
        self._at: dict[Path, Manifest | None] = {}

    def above(self, folder: Path) -> list[Manifest]:
        """Return the manifests at and above an absolute folder, the nearest first."""
        for place in (folder, *folder.parents):
            if place not in self._at:
                self._at[place] = Manifest.load(place)
        found = (self._at[place] for place in (folder, *folder.parents))
        return [manifest for manifest in found if manifest is not None]

    def entry(self, path: Path) -> Entry:
        """Return what is said of an absolute path: by the nearest manifest that lists it, else the nearest of all.

        Also those above the folder that is ingested count: what must stay in the house stays when one file is named.
        """
        manifests = self.above(path.parent)
        for manifest in manifests:
            name = _relative(path, manifest)
            if name in manifest.by_file:
                return manifest.by_file[name]
        return manifests[0].entry(_relative(path, manifests[0])) if manifests else Entry(path.name)

    def all(self) -> list[Manifest]:
        """Return every manifest that was read."""
        return [manifest for manifest in self._at.values() if manifest is not None]


def _relative(path: Path, manifest: Manifest) -> str:
    """Return a path as the manifest writes it: from its folder, with "/" between, letters composed."""
    return unicodedata.normalize("NFC", path.relative_to(Path(manifest.path).parent).as_posix())


def _add_folder(folder: Path, sources: Sources, manifests: _Manifests) -> None:
    before = len(sources.files)
    absolute = folder.resolve()
    sources.folders.append(absolute)
    for shown in _walk(folder, sources):
        entry = manifests.entry(absolute / shown.relative_to(folder))
        sources.files.append(SourceFile(shown.resolve(), str(shown), entry))
    listed = manifests.above(absolute)
    for manifest in {manifest.path: manifest for manifest in (*listed, *manifests.all())}.values():
        _add_missing(manifest, absolute, sources)
    if len(sources.files) == before and not listed:
        reason = f"{folder}: mappen innehåller inga dokument. Ange en mapp med PDF, DOCX, HTML, Markdown eller text."
        sources.unreached.append(Unreached(str(folder), reason))


def _add_file(path: Path, sources: Sources, manifests: _Manifests) -> None:
    if not path.is_file():
        what = "är ingen vanlig fil" if path.exists() else "finns inte"
        sources.unreached.append(Unreached(str(path), f"{path}: filen eller mappen {what}. Kontrollera sökvägen."))
        return
    entry = manifests.entry(path.parent.resolve() / path.name)
    sources.files.append(SourceFile(path.resolve(), str(path), entry))


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


def _add_missing(manifest: Manifest, folder: Path, sources: Sources) -> None:
    """Report the files that a manifest lists in a folder and that are not there."""
    for entry in manifest.by_file.values():
        path = Path(manifest.path).parent / entry.file
        if folder in path.parents and not path.is_file():
            reason = (
                f"{entry.file}: filen står i {manifest.path} men finns inte. Lägg dit den eller ta bort den ur listan."
            )
            sources.unreached.append(Unreached(str(path), reason, stored=True, visibility=entry.visibility))
