"""An answer's items as one reads them: under their goals, by organ, suggested links apart. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.answer import Answer, Item
from corpus.model import Serves

SUGGESTED = "suggested"
LONG_ANSWER, LONG_GROUP = 20, 4
"""Items of an answer, and of one group in it, that stand open on the page; more of them are folded."""


@dataclass(frozen=True, slots=True)
class OrganGroup:
    """The items of one organ under one goal, in the answer's order; the organ is None where it is unknown."""

    organ: str | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A goal with the items directly under it and the goals below it. The root has no name."""

    name: str
    groups: tuple[OrganGroup, ...] = ()
    branches: tuple[Branch, ...] = ()


def stated(answer: Answer) -> tuple[Item, ...]:
    """Return the items that the documents state."""
    return tuple(item for item in answer.items if item.link != SUGGESTED)


def suggested(answer: Answer) -> tuple[Item, ...]:
    """Return the items whose link is suggested by wording alone: shown apart, never counted."""
    return tuple(item for item in answer.items if item.link == SUGGESTED)


@dataclass(frozen=True, slots=True)
class Part:
    """Items of an answer that are shown together; `serves` says what of, where an answer has several parts."""

    serves: str | None
    items: tuple[Item, ...]


def parts(answer: Answer) -> tuple[Part, ...]:
    """Return the stated items: activities by what they serve, where that is not one thing for all; else in one."""
    items = stated(answer)
    compared = any(item.change is not None for item in items)
    if compared or len({item.serves for item in items}) == 1:
        return (Part(None, items),)
    served = tuple(Part(str(one), tuple(item for item in items if item.serves == one)) for one in Serves)
    rest = tuple(item for item in items if item.serves is None)
    return (*served, Part(None, rest))


def common_period(items: Iterable[Item]) -> str | None:
    """Return the period that several items all hold for; None where they are of several, or one alone."""
    periods = [item.period for item in items]
    return periods[0] if len(periods) > 1 and len(set(periods)) == 1 else None


def mixes_example(answer: Answer) -> bool:
    """Say whether some items are invented example content and others are not, so that each says so itself."""
    return len({item.example for item in answer.items}) > 1


def rests_on_weak(item: Item, answer: Answer) -> bool:
    """Say whether an item rests on words that were read from a picture and are unsure."""
    return any(answer.citations[number - 1].weak for number in item.citations)


def folds(items: Iterable[Item], group: Iterable[Item]) -> bool:
    """Say whether a group of a long answer is folded, with its number said: nothing is left out of the page."""
    return sum(1 for _ in items) > LONG_ANSWER and sum(1 for _ in group) > LONG_GROUP


def tree(items: Iterable[Item]) -> Branch:
    """Return the items under their goal paths, each level in the order of first appearance."""
    return _branch("", [(item.goal_path, item) for item in items])


def _branch(name: str, placed: list[tuple[tuple[str, ...], Item]]) -> Branch:
    here = [item for path, item in placed if not path]
    below: dict[str, list[tuple[tuple[str, ...], Item]]] = {}
    for path, item in placed:
        if path:
            below.setdefault(path[0], []).append((path[1:], item))
    organs: dict[str | None, list[Item]] = {}
    for item in here:
        organs.setdefault(None if item.organ == item.name else item.organ, []).append(item)  # an organ is nobody's
    return Branch(
        name,
        tuple(OrganGroup(organ, tuple(items)) for organ, items in organs.items()),
        tuple(_branch(goal, inner) for goal, inner in below.items()),
    )
