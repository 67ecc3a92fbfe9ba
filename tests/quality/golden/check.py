"""What a made corpus must hold: everything in a key stands on its page."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tests.quality.golden.corpus import GoldenCorpus
from tests.quality.golden.typesetters.pages import letters

FIELDS = {"goals": "name", "activities": "text", "indicators": "name", "verdicts": "verdict"}
PICTURED = "status_images"
"""In this layout a verdict is a picture; its words stand in the legend alone."""
SHORTEST_PART = 4
"""Letters of a text that must stand on a page for it to begin or end there."""


def missing(made: GoldenCorpus) -> list[tuple[str, object]]:
    """Return the entries of keys whose text does not stand on their page, or begin there and end on the next."""
    found: list[tuple[str, object]] = []
    for name, rendered in made.rendered.items():
        read = json.loads(made.keys[name])
        pages = [letters(page) for page in rendered.pages]
        for kind, field in FIELDS.items():
            for one in read[kind]:
                text = letters(one[field])
                pictured = kind == "verdicts" and name == PICTURED and text in "".join(pages)
                if not pictured and not stands(text, pages, one["page"]):
                    found.append((name, one))
    return found


def stands(text: str, pages: Sequence[str], number: int) -> bool:
    """Say whether a text stands on a page (1-based), or is broken over it and the next; both are letters alone."""
    here, after = pages[number - 1], pages[number] if number < len(pages) else ""
    cuts = range(SHORTEST_PART, len(text) - SHORTEST_PART + 1)
    return text in here or any(text[:cut] in here and text[cut:] in after for cut in cuts)
