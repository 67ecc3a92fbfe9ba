"""The sentence, heading or row that says what a term means, or nothing. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.finding.passage_places import Extracted, Reason, locate, sentences_of
from assistant.finding.retrieval import Ranked
from assistant.understanding.catalogue import is_function_word, word_keys
from corpus import swedish
from corpus.model import Passage

MAX_PASSAGES = 100
"""Ranked passages that are searched: a definition may rank below places that use the term more."""
MAX_FOUND = 5
MIN_SCORE = 0.6
MAX_TERM_WORDS = 8
MAX_EXPANSION_WORDS = 5
"""Words before "(Lup)" that the abbreviation may stand for."""
MAX_DEFINITION_CHARACTERS = 600
UNDER_HEADING = 0.62
"""Score of the first sentence under a heading that is the term."""
SHORTEST_EXPLANATION = 15
"""Characters after a colon or dash, that count; an equals sign says by itself that one thing is the other."""
LEAST_WORDS = 4
"""Words of a sentence under a heading."""
EXPLAINED = 0.75
"""Score of a sentence that begins with the term, under a heading that promises explanations of words."""
AMONG_TERMS = 0.03
"""What a place among explanations of words is worth beyond its form."""

_COPULA = re.compile(
    r"^[\s)\"”»,]{0,4}(?:(?:[-–—:=])\s|(?:är|innebär|betyder|avser|avses|beskriver|anger|utgörs av|utgör|omfattar"
    r"|definieras|står för|syftar på|menas|handlar om"
    r"|betecknar|visar|består av|är alltså|is|are|means|refers to|describes|stands for|denotes)(?!\w))"
)
_EXPLAINS = re.compile(r"[)\"”»]{0,2}\s[-–—]\s[a-zåäö]\w*(?:\s\S+){2}")
_NEXT_PAIR = re.compile(r"\s(?=[A-ZÅÄÖ]{2,6}\s?[=:]\s?[A-ZÅÄÖ])")
"""Where the next abbreviation of a list begins that runs on without full stops."""
_COLON = re.compile(r"^[\s)\"”»]{0,3}(?:[:=]|\s[-–—])\s")
_ARTICLE = re.compile(
    r"^[\s)\"”»,]{0,4}(?:är|utgör|is|are)\s(?:en|ett|den|det|de|att|vad|hur|när|vår|vårt|våra|alla|kommunens"
    r"|nämndens|namnet|benämningen"
    r"|ett samlingsnamn|a|an|the|what|how|our)(?!\w)"
)
_STRONG = re.compile(
    r"^[\s)\"”»,]{0,4}(?:innebär|betyder|avses|avser|definieras|står för|syftar på|menas|betecknar|beskriver|anger"
    r"|means|refers to|stands for|denotes|describes)(?!\w)"
)
_KIND_OF = re.compile(
    r"^[\s)\"”»,]{0,4}(?:är|utgörs av|is|are)\s(?:[\w-]+ ){1,4}(?:som|vilk\w+|där|för att|med|of|that|which|who"
    r"|used)(?!\w)"
)
_OF_SOMETHING = re.compile(
    r"^[\s)\"”»,]{0,4}(?:är|utgör)\s[^\W\d_]{2,20}(?:ets|ens|ernas|arnas|ornas)\s(?:[\w-]+\s){0,3}[\w-]{4,}"
)
"""The term is something's something ("Årsbokslutet är årets andra uppföljning …")."""
_DEFINED_AS = re.compile(
    r"(?:definieras|betecknas|räknas|avses|defined).{3,150}\s(?:som|as)\s(?:en |ett |a |an )?[\"”»'’]{0,2}$"
)
_DEFINES = re.compile(r"(?:definierar|defines)(?: [\wåäö-]+){0,3} $")
_AS_A = re.compile(r"^[\s)\"”»,]{0,4}(?:som|as) (?:en|ett|a|an|att|när|då)(?!\w)")
"""What stands around a term that somebody defines ("SMHI definierar värmebölja som en …")."""
_MEANT = re.compile(r"^(?:med|by)\s[\"”»'’]{0,2}$")
_MEANT_AFTER = re.compile(r"(?:avses|avser|menas|menar|förstås|is meant|we mean)(?!\w)")
_CALLED = re.compile(
    r"(?:kallas|kallad|kallat|kallade|benämns|benämnt|benämnda|förkortas|så kallade?|så kallat|s k|s\.k\.|called"
    r"|known as)\s(?:för\s)?[\"”»'’(]{0,2}$"
)
_GLOSSARY = re.compile(
    r"begrepp|\bord\b|ordlista|ordförklaring|\bterm|förklaring|förkortning|betydelse|definition|beskrivning|meaning"
    r"|innebörd|glossary"
)
_INDEFINITE = re.compile(r"(?:^|\W)(?:en|ett|an?|varje|each|every) \W{0,2}$")
_VERB = re.compile(r"\s[^\W\d_]{2,20}r(?:\s[\w-]+){3}")
_SHORTENED = re.compile(
    r"\s?\((?P<bracket>[A-ZÅÄÖ][\w-]{1,7})\)|,?\s(?:vidare |nedan |hädanefter |som )?(?:benämnt|benämnd|kallad|kallat"
    r"|förkortat|förkortad|förkortas)\s(?:som |för )?(?P<named>[A-ZÅÄÖ][\w-]{1,7})(?!\w)"
)
_FOOTNOTE = re.compile(r"^\W*\d{1,2}\s(?:[\w -]{2,40}:\s)?(?:\W|en |ett |the |an? )*$")
"""What stands before a term that a note at the foot of a page explains: the note's mark, and what it is headed."""
_SPELLED_BEHIND = re.compile(r"\s?\([a-zåäö]\w+(?:[ -]+[\wÅÄÖåäö]+){1,9}\)")
"""What stands behind initials that a bracket spells out."""
_INITIALS_WITHIN = re.compile(r"(?P<term>[A-ZÅÄÖ]{2,8}) (?:i|inom|på|för|hos|in|at|within) .+")
"""Initials, and where they are used ("NKI i enkäten"): the initials are the term."""
_OPENING = re.compile(
    r"^(?:\W|\d+(?:\.\d+)*\W|en |ett |begreppet |ordet |termen |förkortningen |den |det |de |the |a |an |vad är "
    r"|what is )*$"
)


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    score: float


