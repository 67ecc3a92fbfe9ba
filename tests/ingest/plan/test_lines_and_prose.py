"""Goals, activities and verdicts in lists, lines and sentences that bear no word for what they are."""

from __future__ import annotations

import pytest

from corpus.model import FactRole, Level, Mention, MentionKind, TieKind
from ingest.plan import read_plan
from ingest.plan.lists import begins_with_infinitive
from ingest.plan.prose import doings
from ingest.structure import build
from tests.ingest.paper import Paper
from tests.ingest.plan.conftest import Reader


def _of(kind: MentionKind, mentions: tuple[Mention, ...]) -> list[Mention]:
    return [mention for mention in mentions if mention.kind is kind]


def test_what_a_goal_is_given_to_does_its_points_and_their_effects_belong_to_them(read: Reader) -> None:
    """This test ensures that points under a goal that a line gives away are that organ's, with their effect."""
    mentions = read(
        "# Budget 2030\n## Mål 1.1 Alla läser\nMålet tilldelas Skolnämnden, Kulturnämnden.\n"
        "- Ny läsesal\n  - Detta väntas leda till: fler lån\n- Sagostunder"
    )
    first, second = _of(MentionKind.ACTIVITY, mentions)
    assert (first.wording, first.organ, second.wording) == ("Ny läsesal", "Skolnämnden", "Sagostunder")
    effect = first.fact(FactRole.EFFECT)
    assert effect is not None
    assert effect.text == "fler lån"


def test_things_to_do_under_a_goal_are_activities_and_sentences_about_it_are_not(read: Reader) -> None:
    """This test ensures that how the points of a list begin decides, where nothing above says what they are."""
    goal = "# Program\n## Mål 1: Rent vatten\n"
    assert len(_of(MentionKind.ACTIVITY, read(f"{goal}- Sanera hamnen\n- Se över brunnarna"))) == 2
    assert not _of(MentionKind.ACTIVITY, read(f"{goal}- Sjön är kommunens största och djupaste.\n- Ån är lång."))


def test_a_lead_in_lists_the_headings_after_it_as_goals(read: Reader) -> None:
    """This test ensures that "Detta vill vi uppnå:" alone on a line makes the headings beside it goals."""
    mentions = read(
        "# Strategi\n## Prioriterade områden\n### Trygghet\n#### Detta vill vi uppnå:\n#### Gator är ljusa\n"
        "- Under våren ska gatukontoret byta armaturer, vilket väntas leda till färre olyckor.\n#### Torg är fulla"
    )
    goals = [goal.wording for goal in _of(MentionKind.GOAL, mentions) if goal.level is Level.GOAL]
    assert goals == ["Gator är ljusa", "Torg är fulla"]
    (activity,) = _of(MentionKind.ACTIVITY, mentions)
    assert (activity.wording, activity.organ) == ("Under våren ska gatukontoret byta armaturer", "Gatukontoret")


def test_headings_above_numbered_goals_are_areas(read: Reader) -> None:
    """This test ensures that a heading is an area where its goals are numbered as a group of their own."""
    mentions = read("# Plan\n## Lära\n### Mål 1.1 Läsa\n### Mål 1.2 Räkna\n## Leva\n### Mål 2.1 Bo\n## Bakgrund\nText.")
    areas = [goal.wording for goal in _of(MentionKind.GOAL, mentions) if goal.level is Level.AREA]
    assert areas == ["Lära", "Leva"]


def test_a_code_opens_an_activity_and_the_line_below_says_more(read: Reader) -> None:
    """This test ensures that coded paragraphs are activities, with doers, time and further goals from their fields."""
    mentions = read(
        "# Verksamhetsplan\n## Mål 1: Tid\nH4 Planera besöken i god tid\n"
        "Ansvarig: Planerarna. Klart: maj 2030. Stödjer även: Mål 2: Ro."
    )
    (activity,) = _of(MentionKind.ACTIVITY, mentions)
    assert (activity.number, activity.wording) == ("H4", "Planera besöken i god tid")
    assert {fact.role: fact.text for fact in activity.facts} == {
        FactRole.RESPONSIBLE: "Planerarna",
        FactRole.END: "maj 2030",
    }
    assert [tie.target for tie in activity.ties if tie.kind is TieKind.FIELD] == ["Mål 2: Ro"]


