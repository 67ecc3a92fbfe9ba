"""What the activities asked about must serve: goals, the grunduppdrag, or anything. Pure."""

from __future__ import annotations

import re

from assistant.wording import GRUNDUPPDRAG, Thing, Wanted
from corpus.model import Serves

_BEFORE_WITH = re.compile(
    r"(?<!\w)(?:(?:inklusive|inkl\.?|plus|även|tar? (?:vi |man )?med|räkna(?:r|s)? (?:vi |man )?(?:in|med)|både"
    r"|oavsett|oberoende"
    r"|including|incl\.?|both|plus|counting|regardless)(?: \S+){0,6}"
    r"|(?:också|samt|och|eller|med|and|or|with|also)(?: (?:det|dem|de|sådana) som \S+)?(?: \S+){0,1}) ?$"
)
_AFTER_WITH = re.compile(
    r"^(?:et|s)?[ ,]*(?:också|med|medräkna\w*|inräkna\w*|inkludera\w*|inbegrip\w*|ihop|tillsammans|included|too"
    r"|as well)(?!\w)"
)
_BEFORE_WITHOUT = re.compile(
    r"(?<!\w)(?:exklusive|exkl\.?|utom|förutom|utan|oräknat|bortsett från|räkna(?:r|s)? (?:vi |man )?(?:inte |ej "
    r"|bort)(?:med )?"
    r"|(?:inte|ej) (?:räkna(?:r|s)?|tar?|är|rör|gäller|tillhör)(?: med)?|i stället för|excluding|excl\.?"
    r"|except(?: for)?"
    r"|without|apart from|not(?: (?:counting|including|in|part of))?|leaving out|other than)(?: \S+){0,3} ?$"
)
_AFTER_WITHOUT = re.compile(
    r"^(?:et|s)?[ ,]*(?:borträkna\w*|oräkna\w*|undanta\w*|exkludera\w*|bortsett|excluded|aside|left out)(?!\w)"
)
_BUT = re.compile(r"(?<!\w)(?:inte|ej|icke)(?: \S+){1,6} utan(?: \S+){0,2} ?$")
"""Says what instead: "inte till målen utan till grunduppdraget"."""
_OUTSIDE = re.compile(
    r"(?<!\w)(?:utanför|inte (?:till|mot|under|för|kopplad\w* till)|ej (?:till|mot)|utan koppling till|not (?:tied"
    r"|linked|connected)? ?to"
    r"|outside)(?: \S+){0,2} ?$"
)
_NEAR = 40
"""Characters before and after the word that are looked at."""


def serves_asked(masked: str, things: tuple[Wanted, ...], wanted: Wanted | None, *, named: bool) -> Serves | None:
    """Return what activities must serve; None for anything.

    `masked` is the folded, masked question; `named` says that it names a goal, which then says it all. Goals in general
    ("aktiviteter för programmets mål") ask for activities of goals; the grunduppdrag may be what is asked about, come
    along with the rest ("inklusive grunduppdraget"), or be left out.
    """
    if wanted is None or wanted.thing is not Thing.ACTIVITY:
        return None
    found = GRUNDUPPDRAG.search(masked)
    if found is not None:
        return _of_mission(
            masked[max(0, found.start() - _NEAR) : found.start()], masked[found.end() : found.end() + _NEAR]
        )
    goals = [one for one in things if one.thing is Thing.GOAL and one.start > wanted.start]
    outside = any(_OUTSIDE.search(masked[max(0, one.start - _NEAR) : one.start]) for one in goals)
    return Serves.GOAL if goals and not named and not outside else None


def _of_mission(before: str, after: str) -> Serves | None:
    """Read what stands around the word for the grunduppdrag."""
    if _BUT.search(before):
        return Serves.GRUNDUPPDRAG
    if _BEFORE_WITHOUT.search(before) or _AFTER_WITHOUT.search(after):
        return Serves.GOAL
    along = _BEFORE_WITH.search(before) or _AFTER_WITH.search(after)
    return None if along else Serves.GRUNDUPPDRAG
