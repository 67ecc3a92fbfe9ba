"""The numbers by which a document is known: diary number, version, the document's own day. Pure.

Each finder takes one line (at most `MAX_LINE` characters are looked at) and returns what was found with its place in
the line, 0-based, end excluded, or None.
"""

from __future__ import annotations

import re

from corpus.swedish import dates
from ingest.plan.cover_words import DATE, MAX_LINE, Found

# --- diary number --------------------------------------------------------------------------------------------

_LABEL = re.compile(
    r"\b(?:diarienummer|diarienr|diariebeteckning|dnr|d\.nr|ärendenummer|ärendenr|ärende-?id|diarie)\b"
    r"\s{0,2}[.:]{0,2}\s{0,3}",
    re.IGNORECASE,
)
_REGISTRY = r"(?:[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,7}[\s/-]?)?"
_SERIAL = r"(?:[12]\d{3}|\d{2})\s?[./:–-]\s?\d{1,6}(?:-\d{1,4})?(?!\d)(?:[\s-][A-ZÅÄÖ]{2,6}(?![\wåäö]))?"
_LABELLED = (
    re.compile(rf"{_REGISTRY}{_SERIAL}"),
    re.compile(r"(?:19|20)\d\d[/ -]?[A-ZÅÄÖ]{2,6}[/ :-]?\d{1,6}(?!\d)"),  # the year first: 2024/KS0123, 2024KS123
)
_BARE = re.compile(
    r"(?<![\w-])(?P<registry>[A-ZÅÄÖ]{2,6})(?:[\s/-](?P<year>(?:19|20)\d\d)|(?P<close>(?:19|20)\d\d))"
    r"(?P<sign>[/:–.-])(?P<number>\d{1,6})(?![\d-])"
)
_LAWS = frozenset(
    {"SFS", "SOU", "DS", "FS", "AFS", "SOSFS", "HSLF", "BFS", "MSBFS", "SKOLFS", "NFS", "EU", "EG", "SKR"}
)
"""Series of laws and reports that are numbered as diaries are."""


def diary_number_in(line: str) -> Found | None:
    """Return the diary number that a line names after its label, or one that its form gives away (KS-2025-00512)."""
    text = line[:MAX_LINE]
    label = _LABEL.search(text)
    if label is not None:
        for pattern in _LABELLED:
            match = pattern.match(text, label.end())
            if match is not None:
                return Found(match[0], match.start(), match.end())
    bare = (match for match in _BARE.finditer(text) if _is_diary(match))
    found = next(bare, None)
    return None if found is None else Found(found[0], found.start(), found.end())


def _is_diary(match: re.Match[str]) -> bool:
    """Tell a diary number without a label from years ("LUP 2019–2022", "VP 2024-26"), months and laws."""
    number, year = match["number"], match["year"] or match["close"]
    if match["registry"] in _LAWS:
        return False
    if match["sign"] in "–-":
        return len(number) >= 3 and not (len(number) == 4 and number[:2] in ("19", "20") and number >= year)
    return len(number) >= 2 and not (len(number) == 4 and number == str(int(year) + 1))


# --- version -------------------------------------------------------------------------------------------------

_NUMBER = r"\d{1,2}(?:\.\d{1,2}){0,2}(?![\d/:%-]|\.\d|\s?[–-]\s?\d)"
_VERSION = re.compile(
    rf"(?<![\wåäö-])(?P<word>versionsnr|versionsnummer|version|utgåva|revision|ver\.?|rev\.?|v\.?)\s?:?\s?"
    rf"(?:nr\.?\s)?(?P<number>{_NUMBER}|[A-E](?![\wåäö.]))",
    re.IGNORECASE,
)
_REVISED = re.compile(
    r"(?<![\wåäö-])(?P<word>version(?:sdatum)?|reviderad|reviderat|reviderade|revidering(?:en|sdatum)?|revideringsdatum"
    r"|senast reviderad|ändrad|uppdaterad|uppdaterat|rev\.?|utgåva)(?![\wåäö])",
    re.IGNORECASE,
)
_NAMES = {"utgåva": "utgåva", "revision": "revision", "rev": "revision"}
MAX_GAP = 60
"""Characters between "Reviderad" and its day: who revised stands between."""


def version_in(line: str) -> Found | None:
    """Return the version that a line names: "version 2", "revision B", "reviderad 2024-03-01".

    A single letter v counts only right before its number ("v2.1"). The place is that of number or day with its word.
    """
    text = line[:MAX_LINE]
    word = _REVISED.search(text)
    if word is not None:
        day = DATE.search(text, word.end(), min(len(text), word.end() + MAX_GAP))
        iso = dates(day[0]) if day else ()
        if day is not None and iso and not re.search(r"\d", text[word.end() : day.start()]):
            name = "version" if word["word"].casefold().startswith("version") else "reviderad"
            return Found(f"{name} {iso[0]}", word.start(), day.end())
    match = _VERSION.search(text)
    if match is None:
        return None
    said = match["word"].casefold().rstrip(".")
    if said == "v" and not re.fullmatch(r"v\.?\d+\.\d+(?:\.\d+)?", match[0], re.IGNORECASE):
        return None
    if match["number"].isalpha() and (not match["number"].isupper() or said not in ("rev", "revision", "version")):
        return None
    return Found(f"{_NAMES.get(said, 'version')} {match['number']}", match.start(), match.end())


# --- the document's own day ----------------------------------------------------------------------------------

_DAY_LABEL = re.compile(
    r"(?<![\wåäö-])(?:(?:sammanträdes|protokolls|dokument|skriv|upprättande|publicerings)?datum|daterad|daterat|upprättad"
    r"|upprättat|framtagen|publicerad|publicerat)(?![\wåäö])(?!\s(?:för|och))",
    re.IGNORECASE,
)
_PLACE_AND_DAY = re.compile(r"\A\W{0,3}(?:[A-ZÅÄÖ][a-zåäöé]{2,20}(?:,|,?\sden)\s)?\Z")
MAX_LABEL_GAP = 40


def date_in(line: str) -> Found | None:
    """Return the document's own day as an ISO date: after its label, or alone on its line (with a place before it)."""
    text = line[:MAX_LINE]
    label = _DAY_LABEL.search(text)
    if label is not None:
        day = DATE.search(text, label.end(), min(len(text), label.end() + MAX_LABEL_GAP))
    else:
        day = DATE.search(text)
        if day is not None and not (_PLACE_AND_DAY.match(text[: day.start()]) and not text[day.end() :].strip(" .,")):
            return None
    iso = dates(day[0]) if day is not None else ()
    return Found(iso[0], day.start(), day.end()) if day is not None and iso else None
