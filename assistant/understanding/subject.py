"""What a question is about in its own words: the term to define, quoted names, words nothing accounts for. Pure."""

from __future__ import annotations

import re

from assistant.answer import Kind
from assistant.understanding.scoping import Place
from assistant.wording import Thing, Wanted, fold
from corpus import swedish

MAX_SUBJECT_WORDS = 12
MAX_QUOTED_CHARACTERS = 200

_GRUNDUPPDRAG = re.compile(r"grunduppdrag\w*|basuppdrag\w*")
_QUOTED = re.compile(r"\"([^\"]{2,200})\"")
_TERM_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:förklara|berätta|veta|säga|undrar) (?:mig )?vad (?P<term>.+?) (?:är|betyder|innebär|står för)(?!\w)",
        r"vad är det för skillnad (?:mellan|på) (?P<term>.+)",
        r"(?:vad )?(?:betyder|innebär)(?: (?:begreppet|ordet|termen|uttrycket|förkortningen))? (?P<term>.+)",
        r"vad (?:menas|avses|menar \w+) (?:med|egentligen med) (?P<term>.+)",
        r"vad står (?P<term>.+?) för",
        r"(?:vad är|vilken är) (?:en |ett |egentligen )*(?:skillnaden|skillnad) (?:mellan|på) (?P<term>.+)",
        r"(?:definiera|definition(?:en)? av|förklara|beskriv|förkortningen|begreppet) (?:ordet |vad )?(?P<term>.+)",
        r"what does (?P<term>.+?) (?:mean|stand for)",
        r"what do you mean by (?P<term>.+)",
        r"what is meant by (?P<term>.+)",
        r"(?:what is|what's) the (?:difference between|meaning of|definition of) (?P<term>.+)",
        r"(?:define|explain)(?: the (?:term|word|concept))? (?P<term>.+)",
        r"what (?:is|are|was|were) (?P<term>.+)",
        r"what's (?P<term>.+)",
        r"hur definieras (?P<term>.+)",
        r"vad (?:är|var|innefattar|omfattar)(?: det för)? (?P<term>.+)",
        r"vad heter (?P<term>.+)",
    )
)
_BARE_TERM = re.compile(
    r"(?:^|[.!?,;:] |- )\W{0,3}(?:(?:och|men|så|hej|kan du|kan ni|kan någon|could you|can you|please) ){0,2}"
    r"(?:vad (?:är|betyder|innebär|menas med|avses med)|what(?: is|'s| are)) (?P<term>[^.!?,;:]{2,60}?)"
    r"(?P<sure> för (?:något|nåt|nånting|någonting|en sak))?(?: egentligen| exactly)?[\s?!.]*$"
)
MOST_TERM_WORDS = 4
"""A term that a bare "Vad är X?" asks the meaning of has at most so many words."""
_RELATION_TEXT = "för med till i inom på mot vid från hos under enligt om när of for in with at on from by vår våra min"
_RELATION = frozenset(_RELATION_TEXT.split())
"""Words that describe a fact rather than name a term."""
_TRIM_START = re.compile(
    r"^(?:(?:en|ett|ordet|begreppet|termen|förkortningen|uttrycket|egentligen|det|den|de|a|an|the|term|word"
    r"|concept|is|är|som|something called|något som kallas|det här med) +)+"
)
_TRIM_END = re.compile(
    r"[\s?!.,:;]+$|(?<=\S) (?:för något|egentligen|för nåt|exactly|i dokumenten|i planen|i planerna|in the plans"
    r"|för en sak)(?=\W*$)"
)
_ASKING_TEXT = """
stor stora stort ofta reach achieve towards ansvarar ansvarig ansvariga ligger ligga genomförda genomförs genomföra
genomför utför utförs uppfyllda achieved handlar rör berör omfattar planeras startar läggs arbete driver bedriver
pågår pågående inlästa inga ingen inget utan inte not no missing lacking lack lacks without stödjer stöder stödja
stödjs stöds bidrar bidra kopplad kopplade kopplat kopplas koppling kopplingar hör höra hänger ihop samman leder
leda främjar tillhör tillhörande finnas finns ingår ingå innehåller under inom beslutat beslutade antagit gäller
gällande kommun kommunen kommunens kommunala kommuner municipality municipality's municipal område området områden
mål målet målen period perioden mandatperiod mandatperioden plan planen planer program programmet verksamhetsplan
verksamhetsplanen verksamhetsplaner lup nämnd nämnden nämndens nämnder förvaltning förvaltningen arbetar arbeta
arbetet jobbar jobba jobbet nå uppnå uppfylla uppfyllt planerar planerat planerade tänker satsar redovisa ange antal
totalt tillsammans sammanlagt alla samtliga olika listan fullständig fullständiga komplett hela exakt st stycken
gärna år året mäts mäter mäta följs följer satt satta uppsatta heter kallas hitta ge gett berätta riktade riktar
gentemot support supports supporting contribute contributes linked connected tied related belong belongs serve
serves exist there goal goals plans year area areas number total municipalities doing done work works working tell
two three four five fourteen två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton jag oss ni man någon
något några snälla tack hej hello please vill veta skulle undrar know want like would all every each många mycket
saknar saknas gick går utvecklar utveckla nytt nya jämfört jämför skillnaden skillnad händer händelser beslutar
vilka vilken samma nådde nåddes nådda uppnåddes uppnått uppfylldes missade bedöms bedömdes status lista visa vika
vad först sist nr nummer styrs styr prioriterat prioriterade gör görs göra gjort åt konkreta konkret egentligen
själva nuvarande aktuella senaste
"""
_ASKING = frozenset(_ASKING_TEXT.split())
"""Words of asking and of the field that say nothing of what a question is about."""


