"""The words by which documents say what a heading, a table column or a line is. Data, and two look-ups over it.

Source of the words: the domain's own vocabulary (vision → area → goal → indicator → activity → verdict). A word
alone never decides a goal's level for good: `ingest.plan.headings` also looks at where it stands.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from corpus.model import FactRole, Level

GOAL_WORDS: dict[str, Level] = {
    "vision": Level.VISION,
    "prioriterat område": Level.AREA,
    "prioriterade områden": Level.AREA,
    "prioriterade områdena": Level.AREA,
    "fokusområde": Level.AREA,
    "målområde": Level.AREA,
    "strategiområde": Level.AREA,
    "utvecklingsområde": Level.AREA,
    "insatsområde": Level.AREA,
    "perspektiv": Level.AREA,
    "inriktning": Level.AREA,
    "politiska inriktning": Level.BOARD_GOAL,
    "resultatmål": Level.GOAL,
    "inriktningsmål": Level.GOAL,
    "riktningsmål": Level.GOAL,
    "utvecklingsmål": Level.GOAL,
    "huvudmål": Level.GOAL,
    "delmål": Level.BOARD_GOAL,
    "långsiktigt mål": Level.GOAL,
    "långsiktiga mål": Level.GOAL,
    "politiska mål": Level.GOAL,
    "politiskt mål": Level.GOAL,
    "styrelsens mål": Level.BOARD_GOAL,
    "strategiskt mål": Level.GOAL,
    "strategiska mål": Level.GOAL,
    "övergripande mål": Level.GOAL,
    "målsättning": Level.GOAL,
    "verksamhetsmål": Level.GOAL,
    "finansiellt mål": Level.GOAL,
    "finansiella mål": Level.GOAL,
    "kommunfullmäktiges mål": Level.GOAL,
    "fullmäktigemål": Level.GOAL,
    "mål": Level.GOAL,
    "nämndmål": Level.BOARD_GOAL,
    "nämndsmål": Level.BOARD_GOAL,
    "nämndens mål": Level.BOARD_GOAL,
    "prioriterat mål": Level.BOARD_GOAL,
    "prioriterade mål": Level.BOARD_GOAL,
    "bolagsmål": Level.BOARD_GOAL,
    "effektmål": Level.BOARD_GOAL,
    "enhetsmål": Level.BOARD_GOAL,
}
"""Base forms (and irregular plurals) -> the level the word usually has."""

ACTIVITY_WORDS = (
    "aktivitet",
    "åtgärd",
    "insats",
    "uppdrag",
    "prioritering",
    "satsning",
    "förbättringsområde",
    "projekt",
)
INDICATOR_WORDS = ("nyckeltal", "indikator", "målindikator", "mätetal", "mått", "styrtal", "resultatmått")
GRUNDUPPDRAG_WORDS = ("grunduppdrag", "löpande verksamhet", "basuppdrag")
VERDICT_WORDS = ("bedömning", "måluppfyllelse", "uppföljning av målet", "samlad bedömning", "helårsbedömning")

ACTIVITY_PHRASES = re.compile(
    r"(?:det här|detta|så här|så|vad|hur)\s(?:(?:ska|vill|tänker|kommer|har)\s)?(?:gör|göra|gjort|genomför"
    r"|arbetar|jobbar|når|satsar)"
    r"\s?(?:vi|nämnden|förvaltningen|enheten|kommunen)?(?:\s(?:vi|dit|målet|målen|göra|arbeta|nå|att göra))*"
    r"|(?:det här|detta|så|vad)\s(?:ska|vill|tänker|kommer)\svi\s(?:att\s)?(?:göra|genomföra|arbeta med)"
    r"|(?:viktiga|nästa|planerade|kommande|konkreta|våra|de närmaste|fortsatta)\ssteg(?:en)?(?:\s\S+){0,3}"
    r"|(?:våra|nämndens|planerade|kommande)\såtaganden|åtaganden|planerat arbete|detta är på gång|vägen (?:dit|framåt)"
)
"""Lines, folded, that announce activities without the word for one."""
GOAL_PHRASES = re.compile(
    r"(?:det här|detta|dit|hit|vad|så här)\svill\s(?:vi|nämnden|kommunen)\s?(?:uppnå|nå|åstadkomma|komma)?"
    r"|(?:det här|detta|vad)\s(?:ska|vill)\svi\s(?:uppnå|nå|åstadkomma)|(?:det här|detta|dit) ska vi nå|vi vill uppnå"
)
"""Lines, folded, that announce goals without the word for one."""
INDICATOR_PHRASES = re.compile(
    r"(?:målet|målen|det|detta|effekten|utvecklingen)\s(?:mäts|följs(?: upp)?)\s?(?:med|genom|via|så här)?"
    r"|(?:så|hur)(?: här)?\s(?:mäter|följer)\svi(?:\s(?:upp|målet|målen|upp målet|detta))?"
    r"|(?:så|hur)(?: här)?\smäts\s(?:målet|målen|det)"
    r"|(?:vi|nämnden)\s(?:mäter|följer)\s?(?:målet|upp målet)?\s?(?:med|genom)?"
)
"""Lines, folded, that announce indicators without the word for one."""
EFFECT_LABEL = re.compile(
    r"(?:detta |det |åtgärden |aktiviteten |insatsen )?(?:väntas|förväntas|beräknas|bedöms|bör|ska"
    r"|kan) (?:leda till|ge|bidra till)"
    r"|(?:förvänta[dt]e?|önska[dt]e?|avsed[dt]e?|beräkna[dt]e?) (?:effekt|resultat|nytta)(?:er|en|et)?"
    r"|effekt(?:er|en)?|nytta(?:n)?"
    r"|(?:vad|det|detta) (?:vi )?(?:vill|ska) (?:vi )?(?:uppnå|nå)|(?:leder|bidrar) till"
)
"""Labels, folded, of what an activity is to lead to."""
DESCRIBING_WORDS = re.compile(
    r"(?:beskrivning|förklaring|definition)(?:en|ar)?\b.*|risk(?:er|erna)?|möjligheter(?:na)?|konsekvens(?:er|erna)?"
    r"|risker och .*|möjligheter och .*|fördelar|nackdelar|utmaningar|förutsättningar|ekonomisk effekt|effekter"
)
"""Headings, folded, below which stands what is said about things, not the things themselves."""

_NOUN_ENDINGS = r"(?:et|en|n|t|er|erna|e|ena|ar|arna|or|orna|den|na|a|s)?s?"
"""Endings a Swedish noun may carry: definite, plural, genitive. Loose on purpose: the stem is what matters."""


CHAPTER_WORDS = (
    "innehåll",
    "innehållsförteckning",
    "inledning",
    "bakgrund",
    "sammanfattning",
    "syfte",
    "förord",
    "uppföljning",
    "läsanvisning",
    "ordlista",
    "begrepp",
    "bilaga",
    "bilagor",
    "så styrs kommunen",
    "sammanfattande beskrivning",
    "sammanfattande bedömning",
    "medarbetare",
    "personal",
    "organisation",
    "omvärld",
    "om dokumentet",
    "genomförande",
)
"""Headings that stand in any document, also among goals, and never name one."""


def inflected(words: tuple[str, ...]) -> str:
    """Return a regular expression for the words in any inflection ("åtgärd" also finds "åtgärderna")."""
    longest_first = sorted(words, key=len, reverse=True)
    stems = "|".join(re.escape(word.removesuffix("e") if word.endswith("område") else word) for word in longest_first)
    return rf"(?:(?:{stems}){_NOUN_ENDINGS})"


GOAL_WORD = inflected(tuple(GOAL_WORDS))


class Column(StrEnum):
    """What a table column holds."""

    GOAL = "goal"
    ACTIVITY = "activity"
    INDICATOR = "indicator"
    TARGET = "target"
    OUTCOME = "outcome"
    BASELINE = "baseline"
    VERDICT = "verdict"
    STATUS = "status"
    RESPONSIBLE = "responsible"
    START = "start"
    END = "end"
    AMOUNT = "amount"
    EFFECT = "effect"
    COMMENT = "comment"
    NUMBER = "number"
    ORGAN = "organ"


_COLUMNS: tuple[tuple[str, Column], ...] = (
    (
        (
            r"målvärde\w*|målnivå\w*|målsatt nivå|målsättning (?:19|20)\d\d|årets mål|ambition\w*(?: .{0,20})?"
            r"|mål(?:et)?(?: för)? ?(?:19|20)\d\d|(?:årets|långsiktigt) (?:målvärde|mål)"
            r"|(?:riktvärde\w*|måltal\w*|önska[td]e?(?: (?:värde|nivå|läge|utfall|resultat))?)(?: (?:19|20)\d\d)?"
            r"(?! [a-zåäö])"
        ),
        Column.TARGET,
    ),
    (
        (
            r"utfall\w*|bokslut\w*|resultat(?:et)?(?: (?:19|20)\d\d)?|senast kända.{0,10}|(?:upp)?mätt värde.{0,10}"
            r"|värde (?:19|20)\d\d"
            r"|(?:faktisk[ta]?|verklig[ta]?|uppnå(?:tt|dd|dda))(?: (?:värde|nivå|utfall|resultat|läge))?"
            r"(?: (?:19|20)\d\d)?(?! [a-zåäö])"
        ),
        Column.OUTCOME,
    ),
    (r"utgångsvärde\w*|utgångsläge\w*|nuläge\w*|basår\w*|startvärde\w*", Column.BASELINE),
    (
        (
            r"bedömning\w*|måluppfyllelse\w*|uppfyll\w+|helårsbedömning\w*|rekommendation och bedömning"
            r"|prognos\w*(?: (?:för|på|om) .{0,30})?|[\w-]+s bedömning .{4,20}"
            r"|(?:upp)?(?:nås|nåddes|fylls) mål(?:et|en)"
            r"|mål(?:et|en) (?:upp)?(?:nått|nåtts|nås|nådda?|fyllt|fyllda|fylls)"
        ),
        Column.VERDICT,
    ),
    (
        (
            r"status\w*|färdiggrad\w*|läge(?:t)?|(?:aktuellt|samlat|nuvarande) läge|genomförd\w*|lägesbild|hur går det"
            r"|(?:hur långt|var) (?:är|har|står|ligger)? ?.{0,25}|hur långt"
        ),
        Column.STATUS,
    ),
    (r"nämnd|styrelse|nämnd(?:/| eller )(?:bolag|styrelse)|bolag|organ", Column.ORGAN),
    (r"ansvar\w*|utförare\w*|ägare|förvaltning|enhet|organisation|vem|av vem", Column.RESPONSIBLE),
    (r"start\w*|från|börjar|påbörjas", Column.START),
    (
        (
            r"slut\w*|klar\w*(?: (?:år|senast|när))?|tid|tidplan\w*|tidsplan\w*|tidpunkt|period|när|målår\w*|färdig\w*"
            r"|till och med|genomförs|år"
        ),
        Column.END,
    ),
    (
        (
            r"kostnad\w*|belopp\w*|ekonomisk effekt.{0,30}|tkr|mkr|total\w*(?: (?:utgift|kostnad|belopp)\w*)?"
            r"|(?:års|hel)\w*effekt"
            r"|(?:budget|plan|kalkyl|äskande|utgift|investering)\w*(?: (?:19|20)\d\d)?|utgift\w*"
        ),
        Column.AMOUNT,
    ),
    (r"förväntad effekt|effekt(?:en)?|förväntat resultat", Column.EFFECT),
    (
        (
            r"kommentar\w*|beskrivning\w*|anmärkning\w*|notering\w*|analys\w*|övrigt"
            r"|vad har (?:hänt|gjorts)|uppföljning\w*"
        ),
        Column.COMMENT,
    ),
    (r"nr|nr\.|nummer|#|pos|id|kod|(?:proj|projekt|objekt|ärende)\w*\.? ?(?:nr|nummer|id)", Column.NUMBER),
    (
        (
            r"(?:det här|detta|så(?: här)?|vad) .{0,14}\b(?:gör|göra|göras|genomför|genomföra|genomföras)\b.{0,20}"
            r"|rekommendation\w*|(?:namn på|benämning på) .{3,20}|(?:åtgärd|aktivitet|projekt)\w* ?namn"
            r"|förslag till .{3,30}"
        ),
        Column.ACTIVITY,
    ),
)

_NO_MEASURE = r"\w*(?:kapital|antal|samtal|avtal|portal|kvartal|hospital)(?:et|en|er)?\b"
"""Words that end as those for a measure do."""
_KEY_COLUMNS: tuple[tuple[str, Column], ...] = (
    (rf"{inflected(INDICATOR_WORDS)}|(?!{_NO_MEASURE})\w+(?:mått|tal|indikator)(?:et|en|er)?", Column.INDICATOR),
    (inflected(ACTIVITY_WORDS), Column.ACTIVITY),
    (rf"{GOAL_WORD}|\w+mål(?:en|et)?", Column.GOAL),
)

MAX_HEADER_CHARACTERS = 80
"""A longer cell is text, not a column's name."""
MAX_LOOSE_HEADER_WORDS = 7
"""A longer header counts only as a whole, not by its first or last word."""
_COUNTED = re.compile(r"(?:antal|andel|procentuell)\b")
"""A header that opens so counts things, whatever they are ("Antal utförda uppdrag")."""
_IN_BRACKETS = re.compile(r"\s*\([^()]{1,30}\)")

