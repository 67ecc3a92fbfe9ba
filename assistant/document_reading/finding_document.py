"""Which document is meant by a name, an id, or an unambiguous part of a name or title."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from corpus.errors import NotInCorpus
from corpus.model import Document, Failure
from corpus.similarity import similarity
from corpus.store import View

MOST_NAMED = 5
"""Names that a message repeats where several fit."""
MOST_NEAR = 3
"""Names that are proposed where none fits."""
NEAR = 0.5
"""How alike a name is to be worth naming."""
LONGEST_NAME = 200
"""Characters of what was asked for that a message repeats."""


def find_document(view: View, wanted: str) -> Document:
    """Return the document meant. Raises NotInCorpus, naming those that come near, or why the document is not there."""
    documents = view.documents()
    folded = wanted.strip().casefold()
    tests: tuple[Callable[[Document], bool], ...] = (
        lambda one: wanted in (one.name, one.id),
        lambda one: one.name.casefold() == folded,
        lambda one: bool(folded) and folded in one.name.casefold(),
        lambda one: bool(folded) and folded in one.title.casefold(),
    )
    for fits in tests:
        found = [one for one in documents if fits(one)]
        if len(found) == 1:
            return found[0]
        if found:
            raise NotInCorpus(
                f"{_shown(wanted)} passar på {len(found)} dokument: {_names(found)}. Skriv mer av namnet."
            )
    raise NotInCorpus(_nothing(documents, view.failures(), wanted))


def _nothing(documents: Sequence[Document], failures: Iterable[Failure], wanted: str) -> str:
    folded = wanted.strip().casefold()
    failed = next((one for one in failures if folded and folded in one.name.casefold()), None)
    if failed is not None:
        return f"Dokumentet {failed.name} är inte inläst. {failed.reason}"
    near = sorted(documents, key=lambda one: -similarity(one.name, wanted))
    near = [one for one in near[:MOST_NEAR] if similarity(one.name, wanted) >= NEAR or _shares_word(one, folded)]
    hint = f"Menade du {_names(near)}?" if near else "Se vilka som finns med: roda show documents"
    return f"Dokumentet {_shown(wanted)} finns inte i korpusen. {hint}"


def _shares_word(document: Document, folded: str) -> bool:
    words = {word for word in folded.replace(".", "-").replace(" ", "-").split("-") if len(word) > 3}
    return any(word in document.name.casefold() for word in words)


def _names(documents: Sequence[Document]) -> str:
    named = ", ".join(one.name for one in documents[:MOST_NAMED])
    return named if len(documents) <= MOST_NAMED else f"{named} …"


def _shown(wanted: str) -> str:
    return wanted[:LONGEST_NAME] or "utan namn"