def subject_of(text: str, kind: Kind) -> str:
    """Return what a definition or lookup is about, as written; "" for other kinds."""
    if kind not in (Kind.DEFINITION, Kind.LOOKUP):
        return ""
    folded = fold(text)
    for pattern in _TERM_PATTERNS:
        match = pattern.search(folded)
        if match is not None:
            return _trimmed(text[match.start("term") : match.end("term")])
    return _trimmed(text) if kind is Kind.DEFINITION else " ".join(swedish.content_words(text)[:MAX_SUBJECT_WORDS])


def term_asked(text: str, kind: Kind) -> str:
    """Return the term whose meaning a lookup's last sentence asks for ("Jag är ny. Vad är X för något?"), else ""."""
    if kind is not Kind.LOOKUP:
        return ""
    match = _BARE_TERM.search(fold(text)[:MAX_QUOTED_CHARACTERS])
    if match is None:
        return ""
    term = _trimmed(text[match.start("term") : match.end("term")])
    words = fold(term).split()
    plain = 0 < len(words) <= MOST_TERM_WORDS and not _RELATION.intersection(words) and not re.search(r"\d", term)
    introduced = match["sure"] is not None or match.start() > 0
    return term if plain and introduced else ""


def _trimmed(text: str) -> str:
    """Take articles, quotes and closing marks from a term."""
    term = " ".join(text.split())[:MAX_QUOTED_CHARACTERS]
    for _ in range(3):
        term = term.strip(" \"'”“»«’?!.,:;")
        end = _TRIM_END.search(fold(term))
        term = term[: end.start()] if end else term
        start = _TRIM_START.match(fold(term))
        term = term[start.end() :] if start and start.end() < len(term) else term
    return " ".join(term.split()[:MAX_SUBJECT_WORDS])


def quoted_names(text: str, known: list[Place]) -> tuple[str, ...]:
    """Return what the question puts in quotes and that no recognised name overlaps."""
    return tuple(
        text[match.start(1) : match.end(1)].strip()
        for match in _QUOTED.finditer(fold(text))
        if not any(place.start < match.end(1) and match.start(1) < place.end for place in known)
    )


def leftover(masked: str, things: tuple[Wanted, ...], *, wanted: Wanted | None) -> tuple[str, ...]:
    """Return the content words that names, things wanted and words of asking do not account for."""
    said = {str(wanted.number)} if wanted is not None and wanted.number is not None else set()
    if wanted is not None and wanted.thing is Thing.ACTIVITY:
        masked = _GRUNDUPPDRAG.sub(" ", masked)
    characters = list(masked)
    for thing in things:
        characters[thing.start : thing.end] = " " * (thing.end - thing.start)
    rest = "".join(characters).replace("¤", " ").replace("§", " ")
    english = set(swedish.content_words(rest, "en"))
    return tuple(
        word
        for word in swedish.content_words(rest, "sv")
        if word in english and word not in _ASKING | said and len(word) > 1
    )
