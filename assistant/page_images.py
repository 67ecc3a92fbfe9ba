"""Draw a page's image: the function that the limited worker process imports."""

from __future__ import annotations

from corpus.model import Box
from ingest.parse.page_image import render


def draw(data: bytes, page: int, boxes: tuple[Box, ...], scale: float, example_label: str | None) -> bytes:
    """Return a page (1-based) of a PDF as PNG, with boxes (PDF points) marked; `scale` is pixels a point.

    `example_label` is written across the top of a page of example content.
    """
    return render(data, page=page, boxes=boxes, scale=scale, example_label=example_label)
