"""Two answers as one: the sentences of each under its question, things and citations counted through. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from assistant.answer import Answer, Earlier, Interpretation, Item, Judged, Proof, Sentence, Shown, Value, Worked

Things = TypeVar("Things")
Placed = TypeVar("Placed", Value, Judged, Worked, Earlier, Shown)


def joined(first: Answer, second: Answer, *, question: str) -> Answer:
    """Return the answer to a question that asks two: the first's kind and limits, and what both found.

    A thing that both found stands once, as the first has it. `count` is kept where only one counts. The next question
    follows up the second.
    """
    places = {item.id: place for place, item in enumerate(first.items)}
    added = tuple(item for item in second.items if item.id not in places)
    places |= {item.id: len(first.items) + place for place, item in enumerate(added)}
    after = len(first.citations)
    counts = {answer.count for answer in (first, second) if answer.count is not None}
    return replace(
        first,
        question=question,
        interpretation=_interpretation(first, second),
        sentences=(*_headed(first, 1), *(_moved(one, second, places, after) for one in _headed(second, 2))),
        receipt=replace(
            first.receipt,
            candidates=_once(first.receipt.candidates, second.receipt.candidates),
            asked=replace(first.receipt.asked, question=question) if first.receipt.asked else None,
        ),
        items=(*first.items, *(_cited_after(item, after) for item in added)),
        values=(*first.values, *second.values),
        citations=(*first.citations, *(replace(one, n=one.n + after) for one in second.citations)),
        also_mentioned=_once(first.also_mentioned, second.also_mentioned),
        count=counts.pop() if len(counts) == 1 else None,
        refused=first.refused and second.refused,
        clarify=_once(first.clarify, second.clarify),
        warnings=_once(first.warnings, second.warnings),
        context=second.context,
        next_questions=second.next_questions,
    )


def _headed(answer: Answer, number: int) -> tuple[Sentence, ...]:
    """Return an answer's sentences below its numbered question."""
    return (Sentence(f"{number}. {answer.question}", Proof.PHRASE), *answer.sentences)


def _moved(sentence: Sentence, answer: Answer, places: dict[str, int], after: int) -> Sentence:
    """Return a sentence with the things and citations that it rests on counted through both answers."""
    items = tuple(places[answer.items[place].id] for place in sentence.items)
    return replace(sentence, citations=tuple(number + after for number in sentence.citations), items=items)


def _cited_after(item: Item, after: int) -> Item:
    evidence = tuple(
        one if one.citation is None else replace(one, citation=one.citation + after) for one in item.evidence
    )
    return replace(
        item,
        evidence=evidence,
        citations=tuple(number + after for number in item.citations),
        values=tuple(_placed_after(one, after) for one in item.values),
        judgements=tuple(_placed_after(one, after) for one in item.judgements),
        works=tuple(_placed_after(one, after) for one in item.works),
        earlier=None if item.earlier is None else _placed_after(item.earlier, after),
        symbols=tuple(_placed_after(one, after) for one in item.symbols),
    )


def _placed_after(one: Placed, after: int) -> Placed:
    return one if one.citation is None else replace(one, citation=one.citation + after)


def _interpretation(first: Answer, second: Answer) -> Interpretation:
    one, other = first.interpretation, second.interpretation
    return replace(one, entities=_once(one.entities, other.entities), organ=one.organ or other.organ)


def _once(first: Iterable[Things], second: Iterable[Things]) -> tuple[Things, ...]:
    return tuple(dict.fromkeys((*first, *second)))
