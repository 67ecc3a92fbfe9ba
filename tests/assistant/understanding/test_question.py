"""Questions read against the names of two municipalities."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer import Kind
from assistant.understanding.question import (
    AnswerType,
    Catalogue,
    Direction,
    EntityType,
    Question,
    Scope,
    Thing,
    understand,
)
from corpus.graph import PlanGraph
from corpus.model import FactRole, Goal, Level, Period, Serves
from tests.assistant.municipal_names import DOCUMENTS, GRAPH, TERM

TODAY = datetime.date(2026, 11, 21)
CATALOGUE = Catalogue.of(GRAPH, DOCUMENTS)
MOTALA = Scope(kommun="Motala")


def ask(text: str, scope: Scope | None = None) -> Question:
    """Read a question; Motala is the scope unless another is given."""
    return understand(text, catalogue=CATALOGUE, scope=MOTALA if scope is None else scope, today=TODAY)


def ids(question: Question) -> set[str]:
    """Return the ids of what the question names."""
    return {entity.id for entity in question.entities}


KINDS = [
    ("link", "Vilka aktiviteter stödjer Ett sammanhållet Motala?"),
    ("link", "Which activities support Ett sammanhållet Motala?"),
    ("link", "vad gör vi för sammanhållet motala"),
    ("link", "Vilka åtgärder är kopplade till Ett jämlikt Motala?"),
    ("link", "Vad görs för att nå målet En skola att lita på?"),
    ("link", "Vilka nämnder bidrar till resultatmål 12?"),
    ("link", "Vilka nyckeltal mäter resultatmål 5?"),
    ("link", "resultatmål 12 och 13"),
    ("link", "Till vilket prioriterat område hör Motala växer?"),
    ("link", "Hur hänger mitt arbete i hemtjänsten ihop med kommunens mål?"),
    ("link", "Vilka mål stödjer investeringen i nya cykelvägar?"),
    ("list", "Räkna upp alla 14 resultatmål"),
    ("list", "Vilka prioriterade områden har Motala?"),
    ("list", "Vilka aktiviteter har tekniska nämnden 2021?"),
    ("list", "Which focus areas are there?"),
    ("list", "Vilka nämnder finns det?"),
    ("list", "Vilka aktiviteter utvecklar grunduppdraget?"),
    ("count", "Hur många aktiviteter har socialnämnden i sin verksamhetsplan 2021?"),
    ("count", "How many result goals are there?"),
    ("count", "Antal inriktningsmål i Uppvidinge?"),
    ("lookup", "Vilket målvärde gäller för andelen närproducerade livsmedel?"),
    ("lookup", "När ska nämnden besluta om slutliga nämndmål?"),
    ("lookup", "Hur många nya bostäder blev det i Uppvidinge?"),
    ("lookup", "Vad är Motalas vision?"),
    ("lookup", "Vad heter resultatmål 12?"),
    ("lookup", "Vem ansvarar för att bygga ut cykelvägen?"),
    ("definition", "Vad är Lup?"),
    ("definition", "Vad betyder färdiggrad?"),
    ("definition", "What is the grunduppdrag?"),
    ("definition", "Vad är skillnaden mellan grunduppdrag och utvecklingsmål?"),
    ("definition", "Vad menas med resultatmål?"),
    ("definition", "Lup?"),
    ("gap", "Vilka resultatmål saknar nyckeltal?"),
    ("gap", "Which goals have no indicators?"),
    ("status", "Nåddes målet Motala växer?"),
    ("status", "Vilka indikatorer nådde inte målvärdet?"),
    ("status", "Hur gick det för Ett jämlikt Motala?"),
    ("compare", "Vad är nytt i Lup 2023–2026 jämfört med 2019–2022?"),
    ("compare", "Vilka nämnder har aktiviteter mot samma mål?"),
    ("open", "Brainstorma nya åtgärder."),
]


@pytest.mark.parametrize(("kind", "text"), KINDS)
def test_kind(kind: str, text: str) -> None:
    """This test ensures that each way of asking is read as its kind of question."""
    assert ask(text).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "Vilka aktiviteter stödjer Ett sammanhållet Motala?",
        "Which activities support Ett sammanhållet Motala?",
        "vad gör vi för sammanhållet motala",
        "Vilka aktiviteter stödjer Ett samanhålet Motala",
        "VILKA AKTIVITETER STÖDJER ETT SAMMANHÅLLET MOTALA?",
        'Visa alla insatser för "Ett sammanhållet Motala".',
        "Vilka aktiviteter bidrar till området ett sammanhållet Motala?",
    ],
)
def test_flagship(text: str) -> None:
    """This test ensures that the flagship question is understood in every dress, and no goal "Motala växer" in it."""
    question = ask(text, Scope())
    assert question.kind is Kind.LINK
    assert question.direction is Direction.ACTIVITIES_OF_GOAL
    assert ids(question) == {"m-a4"}
    assert question.kommun == "Motala"
    assert question.unexplained == ()


@pytest.mark.parametrize(
    ("text", "goals"),
    [
        ("Vilka aktiviteter bidrar till mål 12?", {"m-g12"}),
        ("Vilka aktiviteter bidrar till resultatmål 12 och 13?", {"m-g12", "m-g13"}),
        ("Vilka aktiviteter bidrar till målen 12–14?", {"m-g12", "m-g13", "m-g14"}),
        ("Which activities contribute to goal 12?", {"m-g12"}),
        ("aktiviteter för resultatmål nr 3", {"m-g03"}),
        ("Vilka aktiviteter stödde mål 2 under 2017?", {"m-old"}),
        ("Vilka aktiviteter stödjer mål 20 %?", set()),
        ("Vilka mål 2021 har socialnämnden?", set()),
    ],
)
def test_goals_by_number(text: str, goals: set[str]) -> None:
    """This test ensures that goals are found by number, in the newest period or the one that is asked for."""
    assert ids(ask(text)) - {"o-sn"} == goals


def test_unknown_goal_number() -> None:
    """This test ensures that a number no goal has is reported, not guessed."""
    question = ask("Vilka aktiviteter stödjer mål 99?")
    assert question.kind is Kind.LINK
    assert question.unresolved == ("mål 99",)
    assert question.entities == ()


def test_newest_period_is_taken_unless_another_is_named() -> None:
    """This test ensures that a goal of two periods is the newest one, or that of the period in the question."""
    newest = ask("Vilka aktiviteter stödjer Motala växer?")
    assert (ids(newest), newest.clarify) == ({"m-g03"}, ("2015–2018",))
    assert ask("Vilka aktiviteter stödjer Motala växer 2019–2022?").clarify == ()
    assert ids(ask("Vilka aktiviteter stödde Motala växer 2016?")) == {"m-old"}
    assert ids(ask("Vilka aktiviteter stödjer Motala växer?", Scope(period=Period(2015, 2018)))) == {"m-old"}


def test_partial_name_that_fits_two_kommuner_asks_back() -> None:
    """This test ensures that words of goals in two municipalities give both, and a scope one."""
    text = "Vilka indikatorer hör till målet att vara en attraktiv arbetsgivare?"
    unsure = ask(text, Scope())
    assert ids(unsure) == {"m-g02", "u-g2"}
    assert unsure.clarify == ("Motala", "Uppvidinge")
    sure = ask(text)
    assert ids(sure) == {"m-g02"}
    assert sure.clarify == ()
    assert sure.direction is Direction.INDICATORS_OF_GOAL
    assert ids(ask("Vilka indikatorer hör till attraktiv arbetsgivare i Uppvidinge?")) == {"u-g2"}


def test_everyday_words_are_no_goals() -> None:
    """This test ensures that "ekonomi" is the goal of that name only where it is said as one."""
    assert ids(ask("Vad står det om ekonomi?", Scope())) == set()
    assert ids(ask("Vilka aktiviteter stödjer målområdet ekonomi?", Scope())) == {"u-a4"}
    assert ids(ask("När ska nämnden besluta om slutliga nämndmål?")) == set()


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("Vilka aktiviteter har KS?", "Kommunstyrelsen"),
        ("Vilka aktiviteter har SN 2021?", "Socialnämnden"),
        ("Vilka aktiviteter har sn?", "Socialnämnden"),
        ("Vilka är socialnämndens aktiviteter?", "Socialnämnden"),
        ("Vilka aktiviteter har socialnämden?", "Socialnämnden"),
        ("Vilka aktiviteter har tekniska nämnden?", "Tekniska nämnden"),
        ("Vilka aktiviteter har Barnnämnden i Uppvidinge?", "Barn- och utbildningsnämnden"),
        ("Vilka aktiviteter har BUN i Uppvidinge?", "Barn- och utbildningsnämnden"),
        ("Vilka aktiviteter har valnämnden?", None),
    ],
)
def test_organs(text: str, organ: str | None) -> None:
    """This test ensures that organs are known by name, alias, initials and with a slip, and not by likeness."""
    assert ask(text).organ == organ


def test_the_organ_of_the_scope() -> None:
    """This test ensures that the scope's organ or organisation stands where the question names none."""
    assert ask("Vilka aktiviteter har nämnden?", Scope(organ="Socialnämnden")).organ == "Socialnämnden"
    assert ask("Vilka mål finns?", Scope(organisation="Tolkförmedling Väst")).organ == "Tolkförmedling Väst"
    assert ask("Vilka aktiviteter har TN?", Scope("Motala", organ="Socialnämnden")).organ == "Tekniska nämnden"


