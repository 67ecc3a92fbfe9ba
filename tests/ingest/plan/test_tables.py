"""Tables and forms: what a row, a label, a full-width row and a column give."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.model import FactRole, Level, Mention, MentionKind, TieKind
from ingest.plan import read_plan
from ingest.plan.tables.heads import joined
from ingest.structure import Section, build
from ingest.vocabulary import Column, FormLabel, column_of, label_of
from tests.ingest.paper import Paper

Reader = Callable[[str], tuple[Mention, ...]]


def _of(kind: MentionKind, mentions: tuple[Mention, ...]) -> list[Mention]:
    return [mention for mention in mentions if mention.kind is kind]


def _lines(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())


def test_form_is_one_activity_with_its_goals(read: Reader) -> None:
    """This test ensures that a form gives one activity, its facts and every goal it names, and no label."""
    mentions = read(
        _lines("""
        | Aktivitet | Starta en verkstad |
        | Vilket fokusområde stödjer aktiviteten? | Fokusområde 2 Arbete Fokusområde 3 Hälsa och idrott |
        | Beräknad kostnad | 740 tkr |
        | Status | Planerad |
        """)
    )
    [activity] = _of(MentionKind.ACTIVITY, mentions)
    assert activity.wording == "Starta en verkstad"
    assert [tie.target for tie in activity.ties] == ["Fokusområde 2 Arbete", "Fokusområde 3 Hälsa och idrott"]
    assert {tie.kind for tie in activity.ties} == {TieKind.FIELD}
    assert [(fact.role, fact.text) for fact in activity.facts] == [
        (FactRole.AMOUNT, "740 tkr"),
        (FactRole.STATUS, "Planerad"),
    ]
    areas = [(goal.level, goal.number, goal.wording) for goal in _of(MentionKind.GOAL, mentions)]
    assert areas == [(Level.AREA, "2", "Arbete"), (Level.AREA, "3", "Hälsa och idrott")]


def test_form_goes_on_in_the_next_table(read: Reader) -> None:
    """This test ensures that a form that a page break cuts keeps its second half."""
    form = "| Projektnamn | Ny hall |\n| Status | Pågår |\n| Ansvarig | Fritid |\n"
    rest = "## Fler projekt\n| Tidplan | 2021 |\n| Beräknad kostnad | 90 tkr |"
    [activity] = _of(MentionKind.ACTIVITY, read(form + rest))
    assert [fact.text for fact in activity.facts] == ["Pågår", "Fritid", "2021", "90 tkr"]


def test_form_tells_more_of_an_activity_in_a_list(read: Reader) -> None:
    """This test ensures that a project in a list and in its form is one activity, with the form's own words first."""
    table = "| Prio | Status | Investeringar (tkr) | Budget 2027 |\n| 1 | P | Bokbuss till byarna | 400 |\n"
    form = "text\n| Projektnamn | Bokbuss till byarna |\n| Status | Pågående |\n| Ansvarig | Kultur |"
    [activity] = _of(MentionKind.ACTIVITY, read(table + form))
    status = activity.fact(FactRole.STATUS)
    assert status is not None
    assert status.text == "Pågående"


def test_a_forms_status_on_the_next_page_goes_before_the_lists_code(read: Reader) -> None:
    """This test ensures that "Nytt" after a page break stands for the list's "N", and that "Nej" is no cost."""
    table = "| Prio | Status | Investeringar (tkr) | Budget 2027 |\n| 1 | N | Bokbuss till byarna | 400 |\n"
    form = "text\n| Projektnamn | Bokbuss till byarna |\n| Investeringsutgift | 400 tkr |\n| Ansvarig | Kultur |\n"
    rest = "## Projekt\n| Status | Nytt |\n| Finansieras projektet inom befintlig driftram? | Nej |"
    [activity] = _of(MentionKind.ACTIVITY, read(table + form + rest))
    assert [fact.text for fact in activity.facts if fact.role is FactRole.STATUS] == ["Nytt"]
    assert [fact.text for fact in activity.facts if fact.role is FactRole.AMOUNT] == ["400 tkr", "400"]


