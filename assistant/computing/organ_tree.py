"""The organs of a plan graph, found by id or any name, and which of them is part of which. Pure look-ups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from assistant.computing.kept import kept
from corpus.graph import PlanGraph
from corpus.model import Organ, OrganKind
from corpus.swedish import normalise

REMEMBERED_NAMES = 16_384
"""Names of kommuner, organs and units that are kept normalised: each is compared with every entity."""
REMEMBERED_PAIRS = 65_536
"""Pairs of organs whose kinship is remembered: every activity of a long list asks for the same few."""

plain = lru_cache(maxsize=REMEMBERED_NAMES)(normalise)
"""A name as names are compared, remembered."""


def same(one: str, other: str) -> bool:
    """Say whether two names are the same but for case, spaces and dashes."""
    return one == other or plain(one) == plain(other)


class OrganTree:
    """Organs by id and name, with the organs above them. Read-only once made."""

    def __init__(self, organs: Iterable[Organ]) -> None:
        self._by_id: dict[str, Organ] = {}
        self._by_name: dict[str, list[Organ]] = defaultdict(list)
        for organ in organs:
            self._by_id[organ.id] = organ
            for name in dict.fromkeys(plain(one) for one in (organ.name, *organ.aliases)):
                self._by_name[name].append(organ)
        self._remembered = lru_cache(maxsize=REMEMBERED_PAIRS)(self._is_within)
        self.names_of = lru_cache(maxsize=REMEMBERED_NAMES)(self._names_of)

    def find(self, stated: str, *, kommun: str | None = None) -> Organ | None:
        """Return the organ of an id, else of a name or alias; of the kommun, where it is known and has one."""
        if stated in self._by_id:
            return self._by_id[stated]
        named = self._by_name.get(plain(stated), [])
        own = [one for one in named if kommun is not None and one.kommun is not None and same(one.kommun, kommun)]
        return next(iter(own or named), None)

    def is_within(self, stated: str, asked: str, *, kommun: str | None = None) -> bool:
        """Say whether an organ (id, name or alias, of a kommun) is the one asked about, or a unit of it."""
        return self._remembered(stated, asked, kommun)

    def _names_of(self, asked: str, kommun: str | None) -> frozenset[str]:
        """Return the names of an organ, as names are compared: those asked for, and all that it is known by."""
        organ = self.find(asked, kommun=kommun)
        return frozenset(plain(name) for name in (asked, *((organ.name, *organ.aliases) if organ is not None else ())))

    def _is_within(self, stated: str, asked: str, kommun: str | None) -> bool:
        if same(stated, asked):
            return True
        organ = self.find(stated, kommun=kommun)
        seen: set[str] = set()
        while organ is not None and organ.id not in seen:
            seen.add(organ.id)
            if any(same(name, asked) for name in (organ.id, organ.name, *organ.aliases)):
                return True
            organ = self.find(organ.parent) if organ.kind is OrganKind.ENHET and organ.parent else None
        return False


@kept
def organ_tree(graph: PlanGraph) -> OrganTree:
    """Return the organs of a graph, gathered once."""
    return OrganTree(graph.organs)
