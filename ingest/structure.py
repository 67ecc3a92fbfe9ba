"""Blocks -> section tree, furniture removed. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.blocks import Block


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, the blocks directly under it and its subsections. The root has no heading and level 0."""

    heading: Block | None
    level: int
    blocks: tuple[Block, ...] = ()
    children: tuple[Section, ...] = ()

    def walk(self, above: tuple[Block, ...] = ()) -> Iterator[tuple[tuple[Block, ...], Section]]:
        """Yield every section in reading order with its heading path, outermost first, its own heading included."""
        path = above if self.heading is None else (*above, self.heading)
        yield path, self
        for child in self.children:
            yield from child.walk(path)
