"""What a file's outline or contents list says of its headings' levels, beside how they look. Pure.

The outline mends looks, it does not replace them: a heading set a little smaller than its equals is their equal, and
headings that look alike stand below each other where the outline says so. An outline that contradicts the looks (its
first level is set smaller than its second) is not believed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from typing import Final, Protocol, Self, TypeVar

MIN_ALIKE: Final = 2
"""Headings of one outline level that must look alike before another one is taken for their equal."""


class _Look(Hashable, Protocol):
    def __lt__(self, other: Self, /) -> bool: ...


Look = TypeVar("Look", bound=_Look)


def looks_by_outline(looks: Sequence[Look], levels: Sequence[int | None]) -> list[tuple[Look, int]]:
    """Return each heading's look, as its equals in the outline have it, and its place among those that look so.

    `looks` sort with the most prominent first; `levels` are the outline's, None for headings that it does not list.
    Those stand as deep as the deepest listed one that looks the same. Places are 0 where the outline says nothing.
    """
    common = _common(looks, levels)
    if common is None:
        return [(look, 0) for look in looks]
    mended = [
        common[level] if level in common and level is not None else look
        for look, level in zip(looks, levels, strict=True)
    ]
    listed: defaultdict[Look, set[int]] = defaultdict(set)
    for level, look in common.items():
        listed[look].add(level)
    deepest = {look: max(found) for look, found in listed.items() if len(found) > 1}
    return [
        (look, 0 if look not in deepest else level if level in listed[look] and level is not None else deepest[look])
        for look, level in zip(mended, levels, strict=True)
    ]


def _common(looks: Sequence[Look], levels: Sequence[int | None]) -> dict[int, Look] | None:
    """Return how most headings of each outline level look; None where the looks contradict the outline."""
    counts: defaultdict[int, Counter[Look]] = defaultdict(Counter)
    for look, level in zip(looks, levels, strict=True):
        if level is not None:
            counts[level][look] += 1
    common: dict[int, Look] = {}
    for level in sorted(counts):
        look, count = counts[level].most_common(1)[0]
        if count >= MIN_ALIKE and 2 * count > counts[level].total():
            if any(look < above for above in common.values()):
                return None
            common[level] = look
    return common
