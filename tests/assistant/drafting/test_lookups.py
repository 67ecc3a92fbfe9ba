"""Values, activities, the vision and terms asked about in people's own words, over two small plans that are read in."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from assistant.answer import Answer, Kind
from assistant.answer_json import answer_text
from assistant.answering import Assistant
from assistant.understanding.scoping import Scope
from corpus.settings import load_settings
from corpus.store import Store
from tests.assistant.demo_corpus import read_in

MANIFEST = """
[[document]]
file = "granby.html"
title = "Verksamhetsplan 2024 för fritidsnämnden"
kommun = "Granby"
organ = "Fritidsnämnden"
kind = "verksamhetsplan"
period = "2024"

[[document]]
file = "alsjo.html"
title = "Årsbokslut 2024"
kommun = "Alsjö"
organ = "Kommunstyrelsen"
kind = "årsbokslut"
period = "2024"
"""
GRANBY = """<html lang="sv"><head><title>Verksamhetsplan 2024 för fritidsnämnden</title></head><body>
<h1>Verksamhetsplan 2024 för fritidsnämnden</h1>
<h2>Vision 2035</h2>
<p>Kommunfullmäktige har antagit visionen:</p><p>Granby – nära vattnet, nära varandra.</p>
<h2>Ord i planen</h2>
<p>Ett inriktningsmål pekar ut vart nämnden vill. En avstämning innebär att nämnden går igenom läget två gånger om året.
</p>
<p>Avstämning sker i maj.</p>
<h2>Inriktningsmål: Ett rikt föreningsliv</h2>
<table><tr><th>Nyckeltal</th><th>Utfall 2022</th><th>Målvärde 2024</th></tr>
<tr><td>Andel föreningar med ledare under 25 år</td><td>31 %</td><td>40 %</td></tr>
<tr><td>Besök i simhallen per invånare</td><td>3,2</td><td>4,5</td></tr></table>
<table><tr><th>Aktivitet</th><th>Ansvarig</th><th>Klart</th><th>Kostnad</th></tr>
<tr><td>Rusta upp ishallen i Stensby</td><td>Anläggningsenheten</td><td>Klart före jul</td><td>2 400 tkr</td></tr>
<tr><td>Bygga en ramp mellan Stensby badplats och Norrviken</td><td>Parkenheten</td><td>Juni 2024</td><td>310 tkr</td>
</tr></table>
<h2>Så följs planen upp</h2>
<p>Nämnden har 11 ledamöter. Rapporten lämnas den 3 mars 2024.</p>
<ul><li>Öva brandlarm i hallar 7 och 8</li><li>Räkna besökarnas frånvaro under lov</li></ul>
</body></html>"""
ALSJO = """<html lang="sv"><head><title>Årsbokslut 2024</title></head><body><h1>Årsbokslut 2024</h1>
<h2>Verksamhetsmål: En trygg kommun</h2>
<table><tr><th>Indikator</th><th>Målvärde 2024</th><th>Utfall 2024</th></tr>
<tr><td>Sjukfrånvaro bland månadsavlönade</td><td>&lt; 5,5 %</td><td>6,1 %</td></tr>
<tr><td>Besök i simhallen per invånare</td><td>5,0</td><td>5,2</td></tr></table>
<h2>Om kommunen</h2><p>Alsjö har omkring 12 300 invånare. Elva byar ligger längs ån.</p></body></html>"""
TODAY = datetime.date(2024, 6, 1)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Read both documents in, once."""
    folder = tmp_path_factory.mktemp("plans")
    for name, text in (("granby.html", GRANBY), ("alsjo.html", ALSJO), ("manifest.toml", MANIFEST)):
        (folder / name).write_text(text, encoding="utf-8")
    settings = load_settings(data_dir=tmp_path_factory.mktemp("data"))
    read_in([folder], settings)
    made = Assistant(Store.open(settings), settings)
    yield made
    made.close()


def ask(assistant: Assistant, question: str, *, kommun: str | None = None) -> Answer:
    """Ask in the middle of the year."""
    return assistant.ask(question, scope=Scope(kommun=kommun), today=TODAY)


def values(answer: Answer) -> list[str]:
    """Return the values that answer."""
    return [value.value for value in answer.values]


