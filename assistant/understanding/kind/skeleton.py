"""A question with its names and things replaced by words in capitals, so that rules read as what is asked. Pure.

"Vilka mål har tekniska nämnden inga aktiviteter för 2021?" is "vilka GOAL har WHO inga ACTIVITY för WHEN?".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.wording import Thing, Wanted

_TAGS = {thing: thing.name for thing in Thing}
_MARKED = re.compile(r"¤(?:[¤ ]*¤)?|§(?:[§ ]*§)?")
_DATED = re.compile(r"\d|år|fjol|year|period|mandat")
_QUOTED = re.compile(r"\"(NAME|PLAN|WHO)\"")


def skeleton_of(masked: str, folded: str, things: tuple[Wanted, ...], *, plans: Iterable[tuple[int, int]]) -> str:
    """Return the skeleton: NAME for what is named, PLAN for documents, WHO and WHEN for where and when.

    A thing's name stands for its word. `plans` are the places of documents.

    `masked` and `folded` have the same places; those of `things` are theirs.
    """
    documents = tuple(plans)
    pieces: list[str] = []
    end = 0
    spans = [(one.start, one.end, _TAGS[one.thing]) for one in things]
    for match in _MARKED.finditer(masked):
        said = folded[match.start() : match.end()]
        is_plan = any(start < match.end() and match.start() < stop for start, stop in documents)
        tag = "PLAN" if is_plan else "NAME" if match[0][0] == "¤" else "WHEN" if _DATED.search(said) else "WHO"
        spans.append((match.start(), match.end(), tag))
    for start, stop, tag in sorted(spans):
        if start >= end:
            pieces += [masked[end:start], tag]
            end = stop
    skeleton = " ".join("".join((*pieces, masked[end:])).split())
    return _QUOTED.sub(r"\1", skeleton)
