"""What a file really is: its first bytes beside its suffix. Pure.

A wrong suffix is the commonest mistake in a municipality's folder (a web page saved as .pdf, an old .doc renamed), so
the message says what the file is and what to do.
"""

from __future__ import annotations

from typing import Final

from corpus.errors import DamagedDocument, EmptyDocument, WrongFormat

HEAD_BYTES: Final = 1024
"""A PDF header may stand after rubbish, but within the first kilobyte (ISO 32000-2, 7.5.2, and every viewer)."""

READ_SUFFIXES: Final = (".pdf", ".docx", ".xlsx", ".html", ".htm", ".xhtml", ".md", ".markdown", ".txt")
READ_NAMES: Final = "PDF, DOCX, XLSX, HTML, Markdown eller text"

_MAGIC: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\x89PNG\r\n\x1a\n", "en bild (PNG)"),
    (b"\xff\xd8\xff", "en bild (JPEG)"),
    (b"GIF87a", "en bild (GIF)"),
    (b"GIF89a", "en bild (GIF)"),
    (b"II*\x00", "en bild (TIFF)"),
    (b"MM\x00*", "en bild (TIFF)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "en äldre Office-fil (till exempel .doc eller .xls)"),
    (b"{\\rtf", "ett RTF-dokument"),
    (b"\x1f\x8b", "ett gzip-arkiv"),
    (b"7z\xbc\xaf\x27\x1c", "ett 7-zip-arkiv"),
    (b"Rar!", "ett RAR-arkiv"),
)

_PROGRAMS: Final = {".docx": "Word", ".xlsx": "Excel"}

_SAVE_AS: Final = "Öppna den i det program som skapade den och spara om den som PDF eller DOCX."

_ADVICE: Final[dict[str, str]] = {
    ".doc": "Öppna det i Word och spara om det som DOCX eller PDF.",
    ".dot": "Öppna det i Word och spara om det som DOCX eller PDF.",
    ".rtf": "Öppna det i Word och spara om det som DOCX eller PDF.",
    ".odt": "Öppna det i LibreOffice och exportera det som PDF eller DOCX.",
    ".xls": "Öppna det i Excel och spara om det som XLSX.",
    ".xlsm": "Öppna det i Excel och spara om det som XLSX.",
    ".xlsb": "Öppna det i Excel och spara om det som XLSX.",
    ".ods": "Öppna det i LibreOffice och spara om det som XLSX.",
    ".csv": "Öppna tabellen i Excel och spara om den som XLSX.",
    ".ppt": "Exportera bilderna som PDF.",
    ".pptx": "Exportera bilderna som PDF.",
    ".zip": "Packa upp arkivet och lägg in filerna var för sig.",
    ".png": "Spara bilden som en PDF med textlager.",
    ".jpg": "Spara bilden som en PDF med textlager.",
    ".jpeg": "Spara bilden som en PDF med textlager.",
    ".tif": "Spara bilden som en PDF med textlager.",
    ".tiff": "Spara bilden som en PDF med textlager.",
}


def suffix_of(name: str) -> str:
    """Return the lower-case suffix with its dot, or "" (".gitignore" and "plan." have none)."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    stem, dot, suffix = base.rpartition(".")
    return f".{suffix.lower()}" if dot and stem and suffix else ""


def content_kind(data: bytes) -> str:
    """Say in Swedish what the first bytes are: "PDF", "HTML", "ZIP", another name, or "" when they say nothing."""
    head = data[:HEAD_BYTES]
    if b"%PDF-" in head:
        return "PDF"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "ZIP"
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or b"<html" in text:
        return "HTML"
    return ""


def check(data: bytes, *, name: str) -> str:
    """Return the suffix to parse by, once the bytes agree with it.

    Raises `EmptyDocument`, `WrongFormat` (unknown suffix, or other bytes than the suffix says) or `DamagedDocument`
    (a PDF, DOCX or XLSX whose beginning is missing).
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise EmptyDocument(f"{name}: filen är tom. Hämta den på nytt från originalet.")
    suffix = suffix_of(name)
    kind = content_kind(data)
    if suffix not in READ_SUFFIXES:
        raise WrongFormat(_unknown_suffix(name, suffix=suffix, kind=kind))
    expected = {".pdf": "PDF", ".docx": "ZIP", ".xlsx": "ZIP"}.get(suffix, "")
    if kind == expected or (not expected and kind in ("", "HTML")):
        return suffix
    if not kind:
        raise _unrecognised(data, name=name, suffix=suffix)
    if suffix in _PROGRAMS and kind.startswith("en äldre Office-fil"):
        raise WrongFormat(
            f"{name}: filen heter {suffix} men är {kind} eller skyddad med lösenord. "
            f"Öppna den i {_PROGRAMS[suffix]}, ta bort lösenordet och spara om den som {suffix[1:].upper()} eller PDF."
        )
    raise WrongFormat(f"{name}: filen heter {suffix} men är {_called(kind)}. {_rename_advice(kind)}")


def _unrecognised(data: bytes, *, name: str, suffix: str) -> DamagedDocument | WrongFormat:
    if b"%%EOF" in data[-HEAD_BYTES:] or b"endobj" in data:
        return DamagedDocument(f"{name}: filens början saknas eller är skadad. Hämta den på nytt från originalet.")
    kind = {".pdf": "ingen PDF", ".docx": "inget Word-dokument (DOCX)", ".xlsx": "inget kalkylblad (XLSX)"}[suffix]
    return WrongFormat(f"{name}: filen heter {suffix} men är {kind}. {_SAVE_AS}")


def _called(kind: str) -> str:
    return {
        "PDF": "en PDF",
        "HTML": "en webbsida (HTML)",
        "ZIP": "ett ZIP-arkiv eller en Office-fil",
    }.get(kind, kind)


def _rename_advice(kind: str) -> str:
    if kind == "PDF":
        return "Byt filens ändelse till .pdf."
    if kind == "HTML":
        return "Byt filens ändelse till .html, eller hämta det riktiga dokumentet."
    return _SAVE_AS


def _unknown_suffix(name: str, *, suffix: str, kind: str) -> str:
    if kind == "PDF":
        return f"{name}: filen är en PDF men heter inte så. Byt filens ändelse till .pdf."
    if advice := _ADVICE.get(suffix):
        return f"{name}: formatet {suffix} läses inte. {advice}"
    what = f"formatet {suffix} läses inte" if suffix else "filen saknar ändelse"
    return f"{name}: {what}. Lägg in dokumentet som {READ_NAMES}."
