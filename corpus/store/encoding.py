"""Model values <-> JSON text, field by field, so that a stored value comes back equal.

Written out by hand: what is stored must not change because a dataclass was reordered. JSON escapes everything
outside ASCII, so any Python string survives any database.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import NotRequired, TypedDict, cast

from corpus.model import (
    Box,
    Change,
    Corrected,
    Fact,
    FactRole,
    Level,
    Locator,
    Mention,
    MentionKind,
    Origin,
    PictureBox,
    Quantity,
    Recognition,
    Relation,
    Span,
    Tie,
    TieKind,
)

SpanJson = list[int]
"""[page, start, end]."""


class LocatorJson(TypedDict):
    """A locator."""

    reading: str
    parts: list[SpanJson]
    pictures: NotRequired[list[list[float]]]
    """[page, x0, y0, x1, y1] each; absent where no symbol says it."""


class QuantityJson(TypedDict):
    """A quantity; the value as decimal digits, so that 16.40 stays 16.40."""

    value: str
    unit: str
    comparator: str
    year: int | None


class FactJson(TypedDict):
    """A fact."""

    role: str
    text: str
    locator: LocatorJson
    quantity: QuantityJson | None
    year: int | None
    origin: NotRequired[str]
    """Only of facts about the document itself."""


class TieJson(TypedDict):
    """A tie."""

    relation: str
    kind: str
    target: str
    locator: LocatorJson
    mention: str | None


class ChangeJson(TypedDict):
    """A part of a mention that was changed."""

    part: str
    date: str
    now: str | None
    first: str | None


class CorrectedJson(TypedDict):
    """That a mention was corrected."""

    date: str
    first: str | None
    ties: bool
    changes: NotRequired[list[ChangeJson]]
    """Absent, as `first_ties`, from corrections of older corpora."""
    first_ties: NotRequired[list[TieJson]]


class MentionJson(TypedDict):
    """A mention."""

    id: str
    kind: str
    wording: str
    locator: LocatorJson
    path: list[str]
    level: str | None
    number: str | None
    organ: str | None
    grunduppdrag: bool
    facts: list[FactJson]
    ties: list[TieJson]
    corrected: NotRequired[CorrectedJson]
    """Absent from what the reader itself says."""


def encode_mention(mention: Mention) -> str:
    """Return a mention as JSON text."""
    return _dump(_mention_json(mention))


def _mention_json(mention: Mention) -> MentionJson:
    data = MentionJson(
        id=mention.id,
        kind=mention.kind.value,
        wording=mention.wording,
        locator=_locator_json(mention.locator),
        path=list(mention.path),
        level=None if mention.level is None else mention.level.value,
        number=mention.number,
        organ=mention.organ,
        grunduppdrag=mention.grunduppdrag,
        facts=[_fact_json(fact) for fact in mention.facts],
        ties=[_tie_json(tie) for tie in mention.ties],
    )
    if mention.corrected is not None:
        data["corrected"] = _corrected_json(mention.corrected)
    return data


def decode_mention(text: str) -> Mention:
    """Return the mention that `encode_mention` wrote."""
    return _mention(cast("MentionJson", json.loads(text)))


def encode_mentions(mentions: Sequence[Mention]) -> str:
    """Return mentions as JSON text, in order."""
    return _dump([_mention_json(mention) for mention in mentions])


def decode_mentions(text: str) -> tuple[Mention, ...]:
    """Return the mentions that `encode_mentions` wrote."""
    return tuple(map(_mention, cast("list[MentionJson]", json.loads(text))))


def encode_pairs(pairs: Sequence[tuple[str, str]]) -> str:
    """Return pairs of strings as JSON text, in order."""
    return _dump([list(pair) for pair in pairs])


def decode_pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs that `encode_pairs` wrote."""
    return tuple((one, other) for one, other in cast("list[list[str]]", json.loads(text)))


def _mention(data: MentionJson) -> Mention:
    corrected = data.get("corrected")
    return Mention(
        id=data["id"],
        kind=MentionKind(data["kind"]),
        wording=data["wording"],
        locator=_locator(data["locator"]),
        path=tuple(data["path"]),
        level=None if data["level"] is None else Level(data["level"]),
        number=data["number"],
        organ=data["organ"],
        grunduppdrag=data["grunduppdrag"],
        facts=tuple(_fact(fact) for fact in data["facts"]),
        ties=tuple(_tie(tie) for tie in data["ties"]),
        corrected=None if corrected is None else _corrected(corrected),
    )


def _corrected_json(corrected: Corrected) -> CorrectedJson:
    changes = [ChangeJson(part=one.part, date=one.date, now=one.now, first=one.first) for one in corrected.changes]
    return CorrectedJson(
        date=corrected.date, first=corrected.first, ties=corrected.ties, changes=changes,
        first_ties=[_tie_json(tie) for tie in corrected.first_ties],
    )  # fmt: skip


