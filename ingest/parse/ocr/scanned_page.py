"""A written page that was read from its picture: where its characters lie, and which words are unsure. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

import numpy as np

from corpus.model import Page, Recognition
from ingest.parse.ocr.seen_glyphs import Recognised
from ingest.parse.ocr.tesseract import SURE


def with_recognition(page: Page, places: Sequence[int], recognised: Recognised) -> Page:
    """Return the page with how surely it was read; `places` gives each character's glyph, negative for none."""
    sure = [100 if place < 0 else int(recognised.confidences[place]) for place in places]
    drawn = [confidence for confidence, place in zip(sure, places, strict=True) if place >= 0]
    weak: list[tuple[int, int]] = []
    for is_weak, run in groupby(range(len(sure)), key=lambda index: sure[index] < SURE):
        positions = list(run)
        if is_weak:
            weak.append((positions[0], positions[-1] + 1))
    confidence = round(float(np.mean(drawn))) if drawn else 0
    width, height = recognised.size or (page.width, page.height)
    return replace(page, width=width, height=height, recognition=Recognition(confidence, tuple(weak)))
