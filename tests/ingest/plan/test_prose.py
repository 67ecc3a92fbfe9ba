"""Sentences that name an activity, and those that only look like it."""

from __future__ import annotations

import re

import pytest

from corpus.model import Level, Mention, MentionKind
from ingest.plan import deeds
from ingest.plan.prose import doings
from tests.ingest.plan.conftest import Reader


def _of(kind: MentionKind, mentions: tuple[Mention, ...]) -> list[Mention]:
    return [mention for mention in mentions if mention.kind is kind]


@pytest.mark.parametrize(
    ("sentence", "wordings", "organ"),
    [
        ("Innan hösten kommer park- och gatunämnden att rusta lekparken.", 1, "Park- och gatunämnden"),
        ("En ny e-tjänst för bygglov lanseras i maj.", 1, None),
        ("Under 2031 höjs bidraget till föreningarna.", 1, None),
        ("Kyrkbackens förskola rivs och ersätts under 2031.", 1, None),
        ("Vi kommer att anställa två lotsar.", 1, None),
        ("Därför ska kulturnämnden flytta arkivet som inte får plats.", 1, "Kulturnämnden"),
        ("Brandtjänsten har upphandlat en stegbil.", 1, "Brandtjänsten"),
        ("Under året har en modell prövats, och en översyn av taxan planeras att inledas.", 2, None),
        ("Läget är gott i hela kommunen, och förvaltningen har tagit fram en modell.", 1, None),
        ("Förvaltningen planerar att ge alla nyanställda en mentor.", 1, None),
        ("Kulturskolan startade under hösten ett lag för lotsar.", 1, "Kulturskolan"),
        ("En översyn av kajerna genomfördes i maj.", 1, None),
        ("Hamnkontoret rekryterar under våren fem lotsar.", 1, "Hamnkontoret"),
        ("Hamnkontoret ska följa upp lotsningen efter ett år.", 1, "Hamnkontoret"),
    ],
)
def test_an_activity_is_found_wherever_its_time_doer_or_clause_stands(
    *, sentence: str, wordings: int, organ: str | None
) -> None:
    """This test ensures that time first, passives, paired names and second clauses in another tense are read."""
    found = doings(sentence)
    assert [len(found), found[0].organ] == [wordings, organ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Planen visar vad förvaltningen ska göra under året.",
        "Den smala dalen i kommunen kommer att mildra flödet.",
        "Lotsningen förutsätter att nya avtal upprättas.",
        "En åtgärdsplan upprättas vid behov för varje elev.",
        "Kommunen prövar nya arbetssätt i liten skala.",
        "Genom mod och vilja bygger vi en stark plats.",
        "Alternativa vägar ska även fortsatt erbjudas alla.",
        "Dalen ses över en gång per mandatperiod.",
        "Dokumentet har tagits fram i dialog med lotsarna.",
        "Den här hamnplanen har under året reviderats av förvaltningen.",
        "De lokaler som har renoverats är ljusa och luftiga.",
    ],
)
def test_the_present_of_every_year_and_clauses_about_others_are_none(sentence: str) -> None:
    """This test ensures that habits, needs, places and relative clauses give no activity."""
    assert doings(sentence) == ()


def test_verbs_have_all_the_forms_that_plans_use() -> None:
    """This test ensures that regular verbs, others and particle verbs are inflected."""
    forms = {deeds.DO: "se över", deeds.DOES: "lanserar", deeds.IS_DONE: "tas nu fram", deeds.TO_BE_DONE: "införas"}
    forms |= {deeds.HAS_DONE: "byggt om", deeds.HAS_BEEN_DONE: "tagits fram"}
    assert all(re.fullmatch(pattern, form) for pattern, form in forms.items())
    assert re.match(deeds.HAS_DONE, "byggt upp") is None


def test_prose_outside_goals_counts_only_where_a_deed_is_named(read: Reader) -> None:
    """This test ensures that ordinary chapters give named deeds, and introductions none."""
    told = "Hamnnämnden har infört en digital bokning. Hamnnämnden ska arbeta kundorienterat."
    (activity,) = _of(MentionKind.ACTIVITY, read(f"# Rapport\n## Digital hamn\n{told}"))
    assert activity.wording == "Hamnnämnden har infört en digital bokning"
    assert not _of(MentionKind.ACTIVITY, read(f"# Rapport\n## Bakgrund\n{told}"))


def test_a_motto_and_a_quoted_goal_are_the_vision(read: Reader) -> None:
    """This test ensures that the one picture of the future needs no word of its own, and its themes are areas."""
    motto = "# Strategi\n## Fjällköping – nära till skog och framtid\nFjällköpings kommun ska vara varm.\n"
    (vision,) = _of(MentionKind.GOAL, read(motto))
    assert vision.level is Level.VISION
    themes = "### Öppet och robust\n### Rent vatten"
    quoted = f"# Strategi\n## Strategins mål\n### ”Vi gör dalen till ett föredöme för alla”\n{themes}"
    assert [goal.level for goal in _of(MentionKind.GOAL, read(quoted))] == [Level.VISION, Level.AREA, Level.AREA]


