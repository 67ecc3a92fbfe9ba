"""Documents whose own words nobody knows: what cells, places and repetition tell, and what they leave unread."""

from __future__ import annotations

import pytest

from corpus.model import FactRole, Level, Mention, MentionKind
from ingest.plan.headings import Listed, announces, goal_lead
from ingest.plan.tables.column_evidence import Cells
from ingest.plan.unfilled import is_prompt
from ingest.reader import read
from ingest.vocabulary import Column, column_of


def _read(text: str, name: str = "plan.md") -> tuple[Mention, ...]:
    lines = "\n".join(line.strip() for line in text.strip().splitlines())
    return read(lines.encode(), name=name).mentions


def _of(kind: MentionKind, mentions: tuple[Mention, ...]) -> list[str]:
    return [mention.wording for mention in mentions if mention.kind is kind]


def test_values_with_comparators_tell_indicators() -> None:
    """This test ensures that a column compared with is the target, the other the outcome, and the names indicators."""
    mentions = _read("""
        # Plan
        | Spaning | Läst 2024 | Siktat 2024 |
        |---|---|---|
        | Andel elever som når målen (%) | 62 % | ≥ 65 % |
        | Antal besök i simhallen | 115 | minst 125 |
    """)
    assert _of(MentionKind.INDICATOR, mentions) == ["Andel elever som når målen (%)", "Antal besök i simhallen"]
    facts = [(fact.role, fact.text) for fact in mentions[0].facts]
    assert facts == [(FactRole.OUTCOME, "62 %"), (FactRole.TARGET, "≥ 65 %")]


def test_tables_under_one_head_are_looked_at_together() -> None:
    """This test ensures that tables of one row each are told by all that have their head."""
    mentions = _read("""
        # Plan
        ## Barn
        | Spaning | Läst 2024 | Siktat 2024 |
        |---|---|---|
        | Andel elever som når målen (%) | 62 % | 65 % |
        ## Bad
        | Spaning | Läst 2024 | Siktat 2024 |
        |---|---|---|
        | Antal besök i simhallen | 115 | minst 125 |
    """)
    assert len(_of(MentionKind.INDICATOR, mentions)) == 2


def test_things_to_do_beside_who_and_when_are_activities() -> None:
    """This test ensures that lines that begin with something to do, beside organs, times and states, are activities."""
    mentions = _read("""
        # Plan
        | Knepet | Hos | Vart hän | Prick |
        |---|---|---|---|
        | Ta fram en plan för cykelvägar | Tekniska nämnden | Q2 2026 | Pågår |
        | Starta en lovskola | Utbildningsnämnden | 2025-2027 | Klar |
        | Bygga om skolgården | Utbildningsnämnden | hösten 2026 | Pågår |
        | Se över taxorna | Kommunstyrelsen | 2026 | Pågår |
    """)
    assert len(_of(MentionKind.ACTIVITY, mentions)) == 4
    facts = [(fact.role, fact.text) for fact in mentions[0].facts]
    assert facts == [
        (FactRole.RESPONSIBLE, "Tekniska nämnden"),
        (FactRole.END, "Q2 2026"),
        (FactRole.STATUS, "Pågår"),
    ]


@pytest.mark.parametrize("text", ["2024 " * 2_000 + "!", "jan" * 2_000 + "!", "å" * 5_000 + "!"])
def test_no_text_makes_the_look_at_cells_go_back_and_forth(text: str) -> None:
    """This test ensures that repeated words end the look at a cell as soon as they do not fit."""
    assert not Cells((text, text)).times
    assert not is_prompt(text)


def test_numbers_that_another_table_points_to_are_goals() -> None:
    """This test ensures that a list of numbers and names is one of goals when activities point to the numbers."""
    mentions = _read("""
        # Plan
        | Löp | Dit ska vi |
        |---|---|
        | 1.1 | Alla barn får en trygg start |
        | 1.2 | Fler rör på sig varje dag |
        | 1.3 | Utsläppen halveras |

        Här följer resten.

        | Knepet | Hör ihop | Prick |
        |---|---|---|
        | Ta fram en plan för cykelvägar | 1.2, 1.3 | Pågår |
        | Starta en lovskola | 1.1 | Klar |
        | Bygga om skolgården | 1.1 | Pågår |
        | Plantera träd | 1.3 | Pågår |
    """)
    assert len(_of(MentionKind.GOAL, mentions)) == 3
    activities = [mention for mention in mentions if mention.kind is MentionKind.ACTIVITY]
    assert [tie.target for tie in activities[0].ties][:2] == ["mål 1.2", "mål 1.3"]


