"""What a row's or form's other cells say of it: facts, and the goals a field names. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.model import Fact, FactRole, Level, Mention, MentionKind, Relation, Tie, TieKind
from corpus.swedish import numbers
from ingest.blocks import Block
from ingest.plan.collector import Collector
from ingest.plan.headings import goal_lead, numbered
from ingest.plan.tables.cells import Value, part
from ingest.vocabulary import GOAL_WORD, goal_word_level

_NUMBER = r"\d{1,2}(?:\.\d{1,2})*"
_GOAL_NUMBERS = re.compile(rf"^{_NUMBER}\.?(?:\s*(?:,|;|och|&|/|\s)\s*{_NUMBER}\.?)*$")
_NEXT_GOAL = re.compile(
    rf"\s*[;•\n]\s*|(?<=\w)[.,]?\s+(?=(?i:{GOAL_WORD})\s+{_NUMBER}\b)|(?<=\w),\s+(?=\d)"
    rf"|(?<=[a-zåäö.])\s+(?={_NUMBER}\.?\s+[A-ZÅÄÖ])"
)
_ENDS_IN_GOAL_WORD = re.compile(rf"\b{GOAL_WORD}(?: (?:nr\.?|nummer))?$", re.IGNORECASE)
_LEFT_OUT = re.compile(
    r"\b(?:publiceras|redovisas|saknas|mäts|mättes|uppgift(?:er)?|ej mätt|inte mätt)\b", re.IGNORECASE
)
_DIRECTION = re.compile(
    r"\b(?:ök|minsk|bibehåll|behåll|oförändr|förbättr|högre|lägre|bättre|ja\b|nej\b)", re.IGNORECASE
)
_YEAR_INSIDE = re.compile(r"^(?P<year>(?:19|20)\d\d)\s*:\s*(?=\S)")
_VALUES = (FactRole.TARGET, FactRole.OUTCOME, FactRole.BASELINE)


_TOLD = re.compile(r"(?P<value>[<>≥≤]?\s?\d[\d\s]*(?:,\d+)?\s?%?)\s+[a-zåäö]+(?:\s+\S+){2,12}\.\s*\Z")
_AIM = re.compile(r"\.\s+(?:Mål|Målvärde)\s*:?\s+(?P<value>[<>≥≤]?\s?\d[\d\s]*(?:,\d+)?\s?%?)(?=\s|\.|\Z)")


def named_with_aim(value: Value, collector: Collector) -> tuple[Value, tuple[Fact, ...]]:
    """Split "Svarstid. Mål 80 % inom två veckor." into the name and its target; a name alone has none."""
    match = _AIM.search(value.text)
    if match is None:
        return value, ()
    aim = part(value, match.start("value"), match.start("value") + len(match["value"].rstrip()))
    fact = fact_of(FactRole.TARGET, aim, collector)
    return part(value, 0, match.start()), () if fact is None else (fact,)


def is_goal_number(text: str) -> bool:
    """Say whether a field holds only goal numbers ("1.1, 2.3")."""
    return _GOAL_NUMBERS.match(text.strip()) is not None


def fact_of(role: FactRole, value: Value, collector: Collector, *, year: int | None = None) -> Fact | None:
    """Return a fact in a cell's words; None where words stand instead of a value. A year inside it is its year."""
    told = _TOLD.match(value.text) if role in _VALUES else None
    if told is not None:
        value = part(value, 0, len(told["value"].rstrip()))  # "94 % skickades inom två veckor."
    inside = _YEAR_INSIDE.match(value.text)
    rest = value.text[inside.end() :] if inside else value.text
    if role in _VALUES and not _is_value(rest):
        return None
    quantities = numbers(rest)
    return Fact(
        role,
        value.text,
        collector.locator(*value.spans),
        quantity=quantities[0] if quantities else None,
        year=int(inside["year"]) if inside else year,
    )


def _is_value(text: str) -> bool:
    if text[:1].isdigit() or _DIRECTION.search(text):
        return True
    return any(character.isdigit() for character in text) and not _LEFT_OUT.search(text)


def goal_ties(
    value: Value,
    header: str,
    level: Level | None,
    *,
    relation: Relation,
    collector: Collector,
    own: Mention | None = None,
) -> tuple[Tie, ...]:
    """Return a tie by field for every goal that a cell names; bare numbers get the header's goal word."""
    ties = []
    for target in targets(value, header, level):
        number = target.text.split()[-1] if is_goal_number(value.text) else None
        mention = own or _of_number(number, level, collector)
        locator = collector.locator(*target.spans)
        ties.append(Tie(relation, TieKind.FIELD, target.text, locator, None if mention is None else mention.id))
    return tuple(ties)


def targets(value: Value, header: str, level: Level | None) -> tuple[Value, ...]:
    """Split a goal field into the goals it names, by line, number, goal word or semicolon."""
    if is_goal_number(value.text):
        word = _goal_word(header, level)
        found = (part(value, match.start(), match.end()) for match in re.finditer(_NUMBER, value.text))
        return tuple(Value(f"{word} {one.text}", one.spans, one.column) for one in found)
    return tuple(_pieces(value))


def _pieces(value: Value) -> Iterator[Value]:
    between = [
        match.span()
        for match in _NEXT_GOAL.finditer(value.text)
        if not _ENDS_IN_GOAL_WORD.search(value.text[max(0, match.start() - 40) : match.start()])
    ]
    cuts = [0, *(edge for span in between for edge in span), len(value.text)]
    for start, end in list(pairwise(cuts))[::2]:
        words = value.text[start:end].strip(" .,•")
        if words:
            begin = value.text.index(words, start)
            yield part(value, begin, begin + len(words))


def _goal_word(header: str, level: Level | None) -> str:
    if level is None:
        return "mål"
    words = re.findall(rf"\b{GOAL_WORD}\b", header, re.IGNORECASE)
    return next((word for word in reversed(words) if goal_word_level(word) is level), "mål")


def _of_number(number: str | None, level: Level | None, collector: Collector) -> Mention | None:
    """Return the one goal of this document with a number, of the named level where several have it."""
    if number is None or "." not in number:
        return None
    found = [m for m in collector.found if m.kind is MentionKind.GOAL and m.number == number]
    return next((m for m in found if m.level is level), found[0] if found else None)


def add_named_areas(
    ties: tuple[Tie, ...], level: Level | None, collector: Collector, *, path: tuple[Block, ...]
) -> None:
    """Add the areas that a form's field names, each once in the document: the field calls them so."""
    if level is not Level.AREA:
        return
    known = {mention.wording.casefold() for mention in collector.found if mention.kind is MentionKind.GOAL}
    for tie in ties:
        said = goal_lead(tie.target)
        number, name = (said.number, said.name) if said else numbered(tie.target)
        name = name.rstrip(" .,")
        if name and name.casefold() not in known and not (said and said.level is not Level.AREA):
            collector.add(MentionKind.GOAL, name, locator=tie.locator, path=path, level=Level.AREA, number=number)
            known.add(name.casefold())
