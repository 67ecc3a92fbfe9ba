"""Ties -> links between entities, stated or suggested, each with the mentions that prove its ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from corpus.model import Link, LinkKind, Locator, Relation, Tie, TieKind
from corpus.swedish import content_words
from ingest.resolve.goals import GoalDraft, GoalIndex
from ingest.resolve.places import Place, entity_id

MIN_SUGGESTING_WORDS = 2
"""A goal's name must share at least this many content words with a text before a link is suggested."""


def goals_of(place: Place, relation: Relation, index: GoalIndex) -> list[tuple[GoalDraft, Tie]]:
    """Return the goals that a mention is tied to, with the tie.

    Every field, code, box and name counts; of the headings above only the nearest that names a goal. A goal's own
    area is left out when the goal itself is tied: the chain already leads there.
    """
    found: list[tuple[GoalDraft, Tie]] = []
    by_position = False
    for tie in place.mention.ties:
        if tie.relation is not relation or (tie.kind is TieKind.POSITION and by_position):
            continue
        goals = index.resolve(tie, place)
        by_position = by_position or (tie.kind is TieKind.POSITION and bool(goals))
        found.extend((goal, tie) for goal in goals if all(goal is not known for known, _ in found))
    return found


def named_goals(place: Place, index: GoalIndex) -> list[tuple[GoalDraft, Tie]]:
    """Return the goals whose names stand in the mention's own words, as ties by name."""
    tie_of = Tie(Relation.SERVES, TieKind.NAME, place.mention.wording, place.mention.locator)
    return [(goal, tie_of) for goal in index.named_in(place.mention.wording, place)]


@lru_cache(maxsize=50_000)
def _content(text: str) -> frozenset[str]:
    return frozenset(content_words(text))


def suggested_goals(place: Place, index: GoalIndex) -> list[tuple[GoalDraft, Tie]]:
    """Return the goals whose every content word stands in the mention's wording: suggested, never stated."""
    words = _content(place.mention.wording)
    tie = Tie(Relation.SERVES, TieKind.WORDING, place.mention.wording, place.mention.locator)
    found = []
    for draft in index.candidates(place):
        wanted = _content(draft.name)
        if len(wanted) >= MIN_SUGGESTING_WORDS and wanted <= words:
            found.append((draft, tie))
    return found


def link(
    relation: Relation,
    source: str,
    target: str,
    *,
    tie: Tie,
    source_mention: str,
    target_mention: str,
    corrected: str | None = None,
) -> Link:
    """Return a link; its id comes from ends, relation and the place of the tie."""
    kind = LinkKind.SUGGESTED if tie.kind is TieKind.WORDING else LinkKind.STATED
    return Link(
        id=entity_id("link", relation, source, target, source_mention, _place(tie.locator)),
        relation=relation,
        source=source,
        target=target,
        kind=kind,
        tie_kind=tie.kind,
        source_mention=source_mention,
        target_mention=target_mention,
        tie=tie.locator,
        corrected=corrected,
    )


def _place(locator: Locator) -> str:
    return ";".join(f"{locator.reading}:{part.page}:{part.start}:{part.end}" for part in locator.parts)


def without_ancestors(ids: Iterable[str], parents: Mapping[str, str | None]) -> set[str]:
    """Return goal ids without those that stand above another of them."""
    wanted = set(ids)
    above: set[str] = set()
    for goal in wanted:
        parent = parents.get(goal)
        while parent is not None and parent not in above:
            above.add(parent)
            parent = parents.get(parent)
    return wanted - above
