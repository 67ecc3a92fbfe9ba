"""What has become of a document by the newest state, and what it takes the place of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.library.standing import Fate, Standing, earlier_editions, has_ended, standing_of
from corpus.model import Document, Period
from ingest.documents import complete

TODAY = date(2026, 3, 1)


def a_document(id_: str = "d1", **facts: object) -> Document:
    """Make a document of which only what is given is known."""
    known = Document(id_, f"{id_}.pdf", f"/{id_}.pdf", f"version of {id_}", f"reading of {id_}", "Plan", "pdf")
    return replace(known, **facts)  # type: ignore[arg-type]  # named facts of a document


def a_plan(id_: str, edition: str, **facts: object) -> Document:
    """Make a plan of a period, of which there may be later editions."""
    return a_document(id_, kind="verksamhetsplan", period=Period(2025, 2025), edition=edition, **facts)


def test_what_is_as_it_was_is_current() -> None:
    """This test ensures that a document stays current beside others, and that a new reading of it is told."""
    old, reread = a_document(), a_document(reading="read again")
    assert standing_of(old, [old, a_document("d2")]) == Standing(Fate.CURRENT)
    assert standing_of(old, [reread]) == Standing(Fate.REREAD, reread)


def test_a_later_edition_replaces() -> None:
    """This test ensures that a draft leads to what was adopted, in the newest state and after it has gone."""
    draft, adopted = complete([a_plan("d1", "förslag"), a_plan("d2", "antagen")])
    assert standing_of(draft, [draft, adopted]) == Standing(Fate.REPLACED, adopted)
    assert standing_of(draft, [adopted]) == Standing(Fate.REPLACED, adopted)
    assert standing_of(adopted, [draft, adopted]) == Standing(Fate.CURRENT)
    assert earlier_editions(adopted, [draft, adopted]) == (draft,)
    assert earlier_editions(draft, [draft, adopted]) == ()


def test_other_bytes_in_the_same_place_replace() -> None:
    """This test ensures that what was read in again with other words leads to it, or to the edition over that."""
    old, newer = a_document(), a_document(version="another")
    assert standing_of(old, [newer]) == Standing(Fate.REPLACED, newer)
    first, draft, adopted = a_plan("d1", "utkast", decided=None), a_plan("d1", "förslag"), a_plan("d2", "antagen")
    rewritten = complete([replace(draft, version="another", title="Plan 2"), replace(adopted, title="Plan 2")])
    assert standing_of(first, rewritten).now == rewritten[1]


def test_a_plan_for_another_time_replaces_nothing() -> None:
    """This test ensures that next year's plan in the same place is told as another document."""
    plan = a_plan("d1", "antagen")
    next_year = replace(plan, version="of 2026", period=Period(2026, 2026))
    assert standing_of(plan, [next_year]) == Standing(Fate.SUCCEEDED, next_year)


def test_what_moved_or_went() -> None:
    """This test ensures that the same bytes elsewhere are found, and that a document without a trace was removed."""
    old = a_document()
    moved = a_document("d9", version=old.version)
    assert standing_of(old, [a_document("d2"), moved]) == Standing(Fate.MOVED, moved)
    assert standing_of(old, [a_document("d2")]) == Standing(Fate.REMOVED)


def test_plans_end_and_follow_ups_do_not() -> None:
    """This test ensures that a plan's period ends with its last year, and that what tells how it went never does."""
    assert has_ended(a_plan("d1", "antagen"), TODAY)
    assert not has_ended(a_plan("d1", "antagen"), date(2025, 12, 31))
    assert not has_ended(a_document(kind="årsredovisning", period=Period(2025, 2025)), TODAY)
    assert not has_ended(a_document(kind="verksamhetsplan"), TODAY)