def test_a_form_that_nobody_filled_in_gives_nothing(read: Reader) -> None:
    """This test ensures that the labels and examples of an empty form are neither goals nor activities."""
    head = "# Plan\n## Projekt\n| Projekt | Projektbeskrivning |\n"
    rows = "| Status | Pågående eller Ny |\n| Investeringsutgift | T.ex.: 3 000 tkr |\n| Tidplan | |\n| Effekt | |"
    assert not read(f"{head}| Projektnamn | |\n{rows}")
    assert [one.wording for one in read(f"{head}| Projektnamn | Ny hall |\n{rows}")] == ["Ny hall"]


def test_areas_that_a_form_names_stand_under_its_headings(read: Reader) -> None:
    """This test ensures that an area read from a form's field has the headings above the form as its path."""
    form = "| Projektnamn | Ny hall |\n| Vilket fokusområde stödjer projektet? | Fokusområde 2 Hälsa |\n| Status | Ny |"
    [area] = _of(MentionKind.GOAL, read(f"# Plan\n## Projekt\n{form}"))
    assert area.path == ("Plan", "Projekt")


def test_sum_and_leftover_rows_are_no_activities(read: Reader) -> None:
    """This test ensures that sums and rows of a template that nobody filled in give nothing."""
    mentions = read(
        _lines("""
        | Namn på åtgärd | Startdatum | Ekonomisk effekt (helår) |
        | 1. Samordna inköp | 2021-05-01 | 300-400 tkr |
        | XX | ÅÅÅÅ-MM-DD | |
        | Summa | | 400 tkr |
        """)
    )
    assert [mention.wording for mention in mentions] == ["Samordna inköp"]


def test_descriptions_below_an_action_table_are_no_activities(read: Reader) -> None:
    """This test ensures that what is said of a measure under its own heading is no measure again."""
    mentions = read("# Handlingsplan\n## Beskrivning av åtgärd 1\n- Lokaler frigörs\n### Risker\n- Tiden är knapp")
    assert not _of(MentionKind.ACTIVITY, mentions)


def test_number_column_points_to_the_documents_goals(read: Reader) -> None:
    """This test ensures that numbers right of the activities tie them to the goals of those numbers."""
    mentions = read(
        _lines("""
        | Nr | Kommunmål |
        | 2.1 | Alla barn kan simma |
        | 2.3 | Trygga torg |
        text
        | Uppdrag | Nr | Hur långt har vi kommit |
        | Öppna bassängen | 2.1, 2.3 | Färdig |
        """)
    )
    goals = _of(MentionKind.GOAL, mentions)
    [activity] = _of(MentionKind.ACTIVITY, mentions)
    assert [tie.mention for tie in activity.ties] == [goal.id for goal in goals]
    assert activity.fact(FactRole.STATUS) is not None


def test_full_rows_of_areas_goals_and_the_standing_mission(read: Reader) -> None:
    """This test ensures that full-width rows are an area over a goal, and that the standing mission is no goal."""
    mentions = read(
        _lines("""
        | Projekt | Status |
        | Skola och lärande |
        | Eleverna är trygga |
        | Utbilda vakter | Klar |
        | Grunduppdraget |
        | Måla köket | Pågår |
        """)
    )
    area, goal = _of(MentionKind.GOAL, mentions)
    guard, kitchen = _of(MentionKind.ACTIVITY, mentions)
    assert (area.level, goal.level) == (Level.AREA, Level.GOAL)
    assert goal.ties[0].mention == area.id
    assert [tie.mention for tie in guard.ties] == [goal.id]
    assert kitchen.grunduppdrag
    assert not kitchen.ties


def test_only_the_own_municipalitys_column_is_the_outcome(read: Reader) -> None:
    """This test ensures that a comparison gives the own value, and none where words stand instead of it."""
    mentions = read(
        "Genomlysning, Lillby kommun\n"
        + _lines("""
        | Nyckeltal | Lillby 2025 | Liknande kommuner 2025 |
        | Andel som kan simma1 | 72 % | 80 % |
        | Kostnad per elev | Publiceras i höst | 70 000 |
        """)
    )
    first, second = _of(MentionKind.INDICATOR, mentions)
    assert first.wording == "Andel som kan simma"
    assert [(fact.role, fact.text, fact.year) for fact in first.facts] == [(FactRole.OUTCOME, "72 %", 2025)]
    assert not second.facts


