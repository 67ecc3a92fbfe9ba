"""Which kind of question it is (DOMAIN §4): ordered rules over the question with names masked. Pure.

The first rule that holds decides. Order matters: "Hur många mål saknar aktiviteter?" is a count first, "Vad betyder
färdiggrad?" a definition before it is a status.
"""

from __future__ import annotations

import re

from assistant.answer import Kind
from assistant.understanding.answer_types import fact_role
from assistant.understanding.cues import (
    CHARGED,
    COMPARE,
    COUNT,
    DEFINITION,
    DEFINITION_WORDS,
    DEVELOPS,
    DIFFERENCE,
    END_IN_VIEW,
    GAP,
    LETTERS,
    LIST,
    LOOKUP_START,
    NAMES_OF,
    OPEN,
    RELATIONAL,
    RESPONSIBLE,
    SINGULAR,
    STATUS,
    SUPPORT,
    UNIT_ASKED,
    VALUE_ASKED,
    WHAT_IS,
    asks_for_everything,
    asks_what_belongs,
    asks_what_is_done,
    asks_what_is_due,
    is_link_verb,
)
from assistant.understanding.kind import signs
from assistant.understanding.kind.clues import Clues
from assistant.understanding.kind.forms import KIND_OF
from assistant.understanding.kind.ideas import OPEN as IDEAS
from assistant.understanding.kind.sign import holds_any
from assistant.wording import INTERROGATIVE, AnswerType, Thing
from corpus.model import FactRole, Level

_OF_A_NUMBER = re.compile(
    r"^\W*(?:(?:de|det) .{1,60} NAME|(?:vad|hur|what|how)(?: \S+){0,2} NAME)"
    r"(?: (?:i|in|hos) \S+(?: \S+){0,3}| (?:formulerat|lyder|heter|säger|about|say|called|om|för|står)"
    r"|,? men vad står det för){0,3}\W*$"
)
"""Asks what a goal says that is named by its number ("Vad är mål 4?")."""
_CHANGE_OF_VALUE = re.compile(r"skiljer (?:det|sig siffran)")
_VALUE_FIRST = re.compile(
    r"^\W*(?:vilket|vilka|vad (?:är|var|blev)|what (?:is|was)|which|när|vem|hur (?:stor|stort|hög|högt|mycket)"
    r"|when|who)"
    r" (?:(?!INDICATOR|GOAL|ACTIVITY)\S+ ){0,3}?VALUE|^\W*(?:när|vem|vems|when|who|whose|var|where)(?!\w)"
)
"""Asks for a value, a time or a person, whatever is said of it."""
_EXISTS = re.compile(r"\W*(?:finns|fanns|kan (?:du|ni|man)|ska (?:vi|man)|can you|could you|is there|are there)(?!\w)")
_WHICH_ORGAN = re.compile(r"(?:vilken|vilket|which) ORGAN (?:(?!GOAL|ACTIVITY)\S+ ){0,4}?NAME")
_COUNTS_PARTS = re.compile(
    r"(?:hur många|how many) (?:[\w-]+ ){0,3}?[\w-]*(?:områden|principer|prioriteringar|punkter|kategorier|kriterier"
    r"|projekt|steg|utmaningar|risker|scenarier|areas|principles|priorities|projects|steps|risks|criteria)(?!\w)"
)
"""Parts that a document is made up of: their number is counted, whether they are read as things or not."""
_COUNTS_PEOPLE = re.compile(r"(?:hur många|how many) (?:\w+ ){0,2}?(?:bo|bor|bodde|bott|live|lives|lived)(?!\w)")
_ONE_CHANGE = re.compile(
    r"hur (?:mycket|stor\w*) (?:\w+ )?(?:ska|skall|bör|måste)(?!\w).*(?:jämfört med|i förhållande till|mot|från)"
    r" (?:år )?[¤§\d]"
)
"""How much one thing is to change from one year: a single figure is asked for, though against another year."""
_TIMED = re.compile(
    r"\W*(?:och |men |and )?(?:(?:till|från|sedan|senast|by|on|since|until) )?(?:när(?! jag| vi| man)|hur dags"
    r"|vilket datum|vilken dag|vilken månad"
    r"|vilket år|when|(?:what|which) (?:date|day|month|year|time))(?!\w)"
)
"""Asks for a time, whatever is said of it."""
_WHICH_ORGANS = re.compile(r"(?<!\w)(?:vilka|which) (?:\S{1,40} )?ORGAN(?!\w)")
"""Asks for organs, whichever word the question begins with ("Vems ansvar är …, sett till vilka nämnder …")."""
_NUMBER_OF_THINGS = re.compile(r"(?<!\w)(?:antalet|the number of) (?:\S{1,40} ){0,2}?(?:ACTIVITY|GOAL|INDICATOR)(?!\w)")
"""Asks how many things of the plans there are, whatever else measures are spoken of."""
_CONSEQUENCE = re.compile(
    r"\W*(?:och |men |and )?(?:vad (?:händer|sker|blir följden) (?:om|ifall|när)|what happens (?:if|when))(?!\w)"
)
"""Asks what follows from something: a text tells it, whatever things are spoken of."""
_DEED_FACTS = frozenset({FactRole.RESPONSIBLE, FactRole.AMOUNT, FactRole.START, FactRole.END})


