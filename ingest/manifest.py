"""manifest.toml: what a folder says of its own documents, organs and what is expected. It is read, and it wins.

[corpus]
kommun = "Motala"            # for every document below that names no other
example = true               # the contents are invented

[[organ]]
name = "Socialnämnden"
kind = "nämnd"
aliases = ["SN"]
parent = "Kommunfullmäktige"
valid = "2019-2022"

[[document]]
file = "planer/sn-2022.pdf"
organ = "Socialnämnden"
kind = "verksamhetsplan"
period = 2022
edition = "antagen"          # or version
decided = 2021-12-15
leaves_house = false         # or "lämnar inte huset" = true

[[expected]]
organ = "Tekniska nämnden"
kind = "verksamhetsplan"
period = 2022
"""

from __future__ import annotations

import re
import stat
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from corpus.errors import ManifestError
from corpus.model import Expected, Organ, OrganKind, Period
from corpus.system_errors import why
from ingest.manifest_table import ManifestTable
from ingest.organs import organ_id, organ_kind

FILE_NAME = "manifest.toml"
_PLACE = re.compile(r"at line (\d+), column (\d+)")
_LARGEST = 5_000_000  # bytes; a manifest of ten thousand documents takes about two


@dataclass(frozen=True, slots=True)
class Entry:
    """What a manifest says of one file. `file` is relative to the manifest's folder, "/" between; None: not said."""

    file: str
    kommun: str | None = None
    organ: str | None = None
    kind: str | None = None
    programme: str | None = None
    title: str | None = None
    period: Period | None = None
    edition: str | None = None
    decided: str | None = None
    visibility: str = "public"
    leaves_house: bool = True
    example: bool = False


@dataclass(frozen=True, slots=True)
class Manifest:
    """A folder's manifest. `organs` and `expected` name the manifest as their source."""

    path: str
    kommun: str | None = None
    example: bool = False
    visibility: str = "public"
    leaves_house: bool = True
    by_file: Mapping[str, Entry] = field(default_factory=dict)
    organs: tuple[Organ, ...] = ()
    expected: tuple[Expected, ...] = ()

    @classmethod
    def load(cls, folder: Path) -> Manifest | None:
        """Read a folder's manifest.toml; None where there is none.

        Raises ManifestError, naming the file, the key and its line, for anything that cannot be understood:
        a wrong key could be the one that keeps a document in the house.
        """
        path = folder / FILE_NAME
        if not path.exists() and not path.is_symlink():  # a link that leads nowhere is not the same as no manifest
            return None
        return parse(_text(path), path=str(folder.resolve() / FILE_NAME))

    def entry(self, file: str) -> Entry:
        """Return what is said of a file (relative path, NFC); the manifest's own defaults where it is not listed."""
        return self.by_file.get(file) or Entry(
            file,
            kommun=self.kommun,
            example=self.example,
            visibility=self.visibility,
            leaves_house=self.leaves_house,
        )


