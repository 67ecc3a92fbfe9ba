"""The words by which documents say what a heading, a table column or a line is. Data, and two look-ups over it.

Source of the words: the domain's own vocabulary (vision → area → goal → indicator → activity → verdict). A word
alone never decides a goal's level for good: `ingest.plan.headings` also looks at where it stands.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from corpus.model import FactRole, Level
from ingest.column_words import COLUMN_WORDS
from ingest.column_words import Column as Column

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
    "inriktningsområde": Level.AREA,
    "satsningsområde": Level.AREA,
    "temaområde": Level.AREA,
    "huvudområde": Level.AREA,
    "programområde": Level.AREA,
    "prioriteringsområde": Level.AREA,
    "strategiskt område": Level.AREA,
    "strategiska områden": Level.AREA,
    "strategiska områdena": Level.AREA,
    "strategisk inriktning": Level.AREA,
    "strategiska inriktningar": Level.AREA,
    "utvecklingsinriktning": Level.AREA,
    "målperspektiv": Level.AREA,
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
    "målbild": Level.GOAL,
    "viljeinriktning": Level.GOAL,
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
INDICATOR_WORDS = (
    "nyckeltal",
    "indikator",
    "målindikator",
    "mätetal",
    "mått",
    "styrtal",
    "resultatmått",
    "mätpunkt",
    "mätvariabel",
)
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
    r"|(?:det här|detta|vad)\s(?:ska|vill)\svi\s(?:uppnå|nå|åstadkomma)|(?:det här|detta|dit|hit) ska vi nå"
    r"|vi vill uppnå"
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
    "ord och förkortningar",
    "ekonomisk översikt",
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


_NO_GOALS = (
    r"(?!(?:före|klago|spörs|ända|tviste|brott|moders|riksting|skatte|domstols|förvaltningsrätts|vårdnads|överklagande"
    r"|miljökvalitets|generations|etapp)mål|nationella|globala|internationella|statliga|lagstadgade|samtliga|alla|dessa)"
)
"""Words that end as goals do and are none, or are those of the state and the world."""
COMPOUND_GOAL = rf"{_NO_GOALS}[a-zåäö]{{3,24}}mål(?:en|et)?s?(?![a-zåäö])"
QUALIFIED_GOAL = (
    rf"{_NO_GOALS}[a-zåäö]{{2,24}}(?:iga|igt|ska|skt|ika|ikt|ande|erade|erat|samma|samt|nämndens|styrelsens"
    rf"|bolagets|kommunens|regionens|stadens|enhetens|förvaltningens|fullmäktiges)\smål(?:en|et)?s?(?![a-zåäö])"
)
"""Goals by the last part of a compound ("kommunmål") or after the word that tells which ("kommungemensamma mål")."""
_OF_A_BOARD = re.compile(
    r"nämnd|bolag|enhet|förvaltning|styrelse|avdelning|sektor|\bdel|effekt|prioritera", re.IGNORECASE
)
GOAL_WORD = rf"(?:{inflected(tuple(GOAL_WORDS))}|{COMPOUND_GOAL}|{QUALIFIED_GOAL})"

_LAST_PARTS = ("åtgärd", "insats", "aktivitet", "satsning")
_COMPOUND_MISSION = r"(?:utvecklings|nämnds?|budget|förändrings|förbättrings|prioriterings)uppdrag(?:et|en)?s?"
"""Other missions ("tolkuppdrag", "samhällsuppdrag") are what somebody is for."""
ACTIVITY_WORD = rf"(?:{inflected(ACTIVITY_WORDS)}|[a-zåäö]{{2,24}}-?{inflected(_LAST_PARTS)}|{_COMPOUND_MISSION})"
INDICATOR_WORD = rf"(?:(?:[a-zåäö]{{2,24}}-?)?{inflected(INDICATOR_WORDS)})"
"""The words of activities and indicators, alone or last in a compound ("utvecklingsinsatser", "kvalitetsmått")."""


_NO_MEASURE = r"\w*(?:kapital|antal|samtal|avtal|portal|kvartal|hospital)(?:et|en|er)?\b"
"""Words that end as those for a measure do."""
_KEY_COLUMNS: tuple[tuple[str, Column], ...] = (
    (
        (
            rf"{INDICATOR_WORD}|(?!{_NO_MEASURE})\w+(?:mått|tal|indikator)(?:et|en|er)?|kpi\w*"
            r"|(?:vad|så|hur) (?:vi )?(?:mäter|följer)(?: vi)?(?: upp)?"
        ),
        Column.INDICATOR,
    ),
    (ACTIVITY_WORD, Column.ACTIVITY),
    (rf"{GOAL_WORD}|\w+mål(?:en|et)?", Column.GOAL),
)

MAX_HEADER_CHARACTERS = 80
"""A longer cell is text, not a column's name."""
MAX_LOOSE_HEADER_WORDS = 7
"""A longer header counts only as a whole, not by its first or last word."""
_YEAR_LAST = re.compile(r"\s(?:19|20)\d\d(?:\s?[–-]\s?\d{2,4})?$")
_COUNTED = re.compile(r"(?:antal|andel|procent\w*|summa|varav)\b")
"""What opens a column of numbers about things, not of the things."""
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
    for pattern, column in (*COLUMN_WORDS, *_KEY_COLUMNS):
        if re.fullmatch(pattern, words) or re.fullmatch(pattern, bare):
            return column
    if len(words.split()) > MAX_LOOSE_HEADER_WORDS:
        return None
    counts = _COUNTED.match(words) is not None
    timeless = _YEAR_LAST.sub("", words)
    for find in (r"^(?:{})\b", r"\b(?:{})$"):
        for pattern, column in COLUMN_WORDS if counts else (*_KEY_COLUMNS, *COLUMN_WORDS):
            if re.search(find.format(pattern), timeless):
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
            rf"{ACTIVITY_WORD}|\w+(?:namn|benämning)(?:et|en)?|namn(?:et)?(?: på .*)?|benämning(?: på .*)?"
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
    if re.fullmatch(rf"{COMPOUND_GOAL}|{QUALIFIED_GOAL}", folded):
        return Level.BOARD_GOAL if _OF_A_BOARD.search(folded) else Level.GOAL
    return None