def kind_of(clues: Clues) -> Kind:
    """Return the kind of question. LOOKUP when nothing else holds."""
    rules = (
        *(_asks_for_text, _of_its_form, _meaning, _reason, _counting, _comparing, _missing, _labelled),
        *(_judging, _answered_by_yes, _looking_up, _linking, _listing),
    )
    for rule in rules:
        kind = rule(clues)
        if kind is not None:
            return kind
    return _what_is(clues)


def _asks_for_text(clues: Clues) -> Kind | None:
    wanted = OPEN.search(clues.masked) or holds_any(IDEAS, clues.skeleton)
    return Kind.OPEN if wanted else None


def _of_its_form(clues: Clues) -> Kind | None:
    return KIND_OF[clues.form] if clues.form is not None else None


def _meaning(clues: Clues) -> Kind | None:
    if clues.numbered and (_OF_A_NUMBER.search(clues.skeleton) or "vad står det för" in clues.skeleton):
        return Kind.LOOKUP
    if DIFFERENCE.search(clues.masked) and not _CHANGE_OF_VALUE.search(clues.masked):
        apart = clues.compared >= 2 or clues.goal or signs.TERMS_APART.search(clues.skeleton) or _speaks_of_many(clues)
        return Kind.COMPARE if apart else Kind.DEFINITION
    if DEFINITION.search(clues.masked):
        return Kind.DEFINITION
    return Kind.DEFINITION if not clues.sure and holds_any(signs.MEANING, clues.skeleton) else None


def _speaks_of_many(clues: Clues) -> bool:
    """Say whether things are spoken of as known and several ("målen", "the goals"): they are compared, not defined."""
    said = (clues.masked[one.start : one.end] for one in clues.things)
    return any(re.search(r"(?:målen|områdena|aktiviteterna|planerna|målens|the goals)$", word) for word in said)


def _reason(clues: Clues) -> Kind | None:
    """Place a question for a reason: what happened is given, and why it did is asked."""
    asks = re.match(r"\W*(?:och |men |and )?(?:varför|av vilken anledning|av vilket skäl|why)(?!\w)", clues.masked)
    if asks is None and not _CONSEQUENCE.match(clues.masked):
        return None
    serves = clues.wanted is not None and clues.wanted.thing is Thing.GOAL and (clues.activity or clues.content)
    return Kind.LINK if asks is not None and serves and not STATUS.search(clues.masked) else Kind.LOOKUP


def _counting(clues: Clues) -> Kind | None:
    if _NUMBER_OF_THINGS.search(clues.skeleton):
        return Kind.COUNT
    if clues.answer_type in (AnswerType.SHARE, AnswerType.MONEY):
        return None
    match = COUNT.search(clues.masked)
    if match is None:
        return Kind.COUNT if holds_any(signs.COUNT, clues.skeleton) else None
    asks = LIST.search(clues.masked) or VALUE_ASKED.search(clues.masked)
    earlier = asks is not None and asks.start() < match.start() and clues.masked[match.start() :].startswith("hur")
    value = clues.wanted is not None and clues.wanted.thing is Thing.VALUE and _VALUE_FIRST.search(clues.skeleton)
    return None if earlier or value or _counts_no_thing(clues) else Kind.COUNT


def _counts_no_thing(clues: Clues) -> bool:
    """Say whether the number of what is no thing of plans is asked for ("Hur många invånare"): a text states it."""
    if clues.wanted is not None or (_COUNTS_PARTS.search(clues.masked) and not COMPARE.search(clues.masked)):
        return False
    return bool(clues.content or clues.sure or _COUNTS_PEOPLE.search(clues.masked))


def _comparing(clues: Clues) -> Kind | None:
    if _TIMED.match(clues.masked):
        return None
    if _ONE_CHANGE.search(clues.masked):
        return None
    compared = COMPARE.search(clues.masked) or holds_any(signs.COMPARE, clues.skeleton)
    return Kind.COMPARE if compared and not clues.status else None


