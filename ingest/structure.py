"""Blocks -> section tree, furniture removed. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.swedish import normalise
from ingest import furniture
from ingest.blocks import Block, ParsedDocument
from ingest.contents_list import outline_of
from ingest.furniture import printed_labels as printed_labels
from ingest.headings import Heading, Rank, decide
from ingest.outline_levels import looks_by_outline

NO_LEVEL = 99
"""Stands for "the format gives no level": below every level that a format gives."""
RECURRING = 2
"""A subheading such as "Aktiviteter" must recur to place the goals that it stands under."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, the blocks directly under it and its subsections. The root has no heading and level 0."""

    heading: Block | None
    level: int
    blocks: tuple[Block, ...] = ()
    children: tuple[Section, ...] = ()

    def walk(self, above: tuple[Block, ...] = ()) -> Iterator[tuple[tuple[Block, ...], Section]]:
        """Yield every section in reading order with its heading path, outermost first, its own heading included."""
        path = above if self.heading is None else (*above, self.heading)
        yield path, self
        for child in self.children:
            yield from child.walk(path)


def build(parsed: ParsedDocument) -> Section:
    """Return the section tree of a document, without running lines, page numbers and contents lists.

    Every other block stands in the tree once, in reading order; headings that were broken over lines are one block.
    Levels start at 1 and never skip, but that a format's own heading keeps at least its own level.
    """
    removed = furniture.find(parsed)
    kept = [block for index, block in enumerate(parsed.blocks) if index not in removed]
    outline = parsed.outline or outline_of(parsed, removed.contents)
    placed = decide(parsed, kept, outline=outline)
    levels = _levels([item for item in placed if isinstance(item, Heading)])
    return _nest(placed, _under_introductions(placed, levels))


# --- levels --------------------------------------------------------------------------------------------------

_Look = tuple[int, float, bool]
"""How prominent a heading looks, the most prominent first: the format's level, font size negated, not bold."""
_Key = tuple[_Look, int, int, int, int]
"""A heading's class: look, depth of its section number, outline level, place in the chain, depth of its goal number."""


def _levels(headings: Sequence[Heading]) -> tuple[int, ...]:
    """Give each heading a level, by the order of the classes that the document itself uses."""
    keys = _Classes.of(headings).keys
    level, levels = 0, dict[_Key, int]()
    for key in sorted(set(keys)):
        own = key[0][0]
        level = max(level + 1, own) if own < NO_LEVEL else level + 1
        levels[key] = level
    return tuple(levels[key] for key in keys)


@dataclass(frozen=True, slots=True)
class _Classes:
    """The class of each heading, in order."""

    keys: tuple[_Key, ...]

    @classmethod
    def of(cls, headings: Sequence[Heading]) -> _Classes:
        looks, places = _listed_looks(headings, _chain_looks(headings))
        ranks, depths = defaultdict[_Look, set[Rank]](set), defaultdict[_Look, set[int]](set)
        for heading, look in zip(headings, looks, strict=True):
            ranks[look].add(heading.rank)
            if heading.depth:
                depths[look].add(heading.depth)
        keys = []
        for heading, look, place in zip(headings, looks, places, strict=True):
            own = heading.depth or min(depths[look], default=1)
            keys.append((look, own, place, *_chain_place(heading, ranks[look])))
        return cls(tuple(keys))


def _look(heading: Heading) -> _Look:
    block = heading.block
    if heading.title:
        return 0, 0.0, False
    size = -round((block.size or 0.0) * 2) / 2
    return block.heading or NO_LEVEL, size, not block.bold


def _listed_looks(headings: Sequence[Heading], looks: Sequence[_Look]) -> tuple[list[_Look], list[int]]:
    """Return the looks mended by the outline, and the outline's places among them; the chain's headings as they are."""
    plain = [n for n, heading in enumerate(headings) if heading.rank is Rank.OTHER and not heading.title]
    found = looks_by_outline([looks[n] for n in plain], [headings[n].outline for n in plain])
    mended, places = list(looks), [0] * len(looks)
    for n, (look, place) in zip(plain, found, strict=True):
        mended[n], places[n] = look, 0 if headings[n].depth else place
    return mended, places


def _chain_looks(headings: Sequence[Heading]) -> list[_Look]:
    """Return how each heading looks, goals and areas at least as prominent as the subheadings that recur under them.

    A subheading recurs in the same words; "Aktiviteter för målen", "Aktiviteter för grunduppdraget" are two chapters.
    """
    times = Counter(normalise(heading.block.text) for heading in headings if heading.rank is Rank.SUB)
    counts = defaultdict[_Look, int](int)
    for heading in headings:
        if heading.rank is Rank.SUB and times[normalise(heading.block.text)] >= RECURRING:
            counts[_look(heading)] += 1
    goals = sum(heading.rank is Rank.GOAL for heading in headings)
    subs = [look for look, count in counts.items() if count >= RECURRING and 2 * count >= goals]
    lowest = max(subs, default=None)
    raised = [
        min(_look(heading), lowest) if lowest is not None and heading.rank in (Rank.GOAL, Rank.AREA) else _look(heading)
        for heading in headings
    ]
    of_goals = [look for look, heading in zip(raised, headings, strict=True) if heading.rank is Rank.GOAL]
    highest = max(of_goals, default=None)
    return [
        min(look, highest) if highest is not None and heading.rank is Rank.AREA else look
        for look, heading in zip(raised, headings, strict=True)
    ]


def _chain_place(heading: Heading, present: set[Rank]) -> tuple[int, int]:
    """Place a heading among those of its look: goals under areas, "Aktiviteter" under goals, others outermost."""
    chain = sorted(rank for rank in present if rank is not Rank.OTHER)
    if heading.rank is Rank.OTHER or len(chain) < 2:
        return 0, heading.goal_depth if heading.rank is Rank.GOAL else 0
    return chain.index(heading.rank), heading.goal_depth if heading.rank is Rank.GOAL else 0


def _under_introductions(placed: Sequence[Block | Heading], levels: Sequence[int]) -> tuple[int, ...]:
    """Place headings under one of their own level that ends with a colon and has nothing else beneath it."""
    found: list[int] = []
    introduced: int | None = None
    remaining = iter(levels)
    for index, item in enumerate(placed):
        if isinstance(item, Block):
            continue
        level = next(remaining)
        empty = isinstance(placed[index + 1], Heading) if index + 1 < len(placed) else False
        opens = empty and item.rank is Rank.OTHER and item.block.text.rstrip().endswith(":")
        if introduced is not None and (level < introduced or opens):
            introduced = None
        found.append(level if introduced is None else level + 1)
        if opens:
            introduced = level
    return tuple(found)


# --- the tree ------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Open:
    """A section that is being filled."""

    heading: Block | None
    level: int
    blocks: list[Block] = field(default_factory=list)
    children: list[Section] = field(default_factory=list)

    def closed(self) -> Section:
        return Section(self.heading, self.level, tuple(self.blocks), tuple(self.children))


def _nest(placed: Sequence[Block | Heading], levels: Sequence[int]) -> Section:
    stack = [_Open(None, 0)]
    remaining = iter(levels)
    for item in placed:
        if isinstance(item, Block):
            stack[-1].blocks.append(item)
            continue
        level = next(remaining)
        while stack[-1].level >= level:
            done = stack.pop()
            stack[-1].children.append(done.closed())
        stack.append(_Open(item.block, level))
    while len(stack) > 1:
        done = stack.pop()
        stack[-1].children.append(done.closed())
    return stack[0].closed()
