"""The sentence or row that answers, and refusals."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer import Kind
from assistant.finding.definitions import define, occurrences, terms_of
from assistant.finding.extraction import look_up
from assistant.finding.passage_places import Extracted, Reason, locate, sentences_of
from assistant.finding.picking import new_names
from assistant.finding.retrieval import Ranked
from assistant.finding.sought import Sought, search_text
from assistant.understanding.coverage import Words, likeness
from assistant.understanding.question import Catalogue, Question, Scope, understand
from assistant.understanding.subject import term_asked
from assistant.wording import AnswerType
from corpus.model import Document, Locator, Passage, Period, Span
from tests.assistant.municipal_names import DOCUMENTS, GRAPH

CATALOGUE = Catalogue.of(GRAPH, DOCUMENTS)
PLAN = Document(
    "d",
    "cykelplan.pdf",
    "cykelplan.pdf",
    "v",
    "r",
    "Cykelplan för Grönköping",
    "pdf",
    kommun="Grönköping",
    organ="Tekniska nämnden",
    kind="plan",
    period=Period(2024, 2026),
)


def passage(text: str, *, name: str = "p", headings: tuple[str, ...] = (), header: str = "") -> Passage:
    """Return a passage on one page, from its tenth character."""
    return Passage(name, Locator("r", (Span(1, 10, 10 + len(text)),)), text, headings, header)


def ranked(*passages: Passage) -> tuple[Ranked, ...]:
    """Rank passages in the order given."""
    return tuple(Ranked(one, 1.0 - rank / 100, 1.0, 0.0) for rank, one in enumerate(passages))


TEXTS = (
    passage(
        "Kommunen har 123 kilometer cykelväg, varav 96 kilometer på kommunalt vägnät. "
        "Resvaneundersökningen 2023 hade 320 deltagare, vilket är tjugo fler än 2019. "
        "Enligt undersökningen görs 16 procent av resorna med cykel.",
        name="a",
        headings=("Nuläge",),
    ),
    passage("Tekniska nämnden fick uppdraget att ta fram cykelplanen.", name="b", headings=("Inledning",)),
    passage(
        "Nämnden ska besluta om slutliga nämndmål senast den 14 december 2025. "
        "Anna Berg är samordnare för cykelfrågor.",
        name="c",
        headings=("Tidplan",),
    ),
    passage("Antal påkörda cyklister 12 9 4", name="e", header="Nyckeltal | Utfall 2022 | Utfall 2023 | Målvärde 2026"),
    passage("Nöjda cyklister 70 % 74 % ≥80 %", name="f"),
    passage("En stad där alla vågar cykla.", name="g", headings=("Vision",)),
    passage("Programmet ses över minst en gång varje mandatperiod.", name="h", headings=("Uppföljning",)),
    passage("Bygget kostar 4,5 miljoner kronor under 2025 och 1 200 tkr under 2026.", name="i", headings=("Broar",)),
)


def question(text: str) -> Question:
    """Read a question without scope."""
    return understand(text, catalogue=CATALOGUE, scope=Scope(), today=datetime.date(2026, 11, 21))


def answers(text: str) -> tuple[Extracted, ...]:
    """Look a question up in the texts."""
    return look_up(question(text), ranked(*TEXTS), documents={"r": (PLAN,)})


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        ("Hur många kilometer cykelväg har kommunen?", "123 kilometer", "a"),
        ("Hur många deltagare hade resvaneundersökningen 2023?", "320", "a"),
        ("Hur stor andel av resorna görs med cykel?", "16 procent", "a"),
        ("Vilken nämnd fick uppdraget att ta fram cykelplanen?", "Tekniska nämnden", "b"),
        ("När ska nämnden besluta om slutliga nämndmål?", "den 14 december 2025", "c"),
        ("Vem är samordnare för cykelfrågor?", "Anna Berg", "c"),
        ("Hur många påkörda cyklister var det 2022?", "12", "e"),
        ("Vilket målvärde gäller för antal påkörda cyklister?", "4", "e"),
        ("Vilket målvärde gäller för nöjda cyklister?", "80 %", "f"),
        ("Hur ofta ses programmet över?", "minst en gång varje mandatperiod", "h"),
        ("Hur mycket kostar bygget 2025?", "4,5 miljoner kronor", "i"),
    ],
)
def test_values(text: str, value: str, place: str) -> None:
    """This test ensures that the value asked for is found, in the right place, and not another value near it."""
    best = answers(text)[0]
    assert best.value is not None
    assert (best.value.text, best.passage.id) == (value, place)


def test_a_sentence_answers_where_no_value_is_asked_for() -> None:
    """This test ensures that the first sentence under a heading answers a question for what the heading says."""
    best = answers("Vad är kommunens vision?")[0]
    assert best.text == "En stad där alla vågar cykla."
    assert best.value is None
    assert best.reason is Reason.SENTENCE


@pytest.mark.parametrize(
    "text",
    [
        "Hur många semesterdagar har jag?",
        "Vad kostar en parkeringsbot?",
        "Hur många bibliotek har kommunen?",
        "Vem är kommundirektör?",
        "Hur många kilometer cykelväg har Borlänge?",
        "Hur många deltagare hade resvaneundersökningen 2018?",
        "Hur många deltagare hade kundundersökningen?",
        "Hur lång är bron?",
        "När öppnar simhallen?",
        "Vilken nämnd ansvarar för biblioteken?",
        "Hur ansöker jag om bygglov?",
        "Hur många nöjda cyklister finns det?",
        "Vad blev det för väder?",
        "Vilket utfall hade nöjda cyklister?",
        "😀",
        "hur många",
    ],
)
def test_refusals(text: str) -> None:
    """This test ensures that what the texts do not say is refused: another thing, place, year, person or column."""
    assert answers(text) == ()


def test_a_target_is_no_outcome() -> None:
    """This test ensures that "målvärdet om 6 %" does not answer for the outcome, and the other way round."""
    text = passage("Trots att målvärdet om 6 % sjukfrånvaro inte nåddes blev utfallet 7,1 % för året.")
    outcome = look_up(question("Vad blev sjukfrånvaron?"), ranked(text), documents={})[0]
    assert outcome.value is not None
    assert outcome.value.text == "7,1 %"


def test_places_are_exact() -> None:
    """This test ensures that sentence and value point at their own characters on the page."""
    best = answers("Hur många deltagare hade resvaneundersökningen 2023?")[0]
    page = " " * 10 + TEXTS[0].text
    (part,) = best.locator.parts
    assert page[part.start : part.end] == best.text
    assert best.text.startswith("Resvaneundersökningen 2023")
    assert best.value_locator is not None
    (value,) = best.value_locator.parts
    assert page[value.start : value.end] == "320"


def test_locate_over_parts() -> None:
    """This test ensures that a span over two parts and their joint is split at it."""
    two = Passage("p", Locator("r", (Span(3, 5, 8), Span(4, 0, 4))), "abc defg")
    assert locate(two, 0, 8) == two.locator
    assert locate(two, 1, 6) == Locator("r", (Span(3, 6, 8), Span(4, 0, 2)))
    assert locate(two, 4, 5) == Locator("r", (Span(4, 0, 1),))
    with pytest.raises(ValueError, match="not in passage"):
        locate(two, 3, 3)


def test_search_text_leaves_asking_words_out() -> None:
    """This test ensures that the search is for the weighty words and the year."""
    assert search_text(question("Hur många deltagare hade resvaneundersökningen 2023?")) == (
        "deltagare resvaneundersökningen 2023"
    )
    assert search_text(question("hur många")) == "hur många"


def paragraphs(*texts: str, gap: int = 3) -> Passage:
    """Return a passage of several paragraphs, each a part of its own, `gap` characters apart on the page."""
    parts = []
    start = 10
    for text in texts:
        parts.append(Span(1, start, start + len(text)))
        start += len(text) + gap
    return Passage("p", Locator("r", tuple(parts)), " ".join(texts))


def test_a_sentence_ends_where_its_paragraph_ends() -> None:
    """This test ensures that neighbouring bullets, and the numbers of a chart, are not glued to a sentence."""
    bullets = paragraphs("Öva brandlarm i hallarna", "Räkna besökare varje vecka")
    assert [bullets.text[start:end] for start, end in sentences_of(bullets)] == [
        "Öva brandlarm i hallarna",
        "Räkna besökare varje vecka",
    ]
    wrapped = paragraphs("Nämnden ska öva brandlarm i", "alla hallar.", gap=1)
    assert [wrapped.text[start:end] for start, end in sentences_of(wrapped)] == [wrapped.text]
    chart = passage("Sjukfrånvaron var 7,1 % under 2025. Den har minskat sedan april. 9,6% 11,9% 12,2% 5,4%")
    best = look_up(question("Vad blev sjukfrånvaron 2025?"), ranked(chart), documents={})[0]
    assert best.text == "Sjukfrånvaron var 7,1 % under 2025."


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("Vilket målvärde har sjukfrånvaron?", "Följa upp elevers frånvaro i 8 skolor."),
        ("Vilket språk är mest beställt?", "Figur 5 Mest beställda språk."),
        (
            "När ska cykelplanen revideras?",
            "Målet om att öka cyklingen till 20 procent gäller till 2040 i cykelplanen.",
        ),
        ("Hur stor är elevpengen?", "Elevpengen i årskurserna 7 till 9 höjs."),
        ("Vad är det egna kapitalet?", "Om det egna kapitalet minskar, är nämnden skyldig att redovisa det."),
        ("Vem ansvarar för krisberedskapen?", "Krisberedskapen i området redovisas separat."),
        ("Hur många anställda har nämnden?", "Sjukfrånvaro bland månadsanställda 7,4 %"),
    ],
)
def test_what_only_stands_beside_the_words_is_no_answer(asked: str, text: str) -> None:
    """This test ensures that part of a compound, a caption, another deed's date or a label is refused."""
    assert look_up(question(asked), ranked(passage(text)), documents={}) == ()