def _missing(clues: Clues) -> Kind | None:
    if _TIMED.match(clues.masked) or clues.grunduppdrag:
        return None
    return Kind.GAP if GAP.search(clues.masked) or holds_any(signs.GAP, clues.skeleton) else None


def _answered_by_yes(clues: Clues) -> Kind | None:
    """Place a question for yes or no about something named: how it went, where it asks for nothing else."""
    named = clues.goal or clues.activity or clues.indicator
    other = clues.wanted is not None or is_link_verb(clues.masked) or _EXISTS.match(clues.masked)
    return Kind.STATUS if named and not other and signs.YES_OR_NO.search(clues.skeleton) else None


def _labelled(clues: Clues) -> Kind | None:
    return Kind.LIST if not clues.goal and holds_any(signs.LABELLED, clues.skeleton) else None


def _judging(clues: Clues) -> Kind | None:
    if clues.status or _TIMED.match(clues.masked) or signs.PLANNED_DOING.search(clues.skeleton):
        return None
    timed = LOOKUP_START.search(clues.masked) and not re.match(r"\W*(?:\w+ )?hur långt", clues.masked)
    if not timed and holds_any(signs.STATUS, clues.skeleton) and not _VALUE_FIRST.search(clues.skeleton):
        return Kind.STATUS
    match = STATUS.search(END_IN_VIEW.sub(" ", clues.masked))
    if match is None or LOOKUP_START.search(clues.masked):
        return None
    if clues.wanted is not None and clues.wanted.thing is Thing.DOCUMENT:
        return None
    if WHAT_IS.search(clues.masked) and not (clues.goal or clues.activity or clues.indicator or clues.organ):
        return None
    value_first = clues.wanted is not None and clues.wanted.thing is Thing.VALUE
    return None if value_first else Kind.STATUS


def _looking_up(clues: Clues) -> Kind | None:
    if (
        clues.goal
        and clues.wanted is not None
        and clues.wanted.thing is Thing.ORGAN
        and _WHICH_ORGANS.search(clues.skeleton)
    ):
        return Kind.LINK
    named = clues.activity or clues.indicator or (clues.goal and not clues.within_goals)
    if NAMES_OF.search(clues.masked) and _is_plural(clues) and not named:
        return Kind.LIST
    if holds_any(signs.DONE, clues.skeleton):
        return Kind.LINK
    if _is_the_vision(clues) or holds_any(signs.FIGURE, clues.skeleton):
        return Kind.LOOKUP
    if holds_any(signs.LISTED, clues.skeleton):
        return Kind.LIST
    if LOOKUP_START.search(clues.masked):
        return Kind.LOOKUP
    if _asks_for_a_fact(clues):
        return Kind.LOOKUP
    value = clues.wanted is not None and clues.wanted.thing is Thing.VALUE
    return Kind.LOOKUP if value and VALUE_ASKED.search(clues.masked) else None


def _is_the_vision(clues: Clues) -> bool:
    """Say whether the vision alone is asked for, which is one."""
    wanted = clues.wanted
    if wanted is None or wanted.level is not Level.VISION or clues.goal or clues.activity:
        return False
    one = not clues.masked[wanted.start : wanted.end].endswith(("visioner", "visionerna"))
    return one and len(clues.things) == 1 and not clues.content and not is_link_verb(clues.masked)


def _asks_for_a_fact(clues: Clues) -> bool:
    """Say whether one fact is asked of an activity or a document: who, for how much, under which number."""
    unit = (UNIT_ASKED.search(clues.masked) or _WHICH_ORGAN.search(clues.skeleton)) and clues.activity
    fact = fact_role(clues.masked)
    deed = clues.activity and clues.wanted is None and (clues.answer_type is AnswerType.MONEY or fact in _DEED_FACTS)
    responsible = RESPONSIBLE.search(clues.masked) or unit
    return bool((not clues.goal and responsible) or deed or fact is FactRole.DIARY_NUMBER)


def _is_plural(clues: Clues) -> bool:
    """Say whether several of the things wanted are asked for."""
    wanted = clues.wanted
    listed = wanted is not None and wanted.thing in (Thing.GOAL, Thing.ORGAN, Thing.INDICATOR, Thing.ACTIVITY)
    if wanted is None or not listed or wanted.level is Level.VISION:
        return False
    return not SINGULAR.search(clues.masked[wanted.start : wanted.end])


