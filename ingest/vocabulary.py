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


_COLUMNS: tuple[tuple[str, Column], ...] = (
    (r"målvärde\w*|målnivå\w*|målsatt nivå|årets mål|mål(?:et)?(?: för)? ?(?:19|20)\d\d", Column.TARGET),
    (
        r"utfall\w*|bokslut\w*|resultat(?:et)?(?: (?:19|20)\d\d)?|senast kända.{0,10}|värde (?:19|20)\d\d",
        Column.OUTCOME,
    ),
    (r"utgångsvärde\w*|utgångsläge\w*|nuläge\w*|basår\w*|startvärde\w*", Column.BASELINE),
    (r"bedömning\w*|måluppfyllelse\w*|uppfyll\w+|helårsbedömning\w*|rekommendation och bedömning", Column.VERDICT),
    (r"status\w*|färdiggrad\w*|läge|genomförd\w*", Column.STATUS),
    (r"ansvar\w*|utförare\w*|ägare|nämnd|nämnd/bolag|förvaltning|enhet|organisation", Column.RESPONSIBLE),
    (r"start\w*|från", Column.START),
    (r"slut\w*|klar\w*|tid|tidplan\w*|tidsplan\w*|när|målår\w*|färdig\w*|till och med|genomförs", Column.END),
    (r"kostnad\w*|budget\w*|belopp\w*|ekonomisk effekt.{0,30}|investering\w*|tkr|mkr", Column.AMOUNT),
    (r"förväntad effekt|effekt(?:en)?|förväntat resultat", Column.EFFECT),
    (r"kommentar\w*|beskrivning\w*|anmärkning\w*|analys\w*", Column.COMMENT),
    (r"nr|nr\.|nummer|#|pos|id|kod", Column.NUMBER),
)

_KEY_COLUMNS: tuple[tuple[str, Column], ...] = (
    (inflected(INDICATOR_WORDS), Column.INDICATOR),
    (inflected(ACTIVITY_WORDS), Column.ACTIVITY),
    (GOAL_WORD, Column.GOAL),
)

MAX_HEADER_CHARACTERS = 80
"""A longer cell is text, not a column's name."""

FACT_COLUMNS: dict[Column, FactRole] = {
    Column.TARGET: FactRole.TARGET,
    Column.OUTCOME: FactRole.OUTCOME,
    Column.BASELINE: FactRole.BASELINE,
    Column.STATUS: FactRole.STATUS,
    Column.RESPONSIBLE: FactRole.RESPONSIBLE,
    Column.START: FactRole.START,
    Column.END: FactRole.END,
    Column.AMOUNT: FactRole.AMOUNT,
    Column.EFFECT: FactRole.EFFECT,
    Column.COMMENT: FactRole.COMMENT,
}


def column_of(header: str) -> Column | None:
    """Return what a column with this header holds, or None when the words are not known.

    A number column's word wins over a goal word ("Mål 2025" is a target), a whole header over its first words.
    """
    words = " ".join(header.split()).casefold().strip(" :.*")
    if not words or len(words) > MAX_HEADER_CHARACTERS:
        return None
    for pattern, column in (*_COLUMNS, *_KEY_COLUMNS):
        if re.fullmatch(pattern, words):
            return column
    for find in (r"^(?:{})\b", r"\b(?:{})$"):
        for pattern, column in (*_KEY_COLUMNS, *_COLUMNS):
            if re.search(find.format(pattern), words):
                return column
    return None


@lru_cache(maxsize=10_000)
def goal_word_level(words: str) -> Level | None:
    """Return the usual level of a goal word in any inflection, or None when it is no goal word."""
    folded = " ".join(words.split()).casefold()
    for word in sorted(GOAL_WORDS, key=len, reverse=True):
        if re.fullmatch(inflected((word,)), folded):
            return GOAL_WORDS[word]
    return None