@pytest.mark.parametrize(
    ("text", "level", "word", "number"),
    [
        ("Räkna upp alla 14 resultatmål", Level.GOAL, "resultatmål", 14),
        ("Vilka är de fyra prioriterade områdena?", Level.AREA, "prioriterat område", 4),
        ("How many result goals are there?", Level.GOAL, "resultatmål", None),
        ("Vilka fokusområden finns?", Level.AREA, "fokusområde", None),
        ("Vilka målområden har Uppvidinge?", Level.AREA, "målområde", None),
        ("Vilka nämndmål finns?", Level.BOARD_GOAL, "nämndmål", None),
        ("Vilka övergripande verksamhetsmål finns?", Level.GOAL, "övergripande verksamhetsmål", None),
        ("Vilka mål finns?", None, None, None),
    ],
)
def test_levels(text: str, level: Level | None, word: str | None, number: int | None) -> None:
    """This test ensures that level words give level and word, and that the asker's own number is kept."""
    wanted = ask(text).wanted
    assert wanted is not None
    assert (wanted.thing, wanted.level, wanted.level_word, wanted.number) == (Thing.GOAL, level, word, number)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Vilka mål stödjer aktiviteten Starta språkcafé?", Direction.GOALS_OF_ACTIVITY),
        ("Vilka nämnder arbetar mot Ett jämlikt Motala?", Direction.ORGANS_OF_GOAL),
        ("Vilka resultatmål hör till Tillväxt i hela Motala?", Direction.BELOW_GOAL),
        ("Vilket område hör resultatmål 12 till?", Direction.ABOVE_GOAL),
        ("Vilket mål mäts med indikatorn Andel närproducerade livsmedel?", Direction.GOALS_OF_INDICATOR),
        ("Vilka mål bidrar socialnämnden till?", Direction.GOALS_OF_ORGAN),
    ],
)
def test_direction(text: str, direction: Direction) -> None:
    """This test ensures that a link question goes the right way."""
    assert ask(text).direction is direction


