"""The words by which a cover says what it is: kind, period, organ, kommun, decision, edition. Pure.

Each finder takes one line (at most `MAX_LINE` characters are looked at) and returns what was found with its place in
the line, 0-based, end excluded, or None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.model import Period
from corpus.swedish import dates

MAX_LINE = 400
"""Characters of a line that are looked at; cover lines are short."""
LONGEST_PERIOD = 30
"""Years; a longer range is history, not what a plan holds for."""


@dataclass(frozen=True, slots=True)
class Found:
    """A value as it is to be stored, and where its words stand in the line."""

    value: str
    start: int
    end: int


# --- kind ----------------------------------------------------------------------------------------------------

_KINDS: tuple[tuple[str, str], ...] = (
    (r"lokala?t? utvecklingsprogram(?:met)?|\blup(?:en)?\b", "lokalt utvecklingsprogram"),
    (r"risk- och sårbarhetsanalys(?:en)?", "risk- och sårbarhetsanalys"),
    (
        r"mål(?:en)?,? (?:och|&) (?:budget(?:en)?|resursplan(?:en)?)(?: med plan)?|mål- och resursplan(?:en)?",
        "mål och budget",
    ),
    (r"verksamhets(?:plan|planen|planer)", "verksamhetsplan"),
    (r"(?:aktivitets|genomförande|handlings|åtgärds)(?:plan|planen|planer|program|programmet)", "handlingsplan"),
    (r"budgetskrivelse(?:n|r)?", "budgetskrivelse"),
    (r"genomlysning(?:en|ar)?", "genomlysning"),
    (r"delårs(?:rapport|rapporten|rapporter|redovisning|redovisningen)", "delårsrapport"),
    (r"delårsbokslut(?:et)?", "delårsbokslut"),
    (r"tertial(?:rapport|rapporten|uppföljning|uppföljningen|bokslut|bokslutet)?\b", "tertialrapport"),
    (r"månads(?:uppföljning|uppföljningen|rapport|rapporten)", "månadsuppföljning"),
    (r"årsbokslut(?:et)?", "årsbokslut"),
    (r"granskning (?:av|för) [^.]{0,60}", "granskningsrapport"),
    (r"revisionsberättelse(?:n)?|granskningsrapport(?:en)?|revisionsrapport(?:en)?", "granskningsrapport"),
    (r"årsredovisning(?:en|ar)?", "årsredovisning"),
    (r"verksamhetsberättelse(?:n|r)?", "verksamhetsberättelse"),
    (r"regionplan(?:en)?", "regionplan"),
    (r"(?:budget)?uppföljning(?:en|ar)?", "uppföljning"),
    (r"utvärdering(?:en|ar)?", "utvärdering"),
    (r"protokoll(?:et|sutdrag|sutdraget)?", "protokoll"),
    (r"internkontrollplan(?:en)?", "internkontrollplan"),
    (r"\w{0,30}budget(?:en)?(?!\w)", "budget"),
    (r"\w{0,30}strategi(?:n|er)?(?!\w)", "strategi"),
    (r"\w{0,30}program(?:met)?(?!\w)", "program"),
    (r"\w{0,30}policy(?:n)?(?!\w)", "policy"),
    (r"riktlinjer?(?:na)?", "riktlinjer"),
    (r"\w{0,30}plan(?:en)?(?!\w)", "plan"),
    (r"\w{0,30}bokslut(?:et)?(?!\w)", "bokslut"),
)
"""Words in any inflection -> the field's word, the narrowest first: a compound ending in a word is of its kind."""
_KIND_PATTERNS = tuple((re.compile(rf"\b(?:{words})s?\b", re.IGNORECASE), kind) for words, kind in _KINDS)


def kind_in(line: str) -> Found | None:
    """Return the kind of document that a line names, as the field's word ("Cykelplanen" -> "plan")."""
    text = line[:MAX_LINE]
    for pattern, kind in _KIND_PATTERNS:
        match = pattern.search(text)
        if match is not None:
            return Found(kind, match.start(), match.end())
    return None


