"""Which kind of question it is (DOMAIN §4): ordered rules over the question with names masked. Pure.

The first rule that holds decides. Order matters: "Hur många mål saknar aktiviteter?" is a count first, "Vad betyder
färdiggrad?" a definition before it is a status.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answer import Kind
from assistant.wording import AnswerType, Thing, Wanted
from corpus.model import Level


def _cue(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w¤])(?:{pattern})(?![\w])")


@dataclass(frozen=True, slots=True)
class Clues:
    """What the rules look at. `masked` is the folded question with names masked by ¤ (see `assistant.wording`)."""

    masked: str
    wanted: Wanted | None
    things: tuple[Wanted, ...]
    answer_type: AnswerType
    goal: bool = False
    """A goal, area or vision is named."""
    activity: bool = False
    indicator: bool = False
    organ: bool = False
    unit: bool = False
    """A unit is named that activities name as responsible."""
    within_goals: bool = False
    """The named thing and the wanted thing are both goals: a question inside the goal tree."""
    area: bool = False
    """An area or vision is named."""
    above: bool = False
    """What is wanted stands on a higher level than the goal that is named."""
    grunduppdrag: bool = False
    status: bool = False
    """A status is named that activities must have."""
    compared: int = 0
    """How many periods, documents or organs are named."""
    content: int = 0
    """How many content words are left when names and asking words are taken away."""
    owns: bool = False
    """The organ named has goals of its own on the level asked for."""


_OPEN = _cue(
    r"brainstorma|hitta på|föreslå|ge (?:mig )?(?:(?:några|ett|fler|\d+) )?förslag|kom med (?:förslag|idéer)|idéer"
    r"|skriv (?:ett|en|om)"
    r"|formulera|vad tycker du|tycker du|borde vi|brainstorm|suggest|come up with|write (?:a|an|me)|draft|ideas"
    r"|what do you think"
    r"|dikta|översätt|translate|improve|förbättra texten"
)
_DEFINITION = _cue(
    r"betyder|betyda|menas med|menar (?:man|ni|kommunen|de) med|avses med|avser man med|vad avses|står \S{1,40} för"
    r"|innebär begreppet|innebär ordet"
    r"|definitionen|definieras|definiera|definition|begreppet|förkortningen|förkortning|förklara (?:ordet"
    r"|begreppet|vad)|förklaras|innebörd(?:en)?|(?:^\W*)betydelse(?:n)?|betydelse(?:n)?(?=\W*$)|vad räknas som"
    r"|meaning of"
    r"|mean by|meant by|means?|stands? for|define[sd]?|explain the (?:term|word)"
)
_DIFFERENCE = _cue(r"skillnad(?:en|er)?|difference|differences|differ|skiljer")
_COMPARE = _cue(
    r"jämför|jämfört|jämförelse|jämföra|vad är nytt|nyheter|nytt i|nya i|ändrats|ändrat|förändrats|förändrat"
    r"|förändringar?|förändringen"
    r"|utvecklats|utvecklat|samma mål|samma resultatmål|samma aktivitet|gemensamma|gemensamt|mest \w+ av"
    r"|högre eller lägre|större än"
    r"|mer än (?:förra|år)|tillkommit|försvunnit|tagits bort|borttagna|återkommer|skillnad(?:en|er)? mellan"
    r"|skiljer sig|compared?"
    r"|comparison|differ|differences? between|changed|what is new|what's new|same goals?|in common"
    r"|har (?:\S{1,40} ){0,3}(?:ökat|minskat)"
    r"|bättre eller sämre|eller (?:\S{1,40} ){1,3}som är mest"
)
_GAP = _cue(
    r"saknar|saknas|sakna|fattas|lacks?|lacking|missing|without(?: any)?|(?:have|has|with) no|(?:don't|do not"
    r"|does not) have"
    r"|har inga|har ingen|har inget|har (?:ännu )?inte (?:någon|några|något|fått|kopplats)|inte har (?:någon|några"
    r"|något)|inte kopplade?"
    r"|inte kopplat|inte (?:knutna?|knutet)|inte täcks|inga (?:aktiviteter|nyckeltal|indikatorer|mål|åtgärder|insatser)"
    r"|ingen (?:aktivitet|indikator|åtgärd|uppföljning|ansvarig|bedömning)"
    r"|utan (?:några |något |någon )?(?:koppling|kopplad\w*|aktivitet\w*|åtgärd\w*|insats\w*|nyckeltal\w*"
    r"|indikator\w*|mål|målvärde\w*"
    r"|resultatmål|ansvarig|ägare|uppföljning|bedömning|mätetal|mått)"
)
_STATUS = _cue(
    r"nåddes|nådde|nåtts|nått|nås|uppnåddes|uppnådde|uppnåtts|uppnått|uppnådda?|uppfyllt|uppfyllda?|uppfylldes"
    r"|uppfylls|uppfyllts"
    r"|uppfyllde|uppfylla|måluppfyllelse(?:n)?|bedöms|bedömdes|bedömts|bedömer|bedömde|bedömning(?:en|ar|arna)?"
    r"|gick det|går det"
    r"|har det gått|ligger vi till|ligger (?:\S{1,40} ){0,3}till(?! grund)|status(?:en)?|färdiggrad(?:en)?|genomförda?|genomfört"
    r"|genomfördes|genomförts"
    r"|pågående|pågår|påbörjade?|påbörjats|avslutade?|missade|missades|missat|klarade|klarades|klarat|i mål(?! och)"
    r"|prognos(?:en|er)?|försenade?"
    r"|åtgärdade?|på rätt väg|grönt|gröna|gult|gula|rött|röda|reached|achieved|met|fulfill?ed|missed|progress"
    r"|on track|completed"
    r"|how did|judged|assessed|status of|delayed|verdicts?"
)
_END_IN_VIEW = _cue(
    r"(?:ska|skall|kan|måste|för att|så att|vill|tänkta?|tänkt|should|will|to|can) (?:\S{1,60} ){0,12}?(?:nå|nås|uppnå"
    r"|uppnås|uppfylla|uppfyllas|klara|reached?|achieved?|met|fulfill?(?:ed)?)"
    r"|ligg(?:er|a) till grund|(?:går|gick) det att|hjälpa? (?:\S{1,40} ){0,2}till att nå"
)
"""A goal that shall be reached is an end in view, and no verdict."""
_COUNT = _cue(
    r"hur många|antal|antalet|how many|(?<!diary )(?<!case )(?<!registration )(?<!reference )number of|hur stort antal|räkna(?! upp)"
)
_LINK = _cue(
    r"stöd[js]er|stödjs|stöder|stöds|stöttar|bidrar|bidra|bidragit|kopplade?|kopplat|kopplas|koppling(?:en|ar)?"
    r"|knutna?|knyts|knutet"
    r"|ligger (?:bakom|till grund)|hör (?:ihop|till|samman)|hörande|tillhör|hänger|hänga|leder till|leda till|främjar|främja|gynnar|påverkar"
    r"|syftar|svarar mot"
    r"|riktade? mot|arbetar mot|jobbar mot|arbetar (?:med|för)|jobbar (?:med|för)|uppfylla|för att nå"
    r"|för att uppnå|ska nå|kopplar"
    r"|mäter|mäts|mätas|följs upp|följer upp|röda tråden|supports?|supporting|contributes?|contributing|linked"
    r"|connected|tied|related"
    r"|belongs?|serves?|serving|promotes?|measures?|measured|towards|lead to|leads to|relaterade?|relaterar"
    r"|ligger under|avser"
    r"|har (?:\S{1,40} ){0,6}(?:aktiviteter|åtgärder|insatser) (?:för|mot|till|inom)"
)
_SUPPORT = _cue(
    r"stöd[js]er|stödjs|stöder|stöds|stöttar|bidrar|bidra|kopplade?|kopplat|kopplas|främjar|gynnar|supports?"
    r"|contributes?|contributing|supporting|promotes?|linked|connected|tied"
)
"""Verbs by which one goal helps another, beside those by which it belongs to it."""
_CHARGED = _cue(r"(?:vad|what) (?:\S{1,60} ){0,4}(?:ansvar\w*|responsible|in charge)|ansvarsområden?")
_INCLUDES = _cue(
    r"vad (?:ingår|ryms|hör|innehåller|omfattar|består|finns)|(?:includes?|contains?|consists?|covers?|belongs to)"
    r"|is included"
)
_DEVELOPS = _cue(
    r"utveckla[rst]?|utvecklas|förbättra[rst]?|stärk(?:a|er|s|t)|develop(?:s|ing|ed)?|improve[sd]?|strengthen(?:s|ing|ed)?"
)
_WHAT_DO = _cue(
    r"vad (?:gör|görs|ska|ska vi|gjorde|gjordes|har gjorts|har|håller|tänker|planerar|satsar"
    r"|planeras) ?(?:\S{1,40} ){0,6}?(?:för|åt|mot|inom|kring|med|göra)"
    r"|vad gör|vad görs|vad görs det|what (?:do|does|is|are|did|will) (?:\S{1,40} ){0,5}(?:do|doing|done)"
    r"|hur (?:arbetar|jobbar|bidrar|stödjer|stöder|verkar)"
    r"|vad arbetar|hur ska (?:\S{1,40} ){1,4}(?:nå|uppnå|nås|uppnås|bidra|arbeta)|how (?:do|does"
    r"|will) (?:\S{1,40} ){1,4}(?:work|contribute|support|achieve|reach)"
    r"|what is being done|what is (?:going on|happening|planned|under way)|vad händer|på vilket sätt|vad sker"
    r"|vad (?:är|har|hade) (?:\S{1,60} ){0,6}?(?:på gång|på sitt bord|på sina bord|på bordet|att göra|för sig|på agendan|igång"
    r"|inplanerat|planerat)|vad (?:pysslar|sysslar|jobbar|håller|drar|satsar|arbetar) (?:\S{1,60} ){0,4}?(?:med|på|igång)"
    r"|vad (?:är det )?(?:\S{1,60} ){0,3}?(?:pysslar|sysslar) med|(?:sitt|sina|vårt) strå till stacken"
)
_OWN_WORK = _cue(
    r"mitt arbete|mitt jobb|min (?:enhet|verksamhet|tjänst|förvaltning|roll)|my (?:work|job|unit|role)|jag arbetar"
    r"|jag jobbar|i work"
)
_TIED = _cue(
    r"hänger (?:\S{1,40} ){0,8}ihop|hör (?:\S{1,40} ){0,8}ihop|bidrar|kopplat|koppling|röda tråden|connect\w*|related?"
    r"|contributes?|stöd[js]er|stöder"
)
_LIST = _cue(
    r"räkna upp|rabbla|lista|vilka|ange|nämn|visa|redovisa|alla|samtliga|list|all|name|show|which|enumerate|what are"
    r"|what (?:activities|actions|goals|indicators|measures|areas|boards|documents|plans)"
    r"|vad har (?:\S{1,40} ){1,4}för|vad finns det för"
    r"|finns det (?:några|något)|are there|ge mig"
)
_LOOKUP_START = re.compile(
    r"^\W*(?:och |men |so |and )?(?:när|vem|vems|var|vart|varför|hur mycket|hur stor|hur stort|hur stora|hur hög"
    r"|hur högt|hur låg|hur lågt|hur lång"
    r"|hur långt|hur länge|hur ofta|vad heter|senast när|till när|fram till|vilket datum|vilket år|vilken dag"
    r"|vilken månad"
    r"|vad kostar|vad kostade|when|who|whose"
    r"|where|why|how much|how large|how high|how big|how long|how often|by when)(?!\w)"
)
_NAMES_OF = re.compile(r"^\W*(?:och |men )?(?:vad (?:heter|kallas)|what are)(?!\w)")
_SINGULAR = re.compile(
    r"(?:målet|området|visionen|enheten|nämnden|planen|talet|måttet|indikatorn|aktiviteten|åtgärden)s?$"
)
_VALUE_ASKED = _cue(
    r"vad (?:blev|är|var|landade|uppgick|uppgår)|vilket|vilken|what (?:is|was|were|are|will)|which|hur (?:stor"
    r"|stort|högt|hög|mycket)"
)
_RESPONSIBLE = re.compile(
    r"\b(?:vilken|vilket) \w+ (?:är det som |som )?(?:ansvarar|är ansvarig|har ansvaret|utför|genomför|svarar för|sköter"
    r"|står för|håller i|tar hand om|driver|leder|har hand om)"
    r"|\b(?:which|what) \w+ (?:is|will be) (?:responsible|in charge|running|handling|leading)"
    r"|\b(?:which|what) \w+ (?:handles|runs|leads|takes care of)"
)
_DUE = _cue(
    r"vad (?:ska|skall|måste|bör) (?:\S{1,60} ){0,4}?(?:vara|bli|ha blivit) (?:klart|färdigt|slutfört|genomfört)"
    r"|vad (?:blir|är) (?:klart|färdigt)|what (?:is|are|should be|must be|will be) (?:due|ready|finished|completed|done)"
)
"""What is to be ready by a time: activities, without naming them."""
_WHAT_IS = re.compile(
    r"^\W*(?:och |men )?(?:vad (?:är|var|innebär|innefattar|omfattar)|vad är det för|vem är|what (?:is|are|was"
    r"|were)|what's|förklara|beskriv|explain"
    r"|berätta (?:om|vad)|tell me (?:about|what))(?!\w)"
)
_RELATIONAL = _cue(
    r"för|med|till|i|inom|på|mot|vid|från|hos|under|enligt|of|for|in|with|at|on|from|by|when|när"
    r"|[^\W\d]{2,40}(?:ens|ets|arnas|ernas)|[^\W\d]{2,40}s (?=\S)"
)
_LETTERS = re.compile(r"^[\s?!.,\"]*[^\W\d_][^¤]*$")
DEFINITION_WORDS = 3
"""A term that one asks the meaning of has at most so many content words; more of them describe a fact to look up."""


def speaks_of_verdicts(masked: str) -> bool:
    """Say whether the question has a word by which plans are judged ("uppfyllda", "nådde", "on track")."""
    return bool(_STATUS.search(masked))


def own_work(masked: str) -> bool:
    """Say whether the asker asks how their own work hangs together with the goals."""
    return bool(_OWN_WORK.search(masked) and _TIED.search(masked))


def lists_or_counts(masked: str) -> bool:
    """Say whether the question asks which things there are, or how many, and for nothing of one of them."""
    return bool(_LIST.search(masked) or _COUNT.search(masked)) and not _LOOKUP_START.search(masked)


def asks_what_is_due(masked: str) -> bool:
    """Say whether the question asks what is to be ready ("Vad ska vara klart i juni?"), which wants activities."""
    return bool(_DUE.search(masked))


def is_link_verb(masked: str) -> bool:
    """Say whether the question has a verb that ties one thing to another ("stödjer", "hör till", "supports")."""
    return bool(_LINK.search(masked))


def asks_of_one_thing(masked: str, wanted: Wanted) -> bool:
    """Say whether a question for goals asks which ones something serves ("Vilket mål ska läsutvecklaren nå?")."""
    before = masked[max(0, wanted.start - 30) : wanted.start]
    return bool(re.search(r"(?:vilket|which|what) (?:[^\W\d]+ )?$", before)) or is_link_verb(masked)


def asks_what_belongs(masked: str) -> bool:
    """Say whether the question asks what an area holds ("Vad ingår i …"), which wants its goals without naming them."""
    return bool(_INCLUDES.search(masked))


def asks_what_is_done(masked: str) -> bool:
    """Say whether the question asks what is done ("Vad gör vi för …"), which wants activities without naming them."""
    return bool(_WHAT_DO.search(masked))


def kind_of(clues: Clues) -> Kind:
    """Return the kind of question. LOOKUP when nothing else holds; NONE is decided by what is found, not here."""
    for rule in (_asks_for_text, _meaning, _counting, _comparing, _missing, _judging, _looking_up, _linking, _listing):
        kind = rule(clues)
        if kind is not None:
            return kind
    return _what_is(clues)


def _asks_for_text(clues: Clues) -> Kind | None:
    return Kind.OPEN if _OPEN.search(clues.masked) else None


def _meaning(clues: Clues) -> Kind | None:
    if _DIFFERENCE.search(clues.masked):
        return Kind.COMPARE if clues.compared >= 2 or clues.goal else Kind.DEFINITION
    return Kind.DEFINITION if _DEFINITION.search(clues.masked) else None


def _counting(clues: Clues) -> Kind | None:
    match = _COUNT.search(clues.masked)
    if match is None or clues.answer_type in (AnswerType.SHARE, AnswerType.MONEY):
        return None
    asks = _LIST.search(clues.masked) or _VALUE_ASKED.search(clues.masked)
    earlier = asks is not None and asks.start() < match.start() and clues.masked[match.start() :].startswith("hur")
    return None if earlier else Kind.COUNT


def _comparing(clues: Clues) -> Kind | None:
    return Kind.COMPARE if _COMPARE.search(clues.masked) else None


def _missing(clues: Clues) -> Kind | None:
    return Kind.GAP if _GAP.search(clues.masked) else None


def _judging(clues: Clues) -> Kind | None:
    match = _STATUS.search(_END_IN_VIEW.sub(" ", clues.masked))
    if match is None or clues.status or _LOOKUP_START.search(clues.masked):
        return None
    if clues.wanted is not None and clues.wanted.thing is Thing.DOCUMENT:
        return None
    if _WHAT_IS.search(clues.masked) and not (clues.goal or clues.activity or clues.indicator or clues.organ):
        return None
    value_first = clues.wanted is not None and clues.wanted.thing is Thing.VALUE
    return None if value_first else Kind.STATUS


def _looking_up(clues: Clues) -> Kind | None:
    if _NAMES_OF.search(clues.masked) and _is_plural(clues) and not (clues.goal or clues.activity or clues.indicator):
        return Kind.LIST
    if _LOOKUP_START.search(clues.masked):
        return Kind.LOOKUP
    if not clues.goal and _RESPONSIBLE.search(clues.masked):
        return Kind.LOOKUP
    if clues.activity and clues.wanted is None and clues.answer_type is AnswerType.MONEY:
        return Kind.LOOKUP
    value = clues.wanted is not None and clues.wanted.thing is Thing.VALUE
    return Kind.LOOKUP if value and _VALUE_ASKED.search(clues.masked) else None


def _is_plural(clues: Clues) -> bool:
    """Say whether several of the things wanted are asked for."""
    wanted = clues.wanted
    listed = wanted is not None and wanted.thing in (Thing.GOAL, Thing.ORGAN, Thing.INDICATOR, Thing.ACTIVITY)
    if wanted is None or not listed or wanted.level is Level.VISION:
        return False
    return not _SINGULAR.search(clues.masked[wanted.start : wanted.end])


def _linking(clues: Clues) -> Kind | None:
    if own_work(clues.masked):
        return Kind.LINK
    named = clues.goal or clues.activity or clues.indicator
    if clues.grunduppdrag and not named and (clues.wanted is None or clues.wanted.thing is Thing.ACTIVITY):
        asks = asks_what_is_done(clues.masked) or _DEVELOPS.search(clues.masked)
        return Kind.LIST if asks or (clues.wanted is not None and _LIST.search(clues.masked)) else None
    if asks_what_is_due(clues.masked) and (clues.organ or clues.content) and not named:
        return Kind.LIST
    if asks_what_is_done(clues.masked):
        return Kind.LINK if named or clues.content or not clues.organ else Kind.LIST
    link = is_link_verb(clues.masked)
    if clues.wanted is None:
        charged = clues.unit and not named and _CHARGED.search(clues.masked)
        members = clues.area and asks_what_belongs(clues.masked)
        return Kind.LIST if charged or members else Kind.LINK if named and link else None
    if clues.wanted.thing in (Thing.DOCUMENT, Thing.VALUE):
        return None
    if named and clues.within_goals:
        return _within_goals(clues, link=link)
    if named:
        return Kind.LINK
    if _asks_what_is_served(clues):
        return Kind.LINK
    things = sum(thing.thing is not Thing.DOCUMENT for thing in clues.things)
    tied = clues.content or things > 1 or (clues.organ and _SUPPORT.search(clues.masked))
    return Kind.LINK if link and tied else None


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
        return Kind.LINK if link else None
    member = clues.area or not _SUPPORT.search(clues.masked)
    return Kind.LIST if member and _LIST.search(clues.masked) else Kind.LINK if link else None


def _listing(clues: Clues) -> Kind | None:
    if clues.wanted is None or clues.wanted.thing is Thing.VALUE:
        return None
    plural_or_listed = _LIST.search(clues.masked)
    if plural_or_listed:
        return Kind.LIST
    bare = not _WHAT_IS.search(clues.masked) and not _VALUE_ASKED.search(clues.masked) and not clues.content
    return Kind.LIST if bare else None


def _what_is(clues: Clues) -> Kind:
    asks = _WHAT_IS.search(clues.masked)
    rest = clues.masked[asks.end() :] if asks else clues.masked
    words = rest.split()
    if asks:
        described = _RELATIONAL.search(rest.strip()) or ("§" in rest and re.search(r"[^\W_]", rest))
        term = len(words) <= DEFINITION_WORDS + 1 and not described
        return Kind.DEFINITION if term and not re.search(r"\d{4}", rest) else Kind.LOOKUP
    if clues.goal and not clues.content and len(words) <= len(clues.things) + 8:
        return Kind.LINK
    if clues.activity and not clues.content:
        return Kind.LINK
    if not clues.indicator and re.fullmatch(r"[\W_]*[¤§]+[\W_]*", rest):
        return Kind.DEFINITION
    return Kind.DEFINITION if 0 < len(words) <= 2 and _LETTERS.match(rest) else Kind.LOOKUP
