"""The gate before every format that is a ZIP archive (DOCX, XLSX): bombs, other archives, locks, declared entities.

It looks at the archive's directory and the beginnings of its XML parts alone, before a library opens the file.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import Final

from corpus.errors import DamagedDocument, EncryptedDocument, TooLargeDocument, WrongFormat

MAX_UNPACKED: Final = 300_000_000
"""Bytes of all parts unpacked, pictures included; long plans with photographs have 100 MB."""
MAX_XML_PART: Final = 60_000_000
"""Bytes of one XML part unpacked; in memory it takes ten times that."""
MAX_RATIO: Final = 400
"""Times that a part larger than a megabyte may grow when unpacked; XML of real documents grows 10–40 times."""
MAX_PARTS: Final = 10_000


@dataclass(frozen=True, slots=True)
class Office:
    """A format of Office: its suffix, folder and main part in the archive, what messages call it, its program."""

    suffix: str
    folder: str
    main: str
    called: str
    program: str


WORD: Final = Office(".docx", "word/", "word/document.xml", "ett Word-dokument", "Word")
EXCEL: Final = Office(".xlsx", "xl/", "xl/workbook.xml", "ett kalkylblad", "Excel")
SLIDES: Final = Office(".pptx", "ppt/", "ppt/presentation.xml", "en presentation", "PowerPoint")


def too_large(name: str) -> str:
    """Return the message for what grows out of all reason."""
    return f"{name}: dokumentet blir orimligt stort när det packas upp. Spara om det från originalet."


def weigh(data: bytes, *, name: str, office: Office) -> None:
    """Turn away bombs and other archives by the zip directory alone, and declared entities by the parts' beginnings.

    Raises `WrongFormat`, `EncryptedDocument`, `DamagedDocument` or `TooLargeDocument`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            _check_sizes(parts, name=name)
            _check_kind({part.filename for part in parts}, name=name, office=office)
            if any(part.flag_bits & 1 for part in parts):
                raise EncryptedDocument(f"{name}: dokumentet är låst med lösenord. Spara en kopia utan lösenord.")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_beginning(archive, part, name=name, office=office)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise DamagedDocument(f"{name}: filen är skadad eller avklippt. Hämta den på nytt från originalet.") from error


def _check_beginning(archive: zipfile.ZipFile, part: zipfile.ZipInfo, *, name: str, office: Office) -> None:
    with archive.open(part) as stream:
        if b"<!DOCTYPE" in stream.read(4096).upper():
            raise WrongFormat(
                f"{name}: dokumentet innehåller förbjudna XML-deklarationer. Spara om det i {office.program}."
            )


def _check_sizes(parts: list[zipfile.ZipInfo], *, name: str) -> None:
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise TooLargeDocument(too_large(name))
    for part in parts:
        swollen = part.file_size > 1_000_000 and part.file_size > MAX_RATIO * max(1, part.compress_size)
        if swollen or (part.filename.endswith((".xml", ".rels")) and part.file_size > MAX_XML_PART):
            raise TooLargeDocument(too_large(name))


def _check_kind(names: set[str], *, name: str, office: Office) -> None:
    if office.main in names or ("[Content_Types].xml" in names and any(n.startswith(office.folder) for n in names)):
        return
    for other in (WORD, EXCEL, SLIDES):
        if other.main in names:
            advice = "Exportera den som PDF och lägg in den."
            if other is not SLIDES:
                advice = f"Byt filens ändelse till {other.suffix}."
            raise WrongFormat(f"{name}: filen heter {office.suffix} men är {other.called}. {advice}")
    what = "ett OpenDocument" if "mimetype" in names else "ett vanligt ZIP-arkiv"
    form = office.suffix[1:].upper()
    raise WrongFormat(f"{name}: filen heter {office.suffix} men är {what}. Spara dokumentet som {form} eller PDF.")
