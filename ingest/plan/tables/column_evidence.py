"""What a column holds by its cells, for headers whose words nobody knows. Pure.

Numbers with comparators are targets, words of progress are statuses, names of organs say who, dates say when; lines
that begin with something to do are activities. Only an answer that most cells of a column give counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.legends import STATES
from ingest.plan.cover_words import organ_in
from ingest.plan.lists import begins_with_infinitive
from ingest.plan.tables.cells import Line

MOST = 0.8
"""Share of a column's filled cells that must say the same."""
MIN_CELLS = 2
MAX_PHRASE_WORDS = 6
"""A status, an organ or a time is at most so many words."""
MAX_NAME_WORDS = 30
PROSE_WORDS = 6
"""Cells of more words on average, ending in full stops, are prose."""

_SEASON = (
    r"jan\w*|feb\w*|mars?|apr\w*|maj|juni?|juli?|aug\w*|sep\w*|okt\w*|nov\w*|dec\w*|vår\w*|höst\w*|sommar\w*|vinter\w*"
    r"|vt|ht|q[1-4]|[kt][1-4]|h[12]|kvartal|tertial|halvår\w*|delår\w*|årsskifte\w*|årets|slut(?:et)?|början|mitten"
)
_DAY = r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?|\d{1,2}/\d{1,2}(?:[ -]\d{2,4})?"
_TIME = re.compile(
    rf"(?:(?:löpande|årlig\w*|kontinuerlig\w*|tills ?vidare|varje år|{_SEASON}|{_DAY}|\d|[-–/,.]|senast|från|till|med"
    r"|och|under|hela|av|i|den|före|efter|cirka|ca|första|andra|tredje|fjärde)\s*+)*+",
    re.IGNORECASE,
)
"""Possessive, so that no text makes it go back and try again."""
_DATED = re.compile(rf"{_DAY}|\b(?:{_SEASON})\b|löpande|årlig|kontinuerlig|tills ?vidare|varje år", re.IGNORECASE)
_COMPARED = r"minst|högst|mer än|mindre än|över|under|max(?:imalt)?|lägst|[<>≥≤]=?"
_AIMED = re.compile(
    rf"^(?:{_COMPARED})\s?\d|\d\s?%?\s?(?:eller|och) (?:mer|högre|lägre|mindre)|^(?:ska |bör )?(?:öka|minska)\w{{0,2}}$"
    r"|^(?:bibehåll|behåll|förbättra)\w{0,4}$",
    re.IGNORECASE,
)
_VALUE = re.compile(
    rf"(?:(?:{_COMPARED}|cirka|ca)\s?)?[+−–-]?\d[\d\s.,]*(?:\s?[–-]\s?\d[\d\s.,]*)?(?:\s?[\w%/‰°²]{{1,12}}){{0,2}}"
    r"|(?:ska |bör )?(?:öka|minska|bibehåll|behåll|förbättra)\w{0,4}",
    re.IGNORECASE,
)
_MONEY = re.compile(r"[\d\s.,–-]*\d\s?(?:tkr|mkr|mnkr|msek|tsek|kr|kronor|miljoner)\b.*", re.IGNORECASE)
_CODE = re.compile(r"[A-ZÅÄÖ]{0,3}[ -]?\d{1,3}(?:[.:]\d{1,2}){0,3}[.)]?")
_CODES = re.compile(rf"{_CODE.pattern}(?:\s?(?:,|;|och|&|/)\s?{_CODE.pattern})*|[A-ZÅÄÖ]{{2}}")
_PROGRESS = re.compile(
    r"start|\blöper\b|under arbete|utförd|planer|stopp|vilande|färdig|ej |inte |löpande|\bförsen", re.IGNORECASE
)
_BODY = re.compile(
    r"\w*(?:nämnd|nämnden|styrelse|styrelsen|förvaltning|förvaltningen|kontor|kontoret|enhet|enheten|avdelning|avdelningen"
    r"|utskott|utskottet|bolag|bolaget|chef|chefen|chefer|ledare|samordnare|strateg|utvecklare|direktör|ansvarig|controller"
    r"|sekreterare|planerare|rektor|rektorer|ledning|ledningen|stab|staben|grupp|gruppen|AB)",
    re.IGNORECASE,
)
_SHORT_ORGANS = re.compile(
    r"[A-ZÅÄÖ]{1,3}[A-ZÅÄÖa-zåäö]?[A-ZÅÄÖ]{1,3}(?:(?:,\s?|/|\soch\s)[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{1,4})*"
)
_MEASURE = re.compile(
    r"(?:andel|antal|kostnad|index|betyg|nöjd|medelvärde|snitt|procent|genomsnittlig|\w*index\b|\w*tid\b|\w*grad\b"
    r"|\w*frånvaro|\w*omsättning|dagar|timmar)\w*|.*\((?:%|procent|antal|kr|tkr|index|poäng)[^)]*\)\W?\d?\Z",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[a-zåäö]{3}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cells:
    """The filled cells of one column, from top to bottom, placeholders left out."""

    texts: tuple[str, ...]

    @classmethod
    def of(cls, lines: Sequence[Line], index: int) -> Cells:
        """Return the cells of a column (0-based) that stand in no other column as well."""
        values = (line.filled(index) for line in lines if len(line.values) + len(line.pictured) > 1)
        return cls(tuple(value.text.strip() for value in values if value is not None and value.column == index))

    def _share(self, found: Sequence[bool]) -> float:
        return sum(found) / len(self.texts) if len(self.texts) >= MIN_CELLS else 0.0

    @property
    def values(self) -> bool:
        """Whether the cells are values: numbers, perhaps compared, or the way a number is to go."""
        return self._share([_VALUE.fullmatch(text) is not None for text in self.texts]) >= MOST

    @property
    def aims(self) -> int:
        """How many cells say what a value is to reach or to pass."""
        return sum(_AIMED.search(text) is not None for text in self.texts)

    @property
    def times(self) -> bool:
        """Whether the cells say when."""
        told = [bool(_TIME.fullmatch(text) and _DATED.search(text)) for text in map(str.casefold, self.texts)]
        return self._share(told) >= MOST

    @property
    def states(self) -> bool:
        """Whether the cells say how far something has come, in phrases that come again."""
        short = all(len(text.split()) <= MAX_PHRASE_WORDS for text in self.texts)
        told = [STATES.search(text) is not None or _PROGRESS.search(text) is not None for text in self.texts]
        again = len(set(map(str.casefold, self.texts))) <= max(MIN_CELLS, 0.7 * len(self.texts))
        return short and again and self._share(told) >= MOST

    @property
    def organs(self) -> bool:
        """Whether the cells name organs or who somebody is by office."""
        return self._share(list(map(_is_organ, self.texts))) >= MOST

    @property
    def money(self) -> bool:
        """Whether the cells are amounts of money."""
        return self._share([_MONEY.fullmatch(text) is not None for text in self.texts]) >= MOST

    @property
    def codes(self) -> bool:
        """Whether the cells are numbers or codes of things, alone or several in a cell."""
        return self._share([_CODES.fullmatch(text) is not None for text in self.texts]) >= MOST

    @property
    def counting(self) -> bool:
        """Whether the cells number the rows: one code each, none twice, in order."""
        keys = [tuple(map(int, re.findall(r"\d+", text))) for text in self.texts]
        alone = all(_CODE.fullmatch(text) for text in self.texts)
        return alone and len(keys) >= MIN_CELLS and keys == sorted(set(keys))

    @property
    def to_do(self) -> float:
        """The share of cells that begin with something to do."""
        return self._share(list(map(begins_with_infinitive, self.texts)))

    @property
    def measures(self) -> float:
        """The share of cells that name a measure ("Andel …", "Nöjdhet (%)")."""
        return self._share(list(map(names_measure, self.texts)))

    @property
    def prose(self) -> bool:
        """Whether the cells are sentences."""
        words = sum(len(text.split()) for text in self.texts)
        return words >= PROSE_WORDS * len(self.texts) > 0 and self._ends >= 0.5

    @property
    def names(self) -> bool:
        """Whether the cells are names: words, each another, that end in no full stop."""
        worded = [_LETTERS.search(text) is not None and len(text.split()) <= MAX_NAME_WORDS for text in self.texts]
        differ = len(set(self.texts)) >= MOST * len(self.texts)
        return differ and self._share(worded) >= MOST and self._ends < 0.5

    @property
    def _ends(self) -> float:
        return self._share([text.endswith(".") for text in self.texts])


def names_measure(text: str) -> bool:
    """Say whether words name a measure ("Andel …", "Nöjdhet (%)")."""
    return _MEASURE.match(text) is not None


def _is_organ(text: str) -> bool:
    if len(text.split()) > MAX_PHRASE_WORDS:
        return False
    words = re.findall(r"[\w-]+", text)
    return organ_in(text) is not None or any(map(_BODY.fullmatch, words)) or _SHORT_ORGANS.fullmatch(text) is not None
