"""Which change a question asks for, and between what: two programmes, two plans, two years, several organs. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from assistant.computing.queries import Change
from assistant.understanding.catalogue import EntityType
from assistant.understanding.cues import LOOKUP_START
from assistant.understanding.recognising import Names
from assistant.wording import Thing, Wanted, fold, whole_word
from corpus.model import Level, Period


class Compared(StrEnum):
    """What is compared with what."""

    PROGRAMMES = "programmes"
    PLANS = "plans"
    TARGETS = "targets"
    INDICATORS = "indicators"
    ORGANS = "organs"
    KOMMUNER = "kommuner"


@dataclass(frozen=True, slots=True)
class ChangeAsked:
    """What is compared, which changes are asked for (none named: all), and between which times.

    A time that the question leaves open is None: the newest, or the one beside the other. `level` is None where goals
    and areas alike are meant.
    """

    what: Compared
    changes: tuple[Change, ...] = ()
    level: Level | None = None
    earlier: Period | None = None
    later: Period | None = None
    kommuner: tuple[str, ...] = ()
    """The kommuner whose goals are compared."""


def kommuner_compared(folded: str, kommuner: Iterable[str]) -> ChangeAsked | None:
    """Return the comparison of the goals of the kommuner that a folded question names; None with fewer than two."""
    named = tuple(one for one in kommuner if re.search(rf"(?<!\w){re.escape(fold(one))}s?(?!\w)", folded))
    compares = _GENERAL.search(folded) or _ALIKE.search(folded)
    if len(named) < FEWEST_COMPARED or not compares or not _GOALS_SAID.search(folded):
        return None
    return ChangeAsked(Compared.KOMMUNER, kommuner=named)


FEWEST_COMPARED = 2
"""Kommuner that a comparison needs."""
_PROGRAMME = (
    r"(?:utvecklings|handlings)?(?:program|plan)\w*|lup\w*|mandatperiod\w*|period\w*|term|upplaga\w*|version\w*"
)
_NEW = whole_word(
    rf"ny(?:a|tt)?(?! (?:{_PROGRAMME}))|nyheter(?:na)?|nytillkom\w+|tillkom(?:mit|mer|na|men|met)?|ko(?:mmit|m) till"
    r"|(?:lagts?|lades?|la|lägger|läggs) (?:\S{1,20} ){0,2}?till|tillagda?|tillförts?|införts?|infördes"
    r"|new(?! (?:programme|program|plan|term|version))|newly|added|introduced"
)
_DROPPED = whole_word(
    r"försv(?:ann|unnit|inner|unna)|str(?:ök|öks|ukits|uken|ukna|uket|yks)|(?:tas|tagits|tagit|togs"
    r"|tog) (?:\S{1,20} )?bort"
    r"|borttag(?:na|en|et)|(?:plocka|rensa|skala)(?:ts|des|t|de)? bort|utgå(?:r|tt)|utgick|skippa(?:de|des|t|ts|s)?"
    r"|slopa(?:de|des|t|ts|s)?|(?:fallit|föll|faller) bort|utelämna(?:de|des|t|ts|s)|avskaffa(?:de|des|t|ts|s)"
    r"|upphör(?:t|de)?"
    r"|inte (?:\S{1,20} ){0,3}?(?:kvar|längre|vidare)|(?:kom|kommit|följde|följt|hängde|hängt|togs|tagits|gick"
    r"|gått) inte (?:\S{1,20} )?med"
    r"|inte (?:kom|kommit|följde|följt|hängde|hängt|togs|tagits|tog|gick) (?:\S{1,20} )?med"
    r"|(?:saknar|utan|ingen) motsvarighet|dropped|removed|disappear(?:ed|s)?|gone|no longer|left out"
    r"|discontinued|deleted"
    r"|abandoned|scrapped|taken out|without (?:a )?counterpart"
)
_KEPT = whole_word(
    r"(?<!inte )kvar|återkom(?:mer|mit|mande)?|återfinns|desamma|detsamma|densamma|samma som|oförändra(?:de|d|t)"
    r"|(?:häng|följ)(?:er|t|de|a)? (?:\S{1,20} ){0,2}?med|lev(?:er|t|de) (?:kvar|vidare)|sig lika?|behåll(?:na"
    r"|s|it|its|er)?"
    r"|behölls?|bibehåll(?:na|s|it|its)|består|bestått|kvarstå(?:r|ende|tt)|fortsätter|finns (?:med )?i båda|i både"
    r"|remain(?:s|ed|ing)?|unchanged|kept|still|carried over|stayed|continued?|in both|retained|same as"
)
_REWORDED = whole_word(
    r"omformulera(?:de|des|t|ts|d)|omskriv(?:na|en|et|its)|(?:skrivits|skrevs|formulerats|formulerades) om"
    r"|omdöpt[as]?"
    r"|(?:bytt|byter|bytte|ändrat|fått nytt) (?:nytt )?namn|(?:ändra[td]|annan|ny) (?:orda)?lydelse|reworded"
    r"|rephrased|renamed"
    r"|rewritten"
)
_MOVED = whole_word(r"(?:om)?flytta(?:de|des|t|ts|s)?|bytt område|moved")
_RAISED = whole_word(r"höj(?:t|ts|des|da|d|er|s|de)|skärp(?:tes|te|ta|ts|t|er|s)|raised|increased|tightened")
_LOWERED = whole_word(r"sänk(?:t|ts|tes|ta|er|s|te)|lowered|reduced|decreased|relaxed")
_GENERAL = whole_word(
    r"jämför(?:t|else|elsen|a|s|er)?|skillnad(?:en|er|erna)?|skilj(?:er|de|a)|ändra(?:ts|t|de|des|s)"
    r"|ändring(?:en|ar|arna)"
    r"|förändra(?:ts|t|de|des|s)|förändring(?:en|ar|arna)?|utbytt?[as]?|by(?:tts|ttes) ut|hän(?:de|t|der) med"
    r"|blev (?:det )?av"
    r"|blivit av|då och nu|ställ\w* bredvid|bredvid varandra|compare[sd]?|comparison|chang(?:e|es|ed|ing)"
    r"|differ(?:s|ed|ences?)?"
    r"|versus|happened to|became of|side by side"
)
_OTHER_TIME = whole_word(
    r"jämfört med|jämför|sedan|förra|föregående|tidigare|innan|förut|före|förr|efter|gamla"
    r"|gick (?:\S{1,20} )?från|mot (?:det|den|§)"
    r"|då och nu|än §|sist|förr|fram till|nya programmet|nya planen|compared|since|previous|last|former"
    r"|earlier|before"
    r"|than|old|after|between|over time|over the years"
)
_DIFFERENCE_IN_TIME = whole_word(
    r"förslag(?:et|ets|s)?|förra|föregående|då och nu|nu|i dag|idag|gällande|tidigare|gamla|före|previous"
    r"|former|now|today|then and now|old"
    r"|(?:mellan|between) (?:de |the )?(?:(?:två|båda|olika|two) (?:[^\W\d]*program|planer|perioder)"
    r"|(?:två |båda |olika |two )?(?:[^\W\d]*programmen|planerna|mandatperioderna|perioderna|programmes|plans|terms))"
    r"(?! (?:och|and)(?!\w))"
)
_TELL_THEMSELVES = frozenset({Change.DROPPED, Change.REWORDED, Change.MOVED})
"""Changes whose words speak of two times by themselves."""
_FOLLOWING = whole_word(r"sedan|efter|därefter|nästa|since|after|following|next")
_NOT_IN = re.compile(
    r"(?<!\w)(?:(?:finns|fanns|funnits|stod|står|var|är|var|tas|togs) (?:då )?inte|inte (?:finns|fanns|fans"
    r"|funnits|stod|står|var|är)"
    r"|saknades?|were not|was not|weren\"t|is not|are not|not) (?:med |there )?(?:i |bland |in |på )?"
)
_NOW = re.compile(r"(?:nu|i dag|idag|längre|now|today|any more)(?!\w)")
_COMPARED_WITH = re.compile(
    r"(?<!\w)(?:jämfört med|mot|än|från|compared (?:with|to)|than) (?:[^\s§¤]{1,20} ){0,2}?[§¤]"
)
"""What one compares with is the earlier of two times ("… jämfört med 2019-2022")."""
_NOT_NOW = re.compile(r"(?<!\w)(?:inte|not) (?:\S{1,20} ){0,2}?(?:nu|i dag|idag|längre|now|today|any more)(?!\w)")
_BEFORE = whole_word(r"förra|föregående|tidigare|innan|förut|före|förr|gamla|previous|last|former|earlier|before|old")
_SAME_GOALS = whole_word(
    r"sam(?:ma|ma slags) (?:[^\W\d]*mål|områden?)|gemensam(?:t|ma)?|delar|delas|delad[ea]?"
    r"|flera (?:\S{1,30} ){0,2}?(?:nämnder|förvaltningar"
    r"|bolag|organ|enheter|av dem)|flera|fler än en|mer än en|minst två|två eller fler|båda|överlapp(?:ar|ande"
    r"|ning|ningar)?|möts"
    r"|samma håll|samma (?:sak|saker)|shared?|in common|several|more than one|at least two|both|same goals?"
    r"|overlap(?:s|ping)?"
)
_WHEN = re.compile(r"^\W*(?:när|when)(?!\w)|(?<!\w)(?:vilket år|what year|which year)(?!\w)")
_BOTH = whole_word(r"både|båda|den ena|both")
_EACH_OF_THEM = whole_word(
    r"respektive|jämför|skiljer|skillnad(?:en|er)?|båda|både|lika|olika|den ena|var för sig|compared?|differs?"
    r"|differences?|both"
    r"|each|respectively"
)
_WAY = whole_word(
    r"åt (?:rätt|fel|vilket) håll|bättre eller sämre|sämre eller bättre|ökat|minskat|stigit|sjunkit|gått (?:upp"
    r"|ner|ned)|utveckla(?:ts|t|s)"
    r"|utveckling(?:en)?|trend(?:en)?|förbättra(?:ts|t)|försämra(?:ts|t)|bättre|sämre|högre|lägre|upp eller ner"
    r"|increased|decreased|risen"
    r"|fallen|gone (?:up|down)|better or worse|developed|development|over time|right (?:way|direction)"
    r"|år för år|per år|över tid"
    r"|genom åren|över åren|year by year|over the years"
)
_TARGET = whole_word(r"målvärde(?:t|n|na)?|målnivå(?:n|er|erna)?|måltal(?:et|en)?|target(?:s| values?| levels?)?")
_PROGRAMME_SAID = whole_word(
    r"(?:utvecklings)?program(?:met|men|mets|mens|s)?|lup\w*|mandatperiod(?:en|er|erna|ens)?|programmes?|term"
)
_ALIKE = whole_word(r"likheter(?:na)?|liknar|lika|samma|olika|similar|alike|same|in common|gemensamt")
_GOALS_SAID = whole_word(r"[^\W\d]{0,20}mål(?:en|et)?|områden(?:a)?|goals?|areas?")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PLAN_SAID = whole_word(r"(?:verksamhets|handlings)?plan(?:en|er|erna|ens|s)?")


def change_asked(
    masked: str,
    folded: str,
    names: Names,
    *,
    periods: tuple[Period, ...],
    wanted: Wanted | None,
    things: tuple[Wanted, ...],
) -> ChangeAsked | None:
    """Return which change a question asks for; None when it compares nothing.

    `folded` is the question, `masked` the same with names masked; `periods` are those of the question, in its order.
    """
    types = {entity.type for entity in names.entities}
    sorts = {thing.thing for thing in things}
    if EntityType.INDICATOR in types and not sorts & {Thing.GOAL, Thing.ACTIVITY}:
        return _of_indicator(masked, periods)
    changes = _changes_said(masked, folded, periods)
    if _TARGET.search(masked) and (changes or _RAISED.search(masked) or _LOWERED.search(masked)):
        return _of_targets(masked, periods, changes)
    if _asks_of_organs(masked, names, things):
        return ChangeAsked(Compared.ORGANS, level=_level(wanted))
    if not _speaks_of_change(masked, changes, periods, wanted):
        return None
    what = _plans_or_programmes(masked, names, periods, wanted=wanted, sorts=sorts)
    if what is None:
        return None
    earlier, later = _times(masked, periods, what)
    return ChangeAsked(what, changes, _level(wanted) if what is Compared.PROGRAMMES else None, earlier, later)


def _of_indicator(masked: str, periods: tuple[Period, ...]) -> ChangeAsked | None:
    years = sorted({year for period in periods for year in (period.first, period.last)})
    if not (_GENERAL.search(masked) or _WAY.search(masked)) or (len(years) == 1 and not _OTHER_TIME.search(masked)):
        return None
    first, last = (years[0], years[-1]) if len(years) > 1 else (years[0] if years else None, None)
    return ChangeAsked(
        Compared.INDICATORS,
        earlier=Period(first, first) if first is not None else None,
        later=Period(last, last) if last is not None else None,
    )


def _of_targets(masked: str, periods: tuple[Period, ...], changes: tuple[Change, ...]) -> ChangeAsked:
    ways = ((_RAISED, Change.RAISED), (_LOWERED, Change.LOWERED))
    said = tuple(change for cue, change in ways if cue.search(masked))
    years = sorted({year for period in periods for year in (period.first, period.last)})
    since = len(years) > 1 or bool(_FOLLOWING.search(masked))
    earlier = Period(years[0], years[0]) if years and since else None
    later = Period(years[-1], years[-1]) if years and (len(years) > 1 or not since) else None
    return ChangeAsked(Compared.TARGETS, said or changes, earlier=earlier, later=later)


def _asks_of_organs(masked: str, names: Names, things: tuple[Wanted, ...]) -> bool:
    """Say whether what several organs do, or have in common, is asked for."""
    if _WHEN.search(masked):
        return False
    organs = {entity.name for entity in names.entities if entity.type is EntityType.ORGAN}
    goal = any(entity.type is EntityType.GOAL for entity in names.entities)
    if len(organs) > 1:
        of_both = any(thing.thing is Thing.GOAL for thing in things) and _BOTH.search(masked)
        return bool((goal and _EACH_OF_THEM.search(masked)) or _SAME_GOALS.search(masked) or of_both)
    if goal and _BOTH.search(masked) and _GENERAL.search(masked):
        return True
    spoken_of = any(thing.thing is Thing.ORGAN for thing in things)
    wants_goals = goal or any(thing.thing is Thing.GOAL for thing in things) or "samma håll" in masked
    return not organs and spoken_of and wants_goals and bool(_SAME_GOALS.search(masked))


def _changes_said(masked: str, folded: str, periods: tuple[Period, ...]) -> tuple[Change, ...]:
    """Return the changes that a question names, in the order in which they are told."""
    absent = _absent_change(masked, folded, periods)
    dropped = _DROPPED.search(masked)
    rest = _DROPPED.sub(" ", masked)
    found = {
        Change.KEPT: _KEPT.search(rest) is not None and absent is None,
        Change.MOVED: _MOVED.search(rest) is not None,
        Change.REWORDED: _REWORDED.search(rest) is not None,
        Change.NEW: absent is Change.NEW or (absent is None and _NEW.search(_REWORDED.sub(" ", rest)) is not None),
        Change.DROPPED: absent is Change.DROPPED or (absent is None and dropped is not None),
    }
    return tuple(change for change, said in found.items() if said)


def _absent_change(masked: str, folded: str, periods: tuple[Period, ...]) -> Change | None:
    """Return what became of what stands in one of two times and not in the other ("… fanns inte i 2016-2019")."""
    match = _NOT_IN.search(masked)
    if match is None:
        return None
    year = _YEAR.search(folded[match.end() :])
    told = next((one for one in periods if year and one.first <= int(year[0]) <= one.last), None)
    if told is not None and len(set(periods)) > 1:
        return Change.NEW if told.last < max(one.last for one in periods) else Change.DROPPED
    if _NOW.match(masked[match.end() :].lstrip()):
        return Change.DROPPED
    return Change.NEW if _BEFORE.search(masked[match.end() :]) else None


def tells_times_apart(masked: str, periods: tuple[Period, ...]) -> bool:
    """Say whether a question for a difference is one between two times, rather than between two words."""
    return len(set(periods)) > 1 or bool(_DIFFERENCE_IN_TIME.search(masked))


def _speaks_of_change(
    masked: str, changes: tuple[Change, ...], periods: tuple[Period, ...], wanted: Wanted | None
) -> bool:
    """Say whether two times are compared: named both, or one by what it was before or after."""
    two_times = tells_times_apart(masked, periods) or bool(_OTHER_TIME.search(masked))
    if wanted is not None and wanted.thing in (Thing.GOAL, Thing.ACTIVITY) and set(changes) & _TELL_THEMSELVES:
        return True
    if changes or _GENERAL.search(masked):
        standing = bool(set(changes) & {Change.NEW, Change.DROPPED, Change.REWORDED, Change.MOVED})
        return two_times or (standing and bool(_PROGRAMME_SAID.search(masked) or _PLAN_SAID.search(masked)))
    return False


def _plans_or_programmes(
    masked: str, names: Names, periods: tuple[Period, ...], *, wanted: Wanted | None, sorts: set[Thing]
) -> Compared | None:
    """Say whether the plans of organs or the programmes of the kommun are compared."""
    if any(entity.type is EntityType.ACTIVITY for entity in names.entities) and Thing.GOAL not in sorts:
        return Compared.PLANS
    if wanted is not None and wanted.thing is Thing.GOAL:
        return None if wanted.level is Level.BOARD_GOAL else Compared.PROGRAMMES
    if wanted is not None and wanted.thing is Thing.ACTIVITY and Thing.GOAL not in sorts:
        goal = any(entity.type is EntityType.GOAL for entity in names.entities)
        return Compared.PROGRAMMES if goal and _PROGRAMME_SAID.search(masked) else Compared.PLANS
    if LOOKUP_START.search(masked):
        return None
    if names.organ is not None:
        return Compared.PLANS
    if any(entity.type is EntityType.GOAL for entity in names.entities) or _PROGRAMME_SAID.search(masked):
        return Compared.PROGRAMMES
    if _PLAN_SAID.search(masked):
        return Compared.PLANS
    terms = bool(periods) and all(period.first < period.last for period in periods)
    return Compared.PROGRAMMES if terms else None


def _times(masked: str, periods: tuple[Period, ...], what: Compared) -> tuple[Period | None, Period | None]:
    """Return the earlier and the later time, None for one that is left open."""
    told = sorted(set(periods), key=lambda one: (one.last, one.first))
    if len(told) > 1:
        return told[0], told[-1]
    if not told:
        return None, None
    only = told[0]
    if what is Compared.PLANS and only.first < only.last:
        return Period(only.first, only.first), Period(only.last, only.last)
    is_earlier = _FOLLOWING.search(masked) or _NOT_NOW.search(masked) or _COMPARED_WITH.search(masked)
    return (only, None) if is_earlier else (None, only)


def _level(wanted: Wanted | None) -> Level | None:
    """Return the level of goals that is meant; "mål" means the council's goals."""
    if wanted is None or wanted.thing is not Thing.GOAL:
        return None
    return None if wanted.level is Level.VISION else wanted.level or Level.GOAL
