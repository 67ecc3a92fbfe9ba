"""A receipt as a file: an answer with everything needed to ask again and compare. JSON, written whole or not at all.

    {"format": "roda-receipt", "version": 1,
     "documents": [{"id", "name", "version", "reading"}, …]     the documents searched
     "answer": {…}                                              as `roda ask --json` writes it, its receipt included
     "sha256": "…"}                                             of all the rest, to tell a file that was changed

The sum tells slips and damage; it is no signature.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Final

from assistant.answer_json import Json
from assistant.periods import read_period
from assistant.understanding.scoping import Scope
from corpus.errors import QuestionError, ReceiptError
from corpus.model import Document
from corpus.system_errors import why

FORMAT: Final = "roda-receipt"
VERSION: Final = 1
"""Raise when a file could no longer be read as it was meant; fields are added without."""
MOST_BYTES = 64_000_000
"""Of a file that is read: an answer of ten thousand items takes 20 MB."""


@dataclass(frozen=True, slots=True)
class SearchedDocument:
    """A document that was searched: place (id), name, its bytes (version, a hash) and the reading of these."""

    id: str
    name: str
    version: str
    reading: str


@dataclass(frozen=True, slots=True)
class SavedReceipt:
    """What a file holds: the answer in the stable format, and how to ask again.

    `state` and `published` name the state that answered; `today` is the day it was asked.
    """

    question: str
    scope: Scope
    context: str | None
    today: date
    state: int
    published: str
    documents: tuple[SearchedDocument, ...]
    answer: Json
    """As it was proved without any language model: this is what is compared."""
    shown: Json | None = None
    """As it was shown, where a language model wrote or was asked."""

    @property
    def answer_context(self) -> str | None:
        """Return what a question that follows up the answer needs to know of it."""
        return _optional(self.answer.get("context"))


def searched_of(documents: Iterable[Document], names: Iterable[str]) -> tuple[SearchedDocument, ...]:
    """Return the documents of those names, by name."""
    wanted = frozenset(names)
    kept = (one for one in documents if one.name in wanted)
    found = (SearchedDocument(one.id, one.name, one.version, one.reading) for one in kept)
    return tuple(sorted(found, key=lambda one: (one.name, one.id)))


def encode(answer: Json, documents: Iterable[SearchedDocument], *, shown: Json | None = None) -> str:
    """Return the text of a receipt file. `shown` is what a language model made of the answer, None where none did."""
    held: Json = {
        "format": FORMAT,
        "version": VERSION,
        "documents": [asdict(one) for one in documents],
        "answer": answer,
        **({} if shown is None else {"shown": shown}),
    }
    return json.dumps({**held, "sha256": _sum(held)}, ensure_ascii=False, indent=1) + "\n"


def decode(text: str, *, name: str) -> SavedReceipt:
    """Read the text of a receipt file. Raises ReceiptError, which names the file."""
    held = _object(text, name)
    if held.get("format") != FORMAT:
        raise ReceiptError(f"{name} är inget kvitto från roda ask --receipt.")
    if held.get("version") != VERSION:
        raise ReceiptError(
            f"{name} är ett kvitto av ett annat slag (version {held.get('version')}) än det här programmet läser "
            f"(version {VERSION}). Använd den version av roda som skrev det."
        )
    if held.pop("sha256", None) != _sum(held):
        raise ReceiptError(
            f"{name} har ändrats efter att roda skrev det, eller är skadat. Det går inte att jämföra med. "
            "Använd originalet, eller ställ frågan på nytt med roda ask --receipt."
        )
    try:
        return _saved(held)
    except (KeyError, TypeError, ValueError, QuestionError) as error:
        raise ReceiptError(f"{name} saknar något som ett kvitto ska ha. Ställ frågan på nytt.") from error


def read(path: Path) -> SavedReceipt:
    """Read a receipt file. Raises ReceiptError."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise ReceiptError(f"Kvittot {path} går inte att läsa: {why(error)}.") from error
    except UnicodeDecodeError as error:
        raise ReceiptError(f"{path} är inget kvitto från roda ask --receipt.") from error
    if len(data) > MOST_BYTES:
        raise ReceiptError(f"{path} är för stor för att vara ett kvitto (mer än {MOST_BYTES // 1_000_000} MB).")
    return decode(text, name=str(path))


