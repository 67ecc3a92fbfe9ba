"""Organs: their ids, their kinds by name, and those that documents alone name. Pure."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from corpus.model import Document, Organ, OrganKind

_ENDINGS = (
    ("fullmäktige", OrganKind.FULLMAKTIGE),
    ("nämnden", OrganKind.NAMND),
    ("nämnd", OrganKind.NAMND),
    ("styrelsen", OrganKind.NAMND),
    ("styrelse", OrganKind.NAMND),
    ("utskottet", OrganKind.NAMND),
    ("förvaltningen", OrganKind.FORVALTNING),
    ("förvaltning", OrganKind.FORVALTNING),
    ("kontoret", OrganKind.FORVALTNING),
    ("enheten", OrganKind.ENHET),
    ("enhet", OrganKind.ENHET),
    ("avdelningen", OrganKind.ENHET),
    (" ab", OrganKind.BOLAG),
    ("bolaget", OrganKind.BOLAG),
    ("bolag", OrganKind.BOLAG),
)


def organ_id(name: str, kommun: str | None) -> str:
    """Return the id of an organ: the same name in the same kommun is the same organ."""
    key = f"{(kommun or '').casefold()}\n{name.casefold()}"
    return "organ-" + hashlib.sha256(key.encode()).hexdigest()[:16]


def organ_kind(name: str) -> OrganKind:
    """Guess the kind of an organ from its name's first or last word."""
    words = name.casefold().strip()
    if words.startswith("ab "):
        return OrganKind.BOLAG
    first = words.split(" ", 1)[0]
    for text in (words, first):  # "Nämnden för …", "Förvaltningen för …"
        for ending, kind in _ENDINGS:
            if text.endswith(ending):
                return kind
    return OrganKind.OTHER


def with_named_by_documents(
    stated: Iterable[Organ],
    documents: Iterable[Document],
    parents: Mapping[str, str] | None = None,
    units: Iterable[tuple[str | None, str, str]] = (),
) -> tuple[Organ, ...]:
    """Return the stated organs and one for each organ that only documents name, by id.

    A document that uses an alias or abbreviation of a stated organ of its kommun names that organ, not another.
    `parents` is organ id -> the name of the organ that documents say it belongs to; it becomes an organ as well, and
    what belongs to it and is of no known kind is a unit. A stated organ is as its manifest says.
    `units` are those that headings name: kommun, name, and the name of the organ above; one that is said to belong to
    several organs belongs to none.
    """
    found = {organ.id: organ for organ in stated}
    known = {
        ((organ.kommun or "").casefold(), name.casefold()): organ.id
        for organ in found.values()
        for name in (organ.name, *organ.aliases)
    }
    said = parents or {}
    for document in documents:
        if not document.organ or ((document.kommun or "").casefold(), document.organ.casefold()) in known:
            continue
        id_ = organ_id(document.organ, document.kommun)
        kind = organ_kind(document.organ)
        parent = _parent(said.get(id_), document.kommun, known, found)
        kind = OrganKind.ENHET if parent is not None and kind is OrganKind.OTHER else kind
        found[id_] = found.get(id_) or Organ(id_, document.organ, kind, document.kommun)
        found[id_] = replace(found[id_], kind=kind, parent=parent if parent != id_ else None)
    _add_units(units, known, found)
    return tuple(found[id_] for id_ in sorted(found))


def _add_units(
    units: Iterable[tuple[str | None, str, str]], known: Mapping[tuple[str, str], str], found: dict[str, Organ]
) -> None:
    """Add the units that headings name, but for those that are organs already."""
    above: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for place, name, owner in units:
        if ((place or "").casefold(), name.casefold()) not in known and organ_id(name, place) not in found:
            above[place, name].add(owner)
    for (kommun, unit), owners in sorted(above.items(), key=str):
        id_ = organ_id(unit, kommun)
        parent = _parent(min(owners), kommun, known, found) if len(owners) == 1 else None
        found[id_] = Organ(id_, unit, OrganKind.ENHET, kommun, parent=parent if parent != id_ else None)


def _parent(
    name: str | None, kommun: str | None, known: Mapping[tuple[str, str], str], found: dict[str, Organ]
) -> str | None:
    """Return the id of the organ of that name, made where nothing else names it."""
    if name is None:
        return None
    stated = known.get(((kommun or "").casefold(), name.casefold()))
    if stated is not None:
        return stated
    id_ = organ_id(name, kommun)
    found.setdefault(id_, Organ(id_, name, organ_kind(name), kommun))
    return id_
