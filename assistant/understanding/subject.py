"""What a question is about in its own words: the term to define, quoted names, words nothing accounts for. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answer import Kind
from assistant.understanding.scoping import Place
from assistant.wording import fold
from corpus import swedish
from corpus.word_classes import is_noun

MAX_SUBJECT_WORDS = 12
MAX_QUOTED_CHARACTERS = 200
MAX_LOOKED_AT = 2_000
"""Characters of a text in which a term is sought that the question points back at."""

_QUOTED = re.compile(r"(?<!\w)\"([^\"]{2,200})\"(?!\w)")
"""An apostrophe inside a word is no quote ("the board's plan")."""
_TERM_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        (
            r"(?:förklara|beskriva?|berätta|veta|säga|undrar)(?: [^?!.]{1,60}?)? vad (?P<term>[^?!.]+?)"
            r" (?:är|betyder|innebär|står för)(?!\w)"
        ),
        (
            r"(?:ordet|begreppet|termen|uttrycket|förkortningen|bokstäverna|bokstavskombinationen|akronymen"
            r"|the (?:word|term|letters|abbreviation|acronym|concept)) (?!(?:betyder|innebär|är|står|i|för|is"
            r"|means)(?!\w))"
            r"\"?(?P<term>[\w-]+(?: [\w-]+){0,3}?)\"?"
            r"(?=,? (?:betyder|betyda|innebär|är|står|som|i|enligt|för|om|på|när|här|då|mean|means|stand|stands"
            r"|refer|refers|is|in|for)"
            r"(?!\w)|[?!.,]*\W*$)"
        ),
        (
            r"(?:betyder|innebär|menas) (?:det )?(?:när|då|om) (?:man|de|vi|ni|folk|någon|planen|dokumenten)"
            r" (?:\w+ ){0,2}?(?:skriver|säger|talar om|pratar om|nämner|skrev|sa|sade) (?:om )?(?P<term>.+)"
        ),
        r"what (?:is|are) (?P<term>[\w-]+) (?:short|an? (?:abbreviation|acronym)) (?:for|of)",
        r"vad (?:är|ska|kan) (?P<term>[\w-]+) (?:vara )?(?:en )?(?:förkortning(?:en)?|kort|kortform(?:en)?) (?:av|för)",
        r"vad (?:ska|skall|kan|kunde|månde) (?P<term>\w+) (?:nu |egentligen )?(?:betyda|innebära|stå för)",
        r"vad (?:är|blir) (?P<term>[\w-]+) (?:utskrivet|i klartext|utläst)",
        (
            r"^(?P<term>[\w-]{2,40})\W{1,3}(?:vad |hur )?(?:förkortning|förkortat|utskrivet|utläst|i klartext"
            r"|abbreviation)\W*$"
        ),
        r"(?:vilken|what) (?:innebörd|betydelse|mening|meaning) (?:har|ger|får|lägger|does) (?P<term>.+)",
        r"vad (?:ingår|ryms|innefattas|läggs) i (?P<term>(?:det |detta )?(?:begreppet|ordet|termen|uttrycket) ?.*)",
        r"what (?:do|does) (?:they|you|we|one|people|\w+) (?:\w+ )?mean by (?P<term>.+)",
        r"vad är det för skillnad (?:mellan|på) (?P<term>.+)",
        r"(?:vad )?(?:betyder|innebär)(?: (?:begreppet|ordet|termen|uttrycket|förkortningen))? (?P<term>.+)",
        r"vad (?:som )?(?:menas|avses|menar \w+|avser \w+) (?:egentligen )?(?:i \w+ )?med (?P<term>.+)",
        r"explain what (?P<term>.+?) (?:is|are|means|mean)(?!\w)",
        r"hur förklarar (?:\w+ ){1,3}(?:ordet|begreppet|termen) (?P<term>.+)",
        r"(?:vad|vilka|vilket|vem) (?:räknas|räknar \w+|klassas) som (?P<term>.+)",
        r"(?:what|who) counts as (?P<term>.+)",
        r"vad står (?P<term>.+?) för",
        r"(?:vad är|vilken är) (?:en |ett |egentligen )*(?:skillnaden|skillnad) (?:mellan|på) (?P<term>.+)",
        r"hur (?:definieras|förklaras|beskrivs|definierar \w+|förklarar \w+|beskriver \w+) (?P<term>.+)",
        r"(?:definiera|definition(?:en)? av|förklara|beskriv|förkortningen|begreppet) (?:ordet |vad )?(?P<term>.+)",
        r"^\W*(?:innebörd|betydelse|definition|förklaring)(?:en)? (?:av |of )?(?P<term>.+)",
        (
            r"^(?P<term>[^?!.]{1,80}?)\W{1,3}(?:innebörd|betydelse|definition|förklaring|meaning)(?:en)?(?: (?:i"
            r"|in) \w+)?[\s?.!]*$"
        ),
        r"what does (?P<term>.+?) (?:mean|stand for)",
        r"what do you mean by (?P<term>.+)",
        r"what (?:is|are) (?P<term>.+) (?:defined|described|explained) as",
        r"what (?:is )?meant by (?P<term>.+)",
        r"(?:what is|what's) the (?:difference between|meaning of|definition of) (?P<term>.+)",
        r"(?:define|explain|meaning of)(?: the (?:term|word|concept))? (?P<term>.+)",
        r"how (?:is|are) (?P<term>.+) (?:defined|described|explained)",
        r"what (?:is|are|was|were) (?P<term>.+)",
        r"what's (?P<term>.+)",
        r"vad (?:är|var|innefattar|omfattar)(?: det för)? (?P<term>.+)",
        r"vad heter (?P<term>.+)",
    )
)
_POINTS_BACK = frozenset(
    [
        "det",
        "den",
        "de",
        "begreppet",
        "ordet",
        "termen",
        "uttrycket",
        "förkortningen",
        "it",
        "that",
        "term",
        "word",
        "egentligen",
        "nåt",
        "något",
        "nånting",
        "this",
        "thing",
    ]
)
_MEANT_ALONE = re.compile(r"vad (?:avses|menas|menar \w+)(?: egentligen)?\W*$")
_TERM_BEFORE = re.compile(
    r"(?:ordet|begreppet|termen|uttrycket|förkortningen|tal om|(?:prat|snack|tal|tjat|nämn|läs|hör)\w*(?: \w+){0,2} om"
    r"|(?:släng|svepte|svep|kasta|sväng|strö|rör)\w* (?:sig |omkring |runt |sig runt |omkring sig )?med|use of"
    r"|the (?:word|term|concept)|(?:talk|hear|speak|read)\w*(?: \w+){0,3} (?:about|of)|come across)"
    r' "?(?:(?:vårt|vår|våra|det|den|ett|en|our|the|a) )?(?P<term>[\w-]{2,40})'
)
"""Where a term stands that the question then calls "det" or "begreppet"."""
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
    r"^(?:(?:egentligen|en|ett|ordet|begreppet|termen|förkortningen|uttrycket|egentligen|det|den|de|a|an|the|abbreviation|acronym|term|word"
    r"|concept|is|är|som|something called|något som kallas|det här med) +)+"
)
_TRIM_END = re.compile(
    r"[\s?!.,:;]+$|(?<=\S) (?:enligt|according to) [^?!.]{2,80}$"
    r"|(?<=\S) (?:för något|egentligen|för nåt|exactly|(?:i|in|enligt|inom) (?:den |de |the |vår |er )?"
    r"(?:här )?(?:kommunens? |nämndens? |municipal )?(?:dokument\w*|[\w-]*plann?(?:en|er|erna|ens)?"
    r"|[\w-]*program\w*|[\w-]*budget(?:en|ar)?"
    r"|[\w-]*bokslut\w*|[\w-]*redovisning(?:en|ar)?|[\w-]*rapport(?:en|er)?|[\w-]*strategi(?:n|er)?|lup|styrning\w*|målstyrning\w*|sammanhang\w*"
    r"|kommunen|styrmodell\w*|plans?|documents?|municipality|context)"
    r"|för en sak|(?:när|då|om) (?:man|vi|ni|de) [^?!.]*|i det här sammanhanget)(?=\W*$)|\s*\([^)]*\)(?=\W*$)"
)


def subject_of(asked: str, kind: Kind, *, text: str = "", kommuner: Iterable[str] = ()) -> str:
    """Return what a definition or lookup is about, as written; "" for other kinds.

    A term that `asked` only points back at ("Vad betyder det?") is sought in the whole `text`. The names of `kommuner`
    say where, and are cut from the end.
    """
    if kind not in (Kind.DEFINITION, Kind.LOOKUP):
        return ""
    asked = _without_place(" ".join(asked.split())[:MAX_LOOKED_AT].partition("?")[0], kommuner)
    folded = fold(asked)
    for pattern in _TERM_PATTERNS:
        match = pattern.search(folded)
        if match is not None:
            term = _trimmed(asked[match.start("term") : match.end("term")], kommuner)
            return _term_before(text) or term if _POINTS_BACK.issuperset(fold(term).split()) else term
    if kind is Kind.DEFINITION and _MEANT_ALONE.search(folded):
        return _term_before(text) or _trimmed(asked, kommuner)
    if kind is Kind.LOOKUP:
        return " ".join(swedish.content_words(asked)[:MAX_SUBJECT_WORDS])
    term = _trimmed(asked, kommuner)
    return _term_before(text) or term if _POINTS_BACK.issuperset(fold(term).split()) else term


def _term_before(text: str) -> str:
    """Return the term that a text speaks of before it asks what it means."""
    match = _TERM_BEFORE.search(fold(text)[:MAX_LOOKED_AT])
    if match is not None:
        return text[match.start("term") : match.end("term")]
    short = re.match(r"\W*([A-ZÅÄÖ]{2,6})\W", text)
    if short is not None:
        return short[1]
    first = re.match(r"\W*([\w-]{4,40})(?:[ ,]|$)", text)
    if first is not None and is_noun(fold(first[1])):
        return first[1]
    return _rarest(text)


def _rarest(text: str) -> str:
    """Return the longest noun of a text that the dictionary lacks: what needs a meaning is seldom in it; "" if none."""
    said = re.findall(r"[\w-]{4,40}", text[:MAX_LOOKED_AT])
    rare = [word for word in said if not swedish.is_word(fold(word)) and is_noun(fold(word))]
    return max(rare, key=len, default="")


def term_asked(text: str, kind: Kind, *, led: bool = False, whole: str = "") -> str:
    """Return the term whose meaning a lookup's last sentence asks for ("Jag är ny. Vad är X för något?"), else "".

    `led` says that something led up to the question; `whole` is all that was said, for a term that is pointed back at.
    """
    text = text.strip()
    if kind is not Kind.LOOKUP:
        return ""
    match = _BARE_TERM.search(fold(text)[:MAX_QUOTED_CHARACTERS])
    if match is None:
        return ""
    term = _trimmed(text[match.start("term") : match.end("term")])
    words = fold(term).split()
    if _POINTS_BACK.issuperset(words):
        return _term_before(whole)
    plain = 0 < len(words) <= MOST_TERM_WORDS and not _RELATION.intersection(words) and not re.search(r"\d", term)
    introduced = led or match["sure"] is not None or match.start() > 0
    return term if plain and introduced else ""


def _without_place(text: str, kommuner: Iterable[str]) -> str:
    """Take the kommun that a term is asked of from its end, or its beginning."""
    places = "|".join(re.escape(fold(kommun)) for kommun in kommuner)
    if not places:
        return text
    where = re.compile(
        rf"(?<=\S),? (?:i|in|hos|för|inom|at|of) (?:{places})\"?s?(?: kommuns?)?(?: \w+)?\W*$|^\W*(?:{places})s? "
        rf"| (?:{places})\W*$"
    )
    named = where.search(fold(text))
    return f"{text[: named.start()]}{text[named.end() :]}" if named else text


def _trimmed(text: str, kommuner: Iterable[str] = ()) -> str:
    """Take articles, quotes, closing marks, and where it is so called, from a term."""
    term = " ".join(text.split())[:MAX_QUOTED_CHARACTERS]
    for _ in range(4):
        term = term.strip(" \"'”“»«’?!.,:;")
        end = _TRIM_END.search(fold(term))
        term = term[: end.start()] if end else term
        start = _TRIM_START.match(fold(term))
        term = term[start.end() :] if start and start.end() < len(term) else term
        term = _without_place(term, kommuner)
    return " ".join(term.split()[:MAX_SUBJECT_WORDS])


def quoted_names(text: str, known: list[Place]) -> tuple[str, ...]:
    """Return what the question puts in quotes and that no recognised name overlaps."""
    return tuple(
        text[match.start(1) : match.end(1)].strip()
        for match in _QUOTED.finditer(fold(text))
        if not any(place.start < match.end(1) and match.start(1) < place.end for place in known)
    )