_MARKS = str.maketrans("åäöé", "aaoe")
_FILE_KIND_PATTERNS = tuple(
    (re.compile(rf"\b(?:{words})s?\b".translate(_MARKS), re.IGNORECASE), kind) for words, kind in _KINDS
)


def kind_in_file_name(words: str) -> str | None:
    """Return the kind that a file name names; `words` are its words, lower case, without the marks of å ä ö."""
    return next((kind for pattern, kind in _FILE_KIND_PATTERNS if pattern.search(words[:MAX_LINE])), None)


# --- period --------------------------------------------------------------------------------------------------

_YEARS = re.compile(
    r"(?<![\d./:§-])(?<!\d[–])(?P<first>(?:19|20)\d\d)"
    r"(?:\s?[–—−/-]\s?(?P<last>(?:19|20)\d\d|\d\d)(?![\d]|[./:-]\d))?"
    r"(?!\d|\s?[-–./:]\s?\d)(?!-)"
)
_ELSEWHERE = re.compile(
    r"\b(?:vision(?:en)?|målbild(?:en)?|agenda|utblick|sikte|mot|fossilfri\w*|sedan|från och med)\b[^,.;]{0,20}\Z", re.I
)
_NEXT_YEARS = re.compile(
    r"\A[^.;]{0,40}\b(?:plan|ramar?|flerårsplan|ekonomisk plan|verksamhetsplan)\b[^.;\d]{0,30}\Z", re.IGNORECASE
)


def period_in(line: str) -> Found | None:
    """Return the years that a line says a document holds for, as "2023" or "2019–2022".

    "Budget 2027 och ramar 2028–2029" is one period. Years within dates and diary numbers, and those of a vision or an
    agenda ("Vision 2030"), are no periods.
    """
    text = line[:MAX_LINE]
    found: tuple[Period, int, int] | None = None
    for match in _YEARS.finditer(text):
        period = _period(match)
        if period is None or _ELSEWHERE.search(text[: match.start()]):
            continue
        if found is None:
            found = period, match.start(), match.end()
            continue
        known, start, end = found
        if period.first == known.last + 1 and _NEXT_YEARS.match(text[end : match.start()]):
            found = Period(known.first, period.last), start, match.end()
        elif known.first == known.last and period.first <= known.first < period.last:
            found = period, match.start(), match.end()
    return Found(str(found[0]), found[1], found[2]) if found else None


def period_of(text: str) -> Period | None:
    """Return the period that a text names ("2019–2022", "Verksamhetsplan 2023"), or None."""
    found = period_in(text)
    if found is None:
        return None
    first, _, last = found.value.partition("–")
    return Period(int(first), int(last or first))


def _period(match: re.Match[str]) -> Period | None:
    first, last = int(match["first"]), match["last"]
    if last is None:
        return Period(first, first)
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return Period(first, end) if first < end <= first + LONGEST_PERIOD else None


# --- organ and kommun ----------------------------------------------------------------------------------------