def define(term: str, ranked: Sequence[Ranked]) -> tuple[Extracted, ...]:
    """Return the places that define a term, best first; () when it is defined nowhere in the ranked passages.

    Known forms: "X är en …", "Med X avses …", "… (X)", "X: …", "kallas X", a row of a glossary, and the first
    sentence under a heading that is X. An abbreviation is also sought by what it is spelled out as.
    """
    passages = [one.passage for one in ranked[:MAX_PASSAGES]]
    others = (*_expansions(term, passages), *_abbreviations(term, passages))
    variants = [(term, 1.0), *((other, 0.95) for other in others)]
    best: dict[tuple[str, int], Extracted] = {}
    for rank, passage in enumerate(passages):
        for variant, certainty in variants:
            for found in _in_passage(variant, passage):
                explained = _GLOSSARY.search(" ".join(passage.headings).casefold())
                score = found.score * certainty + 0.02 / (1 + rank) + (AMONG_TERMS if explained else 0.0)
                known = best.get((passage.id, found.start))
                if score >= MIN_SCORE and (known is None or known.score < score):
                    best[passage.id, found.start] = _extracted(passage, found, score)
    ordered = sorted(best.values(), key=lambda one: (-round(one.score, 6), one.passage.id, one.start))
    return tuple(ordered[:MAX_FOUND])


def define_in_heading(term: str, ranked: Sequence[Ranked]) -> tuple[tuple[Passage, str], ...]:
    """Return the headings that are themselves a line of a list of words ("X – what it means"), with what is below.

    A list of words may be set so that its lines look like headings.
    """
    found: dict[tuple[str, str], Passage] = {}
    for one in ranked[:MAX_PASSAGES]:
        for heading in one.passage.headings[-1:]:
            places = occurrences(term, heading)
            if places and _OPENING.match(heading[: places[0][0]].casefold()) and _EXPLAINS.match(heading, places[0][1]):
                found.setdefault((one.passage.locator.reading, heading), one.passage)
    return tuple((passage, heading) for (_, heading), passage in found.items())[:MAX_FOUND]


