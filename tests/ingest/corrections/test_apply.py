"""Corrections: how a file is read, and what it makes of a reading."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.errors import CorrectionError
from corpus.model import (
    Change,
    Document,
    FactRole,
    Level,
    LinkKind,
    Locator,
    Mention,
    MentionKind,
    Page,
    Relation,
    Span,
    Tie,
    TieKind,
)
from ingest.corrections.apply import Applied, apply
from ingest.corrections.overlay_file import parse_overlay
from ingest.resolve import resolve

TEXT = (
    "Mål 1: Rena sjöar\nMål 2: Rena skogar\nRensa diken vid\nsjön Pågår\nPlantera ekar och rena skogar\nBudgetprocessen"
)
PAGES = (Page(1, "1", TEXT), Page(2, "2", "Rensa diken vid sjön igen"))


def at(words: str) -> Locator:
    """Return where words stand on page 1."""
    start = TEXT.index(words)
    return Locator("r1", (Span(1, start, start + len(words)),))


LAKES = Mention("g1", MentionKind.GOAL, "Rena sjöar", at("Mål 1: Rena sjöar"), level=Level.GOAL, number="1")
WOODS = Mention("g2", MentionKind.GOAL, "Rena skogar", at("Mål 2: Rena skogar"), level=Level.GOAL, number="2")
DITCHES = Mention(
    "a1", MentionKind.ACTIVITY, "Rensa diken vid sjön", at("Rensa diken vid\nsjön"),
    ties=(Tie(Relation.SERVES, TieKind.POSITION, "Mål 2: Rena skogar", at("Mål 2: Rena skogar"), mention="g2"),),
)  # fmt: skip
OAKS = Mention("a2", MentionKind.ACTIVITY, "Plantera ekar och rena skogar", at("Plantera ekar och rena skogar"))
READ = (LAKES, WOODS, DITCHES, OAKS)


def corrected(text: str, *, pages: tuple[Page, ...] = PAGES) -> Applied:
    """Apply the corrections of a text to the reading above."""
    corrections = parse_overlay(f"corrections:\n{text}", place="r.yaml")
    return apply(corrections, reading="r1", mentions=READ, pages=pages)


def put_in(applied: Applied) -> Mention:
    """Return the only mention put in."""
    assert applied.misfits == ()
    assert applied.amendment is not None
    (mention,) = applied.amendment.mentions
    return mention


def test_a_removed_mention_is_left_out() -> None:
    """This test ensures that a removal names the mention and the day, and leaves the others alone."""
    applied = corrected("- {remove: activity, page: 1, quote: Rensa diken vid sjön, date: 2026-11-21}")
    assert applied.amendment is not None
    assert (applied.amendment.removed, applied.amendment.mentions) == ((("a1", "2026-11-21"),), ())


def test_a_changed_mention_keeps_its_id_and_first_words() -> None:
    """This test ensures that text and details move to where they stand, and that the first reading stays."""
    change = "{text: Rensa diken, status: Pågår, organ: Tekniska nämnden}"
    mention = put_in(
        corrected(f"- {{change: activity, page: 1, quote: Rensa diken vid sjön, date: 2026-11-21, set: {change}}}")
    )
    part = mention.locator.parts[0]
    status = mention.fact(FactRole.STATUS)
    assert (mention.id, mention.wording, TEXT[part.start : part.end]) == ("a1", "Rensa diken", "Rensa diken")
    assert status is not None
    assert (status.text, status.locator) == ("Pågår", at("Pågår"))
    assert mention.organ == "Tekniska nämnden"
    assert mention.corrected is not None
    assert (mention.corrected.date, mention.corrected.first) == ("2026-11-21", "Rensa diken vid sjön")


def test_goals_replace_every_tie() -> None:
    """This test ensures that stated goals replace those by position, and that nothing is guessed then."""
    document = Document("d", "plan.pdf", "/plan.pdf", "v", "r1", "Plan", "pdf")
    ditches = put_in(
        corrected(
            "- {change: activity, page: 1, quote: Rensa diken vid sjön, date: 2026-11-21, set: {goals: [Rena sjöar]}}"
        )
    )
    oaks = put_in(
        corrected(
            "- {change: activity, page: 1, quote: Plantera ekar och rena skogar, date: 2026-11-21, set: {goals: []}}"
        )
    )
    graph = resolve(documents=[document], mentions=[LAKES, WOODS, ditches, oaks], organs=[])
    serving = [link for link in graph.links if link.relation is Relation.SERVES]
    goals = {goal.id: goal.name for goal in graph.goals}
    assert [goals[link.target] for link in serving] == ["Rena sjöar"]


def test_an_added_mention_stands_at_its_quote() -> None:
    """This test ensures that what was missed is added where its words stand, with its level and no first reading."""
    mention = put_in(corrected("- {add: activity, page: 1, quote: Budgetprocessen, date: 2026-11-21}"))
    assert (mention.kind, mention.locator) == (MentionKind.ACTIVITY, at("Budgetprocessen"))
    assert mention.corrected is not None
    assert mention.corrected.first is None


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ("{remove: goal, page: 1, quote: Rena berg, date: 2026-11-21}", "inget sådant lästes"),
        ("{add: goal, page: 1, quote: Rena berg, date: 2026-11-21}", "står inte på sidan"),
        ("{add: goal, page: 1, quote: Rena sjöar, date: 2026-11-21}", "redan läst"),
        ("{change: goal, page: 1, quote: Rena sjöar, date: 2026-11-21, set: {text: Rena berg}}", "nya texten"),
        ("{change: goal, page: 1, quote: Rena sjöar, date: 2026-11-21, set: {status: Klart}}", "uppgifterna"),
    ],
)
def test_what_does_not_fit_is_told(entry: str, why: str) -> None:
    """This test ensures that a correction that does not fit changes nothing and says why, with its number and page."""
    applied = corrected(f"- {entry}")
    assert applied.amendment is None
    assert why in applied.misfits[0]
    assert "Rättelse 1 (s. 1" in applied.misfits[0]


def test_words_that_moved_to_another_page_are_found() -> None:
    """This test ensures that a correction fits a new version where the same words stand on another page."""
    applied = corrected("- {remove: activity, page: 7, quote: Rensa diken vid sjön, date: 2026-11-21}")
    assert applied.misfits == ()
    assert applied.amendment is not None


NESTED = (
    "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))
    + "corrections: [{remove: *a11, page: 1, quote: x, date: 2026-11-21}]"
)
"""Aliases that would take terabytes if they were written out."""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (NESTED, "något annat än ett ord"),
        ("a: [", "inte riktig YAML"),
        ("- 1", "corrections saknas"),
        ("corrections: [x]", "rättelse 1"),
        ("corrections: [{remove: mål, page: 1, quote: x, date: 2026-11-21}]", "Välj goal"),
        ("corrections: [{remove: goal, add: goal, page: 1, quote: x, date: 2026-11-21}]", "precis ett"),
        ("corrections: [{remove: goal, page: 0, quote: x, date: 2026-11-21}]", "page"),
        ("corrections: [{remove: goal, page: 1, quote: x, date: igår}]", "date"),
        ("corrections: [{remove: goal, page: 1, quote: x, date: 2026-99-99}]", "Skriv datum som"),
        ("corrections: [{remove: goal, page: 1, quote: x, date: '2026-02-30'}]", "date"),
        (
            'corrections: [{add: goal, page: 1, quote: x, date: 2026-11-21, set: {organ: "a\\e[31m"}}]',
            "osynliga tecken",
        ),
        (
            'corrections: [{add: goal, page: 1, quote: x, date: 2026-11-21, set: {goals: ["a\\u202e"]}}]',
            "osynliga tecken",
        ),
        ("corrections: [{remove: goal, page: 1, quote: '', date: 2026-11-21}]", "quote"),
        ("corrections: [{add: goal, page: 1, quote: x, date: 2026-11-21, set: {mål: 3}}]", "fältet mål"),
        ("corrections: [{add: goal, page: 1, quote: x, date: 2026-11-21, set: {goals: x}}]", "lista"),
        ("corrections: !!python/object:os.system [x]", "inte riktig YAML"),
    ],
)
def test_a_file_that_is_none_is_refused(text: str, said: str) -> None:
    """This test ensures that a bad file is refused with the place and what to do, and that no code in it is run."""
    with pytest.raises(CorrectionError, match=r"r\.yaml") as refused:
        parse_overlay(text, place="r.yaml")
    assert said in str(refused.value)


def test_each_change_keeps_what_was_first_read() -> None:
    """This test ensures that a part that is corrected twice keeps its first reading and says the newest day."""
    mention = put_in(
        corrected(
            "- {change: goal, page: 1, quote: Rena sjöar, date: 2026-11-20, set: {level: area, number: '4'}}\n"
            "- {change: goal, page: 1, quote: Rena sjöar, date: 2026-11-21, set: {level: vision}}"
        )
    )
    assert mention.corrected is not None
    assert mention.corrected.changes == (
        Change("level", "2026-11-21", "vision", "goal"),
        Change("number", "2026-11-20", "4", "1"),
    )


def test_a_confirmed_suggestion_says_that_it_was_one() -> None:
    """This test ensures that a tie a person made is of its own kind, with its day and what was suggested before."""
    document = Document("d", "plan.pdf", "/plan.pdf", "v", "r1", "Plan", "pdf")
    oaks = replace(OAKS, wording="Plantera ekar i skogar som är rena")
    (amended,) = apply(
        parse_overlay(
            "corrections:\n- {change: activity, page: 1, quote: Plantera ekar och rena skogar, date: 2026-11-21,"
            " set: {goals: [Rena skogar]}}",
            place="r.yaml",
        ),
        reading="r1", mentions=(LAKES, WOODS, oaks), pages=PAGES,
    ).amendment.mentions  # type: ignore[union-attr]  # fmt: skip
    graph = resolve(documents=[document], mentions=[LAKES, WOODS, amended], organs=[])
    (link,) = (link for link in graph.links if link.relation is Relation.SERVES)
    assert (link.kind, link.tie_kind, link.corrected) == (LinkKind.STATED, TieKind.CORRECTION, "2026-11-21")
    told = graph.mentions["a2"].corrected
    assert told is not None
    assert told.changes == (Change("goals", "2026-11-21", "Rena skogar", "Rena skogar", LinkKind.SUGGESTED),)