def test_a_column_of_our_municipality_is_the_outcome(read: Reader) -> None:
    """This test ensures that "Vår kommun" beside a named one and comparable ones holds the outcome."""
    mentions = read(
        _lines("""
        | Kvalitetsmått | Sjöby 2024 | Jämförbara kommuner 2024 | Genomsnitt 2024 | Vår kommun 2024 |
        | Antal barn per årsarbetare | 5,1 | 5,0 | 5,3 | 4,8 |
        """)
    )
    [indicator] = _of(MentionKind.INDICATOR, mentions)
    assert [fact.text for fact in indicator.facts if fact.role is FactRole.OUTCOME] == ["4,8"]


def test_columns_of_others_do_not_hide_a_table_of_indicators(read: Reader) -> None:
    """This test ensures that a comparison is read when most of its columns are another place's and averages."""
    mentions = read(
        "Genomlysning, Lillby kommun\n"
        + _lines("""
        | Nyckeltal | Storköping 2025 | Lillby kommun 2025 | Genomsnitt 2025 | Liknande kommuner 2025 |
        | Andel som kan simma | 70 % | 72 % | 75 % | 80 % |
        """)
    )
    [indicator] = _of(MentionKind.INDICATOR, mentions)
    assert [(fact.role, fact.text, fact.year) for fact in indicator.facts] == [(FactRole.OUTCOME, "72 %", 2025)]


def test_sub_rows_and_years_inside_values(read: Reader) -> None:
    """This test ensures that rows a) and b) carry the row that leads them, and a year inside a value is its year."""
    mentions = read(
        _lines("""
        | Styrtal | Senast kända värde | Målvärde |
        | Andel nöjda | | |
        | a) kvinnor | 2024: 5 av 8 | 7 av 8 |
        """)
    )
    [indicator] = _of(MentionKind.INDICATOR, mentions)
    assert indicator.wording == "Andel nöjda: kvinnor"
    outcome = indicator.fact(FactRole.OUTCOME)
    assert outcome is not None
    assert outcome.year == 2024


def test_forecast_beside_a_goal_is_a_verdict(read: Reader) -> None:
    """This test ensures that a forecast column judges the goals of its table."""
    mentions = read("| Resultatmål | Prognos för helåret |\n| 1 God ekonomi | Nås delvis |")
    assert [mention.wording for mention in _of(MentionKind.VERDICT, mentions)] == ["Nås delvis"]


def test_statements_over_indicator_tables_are_goals(read: Reader) -> None:
    """This test ensures that headings without a level word are goals when several hold indicator tables."""
    table = "\n| Indikator | Utfall 2021 |\n| Andel | 5 % |\n"
    mentions = read(f"# Årsredovisning\n## Alla elever är trygga{table}## Vi minskar utsläppen{table}## Jämförelse\n")
    assert [goal.wording for goal in _of(MentionKind.GOAL, mentions)] == [
        "Alla elever är trygga",
        "Vi minskar utsläppen",
    ]


def test_accounts_are_no_activities(read: Reader) -> None:
    """This test ensures that the lines of a statement of accounts are not read as things to do."""
    table = (
        "| Budget (tkr) | Budget 2026 | Utfall 2025 |\n| --- | --- | --- |\n| Verksamhetens intäkter | 400 | 380 |\n"
    )
    assert not read("# Resultaträkning\n\n" + table + "| Personalkostnader | 200 | 210 |\n| Lokaler | 90 | 95 |\n")


def test_unknown_table_gives_nothing(read: Reader) -> None:
    """This test ensures that accounts and other tables without a key column give no mention."""
    assert not read("| Kommunen (tkr) | 2025 | 2024 |\n| Intäkter | 231 858 | 220 452 |\n| Kostnader | 2 | 1 |")


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Vad vi gör", Column.ACTIVITY),
        ("Det här gör vi", Column.ACTIVITY),
        ("Rekommendation", Column.ACTIVITY),
        ("Namn på åtgärd", Column.ACTIVITY),
        ("Nämnd", Column.ORGAN),
        ("Prognos för helåret", Column.VERDICT),
        ("Slutbedömning", Column.VERDICT),
        ("Slutdatum", Column.END),
        ("Slutsatser", None),
        ("Stödjer mål", Column.GOAL),
        ("Proj Nr", Column.NUMBER),
        ("Liknande kommuner 2025", None),
    ],
)
def test_headers_in_natural_words(header: str, column: Column | None) -> None:
    """This test ensures that a column is known by the words people head it with."""
    assert column_of(header) is column