def _linking(clues: Clues) -> Kind | None:
    named = clues.goal or clues.activity or clues.indicator
    if clues.grunduppdrag and not named and (clues.wanted is None or clues.wanted.thing is Thing.ACTIVITY):
        asks = asks_what_is_done(clues.masked) or DEVELOPS.search(clues.masked)
        return Kind.LIST if asks or (clues.wanted is not None and LIST.search(clues.masked)) else None
    if _wants_activities_unsaid(clues) and not named:
        return Kind.LIST
    if asks_what_is_done(clues.masked):
        return Kind.LINK if named or clues.content or not clues.organ else Kind.LIST
    if clues.wanted is None:
        return _wanting_nothing(clues, named=named)
    if clues.wanted.thing in (Thing.DOCUMENT, Thing.VALUE):
        return None
    return _wanting_what_is_named(clues) if named else _wanting_of_someone(clues)


def _wanting_nothing(clues: Clues, *, named: bool) -> Kind | None:
    """Place a question that has no word for what it wants."""
    charged = clues.unit and not named and CHARGED.search(clues.masked)
    members = clues.area and asks_what_belongs(clues.masked)
    if charged or members:
        return Kind.LIST
    return Kind.LINK if named and is_link_verb(clues.masked) else None


def _wanting_what_is_named(clues: Clues) -> Kind | None:
    """Place a question that wants something of a goal, activity or indicator that it names."""
    return _within_goals(clues, link=is_link_verb(clues.masked)) if clues.within_goals else Kind.LINK


def _wanting_of_someone(clues: Clues) -> Kind | None:
    """Place a question that wants something and names at most an organ or a unit."""
    if _asks_what_is_served(clues):
        return Kind.LINK
    if _are_an_organs_own(clues):
        return None
    things = sum(thing.thing is not Thing.DOCUMENT for thing in clues.things)
    tied = clues.content or things > 1 or (clues.organ and SUPPORT.search(clues.masked))
    return Kind.LINK if is_link_verb(clues.masked) and tied else None


def _wants_activities_unsaid(clues: Clues) -> bool:
    """Say whether a list of activities is asked for without the word: what is due, or all that an organ has."""
    due = asks_what_is_due(clues.masked) and (clues.organ or clues.content > 0)
    return due or (asks_for_everything(clues.masked) and clues.wanted is None and clues.organ)


def _are_an_organs_own(clues: Clues) -> bool:
    """Say whether activities or indicators of an organ are wanted, whichever goals they are for: a list of its own."""
    own = clues.wanted is not None and clues.wanted.thing in (Thing.ACTIVITY, Thing.INDICATOR) and clues.organ
    return bool(own) and not clues.content


def _asks_what_is_served(clues: Clues) -> bool:
    """Say whether goals are asked of an organ or unit that has none of its own: those that its activities serve."""
    wanted = clues.wanted
    council = wanted is not None and wanted.thing is Thing.GOAL and wanted.level in (None, Level.GOAL, Level.AREA)
    return council and (clues.unit or (clues.organ and not clues.owns))


def _within_goals(clues: Clues, *, link: bool) -> Kind | None:
    """Part a list of what belongs to an area or goal from a link between goals.

    The members of an area are a list however one asks; what is above a goal, and what supports one, is a link.
    """
    if clues.above:
        return Kind.LINK
    member = clues.area or not SUPPORT.search(clues.masked)
    return Kind.LIST if member and (LIST.search(clues.masked) or not link) else Kind.LINK


def _listing(clues: Clues) -> Kind | None:
    if clues.wanted is None or clues.wanted.thing is Thing.VALUE:
        return None
    plural_or_listed = LIST.search(clues.masked)
    if plural_or_listed:
        return Kind.LIST
    bare = not WHAT_IS.search(clues.masked) and not VALUE_ASKED.search(clues.masked) and not clues.content
    return Kind.LIST if bare else None


def _what_is(clues: Clues) -> Kind:
    asks = WHAT_IS.search(clues.masked)
    rest = clues.masked[asks.end() :] if asks else clues.masked
    words = rest.split()
    if asks:
        described = RELATIONAL.search(rest.strip()) or ("§" in rest and re.search(r"[^\W_]", rest))
        term = len(words) <= DEFINITION_WORDS + 1 and not described
        return Kind.DEFINITION if term and not re.search(r"\d{4}", rest) else Kind.LOOKUP
    if clues.goal and not clues.content and clues.answer_type in (AnswerType.SENTENCE, AnswerType.NAME):
        return Kind.LINK
    if clues.activity and not clues.content and not INTERROGATIVE.search(clues.masked):
        return Kind.LINK
    if not clues.indicator and re.fullmatch(r"[\W_]*[¤§]+[\W_]*", rest):
        return Kind.DEFINITION
    return Kind.DEFINITION if 0 < len(words) <= 2 and LETTERS.match(rest) else Kind.LOOKUP
