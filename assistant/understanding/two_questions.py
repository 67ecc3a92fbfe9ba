"""Two questions put as one ("Vilka mål har kommunen och vilka nämnder arbetar med dem?"). Pure."""

from __future__ import annotations

import re

_ASKS = (
    r"(?:vilka|vilken|vilket|vad|vem|vems|när|var|varför"
    r"|hur (?:många|mycket|stor[at]?|går|gick|ligger|har|mäts|följs|länge|långt)"
    r"|which|what|who|whose|when|where|why|how (?:many|much|did|do|does|is|are|has|have|far|long))(?!\w)"
)
# Never begun inside white space, of which nothing is given back: a long run of it would be tried from everywhere.
_BETWEEN = re.compile(rf"(?<!\s)(?:\s*+[?,;])?\s++(?:och|samt|men|and|but)\s++(?={_ASKS})", re.IGNORECASE)
_BEGINS = re.compile(rf"(?<!\w){_ASKS}", re.IGNORECASE)
FEWEST_WORDS = 3
"""Words of the first question: fewer and it has no verb of its own ("vilka mål och vilka aktiviteter …")."""


def two_questions(text: str) -> tuple[str, str] | None:
    """Return the two questions that a text asks, each as it can be put by itself; None where it asks one.

    The second may lean on the first ("… och vem ansvarar för dem?"). Texts of three questions are read as two.
    """
    if any(quote in text for quote in '"”“'):
        return None  # a name in quotes may hold anything
    between = _BETWEEN.search(text)
    if between is None:
        return None
    first, second = text[: between.start()].strip(" ,;?"), text[between.end() :].strip()
    asks = _BEGINS.search(first)
    if asks is None or len(first[asks.start() :].split()) < FEWEST_WORDS:
        return None
    return f"{first}?", f"{second[:1].upper()}{second[1:]}"
