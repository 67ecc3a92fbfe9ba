"""What a line says of an indicator: where its name ends, and its target, outcome and baseline. Pure; linear.

"Svarstid i telefon. Mål 2025: högst 3 minuter. Utfall 2024: 4 minuter." holds the name and two values; a line that
holds values alone belongs to the indicator above it. A wish ("… ska öka till 85 % år 2027") is part of the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Fact, FactRole, Quantity, Span
from corpus.swedish import numbers
from ingest.blocks import Block, BlockKind
from ingest.plan.collector import Collector

MAX_LINE = 1_500
"""A longer line is not looked into."""
MAX_NAME_WORDS = 25
BEFORE = 24
"""Characters before a value in which its bound may stand."""
_BOUND = (
    r"(?:(?:minst|lägst|högst|max(?:imalt)?|som\s(?:mest|lägst|högst)|under|över|mer\sän|mindre\sän|färre\sän|fler\sän"
    r"|lägre\sän|högre\sän|ca|cirka|(?:inte\s)?(?:under|över)stig(?:a|er))\s+|[<>≥≤]=?\s?)"
)
_NUMBER = (
    r"[−–-]?\d{1,3}(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)?(?!\d)(?:\s?(?:%|‰)"
    r"|\s(?:procent(?:enheter)?|promille|tkr|mkr|mnkr|kr|kronor|dagar|dygn|veckor|månader|år|minuter|timmar|st|ton|kg"
    r"|kWh|MWh|GWh|km|miljoner\skronor|miljarder\skronor|av\s\d+)(?![a-zåäö]))?"
)
_MOVE = (
    r"(?:öka[rs]?|minska[rs]?|halvera[s]?|fördubbla[s]?|förbättra[s]?|höja[s]?|sänka[s]?|bibehålla[s]?"
    r"|bibehållas|(?:vara\s)?oförändra[dt]e?|behålla[s]?)"
    r"(?:\smed\s(?:en\s(?:tredjedel|fjärdedel|femtedel)|hälften|(?:minst\s|cirka\s)?\d+(?:,\d+)?\s?(?:%|procent\w*)))?"
)
VALUE = rf"(?:{_BOUND}{{0,2}}{_NUMBER}|(?:ska\s)?{_MOVE})"
_ROLES = (
    (
        FactRole.TARGET,
        r"(?:mål(?:värde|nivå|tal)?t?|målvärden?|målnivån|målsättning(?:en)?|riktvärde[t]?|ambitionsnivå(?:n)?)",
    ),
    (FactRole.OUTCOME, r"(?:utfall(?:et)?|resultat(?:et)?|bokslut)"),
    (FactRole.BASELINE, r"(?:nuläge[t]?|utgångs(?:värde|läge)[t]?|bas(?:värde|linje|år)[nt]?|startvärde[t]?)"),
)
_LABELLED = tuple(
    (
        role,
        re.compile(
            rf"(?P<lead>(?:^|[.,;:(–-]\s*|\s(?:och|samt)\s))(?P<label>(?:[Åå]rets\s)?{words})"
            r"(?:\s(?:för\s|år\s|t\.?o\.?m\.?\s)?(?P<year>(?:19|20)\d\d))?"
            r"(?P<link>\s?[:=]\s*|\s(?:är|var|blev|uppgår\still|uppgick\still|ska\svara|är\ssatt\still|sattes\still|på|om)\s"
            rf"|\s)(?P<value>{VALUE})",
            re.IGNORECASE,
        ),
    )
    for role, words in _ROLES
)
_BOUND_LAST = re.compile(rf"(?P<lead>\s?[,:–-]\s|\s\()(?P<value>{_BOUND}{{1,2}}{_NUMBER})\)?\.?\s*\Z", re.IGNORECASE)
_FROM = re.compile(rf"\bfrån\s+(?:plats\s+|cirka\s+)?(?P<value>{_NUMBER})")
_WISHED = re.compile(
    r"\b(?:ska(?:ll)?|skulle)\s(?P<wish>(?:inte\s)?(?:(?:öka|minska|höjas|sänkas|uppgå|stiga|sjunka|nå)\s)?"
    r"(?:vara\s|ligga\s(?:på\s)?|understiga\s|överstiga\s)?(?:till\s)?(?:plats\s)?)"
    rf"(?P<value>{_BOUND}{{0,2}}{_NUMBER})",
    re.IGNORECASE,
)
_TO = re.compile(rf"\btill\s+(?:plats\s+)?(?P<value>{_BOUND}{{0,2}}{_NUMBER})", re.IGNORECASE)
_MOVED = re.compile(rf"\b(?P<value>ska\s{_MOVE})", re.IGNORECASE)
_ANOTHER_YEAR = re.compile(rf"\s?[,;(]\s?(?P<year>(?:19|20)\d\d)\s?[:=]?\s(?P<value>{_NUMBER})\)?")
_YEAR_AFTER = re.compile(r"^\s?(?:(?:senast|till|år|under|vid\sutgången\sav)\s){0,3}(?P<year>(?:19|20)\d\d)\b")
_VALUES_AWAY = re.compile(
    r"\s*(?:,|:|–|-|\()?\s*\b(?:ska|skall|från|till|målvärde|mål|utfall)\b.{0,200}$", re.IGNORECASE
)
_MOVES = re.compile(rf"(?:ska\s)?{_MOVE}", re.IGNORECASE)
_CALENDAR = re.compile(r"^(?:19|20)\d\d$")
_CAPTION = re.compile(r"(?:tabell|diagram|figur|källa|bild)\b", re.IGNORECASE)
_ENDS = " .,;:(–-"


@dataclass(frozen=True, slots=True)
class Stated:
    """A value in a line: its role, where it stands (0-based, end excluded), and the year said of it."""

    role: FactRole
    start: int
    end: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A line's values, and where the name before them ends."""

    name_end: int
    values: tuple[Stated, ...]

    def facts(self, text: str, span: Span, collector: Collector) -> tuple[Fact, ...]:
        """Return the values as facts; `text` stands at `span`."""
        return tuple(
            Fact(
                one.role,
                text[one.start : one.end],
                collector.locator(Span(span.page, span.start + one.start, span.start + one.end)),
                quantity=_quantity(text, one),
                year=one.year,
            )
            for one in self.values
        )