def test_prose_about_goals_names_none(read: Reader) -> None:
    """This test ensures that a sentence on goals by number is no goal."""
    assert not _of(MentionKind.GOAL, read("# Bokslut\nResultatmål 7 och 8 har inga egna nyckeltal."))


@pytest.mark.parametrize(
    ("sentence", "activity"),
    [
        ("Nämnden ska bygga en brygga.", "Nämnden ska bygga en brygga"),
        ("Till hösten kommer förvaltningen att utse en samordnare.", None),
        ("En grupp för samordning har bildats, och det märks.", "En grupp för samordning har bildats"),
        (
            "Enheten för vatten har fått i uppdrag att rena ån – snart.",
            "Enheten för vatten har fått i uppdrag att rena ån",
        ),
    ],
)
def test_a_sentence_with_a_doer_or_a_deliverable_is_an_activity(sentence: str, activity: str | None) -> None:
    """This test ensures that an activity in prose ends with its main clause."""
    (found,) = doings(sentence)
    assert sentence[found.start : found.end] == (activity or sentence.rstrip("."))


@pytest.mark.parametrize(
    "sentence",
    [
        "Det är viktigt att nämnden samverkar.",
        "Behoven väntas öka under de kommande åren.",
        "Nämnden ansvarar för verksamheten i hela kommunen.",
        "Kommunen ska vara en plats där människor trivs.",
        "Forskning visar att tidiga insatser ger bäst resultat.",
    ],
)
def test_descriptions_and_wishes_are_no_activities(sentence: str) -> None:
    """This test ensures that states, needs and standing tasks are left out."""
    assert doings(sentence) == ()


def test_minutes_give_only_what_was_decided_to_be_done(read: Reader) -> None:
    """This test ensures that proposals, formal decisions and refusals in minutes are no activities."""
    mentions = read(
        "# Sammanträdesprotokoll\n§ 1 Hamn\n§ 2 Övrigt\n## Hamn\n### Ärendet\nBerört mål: Rent vatten\n"
        "### Förslag till beslut\nHamnnämnden beslutar att\n- sanera kajen\n"
        "### Beslut\nHamnnämnden beslutar att\n- sanera kajen\n- lägga underlaget till handlingarna\n"
        "## Övrigt\n### Beslut\nHamnnämnden beslutar att avslå förslaget."
    )
    (activity,) = _of(MentionKind.ACTIVITY, mentions)
    assert (activity.wording, activity.organ) == ("sanera kajen", "Hamnnämnden")
    assert "Rent vatten" in [tie.target for tie in activity.ties if tie.kind is TieKind.FIELD]


def test_a_decision_in_a_sentence_is_worded_by_its_main_clause(read: Reader) -> None:
    """This test ensures that a sentence under "Beslutet" is quoted whole, and whom it is sent to is no decision."""
    mentions = read(
        "# Sammanträdesprotokoll\n§ 1 Hamn\n§ 2 Övrigt\n## Hamn\n### Beslutet\n"
        "Hamnnämnden beslutar att sanera kajen vid torget, vilket väntas ge renare vatten.\n"
        "Hamnnämnden beslutar att godkänna rapporten.\n### Beslutet skickas till\n- Fastighetskontoret i hamnen"
    )
    wordings = [one.wording for one in _of(MentionKind.ACTIVITY, mentions)]
    assert wordings == ["Hamnnämnden beslutar att sanera kajen vid torget"]


def test_numbered_points_of_a_decision_are_its_activities() -> None:
    """This test ensures that points in running text after "beslutar att" are read, and formal ones are not."""
    pages = Paper(format="text", boxes=False).page()
    for line, heading in (
        ("Sammanträdesprotokoll § 1 § 2", 1),
        ("Beslut", 2),
        ("Hamnnämnden beslutar att", None),
        ("1. sanera kajen", None),
        ("2. förklara paragrafen justerad", None),
    ):
        pages = pages.line(line, heading=heading)
    parsed = pages.done()
    found = read_plan(build(parsed), parsed=parsed, reading="r", version="v")
    assert [(one.wording, one.organ) for one in found] == [("sanera kajen", "Hamnnämnden")]