def test_lookup_of_an_indicator() -> None:
    """This test ensures that role, year and indicator of a lookup are told."""
    question = ask("Vilket utfall hade andelen närproducerade livsmedel 2021?")
    assert ids(question) == {"i-1"}
    assert question.role is FactRole.OUTCOME
    assert question.periods == (Period(2021, 2021),)
    assert question.answer_type is AnswerType.NUMBER
    should = ask("Hur stor andel av e-posten ska besvaras inom en dag?")
    assert (ids(should), should.role, should.answer_type) == ({"i-2"}, FactRole.TARGET, AnswerType.SHARE)
    assert should.wanted is not None
    assert should.wanted.thing is Thing.VALUE


def test_periods() -> None:
    """This test ensures that years, ranges and relative years are read, and years of names are not."""
    assert ask("Vilka aktiviteter fanns 2021?").period == Period(2021, 2021)
    assert ask("Vilka mål gällde 2019–2022?").period == TERM
    assert ask("Vilka mål gällde 2019-22?").period == TERM
    assert ask("Vilka aktiviteter finns i år?").period == Period(2026, 2026)
    assert ask("Vilka aktiviteter fanns förra året?").period == Period(2025, 2025)
    assert ask("Vad säger Vision 2030?").periods == ()
    assert ask("Vilka mål finns?", Scope(period=TERM)).period == TERM
    assert ask("Vilka mål gällde 2021–2019?").periods == ()


def test_documents_are_pointed_at() -> None:
    """This test ensures that a plan is found by its kind, organ and year."""
    assert ask("Hur många aktiviteter har socialnämnden i sin verksamhetsplan 2021?").documents == ("sn-2021.pdf",)
    assert ask("Vilka aktiviteter finns i verksamhetsplanerna?").documents == ("sn-2020.pdf", "sn-2021.pdf")
    assert ask("Vilka mål finns i Lup?").documents == ("lup.pdf",)
    assert ask("Vad är Lup?").documents == ()
    assert ask("Vilka aktiviteter finns?").documents == ()


