"""Wordings of every kind and form of question, in both languages, short and long, well and badly spelt."""

from __future__ import annotations

import datetime

import pytest

from assistant.understanding.catalogue import Catalogue
from assistant.understanding.question import Question, Scope, understand
from tests.assistant.municipal_names import DOCUMENTS, GRAPH

TODAY = datetime.date(2026, 11, 21)
CATALOGUE = Catalogue.of(GRAPH, DOCUMENTS)
M, U = Scope(kommun="Motala"), Scope(kommun="Uppvidinge")


def ask(text: str, scope: Scope) -> Question:
    """Read a question in a municipality."""
    return understand(text, catalogue=CATALOGUE, scope=scope, today=TODAY)


WORDINGS = {
    "link": (
        (M, "Vilka aktiviteter leder fram till En skola att lita på?"),
        (M, "Vad pågår för att Motala ska bli mer jämlikt, alltså målet Ett jämlikt Motala?"),
        (U, "Till vilka mål bidrar den gemensamma introduktionen för nyanställda?"),
        (M, "vilka insattser görs för ett jämlikt motala"),
        (M, "koppling mellan laddplatserna och målen"),
    ),
    "list": (
        (M, "Vilka mål har kommunen satt upp?"),
        (M, "Ge mig samtliga resultatmål."),
        (U, "lista målområdena"),
        (U, "inriktningsmål uppvidinge"),
        (M, "Vilka aktiviteter tänker tekniska nämnden genomföra under 2021?"),
        (M, "rabbla upp målen under Det goda livet"),
        (M, "Show me all the goals in the current programme"),
        (U, "vad har socialnämnden för insatser i sin plan"),
        (M, "alla aktiviterer i socialnämndens verksamhetsplan 2021"),
        (M, "Kan jag få en lista över nyckeltalen i Lup?"),
        (M, "Vilka aktiviteter i bildningsnämndens plan rör grunduppdraget?"),
        (M, "Vad heter målen i Lup?"),
        (U, "Vilka dokument är inlästa?"),
        (M, "Vilka aktiviteter är avslutade i tekniska nämndens plan?"),
        (M, "Vilka mål finns inom området Ett samhälle att lita på?"),
        (U, "vilka nämnder finns det planer från"),
    ),
    "count": (
        (M, "Hur många mål finns det i Lup?"),
        (U, "antal inriktningsmål tack"),
        (M, "Hur många aktiviteter har bildningsnämnden?"),
        (M, "hur måna aktiviteter stödjer en skola att lita på"),
        (M, "How many activities are tied to Ett jämlikt Motala?"),
        (U, "Hur många indikatorer följs i årsbokslutet 2021?"),
        (M, "Kan någon räkna aktiviteterna i socialnämndens plan åt mig?"),
        (M, "Vad är antalet prioriterade områden?"),
        (U, "Hur många av målen uppfylldes 2021?"),
        (M, "hur många nyckeltal saknar målvärde"),
        (M, "Hur många mål saknar aktiviteter?"),
        (M, "Hur stort är antalet aktiviteter som pågår i tekniska nämnden?"),
        (M, "är det fyra eller fem prioriterade områden"),
    ),
    "lookup": (
        (M, "Vilket målvärde har andelen behöriga till gymnasiet?"),
        (U, "Vad blev sjukfrånvaron 2021?"),
        (M, "När beslutades tekniska nämndens verksamhetsplan?"),
        (M, "Vem ansvarar för laddplatserna vid resecentrum?"),
        (M, "Vad kostar laddplatserna vid resecentrum?"),
        (M, "Vad heter mål 4?"),
        (M, "vad är motalas vision"),
        (U, "dnr för årsbokslutet 2021"),
        (M, "När ska cykelvägen mellan Fornåsa och Klockrike vara färdig?"),
        (M, "What is the target for replying to e-mails within a day?"),
        (U, "Hur många nya bostäder byggdes 2021?"),
        (M, "Vilken var nivån från början för e-post som besvaras inom en dag?"),
        (M, "utfall 2020 nöjda på särskilt boende"),
        (M, "Jag hittar inte siffran i pärmen. Vad är målvärdet för närproducerade livsmedel?"),
        (M, "Hur ofta ska planen följas upp?"),
        (M, "När gäller Lup till och med?"),
    ),
    "status": (
        (U, "Nådde kommunen målet om ett gott företagsklimat?"),
        (U, "Blev Alla barn och unga klarar skolan uppfyllt?"),
        (M, "Hur går det med laddplatserna?"),
        (M, "Är cykelvägen till Klockrike klar?"),
        (U, "vilka mål uppnåddes inte förra året"),
        (U, "Hur ser prognosen ut för målet om kommunens pengar?"),
        (U, "Lyckades vi med skolmålet?"),
        (U, "attraktiv boendekommun – i hamn eller inte?"),
        (M, "Vi fick frågan av revisorerna. Hur långt har tekniska nämnden kommit med sin plan?"),
        (M, "Vilka av aktiviteterna ligger efter tidplanen?"),
        (U, "Did we meet the target for sick leave?"),
        (U, "Vilka indikatorer klarade sitt målvärde?"),
        (U, "Vilka indikatorer hamnade under målet 2021?"),
        (U, "Vilket omdöme fick målet om trygg omsorg?"),
        (U, "hur gick de för målen 2021"),
        (U, "What was the verdict on the goal about a good business climate?"),
        (M, "läget med språkcaféerna"),
        (U, "är målet om en trygg omsorg nått"),
        (U, "Uppfylldes inte målen om klimatet?"),
    ),
    "compare": (
        (M, "Vad skiljer Lup 2019–2022 från Lup 2015–2018?"),
        (M, "Vilka mål är nya sedan förra programmet?"),
        (M, "Vilka mål togs bort när programmet byttes ut?"),
        (M, "Finns målet Motala växer kvar sedan förra perioden?"),
        (M, "Har målvärdet för e-post ändrats mellan 2020 och 2021?"),
        (M, "Vilka aktiviteter i tekniska nämndens plan 2021 fanns inte 2020?"),
        (M, "Vilka nämnder arbetar med samma resultatmål?"),
        (M, "gamla och nya lup, vad är skillnaden"),
        (U, "Hur har sjukfrånvaron utvecklats sedan 2019?"),
        (U, "Var matsvinnet lägre 2021 än 2020?"),
        (M, "Which goals were carried over from the previous programme?"),
        (M, "Which goals were dropped after 2018?"),
        (M, "Sätt planerna för 2020 och 2021 bredvid varandra, vad har hänt?"),
        (M, "Har något mål flyttats till ett annat område?"),
        (M, "mål som tillkommit sen sist"),
        (M, "Vilken nämnd har flest aktiviteter för Ett jämlikt Motala?"),
    ),
    "gap": (
        (M, "Vilka mål har inga aktiviteter?"),
        (M, "Vilka resultatmål är inte kopplade till något nyckeltal?"),
        (M, "Finns det mål som ingen jobbar med?"),
        (M, "Är det något prioriterat område som står utan mål?"),
        (U, "Vilka mål har inte följts upp?"),
        (M, "Vilka nämnder har inte lämnat någon plan?"),
        (M, "nyckeltal utan målvärde"),
        (M, "Jag är orolig. Har vi glömt något mål när vi gjorde planerna?"),
        (M, "Which goals lack indicators?"),
        (M, "Is there any goal without activities?"),
        (M, "Vilka aktiviteter har ingen ansvarig?"),
        (M, "vilka mål sakna aktivteter"),
        (U, "Är det några indikatorer där det inte finns något utfall?"),
        (M, "Har socialnämnden missat något av målen i sin plan?"),
        (M, "Var finns luckorna i planerna?"),
        (U, "mål som aldrig bedömdes"),
        (M, "Inget nyckeltal mäter målet Motala växer, eller?"),
    ),
    "definition": (
        (M, "Vad betyder resultatmål?"),
        (M, "Vad menas med grunduppdrag?"),
        (U, "inriktningsmål, vad är det"),
        (M, "Vad är skillnaden mellan aktivitet och åtgärd?"),
        (M, "vad betyder förkortningen KS"),
        (M, "Kan du förklara vad färdiggrad är?"),
        (U, "What does målområde mean?"),
        (U, "Jag är ny och alla pratar om årsbokslut. Vad är det?"),
        (M, "Vad är röda tråden för något?"),
        (M, "Hur ska man förstå ordet nyckeltal?"),
        (M, "vad innebär de att ett mål är uppfyllt"),
        (M, "Finns det en definition av verksamhetsplan?"),
        (U, "Vad ska ordet nämndmål betyda?"),
        (M, "vad e lup"),
        (M, "Lup?"),
        (M, "Explain the word nyckeltal"),
    ),
    "open": (
        (M, "Kom på fem nya aktiviteter för En skola att lita på."),
        (M, "Vad anser du om våra mål?"),
        (M, "Är målen bra?"),
        (M, "Borde kommunen ha fler mål om klimatet?"),
        (M, "Vilka nya nyckeltal skulle passa för Motala växer?"),
        (U, "Skriv en insändare om skolmålet"),
        (M, "Give me some ideas for new activities"),
        (M, "Hur kan vi bli bättre på integration?"),
        (M, "Vilket mål är viktigast enligt dig?"),
        (U, "Tipsa om aktiviteter som kan höja företagsklimatet"),
        (M, "Vad skulle hända om vi slopade alla nyckeltal?"),
        (M, "Hjälp mig skriva ett tal om visionen"),
        (M, "Formulera om målet Motala växer så att det blir tydligare."),
        (M, "Tycker du att socialnämndens plan är realistisk?"),
        (M, "What should our next goal be?"),
        (M, "förslag på aktiviteter"),
    ),
}
FORMS = {
    ("link", "own_work"): (
        (M, "Jag jobbar på biblioteket. Hur hänger mitt jobb ihop med kommunens mål?"),
        (U, "Vilka av målen bidrar vi till på äldreboendet i Åseda?"),
        (M, "Jag är lärare på Råssnässkolan, vilka mål berör mig?"),
        (M, "How is my work in the home care connected to the goals?"),
    ),
    ("link", "onboarding"): (
        (M, "Jag är ny på en förskola i Motala, vad styr oss?"),
        (U, "Började i måndags på tekniska kontoret. Vad ska jag känna till om vår styrning?"),
        (M, "New at a school here – which goals and plans apply to us?"),
    ),
    ("link", "topic"): (
        (M, "Vad gör kommunen för ungas psykiska hälsa?"),
        (U, "Hur arbetar kommunen med klimatanpassning?"),
        (M, "What is the municipality doing about loneliness among the elderly?"),
    ),
    ("lookup", "process"): (
        (M, "Hur går det från vision till verksamhetsplan?"),
        (M, "Hur hänger budget och uppföljning ihop?"),
        (M, "Hur tas en verksamhetsplan fram?"),
        (U, "Beskriv styrmodellen steg för steg."),
        (M, "How does the planning process work, from programme to follow-up?"),
        (M, "vilken ordning kommer stegen i planeringen"),
    ),
    ("lookup", "summary"): (
        (M, "Sammanfatta socialnämndens verksamhetsplan 2020."),
        (U, "Vad står det i årsbokslutet?"),
        (M, "Vad handlar Lup om?"),
        (M, "Ge mig det viktigaste i tekniska nämndens plan för 2021"),
        (M, "kort sammanfattning av bildningsnämndens plan"),
        (U, "What does the annual report say in short?"),
    ),
    ("status", "scorecard"): (
        (U, "Hur går det med alla mål?"),
        (U, "Sammanställ måluppfyllelsen."),
        (U, "En översikt över hur det gick för varje mål 2021"),
        (M, "Give me a scorecard of all the goals"),
        (U, "status för samtliga inriktningsmål"),
    ),
}


@pytest.mark.parametrize(
    ("kind", "scope", "text"),
    [(kind, scope, text) for kind, wordings in WORDINGS.items() for scope, text in wordings],
)
def test_a_kind_in_other_words(kind: str, scope: Scope, text: str) -> None:
    """This test ensures that a kind is told however the question is put."""
    assert ask(text, scope).kind == kind


@pytest.mark.parametrize(
    ("kind", "form", "scope", "text"),
    [(*kind_form, scope, text) for kind_form, wordings in FORMS.items() for scope, text in wordings],
)
def test_a_form_and_its_kind(kind: str, form: str, scope: Scope, text: str) -> None:
    """This test ensures that a form is recognised, and that it decides the kind."""
    question = ask(text, scope)
    assert (question.kind, question.form) == (kind, form)


@pytest.mark.parametrize(
    "text",
    [
        "Jag är ny här. Vilka mål har kommunen?",
        "Hur hänger laddplatserna ihop med målet Ett jämlikt Motala?",
        "Vad står i planen om cykelvägar?",
        "Vilka mål uppfylldes 2021?",
        "Nåddes målet Motala växer?",
    ],
)
def test_no_form(text: str) -> None:
    """This test ensures that a question of no finer sort is given none."""
    assert ask(text, M).form is None