def terms_of(subject: str) -> tuple[str, ...]:
    """Return the terms of a subject: both sides of "A och B" (a difference), else the subject itself, then its parts.

    A subject that is itself a term with "och" is kept first.
    """
    parts = [
        part.strip(' "”')
        for part in re.split(r"(?<!-)\s(?:och|and|resp\.|respektive|eller|or)\s", subject)
        if part.strip()
    ]
    if len(parts) == 1 and (initials := _INITIALS_WITHIN.match(subject.strip())):
        return (initials["term"],)
    return (subject, *parts) if len(parts) > 1 else (subject,)


def _extracted(passage: Passage, found: _Found, score: float) -> Extracted:
    end = min(found.end, found.start + MAX_DEFINITION_CHARACTERS)
    pair = _NEXT_PAIR.search(passage.text, found.start + 1, end)
    end = end if pair is None else pair.start()
    return Extracted(passage, found.start, end, locate(passage, found.start, end), score, Reason.DEFINITION)


def _in_passage(term: str, passage: Passage) -> Iterator[_Found]:
    if passage.header:
        yield from _in_row(term, passage)
        return
    spans = sentences_of(passage)
    explained = bool(_GLOSSARY.search(" ".join(passage.headings).casefold()))
    for start, end in spans:
        sentence = passage.text[start:end]
        score = 0.0
        for place in occurrences(term, sentence):
            told = EXPLAINED if explained and _tells_of_each(sentence, *place) else 0.0
            score = max(score, told, _sentence_score(sentence, *place))
        if score:
            yield _Found(start, end, score)
    if spans and passage.headings and _is_heading(term, passage.headings[-1]):
        start, end = spans[0]
        if _tells(passage.text[start:end]):
            yield _Found(start, end, UNDER_HEADING)


def _tells_of_each(sentence: str, start: int, end: int) -> bool:
    """Say whether a sentence begins with a term and goes on with a verb ("Ett målområde samlar …")."""
    return bool(_OPENING.match(sentence[:start].casefold()) and _VERB.match(sentence[end:].casefold()))


def _tells(sentence: str) -> bool:
    """Say whether what stands under a heading is a sentence: a list of names below a term says not what it means."""
    return len(sentence.split()) >= LEAST_WORDS and sentence.rstrip('"”»)').endswith((".", "!"))


def _in_row(term: str, passage: Passage) -> Iterator[_Found]:
    """Yield a row that begins with the term; surely a definition when its header speaks of terms or explanations."""
    places = [place for place in occurrences(term, passage.text) if place[0] <= 1]
    if places and len(passage.text) > places[0][1] + 3:
        glossary = _GLOSSARY.search(passage.header.casefold())
        yield _Found(0, len(passage.text), 0.9 if glossary else 0.4)


def occurrences(term: str, text: str) -> tuple[tuple[int, int], ...]:
    """Return where a term stands in a text, in any inflection: (start, end) in code points, end excluded."""
    sought = [token.text for token in swedish.tokens(term)[:MAX_TERM_WORDS] if _is_of_weight(token.text)]
    if not sought:
        return ()
    keys = [word_keys(swedish.normalise(word)) for word in sought]
    tokens = [token for token in swedish.tokens(text) if _is_of_weight(token.text)]
    lowered = [swedish.normalise(token.text) for token in tokens]
    found = []
    for first in range(len(tokens) - len(sought) + 1):
        pairs = zip(keys, lowered[first : first + len(sought)], strict=True)
        if all(_same(key, word) for key, word in pairs):
            found.append((tokens[first].start, tokens[first + len(sought) - 1].end))
    return tuple(found)


def _is_of_weight(word: str) -> bool:
    """Say whether a word is no function word; in capitals it is an abbreviation ("ON")."""
    return not is_function_word(word.lower()) or (len(word) > 1 and word.isupper())


def _same(keys: frozenset[str], word: str) -> bool:
    if word in keys:
        return True
    near = any(word[:3] == key[:3] for key in keys)
    return near and bool(word_keys(word) & keys)


