"""Bytes of a text format -> text: byte order marks, declared charset, UTF-8, else Windows-1252. Pure."""

from __future__ import annotations

import codecs
from typing import Final

from corpus.errors import DamagedDocument, TooLargeDocument, WrongFormat

MAX_TEXT_BYTES: Final = 30_000_000
"""The whole Swedish code of statutes is larger; no plan is."""
MAX_CONTROL_SHARE: Final = 0.02
"""Share of control characters from which the bytes are no text."""
SAMPLE: Final = 65_536
"""Bytes that are looked at to tell text from rubbish."""

# The longer mark first: UTF-32 LE begins like UTF-16 LE.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, *, name: str, declared: str = "") -> str:
    """Return the text of a file; `declared` is the charset that the file itself names, "" when none.

    Raises `WrongFormat` (no text), `TooLargeDocument`, `DamagedDocument` (a byte order mark, but not such text).
    """
    if len(data) > MAX_TEXT_BYTES:
        raise TooLargeDocument(
            f"{name}: filen är större än {MAX_TEXT_BYTES // 1_000_000} MB. Dela upp den i mindre delar."
        )
    text = _decoded(data, name=name, declared=declared)
    sample = text[:SAMPLE]
    controls = sum(character < " " and character not in "\t\n\r\f\x1a" for character in sample)
    if "\x00" in sample or controls > MAX_CONTROL_SHARE * len(sample):
        raise WrongFormat(
            f"{name}: filen innehåller inte text. Öppna den i det program som skapade den och spara om den som PDF."
        )
    return text


def _decoded(data: bytes, *, name: str, declared: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise DamagedDocument(
                    f"{name}: texten är skadad eller avklippt. Hämta filen på nytt från originalet."
                ) from error
    for encoding in ("utf-8", _without_mark(data), _known(declared), "cp1252"):
        if encoding:
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
    # Five byte values are unassigned in Windows-1252; Latin-1 reads every byte.
    return data.decode("latin-1")


def _without_mark(data: bytes) -> str:
    """Return UTF-16's name where every other byte is nearly always zero, as in Swedish text saved without a mark."""
    sample = data[:SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * len(sample) and even == 0:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * len(sample) and odd == 0 else ""


def _known(declared: str) -> str:
    try:
        encoding = codecs.lookup(declared.strip()).name if declared.strip() else ""
        b"".decode(encoding or "ascii")
    except (LookupError, ValueError):
        return ""
    # The web's rule (WHATWG Encoding): pages that say Latin-1 are Windows-1252. UTF-16 without a mark is untrue.
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "", "utf-32": ""}.get(encoding, encoding)