def test_broken_header_words_are_joined() -> None:
    """This test ensures that a word which a narrow column broke is joined, and two words are not."""
    assert joined("Startdatu m") == "Startdatum"
    assert joined("Aktivi tet") == "Aktivitet"
    assert joined("Vad vi gör") == "Vad vi gör"


def test_labels_of_forms() -> None:
    """This test ensures that a form's questions are known for what they ask."""
    assert label_of("Vilket fokusområde stödjer projektet?") is FormLabel.GOAL
    assert label_of("Resultatmål som aktiviteten stödjer") is FormLabel.GOAL
    assert label_of("Projektets genomförandeperiod") is FormLabel.END
    assert label_of("Ersätta en del av bilarna med elcyklar") is None


def test_goal_numbers_left_of_activities_are_goals_when_they_come_again(read: Reader) -> None:
    """This test ensures that a number column left of the activities points to goals, unless each row has its own."""
    goals = "| Nummer | Mål |\n| 1.1 | Fler cyklar |\n| 1.2 | Färre bilar |\n"
    again = "text\n| Nummer | Uppdrag |\n| 1.1, 1.2 | Bygga cykelbana |\n| 1.1 | Låna ut cyklar |"
    own = "text\n| Nummer | Uppdrag |\n| 1.1 | Bygga cykelbana |\n| 1.2 | Låna ut cyklar |"
    first, _ = _of(MentionKind.ACTIVITY, read(goals + again))
    assert [tie.target for tie in first.ties if tie.kind is TieKind.FIELD] == ["mål 1.1", "mål 1.2"]
    first, _ = _of(MentionKind.ACTIVITY, read(goals + own))
    assert first.number == "1.1"


def test_headings_above_tables_that_name_goals_are_areas(read: Reader) -> None:
    """This test ensures that two headings side by side, each above its own table of goals, are areas."""
    table = "| Nämndmål | Bedömning |\n| {} | Uppfyllt |\n"
    areas = f"## Barn\n{table.format('Alla barn läser')}## Miljö\n{table.format('Alla åar är rena')}"
    found = _of(MentionKind.GOAL, read(f"# Plan\n{areas}## Personal\nVi är många.\n"))
    assert [goal.wording for goal in found if goal.level is Level.AREA] == ["Barn", "Miljö"]
    alone = _of(MentionKind.GOAL, read(f"# Plan\n## Barn\n{table.format('Alla barn läser')}## Personal\nVi är många."))
    assert not [goal for goal in alone if goal.level is Level.AREA]


def test_a_goal_named_again_by_its_number_is_no_second_goal(read: Reader) -> None:
    """This test ensures that a heading of a word and a number is the goal that has that number already."""
    mentions = read(
        _lines("""
        # Program
        - Resultatmål 1: Fler cyklar
        ### Resultatmål 1
        | Nyckeltal | Utfall 2021 | Målvärde 2021 |
        | Antal cyklar | 12 | 14 |
        """)
    )
    [goal] = _of(MentionKind.GOAL, mentions)
    [indicator] = _of(MentionKind.INDICATOR, mentions)
    assert goal.wording == "Fler cyklar"
    assert [tie.mention for tie in indicator.ties if tie.mention] == [goal.id]


def test_a_goal_row_cut_off_at_the_foot_of_a_page_holds_for_the_next_page() -> None:
    """This test ensures that a bold line between two parts of a table is the goal of the second part's rows."""
    head = ["Aktivitet", "Status", "Klart"]
    paper = Paper().line("Verksamhetsplan", size=20, bold=True).line("Så här arbetar nämnden under hela året 2021.")
    paper.table([head, ["Mål 1: Fler cyklar i staden"], ["Bygga cykelbana", "Pågår", "2021"]], header=1, bold=2)
    paper.line("Färre bilar i stadens mitt", bold=True).page()
    paper.table([head, ["Stänga torget", "Pågår", "2022"]], header=1, bold=1)
    parsed = paper.done()
    mentions = read_plan(Section(None, 0, parsed.blocks), parsed=parsed, reading="r", version="v")
    goals = _of(MentionKind.GOAL, mentions)
    assert [goal.wording for goal in goals] == ["Fler cyklar i staden", "Färre bilar i stadens mitt"]
    last = _of(MentionKind.ACTIVITY, mentions)[-1]
    assert last.wording == "Stänga torget"
    assert last.ties[0].mention == goals[1].id


