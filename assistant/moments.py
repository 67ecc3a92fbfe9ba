"""What points in time a sentence names, and whether its source names them too. Pure.

A day is a number and a month a word: checks of numbers and words alone let a changed date pass ("14 mars", "14 april").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.swedish import normalise, stated_quantities

_MONTHS = (
    "januari january jan",
    "februari february feb",
    "mars march mar",
    "april apr",
    "maj may",
    "juni june jun",
    "juli july jul",
    "augusti august aug",
    "september sept sep",
    "oktober october okt oct",
    "november nov",
    "december dec",
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
"""Month names in Swedish and English, short ones too -> 1..12."""
_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_MOMENT = re.compile(
    r"(?<![\w-])(?:(?P<iso_year>(?:19|20)\d\d)-(?P<iso_month>[01]\d)(?:-(?P<iso_day>[0-3]\d))?(?![\w-])"
    rf"|(?:(?P<day>[0-3]?\d)(?::?e|:a|st|nd|rd|th)? (?:of )?)?(?P<month>{_NAMES})(?!\w)"
    r"\.?(?: (?P<day_after>[0-3]?\d)(?=,| (?:19|20)\d\d))?(?:,? (?P<year>(?:19|20)\d\d))?(?!\w))"
)
_PARTS = re.compile(
    r"(?<!\w)(?:(?P<season>vår|sommar|höst|vinter)(?:en|n|ens|ar|terminen|termin)?(?!\w)"
    r"|(?P<season_en>spring|summer|autumn|winter)(?!\w)"
    r"|(?P<day>måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    r"(?:en|ar|arna|s)?(?!\w)"
    r"|(?P<nth>första|andra|tredje|fjärde|sista|first|second|third|fourth|last) "
    r"(?P<of>kvartal|tertial|halvår|quarter|half)\w{0,4}"
    r"|(?P<limit>senast|tidigast|före|efter|innan|till och med|från och med|fram till|until|before|after|no later than)"
    rf"(?= (?:den |the |utgången av |slutet av |början av )?(?:\d|(?:{_NAMES}|vår|höst|sommar|vinter|års)\w*)))"
)
_SEASONS = {"spring": "vår", "summer": "sommar", "autumn": "höst", "winter": "vinter"}
_YEAR_AFTER = re.compile(r"[ (]{1,2}(?:år |under |i |in |för |during )?(?P<year>(?:19|20)\d\d)(?![\w-])")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, a month or a year-and-month as named; what is not said is None."""

    day: int | None
    month: int
    year: int | None

    def says(self, other: Moment) -> bool:
        """Say whether this one states all that the other does."""
        return (
            self.month == other.month
            and other.day in (None, self.day)
            and (other.year is None or other.year == self.year)
        )


def moments(text: str) -> tuple[Moment, ...]:
    """Return the dates and months that a text names, in order ("14 mars 2025", "2025-03-14", "april")."""
    folded = normalise(text)
    found = []
    for match in _MOMENT.finditer(folded):
        if match["iso_year"]:
            day = int(match["iso_day"]) if match["iso_day"] else None
            found.append(Moment(day, int(match["iso_month"]), int(match["iso_year"])))
            continue
        day_text = match["day"] or match["day_after"]
        if match["month"] == "may" and not (day_text or match["year"]):
            continue  # the verb
        year = int(match["year"]) if match["year"] else None
        found.append(Moment(int(day_text) if day_text else None, MONTHS[match["month"]], year))
    return tuple(found)


def moments_stand(sentence: str, source: str) -> bool:
    """Say whether each date, month, season, weekday and limit of a sentence stands in its source, joined alike."""
    known = moments(source)
    if not all(any(one.says(said) for one in known) for said in moments(sentence)):
        return False
    return _parts(sentence) <= _parts(source)


def years_belong(sentence: str, source: str) -> bool:
    """Say whether a number that the source gives a year ("41 % 2019") has one of these years in the sentence."""
    known = _dated(source)
    numbers = {number for number, _ in known}
    return all(pair in known or pair[0] not in numbers for pair in _dated(sentence))


def _parts(text: str) -> frozenset[str]:
    """Return seasons, weekdays, ordinal quarters and words of limit, in one form each."""
    said = set()
    for match in _PARTS.finditer(normalise(text)):
        season = match["season"] or _SEASONS.get(match["season_en"] or "")
        said.add(season or match["day"] or match["limit"] or f"{match['nth']} {match['of']}")
    return frozenset(said)


def _dated(text: str) -> frozenset[tuple[tuple[str, str], int]]:
    """Return the quantities that a year stands right after, with it."""
    found = set()
    for one in stated_quantities(text):
        year = _YEAR_AFTER.match(text, one.end)
        if year is not None:
            found.add(((str(one.quantity.value.normalize()), one.quantity.unit), int(year["year"])))
    return frozenset(found)
