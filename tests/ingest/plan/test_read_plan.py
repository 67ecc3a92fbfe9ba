"""Mentions from whole documents, in the common layouts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.model import FactRole, Level, Mention, MentionKind, Relation, TieKind

Reader = Callable[[str], tuple[Mention, ...]]


def _of(kind: MentionKind, mentions: tuple[Mention, ...]) -> list[Mention]:
    return [mention for mention in mentions if mention.kind is kind]


def test_goals_as_headings_and_bullets_under_list_headings(read: Reader) -> None:
    """This test ensures that goals are read from their own headings, lead-in bullets and announced lists."""
    mentions = read(
        """
        # Program
        ## Prioriterade områden
        - En sund ekonomi
        - Ett sammanhållet Motala
        ## Prioriterat område: Ett sammanhållet Motala
        ### Resultatmål 12: Ett stärkt integrationsarbete
        ## Det goda livet i Motala
        - Resultatmål 8: En meningsfull sysselsättning
        """.replace("        ", "")
    )
    goals = [(m.level, m.number, m.wording) for m in _of(MentionKind.GOAL, mentions)]
    assert goals == [
        (Level.AREA, None, "En sund ekonomi"),
        (Level.AREA, None, "Ett sammanhållet Motala"),
        (Level.AREA, None, "Ett sammanhållet Motala"),
        (Level.GOAL, "12", "Ett stärkt integrationsarbete"),
        (Level.GOAL, "8", "En meningsfull sysselsättning"),
    ]
    twelve = mentions[3]
    assert twelve.ties[0].relation is Relation.PART_OF
    assert twelve.ties[0].mention == mentions[2].id


def test_activities_under_a_goal_are_tied_by_position(read: Reader) -> None:
    """This test ensures that bullets under "Aktiviteter" are the goal's activities, deeper bullets not."""
    mentions = read(
        """
        # Verksamhetsplan
        ## Resultatmål 12: Ett stärkt integrationsarbete
        Vi arbetar med språk. Det betyder att:
        - alla ska med
        ### Aktiviteter
        - Starta språkcafé
          - Detta väntas leda till fler samtal
        - Utbilda handledare
        """.replace("        ", "")
    )
    activities = _of(MentionKind.ACTIVITY, mentions)
    assert [m.wording for m in activities] == ["Starta språkcafé", "Utbilda handledare"]
    assert activities[0].facts[0].text == "Detta väntas leda till fler samtal"
    goal = _of(MentionKind.GOAL, mentions)[0]
    assert goal.id in [tie.mention for tie in activities[0].ties]


def test_bare_bullets_under_a_goal_are_activities_only_in_a_plan(read: Reader) -> None:
    """This test ensures that what a bullet is depends on the sort of document it stands in."""
    lines = "# {}\n## Mål 1: Trygg skola\n- Läxhjälp på biblioteket"
    assert _of(MentionKind.ACTIVITY, read(lines.format("Verksamhetsplan 2021")))
    assert not _of(MentionKind.ACTIVITY, read(lines.format("Program för trygghet")))


def test_goal_field_ties_by_field_to_every_goal_it_names(read: Reader) -> None:
    """This test ensures that a goal column to the right is a field, and that bare numbers get its goal word."""
    mentions = read(
        """
        | Aktivitet | Resultatmål | Ansvarig | Tid | Status |
        | Stärka jämlikheten | 12, 13 | Enhetschef | 2021 | Pågår |
        | Kommentar: I gång sedan mars. |
        """.replace("        ", "")
    )
    [activity] = mentions
    assert [(tie.kind, tie.target) for tie in activity.ties] == [
        (TieKind.FIELD, "Resultatmål 12"),
        (TieKind.FIELD, "Resultatmål 13"),
    ]
    assert [(fact.role, fact.text) for fact in activity.facts] == [
        (FactRole.RESPONSIBLE, "Enhetschef"),
        (FactRole.END, "2021"),
        (FactRole.STATUS, "Pågår"),
        (FactRole.COMMENT, "I gång sedan mars."),
    ]


@pytest.mark.parametrize("label", ["Kommentar", "Upplysning", "Motivering", "Vad har hänt"])
def test_a_labelled_row_over_the_whole_width_is_a_comment(read: Reader, label: str) -> None:
    """This test ensures that whatever a document calls its comments, they belong to the activity above."""
    [activity] = read(f"| Aktivitet | Status |\n| Fler platser | Pågår |\n| {label}: Arbetet blev klart i mars. |")
    assert activity.fact(FactRole.COMMENT).text == "Arbetet blev klart i mars."


def test_full_row_names_the_goal_of_the_rows_below(read: Reader) -> None:
    """This test ensures that a goal as a full-width row ties the activities under it."""
    mentions = read(
        """
        | Aktivitet | Status |
        | Resultatmål 9: En omsorg att lita på |
        | Fler platser | X |
        """.replace("        ", "")
    )
    goal, activity = mentions
    assert goal.kind is MentionKind.GOAL
    assert activity.ties[0].mention == goal.id
    assert activity.fact(FactRole.STATUS) is None, "a placeholder is never a value"


def test_table_goes_on_without_header(read: Reader) -> None:
    """This test ensures that a table's columns hold for its continuation on the next page."""
    mentions = read(
        """
        | Aktivitet | Ansvarig |
        | Bygga cykelväg | Tekniska |
        """.replace("        ", "")
        + "\n \n| Laga broar | Gata |"
    )
    assert [m.wording for m in _of(MentionKind.ACTIVITY, mentions)] == ["Bygga cykelväg", "Laga broar"]


