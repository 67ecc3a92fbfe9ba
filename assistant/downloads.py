"""How the original of a document is called and typed when it is fetched. Pure."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import quote

from corpus.model import Document

EXAMPLE_PREFIX: Final = "EXEMPEL-"
"""Before the file name of invented content, which lies among others once it is fetched."""
LONGEST_NAME: Final = 120
"""Characters before the suffix; file systems take 255 bytes."""
MEDIA_TYPES: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html",
    "markdown": "text/markdown",
    "text": "text/plain",
}
"""By the format that the reader found."""
_UNFIT: Final = re.compile(r'[<>:"/\\|?*;%\s]+')
_NO_SUFFIX: Final = re.compile(r"[^.a-z0-9]+", re.IGNORECASE)


def media_type(document: Document) -> str:
    """Return the media type of a document's bytes."""
    return MEDIA_TYPES.get(document.format, "application/octet-stream")


def file_name(document: Document) -> str:
    """Return a name under which any system can keep a document's file: no folders, nothing unseen, not too long."""
    path = PurePosixPath(document.name.replace("\\", "/"))
    stem = _plain(path.stem)[:LONGEST_NAME].strip(".-") or "dokument"
    name = stem + _NO_SUFFIX.sub("", path.suffix)[:10]
    return f"{EXAMPLE_PREFIX}{name}" if document.example else name


def disposition(name: str) -> str:
    """Return the header that offers a file under a name (RFC 6266): in plain letters, and as it is."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = _UNFIT.sub("-", letters)  # again: a wide quotation mark has become a common one
    return f"attachment; filename=\"{plain or 'dokument'}\"; filename*=UTF-8''{quote(name, safe='')}"


def _plain(text: str) -> str:
    seen = "".join(one for one in unicodedata.normalize("NFC", text) if unicodedata.category(one)[0] != "C")
    return _UNFIT.sub("-", seen).strip()
