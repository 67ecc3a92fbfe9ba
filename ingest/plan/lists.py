"""What the bullets of one list are, by how they begin: things to do, or sentences that explain. Pure.

"Skapa nya lärlingsplatser", "Se över rutinerna" are infinitives, things to do. "Banbrytande tekniker omfattar …" is a
sentence about something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.blocks import Block, BlockKind

MOST = 0.6
"""Share of a list's bullets that must begin with an infinitive."""
EXPLAINING_WORDS = 15
"""A bullet of this many words that ends in a full stop is a sentence about something."""

_SHORT_VERBS = frozenset(
    [
        "ge",
        "se",
        "gå",
        "få",
        "nå",
        "bo",
        "bli",
        "stå",
        "ta",
        "dra",
        "be",
        "slå",
        "le",
        "sy",
        "tro",
        "bygga",
        "ha",
        "göra",
        "låta",
        "hålla",
        "föra",
        "sätta",
        "lägga",
        "låna",
        "visa",
        "följa",
    ]
)
_NO_VERB = frozenset(
    [
        "alla",
        "andra",
        "flera",
        "många",
        "nya",
        "egna",
        "båda",
        "stora",
        "små",
        "goda",
        "samma",
        "samtliga",
        "bättre",
        "bra",
        "extra",
        "detta",
        "dessa",
        "denna",
        "vissa",
        "färre",
        "vilka",
        "våra",
        "deras",
        "ökade",
        "stärkta",
        "minskade",
        "förbättrade",
        "resa",
        "kommunala",
        "regionala",
        "lokala",
        "sociala",
        "digitala",
        "globala",
        "nationella",
        "kulturella",
        "ekonomiska",
        "tidiga",
        "unga",
        "äldre",
        "ska",
        "gamla",
        "rätta",
        "sista",
        "första",
        "andra",
        "tredje",
        "vanliga",
        "hållbara",
        "trygga",
        "säkra",
        "fria",
        "öppna",
        "tillgängliga",
        "timanställda",
        "anställda",
        "boende",
        "väga",
        "skola",
        "förskola",
    ]
)
_NOUNS = frozenset(["intresse", "college"])
_ADJECTIVE = re.compile(
    r"(?:\Afyra|\Aåtta|[xn]terna|iga|liga|iska|bara|ella|ala|ösa|amma|ända|ade|nda|lda|rda|tta|sta)\Z"
)
_VERB_ALL_THE_SAME = re.compile(
    r"(?:förtydliga|befästa|testa|rusta|sätta|fortsätta|berätta|använda|sända|tända|vända|handla|vårda|anställa|beställa"
    r"|samla|spara|skapa|bevara|avsluta|rätta|inrätta|upprätta|mäta|besluta|utforma|minska|önska|granska|forska)\Z"
)
"""Verbs whose endings are also those of adjectives."""


def begins_with_infinitive(text: str) -> bool:
    """Say whether a line begins with something to do ("Ta fram …", "Se över …")."""
    words = text.split(maxsplit=2)
    if not words:
        return False
    first = words[0].strip(' ,.:;”"').casefold()
    if first in ("att", "fortsatt", "fortsätt") and len(words) > 1:
        first = words[1].strip(" ,.:;").casefold()
    if not first.isalpha() or first in _NO_VERB:
        return False
    if first in _SHORT_VERBS or _VERB_ALL_THE_SAME.search(first):
        return True
    if re.search(r"[a-zåäö]{2}(?:se|stå|slå|nå|gå|få|ge)\Z", first) and len(first) <= 9 and first not in _NOUNS:
        return True
    return len(first) > 3 and first.endswith("a") and not _ADJECTIVE.search(first)


def runs(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield (first, after the last) of every run of bullets that follow each other."""
    start: int | None = None
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.BULLET:
            start = index if start is None else start
        elif start is not None:
            yield start, index
            start = None
    if start is not None:
        yield start, len(blocks)


def to_do(bullets: Sequence[Block]) -> bool:
    """Say whether most of a list's outer bullets are things to do."""
    outer = _outer(bullets)
    return bool(outer) and sum(begins_with_infinitive(one.text) for one in outer) >= MOST * len(outer)


def explains(bullets: Sequence[Block]) -> bool:
    """Say whether most of a list's outer bullets are whole sentences about something."""
    outer = _outer(bullets)
    told = [
        one.text.rstrip().endswith(".")
        and len(one.text.split()) >= EXPLAINING_WORDS
        and not begins_with_infinitive(one.text)
        for one in outer
    ]
    return bool(told) and 2 * sum(told) > len(told)


def _outer(bullets: Sequence[Block]) -> list[Block]:
    lowest = min((one.indent for one in bullets), default=0)
    return [one for one in bullets if one.indent == lowest]
