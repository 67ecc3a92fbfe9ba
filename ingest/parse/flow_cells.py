"""A table cell of a format without places, gathered from its paragraphs: words, symbols, images. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.parse.flow_marks import FlowMark, Image, Marking, moved
from ingest.parse.paging import Item


@dataclass(frozen=True, slots=True)
class Filled:
    """What a cell holds: its words, the marks in them, and the images of its paragraphs without words."""

    text: str
    bold: bool
    marks: tuple[FlowMark, ...]
    images: tuple[Image, ...]

    @classmethod
    def of(
        cls, items: Sequence[Item], lines: Sequence[str], *, bold: bool, images: Sequence[tuple[int, Image]]
    ) -> Filled:
        """Return a cell of paragraphs; `lines` are what is written of them, a mark before some, then other lines."""
        return cls("\n".join(lines), bold, tuple(_marks(items, lines)), tuple(image for _, image in images))

    def symbols(self) -> tuple[FlowMark, ...]:
        """Return all marks."""
        return (*Marking(images=[(0, image) for image in self.images]).marks((), str), *self.marks)

    def words(self) -> str:
        """Return the words, else those that the images' author wrote of them."""
        return self.text or " ".join(image.words for image in self.images).strip()


def _marks(items: Sequence[Item], lines: Sequence[str]) -> Iterator[FlowMark]:
    """Yield the marks of paragraphs, at their place in the lines."""
    at = 0
    for item, line in zip((item for item in items if not item.rows), lines, strict=False):
        yield from moved(item.marks, at + len(line) - len(item.text))
        at += len(line) + 1
