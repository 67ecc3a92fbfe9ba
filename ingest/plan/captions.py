"""Plain lines that name a goal by where they stand: directly above the table of its indicators. Pure.

"Förbundet ska ha en pålitlig leverans" over a table of indicators with their targets or outcomes is a goal, when
several lines of a section stand so, or the line above says that goals follow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.blocks import Block, BlockKind
from ingest.plan.headings import Listed, announces
from ingest.plan.tables import heads_of
from ingest.vocabulary import Column

MIN_CAPTIONS = 2
MAX_WORDS = 20
_STATEMENT = re.compile(r"^[A-ZÅÄÖ][^.:;?]*\sska\s[^.:;?]*$")
_NO_NAME = re.compile(r"^(?:tabell|diagram|figur|källa|not)\b", re.IGNORECASE)


def captions(blocks: Sequence[Block]) -> frozenset[int]:
    """Return which blocks of a section (0-based) name the goal of the indicator table directly below."""
    found = [index for index, (line, below) in enumerate(pairwise(blocks)) if _is_statement(line) and _measures(below)]
    announced = any(_announces_goals(blocks[index - 1]) for index in found if index)
    return frozenset(found) if len(found) >= MIN_CAPTIONS or announced else frozenset()


def _is_statement(block: Block) -> bool:
    text = " ".join(block.text.split())
    short = 3 < len(text.split()) <= MAX_WORDS
    return block.kind is BlockKind.TEXT and short and bool(_STATEMENT.match(text)) and not _NO_NAME.match(text)


def _measures(block: Block) -> bool:
    heads = None if block.table is None else heads_of(block.table)
    if heads is None or heads.key is not Column.INDICATOR or Column.GOAL in heads.columns:
        return False
    return Column.TARGET in heads.columns or Column.OUTCOME in heads.columns


def _announces_goals(block: Block) -> bool:
    """Say whether a line ends in the word for goals and a colon ("… har fastslagit följande verksamhetsmål:")."""
    if not block.text.rstrip().endswith(":"):
        return False
    said = announces(" ".join(block.text.split()[-2:]))
    return said is not None and said.listed is Listed.GOALS