def test_an_areas_own_chapter_is_known_by_the_list_that_named_it(read: Reader) -> None:
    """This test ensures that what stands in the chapter of an area is tied to it."""
    mentions = read(
        "# Plan\n## Prioriterade områden\n- Ren sjö – vårt vatten\n## Ren sjö\n- Sanera hamnen\n- Se över ån"
    )
    activities = _of(MentionKind.ACTIVITY, mentions)
    assert [len(activities), {tie.target for one in activities for tie in one.ties} >= {"Ren sjö"}] == [2, True]


def test_headings_of_figures_are_no_areas_and_a_year_to_reach_is_no_chapter(read: Reader) -> None:
    """This test ensures that goals stand under their area also where headings tell what the figures show."""
    table = "| Nyckeltal | Utfall 2030 |\n| Antal rör | 4 |\n"
    mentions = read(
        f"# Bokslut\n## Ren luft\n### Utveckling i Fjällköping\n#### Utsläppen halveras till 2030\n{table}"
        f"#### Alla har rent vatten\n{table}## Trygg vardag\n### Läget\n#### Alla har en granne\n{table}"
        f"#### Gatorna är ljusa\n{table}"
    )
    goals = {goal.wording: goal.level for goal in _of(MentionKind.GOAL, mentions)}
    assert "Utsläppen halveras till 2030" in goals
    assert "Utveckling i Fjällköping" not in goals


def test_a_lead_in_that_comes_again_under_goals_is_part_of_each(read: Reader) -> None:
    """This test ensures that tables under "Därför ska vi" make goals of what it stands under, and none of itself."""
    part = "#### Därför ska vi\n- Gräva en damm\n\n| Nyckeltal | Utfall 2030 |\n| Antal rör | 4 |\n"
    mentions = read(
        f"# Plan\n## Ren luft\n### Alla har rent vatten\n{part}### Gatorna är ljusa\n{part}"
        f"## Trygg vardag\n### Alla har en granne\n{part}"
    )
    goals = {goal.wording: goal.level for goal in _of(MentionKind.GOAL, mentions)}
    assert goals == {
        "Ren luft": Level.AREA,
        "Alla har rent vatten": Level.GOAL,
        "Gatorna är ljusa": Level.GOAL,
        "Trygg vardag": Level.AREA,
        "Alla har en granne": Level.GOAL,
    }


def test_sentences_under_a_goal_in_a_bullet_are_read_one_by_one(read: Reader) -> None:
    """This test ensures that a bullet of prose under a goal's short heading gives what it says is to be done."""
    mentions = read(
        "# Plan\n## Mål 1.1: Trygga hamnar\n- Läget är gott i hela kommunen och har varit det i många år. Före årets"
        " slut ska hamnnämnden bygga en kaj.\n- Vattnet är klart ända ned till botten och det ska det vara också i"
        " fortsättningen för alla."
    )
    assert [one.wording for one in _of(MentionKind.ACTIVITY, mentions)] == [
        "Före årets slut ska hamnnämnden bygga en kaj"
    ]


def test_a_goal_told_in_a_sentence_and_a_bullet_that_goes_on(read: Reader) -> None:
    """This test ensures that prose may state a goal, and that a bullet takes its rest."""
    (goal,) = _of(
        MentionKind.GOAL, read("# Läget\nDärför har dalen ett övergripande mål – att bli landets renaste dal. Bra.")
    )
    assert (goal.wording, goal.level) == ("att bli landets renaste dal", Level.GOAL)
    assert not _of(MentionKind.GOAL, read("# Läget\nByn har ett mål på 21 dagar – att jämföra med andra är svårt."))
    mentions = read("# Plan\n## Åtgärder\n- Se över taxan samt\noch ta fram en modell.\n- Köpa in skivor")
    assert [one.wording for one in _of(MentionKind.ACTIVITY, mentions)] == [
        "Se över taxan samt och ta fram en modell.",
        "Köpa in skivor",
    ]


def test_what_nobody_filled_in_is_nothing(read: Reader) -> None:
    """This test ensures that prompts and crosses of a template are neither goals nor activities."""
    mentions = read(
        "# Handlingsplan\n## Mål 1: Klicka här för att ange text.\n## Mål 2: Ren sjö\n### Aktiviteter\n- XX\n"
        "- [Ange aktivitet]\n- Skriv text här\n- Sanera hamnen"
    )
    assert [mention.wording for mention in mentions] == ["Ren sjö", "Sanera hamnen"]


def test_a_verdict_leaves_the_deeds_beside_it(read: Reader) -> None:
    """This test ensures that a paragraph that judges a goal may tell of activities too."""
    mentions = read("# Mål 1: Ren sjö\nMålet har nåtts. Hamnnämnden har infört en ny taxa.")
    assert [one.wording for one in _of(MentionKind.ACTIVITY, mentions)] == ["Hamnnämnden har infört en ny taxa"]
    assert len(_of(MentionKind.VERDICT, mentions)) == 1
