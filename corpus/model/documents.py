"""Documents and organs of a corpus, and the documents that should be there. Types only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.model.amounts import Period
from corpus.model.mentions import Origin


class OrganKind(StrEnum):
    """What sort of organ; the values are the words of the field."""

    FULLMAKTIGE = "fullmäktige"
    NAMND = "nämnd"
    FORVALTNING = "förvaltning"
    ENHET = "enhet"
    BOLAG = "bolag"
    OTHER = "annat"


@dataclass(frozen=True, slots=True)
class Organ:
    """A body that owns plans. `parent` is another organ's id; years are included at both ends."""

    id: str
    name: str
    kind: OrganKind
    kommun: str | None = None
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    valid: Period | None = None
    source: str = ""
    """The path of the manifest that states it; empty when documents alone name it."""


@dataclass(frozen=True, slots=True)
class Document:
    """A place in the corpus where a document version stands, with what is known of it.

    `name` is short and unique in the corpus (the file name, with folders before it where two would clash); `path`
    is where it was read from; `version` is the SHA-256 of the bytes; `kind` is a word of the field
    ("verksamhetsplan"); `edition` is "förslag", "antagen" or another word that tells versions of one plan apart;
    `decided` is an ISO date. Facts come from the manifest, else from the document's cover.
    """

    id: str
    name: str
    path: str
    version: str
    reading: str
    title: str
    format: str
    kommun: str | None = None
    organ: str | None = None
    """The organ's name as stated."""
    kind: str | None = None
    programme: str | None = None
    """The steering programme that the document sets or serves ("Lokalt utvecklingsprogram"), where known."""
    period: Period | None = None
    edition: str | None = None
    decided: str | None = None
    visibility: str = "public"
    leaves_house: bool = True
    """False for documents marked "lämnar inte huset": never sent to a language model."""
    example: bool = False
    superseded: bool = False
    """True when a later edition of the same plan is in the same state."""
    page_count: int = 0
    unreadable: tuple[int, ...] = ()
    """Pages (1-based) whose text could not be read."""
    origins: tuple[tuple[str, Origin], ...] = ()
    """Fact (a value of FactRole) -> where it was read, for those that are known; () in corpora of earlier versions."""

    def origin(self, role: str) -> Origin | None:
        """Return where a fact was read, None where that is not known."""
        return dict(self.origins).get(role)


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read: its name and path, why, and what to do (user's language: Swedish)."""

    name: str
    path: str
    reason: str
    visibility: str = "public"


@dataclass(frozen=True, slots=True)
class Expected:
    """A document that the manifest says there should be."""

    kommun: str | None
    organ: str | None
    kind: str | None
    period: Period | None
    source: str = ""
    """The path of the manifest that says so."""
