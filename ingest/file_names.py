"""What a document's file name says of it: kommun, organ, kind, period. The lowest of all sources. Pure.

Only names that are known are read (Sweden's municipalities, the corpus's own, its organs, the commonest boards), since
file names write neither å ä ö nor where a name ends.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Final

from corpus.model import Document, Organ, Origin, Period
from ingest.kommuner import ALIKE, ALSO_WORDS, KOMMUNER, folded
from ingest.plan.cover_words import kind_in_file_name

MAX_STEM: Final = 250
"""Characters of a file name that are looked at."""
_BOARDS: Final = """
kommunfullmäktige, kommunstyrelsen, socialnämnden, barn- och utbildningsnämnden, utbildningsnämnden, bildningsnämnden,
barn- och ungdomsnämnden, förskolenämnden, grundskolenämnden, gymnasienämnden, vård- och omsorgsnämnden, omsorgsnämnden,
äldrenämnden, individ- och familjenämnden, kulturnämnden, fritidsnämnden, kultur- och fritidsnämnden, tekniska nämnden,
byggnadsnämnden, miljönämnden, miljö- och byggnadsnämnden, bygg- och miljönämnden, samhällsbyggnadsnämnden,
stadsbyggnadsnämnden, överförmyndarnämnden, valnämnden, arbetsmarknadsnämnden, servicenämnden, trafiknämnden
"""
BOARDS: Final = tuple(" ".join(name.split()).capitalize() for name in _BOARDS.split(","))
"""Boards by the names that most municipalities give them."""
_YEARS: Final = re.compile(
    r"(?<![\d])(?P<first>20[0-4]\d)(?:\s?[-–_]\s?(?P<last>20[0-4]\d))?(?!\d)(?P<rest>[-–_. ]\d{1,2}(?!\d))?"
)
_DATE: Final = re.compile(r"(?<!\d)20[0-4]\d([-_. ]?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?!\d)")

_ROLES: Final = ("kommun", "organ", "kind", "period")
"""Facts that a file name may tell."""
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """Names by their folded words: of municipalities, and of the organs of each kommun (folded; "" for any)."""

    kommuner: Mapping[Words, str]
    organs: Mapping[Words, Mapping[Words, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, documents: Iterable[Document], organs: Iterable[Organ]) -> Known:
        """Gather the corpus's own names; they win over those that hold for the whole country."""
        named = [(one.kommun, one.organ) for one in documents]
        named += [(one.kommun, name) for one in organs for name in (one.name, *one.aliases) if len(name) > 4]
        kommuner = {folded(name): name for name in KOMMUNER if folded(name)[0] not in ALSO_WORDS | ALIKE}
        found: dict[Words, dict[Words, str]] = defaultdict(dict)
        for kommun, organ in sorted(named, key=str):
            if kommun:
                kommuner[folded(kommun)] = kommun
            if organ:
                found[folded(kommun or "")].setdefault(folded(organ), organ)
        return cls(kommuner, found)


def with_facts_of_names(documents: Sequence[Document], organs: Iterable[Organ]) -> tuple[Document, ...]:
    """Return the documents with what their file names say where nothing else does."""
    known = Known.of(documents, organs)
    return tuple(_filled(document, known) for document in documents)


def _filled(document: Document, known: Known) -> Document:
    if document.kommun and document.organ and document.kind and document.period:
        return document
    stem = unicodedata.normalize("NFC", PurePath(document.path).stem)[:MAX_STEM]
    kommun = document.kommun or kommun_of(stem, known)
    kind = kind_in_file_name(" ".join(folded(stem)))
    filled = replace(
        document,
        kommun=kommun,
        organ=document.organ or organ_of(stem, kommun, known),
        kind=document.kind or kind,
        period=document.period or period_of_name(stem),
    )
    read = (role for role in _ROLES if getattr(document, role) is None and getattr(filled, role) is not None)
    return replace(filled, origins=(*document.origins, *((role, Origin.FILE_NAME) for role in read)))


def kommun_of(stem: str, known: Known) -> str | None:
    """Return the kommun whose name a file name begins with, or that stands before "kommun" in it."""
    words = folded(stem)
    for start in range(len(words)):
        for length in (2, 1):
            name = words[start : start + length]
            after = words[start + length : start + length + 1]
            called = after in (("kommun",), ("kommuns",))
            if len(name) < length or (start > 0 and not called):
                continue
            own = known.kommuner.get(name) or known.kommuner.get((*name[:-1], name[-1].removesuffix("s")))
            if own is not None:
                return own
            if called and length == 1 and name[0] in ALSO_WORDS:
                return name[0].capitalize()
    return None


def organ_of(stem: str, kommun: str | None, known: Known) -> str | None:
    """Return the organ that a file name names: the longest known one of its kommun, else one of the common boards."""
    words = folded(stem)
    own = known.organs.get(folded(kommun or ""), {})
    for names in (own, _COMMON):
        for length in range(min(len(words), 8), 0, -1):
            for start in range(len(words) - length + 1):
                if (found := names.get(words[start : start + length])) is not None:
                    return found
    return None


_COMMON: Final[Mapping[Words, str]] = {folded(name): name for name in BOARDS}


def period_of_name(stem: str) -> Period | None:
    """Return the only year or range of years in a file name; dates, and a year that a number follows, are none.

    "2021-23" may be three years or number 23 of a year, so it says nothing; "2026-04" is a month of a year.
    """
    found = set()
    for match in _YEARS.finditer(_DATE.sub(" ", stem)):
        first, last = int(match["first"]), int(match["last"] or match["first"])
        rest = re.sub(r"\D", "", match["rest"] or "")
        if last < first or (match["last"] is None and len(rest) == 2 and int(rest) > first % 100):
            return None
        found.add((first, last))
    return Period(*found.pop()) if len(found) == 1 else None
