"""What a person tied when correcting a reading, and what it was tied to before. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.model import RELATION_OF, LinkKind, Mention, Tie, TieKind
from ingest.corrections.changes import BETWEEN, GOALS
from ingest.resolve.goals import GoalDraft


def corrected_on(mention: Mention, tie: Tie) -> str | None:
    """Return the day (ISO) on which a person stated a tie of a mention; None for the document's own ties."""
    if tie.kind is not TieKind.CORRECTION or mention.corrected is None:
        return None
    days = (change.date for change in mention.corrected.changes if change.part == GOALS)
    return next(days, mention.corrected.date)


def uncorrected_ties(mention: Mention) -> Mention:
    """Return a mention with the ties that were first read, as if nobody had stated any."""
    corrected = mention.corrected
    if corrected is None:
        return mention
    relation = RELATION_OF[mention.kind]
    others = (tie for tie in mention.ties if tie.relation is not relation)
    return replace(mention, ties=(*corrected.first_ties, *others), corrected=None)


def with_first_goals(mention: Mention, found: Sequence[tuple[GoalDraft, Tie]]) -> Mention:
    """Return a corrected mention that says which goals it was first tied to: the stated ones, else those suggested."""
    corrected = mention.corrected
    if corrected is None:
        return mention
    stated = [goal.name for goal, tie in found if tie.kind is not TieKind.WORDING]
    names = BETWEEN.join(dict.fromkeys(stated or [goal.name for goal, _ in found])) or None
    link = None if names is None else LinkKind.STATED if stated else LinkKind.SUGGESTED
    changes = (replace(one, first=names, first_link=link) if one.part == GOALS else one for one in corrected.changes)
    return replace(mention, corrected=replace(corrected, changes=tuple(changes)))
