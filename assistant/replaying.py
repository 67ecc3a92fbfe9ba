"""Two answers to the same question, and the documents they were searched in: what is the same, what differs. Pure.

Answers are compared as JSON in the stable format. What made them (`made_by`) may differ; fields that a later version
of the program added say nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assistant.answer_json import Json
from assistant.receipt_file import SearchedDocument
from assistant.writing.proving import why_unproved

OF_STATES = frozenset({"receipt", "context", "next_questions", "document_id"})
"""Fields that tell what was searched and from where, or lead on: they differ where the answer does not."""
MADE_BY = frozenset({"made_by"})
FACTS = ("kind", "refused", "count", "values")
"""Fields of an answer that are told one by one when they differ."""
TOLD_APART = ("name", "level", "organ")
PLACES = frozenset({"id", "citations", "evidence", "symbols"})
"""Fields of an item that hold its id, and numbers of citations: what these cite is compared instead."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field of something (name; "" for the answer itself) that is not as it was."""

    name: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Differences:
    """How a second answer differs from a first: items by name, fields, and sentences that only one of them has."""

    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    changed: tuple[Change, ...] = ()
    sentences_came: tuple[str, ...] = ()
    sentences_went: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    """Fields of the answer that differ in ways not told above."""

    def __bool__(self) -> bool:
        return bool(self.came or self.went or self.changed or self.sentences_came or self.sentences_went or self.other)


@dataclass(frozen=True, slots=True)
class DocumentChanges:
    """Documents (names) searched the second time alone, the first time alone, with other bytes, or read anew."""

    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    read_anew: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.gone or self.replaced or self.read_anew)


def compare_answers(before: Json, after: Json, *, same_state: bool) -> Differences:
    """Return what differs between two answers; nothing where they are identical.

    Answers of the same state are compared whole; those of two states without what names the state.
    """
    unequal = tuple(_unequal(before, after, ignored=MADE_BY if same_state else OF_STATES))
    if not unequal:
        return Differences()
    first, second = _items(before), _items(after)
    second = {_same_thing(key, item, first): item for key, item in second.items()}
    said, says = _sentences(before), _sentences(after)
    told = Differences(
        came=tuple(_name(item) for key, item in second.items() if key not in first),
        went=tuple(_name(item) for key, item in first.items() if key not in second),
        changed=(*_facts(before, after), *_changed_items(first, second, before, after)),
        sentences_came=tuple((Counter(says) - Counter(said)).elements()),
        sentences_went=tuple((Counter(said) - Counter(says)).elements()),
    )
    return told or Differences(other=unequal)


def compare_documents(before: Iterable[SearchedDocument], after: Iterable[SearchedDocument]) -> DocumentChanges:
    """Return what became of the documents searched: by their places, else by their names."""
    first, then = {one.id: one for one in before}, tuple(after)
    named = {one.name: id_ for id_, one in first.items()}
    second = {one.id if one.id in first else named.get(one.name, one.id): one for one in then}
    both = [(first[id_], second[id_]) for id_ in first if id_ in second]
    return DocumentChanges(
        new=tuple(one.name for id_, one in second.items() if id_ not in first),
        gone=tuple(one.name for id_, one in first.items() if id_ not in second),
        replaced=tuple(now.name for old, now in both if old.version != now.version),
        read_anew=tuple(now.name for old, now in both if old.version == now.version and old.reading != now.reading),
    )


def unproved(shown: Json, again: Json) -> tuple[str, ...]:
    """Return the sentences of a language model in a shown answer that the quotes of another do not prove."""
    quotes = {one.get("n"): str(one.get("quote")) for one in _objects(again, "citations")}
    written = [one for one in _objects(shown, "sentences") if one.get("by_model")]
    return tuple(str(one.get("text")) for one in written if not _is_proved(one, quotes))


def _is_proved(sentence: Json, quotes: Mapping[object, str]) -> bool:
    cited = sentence.get("citations")
    numbers = cited if isinstance(cited, list) else []
    held = tuple(quotes[number] for number in numbers if number in quotes)
    return len(held) == len(numbers) and not why_unproved(str(sentence.get("text")), held)