def parse(text: str, *, path: str) -> Manifest:
    """Return the manifest that a TOML text is; `path` names it in messages and as source. Raises ManifestError."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ManifestError(f"{path}{_place(error)}: det här är inte giltig TOML. Rätta och läs in igen.") from error
    except RecursionError as error:
        raise ManifestError(f"{path} är för djupt nästlad. Skriv den som i dokumentationen.") from error
    root = ManifestTable(data, place="", path=path, source=text)
    corpus = root.table("corpus")
    bare = Manifest(
        path,
        kommun=corpus.text("kommun"),
        example=corpus.flag("example", default=False),
        visibility=corpus.text("visibility") or "public",
        leaves_house=_leaves_house(corpus, default=True),
    )
    corpus.finish()
    entries = tuple(_entry(table, bare) for table in root.tables("document"))
    organs = tuple(_organ(table, bare) for table in root.tables("organ"))
    expected = tuple(_expected(table, bare) for table in root.tables("expected"))
    root.finish()
    _refuse_twice(entries, path)
    return Manifest(
        path,
        kommun=bare.kommun,
        example=bare.example,
        visibility=bare.visibility,
        leaves_house=bare.leaves_house,
        by_file={entry.file: entry for entry in entries},
        organs=_with_parents(organs),
        expected=expected,
    )


def _place(error: tomllib.TOMLDecodeError) -> str:
    """Return where a TOML text is wrong, "" when that is at its end or not told."""
    found = _PLACE.search(str(error))
    return f", rad {found[1]}, tecken {found[2]}" if found else ""


def _text(path: Path) -> str:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ManifestError(f"{path} är ingen vanlig fil. Skriv en textfil med det namnet, eller ta bort den.")
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise ManifestError(f"{path} är större än {_LARGEST // 1_000_000} MB. Dela upp mappen.")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ManifestError(f"{path} är inte skriven i UTF-8. Spara om filen i UTF-8.") from error
    except OSError as error:
        raise ManifestError(f"{path} kan inte läsas: {why(error)}. Rätta behörigheten eller ta bort filen.") from error


def _entry(table: ManifestTable, bare: Manifest) -> Entry:
    entry = Entry(
        file=_relative(table),
        kommun=table.text("kommun") or bare.kommun,
        organ=table.text("organ"),
        kind=_lower(table.text("kind")),
        programme=table.text("programme"),
        title=table.text("title"),
        period=table.period("period"),
        edition=_lower(table.text("edition", "version")),
        decided=table.date("decided"),
        visibility=table.text("visibility") or bare.visibility,
        leaves_house=_leaves_house(table, default=bare.leaves_house),
        example=table.flag("example", default=bare.example),
    )
    table.finish()
    return entry


def _relative(table: ManifestTable) -> str:
    file = table.required_path("file").replace("\\", "/")
    path = PurePosixPath(file)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise table.error("file", "ska vara en fil i mappen eller dess undermappar")
    return unicodedata.normalize("NFC", str(path))


def _leaves_house(table: ManifestTable, *, default: bool) -> bool:
    leaves = table.flag("leaves_house", default=default)
    return not table.flag("lamnar_inte_huset", "lämnar_inte_huset", "lämnar inte huset", default=not leaves)


def _organ(table: ManifestTable, bare: Manifest) -> Organ:
    name = table.required_text("name")
    kommun = table.text("kommun") or bare.kommun
    kind = table.text("kind")
    if kind is not None and kind not in {one.value for one in OrganKind}:
        raise table.error("kind", "ska vara ett av: " + ", ".join(one.value for one in OrganKind))
    organ = Organ(
        id=organ_id(name, kommun),
        name=name,
        kind=organ_kind(name) if kind is None else OrganKind(kind),
        kommun=kommun,
        aliases=table.texts("aliases"),
        parent=table.text("parent"),
        valid=table.period("valid"),
        source=bare.path,
    )
    table.finish()
    return organ


def _with_parents(organs: Sequence[Organ]) -> tuple[Organ, ...]:
    """Turn the parents' names into ids; a parent that is not listed is one of the same kommun."""
    return tuple(
        organ if organ.parent is None else replace(organ, parent=organ_id(organ.parent, organ.kommun))
        for organ in organs
    )


def _expected(table: ManifestTable, bare: Manifest) -> Expected:
    expected = Expected(
        kommun=table.text("kommun") or bare.kommun,
        organ=table.text("organ"),
        kind=_lower(table.text("kind")),
        period=table.period("period"),
        source=bare.path,
    )
    if expected.organ is None and expected.kind is None:
        raise table.error("kind", "saknas: skriv vilken sorts dokument som väntas, eller av vilket organ")
    table.finish()
    return expected


def _lower(text: str | None) -> str | None:
    return None if text is None else text.casefold()


def _refuse_twice(entries: Sequence[Entry], path: str) -> None:
    seen: set[str] = set()
    for entry in entries:
        if entry.file in seen:
            raise ManifestError(f"{path}: {entry.file} står två gånger under [[document]]. Ta bort den ena.")
        seen.add(entry.file)
