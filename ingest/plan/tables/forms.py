"""Forms: tables of two columns, labels to the left, one activity each -> activities.

The row that names the project is the activity; the row that asks for its goals ties it to each of them; status, time,
cost and responsible are facts. A label is never read as an activity or a goal. A form goes on in the next table when
its first label is another one than the name's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Fact, FactRole, Mention, MentionKind, Relation, Tie, TieKind
from corpus.similarity import near_equal
from ingest.plan.collector import Collector
from ingest.plan.context import Context
from ingest.plan.headings import numbered
from ingest.plan.tables.cells import Line, Value, part
from ingest.plan.tables.fields import add_named_areas, fact_of, goal_ties
from ingest.plan.tables.heads import level_named
from ingest.plan.unfilled import is_prompt
from ingest.vocabulary import ACTIVITY_WORDS, FormLabel, inflected, label_of

MIN_LABELS = 3
"""A form has at least so many rows with a label we know, its name among them."""
MAX_HEADER_WORDS = 2
_TITLE = re.compile(
    rf"^(?:{inflected(ACTIVITY_WORDS)}|investering\w*|objekt\w*)\s*(?:\(\d+\)|nr\.?\s*\d+|\d+\b)", re.IGNORECASE
)
_ANSWER = re.compile(r"(?:ja|nej)\W*", re.IGNORECASE)
"""The answer to "Finansieras projektet inom befintlig ram?" is no amount."""
_OWN_NUMBER = re.compile(r"\s*\((?P<number>[\w-]*\d[\w-]*)\)$")
_ROLES = {
    FormLabel.STATUS: FactRole.STATUS,
    FormLabel.RESPONSIBLE: FactRole.RESPONSIBLE,
    FormLabel.START: FactRole.START,
    FormLabel.END: FactRole.END,
    FormLabel.AMOUNT: FactRole.AMOUNT,
    FormLabel.EFFECT: FactRole.EFFECT,
    FormLabel.COMMENT: FactRole.COMMENT,
}


_OF_THINGS_TO_DO = frozenset(
    {FormLabel.STATUS, FormLabel.START, FormLabel.END, FormLabel.AMOUNT, FormLabel.GOAL, FormLabel.EFFECT}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a form: what its label asks for, the label, and the words beside it."""

    label: FormLabel | None
    words: str
    value: Value | None


def entries_of(lines: Sequence[Line], columns: int, *, name: str | None = None) -> tuple[Entry, ...]:
    """Return a two-column table's rows as labels with values; () for any other table.

    `name` is the label of what forms like this one are about, where only their repetition tells it.
    """
    if columns != 2:
        return ()
    found = []
    for line in lines:
        label, value = line.at(0), line.at(1)
        words = "" if label is None else label.text
        asked = FormLabel.NAME if words and words == name else label_of(words)
        found.append(Entry(asked, words, value if value is not label else None))
    return tuple(found)


def is_form(entries: Sequence[Entry], *, among_forms: bool = False, repeated: bool = False) -> bool:
    """Say whether rows are a form that names an activity; `among_forms`: forms of its kind stand before it.

    Among forms the name alone is enough: the rest may stand on the next page. In a `repeated` form whose name is known
    one more label that things to do have is enough.
    """
    names = [entry for entry in entries if entry.label is FormLabel.NAME]
    titled = bool(entries) and _is_title(entries[0])
    known = sum(entry.label is not None for entry in entries) + titled
    values = [entry for entry in names if entry.value is not None and not _is_label(entry.value)]
    if not values and not titled:
        return False
    if repeated and values and any(entry.label in _OF_THINGS_TO_DO for entry in entries):
        return True
    return known >= min(MIN_LABELS, len(entries)) and known >= len(entries) / 2 and len(entries) >= 2 - among_forms


def is_empty_template(entries: Sequence[Entry]) -> bool:
    """Say whether rows are a form that nobody has filled in: labels we know, and no name beside the name's."""
    names = [entry for entry in entries if entry.label is FormLabel.NAME]
    known = sum(entry.label is not None for entry in entries)
    values = [entry.value for entry in names if entry.value is not None and not _is_label(entry.value)]
    named = any(not is_prompt(value.text) for value in values)
    return bool(names) and not named and known >= max(MIN_LABELS, len(entries) / 2)


def _is_label(value: Value) -> bool:
    """Say whether the words beside a label are another column's header."""
    return len(value.text.split()) <= MAX_HEADER_WORDS and label_of(value.text) is not None