FACT_COLUMNS: dict[Column, FactRole] = {
    Column.TARGET: FactRole.TARGET,
    Column.OUTCOME: FactRole.OUTCOME,
    Column.BASELINE: FactRole.BASELINE,
    Column.STATUS: FactRole.STATUS,
    Column.RESPONSIBLE: FactRole.RESPONSIBLE,
    Column.ORGAN: FactRole.RESPONSIBLE,
    Column.START: FactRole.START,
    Column.END: FactRole.END,
    Column.AMOUNT: FactRole.AMOUNT,
    Column.EFFECT: FactRole.EFFECT,
    Column.COMMENT: FactRole.COMMENT,
}


@lru_cache(maxsize=10_000)
def column_of(header: str) -> Column | None:
    """Return what a column with this header holds, or None when the words are not known.

    A number column's word wins over a goal word ("Mål 2025" is a target), a whole header over its first words.
    """
    words = " ".join(header.split()).casefold().strip(" :.*?")
    if not words or len(words) > MAX_HEADER_CHARACTERS:
        return None
    bare = _IN_BRACKETS.sub("", words).strip()
    for pattern, column in (*_COLUMNS, *_KEY_COLUMNS):
        if re.fullmatch(pattern, words) or re.fullmatch(pattern, bare):
            return column
    if len(words.split()) > MAX_LOOSE_HEADER_WORDS or _COUNTED.match(words):
        return None
    for find in (r"^(?:{})\b", r"\b(?:{})$"):
        for pattern, column in (*_KEY_COLUMNS, *_COLUMNS):
            if re.search(find.format(pattern), words):
                return column
    return None


