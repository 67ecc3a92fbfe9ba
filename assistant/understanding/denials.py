"""Words of a question that deny, leave out or rank ("inte", "utöver", "mest"), and that nothing takes in. Pure.

A list that is given all the same would hold what was asked to be left out, or all where the first is asked for.
"""

from __future__ import annotations

import re

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


def ranking(masked: str) -> tuple[str, ...]:
    """Return the words of a folded, masked question that ask for the first or last of some ("flest", "the largest")."""
    return tuple(match[0] for match in _RANKS.finditer(masked))


_CHANGES = whole_word(
    r"(?:har |hade )?(?:förbättra|försämra|öka|minska)(?:ts|t|des|de)"
    r"|(?:har |hade )?(?:stigit|sjunkit|steg|sjönk|gått (?:upp|ner))"
    r"|(?:have |has )?(?:improved|worsened|increased|decreased|risen|fallen)"
)


def changing(masked: str) -> tuple[str, ...]:
    """Return the words of a folded, masked question that ask how values have changed."""
    return tuple(match[0] for match in _CHANGES.finditer(masked))


def times(masked: str) -> tuple[str, ...]:
    """Return the words of a folded, masked question for what comes before or after a time of the year."""
    return tuple(match[0] for match in _BY_TIME.finditer(masked))


def denials(masked: str, *, taken_in: str) -> tuple[str, ...]:
    """Return the words of a folded, masked question that deny or leave out, but those within the text `taken_in`.

    What is asked for yes or no ("Har inte kommunen …?") denies nothing.
    """
    words = tuple(match[0] for match in _LEAVES_OUT.finditer(masked))
    asks = INTERROGATIVE.search(masked)
    if asks is not None and not _EITHER_WAY.search(masked):
        words += tuple(match[0] for match in _DENIES.finditer(masked, asks.end()))
    return tuple(word for word in words if not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", taken_in))