def _corrected(data: CorrectedJson) -> Corrected:
    return Corrected(
        data["date"], data["first"], data["ties"], tuple(Change(**one) for one in data.get("changes", [])),
        tuple(_tie(tie) for tie in data.get("first_ties", [])),
    )  # fmt: skip


def encode_facts(facts: Sequence[Fact]) -> str:
    """Return facts as JSON text, in order."""
    return _dump([_fact_json(fact) for fact in facts])


def decode_facts(text: str) -> tuple[Fact, ...]:
    """Return the facts that `encode_facts` wrote."""
    return tuple(_fact(data) for data in cast("list[FactJson]", json.loads(text)))


def encode_parts(parts: Sequence[Span]) -> str:
    """Return a locator's parts as JSON text, in order."""
    return _dump([[part.page, part.start, part.end] for part in parts])


def decode_parts(text: str) -> tuple[Span, ...]:
    """Return the parts that `encode_parts` wrote."""
    return tuple(Span(*numbers) for numbers in cast("list[SpanJson]", json.loads(text)))


def encode_texts(texts: Sequence[str]) -> str:
    """Return strings as JSON text, in order."""
    return _dump(list(texts))


def decode_texts(text: str) -> tuple[str, ...]:
    """Return the strings that `encode_texts` wrote."""
    return tuple(cast("list[str]", json.loads(text)))


def encode_cells(cells: Sequence[tuple[int, int, str]]) -> str:
    """Return a sheet's cells as JSON text, in order."""
    return _dump([list(cell) for cell in cells])


def decode_cells(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return the cells that `encode_cells` wrote."""
    return tuple((start, end, address) for start, end, address in cast("list[tuple[int, int, str]]", json.loads(text)))


def encode_recognition(recognition: Recognition) -> str:
    """Return how surely a page was read as JSON text: [confidence, [start, end], …]."""
    return _dump([recognition.confidence, *map(list, recognition.weak)])


def decode_recognition(text: str) -> Recognition:
    """Return what `encode_recognition` wrote."""
    confidence, *weak = json.loads(text)
    return Recognition(confidence, tuple((start, end) for start, end in weak))


def encode_numbers(numbers: Sequence[int]) -> str:
    """Return whole numbers as JSON text, in order."""
    return _dump(list(numbers))


def decode_numbers(text: str) -> tuple[int, ...]:
    """Return the numbers that `encode_numbers` wrote."""
    return tuple(cast("list[int]", json.loads(text)))


def _dump(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _locator_json(locator: Locator) -> LocatorJson:
    data = LocatorJson(reading=locator.reading, parts=[[part.page, part.start, part.end] for part in locator.parts])
    if locator.pictures:
        boxes = ((one.page, one.box) for one in locator.pictures)
        data["pictures"] = [[page, box.x0, box.y0, box.x1, box.y1] for page, box in boxes]
    return data


def _locator(data: LocatorJson) -> Locator:
    parts = tuple(Span(*numbers) for numbers in data["parts"])
    pictures = (PictureBox(int(page), Box(*sides)) for page, *sides in data.get("pictures", ()))
    return Locator(data["reading"], parts, tuple(pictures))


def _quantity_json(quantity: Quantity | None) -> QuantityJson | None:
    if quantity is None:
        return None
    return QuantityJson(
        value=str(quantity.value), unit=quantity.unit, comparator=quantity.comparator, year=quantity.year
    )


def _quantity(data: QuantityJson | None) -> Quantity | None:
    if data is None:
        return None
    return Quantity(Decimal(data["value"]), data["unit"], data["comparator"], data["year"])


def _fact_json(fact: Fact) -> FactJson:
    data = FactJson(
        role=fact.role.value,
        text=fact.text,
        locator=_locator_json(fact.locator),
        quantity=_quantity_json(fact.quantity),
        year=fact.year,
    )
    if fact.origin is not None:
        data["origin"] = fact.origin.value
    return data


def _fact(data: FactJson) -> Fact:
    return Fact(
        role=FactRole(data["role"]),
        text=data["text"],
        locator=_locator(data["locator"]),
        quantity=_quantity(data["quantity"]),
        year=data["year"],
        origin=Origin(data["origin"]) if "origin" in data else None,
    )


def _tie_json(tie: Tie) -> TieJson:
    return TieJson(
        relation=tie.relation.value,
        kind=tie.kind.value,
        target=tie.target,
        locator=_locator_json(tie.locator),
        mention=tie.mention,
    )


def _tie(data: TieJson) -> Tie:
    return Tie(
        relation=Relation(data["relation"]),
        kind=TieKind(data["kind"]),
        target=data["target"],
        locator=_locator(data["locator"]),
        mention=data["mention"],
    )
