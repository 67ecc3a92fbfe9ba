"""Documents chosen by kommun, kind, organ, period and words, in shelves, some at a time. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.periods import period_text
from corpus.model import Document
from corpus.swedish import lemma, normalise, words
from ingest.authority import authority

PAGE = 200
"""Documents on one page of the list."""
MANY = 40
"""Documents from which the shelves of a page with several kommuner are folded."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What documents must be to be listed, all of it; "" is any. `period` is as typed, "2019-2022"."""

    kommun: str = ""
    kind: str = ""
    organ: str = ""
    period: str = ""
    words: str = ""

    def is_any(self) -> bool:
        """Say whether nothing is asked of documents."""
        return not (self.kommun or self.kind or self.organ or self.period or self.words)


@dataclass(frozen=True, slots=True)
class Choices:
    """The values that exist, each in its order; `organs` are those of the chosen kommun."""

    kommuner: tuple[str, ...]
    kinds: tuple[str, ...]
    organs: tuple[str, ...]
    periods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The documents of one kommun that stand on a page of the list; None is no kommun. `count` is of all pages."""

    kommun: str | None
    documents: tuple[Document, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Shelves:
    """One page of the list. `number` and `pages` count from 1; `folded` says that shelves begin closed."""

    shelves: tuple[Shelf, ...]
    count: int
    kommuner: int
    number: int
    pages: int
    folded: bool


def matching(documents: Iterable[Document], chosen: Chosen) -> tuple[Document, ...]:
    """Return the documents that are as chosen, in the order of the list."""
    fitting = (one for one in documents if _fits(one, chosen))
    return tuple(sorted(fitting, key=_order))


def choices(documents: Sequence[Document], chosen: Chosen) -> Choices:
    """Return what documents can be chosen by. What is chosen is among it, so that a form can show it."""
    here = [one for one in documents if not chosen.kommun or _same(one.kommun, chosen.kommun)]
    return Choices(
        kommuner=_values(documents, lambda one: one.kommun, chosen.kommun),
        kinds=_values(documents, lambda one: one.kind, chosen.kind),
        organs=_values(here, lambda one: one.organ, chosen.organ),
        periods=tuple(reversed(_values(documents, lambda one: period_text(one.period), chosen.period))),
    )


def shelved(documents: Sequence[Document], *, number: int = 1) -> Shelves:
    """Return one page (from 1, the last where there are not so many) of ordered documents, by kommun."""
    pages = max(1, -(-len(documents) // PAGE))
    number = min(number, pages)
    counts: dict[str | None, int] = {}
    for one in documents:
        counts[one.kommun] = counts.get(one.kommun, 0) + 1
    shown = documents[(number - 1) * PAGE : number * PAGE]
    here = tuple(_shelf(kommun, shown, counts) for kommun in dict.fromkeys(one.kommun for one in shown))
    folded = len(here) > 1 and len(shown) > MANY
    known = sum(1 for kommun in counts if kommun is not None)
    return Shelves(here, len(documents), known, number, pages, folded)


def _shelf(kommun: str | None, shown: Iterable[Document], counts: Mapping[str | None, int]) -> Shelf:
    return Shelf(kommun, tuple(one for one in shown if one.kommun == kommun), counts[kommun])


def _fits(document: Document, chosen: Chosen) -> bool:
    return (
        (not chosen.kommun or _same(document.kommun, chosen.kommun))
        and (not chosen.kind or _same(document.kind, chosen.kind))
        and (not chosen.organ or _same(document.organ, chosen.organ))
        and (not chosen.period or period_text(document.period) == chosen.period.replace("–", "-"))
        and _named(document, chosen.words)
    )


def _named(document: Document, sought: str) -> bool:
    """Say whether every word sought stands in what a document is called, as it is or in its dictionary form."""
    if not sought:
        return True
    called = (document.title, document.name, document.organ, document.kind, document.kommun, str(document.period or ""))
    names = normalise(" ".join(part for part in called if part))
    asked = words(sought) or (normalise(sought),)
    return all(word in names or lemma(word) in names for word in asked)


def _same(one: str | None, other: str) -> bool:
    return one is not None and one.casefold() == other.casefold()


def _values(documents: Iterable[Document], of: Callable[[Document], str | None], chosen: str) -> tuple[str, ...]:
    """Return the values that documents have, each once, and what is chosen where none has it, in their order."""
    found = {value for value in map(of, documents) if value}
    if chosen and not any(_same(value, chosen) for value in found):
        found.add(chosen)
    return tuple(sorted(found, key=str.casefold))


def _order(document: Document) -> tuple[object, ...]:
    """Order by kommun, then from programmes down to follow-ups, the newest period first."""
    last = document.period.last if document.period else 0
    names = (document.kind, document.organ, document.title, document.name)
    kind, organ, title, name = ((one or "").casefold() for one in names)
    rank = authority(document)
    return (document.kommun is None, (document.kommun or "").casefold(), rank, kind, -last, organ, title, name)