def _quantity(text: str, one: Stated) -> Quantity | None:
    """Return the number in a value with the bound before it ("ska överstiga 99 %"); a change by so much is none."""
    if text[one.start : one.end].lstrip()[:1].isalpha() and _MOVES.match(text, one.start):
        return None
    found = numbers(text[max(0, one.start - BEFORE) : one.end])
    return found[-1] if found else None


def measure(text: str, start: int = 0) -> Measure:
    """Return the values of a line whose name begins at `start`; a value in the wish that names it cuts nothing."""
    if len(text) > MAX_LINE:
        return Measure(len(text), ())
    labelled = [found for role, pattern in _LABELLED if (found := _labelled(role, pattern, text, start)) is not None]
    end = min((lead for lead, _ in labelled), default=len(text))
    values = [value for _, one in labelled for value in one]
    if not values:
        last = _BOUND_LAST.search(text, start)
        if last is not None and last.start("lead") > start:
            values, end = [_stated(FactRole.TARGET, last, text)], last.start("lead")
    values += _wished(text[:end], start, known={value.role for value in values})
    return Measure(len(text[:end].rstrip(_ENDS)) if end < len(text) else end, tuple(values))


def values_alone(text: str) -> Measure | None:
    """Return the values of a line that holds nothing else ("Målvärde 2026: minst 70"), None for any other line."""
    found = measure(text)
    if not found.values or found.name_end > 0:
        return None
    rest = list(text)
    for value in found.values:
        rest[value.start : value.end] = " " * (value.end - value.start)
    others = re.sub(r"\b(?:19|20)\d\d\b|[():=.,;%]", " ", "".join(rest))
    return found if len(others.split()) <= 2 * len(found.values) + 1 else None


def only_lines(blocks: Sequence[Block]) -> bool:
    """Say whether blocks are all short lines, no sentences: a list of measures, some of which lost their bullets."""
    return all(_is_line(block) for block in blocks)


def _is_line(block: Block) -> bool:
    text = block.text.strip()
    if block.table is not None or len(text.split()) > MAX_NAME_WORDS or not text[:1].isupper():
        return False
    return block.kind is BlockKind.BULLET or (
        len(text.split()) > 1 and text[-1] not in ".!?:" and not _CAPTION.match(text)
    )


def _labelled(role: FactRole, pattern: re.Pattern[str], text: str, start: int) -> tuple[int, tuple[Stated, ...]] | None:
    found, lead = [], len(text)
    for match in pattern.finditer(text, start):
        if not _is_label(match, text):
            continue
        found.append(_stated(role, match, text))
        found.extend(_other_years(role, match.end("value"), text))
        lead = min(lead, match.start("lead"))
    return (lead, tuple(found)) if found else None


def _other_years(role: FactRole, end: int, text: str) -> Iterator[Stated]:
    """Give the values of other years behind a value ("Resultat 2024: 82 %, 2023: 79 %")."""
    more = _ANOTHER_YEAR.match(text, end)
    while more is not None:
        yield _stated(role, more, text)
        more = _ANOTHER_YEAR.match(text, more.end())


def _is_label(match: re.Match[str], text: str) -> bool:
    """Say whether a word is a label: it opens a sentence or a bracket, or a colon, a year or a verb follows it."""
    marked = match["year"] is not None or match["link"].strip() != ""
    capital = match["label"][:1].isupper() and (match.start("label") == 0 or text[match.start("lead")] in ".;:(")
    return (marked or capital) and not _CALENDAR.match(match["value"].strip())


def _stated(role: FactRole, match: re.Match[str], text: str) -> Stated:
    value = match["value"].rstrip()
    begin = match.start("value")
    year = match.groupdict().get("year")
    after = _YEAR_AFTER.match(text[begin + len(value) : begin + len(value) + 40])
    return Stated(role, begin, begin + len(value), int(year) if year else int(after["year"]) if after else None)


def _wished(name: str, start: int, *, known: set[FactRole]) -> list[Stated]:
    """Return the values in the wish that names an indicator ("ska öka från 16,4 % till 20 %")."""
    found = []
    before = _FROM.search(name, start)
    if before is not None and FactRole.BASELINE not in known and not _CALENDAR.match(before["value"]):
        found.append(_stated(FactRole.BASELINE, before, name))
    if FactRole.TARGET in known:
        return found
    for pattern in (_WISHED, _TO, _MOVED):
        matches = (match for match in pattern.finditer(name, start) if not _CALENDAR.match(match["value"].strip()))
        match = next(matches, None)
        if match is not None:
            return [*found, _stated(FactRole.TARGET, match, name)]
    return found


def without_values(wording: str) -> str:
    """Return what is measured, without the values in the same line ("… ska öka från 16,4 % till 20 %")."""
    return _VALUES_AWAY.sub("", wording) or wording
