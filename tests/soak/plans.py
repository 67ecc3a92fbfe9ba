"""The documents of the soak: small plans whose words tell which round wrote them."""

from __future__ import annotations

import re
from pathlib import Path

from tests.ingest.tiny_pdf import tiny_pdf

TOGETHER = 8
"""The first so many plans are always rewritten in the same round: a state that mixes their rounds is half a state."""
_PAGES = (
    (
        "Motala växer",
        "Nämnden ska i omgång {number} öppna mötesplats {index} i centrum.",
        "Fler bostäder byggs nära stationen, och planerna för hamnen blir klara före sommaren.",
    ),
    (
        "En skola att lita på",
        "Lärarna får mer tid för undervisning efter omgång {number}.",
        "Elevhälsan arbetar förebyggande på varje skola i område {index}.",
        "Resultaten redovisas för nämnden i juni.",
    ),
    (
        "God ekonomisk hushållning",
        "Budgeten hålls, och {index} procent av inköpen görs lokalt enligt omgång {number}.",
        "Avvikelser rapporteras varje månad.",
    ),
)
_ROUND = re.compile(r"omgång (\d+)")


def write_round(folder: Path, number: int, *, plans: int) -> None:
    """Write what a round changes: the plans that change together, and every third of the others."""
    for index in range(plans):
        if number == 0 or index < TOGETHER or index % 3 == number % 3:
            (folder / f"plan-{index:02}.pdf").write_bytes(_plan(index, number))


def round_of(text: str) -> int | None:
    """Return the round that a page's words name."""
    found = _ROUND.search(text)
    return int(found[1]) if found else None


def changes_together(name: str) -> bool:
    """Say whether a document is one of those that change in every round."""
    return int(name.removeprefix("plan-").removesuffix(".pdf")) < TOGETHER


def _plan(index: int, number: int) -> bytes:
    """Make a plan of four pages."""
    first = (
        f"# Verksamhetsplan {2000 + index}",
        f"Planen skrevs i omgång {number} av nämnden för prov.",
        "Motala kommun",
    )
    pages = [
        (f"# {heading}", *(line.format(number=number, index=index) for line in lines)) for heading, *lines in _PAGES
    ]
    return tiny_pdf(first, *pages)