def require_place(path: Path) -> None:
    """Raise ReceiptError where a receipt cannot be written, or would replace a file that is none."""
    if not path.name or path.is_dir():
        raise ReceiptError(f"Kvittot kan inte skrivas: {path} är en mapp. Skriv ett filnamn, till exempel kvitto.json.")
    if not path.parent.is_dir():
        raise ReceiptError(f"Kvittot kan inte skrivas: mappen {path.parent} finns inte. Skapa den först.")
    if path.exists() and not _is_receipt(path):
        raise ReceiptError(
            f"Kvittot kan inte skrivas: {path} finns redan och är inget kvitto. Välj ett annat namn; "
            "bara kvitton skrivs över."
        )
    try:
        with tempfile.TemporaryFile(dir=path.resolve().parent):
            pass
    except OSError as error:
        raise ReceiptError(f"Kvittot kan inte skrivas till {path}: {why(error)}. Välj en annan plats.") from error


def write(path: Path, text: str) -> None:
    """Write a receipt file, whole or not at all; a link is followed. Raises ReceiptError."""
    target = path.resolve()
    unfinished = target.with_name(f"{target.name}.ofullständig")
    try:
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(target)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise ReceiptError(f"Kvittot kunde inte skrivas till {path}: {why(error)}. Välj en annan plats.") from error


def _is_receipt(path: Path) -> bool:
    """Say whether a file is a receipt, whole or not."""
    try:
        with path.open("rb") as file:
            begins = file.read(len(FORMAT) * 4).decode("utf-8", "replace")
    except OSError:
        return False
    return begins.startswith("{") and f'"{FORMAT}"' in begins


def _object(text: str, name: str) -> Json:
    """Parse a JSON object. Raises ReceiptError."""
    try:
        held = json.loads(text)
    except (ValueError, RecursionError) as error:  # not JSON; brackets in brackets without end
        raise ReceiptError(f"{name} är inget kvitto, eller är skadat: filen är inte giltig JSON.") from error
    if not isinstance(held, dict):
        raise ReceiptError(f"{name} är inget kvitto från roda ask --receipt.")
    return held


def _sum(held: Json) -> str:
    """Return the SHA-256 of an object as JSON with ordered names: line breaks and indents may be other."""
    text = json.dumps(held, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _saved(held: Json) -> SavedReceipt:
    """Take a receipt's parts out. Raises KeyError, TypeError, ValueError and QuestionError for what is none."""
    answer = _mapping(held["answer"])
    receipt = _mapping(answer["receipt"])
    asked = _mapping(receipt["asked"])
    documents = held["documents"]
    if not isinstance(documents, list):
        raise TypeError("documents")
    return SavedReceipt(
        question=_text(asked["question"]),
        scope=Scope(
            _optional(asked["kommun"]), _optional(asked["organ"]), period=read_period(_optional(asked["period"]))
        ),
        context=_optional(asked["context"]),
        today=date.fromisoformat(_text(receipt["as_of"])),
        state=_number(receipt["state"]),
        published=_text(receipt["published"]),
        documents=tuple(_document(_mapping(each)) for each in documents),
        answer=answer,
        shown=None if held.get("shown") is None else _mapping(held["shown"]),
    )


def _document(held: Json) -> SearchedDocument:
    id_, name, version, reading = (_text(held[field]) for field in ("id", "name", "version", "reading"))
    return SearchedDocument(id_, name, version, reading)


def _mapping(value: object) -> Json:
    if not isinstance(value, dict):
        raise TypeError("object")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text")
    return value


def _optional(value: object) -> str | None:
    return None if value is None else _text(value)


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError("number")
    return value