@pytest.mark.parametrize(
    "table",
    [
        "| Tkr | Budget 2024 | Utfall 2024 | Avvikelse |\n|-|-|-|-|\n| Lön | 210 | 215 | -5 |\n| Hyra | 40 | 38 | 2 |",
        "| Ort | 2023 | 2024 |\n|-|-|-|\n| Antal invånare i norr | 120 | 125 |\n| Antal invånare i söder | 80 | 79 |",
        "| Ledamot | Hos | Ring |\n|-|-|-|\n| Anna Ek | Tekniska nämnden | 12 |\n| Bo Al | Kommunstyrelsen | 13 |",
        "| Ord | Betyder |\n|-|-|\n| Ta fram | Någon gör något nytt. |\n| Se över | Någon prövar något igen. |",
        "| Steg | Vart hän |\n|-|-|\n| Ta fram ett förslag | maj 2026 |\n| Besluta om planen | juni 2026 |",
    ],
)
def test_accounts_statistics_and_lists_stay_unread(table: str) -> None:
    """This test ensures that tables with names and numbers, but no sign of a plan, give nothing."""
    assert _read(f"# Rapport\n\n{table}") == ()


SIBLINGS = """
    # Plan
    ## Ledstråk 1: Alla barn får en trygg start
    - Ta fram en plan för lekplatser
    - Starta en lovskola
    ## Ledstråk 2: Fler rör på sig varje dag
    - Bygga ett utegym
    - Märka ut stigar
    ## Ledstråk 3: Utsläppen halveras till 2030
    - Byta ut bilarna
    - Installera solceller
"""


def test_numbered_siblings_above_things_to_do_are_goals() -> None:
    """This test ensures that the document's own word, repeated with numbers, names its goals and not their wording."""
    mentions = _read(SIBLINGS)
    goals = [mention for mention in mentions if mention.kind is MentionKind.GOAL]
    assert [(goal.number, goal.wording, goal.level) for goal in goals] == [
        ("1", "Alla barn får en trygg start", Level.GOAL),
        ("2", "Fler rör på sig varje dag", Level.GOAL),
        ("3", "Utsläppen halveras till 2030", Level.GOAL),
    ]
    assert len(_of(MentionKind.ACTIVITY, mentions)) == 6


def test_siblings_without_plan_and_two_alike_are_none() -> None:
    """This test ensures that numbered headings over prose, two of a kind, and steps are no goals."""
    prose = _read(
        "# Rapport\n\n" + "\n\n".join(f"## Utblick {n}: Det kan bli värre\n\nVi vet inte mer än så." for n in "123")
    )
    two = _read(SIBLINGS.split("## Ledstråk 3")[0])
    steps = _read(SIBLINGS.replace("Ledstråk", "Steg"))
    assert all(not _of(MentionKind.GOAL, mentions) for mentions in (prose, two, steps))


def test_own_words_of_activities() -> None:
    """This test ensures that lines that one word opens before something to do are activities, without the word."""
    mentions = _read("# Plan\n\nKnep 1: Ta fram en plan\n\nKnep 2: Starta en lovskola\n\nKnep 3: Bygga ett utegym")
    assert _of(MentionKind.ACTIVITY, mentions) == ["Ta fram en plan", "Starta en lovskola", "Bygga ett utegym"]


def test_headings_that_come_again_list_what_their_bullets_are() -> None:
    """This test ensures that a heading repeated above lists of measures announces indicators."""
    parts = (
        ("Barn lär sig", "Andel elever som når målen"),
        ("Fler rör sig", "Antal besök"),
        ("Luften är ren", "Antal bilar"),
    )
    text = "".join(f"\n\n## Mål: {goal}\n\n### Spaningar\n\n- {measure}" for goal, measure in parts)
    assert _of(MentionKind.INDICATOR, _read(f"# Plan{text}")) == [measure for _, measure in parts]