def test_a_list_below_a_colon_belongs_to_the_sentence() -> None:
    """This test ensures that a lead-in is quoted with what it leads to."""
    listed = paragraphs("Visionen handlar om tre saker:", "Nära vatten.", "Nära vänner.")
    best = look_up(question("Vad handlar visionen om?"), ranked(listed), documents={})[0]
    assert best.text == listed.text


def test_who_has_a_title() -> None:
    """This test ensures that of several persons the one before the title is meant."""
    text = passage("Anna Berg (X), ordförande Bo Ek (Y), vice ordförande Cia Alm (Z), ersättare")
    best = look_up(question("Vem är ordförande?"), ranked(text), documents={})[0]
    assert best.value is not None
    assert best.value.text == "Anna Berg"


# --- definitions ---------------------------------------------------------------------------------------------


GLOSSARY = (
    passage("Färdiggrad anger hur stor del av en aktivitet som är genomförd.", name="a"),
    passage("Med grunduppdrag avses det som nämnden alltid ska göra. Grunduppdraget är viktigt.", name="b"),
    passage("Programmet är ett Lokalt utvecklingsprogram (Lup) för kommunen.", name="c"),
    passage("Ett lokalt utvecklingsprogram är kommunens plan för en mandatperiod.", name="d"),
    passage("Nöjd-kund-index (NKI) är ett mått på hur nöjda kunderna är.", name="e"),
    passage("När en resa görs med flera fordon definieras sträckan med varje fordon som en delresa.", name="f"),
    passage("Målnivå Det värde som ska nås", name="g", header="Begrepp | Förklaring"),
    passage(
        "Allt som tar en fråga från start till mål räknas. Det gäller även stöd.", name="h", headings=("2 Process",)
    ),
    passage("Aktiva trafikanter är människor som rör sig för egen kraft.", name="i"),
)


