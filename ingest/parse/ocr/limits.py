"""How long reading pages from their pictures may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OcrLimits:
    """Seconds that one page, and all pages of a document together, may take."""

    seconds: int
    page_seconds: int
