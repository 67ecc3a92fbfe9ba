"""Where and when a question is about: kommun, organ, period, documents. Pure."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.understanding.catalogue import Catalogue, EntityType, Named
from assistant.understanding.naming import Match
from assistant.wording import fold
from corpus import swedish
from corpus.model import OrganKind, Period

_RANGE = re.compile(
    r"(?<![\w.,-])((?:19|20)\d\d)(?: ?(?:-|/|till|to|t\.o\.m\.|through) ?((?:19|20)\d\d"
    r"|\d\d))?(?![\w%-])(?! ?(?:kronor|kr|tkr|mkr)\b)"
)
_SHORT_RANGE = re.compile(
    r"(?:lup|program(?:met)?|perioden|åren|plan(?:en)?|years|mandatperioden) (\d\d)-(\d\d)(?![\w-])"
)
_NAMED_YEAR = re.compile(r"(?:vision(?:en)?|agenda|målbild(?:en)?|tag) $")
_RELATIVE = (
    (re.compile(r"\b(?:i år|innevarande år|detta år|this year|this year's|current year)\b"), 0),
    (
        re.compile(
            r"\b(?:förra året|i fjol|föregående år|förra årets|fjolårets|året innan|last year|last year's"
            r"|previous year)\b"
        ),
        -1,
    ),
    (re.compile(r"\b(?:nästa år|kommande år|nästa års|next year|next year's|coming year)\b"), 1),
)
_TERM = re.compile(
    r"(?<!\w)(?:(förra|föregående|previous|last)|(nästa|kommande|next)|innevarande|nuvarande|den här|denna"
    r"|current|this)"
    r" (?:mandatperiod\w*|valperiod\w*|term of office|council term)(?!\w)"
)
_PROGRAMME_BEFORE = re.compile(
    r"(?<!\w)(?:förra|föregående|tidigare|gamla|previous|former|old|last) (?:lup|(?:mål|utvecklings)?program\w*)(?!\w)"
)
TERM_YEARS = 4
"""Years of a council's term; terms begin with the year after an election: 2019, 2023, 2027."""
_A_TERM_BEGAN = 2019
_SHORT = re.compile(r"(?<![\w-])([A-ZÅÄÖ]{2,6}|[bcdfghjklmnpqrstvwxzn]{2,4})(?=(?::s|s)?(?![\w-]))")
_GENERIC_ORGAN = re.compile(
    r"(?<!\w)(?:nämnden|förvaltningen|bolaget|förbundet|styrelsen|enheten|organisationen|the (?:board|committee"
    r"|company))s?(?!\w)"
)
_OWN = re.compile(r"(?<!\w)(?:vi|oss|vår|vårt|våra|mitt|min|mina|jag gör|we|our|us|my|mine|i do)(?!\w)")
_UNIT_WORD = re.compile(
    r"(?:enhet|avdelning|kontor|förvaltning|sektion|stab|grupp|team|tjänst|verksamhet|nämnd|bolag|verk|central)"
    r"(?:en|et|erna|arna)?s?$"
)
_COMPANY = re.compile(r"(?<!\w)(?P<sort>[^\W\d_]{0,20}?)s?bolagets?(?!\w)")
SHORTEST_SORT = 4
"""Letters of a sort of company that its name must hold ("bostadsbolaget", of a name with "bostäder")."""
_ORGAN_WORD = re.compile(
    r"(?<![\w-])(?:[^\W\d]{2,30}- och )?[^\W\d]{2,40}(?:nämnden|förvaltningen|styrelsen|bolaget|utskottet)s?(?![\w-])"
)
_ORGAN_FOR = re.compile(r"(?<=[\w,] )Nämnden för [a-zåäö]{3,30}(?:(?:,| och) [a-zåäö]{3,30}){0,2}(?![\w-])")
"""Only with a capital inside a sentence: "nämnden för barnen" may be any board that does something for them."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What the asker has limited the question to. `organisation` is an organ that may belong to no kommun."""

    kommun: str | None = None
    organ: str | None = None
    organisation: str | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of the question: start and end are code points, end excluded."""

    start: int
    end: int


def periods_in(text: str, *, today: datetime.date, names: Iterable[Match]) -> tuple[tuple[Period, Place], ...]:
    """Return the periods that a question names, in order: "2021", "2019–2022", "förra året".

    A year inside a name ("Vision 2030") is no period.
    """
    folded = fold(text)
    inside = [(match.start, match.end) for match in names if match.type is not EntityType.DOCUMENT]
    found: list[tuple[Period, Place]] = []
    for match in _RANGE.finditer(folded):
        named = _NAMED_YEAR.search(folded[max(0, match.start() - 20) : match.start()])
        if named or any(start <= match.start() < end for start, end in inside):
            continue
        first = int(match.group(1))
        last = int(match.group(2) or first)
        last = first // 100 * 100 + last if last < 100 else last
        if first <= last:
            found.append((Period(first, last), Place(match.start(), match.end())))
    for match in _SHORT_RANGE.finditer(folded):
        first, last = (2000 + int(match.group(number)) for number in (1, 2))
        if first <= last:
            found.append((Period(first, last), Place(match.start(1), match.end())))
    for pattern, step in _RELATIVE:
        for match in pattern.finditer(folded):
            year = today.year + step
            found.append((Period(year, year), Place(match.start(), match.end())))
    for match in () if found else _TERM.finditer(folded):
        steps = -1 if match.group(1) else 1 if match.group(2) else 0
        first = today.year - (today.year - _A_TERM_BEGAN) % TERM_YEARS + steps * TERM_YEARS
        found.append((Period(first, first + TERM_YEARS - 1), Place(match.start(), match.end())))
    return tuple(sorted(found, key=lambda one: one[1].start))


def programme_before(
    text: str, catalogue: Catalogue, *, kommun: str | None, today: datetime.date
) -> tuple[Period, ...]:
    """Return the period of "förra programmet", the one before the newest that has begun; () where none is said.

    Programmes are told by the periods of the goals that were read, of two years or more.
    """
    if not _PROGRAMME_BEFORE.search(fold(text)):
        return ()
    goals = catalogue.of_type(EntityType.GOAL)
    ours = (one.period for one in goals if kommun is None or one.kommun is None or same(one.kommun, kommun))
    begun = sorted(
        {one for one in ours if one is not None and one.first < one.last and one.first <= today.year},
        key=lambda one: (one.first, one.last),
    )
    earlier = [one for one in begun if one.last < begun[-1].first]
    return tuple(earlier[-1:])


def hull(periods: Iterable[Period]) -> Period | None:
    """Return the period from the first year to the last, None of none."""
    known = tuple(periods)
    return Period(min(one.first for one in known), max(one.last for one in known)) if known else None


def abbreviated(text: str, catalogue: Catalogue, *, taken: Iterable[Match]) -> tuple[Match, ...]:
    """Return the organs that a question names by their initials ("KS", "BUN"; "ks" only without a vowel)."""
    busy = [(match.start, match.end) for match in taken]
    found = []
    for match in _SHORT.finditer(text):
        word = match.group(1)
        named = catalogue.abbreviations.get(word.upper()) or catalogue.abbreviations.get(word.upper().removesuffix("S"))
        if named and not any(start < match.end(1) and match.start(1) < end for start, end in busy):
            found.append(Match(match.start(1), match.end(1), 0.95, 1.0, 1, named, exact=True))
    return tuple(found)


def companies_said(text: str, catalogue: Catalogue, *, kommun: str | None, taken: Iterable[Match]) -> tuple[Match, ...]:
    """Return the one company that a kommun has, where a text says "bolaget" or tells its sort."""
    busy = [(one.start, one.end) for one in taken]
    here = tuple(
        one
        for one in catalogue.of_type(EntityType.ORGAN)
        if one.kind == OrganKind.BOLAG and (kommun is None or same(one.kommun, kommun))
    )
    said = [] if len({one.name for one in here}) != 1 else list(_COMPANY.finditer(fold(text)))
    return tuple(
        Match(match.start(), match.end(), 0.95, 1.0, 1, here, exact=True)
        for match in said
        if _is_of_sort(here[0].name, match["sort"])
        and not any(start < match.end() and match.start() < end for start, end in busy)
    )


def _is_of_sort(name: str, sort: str) -> bool:
    return not sort or (len(sort) >= SHORTEST_SORT and sort[:SHORTEST_SORT] in fold(name))


def speaks_of_the_organ(text: str) -> bool:
    """Say whether the question says "nämnden" or the like: the organ that the asker's scope names."""
    return bool(_GENERIC_ORGAN.search(fold(text)))