def test_a_row_cut_by_the_page_goes_on_with_small_letters() -> None:
    """This test ensures that the first row of a page is the rest of the last when all it says begins small."""
    head = ["Aktivitet", "Status", "Klart"]
    paper = Paper().line("Verksamhetsplan", size=20, bold=True).line("Så här arbetar nämnden under hela året 2021.")
    paper.table([head, ["Öppna ett kontor", "Plane-", "2021"]], header=1).page()
    paper.table([head, ["i hamnen med två anställda", "rad", ""], ["Stänga torget", "Pågår", "2022"]], header=1)
    parsed = paper.done()
    mentions = read_plan(Section(None, 0, parsed.blocks), parsed=parsed, reading="r", version="v")
    wordings = [one.wording for one in _of(MentionKind.ACTIVITY, mentions)]
    assert wordings == ["Öppna ett kontor i hamnen med två anställda", "Stänga torget"]


def test_a_kind_of_spending_over_rows_is_no_goal(read: Reader) -> None:
    """This test ensures that "Reinvesteringar" over the width of a table of projects heads no goal's activities."""
    mentions = read(
        _lines("""
        | Projekt | Budget 2021 | Läge |
        | Mål 1: Fler cyklar i staden |
        | Bygga cykelbana | 400 | Pågår |
        | Reinvesteringar |
        | Byta fönster i skolan | 200 | Pågår |
        """)
    )
    assert [goal.wording for goal in _of(MentionKind.GOAL, mentions)] == ["Fler cyklar i staden"]
    assert not [tie for tie in _of(MentionKind.ACTIVITY, mentions)[1].ties if tie.mention]


def test_columns_that_name_their_year_hold_outcomes(read: Reader) -> None:
    """This test ensures that "År 2023" beside indicators is no end date, and that left-over groups name nothing."""
    mentions = read(
        _lines("""
        | Nyckeltal | År 2023 | År 2024 |
        | Andra nyckeltal |
        | Soliditet (%) | 44,7 | 45,1 |
        """)
    )
    [indicator] = _of(MentionKind.INDICATOR, mentions)
    assert indicator.wording == "Soliditet (%)"
    assert [(fact.role, fact.text, fact.year) for fact in indicator.facts] == [
        (FactRole.OUTCOME, "44,7", 2023),
        (FactRole.OUTCOME, "45,1", 2024),
    ]


def test_an_area_without_its_word_beside_one_that_has_it() -> None:
    """This test ensures that a heading over bold rows of goals is an area as the one beside it calls itself one."""
    paper = Paper().line("Handlingsplan", size=20, bold=True).line("Så här arbetar nämnden under hela året 2021.")
    for name, goal, deed in (
        ("Målområde 1: Resor", "Fler cyklar i hela staden", "Bygga en cykelbana"),
        ("Lärande", "Alla elever lär sig mer", "Öppna en lovskola"),
    ):
        paper.line(name, size=15, bold=True)
        paper.table([["Aktivitet", "Status", "Klart"], [goal], [deed, "Pågår", "2021"]], header=1, bold=2)
    parsed = paper.done()
    goals = _of(MentionKind.GOAL, read_plan(build(parsed), parsed=parsed, reading="r", version="v"))
    assert [goal.wording for goal in goals if goal.level is Level.AREA] == ["Resor", "Lärande"]


def test_a_vision_alone_makes_no_area_of_its_heading(read: Reader) -> None:
    """This test ensures that a chapter that only states the vision is no area beside those that hold goals."""
    areas = "".join(f"## {name}\nMål: Alla mår bra i {name}\n" for name in ("Norr", "Söder"))
    goals = _of(MentionKind.GOAL, read(f"# Program\n## Ekonomi\nVår vision: Alla mår bra här\n{areas}"))
    assert not [goal for goal in goals if goal.wording == "Ekonomi"]