_PREFIX = r"(?:[A-ZÅÄÖ]?[a-zåäöé]{2,30}-,?\s(?:(?:och|&)\s)?){0,3}"
_ORGAN = re.compile(
    rf"(?<![\w-])(?P<name>{_PREFIX}(?:[A-ZÅÄÖ]?[a-zåäöé]{{2,40}}(?:nämnden|nämnd|styrelsen|förvaltningen|kontoret|utskottet)"
    r"|(?:[Tt]ekniska|[Ss]ociala|[Gg]emensamma|[Ll]okala|[A-ZÅÄÖ][a-zåäö]{3,20}ska)\s(?:nämnden|förvaltningen|kontoret)"
    r"|(?:[Kk]ommun|[Rr]egion)fullmäktige|(?:[A-ZÅÄÖ][\wåäö]{2,30}\s){0,3}[A-ZÅÄÖ]?[a-zåäö]{3,40}förbundet"
    r"|[Nn]ämnden för [a-zåäö][a-zåäö ,-]{3,50}[a-zåäö]"
    r"|(?:[A-ZÅÄÖ][\wåäöÅÄÖ-]{1,30}\s){1,3}AB|AB\s[A-ZÅÄÖ][\wåäö-]{2,30}))s?(?![\w-])"
)
_NO_ORGAN = re.compile(
    r"(?:läns|bolags|skol|för|egen|kapital|fastighets|resurs|medel|riks|idrotts|arbetsgivar)(?:styrelsen|förvaltningen|förbundet)"
    r"|(?:huvud|lokal|turist|besöks|resande|advokat)kontoret|(?:kommun)?(?:nämnden|förvaltningen|kontoret)",
    re.IGNORECASE,
)


def organ_in(line: str) -> Found | None:
    """Return the organ that a line names, as its words stand, a genitive s left out."""
    for match in _ORGAN.finditer(line[:MAX_LINE]):
        name = match["name"]
        if not _NO_ORGAN.fullmatch(name):
            return Found(name, match.start("name"), match.end("name"))
    return None


_KOMMUN = re.compile(r"(?<![\w-])(?P<name>[A-ZÅÄÖ][a-zåäöé]+(?:[ -][A-ZÅÄÖ][a-zåäöé]+)?)\s[Kk]ommuns?(?![\w-])")
_STAD = re.compile(
    r"(?<![\w-])(?P<name>Stockholms|Göteborgs|Malmö|Helsingborgs|Borås|Västerås|Mölndals|Landskrona|Haparanda|Sundbybergs"
    r"|Solna|Vaxholms|Lidingö|Trollhättans)\s[Ss]tads?(?![\w-])"
)
_NOT_A_NAME = """
alla varje en vår vårt denna som respektive hela övriga andra någon ingen liknande er din egen samma annan
genomsnittlig medel attraktiv hållbar trygg för inom till av och i både per
"""
_NO_KOMMUN = frozenset(_NOT_A_NAME.split())
_OWN_S = re.compile(r"(?:ås|näs|fors|rums|hus|lös)\Z", re.IGNORECASE)
"""Endings of names whose s is their own: Borås, Sotenäs, Hagfors, Grums."""


def kommun_in(line: str) -> Found | None:
    """Return the kommun that a line names, without "kommun" and a genitive s ("Sundsvalls kommun" -> "Sundsvall")."""
    text = line[:MAX_LINE]
    for pattern in (_KOMMUN, _STAD):
        for match in pattern.finditer(text):
            words = match["name"].split(" ")
            if words[0].casefold() in _NO_KOMMUN:
                words = words[1:]
            name = " ".join(words)
            if name:
                start = match.end("name") - len(name)
                return Found(_without_genitive(name), start, match.end())
    return None


def _without_genitive(name: str) -> str:
    if name.endswith("s") and not _OWN_S.search(name) and len(name) > 3:
        return name[:-1]
    return name


_UNIT = r"(?P<name>[A-ZÅÄÖ][^\W\d_]{2,30}(?:[ -](?:och |i |på |för )?[^\W\d_]{2,30}){0,4})"
_UNIT_OF_KOMMUN = re.compile(rf"\A\W{{0,3}}{_UNIT},\s{{1,3}}[A-ZÅÄÖ][\w -]{{1,30}}\s[Kk]ommun\W{{0,3}}\Z")
_ITS_ORGAN = r",\s{1,3}(?P<parent>[^\W\d][^\d,;:()]{3,80}?)\W{0,3}\Z"
_PLAN_FOR_UNIT = re.compile(rf"\bför\s{_UNIT}{_ITS_ORGAN}")
_UNIT_OF_ORGAN = re.compile(rf"\A\W{{0,3}}{_UNIT}{_ITS_ORGAN}")
_UNIT_LABEL = re.compile(
    rf"\A\W{{0,3}}(?:enhet|avdelning|verksamhet)(?:ens namn)?\s?:\s{{0,3}}{_UNIT}\W{{0,3}}\Z", re.I
)


