"""Lines that say something of the goal or the activity above them: whose it is, by whom, when, to what effect. Pure.

"Målet tilldelas Socialnämnden." gives the organ of what stands under the goal; "Ansvarig: Planerarna. Klart: maj
2021. Stödjer även: Resultatmål 2." and "Förväntad effekt: kortare köer" belong to the activity above.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.model import Fact, FactRole, Span, Tie
from ingest.blocks import Block
from ingest.plan.collector import Collector
from ingest.plan.references import field_ties
from ingest.vocabulary import EFFECT_LABEL, FACT_COLUMNS, column_of

MAX_LABEL_WORDS = 7
_LABEL = re.compile(r"(?:^|(?<=[.;])\s+)(?P<label>[A-ZÅÄÖ][^:.;]{2,60}):\s*")
_GIVEN = re.compile(
    r"^[A-ZÅÄÖ][a-zåäö]{2,30}\s+(?:tilldelas|riktas (?:till|mot)|(?:har (?:getts"
    r"|givits|riktats)|ges|ligger)"
    r"(?: till| hos| på)?|har tilldelats|ägs av)\s+(?P<organs>[A-ZÅÄÖ][^.:]{3,200})\.?$"
)
_BETWEEN_ORGANS = re.compile(r",\s+(?=[A-ZÅÄÖ])|\s+(?:och|samt)\s+(?=[A-ZÅÄÖ])")


@dataclass(frozen=True, slots=True)
class Said:
    """What a line adds to the activity above it."""

    facts: tuple[Fact, ...] = ()
    ties: tuple[Tie, ...] = ()

    def __bool__(self) -> bool:
        """Say whether it adds anything."""
        return bool(self.facts or self.ties)


def given_to(text: str) -> str | None:
    """Return the organ that a goal is given to ("Målet tilldelas Socialnämnden."), the first of several."""
    match = _GIVEN.match(" ".join(text.split()))
    return _BETWEEN_ORGANS.split(match["organs"])[0].strip() if match else None


def said_of_activity(block: Block, collector: Collector) -> Said:
    """Return what a line of labelled fields says of the activity above; nothing where any label is unknown."""
    found = list(_LABEL.finditer(block.text))
    if not found or found[0].start() != 0:
        return Said()
    facts: list[Fact] = []
    ties: list[Tie] = []
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(block.text)
        value = block.text[match.end() : end].strip(" .;")
        span = Span(block.span.page, block.span.start + match.end(), block.span.start + match.end() + len(value))
        served = field_ties(block.text[match.start() : match.end()].strip() + " " + value, span, collector)
        role = _role(match["label"])
        if served:
            ties.extend(served)
        elif role is not None and value:
            facts.append(Fact(role, value, collector.locator(span)))
        else:
            return Said()
    return Said(tuple(facts), tuple(ties))


def _role(label: str) -> FactRole | None:
    words = " ".join(label.split()).casefold()
    if len(words.split()) > MAX_LABEL_WORDS:
        return None
    if EFFECT_LABEL.fullmatch(words):
        return FactRole.EFFECT
    column = column_of(words)
    return FACT_COLUMNS.get(column) if column is not None else None