@pytest.mark.parametrize(
    ("term", "place"),
    [
        ("färdiggrad", "a"),
        ("grunduppdraget", "b"),
        ("Lup", "d"),
        ("NKI", "e"),
        ("delresa", "f"),
        ("målnivå", "g"),
        ("process", "h"),
        ("aktiva trafikanter", "i"),
    ],
)
def test_definitions(term: str, place: str) -> None:
    """This test ensures that each form of definition is found, also for another inflection and an abbreviation."""
    assert define(term, ranked(*GLOSSARY))[0].passage.id == place


def test_only_the_defining_sentence_is_taken() -> None:
    """This test ensures that the sentence that defines is taken, not the one that merely uses the term."""
    best = define("grunduppdrag", ranked(*GLOSSARY))[0]
    assert best.text == "Med grunduppdrag avses det som nämnden alltid ska göra."
    assert best.reason is Reason.DEFINITION


@pytest.mark.parametrize("term", ["blockkedja", "sträcka", "stöd", "", "😀", "och"])
def test_what_is_defined_nowhere(term: str) -> None:
    """This test ensures that a term that is only used, or not there, is not defined."""
    assert define(term, ranked(*GLOSSARY)) == ()


def test_a_list_under_a_heading_is_no_definition() -> None:
    """This test ensures that the sentence which defines wins over the names listed under a heading that is the term."""
    texts = (
        passage("Vi hushåller med pengarna", name="a", headings=("Mål", "Inriktningsmål")),
        passage("Ett inriktningsmål visar åt vilket håll kommunen ska gå.", name="b", headings=("Ord i planen",)),
    )
    assert [one.passage.id for one in define("inriktningsmål", ranked(*texts))] == ["b"]
    assert define("inriktningsmål", ranked(texts[0])) == ()