def test_a_cell_that_explains_gives_only_its_judging_clause(read: Reader) -> None:
    """This test ensures that a verdict cell, or an outcome cell that judges, gives its clause without the subject."""
    head = "| Verksamhetsmål | {} per 2025-12-31 |\n"
    rows = (
        "| Den löpande verksamheten ska gå ihop | Utfallet är över målvärdet. Målet bedöms uppnått. |\n"
        "| Krediten ska ej nyttjas | Målet har en indikator. Målet bedöms inte uppnått. |\n"
    )
    for word in ("Bedömning", "Utfall"):
        verdicts = _of(MentionKind.VERDICT, read(head.format(word) + rows))
        assert [one.wording for one in verdicts] == ["bedöms uppnått", "bedöms inte uppnått"]
        assert verdicts[0].ties[0].target == "Den löpande verksamheten ska gå ihop"


def test_an_outcome_without_a_judging_clause_is_no_verdict(read: Reader) -> None:
    """This test ensures that figures in an outcome column beside goals judge nothing."""
    table = "| Mål | Utfall |\n| En god ekonomi i balans | 3 % |\n| Nöjda invånare i hela kommunen | 74 |\n"
    assert _of(MentionKind.VERDICT, read(table)) == []


def test_an_indicator_row_tells_its_target_and_a_value_its_story(read: Reader) -> None:
    """This test ensures that a target after the name, and words after a value, are set apart from them."""
    table = (
        "| Nyckeltal | 2025 |\n"
        "| Tid tills rapporten skickas. Mål 80 % skickas inom två veckor. | 94% skickades inom två veckor. |\n"
    )
    [indicator] = _of(MentionKind.INDICATOR, read(table))
    assert indicator.wording == "Tid tills rapporten skickas"
    assert {fact.role: fact.text for fact in indicator.facts} == {FactRole.OUTCOME: "94%", FactRole.TARGET: "80 %"}


def test_an_indicator_that_is_only_a_unit_takes_its_heading(read: Reader) -> None:
    """This test ensures that "Timmar/person" under a heading is named with the heading."""
    [indicator] = _of(MentionKind.INDICATOR, read("# Debiterbar tid\n| Nyckeltal | 2025 |\n| Timmar/person | 432 |\n"))
    assert indicator.wording == "Debiterbar tid: Timmar/person"


def test_figures_by_year_are_statistics(read: Reader) -> None:
    """This test ensures that a table whose rows are years names no indicator, though a head counts something."""
    mentions = read(
        _lines("""
        # Verksamheten
        | År | Antal utförda uppdrag | Andel tillsatta |
        | 2025 | 312 510 | 99,5 % |
        | 2024 | 313 533 | 99,4 % |
        | 2023 | 329 156 | 99,1 % |
        | Tabell 2 Uppdrag och tillsättningsgrad |
        """)
    )
    assert _of(MentionKind.INDICATOR, mentions) == []


def test_goal_word_over_words_is_no_target(read: Reader) -> None:
    """This test ensures that a column that may head values names goals where it holds words, without indicators."""
    goals = _of(
        MentionKind.GOAL,
        read(
            _lines("""
            | Mål nr | Långsiktigt mål |
            | 1.1 | Alla barn kan simma |
            | 1.2 | Fler cyklar till arbetet |
            """)
        ),
    )
    assert [(goal.number, goal.wording) for goal in goals] == [
        ("1.1", "Alla barn kan simma"),
        ("1.2", "Fler cyklar till arbetet"),
    ]


def test_goal_numbers_below_a_head_alone_on_its_page(read: Reader) -> None:
    """This test ensures that a number column is known by the rows on the next page where the head stands alone."""
    mentions = read(
        _lines("""
        | Nummer | Mål |
        | 1.1 | Alla barn kan simma |
        | 1.2 | Fler cyklar till arbetet |
        text
        | Insats | Nummer | Status |
        Sida 2
        | Simskola | 1.1 | Klar |
        | Cykelväg | 1.2 | Klar |
        """)
    )
    activities = _of(MentionKind.ACTIVITY, mentions)
    assert [[tie.target for tie in each.ties if tie.kind is TieKind.FIELD] for each in activities] == [
        ["mål 1.1"],
        ["mål 1.2"],
    ]
