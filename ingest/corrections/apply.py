"""Corrections and a reading -> an amendment, and what does not fit. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.model import (
    RELATION_OF,
    Amendment,
    Fact,
    FactRole,
    Level,
    Locator,
    Mention,
    MentionKind,
    Page,
    Span,
    Tie,
    TieKind,
)
from corpus.swedish import numbers
from ingest.corrections.changes import told
from ingest.corrections.overlay import Act, Correction
from ingest.corrections.places import nearest, said_at, spans_of


@dataclass(frozen=True, slots=True)
class Applied:
    """What corrections make of a reading, None where nothing; `misfits` say which do not fit, and why (Swedish)."""

    amendment: Amendment | None
    misfits: tuple[str, ...]


def apply(
    corrections: Iterable[Correction], *, reading: str, mentions: Sequence[Mention], pages: Sequence[Page]
) -> Applied:
    """Return what corrections, in order, make of a reading. Independent of the reader that made it.

    A correction finds its mention by kind and words, on its page or, where the page has other words now, on the only
    other page that has them.
    """
    work = _Work(reading, mentions, pages)
    misfits: list[str] = []
    for number, correction in enumerate(corrections, start=1):
        reason = work.add(correction) if correction.act is Act.ADD else work.change(correction)
        if reason is not None:
            misfits.append(f"Rättelse {number} (s. {correction.page}: »{correction.quote[:80]}«) passar inte: {reason}")
    return Applied(work.amendment(), tuple(misfits))


class _Work:
    """A reading while it is corrected. `add` and `change` return why a correction does not fit, or None."""

    def __init__(self, reading: str, mentions: Sequence[Mention], pages: Sequence[Page]) -> None:
        self._reading = reading
        self._pages = pages
        self._now = {mention.id: mention for mention in mentions}
        self._quotes = {mention.id: said_at(mention.locator.parts, pages) for mention in mentions}
        self._removed: dict[str, str] = {}

    def amendment(self) -> Amendment | None:
        """Return what came of it."""
        put_in = tuple(mention for mention in self._now.values() if mention.corrected is not None)
        if not put_in and not self._removed:
            return None
        return Amendment(self._reading, tuple(sorted(self._removed.items())), put_in)

    def change(self, correction: Correction) -> str | None:
        """Remove or change the mention that a correction means."""
        found = self._meant(correction)
        if len(found) != 1:
            return "inget sådant lästes där." if not found else f"{len(found)} ställen har de orden; skriv fler ord."
        if correction.act is Act.REMOVE:
            del self._now[found[0].id]
            self._removed[found[0].id] = correction.date
            return None
        return self._put(found[0], correction, first=found[0].wording)

    def add(self, correction: Correction) -> str | None:
        """Add a mention at the words that a correction quotes."""
        span = self._place(correction)
        if span is None:
            return "orden står inte på sidan."
        if self._meant(correction):
            return "det är redan läst; använd change."
        text = f"{self._reading}\n{correction.kind}\n{span}\nadded"
        new = Mention(
            hashlib.sha256(text.encode()).hexdigest()[:16], correction.kind, " ".join(correction.quote.split()),
            Locator(self._reading, (span,)), path=self._path(span),
            level=Level.GOAL if correction.kind is MentionKind.GOAL else None,
        )  # fmt: skip
        return self._put(new, correction, first=None)

    def _put(self, mention: Mention, correction: Correction, *, first: str | None) -> str | None:
        changes, at = correction.changes, mention.locator
        if changes.text is not None:
            span = nearest(spans_of(changes.text, self._pages[at.page - 1]), at.parts[0])
            if span is None:
                return "den nya texten står inte på sidan; en rättelse kan bara visa på ord som står där."
            at = Locator(self._reading, (span,))
        facts = self._facts(mention, correction, at.parts[0])
        if facts is None:
            return "en av uppgifterna står inte på sidan."
        goals = changes.goals
        ties = mention.ties
        if goals is not None:
            relation = RELATION_OF[mention.kind]
            own = tuple(Tie(relation, TieKind.CORRECTION, name, at) for name in goals)
            ties = (*own, *(tie for tie in ties if tie.relation is not relation))
        new = replace(
            mention, wording=" ".join(changes.text.split()) if changes.text else mention.wording, locator=at,
            level=changes.level or mention.level, number=changes.number or mention.number,
            organ=changes.organ or mention.organ, facts=facts, ties=ties,
            grunduppdrag=mention.grunduppdrag and not goals,
        )  # fmt: skip
        self._now[mention.id] = replace(new, corrected=told(mention, new, correction, first=first))
        self._quotes[mention.id] = said_at(at.parts, self._pages)
        return None

    def _facts(self, mention: Mention, correction: Correction, at: Span) -> tuple[Fact, ...] | None:
        """Return a mention's facts with those of a correction in their roles, or None where one is not on the page."""
        given: dict[FactRole, Fact] = {}
        for role, text in correction.changes.facts:
            span = nearest(spans_of(text, self._pages[at.page - 1]), at)
            if span is None:
                return None
            quantity = next(iter(numbers(text)), None)
            given[role] = Fact(role, text, Locator(self._reading, (span,)), quantity)
        return (*(fact for fact in mention.facts if fact.role not in given), *given.values())

    def _meant(self, correction: Correction) -> list[Mention]:
        words = " ".join(correction.quote.split())
        named = [
            mention
            for mention in self._now.values()
            if mention.kind is correction.kind and words in (self._quotes[mention.id], mention.wording)
        ]
        here = [mention for mention in named if mention.locator.page == correction.page]
        return here or named

    def _place(self, correction: Correction) -> Span | None:
        """Return the first place on the page that has the words, else the only one on other pages."""
        if correction.page <= len(self._pages):
            here = spans_of(correction.quote, self._pages[correction.page - 1])
            if here:
                return here[0]
        elsewhere = [span for page in self._pages for span in spans_of(correction.quote, page)]
        return elsewhere[0] if len(elsewhere) == 1 else None

    def _path(self, span: Span) -> tuple[str, ...]:
        """Return the headings above the nearest mention before a place: where it stands, as near as is known."""
        above = [one for one in self._now.values() if one.locator.parts[0] <= span]
        return max(above, key=lambda one: one.locator.parts[0]).path if above else ()
