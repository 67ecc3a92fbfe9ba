"""What a typesetter returns: the file, the words of each page, and the page of everything stated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tests.quality.generator.content import Heading, Mark, Node, marks_of, texts_of


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark and the page (1-based) it stands on."""

    mark: Mark
    page: int


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished document. `pages` holds each page's words; in formats without pages a page is a top-level section."""

    data: bytes
    pages: tuple[str, ...]
    placed: tuple[Placed, ...]


def split_sections(front: Sequence[str], nodes: Sequence[Node]) -> tuple[tuple[str, ...], tuple[Placed, ...]]:
    """Return the words and marks of each section of a document without pages.

    It is split at the outermost heading level that occurs more than once; what stands before the first such heading
    (`front`, the title block, included) is page 1.
    """
    levels = Counter(node.level for node in nodes if isinstance(node, Heading))
    repeated = min((level for level, count in levels.items() if count > 1), default=0)
    pages: list[list[str]] = [list(front)]
    placed: list[Placed] = []
    for node in nodes:
        if isinstance(node, Heading) and node.level == repeated:
            pages.append([])
        pages[-1].extend(texts_of(node))
        placed.extend(Placed(mark, len(pages)) for mark in marks_of(node))
    return tuple("\n".join(page) for page in pages), tuple(placed)
