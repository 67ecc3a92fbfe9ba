"""Citations: a locator becomes a numbered quote with its page, label and boxes. Pure over the pages it is given."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from assistant.answer import Citation, CitationPart
from corpus.graph import PlanGraph
from corpus.model import Box, Document, Locator, Page, Span

SECTION_SEPARATOR = " › "


class Quotable(Protocol):
    """What composing needs of a corpus view: the words at a place, and the page they stand on."""

    def quote(self, locator: Locator) -> str:
        """Return the page text at the locator."""
        ...

    def page(self, reading: str, number: int) -> Page:
        """Return one page (1-based) of a reading."""
        ...


class Citations:
    """The citations of one answer, numbered from 1 in the order they are asked for, one for each place."""

    def __init__(self, view: Quotable, graph: PlanGraph) -> None:
        self._view = view
        self._graph = graph
        self._made: dict[Locator, Citation] = {}
        self._weak: set[str] = set()

    def cite(self, locator: Locator, *, section: tuple[str, ...] = ()) -> int:
        """Return the number of the citation of a place; a new one, when the place was not cited before."""
        if locator not in self._made:
            self._made[locator] = self._cite(locator, section)
        return self._made[locator].n

    def mention(self, mention_id: str) -> int | None:
        """Cite where a mention stands; None when the graph does not know the mention."""
        mention = self._graph.mentions.get(mention_id)
        return None if mention is None else self.cite(mention.locator, section=mention.path)

    def mentions(self, mention_ids: Iterable[str]) -> tuple[int, ...]:
        """Cite where mentions stand, each place once; those that the graph does not know are left out."""
        numbers = (self.mention(mention_id) for mention_id in mention_ids)
        return tuple(dict.fromkeys(number for number in numbers if number is not None))

    def get(self, number: int) -> Citation:
        """Return the citation of a number, 1-based."""
        return self.all()[number - 1]

    def all(self) -> tuple[Citation, ...]:
        """Return the citations in order of number."""
        return tuple(self._made.values())

    def places(self) -> tuple[Locator, ...]:
        """Return where they stand, in order of number."""
        return tuple(self._made)

    def weak_documents(self) -> tuple[str, ...]:
        """Return the names of documents cited where words were read from a picture and are unsure."""
        return tuple(sorted(self._weak))

    def _cite(self, locator: Locator, section: tuple[str, ...]) -> Citation:
        document = self._document(locator.reading)
        weak = any(self._is_weak(locator.reading, part) for part in locator.parts)
        if document is not None and weak:
            self._weak.add(document.name)
        return Citation(
            n=len(self._made) + 1,
            document=document.name if document else "",
            document_id=document.id if document else "",
            title=document.title if document else "",
            section=SECTION_SEPARATOR.join(section),
            quote=self._view.quote(locator),
            parts=self._parts(locator),
            example=document.example if document else False,
            scanned=any(self._view.page(locator.reading, part.page).recognition is not None for part in locator.parts),
            weak=weak,
        )

    def _document(self, reading: str) -> Document | None:
        """Return the place to name for a reading: a current one before a superseded one, then the graph's first."""
        places = self._graph.documents.get(reading, ())
        return min(places, key=lambda document: document.superseded, default=None)

    def _is_weak(self, reading: str, span: Span) -> bool:
        recognition = self._view.page(reading, span.page).recognition
        return recognition is not None and recognition.is_weak(span.start, span.end)

    def _parts(self, locator: Locator) -> tuple[CitationPart, ...]:
        """Return the parts of a place; a symbol goes with the first part on its page."""
        first = {span.page: number for number, span in reversed(list(enumerate(locator.parts)))}
        drawn = [
            tuple(one.box for one in locator.pictures if first.get(one.page) == number)
            for number in range(len(locator.parts))
        ]
        parts = zip(locator.parts, drawn, strict=True)
        return tuple(self._part(locator.reading, span, pictures) for span, pictures in parts)

    def _part(self, reading: str, span: Span, pictures: tuple[Box, ...]) -> CitationPart:
        page = self._view.page(reading, span.page)
        boxes = (*page.characters.boxes(span.start, span.end), *pictures)
        cell = page.address(span.start, span.end)
        return CitationPart(span.page, page.label, span.start, span.end, boxes, pictures, cell)