def test_a_bracket_defines_only_an_abbreviation() -> None:
    """This test ensures that "(index)" after other words defines nothing, and "(RSA)" what it shortens."""
    cost = passage("Kostnaden för väg och järnväg (index) har ökat.", name="a")
    short = passage("Kommunen gör en risk- och sårbarhetsanalys (RSA) varje mandatperiod.", name="b")
    told = passage("En RSA är ett första steg mot färre risker.", name="c")
    assert define("index", ranked(cost)) == ()
    assert define("risk- och sårbarhetsanalys", ranked(short, told))[0].passage.id == "c"
    assert terms_of("risk- och sårbarhetsanalys") == ("risk- och sårbarhetsanalys",)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Jag är ny här. Vad är en plan för något?", "plan"),
        ("Hej, jag är nyanställd - vad är Lup?", "Lup"),
        ("Vad är målet för något?", "målet"),
        ("Vad är planen för 2021?", ""),
        ("Vad är Lup?", ""),
        ("Jag undrar: vad är budgeten för skolan?", ""),
    ],
)
def test_terms_behind_an_introduction(text: str, term: str) -> None:
    """This test ensures that what stands before "vad är" does not hide a question for a meaning."""
    assert term_asked(text, Kind.LOOKUP) == term
    assert term_asked(text, Kind.LIST) == ""


def test_terms_of_a_difference() -> None:
    """This test ensures that both sides of a difference are terms, and a plain subject is one."""
    assert terms_of("grunduppdrag och utvecklingsmål") == (
        "grunduppdrag och utvecklingsmål",
        "grunduppdrag",
        "utvecklingsmål",
    )
    assert terms_of("Lup") == ("Lup",)


def test_occurrences_have_places() -> None:
    """This test ensures that a term is found in any inflection, where it stands."""
    text = "Nämndens grunduppdrag, och grunduppdraget igen."
    assert [text[start:end] for start, end in occurrences("grunduppdrag", text)] == ["grunduppdrag", "grunduppdraget"]
    assert occurrences("ON", "KS = Kommunstyrelsen ON = Omsorgsnämnden") == ((21, 23),)


# --- words ---------------------------------------------------------------------------------------------------