def compare_makers(before: Json, after: Json) -> tuple[Change, ...]:
    """Return which parts that made the answers differ; the name of an index says nothing."""
    first, second = _made_by(before), _made_by(after)
    return tuple(
        Change("", field, _shown(first.get(field)), _shown(second.get(field)))
        for field in ("roda", "readers", "embedder")
        if first.get(field) != second.get(field)
    )


def _unequal(before: Json, after: Json, *, ignored: frozenset[str]) -> Iterator[str]:
    """Yield the fields of an answer that differ."""
    for field, value in before.items():
        if field not in ignored and not _equal(value, after.get(field), ignored):
            yield field


def _equal(before: object, after: object, ignored: frozenset[str]) -> bool:
    """Compare JSON values; fields that only the second has are left out."""
    if isinstance(before, dict) and isinstance(after, dict):
        kept = (field for field in before if field not in ignored)
        return all(field in after and _equal(before[field], after[field], ignored) for field in kept)
    if isinstance(before, list) and isinstance(after, list):
        pairs = zip(before, after, strict=False)
        return len(before) == len(after) and all(_equal(one, other, ignored) for one, other in pairs)
    return before == after


def _items(answer: Json) -> dict[str, Json]:
    return {str(item.get("id")): item for item in _objects(answer, "items")}


def _same_thing(key: str, item: Json, first: dict[str, Json]) -> str:
    """Return the id by which an item went before: its own, else that of the only one of its name, level and organ."""
    if key in first:
        return key
    alike = [id_ for id_, one in first.items() if all(one.get(part) == item.get(part) for part in TOLD_APART)]
    return alike[0] if len(alike) == 1 else key


def _sentences(answer: Json) -> list[str]:
    """Return the sentences that say more than which items there are, which the items tell."""
    kept = (one for one in _objects(answer, "sentences") if not (one.get("items") and one.get("citations")))
    return [str(one.get("text")) for one in kept]


def _facts(before: Json, after: Json) -> Iterator[Change]:
    for field in FACTS:
        if field in before and not _equal(before[field], after.get(field), frozenset()):
            yield Change("", field, _shown(before[field]), _shown(after.get(field)))


def _changed_items(first: dict[str, Json], second: dict[str, Json], before: Json, after: Json) -> Iterator[Change]:
    for key, item in first.items():
        now = second.get(key)
        if now is None:
            continue
        for field, value in item.items():
            if field not in PLACES and not _equal(value, now.get(field), frozenset()):
                yield Change(_name(item), field, _shown(value), _shown(now.get(field)))
        cited, cites = _cited(item, before), _cited(now, after)
        if cited != cites:
            yield Change(_name(item), "citations", "; ".join(cited), "; ".join(cites))


def _cited(item: Json, answer: Json) -> tuple[str, ...]:
    """Return the places that an item cites, in words."""
    by_number = {one.get("n"): one for one in _objects(answer, "citations")}
    numbers = item.get("citations")
    found = (by_number.get(number) for number in (numbers if isinstance(numbers, list) else ()))
    return tuple(f"{one.get('document')} s. {one.get('page')}: {one.get('quote')}" for one in found if one)


def _made_by(answer: Json) -> Json:
    receipt = answer.get("receipt")
    made_by = receipt.get("made_by") if isinstance(receipt, dict) else None
    return made_by if isinstance(made_by, dict) else {}


def _objects(answer: Json, field: str) -> list[Json]:
    found = answer.get(field)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _name(item: Json) -> str:
    return str(item.get("name"))


def _shown(value: object) -> str:
    """Return a value in words: "–" for none."""
    match value:
        case None | [] | "":
            return "–"
        case bool():
            return "ja" if value else "nej"
        case list():
            return "; ".join(_shown(one) for one in value)
        case dict():
            return " ".join(_shown(one) for one in value.values() if one not in (None, "", []))
        case _:
            return str(value)