class FormLabel(StrEnum):
    """What a label in a form asks for."""

    NAME = "name"
    GOAL = "goal"
    STATUS = "status"
    RESPONSIBLE = "responsible"
    START = "start"
    END = "end"
    AMOUNT = "amount"
    EFFECT = "effect"
    COMMENT = "comment"
    OTHER = "other"


_LABELS: tuple[tuple[str, FormLabel], ...] = (
    (rf"(?:{GOAL_WORD}|\w+mål)|.*\b{GOAL_WORD}\b.*\b(?:stöd|bidra|koppl|uppfyll|främja)\w*.*", FormLabel.GOAL),
    (rf"(?:stöd|bidra|koppl)\w*\b.*\b{GOAL_WORD}", FormLabel.GOAL),
    (
        (
            rf"{inflected(ACTIVITY_WORDS)}|\w+(?:namn|benämning)(?:et|en)?|namn(?:et)?(?: på .*)?|benämning(?: på .*)?"
            r"|rubrik|titel"
            r"|\w+s (?:namn|benämning|rubrik|titel)"
        ),
        FormLabel.NAME,
    ),
    (r"status\w*|läge|färdiggrad\w*", FormLabel.STATUS),
    (r".*\bansvar\w*|utförare|ägare|projektledare|kontaktperson", FormLabel.RESPONSIBLE),
    (r"start\w*|påbörjas", FormLabel.START),
    (r".*\b(?:genomförande(?:tid|period)\w*|tid(?:s?plan)?|slutdatum|period|klart?|färdigt?)\b.*", FormLabel.END),
    (r".*\b\w*(?:kostnad|utgift|belopp|budget)\w*.*|(?:\w+ )?finansier\w*.*", FormLabel.AMOUNT),
    (r".*effekt\w*.*|.*\bkonsekvens\w*.*|.*\bnytta\w*.*", FormLabel.EFFECT),
    (r".*beskriv\w*.*|kommentar\w*|.*\bsyfte\w*.*|bakgrund|.*\bgår ut på|anmärkning\w*|notering\w*", FormLabel.COMMENT),
    (r".*\b(?:inom ram|driftram|risk\w*|prioritet|diarienummer|projekt ?n(?:umme)?r)\b.*", FormLabel.OTHER),
)


@lru_cache(maxsize=10_000)
def label_of(words: str) -> FormLabel | None:
    """Return what a form's label asks for, None for words that are no label we know."""
    folded = " ".join(words.split()).casefold().strip(" :.*?")
    if not folded or len(folded) > MAX_LABEL_CHARACTERS:
        return None
    return next((label for pattern, label in _LABELS if re.fullmatch(pattern, folded)), None)


MAX_LABEL_CHARACTERS = 110
"""A longer cell is text, not a label."""


@lru_cache(maxsize=10_000)
def goal_word_level(words: str) -> Level | None:
    """Return the usual level of a goal word in any inflection, or None when it is no goal word."""
    folded = " ".join(words.split()).casefold()
    for word in sorted(GOAL_WORDS, key=len, reverse=True):
        if re.fullmatch(inflected((word,)), folded):
            return GOAL_WORDS[word]
    return None
