"""What a correction changed of a mention: each part with the day, what holds now and what was first read. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.model import RELATION_OF, Change, Corrected, Mention
from ingest.corrections.overlay import Correction

GOALS = "goals"
"""The part that what a mention is tied to is told under."""
BETWEEN = "; "


def told(before: Mention, after: Mention, correction: Correction, *, first: str | None) -> Corrected:
    """Return what is to be told of a corrected mention; `first` is the wording first read, None where none was.

    A part that is changed again keeps what was first read. Which goals were first read is known when ties are resolved.
    """
    known = before.corrected or Corrected(correction.date, first)
    changes = {change.part: change for change in known.changes}
    for part, was, now in _changed(before, after, correction):
        earlier = changes.get(part)
        changes[part] = Change(part, correction.date, now, was if earlier is None else earlier.first)
    ties = correction.changes.goals is not None
    relation = RELATION_OF[before.kind]
    own = tuple(tie for tie in before.ties if tie.relation is relation)
    return Corrected(
        correction.date, known.first, ties=ties or known.ties, changes=tuple(changes.values()),
        first_ties=own if ties and not known.ties else known.first_ties,
    )  # fmt: skip


def _changed(before: Mention, after: Mention, correction: Correction) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield each part that a correction names: what was read before, and what holds after it."""
    changes = correction.changes
    if changes.text is not None:
        yield "text", before.wording, after.wording
    if changes.level is not None:
        yield "level", None if before.level is None else before.level.value, changes.level.value
    if changes.number is not None:
        yield "number", before.number, changes.number
    if changes.organ is not None:
        yield "organ", before.organ, changes.organ
    for role, text in changes.facts:
        was = before.fact(role)
        yield role.value, None if was is None else was.text, text
    if changes.goals is not None:
        yield GOALS, None, BETWEEN.join(changes.goals) or None