def organs_spoken_of(text: str) -> tuple[str, ...]:
    """Return the sorts of organ that the question speaks of as known: "nämnd" of "nämnden", "enhet" of "enheten"."""
    said = (match[0] for match in _GENERIC_ORGAN.finditer(fold(text)))
    return tuple(re.sub(r"s?$", "", word, count=1).removesuffix("en").removesuffix("et") for word in said)


def speaks_of_own(text: str) -> bool:
    """Say whether a question speaks of the asker's own ("vi", "vårt arbete", "our")."""
    return bool(_OWN.search(fold(text)))


def is_unit_word(folded: str) -> bool:
    """Say whether one word is by itself the name of a part of an organisation ("fastighetsenheten")."""
    return bool(_UNIT_WORD.search(folded))


def unknown_organs(text: str, *, taken: Iterable[Match]) -> tuple[str, ...]:
    """Return the organs that a text names ("valnämnden", "Nämnden för …") and that no recognised name overlaps."""
    busy = [(match.start, match.end) for match in taken]
    said = (*_ORGAN_WORD.finditer(fold(text)), *_ORGAN_FOR.finditer(text))
    return tuple(
        text[match.start() : match.end()]
        for match in said
        if not any(start < match.end() and match.start() < end for start, end in busy)
    )


def same(one: str | None, other: str | None) -> bool:
    """Say whether two names of a kommun or organ are the same but for case and a word "kommun"."""
    if one is None or other is None:
        return one is other
    return _bare(one) == _bare(other)


