"""What a question asks to be told as missing, and of what: "mål utan indikatorer", "nämnder utan plan". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.computing.queries import Lack
from assistant.understanding.cues import LOOKUP_START
from assistant.wording import GRUNDUPPDRAG, Thing, Wanted


@dataclass(frozen=True, slots=True)
class LackAsked:
    """What things of a sort (`of`) are asked to be without."""

    of: Thing
    lacks: tuple[Lack, ...]


PLAN_MARK = "plan"
"""Stands for a document that is named, which may be what is missing."""
_GAP_WORDS = 4
"""Words that may stand between what negates and what is missing."""
_NONE = (
    r"saknar|saknas|sakna|saknade|saknat|(?<!beslut )(?<!beslutet )fattas(?! (?:[^\s]{1,20} ){0,2}beslut)|utan"
    r"|inga|ingen|inget|ingenting|noll|tomt? (?:på|när det gäller)|brist på"
    r"|(?:inte|aldrig|ännu inte) (?:\S{1,20} ){0,3}?(?:några?|något|nån|nåt|en enda|ett enda|ett enda|minsta)"
    r"|inte (?:fått|har fått|fick|har|finns|står|lämnat)|har inte|varken|vare sig"
    r"|lacks?|lacking|missing|without(?: any)?|no|not (?:\S{1,20} ){0,3}?any|not (?:have |had |has )?(?:a"
    r"|been given)|neither"
)
_NOUNS: tuple[tuple[Lack, str], ...] = (
    (Lack.INDICATORS, (r"(?:mål)?indikator(?:er|erna|n)?|nyckeltal(?:en|et)?|(?:resultat)?mått|mätetal|mättal"
                      r"|styrtal|indicators?|metrics?"
                      r"|key figures?|kpi(?:er|s)?|measurements?")),
    (Lack.ACTIVITIES, (r"(?:[^\W\d]{0,20})?aktivi?tet(?:er|erna)?|aktiviter|åtgärd(?:er|erna)?|insats(?:er"
                      r"|erna)?|satsning(?:ar)?"
                      r"|activit(?:y|ies)|actions?|efforts?|initiatives?|projekt|projects?")),
    (Lack.VERDICTS, (r"bedömning(?:ar|en|arna)?|omdöme(?:n)?|betyg|verdicts?|assessments?|måluppfyllelse"
                    r"|uppföljning(?:ar)?|evaluation")),
    (Lack.TARGETS, r"målvärde(?:n)?|målnivå(?:er)?|måltal|target(?:s| values?| levels?)?"),
    (Lack.OUTCOMES, r"utfall|resultat(?!mål)|outcomes?|results?(?! goals?)"),
    (Lack.RESPONSIBLE, r"ansvarig(?:a|t)?|ägare|responsible(?: \w+)?|owner"),
    (Lack.PLANS, (r"(?:verksamhets?|handlings)?planer(?:na)?|(?:verksamhets?|handlings)?plan(?:en)?"
                 r"|(?:business )?plans?")),
    (Lack.GOALS, (r"(?:resultat|inriktnings|nämnd)?mål(?:en)?|(?:koppling"
                 r"|tillhörighet)(?:ar)? till (?:\S{1,20} )?(?:[^\W\d]*mål|område\w*)"
                 r"|goals?")),
)  # fmt: skip
"""What may be missing, with its words."""
_BETWEEN = rf"(?:[^\s?.!,]{{1,30}} ){{0,{_GAP_WORDS}}}?"
_AFTER = re.compile(rf"(?<!\w)(?P<none>{_NONE}) {_BETWEEN}")
_BEFORE = re.compile(r"^ (?:\S{1,20} ){0,3}?(?:saknas|fattas|är tomt|inte finns|missing|lacking)(?!\w)")
_NOBODY = r"ingen|inget|inga|nobody|no one|no (?:board|plan|committee|department|unit)"
_DOES = (
    r"gör|göra|arbetar|jobbar|verkar|bidrar|satsar|driver|tar sig an|bryr sig|tagit sig an|planerar|på gång"
    r"|stöd[js]er|stöder|stöttar"
    r"|work(?:s|ing)?|do(?:es|ing)?|contributes?|supports?"
)
_NOTHING_DONE = re.compile(
    rf"(?<!\w)(?:(?:{_NOBODY}) (?:\S{{1,30}} ){{0,5}}?(?:{_DOES})|(?:stöds|stödjs|stöttas|omfattas|täcks|drivs"
    rf"|nås) inte av"
    rf"|inte (?:stöds|stödjs|stöttas|täcks) av|(?:not|un)[ -]?supported|bortglömd\w*|(?:inte"
    rf"|ingenting) (?:\S{{1,20}} )?(?:görs|gjorts)"
    r"|(?:finns|har) inte(?:t)? (?:\S{1,20} )?(?:om|för|mot) ¤|(?:har|finns|did|has|have) (?:inget|ingenting"
    r"|nothing) (?:om|för|mot|on|for)"
    r"|not (?:\S{1,20} ){0,2}?anything)(?!\w)"
)  # fmt: skip
_UNMEASURED = re.compile(
    rf"(?<!\w)(?:(?:{_NOBODY}|inte|aldrig|not|never) (?:\S{{1,20}} ){{0,2}}?(?:mäter|mäts|mätas|mäta|följer upp"
    rf"|följs upp|measures?|measured)"
    r"|(?:mäts|mättes|följs|följts) inte|omätbar\w*|unmeasured|går inte att mäta)(?!\w)"
)
_UNJUDGED = re.compile(
    r"(?<!\w)(?:o(?:be)?döm\w+|obedömda?|obedömt|utan (?:\S{1,20} )?(?:dom|utslag)"
    rf"|(?:{_NOBODY}|inte|aldrig|not|never) (?:\S{{1,20}} ){{0,2}}?(?:bedöm(?:t|ts|da|d|s|er|des|de)|ställning"
    rf"|judged|assessed|evaluated|rated)"
    r"|(?:bedöms|bedömdes|bedömts|bedömde\w*) inte|hoppa(?:s|ts|de|des|t|r|)? över|tiger|unjudged"
    r"|not (?:been )?(?:judged|assessed))(?!\w)"
)
_NOBODY_RESPONSIBLE = re.compile(
    rf"(?<!\w)(?:{_NOBODY}) (?:\S{{1,20}} ){{0,3}}?(?:ansvarar|ansvarat|har (?:\S{{1,20}} )?ansvar(?:et)?"
    rf"|håller i|äger|responsible)(?!\w)"
)
_JUDGING = re.compile(
    r"(?<!\w)(?:bedöm\w+|betyg\w*|omdöm\w+|uppfyll\w+|judge\w*|assess\w*|årsredovis\w+|bokslut\w*|¤+)(?!\w)"
)
_LISTED = re.compile(r"(?<!\w)(?:vilka|vilket|finns det|är det|which|are there)(?!\w)")
_SKIPPED = re.compile(r"hoppa")
_TO_NAME = frozenset({Lack.GOALS, Lack.PLANS, Lack.OUTCOMES})
"""Words that are also those of what lacks something: taken only where nothing else is."""
_GAP_SAID = re.compile(r"(?<!\w)(?:luck(?:a|or|orna)|vita fläckar|gaps?)(?!\w)")


def lack_asked(
    masked: str, *, wanted: Wanted | None, things: tuple[Wanted, ...], goal: bool, gap: bool
) -> LackAsked | None:
    """Return what a folded, masked question asks to be missing of what; None when it asks nothing of the sort.

    `goal` says that a goal is named; `gap` that something is missing, be it said far from what is.
    """
    lacks = () if _asks_when_or_who(masked) else _lacks_said(masked)
    if not lacks and gap:
        lacks = _nouns_said(masked)
    if not lacks:
        return None
    first = next(
        (thing.thing for thing in things if thing.thing in (Thing.GOAL, Thing.INDICATOR, Thing.ACTIVITY)), None
    )
    sort = wanted.thing if wanted is not None else first
    organs = any(thing.thing is Thing.ORGAN for thing in things)
    match lacks[0]:
        case Lack.PLANS:
            return LackAsked(Thing.ORGAN, lacks) if organs or sort is Thing.DOCUMENT or first is None else None
        case Lack.TARGETS | Lack.OUTCOMES:
            return LackAsked(Thing.INDICATOR, lacks[:1])
        case Lack.RESPONSIBLE:
            return LackAsked(Thing.GOAL if first is Thing.GOAL or goal else Thing.ACTIVITY, lacks[:1])
        case Lack.GOALS:
            own = first is Thing.ACTIVITY and not GRUNDUPPDRAG.search(masked)
            return LackAsked(Thing.ACTIVITY, lacks[:1]) if own else None
        case _ if sort is Thing.ORGAN and lacks[0] is Lack.ACTIVITIES:
            return LackAsked(Thing.ORGAN, lacks[:1])
        case _:
            goals = goal or first is Thing.GOAL or any(thing.thing is Thing.GOAL for thing in things) or first is None
            return LackAsked(Thing.GOAL, lacks) if goals or lacks[0] is Lack.INDICATORS else None


def _nouns_said(masked: str) -> tuple[Lack, ...]:
    """Return the first sort of thing that a question speaks of and that may be missing, goals aside."""
    sorts = (
        lack for lack, words in _NOUNS if lack is not Lack.GOALS and re.search(rf"(?<!\w)(?:{words})(?!\w)", masked)
    )
    return tuple(sorts)[:1]


def _asks_when_or_who(masked: str) -> bool:
    """Say whether one value is asked for ("När fattas …"); "när" may also lead up to what is asked."""
    start = LOOKUP_START.search(masked)
    return start is not None and _LISTED.search(masked[start.end() :]) is None


def _lacks_said(masked: str) -> tuple[Lack, ...]:
    """Return what is said to be missing, in the order of the question.

    More than one only with "varken … eller" or "både … och".
    """
    found: dict[Lack, int] = {}
    for lack, words in _NOUNS:
        for match in re.finditer(rf"(?<!\w)(?:{words})(?!\w)", masked):
            before = _AFTER_END.search(masked[max(0, match.start() - 90) : match.start()])
            if before is not None or _BEFORE.search(masked[match.end() : match.end() + 60]):
                found.setdefault(lack, match.start())
    for pattern, lack in (
        (_NOTHING_DONE, Lack.ACTIVITIES),
        (_UNMEASURED, Lack.INDICATORS),
        (_UNJUDGED, Lack.VERDICTS),
        (_NOBODY_RESPONSIBLE, Lack.RESPONSIBLE),
    ):
        said = pattern.search(masked)
        if said is not None and not (_SKIPPED.search(said[0]) and not _JUDGING.search(masked)):
            found.setdefault(lack, said.start())
    if not found and _GAP_SAID.search(masked):
        return (Lack.ACTIVITIES,)
    ordered = sorted(found, key=lambda lack: found[lack])
    strong = [lack for lack in ordered if lack not in _TO_NAME] or ordered
    both = re.search(r"(?<!\w)(?:varken|vare sig|neither|både|both)(?!\w)", masked)
    return tuple(strong[:2]) if both else tuple(strong[:1])


_AFTER_END = re.compile(rf"(?<!\w)(?:{_NONE}) {_BETWEEN}$")