def test_grunduppdraget() -> None:
    """This test ensures that activities for the standing mission are asked for as such."""
    question = ask("Vilka aktiviteter utvecklar grunduppdraget i socialnämnden?")
    assert question.serves is Serves.GRUNDUPPDRAG
    assert question.unexplained == ()
    assert ask("Vilka aktiviteter har socialnämnden?").serves is None


def test_what_is_left_over_is_told() -> None:
    """This test ensures that words nothing accounts for are told, so that a wrong complete list is not given."""
    assert ask("Vilka aktiviteter stödjer ett rymdprogram i Motala?").unexplained == ("rymdprogram",)
    assert ask('Vilka aktiviteter stödjer "Ett hav av tid"?').unresolved == ("Ett hav av tid",)
    assert ask('Vad betyder "färdiggrad"?').unresolved == ()


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Vad är Lup?", "Lup"),
        ("Vad är ett inriktningsmål?", "inriktningsmål"),
        ("Vad betyder begreppet färdiggrad?", "färdiggrad"),
        ("Vad menas med god ekonomisk hushållning i planen?", "god ekonomisk hushållning"),
        ("What is the grunduppdrag?", "grunduppdrag"),
        ("What does färdiggrad mean?", "färdiggrad"),
        ("Vad är skillnaden mellan grunduppdrag och utvecklingsmål?", "grunduppdrag och utvecklingsmål"),
        ("Vad står HME för?", "HME"),
    ],
)
def test_subject(text: str, subject: str) -> None:
    """This test ensures that the term to define is taken as written, without articles and asking words."""
    assert ask(text).subject == subject


def test_language() -> None:
    """This test ensures that the language is that of the asking words, not of the names."""
    assert ask("Which committees work towards Ett jämlikt Motala?").language == "en"
    assert ask("Vilka nämnder arbetar mot Ett jämlikt Motala?").language == "sv"
    assert ask("12").language == "sv"


def test_decomposed_letters() -> None:
    """This test ensures that å written as two code points is read like å, and places point into the kept text."""
    question = ask("Vilka aktiviteter stödjer Ett sammanha\u030allet Motala?")
    assert ids(question) == {"m-a4"}
    entity = question.named(EntityType.GOAL)[0]
    assert question.text[entity.start : entity.end] == "Ett sammanhållet Motala"


def test_places_are_in_the_text() -> None:
    """This test ensures that every entity's place holds the words that name it."""
    question = ask("Vilka aktiviteter har socialnämnden för resultatmål 12?")
    assert [question.text[one.start : one.end] for one in question.entities] == ["socialnämnden", "resultatmål 12"]


HOSTILE = ["", " ", "😀" * 2000, "a" * 10_000, "a." * 5_000, "\x00\x01\u202e" * 3_000, '"' * 5_000, "mål 1, " * 1_400]
HOSTILE += ["vad betyder " * 800, "1" * 10_000, "SELECT * FROM goals; -- <script>", "what does " * 1_000, "¤§" * 50]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_questions(text: str) -> None:
    """This test ensures that no question breaks the reading or makes it slow (the suite's timeout watches)."""
    assert isinstance(ask(text), Question)


PIECES = st.sampled_from(
    [
        "vilka",
        "mål",
        "12",
        "Ett sammanhållet Motala",
        "socialnämnden",
        "KS",
        "2021",
        "–",
        '"',
        "¤",
        "stödjer",
        "\n",
        "😀",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map(" ".join)))
def test_any_text_is_read_and_read_alike(text: str) -> None:
    """This test ensures that any text gives a question, twice the same, with places inside the text."""
    question = ask(text)
    assert question == ask(text)
    for entity in question.entities:
        assert 0 <= entity.start < entity.end <= len(question.text)


def test_words_for_things_alone_are_no_part_of_a_goals_name() -> None:
    """This test ensures that "alla områden" names no goal that begins so, while its own words do."""
    goal = Goal("g", "Alla områden har en mötesplats", Level.GOAL, (), kommun="Motala")
    catalogue = Catalogue.of(PlanGraph(goals=[goal]), ())

    def named(text: str) -> list[str]:
        question = understand(text, catalogue=catalogue, scope=MOTALA, today=TODAY)
        return [entity.id for entity in question.entities]

    assert named("Hur många mål finns när alla områden räknas ihop?") == []
    assert named("Vilka insatser görs för att alla områden har en mötesplats?") == ["g"]