def unit_in(line: str) -> tuple[Found, Found | None] | None:
    """Return the unit that a line names as the document's, and the organ that the line says it belongs to.

    "Handlingsplan för Hemtjänsten, Socialförvaltningen", "Biblioteket, Motala kommun", "Enhet: Hemtjänst norr".
    """
    text = line[:MAX_LINE]
    match = _PLAN_FOR_UNIT.search(text) or _UNIT_OF_ORGAN.search(text)
    if match is not None:
        parent = organ_in(match["parent"])
        whole = parent is not None and parent.value == match["parent"]
        if whole and organ_in(match["name"]) is None and kind_in(match["name"]) is None:
            return _found(match, "name"), _found(match, "parent")
    for pattern in (_UNIT_OF_KOMMUN, _UNIT_LABEL):
        match = pattern.search(text)
        if match is not None and organ_in(match["name"]) is None and kind_in(match["name"]) is None:
            return _found(match, "name"), None
    return None


def _found(match: re.Match[str], group: str) -> Found:
    return Found(match[group], match.start(group), match.end(group))


# --- decision, edition -------------------------------------------------------------------------

_DECISION = re.compile(
    r"\b(?:antagen|antaget|antagna|beslutad|beslutat|beslutade|fastställd|fastställt|fastställda|godkänd"
    r"|beslutsdatum|datum för (?:beslut|antagande|fastställande)|datum och paragraf)\b"
    r"|\b(?:KF|KS|[Kk]ommunfullmäktige|[Kk]ommunstyrelsen)\b(?=[\s,]{1,3}(?:\d{4}-\d\d-\d\d|\d{1,2}\s[a-z]{3,9}\s\d{4})[\s,]{0,3}§)",
    re.IGNORECASE,
)
DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\d-])"
    r"|(?:[1-9]|[12]\d|3[01])\s(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
    r"\s(?:19|20)\d\d(?!\d))",
    re.IGNORECASE,
)
MAX_DECISION_GAP = 100
"""Characters between "Antagen" and the date: the organ's name stands between."""


def decided_in(line: str) -> Found | None:
    """Return the date of the decision that a line names, as an ISO date."""
    text = line[:MAX_LINE]
    word = _DECISION.search(text)
    if word is None:
        return None
    date = DATE.search(text, word.end(), min(len(text), word.end() + MAX_DECISION_GAP))
    if date is None:
        return None
    iso = dates(date[0])
    return Found(iso[0], date.start(), date.end()) if iso else None


_EDITIONS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"\b(?:remissversion|remissutgåva|samrådsversion|samrådshandling|remiss)\b", re.IGNORECASE),
        "remissversion",
    ),
    (re.compile(r"(?<!ändrings)\b(?:utkast|arbetsmaterial|arbetsversion)\b", re.IGNORECASE), "utkast"),
    (
        re.compile(
            r"\A\W{0,3}(?:[\w ]{0,30}\()?förslag(?:sversion)?\b(?! på| om)"
            r"|\b(?:version|status|utgåva)\s?:?\s?förslag\b",
            re.I,
        ),
        "förslag",
    ),
    (
        re.compile(
            r"\b(?:antagen|antaget|antagna|fastställd|fastställt|beslutad|beslutat|antagandehandling)\b", re.IGNORECASE
        ),
        "antagen",
    ),
)


def edition_in(line: str) -> Found | None:
    """Return the edition that a line names: remissversion, utkast, förslag or antagen."""
    text = line[:MAX_LINE]
    for pattern, edition in _EDITIONS:
        match = pattern.search(text)
        if match is not None:
            return Found(edition, match.start(), match.end())
    return None