def _bare(name: str) -> str:
    words = swedish.normalise(name).removesuffix(" kommun").removesuffix(" kommuns")
    return swedish.lemma(words) if " " not in words else words


def narrow(
    candidates: Iterable[Named], *, kommun: str | None, organisation: str | None, periods: tuple[Period, ...]
) -> tuple[Named, ...]:
    """Choose among things of one name by kommun, organisation and period (DESIGN §3, Time).

    Things of another kommun go. Without a period the newest in which the name exists is taken, for each kommun and
    organ; with periods those that share a year, or the newest when none does.
    """
    left = tuple(candidates)
    if kommun is not None:
        left = tuple(one for one in left if one.kommun is None or same(one.kommun, kommun))
    if organisation is not None:
        own = tuple(one for one in left if same(one.organ, organisation))
        left = own or tuple(one for one in left if one.kommun is None or one.organ is None) or left
    kept: list[Named] = []
    groups: dict[tuple[str | None, str | None, str], list[Named]] = {}
    for one in left:
        owner = one.organ if one.type is EntityType.ACTIVITY else None
        groups.setdefault((one.kommun, owner, fold(one.name)), []).append(one)
    for group in groups.values():
        shared = [one for one in group if one.period and any(one.period.overlaps(period) for period in periods)]
        kept.extend(_newest(shared or group))
    return tuple(sorted(kept, key=lambda one: one.id))


def _newest(group: list[Named]) -> list[Named]:
    newest = max((one.period.last, one.period.first) if one.period else (0, 0) for one in group)
    return [one for one in group if ((one.period.last, one.period.first) if one.period else (0, 0)) == newest]