def test_likeness() -> None:
    """This test ensures that inflections and last parts of compounds count, first parts and chance likeness less."""
    assert likeness("bostäder", "bostad") == 1
    assert likeness("budgeten", "driftbudget") == pytest.approx(0.8)
    assert likeness("kommundirektör", "kommun") < 0.5
    assert likeness("antogs", "antagen") > 0.8
    assert likeness("2021", "2022") == 0
    assert likeness("katt", "hund") == 0
    assert likeness("sjukfrånvaro", "frånvaro") < 0.7
    assert likeness("invånarantal", "invånare") > 0.8
    assert likeness("medlemsantalet", "medlemmar") > 0.8
    assert likeness("kundnöjdheten", "nöjd-kund-index") == pytest.approx(0.8)
    assert likeness("upprustningen", "rusta") == pytest.approx(0.8)
    assert Words.of("Besök i simhallen").covers("simhallsbesöken") == pytest.approx(0.9)
    assert Words.of("Andelen nöjda kunder").covers("kund") == 1


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_and_question(text: str, asked: str) -> None:
    """This test ensures that no text or question breaks the reading, and that places lie inside the passage."""
    one = passage(text or " ")
    found = (*look_up(question(asked), ranked(one), documents={"r": (PLAN,)}), *define(asked, ranked(one)))
    for answer in found:
        assert 0 <= answer.start < answer.end <= len(one.text)


@pytest.mark.parametrize("text", ["a" * 1_200, "1 " * 600, "a-" * 600, "( " * 600, "X är " * 240, "<>≥ 5 % " * 150])
def test_hostile_passages(text: str) -> None:
    """This test ensures that no passage makes extraction slow (the suite's timeout watches)."""
    passages = [passage(text, name=str(number)) for number in range(20)]
    look_up(question("Hur många X är det 5 2021?"), ranked(*passages), documents={})
    define("X", ranked(*passages))


def test_a_name_may_be_given_without_its_sort() -> None:
    """This test ensures that "Vilket företag …" is answered by a sentence that names one without the word.

    A sentence which lacks the rest of the question, or names nothing, is no answer.
    """
    said = passage("Tillverkningen i orten domineras av Vattumek som den största arbetsgivaren.", headings=("Läget",))
    asked = "Vilket företag är den största arbetsgivaren inom tillverkningen?"
    assert look_up(question(asked), ranked(said), documents={"r": (PLAN,)})
    unnamed = passage("Tillverkningen är den största arbetsgivaren i orten sedan länge.", headings=("Läget",))
    assert not look_up(question(asked), ranked(unnamed), documents={"r": (PLAN,)})
    other = "Vilket företag ska leverera bron till tillverkningen?"
    assert not look_up(question(other), ranked(said), documents={"r": (PLAN,)})


def test_of_two_years_asked_the_sentence_with_both_answers() -> None:
    """This test ensures that a change between two years is taken from the sentence that has both."""
    both = passage(
        "Utsläppen ska minska med 30 procent jämfört med 2010. "
        "Utsläppen ska minska med 80 procent från 1990 års nivå till år 2030."
    )
    found = look_up(
        question("Hur mycket ska utsläppen minska till 2030 jämfört med 1990?"), ranked(both), documents={"r": (PLAN,)}
    )
    assert next(one.value.text for one in found if one.value is not None).startswith("80")


def test_file_names_without_dots_name_their_organisation() -> None:
    """This test ensures that "Åmåls" is known of a document whose file is called "amal-…"."""
    plain = Document("d", "amal-bokslut.pdf", "amal-bokslut.pdf", "v", "r", "Bokslut", "pdf")
    said = passage("Styrelsen har haft fyra möten under året.")
    found = look_up(question("Hur många möten har Åmåls styrelse haft?"), ranked(said), documents={"r": (plain,)})
    assert [one.value.text for one in found if one.value is not None] == ["fyra"]


def test_initials_are_defined_by_the_bracket_behind_them() -> None:
    """This test ensures that initials spelled out in a bracket are defined there, also when asked of a place."""
    said = passage("Under våren införs BGS (buren gemensam samordning) i alla enheter.")
    assert terms_of("BGS i skolan") == ("BGS",)
    assert define("BGS", ranked(said))