def test_a_forecast_is_quoted_without_its_subject(read: Reader) -> None:
    """This test ensures that a prognosis gives the judging words, and keeps the sentence that calls it one."""
    (verdict,) = _of(MentionKind.VERDICT, read("# Mål 1: Ro\nPrognosen per augusti är att målet delvis uppnås. Bra."))
    assert verdict.wording == "delvis uppnås"
    assert any("Prognosen" in fact.text for fact in verdict.facts)


def test_a_wish_about_the_goal_is_no_verdict(read: Reader) -> None:
    """This test ensures that what must happen for the goal to be reached judges nothing."""
    assert not _of(MentionKind.VERDICT, read("# Mål 1: Ro\nFör att målet ska nås krävs mer tid."))


@pytest.mark.parametrize(
    ("line", "to_do"), [("Ta fram en plan", True), ("Utse ett ombud", True), ("Nya lokaler", False)]
)
def test_infinitives_are_told_from_nouns(*, line: str, to_do: bool) -> None:
    """This test ensures that a list of things to do is known by its first words."""
    assert begins_with_infinitive(line) is to_do


def test_a_direction_that_stands_below_lists_goals(read: Reader) -> None:
    """This test ensures that a paragraph whose last sentence shows a direction "nedan:" lists a board's goals."""
    text = "- Snabb handläggning\n- En digital förvaltning"
    mentions = read(f"# Inledning\n\nPlanen gäller alla. Nämndens politiska inriktning beskrivs nedan:\n\n{text}")
    goals = [(goal.level, goal.wording) for goal in _of(MentionKind.GOAL, mentions)]
    assert goals == [(Level.BOARD_GOAL, "Snabb handläggning"), (Level.BOARD_GOAL, "En digital förvaltning")]


def test_themes_told_of_again_in_the_follow_up_are_areas(read: Reader) -> None:
    """This test ensures that what a follow-up tells under an earlier chapter's headings belongs to those themes."""
    names = ("Digitalisering", "Effektiv styrning och prioritering", "Kompetens", "Tidiga dialoger")
    before = "\n".join(f"## 1.{i} {name}\nTemat är brett.\n" for i, name in enumerate(names, start=1))
    after = "\n".join(
        f"## 2.{i}.{name}\nEnheten har infört ett nytt system.\n" for i, name in enumerate(names, start=1)
    )
    mentions = read(f"# 1. Analys\n{before}\n# 2. Uppföljning av analysen\n{after}")
    areas = [goal for goal in _of(MentionKind.GOAL, mentions) if goal.level is Level.AREA]
    assert [goal.wording for goal in areas] == list(names)
    activities = _of(MentionKind.ACTIVITY, mentions)
    assert [activity.ties[0].mention for activity in activities] == [area.id for area in areas]


def test_headings_per_area_are_areas(read: Reader) -> None:
    """This test ensures that headings below "per område" are areas, and that those of any chapter are none."""
    areas = "## Skolan\nText.\n## Vägarna\nText.\n## Idrotten\nText."
    found = _of(MentionKind.GOAL, read(f"# Uppföljning per område\n{areas}"))
    assert [goal.wording for goal in found] == ["Skolan", "Vägarna", "Idrotten"]
    assert _of(MentionKind.GOAL, read(f"# Uppföljning av året\n{areas}")) == []


@pytest.mark.parametrize(
    ("sentence", "activity"),
    [
        ("Dessutom pågår ett arbete med nya annonser så att fler söker.", "Dessutom pågår ett arbete med nya annonser"),
        (
            "Nämnden har genomfört ett flertal aktiviteter, däribland besök.",
            "Nämnden har genomfört ett flertal aktiviteter",
        ),
        (
            "Enheten har specificerat hur lärare och rektorer ska delta.",
            "Enheten har specificerat hur lärare och rektorer ska delta",
        ),
        (
            "Ledningsgruppen fortsätter samtidigt att bygga nätet.",
            "Ledningsgruppen fortsätter samtidigt att bygga nätet",
        ),
        ("Rutinerna kommer att gås igenom, göras kända för alla.", "Rutinerna kommer att gås igenom"),
        (
            "I maj beslutade nämnden att ge delegation till chefen.",
            "I maj beslutade nämnden att ge delegation till chefen",
        ),
    ],
)
def test_an_activity_ends_with_its_main_clause(sentence: str, activity: str) -> None:
    """This test ensures that examples and results after the main clause are left out, and questions kept whole."""
    assert [sentence[doing.start : doing.end] for doing in doings(sentence)] == [activity]
