"""Makes the mentions of one reading: gives each its id, and keeps them in reading order."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.model import Fact, FactRole, Level, Locator, Mention, MentionKind, PictureBox, Relation, Span, Tie, TieKind
from corpus.swedish import normalise
from ingest.blocks import Block

MAX_WORDING_CHARACTERS = 1_500
"""A longer text is a chapter, not one goal or activity."""
LONGEST_CODE = 2
"""Characters of a status that is only a code: the first of its word."""


@dataclass(slots=True)
class Collector:
    """Mentions found so far in one reading of one document version."""

    reading: str
    version: str
    found: list[Mention] = field(default_factory=list)
    areas: set[str] = field(default_factory=set)
    """The normalised names of the areas among them."""
    _seen: Counter[str] = field(default_factory=Counter)

    def locator(self, *spans: Span, pictures: tuple[PictureBox, ...] = ()) -> Locator:
        """Return the locator of spans of this reading, and of the symbols that say it."""
        return Locator(self.reading, spans, pictures)

    def add(
        self,
        kind: MentionKind,
        wording: str,
        *,
        locator: Locator,
        path: tuple[Block, ...],
        level: Level | None = None,
        number: str | None = None,
        organ: str | None = None,
        grunduppdrag: bool = False,
        facts: tuple[Fact, ...] = (),
        ties: tuple[Tie, ...] = (),
    ) -> Mention:
        """Add a mention; its id comes from document version, kind, heading path and wording.

        When the same words stand twice under the same headings, the occurrence is counted in as well.
        """
        headings = tuple(block.text for block in path)
        name = " ".join(wording.split())[:MAX_WORDING_CHARACTERS]
        key = "\x1f".join((self.version, kind, *headings, name))
        occurrence = self._seen[key]
        self._seen[key] += 1
        mention = Mention(
            id=hashlib.sha256(f"{key}\x1f{occurrence}".encode()).hexdigest()[:16],
            kind=kind,
            wording=name,
            locator=locator,
            path=headings,
            level=level,
            number=number,
            organ=organ,
            grunduppdrag=grunduppdrag,
            facts=facts,
            ties=ties,
        )
        self.found.append(mention)
        if level is Level.AREA:
            self.areas.add(normalise(name))
        return mention

    def extend(self, mention: Mention, *, facts: tuple[Fact, ...] = (), ties: tuple[Tie, ...] = ()) -> None:
        """Give an earlier mention more facts, or ties that go before its others (a line or row below its own)."""
        index = self._place(mention)
        known = self.found[index]
        self.found[index] = replace(known, facts=(*known.facts, *facts), ties=(*ties, *known.ties))

    def amend(self, mention: Mention, *, facts: tuple[Fact, ...], ties: tuple[Tie, ...]) -> Mention:
        """Give an earlier mention facts and ties from a fuller place, which go before its own; return it.

        The fuller place's word for its status takes the place of a list's code ("P", "N").
        """
        index = self._place(mention)
        known = self.found[index]
        words = [fact.text.casefold() for fact in facts if fact.role is FactRole.STATUS]
        kept = (fact for fact in known.facts if fact.role is not FactRole.STATUS or not _is_code(fact.text, words))
        self.found[index] = replace(known, facts=(*facts, *kept), ties=(*ties, *known.ties))
        return self.found[index]

    def lengthen(self, mention: Mention, words: str, *spans: Span) -> Mention:
        """Give an earlier mention the rest of its wording, which stands on the next page; its id stays."""
        index = self._place(mention)
        known = self.found[index]
        wording = f"{known.wording} {' '.join(words.split())}"[:MAX_WORDING_CHARACTERS]
        parts = (*known.locator.parts, *spans)
        self.found[index] = replace(known, wording=wording, locator=replace(known.locator, parts=parts))
        return self.found[index]

    def _place(self, mention: Mention) -> int:
        """Return where an earlier mention stands; most often it is among the last."""
        return next(i for i in range(len(self.found) - 1, -1, -1) if self.found[i].id == mention.id)

    def tie(self, relation: Relation, kind: TieKind, *, target: str, span: Span, mention: Mention | None = None) -> Tie:
        """Return a tie whose words stand at a span of this reading."""
        return Tie(relation, kind, target, self.locator(span), None if mention is None else mention.id)


def _is_code(status: str, words: Sequence[str]) -> bool:
    """Say whether a status is only the first letters of one of the words (in small letters)."""
    code = status.casefold()
    return len(code) <= LONGEST_CODE and any(len(word) > len(code) and word.startswith(code) for word in words)