def _sentence_score(sentence: str, start: int, end: int) -> float:
    """Say how surely a sentence defines the term that stands at start..end of it, 0 to 1."""
    before, after = sentence[:start].casefold(), sentence[end:].casefold()
    leads = bool(_OPENING.match(before))
    opened_bracket = before.rstrip().endswith("(") and after.startswith(")")
    if _MEANT.match(before) and _MEANT_AFTER.search(after[:60]):
        return 1.0
    if _DEFINES.search(before[-60:]) and _AS_A.match(after):
        return 0.95
    if leads or (opened_bracket and _spells_out(before.rstrip(" ("), sentence[start:end])):
        score = _copula_score(after, indefinite=bool(_INDEFINITE.search(before)))
        if score:
            return score if leads else score - 0.05
    if opened_bracket and _spells_out(before.rstrip(" ("), sentence[start:end]):
        return 0.66
    if sentence[start:end].isupper() and _SPELLED_BEHIND.match(sentence[end:]):
        return 0.66
    if _FOOTNOTE.match(before) and _COPULA.match(after) and not leads:
        return EXPLAINED
    if _CALLED.search(before[-40:]) or _DEFINED_AS.search(before[-200:]):
        return 0.85
    if leads and re.match(r"^\s?\([^)]{4,80}\)", sentence[end:]):
        return 0.7
    mid = _ARTICLE.match(after) or _STRONG.match(after)
    return 0.65 if mid and not leads else 0.0


def _spells_out(before: str, short: str) -> bool:
    """Say whether the words before "(Lup)" are what it is short for."""
    words = before.split()[-MAX_EXPANSION_WORDS:]
    return any(_abbreviates(short, words[first:]) for first in range(len(words)))


def _copula_score(after: str, *, indefinite: bool = False) -> float:
    """Score what follows a term that leads its sentence; "ett X visar …" speaks of every X."""
    if _ARTICLE.match(after):
        return 0.95
    if _STRONG.match(after):
        return 0.92
    if _KIND_OF.match(after) or _OF_SOMETHING.match(after):
        return 0.8
    if _COLON.match(after) and (len(after) > SHORTEST_EXPLANATION or after.lstrip().startswith("=")):
        return 0.85
    bracket = re.match(r"^\s?\([^)]{2,80}\)", after)
    if bracket:
        return _copula_score(after[bracket.end() :], indefinite=indefinite)
    if not _COPULA.match(after):
        return 0.0
    return 0.85 if indefinite else 0.45


def _is_heading(term: str, heading: str) -> bool:
    """Say whether a heading is the term, a number before it and "Vad är …?" around it aside."""
    bare = re.sub(r"^(?:\d+(?:\.\d+)*\.?\s+)?(?:vad är |vad menas med |what is )?", "", heading.casefold()).strip(
        " ?.:"
    )
    places = occurrences(term, bare)
    return any(
        all(is_function_word(word) for word in bare[:start].split()) and not bare[end:].strip(' "”?')
        for start, end in places
    )


def _expansions(term: str, passages: Sequence[Passage]) -> tuple[str, ...]:
    """Return what an abbreviation is spelled out as in the passages: "Lokalt utvecklingsprogram (Lup)"."""
    short = term.strip()
    if not (2 <= len(short) <= 8 and " " not in short and short.isalpha()):
        return ()
    pattern = re.compile(
        rf"(?<![\w-])((?:[\w-]{{1,40}}\s){{1,{MAX_EXPANSION_WORDS}}})\(\s?{re.escape(short)}\s?[,)]", re.IGNORECASE
    )
    found: dict[str, None] = {}
    for passage in passages:
        for match in pattern.finditer(passage.text):
            words = match.group(1).split()
            for first in range(len(words) - 1, -1, -1):
                if _abbreviates(short, words[first:]):
                    found[" ".join(words[first:])] = None
                    break
    return tuple(found)[:3]


def _abbreviations(term: str, passages: Sequence[Passage]) -> tuple[str, ...]:
    """Return what the passages shorten a term to: "risk- och sårbarhetsanalys (RSA)", "… förkortad RSA"."""
    found: dict[str, None] = {}
    for passage in passages:
        for _, end in occurrences(term, passage.text):
            short = _SHORTENED.match(passage.text, end)
            if short is not None:
                found[short["bracket"] or short["named"]] = None
    return tuple(found)[:3]


def _abbreviates(short: str, words: Sequence[str]) -> bool:
    """Say whether the letters of an abbreviation stand in order in the words, the first at the first word's start."""
    letters = iter("".join(words).casefold())
    return words[0][:1].casefold() == short[0].casefold() and all(letter in letters for letter in short.casefold())
