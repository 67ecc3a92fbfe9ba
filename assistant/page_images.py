"""Draw a page's image: the functions that the limited worker process imports."""

from __future__ import annotations

from corpus.model import Box
from ingest.parse.page_image import PagePicture, photograph, render


def ready() -> None:
    """Do nothing: a process that was asked for it has loaded what draws."""


def draw(data: bytes, page: int, boxes: tuple[Box, ...], scale: float, example_label: str | None) -> bytes:
    """Return a page (1-based) of a PDF as PNG, with boxes (PDF points) marked; `scale` is pixels a point.

    `example_label` is written across the top of a page of example content.
    """
    return render(data, page=page, boxes=boxes, scale=scale, example_label=example_label)


def draw_plain(data: bytes, page: int, scale: float, example_label: str | None) -> PagePicture:
    """Return a page (1-based) of a PDF as JPEG without marks, and what of the page it covers."""
    return photograph(data, page=page, scale=scale, example_label=example_label)
