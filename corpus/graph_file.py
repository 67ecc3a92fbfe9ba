"""A plan graph kept in a file, so that a program need not resolve it again; the only file with msgspec.

The file is derived: it says what it was made of (`origin`) and holds its own checksum; one that is missing, spoilt or
of another origin is as good as none. Layout: a line with the origin, a line with the SHA-256 of the rest, MessagePack.
"""

from __future__ import annotations

import hashlib
import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from corpus.graph import PlanGraph
from corpus.model import Activity, Document, Goal, Indicator, Link, Locator, Mention, Organ, Verdict

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What a plan graph is made of, in the order of `PlanGraph`."""

    goals: tuple[Goal, ...]
    indicators: tuple[Indicator, ...]
    activities: tuple[Activity, ...]
    verdicts: tuple[Verdict, ...]
    organs: tuple[Organ, ...]
    links: tuple[Link, ...]
    mentions: Mapping[str, Mention]
    documents: Mapping[str, tuple[Document, ...]]
    titles: Mapping[str, Locator]


def write(place: Path, graph: PlanGraph, *, origin: str) -> None:
    """Write a graph at once or not at all. `origin` is one line. Raises OSError."""
    body = msgspec.msgpack.encode(_Kept(*(getattr(graph, name) for name in _Kept.__slots__)))
    beside = place.with_name(f"{place.name}.{secrets.token_hex(4)}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(_head(origin, body) + body)
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)


def read(place: Path, *, origin: str) -> PlanGraph | None:
    """Return the graph of an origin; None where there is none, with a warning where it is spoilt."""
    try:
        data = place.read_bytes()
    except OSError:
        return None
    if not data.startswith(origin.encode() + b"\n"):
        return None
    body = data[len(_head(origin, b"")) :]
    try:
        kept = msgspec.msgpack.decode(body, type=_Kept) if data == _head(origin, body) + body else None
    except msgspec.MsgspecError:
        kept = None
    if kept is None:
        log.warning("%s is spoilt and is made again", place)
        return None
    return PlanGraph(**{name: getattr(kept, name) for name in _Kept.__slots__})


def _head(origin: str, body: bytes) -> bytes:
    return f"{origin}\n{hashlib.sha256(body).hexdigest()}\n".encode()