def continues(entries: Sequence[Entry]) -> bool:
    """Say whether rows go on with a form that began before them."""
    known = [entry for entry in entries if entry.label is not None or not entry.words]
    named = any(entry.label is FormLabel.NAME for entry in entries)
    return bool(entries) and not named and not _is_title(entries[0]) and len(known) >= max(1, len(entries) / 2)


def _is_title(entry: Entry) -> bool:
    return _TITLE.match(entry.words) is not None


def read_forms(entries: Sequence[Entry], context: Context, collector: Collector) -> Mention | None:
    """Add the activity of every form in a table; return the last one, for its rows on the next page."""
    last: Mention | None = None
    for form in _split(entries):
        last = _read(form, context, collector) or last
    return last


def _split(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Split rows where a form's title stands, or its name once more."""
    forms: list[list[Entry]] = [[]]
    for entry in entries:
        again = entry.label is FormLabel.NAME and any(one.label is FormLabel.NAME for one in forms[-1])
        if forms[-1] and (_is_title(entry) or again):
            forms.append([])
        forms[-1].append(entry)
    return forms


def _read(form: Sequence[Entry], context: Context, collector: Collector) -> Mention | None:
    name = _name(form)
    if name is None or is_prompt(name.text):
        return None
    number, name = _own_number(name)
    ties, facts = _said(form, context, collector)
    earlier = _earlier(name.text, collector)
    if earlier is not None:
        return collector.amend(earlier, facts=facts, ties=ties)
    return collector.add(
        MentionKind.ACTIVITY,
        numbered(name.text)[1],
        locator=collector.locator(*name.spans),
        path=context.path,
        number=number,
        organ=context.organ,
        grunduppdrag=context.announced.grunduppdrag,
        facts=facts,
        ties=(*ties, *context.ties(collector, Relation.SERVES)),
    )


def _name(form: Sequence[Entry]) -> Value | None:
    """Return the words beside the name's label, else those below the form's title where no label is known."""
    values = (entry.value for entry in form if entry.label is FormLabel.NAME and not _is_title(entry))
    named = next((value for value in values if value is not None and not _is_label(value)), None)
    if named is not None or not _is_title(form[0]):
        return named
    return next((entry.value for entry in form[1:2] if entry.label is None and entry.words), None)


def _own_number(name: Value) -> tuple[str | None, Value]:
    match = _OWN_NUMBER.search(name.text)
    if match is None:
        return None, name
    return match["number"], part(name, 0, match.start())


def _earlier(name: str, collector: Collector) -> Mention | None:
    """Return the activity of the same name that a list of this document named before, tied to nothing by a field."""
    key = " ".join(name.split()).casefold()
    return next(
        (
            mention
            for mention in reversed(collector.found)
            if mention.kind is MentionKind.ACTIVITY
            and (mention.wording.casefold() == key or near_equal(mention.wording, name))
            and not any(tie.kind is TieKind.FIELD for tie in mention.ties)
        ),
        None,
    )


def read_more(entries: Sequence[Entry], mention: Mention, context: Context, collector: Collector) -> Mention:
    """Give a form's activity what its rows on the next page say; its status goes before the one in a list."""
    ties, facts = _said(entries, context, collector)
    collector.extend(mention, facts=tuple(fact for fact in facts if fact.role is not FactRole.STATUS), ties=ties)
    return collector.amend(mention, facts=tuple(fact for fact in facts if fact.role is FactRole.STATUS), ties=())


def _said(entries: Sequence[Entry], context: Context, collector: Collector) -> tuple[tuple[Tie, ...], tuple[Fact, ...]]:
    """Return what the labelled rows say: ties to goals, and facts."""
    ties: list[Tie] = []
    facts: list[Fact] = []
    for entry in entries:
        if entry.value is None or is_prompt(entry.value.text):
            continue
        if entry.label is FormLabel.GOAL:
            level = level_named(entry.words)
            named = goal_ties(entry.value, entry.words, level, relation=Relation.SERVES, collector=collector)
            add_named_areas(named, level, collector, path=context.path)
            ties.extend(named)
        role = _ROLES.get(entry.label) if entry.label is not None else None
        if role is FactRole.AMOUNT and _ANSWER.fullmatch(entry.value.text):
            continue
        fact = fact_of(role, entry.value, collector) if role is not None else None
        if fact is not None:
            facts.append(fact)
    return tuple(ties), tuple(facts)