def test_indicator_table_gives_typed_values_with_years(read: Reader) -> None:
    """This test ensures that targets and outcomes are read with number, comparator and year."""
    mentions = read(
        """
        # Mål 1: Nöjda invånare
        | Indikator | Utfall 2024 | Målvärde 2025 |
        | Andel nöjda | 81,5 % | >83 % |
        """.replace("        ", "")
    )
    [indicator] = _of(MentionKind.INDICATOR, mentions)
    outcome, target = indicator.facts
    assert (outcome.role, outcome.year, outcome.text) == (FactRole.OUTCOME, 2024, "81,5 %")
    assert target.quantity is not None
    assert (target.year, target.quantity.comparator) == (2025, ">")
    assert str(target.quantity.value) == "83"
    assert indicator.ties[0].relation is Relation.MEASURES


def test_values_in_a_line_are_found_where_they_stand(read: Reader) -> None:
    """This test ensures that "från … till …" gives baseline and target, each with its own span."""
    mentions = read("# Mål 1: Växa\nNyckeltal:\n- Närproducerade livsmedel ska öka från 16,4 % till 20 %")
    [indicator] = _of(MentionKind.INDICATOR, mentions)
    assert [(fact.role, fact.text) for fact in indicator.facts] == [
        (FactRole.BASELINE, "16,4 %"),
        (FactRole.TARGET, "20 %"),
    ]


def test_grunduppdrag_is_told_apart(read: Reader) -> None:
    """This test ensures that activities for the standing mission are marked as such."""
    mentions = read("# Verksamhetsplan\n## Grunduppdraget\nText.\n### Aktiviteter\n- Förbättra schemat")
    [activity] = _of(MentionKind.ACTIVITY, mentions)
    assert activity.grunduppdrag


def test_verdict_sentences_are_quoted_under_their_goal(read: Reader) -> None:
    """This test ensures that a judging sentence becomes a verdict in its own words, without its subject."""
    mentions = read(
        "# Mål 1: Trygg skola\nBedömning: Målet är delvis uppfyllt.\n"
        "Läget är bra. Målet bedöms ha uppnåtts, trots att en indikator inte uppfyllts."
    )
    wordings = [m.wording for m in _of(MentionKind.VERDICT, mentions)]
    assert wordings == [
        "är delvis uppfyllt",
        "bedöms ha uppnåtts, trots att en indikator inte uppfyllts",
    ]


def test_unknown_table_gives_no_facts(read: Reader) -> None:
    """This test ensures that a table whose header is not understood is never read as facts."""
    assert read("| Färg | Antal |\n| Röd | 3 |") == ()


def test_same_words_twice_have_ids_of_their_own(read: Reader) -> None:
    """This test ensures that two mentions never share an id, and that reading again gives the same ids."""
    text = "# Verksamhetsplan\n## Aktiviteter\n- Öppna\n- Öppna"
    first = read(text)
    assert len({mention.id for mention in first}) == 2
    assert [mention.id for mention in read(text)] == [mention.id for mention in first]


def test_codes_and_field_lines_tie_to_further_goals(read: Reader) -> None:
    """This test ensures that goal numbers in an activity's words and field lines below it are ties of their own."""
    mentions = read(
        "# Verksamhetsplan\n## Aktiviteter\n- Erbjuda praktik (resultatmål 8)\n"
        "- Låna ut instrument\n  - Stödjer även: Resultatmål 11: Ett brett utbud\n- Nå 12 procent av målet"
    )
    first, second, third = _of(MentionKind.ACTIVITY, mentions)
    assert (first.ties[0].kind, first.ties[0].target) == (TieKind.CODE, "resultatmål 8")
    assert (second.ties[0].kind, second.ties[0].target) == (TieKind.FIELD, "Resultatmål 11: Ett brett utbud")
    assert second.facts == ()
    assert TieKind.CODE not in [tie.kind for tie in third.ties]


def test_the_vision_is_the_line_that_states_it(read: Reader) -> None:
    """This test ensures that the vision is the line after the introduction, not the introduction."""
    mentions = read("# Vision 2030\nProgrammet utgår från en vision. Då ska Motala vara:\nDen öppna sjöstaden.")
    assert [m.wording for m in mentions] == ["Den öppna sjöstaden."]


def test_who_judged_and_when_stand_beside_the_verdict(read: Reader) -> None:
    """This test ensures that a verdict is its judging clause, with the judge and the date as facts of their own."""
    mentions = read(
        "# Mål 1: Fler bostäder\nBedömning: Kommunstyrelsen bedömer den 14 mars 2022 att målet inte är uppfyllt. "
        "Två byggen har skjutits upp."
    )
    [verdict] = _of(MentionKind.VERDICT, mentions)
    assert (verdict.wording, verdict.organ) == ("inte är uppfyllt", "Kommunstyrelsen")
    stated = verdict.fact(FactRole.DECIDED)
    assert stated is not None
    assert stated.text == "2022-03-14"


def test_a_title_with_goal_words_lists_nothing(read: Reader) -> None:
    """This test ensures that chapters under a title are no goals when the chapters announce goals themselves."""
    mentions = read(
        "# Vision och mål\n## Om dokumentet\nText.\n## Våra inriktningsmål\n- Vi växer\n## Nästa steg\nText."
    )
    assert [m.wording for m in mentions] == ["Vi växer"]