def test_a_word_that_begins_a_cell_is_no_name() -> None:
    """This test ensures that a status with a capital in a row is not taken for the name that is asked for."""
    sought = Sought("vilken leverantör blev det?", ("leverantör",), (), (), AnswerType.NAME, "leverantör", None)
    assert new_names("Förnya avtalet om snöröjning Påbörjad av nämnden", sought) == ()
    assert new_names("Förnya avtalet om snöröjning med Nordgräv av nämnden", sought) == ("Nordgräv",)


@pytest.mark.parametrize(
    ("asked", "said", "value"),
    [
        ("Vilket bibliotek har stängts?", "Under våren har biblioteket i Ekby stängts.", "Ekby"),
        (
            "Vilken revisionsbyrå granskade bokslutet för cykelplanen?",
            "Nordan Revision & Råd har granskat bokslutet för cykelplanen.",
            "Nordan Revision & Råd",
        ),
        (
            "Vilken myndighet kartlade cykelplanens skredrisker?",
            "En kartläggning av skredrisker för cykelplanen har gjorts av Statens Bergverk.",
            "Statens Bergverk",
        ),
        (
            "Vem är ordförande i tekniska nämnden för cykelplanen?",
            "Eva Ek (S), ordförande Olle Alm (M), vice ordförande Ida Lund (C), ledamot",
            "Eva Ek",
        ),
    ],
)
def test_names_are_values(asked: str, said: str, value: str) -> None:
    """This test ensures that a place of a sort, an organisation and who has a role are given as the answer's value."""
    found = look_up(question(asked), ranked(passage(said, headings=("Läget",))), documents={"r": (PLAN,)})
    assert [one.value.text for one in found[:1] if one.value is not None] == [value]


def test_what_is_the_case_is_no_aim() -> None:
    """This test ensures that a number which is aimed at, or is of a later year, does not tell how it is today."""
    aimed = passage("Planen tar sikte på 900 cyklister. År 2040 finns 1 200 cyklister i Grönköping.", headings=("Mål",))
    assert not look_up(
        question("Hur många cyklister finns i Grönköping idag?"), ranked(aimed), documents={"r": (PLAN,)}
    )


def test_two_values_nearly_as_good_are_none() -> None:
    """This test ensures that a place which lacks a word of the question needs a lead over another value."""
    torn = passage("Planen räknar med 40 cyklister. Planen utgår från 30 cyklister.", headings=("Läget",))
    assert not look_up(question("Hur många cyklister intervjuades för planen?"), ranked(torn), documents={"r": (PLAN,)})


def test_somebody_defines() -> None:
    """This test ensures that "X definierar … som en …" says what a term means."""
    said = passage("Länsstyrelsen definierar högflöde som en period med mer än 40 kubikmeter i sekunden.")
    assert define("högflöde", ranked(said))


def test_another_organisation_is_not_meant() -> None:
    """This test ensures that "förbundet" in one organisation's document does not stand for another that is asked of."""
    own = Document("d", "norr.pdf", "norr.pdf", "v", "r", "Bokslut för Tolkhjälp Norr", "pdf")
    said = passage("I förbundet var sjukfrånvaron 7,1 procent under året.", headings=("Personal",))
    assert look_up(question("Hur hög var sjukfrånvaron i tolkförbundet?"), ranked(said), documents={"r": (own,)})
    assert not look_up(question("Hur hög var sjukfrånvaron i skogsförbundet?"), ranked(said), documents={"r": (own,)})


def test_of_a_share_what_makes_it_up_tells_which() -> None:
    """This test ensures that the share beside what is asked for is taken, not one beside the whole."""
    said = passage("Merparten (61 %) utgörs av grusväg medan asfalterad väg är 9 %.", headings=("Cykelvägar",))
    found = look_up(question("Hur stor del av vägen är grusväg?"), ranked(said), documents={"r": (PLAN,)})
    assert [one.value.text for one in found[:1] if one.value is not None] == ["61 %"]
