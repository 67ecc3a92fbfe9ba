"""Page images for whoever looks at a page: drawn in limited processes, those drawn lately kept."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.kept_images import KeptImages
from assistant.page_images import draw, ready
from corpus.errors import NotInCorpus
from corpus.model import Box, Document, Page
from corpus.store import View
from ingest.worker import WorkerPool

PROCESSES = 2
"""Images drawn at the same time, each in a limited process."""
SCALE = 1.5
"""Pixels a point: an A4 page becomes 893 × 1263."""
KEPT_BYTES = 32_000_000
"""Of images drawn lately: about two hundred."""
SECONDS = 20
"""Drawing one page takes a twentieth of a second; a page that takes this long is hostile."""


class PageImages:
    """Draws pages of PDFs. Safe to use from several threads."""

    def __init__(self, *, memory_mb: int, example_label: str) -> None:
        """Draw with `memory_mb` a process; `example_label` is written across pages of example content."""
        self._memory_mb = memory_mb
        self._example_label = example_label
        self._pool = WorkerPool(PROCESSES)
        self._kept = KeptImages(KEPT_BYTES)

    def image(self, view: View, document: Document, page: Page, boxes: Sequence[Box], *, tag: str) -> bytes:
        """Return a page with boxes marked, as PNG; `tag` names all that is seen.

        Raises NotInCorpus for formats without pages.
        """
        if not page.width:
            raise NotInCorpus(
                f"{document.name} har inga sidbilder. Öppna källvyn: /documents/{document.id}/pages/{page.number}"
            )
        return self._kept.get(tag, lambda: self._draw(view, document, page, boxes))

    def prepare(self) -> None:
        """Start a process before the first page is asked for: starting takes longer than drawing."""
        self._pool.run(ready, (), name="", seconds=SECONDS, memory_mb=self._memory_mb)

    def close(self) -> None:
        """Let the processes go."""
        self._pool.close()

    def _draw(self, view: View, document: Document, page: Page, boxes: Sequence[Box]) -> bytes:
        label = self._example_label if document.example else None
        return self._pool.run(
            draw, (view.original(document.version), page.number, tuple(boxes), SCALE, label), name=document.name,
            seconds=SECONDS, memory_mb=self._memory_mb,
        )  # fmt: skip
