"""Paths on a command line -> the files to read, each with what its folder's manifest says of it.

Nothing is skipped in silence: every file of a folder is returned, also those of a format that is not read (their
reading fails with a reason). Left out are only what systems and programs put there for themselves.
"""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import ManifestError, TooLargeDocument, UnreachableDocument
from corpus.system_errors import why
from ingest.manifest import FILE_NAME, Entry, Manifest

_OF_SYSTEMS = frozenset({FILE_NAME, "thumbs.db", "desktop.ini"})
_OF_PROGRAMS = (".", "~$")  # hidden files; Word's mark that a document is open
_MISSPELT = frozenset({FILE_NAME, f"{FILE_NAME}.txt"})  # Windows hides the ending that its editor adds
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
    """A path that gave no file, as the user wrote it, and why.

    `place`: where it stands, absolute, when the corpus should remember that (a folder holds it, a manifest lists it).
    """

    path: str
    reason: str
    place: str | None = None
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
                _add_named_file(path, sources, manifests)
        except (OSError, RuntimeError) as error:
            sources.unreached.append(Unreached(str(path), _out_of_reach(path, error)))
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
        raise UnreachableDocument(
            f"{name}: filen kan inte läsas ({why(error)}). Kontrollera att den går att öppna."
        ) from error


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
    absolute = folder.resolve()
    if not _is_text(absolute):
        sources.unreached.append(Unreached(_readable(folder), _misnamed(folder)))
        return
    before = len(sources.files) + len(sources.unreached)
    sources.folders.append(absolute)

    def tell(shown: Path, reason: str) -> None:
        place = _readable(absolute / shown.relative_to(folder))
        sources.unreached.append(Unreached(_readable(shown), reason, place))

    for shown in _walk(folder, tell):
        try:
            path = shown.resolve()
            if shown.is_symlink() and not path.exists():
                tell(shown, f"{_readable(shown)}: är en länk som inte leder till någon fil. Rätta eller ta bort den.")
            elif _is_text(path):
                entry = manifests.entry(absolute / shown.relative_to(folder))
                sources.files.append(SourceFile(path, _readable(shown), entry))
            else:
                tell(shown, _misnamed(shown))
        except (OSError, RuntimeError) as error:
            tell(shown, _out_of_reach(shown, error))
    listed = manifests.above(absolute)
    for manifest in {manifest.path: manifest for manifest in (*listed, *manifests.all())}.values():
        _add_missing(manifest, absolute, sources)
    if len(sources.files) + len(sources.unreached) == before and not listed:
        reason = (
            f"{folder}: mappen innehåller inga dokument. Ange en mapp med PDF, DOCX, XLSX, HTML, Markdown eller text."
        )
        sources.unreached.append(Unreached(str(folder), reason))


def _add_named_file(shown: Path, sources: Sources, manifests: _Manifests) -> None:
    if not shown.is_file():
        what = "är ingen vanlig fil" if shown.exists() else "finns inte"
        what = "leder inte till någon fil" if shown.is_symlink() and not shown.exists() else what
        reason = f"{_readable(shown)}: filen eller mappen {what}. Kontrollera sökvägen."
        sources.unreached.append(Unreached(_readable(shown), reason))
        return
    path, place = shown.resolve(), shown.parent.resolve() / shown.name
    if _is_text(path) and _is_text(place):
        sources.files.append(SourceFile(path, str(shown), manifests.entry(place)))
    else:
        sources.unreached.append(Unreached(_readable(shown), _misnamed(shown)))


def _walk(folder: Path, tell: Callable[[Path, str], None]) -> Iterator[Path]:
    """Yield the files of a folder and its subfolders, in order; what is not gone into is told."""

    def unreadable(error: OSError) -> None:
        closed = Path(error.filename)
        tell(closed, f"{closed}: mappen kan inte läsas ({why(error)}). Ge läsbehörighet till den.")

    for place, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith(_OF_PROGRAMS))
        for inner in [Path(place, name) for name in folders]:
            if not _is_text(inner):
                folders.remove(inner.name)
                tell(inner, _misnamed(inner))
            elif os.path.islink(inner):  # noqa: PTH114 - pathlib's raises on a path that is too long
                tell(inner, f"{inner}: är en länk till en annan mapp och följs inte. Ange den mappen själv.")
        for name in sorted(names):
            _require_manifest_name(Path(place, name))
            if not name.startswith(_OF_PROGRAMS) and name.casefold() not in _OF_SYSTEMS:
                yield Path(place, name)


def _require_manifest_name(path: Path) -> None:
    """Raise ManifestError for a manifest whose name is misspelt: passed over, it would guard nothing."""
    if path.name != FILE_NAME and path.name.casefold() in _MISSPELT:
        raise ManifestError(f"{_readable(path)}: filen ska heta {FILE_NAME}. Byt namn på den och läs in igen.")


def _is_text(path: Path) -> bool:
    """Say whether a path is in the system's encoding: one that is not can be stored nowhere."""
    return _readable(path) == str(path)


def _readable(path: Path) -> str:
    """Return a path with the bytes that are no text escaped."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _misnamed(path: Path) -> str:
    return (
        f"{_readable(path)}: namnet har tecken som inte är UTF-8. Byt namn på filen eller mappen och läs in den igen."
    )


def _out_of_reach(path: Path, error: OSError | RuntimeError) -> str:
    """Tell of a path that cannot be followed: a folder on the way is closed, a name too long, links in a ring."""
    # pathlib raises RuntimeError for a ring of links before Python 3.13.
    cause = why(error) if isinstance(error, OSError) else "länkar som går i ring"
    return f"{_readable(path)[:_LONGEST_NAME]}: sökvägen går inte att nå ({cause}). Kontrollera den."


def _add_missing(manifest: Manifest, folder: Path, sources: Sources) -> None:
    """Report the files that a manifest lists in a folder and that are not there."""
    for entry in manifest.by_file.values():
        path = Path(manifest.path).parent / entry.file
        if folder in path.parents and not path.is_file():
            reason = (
                f"{entry.file}: filen står i {manifest.path} men finns inte. Lägg dit den eller ta bort den ur listan."
            )
            sources.unreached.append(Unreached(str(path), reason, str(path), visibility=entry.visibility))