def _form(name: str, cost: str) -> str:
    return f"| Sak | {name} |\n|---|---|\n| Pengar in | {cost} |\n| Status | Pågår |\n| Till vem | Alla |"


def test_repeated_forms_are_named_by_their_first_label() -> None:
    """This test ensures that forms alike are one activity each, though the label of their names is unknown."""
    mentions = _read(f"# Plan\n\n{_form('Ny idrottshall', '9 mkr')}\n\nText.\n\n{_form('Bokbuss', '4 mkr')}")
    assert _of(MentionKind.ACTIVITY, mentions) == ["Ny idrottshall", "Bokbuss"]


def test_labels_of_repeated_forms_are_no_rows() -> None:
    """This test ensures that forms without a name are not read as a table whose first row is a header."""
    form = "| Projekt | Projektbeskrivning |\n|---|---|\n| Status | {} |\n| Beräknad kostnad | {} |\n| Nytta | {} |"
    mentions = _read("# Plan\n\n" + "\n\nText.\n\n".join(form.format(n, n, n) for n in ("1 mkr", "2 mkr")))
    assert not _of(MentionKind.ACTIVITY, mentions)


def test_numbered_rows_are_no_repeated_forms() -> None:
    """This test ensures that rows numbered alike in two tables are no forms: a label is said in words."""
    first = "| Nr | Mål |\n|---|---|\n| 1.1 | Alla barn kan simma |\n| 1.2 | Fler cyklar |\n| 1.3 | Luften är ren |"
    second = "| Nr | Mål |\n|---|---|\n| 2.1 | Fler arbetar |\n| 2.2 | Färre röker |\n| 2.3 | Alla får stöd |"
    assert len(_of(MentionKind.GOAL, _read(f"# Plan\n\n{first}\n\nText.\n\n{second}"))) == 6


def test_web_page_lines_above_values() -> None:
    """This test ensures that a flattened table is put together though its first column's word is unknown."""
    page = (
        "<html><body><main><h1>Plan</h1><p>Spaning</p><p>Utfall 2024</p><p>Målvärde 2024</p>"
        "<div><p>Andel nöjda elever</p><p>62 %</p><p>65 %</p></div>"
        "<div><p>Antal besök</p><p>115</p><p>125</p></div></main></body></html>"
    )
    assert _of(MentionKind.INDICATOR, _read(page, "plan.html")) == ["Andel nöjda elever", "Antal besök"]


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Utvecklingsinsats", Column.ACTIVITY),
        ("Planerad åtgärd", Column.ACTIVITY),
        ("Uppföljningsmått", Column.INDICATOR),
        ("Utfallsmått", Column.INDICATOR),
        ("Börvärde 2026", Column.TARGET),
        ("Ärvärde", Column.OUTCOME),
        ("Senaste mätning", Column.OUTCOME),
        ("Basvärde 2020", Column.BASELINE),
        ("Genomförandegrad", Column.STATUS),
        ("Uppdragsansvarig", Column.RESPONSIBLE),
        ("Genomförs av", Column.RESPONSIBLE),
        ("Tidsram", Column.END),
        ("Kommunmål", Column.GOAL),
        ("Förväntat resultat", Column.EFFECT),
        ("Lägesbeskrivning", Column.COMMENT),
        ("Åtgärdsnr", Column.NUMBER),
        ("Antal uppdrag", None),
    ],
)
def test_headers_built_by_rule(header: str, column: Column | None) -> None:
    """This test ensures that the last part of a compound says what a column holds, and counts name nothing."""
    assert column_of(header) is column


def test_goal_words_built_by_rule() -> None:
    """This test ensures that compounds and qualified goals lead goals, and words that only end so do not."""
    led = [
        goal_lead(text) for text in ("Kommunmål 3: Rent vatten", "Kommungemensamma mål: Rent vatten", "Klagomål 3: Nej")
    ]
    assert [said and said.name for said in led] == ["Rent vatten", "Rent vatten", None]
    assert goal_lead("Fagermåla 2: Ny skola") is None
    said = announces("Nämndens utvecklingsinsatser")
    assert said is not None
    assert said.listed is Listed.ACTIVITIES
    assert announces("Ett brett utbud av fritidsaktiviteter") is None
