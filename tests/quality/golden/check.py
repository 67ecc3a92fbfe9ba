"""What a made corpus must hold: everything in a key stands on its page."""

from __future__ import annotations

import json

from tests.quality.golden.corpus import GoldenCorpus
from tests.quality.golden.typesetters.pages import letters, stands

FIELDS = {"goals": "name", "activities": "text", "indicators": "name", "verdicts": "verdict"}
PICTURED = "status_images"
"""In this layout a verdict is a picture; its words stand in the legend alone."""


def missing(made: GoldenCorpus) -> list[tuple[str, object]]:
    """Return the entries of keys whose text does not stand on their page, nor begin there and end on the next."""
    found: list[tuple[str, object]] = []
    for name, rendered in made.rendered.items():
        read = json.loads(made.keys[name])
        layout = made.graph.documents[name].sections[0].layout
        pages = [letters(page) for page in rendered.pages]
        for kind, field in FIELDS.items():
            for one in read[kind]:
                text = letters(one[field])
                pictured = kind == "verdicts" and layout == PICTURED and text in "".join(pages)
                if not pictured and not stands(text, pages, one["page"]):
                    found.append((name, one))
    return found
