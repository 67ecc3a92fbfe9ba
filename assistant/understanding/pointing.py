"""Which documents a question points at by their kind: "i verksamhetsplanen 2021", "enligt Lup". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.answer import Language
from assistant.understanding.catalogue import Catalogue, EntityType, is_function_word, name_words, word_keys
from assistant.understanding.glossary import documents_said
from assistant.understanding.scoping import same
from assistant.wording import fold
from corpus import swedish
from corpus.model import Document, OrganKind, Period

KNOWN_KINDS = (
    "verksamhetsplan",
    "handlingsplan",
    "årsbokslut",
    "årsredovisning",
    "delårsbokslut",
    "delårsrapport",
    "tertialrapport",
    "verksamhetsberättelse",
    "lokalt utvecklingsprogram",
    "mål och budget",
    "mål- och resursplan",
    "regionplan",
    "budgetskrivelse",
)
"""Kinds of document that a question may point at though none was read (DOMAIN §1)."""
_KIND_ALIASES = {
    "lokalt utvecklingsprogram": ("lup", "utvecklingsprogram"),
    "mål- och resursplan": ("mor",),
    "verksamhetsplan": ("vp",),
}
_LOOSE_ALIASES = {"mål och budget": ("budget",), "lokalt utvecklingsprogram": ("program",)}
"""Words that point at a kind of document only where one was read: else they say something else."""
_PLAN = "verksamhetsplan"
"""What "planen" of an organ is, where one was read."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """What documents a question points at: ids of those read, and the kinds of which none that fits was read."""

    documents: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def documents_meant(
    text: str,
    catalogue: Catalogue,
    *,
    kommun: str | None,
    organ: str | None,
    periods: tuple[Period, ...],
    language: Language = "sv",
) -> Pointed:
    """Return the documents that a question points at by their kind ("i verksamhetsplanen 2021", "i nämndens plan").

    Kommun, organ and period narrow the choice where the question gives them; an organ that owns no such document is
    let go of when it owns other documents ("socialnämnden i årsbokslutet").
    """
    words = [word for word, _, _ in name_words(text)]
    if language == "en":
        words += [word for one in documents_said(name_words(text)) for said in one.wordings for word in said.split()]
    words += [part for word in words if "-" in word for part in word.split("-")]
    keys = {key for word in words for key in word_keys(word)}
    read = {document.kind for document in catalogue.documents if document.kind}
    asked = {kind for kind in read.union(KNOWN_KINDS) if _says_kind(kind, fold(text), keys)}
    asked |= {kind for kind in read if any(alias in keys for alias in _LOOSE_ALIASES.get(fold(kind), ()))}
    if not asked and (organ or periods) and "plan" in keys:
        asked = {kind for kind in read if fold(kind) == _PLAN}
    of_kind = [document for document in catalogue.documents if document.kind in asked]
    found = [one for one in of_kind if fits(one, kommun=kommun, organ=organ, periods=periods)]
    owners = {one.organ for one in of_kind if fits(one, kommun=kommun, organ=None, periods=periods)}
    board = any(one.kind == OrganKind.NAMND and same(one.name, organ) for one in catalogue.of_type(EntityType.ORGAN))
    apart = len(owners) == 1 or not board
    if not found and apart and not any(same(one.organ, organ) for one in of_kind):
        found = [one for one in of_kind if fits(one, kommun=kommun, organ=None, periods=periods)]
    return Pointed(tuple(document.id for document in found), () if found else tuple(sorted(asked)))


def _says_kind(kind: str, folded: str, keys: set[str]) -> bool:
    """Say whether a question says a kind, inflected; one with "och" in it only in so many words."""
    words = [word for word, _, _ in name_words(kind)]
    loose = not any(is_function_word(word) for word in words)
    if loose and all(word in keys or swedish.lemma(word) in keys for word in words):
        return True
    said = re.search(rf"(?<!\w){re.escape(fold(kind))}", folded)  # "delårsbokslut" says no "årsbokslut"
    return any(alias in keys for alias in _KIND_ALIASES.get(" ".join(words), ())) or said is not None


def fits(document: Document, *, kommun: str | None, organ: str | None, periods: tuple[Period, ...]) -> bool:
    """Say whether a document is of the kommun, organ and periods asked about; what it does not tell, fits."""
    if kommun is not None and document.kommun is not None and not same(document.kommun, kommun):
        return False
    if organ is not None and document.organ is not None and not same(document.organ, organ):
        return False
    return not periods or document.period is None or any(document.period.overlaps(period) for period in periods)


@lru_cache(maxsize=1)
def kind_words() -> frozenset[str]:
    """Return the words that kinds of document are called by, folded: they say where, not what."""
    aliases = (alias for ones in (*_KIND_ALIASES.values(), *_LOOSE_ALIASES.values()) for alias in ones)
    parts = (word for kind in KNOWN_KINDS for word, _, _ in name_words(kind))
    words = [word for word in (*parts, *aliases) if not is_function_word(word)]
    return frozenset((*words, *(swedish.lemma(word) for word in words)))
