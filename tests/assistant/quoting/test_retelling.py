"""Whether a sentence tells what its quote does, in the quote's order: what a language model's sentences must do too."""

from __future__ import annotations

import pytest

from assistant.quoting import is_retold

GOAL = (
    "Ett resultatmål beskriver ett önskat framtida läge, hör till ett prioriterat område och är knutet till ett eller "
    "flera nyckeltal."
)
MEASURE = "Ett nyckeltal är ett mått som visar om kommunen närmar sig ett resultatmål."
TASK = "Grunduppdraget är det stående uppdrag som en verksamhet alltid har, vid sidan av programmets mål."
PROGRAMME = (
    "Kommunfullmäktige i Motala antar ett nytt program för varje mandatperiod, och programmet styr allt arbete i "
    "kommunen."
)
AUTUMN = "På hösten skriver varje förvaltning verksamhetsplaner utifrån programmet."
FOLLOWED = "Målen hänger ihop med budgeten och följs upp två gånger om året, vid delårsbokslutet och vid årsbokslutet."
GROUP = "Kommunkoncernen är kommunens förvaltningar och bolag tillsammans, och målstyrningen omfattar båda sedan 2019."
AREA = (
    "Ett inriktningsmål visar åt vilket håll kommunen ska inom ett målområde, och det bryts ner i mer avgränsade mål."
)
DEVIATIONS = "Avvikelser större än 500 tkr rapporteras så snart de är kända."
ACTIVITY = (
    "En aktivitet är något som en verksamhet ska göra under planens tid, antingen för att nå ett resultatmål eller för "
    "att utveckla grunduppdraget."
)
VISION = "Visionen beskriver hur Ljungby ska vara år 2030: Det finns tio nya skolor. Nya bostäder har byggts."
PATH = "Bygga gång- och cykelväg mellan Fornåsa och Klockrike"
CARS = "Byta 14 bensindrivna fordon mot elfordon"
PLAY = "Möblera om rummen så att alla barn vågar prova alla lekar"
CRIME = "Samverka med skola och polis om insatser för unga som begår brott"
TOGETHER = "Samarbetet mellan avdelningen, räddningstjänsten och Alingsås Energi har utvecklats positivt."
OUTCOME = "Utfallet för en av indikatorerna är över målvärdet."
ROW = "Aktivitet: Byta 14 bensindrivna fordon mot elfordon | Ansvarig enhet: Fordonsenheten | Kostnad: 3 200 tkr"


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        (PROGRAMME, PROGRAMME),
        ("Ett resultatmål beskriver ett önskat framtida läge.", GOAL),
        ("Ett resultatmål hör till ett prioriterat område.", GOAL),
        ("Ett resultatmål är knutet till ett eller flera nyckeltal.", GOAL),
        ("Ett nyckeltal visar om kommunen närmar sig ett resultatmål.", MEASURE),
        ("Grunduppdraget är det stående uppdrag som en verksamhet alltid har.", TASK),
        ("Programmet styr allt arbete i kommunen.", PROGRAMME),
        ("Allt arbete i kommunen styrs av programmet.", PROGRAMME),
        ("Ett nytt program antas av nämnden för varje år.", "Nämnden antar ett nytt program för varje år."),
        ("Nämnderna skriver sina planer på hösten.", "På hösten skriver nämnderna sina planer."),
        ("Målen följs upp två gånger om året.", FOLLOWED),
        ("Ett inriktningsmål visar åt vilket håll kommunen ska inom ett målområde.", AREA),
        ("En aktivitet är något som en verksamhet ska göra under planens tid.", ACTIVITY),
        ("Visionen beskriver hur Ljungby ska vara år 2030.", VISION),
        ("Kostnaderna har ökat.", "Kostnaderna har däremot ökat."),
        ("Cykling minskar sjukfrånvaron.", "Studier visar att cykling minskar sjukfrånvaron."),
        ("En gång- och cykelväg mellan Fornåsa och Klockrike ska byggas.", PATH),
        ("14 bensindrivna fordon ska bytas mot elfordon.", CARS),
        ("Andelen ekologisk mat ska öka till 40 procent.", "Öka andelen ekologisk mat till 40 procent"),
        ("Planen antogs av nämnden den 3 mars 2021.", "Planen antogs av nämnden den 3 mars 2021 och gäller till 2024."),
        ("Nämnden ansvarar för bad.", "Nämnden ansvarar för skola, bibliotek och bad."),
        ("Fordonsenheten ska byta 14 bensindrivna fordon mot elfordon.", ROW),
    ],
)
def test_what_follows_its_quote_is_retold(sentence: str, quote: str) -> None:
    """This test ensures that extracts, clauses, moved phrases, passives and the cells of a labelled row are retold."""
    assert is_retold(sentence, (quote,))


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Ett prioriterat område hör till ett resultatmål.", GOAL),
        ("Ett resultatmål hör till ett nyckeltal.", GOAL),
        ("Ett resultatmål är knutet till flera nyckeltal.", GOAL),
        ("Ett resultatmål beskriver ett framtida läge.", GOAL),
        ("Ett nyckeltal visar att kommunen närmar sig ett resultatmål.", MEASURE),
        ("Grunduppdraget är programmets mål.", TASK),
        ("Kommunen styr programmet.", PROGRAMME),
        ("Programmet antas av kommunen.", PROGRAMME),
        ("På hösten skriver varje förvaltning programmet utifrån verksamhetsplaner.", AUTUMN),
        ("Målen följs upp två gånger om året, vid årsbokslutet.", FOLLOWED),
        ("Målen följs upp två gånger vid delårsbokslutet.", FOLLOWED),
        ("Målen har följts upp två gånger om året.", FOLLOWED),
        ("Kommunkoncernen är kommunens bolag.", GROUP),
        ("Kommunkoncernen är kommunens förvaltningar.", GROUP),
        ("Ett inriktningsmål bryts ner i målområden.", AREA),
        ("Ett målområde bryts ner i mer avgränsade mål.", AREA),
        ("Ett inriktningsmål är ett mer avgränsat mål.", AREA),
        ("Avvikelser rapporteras så snart de är kända.", DEVIATIONS),
        ("Avvikelserna är större än 500 tkr.", DEVIATIONS),
        ("Avvikelser större än 500 tkr är kända.", DEVIATIONS),
        ("En aktivitet är något som en verksamhet ska göra för att nå ett resultatmål.", ACTIVITY),
        ("En aktivitet är något som en verksamhet kan göra under planens tid.", ACTIVITY),
        ("En aktivitet är något som en verksamhet ska göra före planens tid.", ACTIVITY),
        ("Det finns tio nya skolor.", VISION),
        ("Nya bostäder har byggts.", VISION),
        ("Alingsås Energi har utvecklats positivt.", TOGETHER),
        ("Räddningstjänsten har utvecklats positivt.", TOGETHER),
        ("Utfallet för indikatorerna är över målvärdet.", OUTCOME),
        ("Utfallet är över målvärdet.", OUTCOME),
        ("Målen bedöms uppnådda.", "Målet bedöms uppnått."),
        ("Hemtjänsten har fått egen chef.", "Hemtjänsten i Borensberg har fått egen chef."),
        ("Skolan i Älghult stängs 2024.", "Skolan i Åseda byggs ut 2024, medan skolan i Älghult stängs i maj."),
        ("Andelen ekologisk mat ökar till 40 procent.", "Öka andelen ekologisk mat till 40 procent"),
        ("Motala växer.", "Resultatmål 3: Motala växer"),
        ("14 elfordon ska bytas mot bensindrivna fordon.", CARS),
        ("14 elfordon ska bytas mot bensindrivna fordon.", ROW),
        ("14 bensindrivna fordon ska bytas hos Fordonsenheten.", ROW),
        ("Alla barn vågar prova alla lekar.", PLAY),
        ("Unga begår brott.", CRIME),
        ("Skola och polis begår brott.", CRIME),
        ("Omsorgen är att lita på.", "Öppna en träffpunkt 9 En omsorg att lita på"),
        ("Företagens omdöme är 3,6.", "Företagens omdöme 3,6 3,3"),
    ],
)
def test_what_only_has_the_words_of_its_quote_is_not_retold(sentence: str, quote: str) -> None:
    """This test ensures that things that change places, reservations that are lost and hopes told as facts are seen."""
    assert not is_retold(sentence, (quote,))


def test_each_clause_may_tell_another_quote() -> None:
    """This test ensures that two sentences may be joined, each told from its own quote, and no clause goes unproved."""
    quotes = ("Planerna följs upp under året.", "Nämnden skriver planen på hösten.")
    assert is_retold("Nämnden skriver planen på hösten, och planerna följs upp under året.", quotes)
    assert not is_retold("Nämnden skriver planen på hösten, och planerna följs upp under året.", quotes[:1])
    assert not is_retold("Nämnden följs upp på hösten.", quotes)
