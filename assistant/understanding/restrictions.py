"""Words of a question that restrict what is asked in ways that no query works out ("inte", "utöver", "mest"). Pure.

A list that is given all the same would hold what was asked to be left out, or all where the first is asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.wording import INTERROGATIVE, whole_word

_LEAVES_OUT = whole_word(
    r"utom|utöver|förutom|bortsett från|frånsett|undantaget|undantagna|med undantag (?:av|för)|except(?: for)?|besides"
    r"|apart from|aside from|other than|excluding|in addition to"
)
_DENIES = whole_word(r"(?:inte|ej|icke|aldrig|not|never|[a-z]+n\"t)(?! (?:bara|minst|enbart|only|just))")
_RANKS = whole_word(
    r"(?:flest|mest|störst\w*|högst(?! \d)|lägst(?! \d)|minst(?! \d)|färst|dyrast\w*|billigast\w*|bäst\w*|sämst\w*"
    r"|längst|kortast\w*|most|least|fewest|largest|biggest|highest|lowest|best|worst|dearest|cheapest)(?! av allt)"
)
_MONTHS = (
    r"januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|january|february|march|may"
    r"|june|july|august|october"
)
_BY_TIME = whole_word(
    rf"(?:före|innan|efter|senast|till|before|after|by|until) (?:i |den |slutet av |mitten av |\d+ |the end of )*"
    rf"(?:{_MONTHS}|sommaren|hösten|våren|vintern|jul|årsskiftet|halvårsskiftet|summer|autumn|winter|spring|christmas)"
)
_EITHER_WAY = whole_word(r"(?:eller|or) (?:inte|ej|not)")
_CHANGES = whole_word(
    r"(?:har |hade )?(?:förbättra|försämra|öka|minska)(?:ts|t|des|de)"
    r"|(?:har |hade )?(?:stigit|sjunkit|steg|sjönk|gått (?:upp|ner))"
    r"|(?:have |has )?(?:improved|worsened|increased|decreased|risen|fallen)"
)


@dataclass(frozen=True, slots=True)
class Restrictions:
    """Words of a question, folded, by how they restrict what is asked; a query that works one out takes it in."""

    denied: tuple[str, ...] = ()
    """They deny or leave something out ("utöver")."""
    ranked: tuple[str, ...] = ()
    """They ask for the first or last of some ("flest")."""
    timed: tuple[str, ...] = ()
    """They ask for what comes before or after a time of the year ("före juni")."""
    changed: tuple[str, ...] = ()
    """They ask how values have changed ("har förbättrats")."""


def restrictions_in(masked: str, *, taken_in: str | None) -> Restrictions:
    """Return what restricts a folded, masked question.

    `taken_in` is the text of which another part of the reading holds the denials, None where it holds all of them.
    """
    return Restrictions(
        denied=() if taken_in is None else _denied(masked, taken_in),
        ranked=_said(_RANKS, masked),
        timed=_said(_BY_TIME, masked),
        changed=_said(_CHANGES, masked),
    )


def _denied(masked: str, taken_in: str) -> tuple[str, ...]:
    """Return the words that deny or leave out. What is asked for yes or no ("Har inte kommunen …?") denies nothing."""
    words = _said(_LEAVES_OUT, masked)
    asks = INTERROGATIVE.search(masked)
    if asks is not None and not _EITHER_WAY.search(masked):
        words += tuple(match[0] for match in _DENIES.finditer(masked, asks.end()))
    return tuple(word for word in words if not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", taken_in))


def _said(words: re.Pattern[str], masked: str) -> tuple[str, ...]:
    return tuple(match[0] for match in words.finditer(masked))