@pytest.mark.parametrize(
    ("kommun", "question", "value"),
    [
        (None, "Vilket målvärde har fritidsnämnden i Granby för föreningar med unga ledare under 25 år?", "40 %"),
        ("Granby", "Hur stor andel av föreningarna hade ledare under 25 år från början?", "31 %"),
        ("Granby", "vad låg besöken i simhallen på 2022", "3,2"),
        ("Granby", "Vad är målet för simhallens besök per invånare?", "4,5"),
        ("Alsjö", "Vad blev sjukfrånvaron?", "6,1 %"),
        ("Alsjö", "What was the outcome for sjukfrånvaro in 2024?", "6,1 %"),
        ("Alsjö", "Vad landade simhallsbesöken per invånare på 2024?", "5,2"),
    ],
)
def test_values_of_indicators_named_in_part(
    assistant: Assistant, kommun: str | None, question: str, value: str
) -> None:
    """This test ensures that a part of a name, inflected, finds the indicator; kommun and organ only choose."""
    answer = ask(assistant, question, kommun=kommun)
    assert (answer.kind, values(answer)) == (Kind.LOOKUP, [value])
    assert answer.citations


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Vad blev utfallet 2024 för besöken i simhallen?", "utfallet år 2022"),
        ("Vad var målvärdet för simhallens besök 2023?", "målvärdet år 2024"),
        ("Vilket startdatum har upprustningen av ishallen i Stensby?", "slut"),
    ],
)
def test_a_value_of_another_year_or_role_is_no_answer(assistant: Assistant, question: str, said: str) -> None:
    """This test ensures that what is known for another year, or of another sort, is named in a refusal, not given."""
    answer = ask(assistant, question, kommun="Granby")
    assert (answer.kind, answer.refused, answer.values, answer.items) == (Kind.LOOKUP, True, (), ())
    assert "anges inte i det som är inläst" in answer_text(answer)
    assert said in answer_text(answer)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("När ska ishallen i Stensby vara upprustad?", "Klart före jul"),
        ("När är rampen mellan badplatsen i Stensby och Norrviken klar?", "Juni 2024"),
        ("When will the ramp between Stensby and Norrviken be finished?", "Juni 2024"),
        ("Vem ansvarar för rampen vid badplatsen?", "Parkenheten"),
        ("Hur mycket kostar det att rusta upp ishallen?", "2 400 tkr"),
    ],
)
def test_activities_named_in_part(assistant: Assistant, question: str, value: str) -> None:
    """This test ensures that end, owner and cost of an activity are answered with the whole of what is stated."""
    answer = ask(assistant, question, kommun="Granby")
    assert (answer.kind, values(answer)) == (Kind.LOOKUP, [value])


@pytest.mark.parametrize(
    ("kommun", "question"),
    [
        ("Granby", "Vilket målvärde har sjukfrånvaron?"),
        ("Granby", "När ska rampen mellan Stensby och Ekvik vara klar?"),
        ("Granby", "When will the school in Stensby be finished?"),
        ("Granby", "Vad kostar biblioteket?"),
        ("Granby", "Hur många anställda har nämnden?"),
        ("Granby", "Hur lyder visionen för 2050?"),
        ("Alsjö", "Hur många anställda har kommunen?"),
        ("Alsjö", "Vilket målvärde har bildningsnämnden för sjukfrånvaron?"),
    ],
)
def test_what_is_not_stated_is_refused(assistant: Assistant, kommun: str, question: str) -> None:
    """This test ensures that a number beside other words, another place or another thing is not taken for an answer."""
    answer = ask(assistant, question, kommun=kommun)
    assert (answer.refused, answer.values) == (True, ())


@pytest.mark.parametrize("question", ["Hur lyder visionen?", "What is the vision of Granby?", "Vad är visionen 2035?"])
def test_the_vision_is_quoted(assistant: Assistant, question: str) -> None:
    """This test ensures that the vision's wording is quoted from its place."""
    answer = ask(assistant, question, kommun="Granby")
    assert not answer.refused
    assert answer.sentences[-1].text.startswith("Granby – nära vattnet, nära varandra")


@pytest.mark.parametrize(
    ("kommun", "question", "value"),
    [
        ("Alsjö", "Vilket invånarantal anges för kommunen?", "12 300"),
        ("Granby", "Hur många ledamöter har nämnden?", "11"),
        ("Granby", "När lämnas rapporten?", "den 3 mars 2024"),
    ],
)
def test_numbers_in_running_text(assistant: Assistant, kommun: str, question: str, value: str) -> None:
    """This test ensures that a number stands in the sentence that says what it counts."""
    answer = ask(assistant, question, kommun=kommun)
    assert values(answer) == [value]
    assert answer.sentences[-1].text.count(".") == 1


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Jag är ny här. Vad är en avstämning för något?", "En avstämning innebär"),
        ("Hej, jag är nyanställd – vad är ett inriktningsmål?", "Ett inriktningsmål pekar ut"),
        ("Kan du förklara vad avstämning betyder?", "En avstämning innebär"),
        ("What does avstämning mean?", "En avstämning innebär"),
    ],
)
def test_the_sentence_that_defines_a_term(assistant: Assistant, question: str, words: str) -> None:
    """This test ensures that a term is explained by the sentence that defines it, however the question begins."""
    answer = ask(assistant, question, kommun="Granby")
    assert answer.kind is Kind.DEFINITION
    assert answer.sentences[0].text.startswith(words)
