"""A board's plans of two years, with who is responsible and how far each activity has come, and a programme.

Two kommuner, so that names of one are everyday words in the other.
"""

from __future__ import annotations

from corpus.graph import PlanGraph
from corpus.model import (
    Activity,
    Document,
    Fact,
    FactRole,
    Goal,
    Indicator,
    Level,
    Link,
    LinkKind,
    Mention,
    MentionKind,
    Organ,
    OrganKind,
    Period,
    Relation,
    Serves,
    TieKind,
)
from tests.assistant.small_plan import SmallPages, small_page

TERM, YEAR, BEFORE = Period(2019, 2022), Period(2021, 2021), Period(2020, 2020)
TEXTS = {
    "lup": "Resultatmål\nFler går till fots\nTrygg vardag\nAntal som går",
    "vp21": """Gårdsnämndens plan
Måla bänkarna Park och torg Pågår
Räkna fotgängare Kartgruppen Klar
Se över avtalen Park och torg Ej påbörjad
Besöka hemtjänstens kunder Hemtjänsten Pågående
Andel målade bänkar""",
    "vp20": "Gårdsnämndens plan förra året\nKöpa färg Park och torg Klar",
}
ROWS = {
    "b1": ("vp21", "Måla bänkarna", "Park och torg", "Pågår", "gå"),
    "b2": ("vp21", "Räkna fotgängare", "Kartgruppen", "Klar", "gå"),
    "b3": ("vp21", "Se över avtalen", "Park och torg", "Ej påbörjad", None),
    "b4": ("vp21", "Besöka hemtjänstens kunder", "Hemtjänsten", "Pågående", "trygg"),
    "b5": ("vp20", "Köpa färg", "Park och torg", "Klar", "gå"),
}
"""Activity -> document, wording, responsible, status, goal (None is the grunduppdrag)."""
PAGES = SmallPages({reading: small_page(reading, text) for reading, text in TEXTS.items()})


def working_documents() -> tuple[Document, ...]:
    """Return a programme and a board's plans of two years."""
    return (
        _document("lup", "Lokalt utvecklingsprogram 2019–2022", "Kommunfullmäktige", "lokalt utvecklingsprogram", TERM),
        _document("vp21", "Verksamhetsplan 2021", "Gårdsnämnden", "verksamhetsplan", YEAR),
        _document("vp20", "Verksamhetsplan 2020", "Gårdsnämnden", "verksamhetsplan", BEFORE),
    )


def _document(id_: str, title: str, organ: str, kind: str, period: Period) -> Document:
    return Document(
        id_, f"{id_}.pdf", id_, f"v-{id_}", id_, title, "pdf", kommun="Ekby", organ=organ, kind=kind, period=period
    )


ORGANS = (
    Organ("o-gard", "Gårdsnämnden", OrganKind.NAMND, "Ekby"),
    Organ("o-forv", "Gårdsförvaltningen", OrganKind.FORVALTNING, "Ekby", parent="o-gard"),
    Organ("o-hem", "Hemtjänsten", OrganKind.ENHET, "Ekby", parent="o-forv"),
    Organ("o-val", "Valnämnden", OrganKind.NAMND, "Ekby"),
    Organ("o-far", "Fårnämnden", OrganKind.NAMND, "Ösby"),
)


def working_graph() -> PlanGraph:
    """Return the graph of both plans."""
    mentions = {f"m-{id_}": _row(id_) for id_ in ROWS}
    for goal, words in (("gå", "Fler går till fots"), ("trygg", "Trygg vardag")):
        place = PAGES.find("lup", words)
        mentions[f"m-{goal}"] = Mention(f"m-{goal}", MentionKind.GOAL, words, place, path=("Resultatmål",))
    for indicator, reading, words in (("i1", "lup", "Antal som går"), ("i2", "vp21", "Andel målade bänkar")):
        place = PAGES.find(reading, words)
        mentions[f"m-{indicator}"] = Mention(f"m-{indicator}", MentionKind.INDICATOR, words, place)
    return PlanGraph(
        goals=[_goal("gå", "Fler går till fots", "1"), _goal("trygg", "Trygg vardag", "2")],
        indicators=[
            Indicator("i1", "Antal som går", ("m-i1",), kommun="Ekby", period=TERM),
            Indicator("i2", "Andel målade bänkar", ("m-i2",), kommun="Ekby", organ="Gårdsnämnden", period=YEAR),
        ],
        activities=[_activity(id_) for id_ in ROWS],
        organs=ORGANS,
        links=[_link(id_, goal, mentions) for id_, (_, _, _, _, goal) in ROWS.items() if goal],
        mentions=mentions,
        documents={document.reading: (document,) for document in working_documents()},
    )


def _row(id_: str) -> Mention:
    reading, words, responsible, status, goal = ROWS[id_]
    line = PAGES.find(reading, f"{words} {responsible} {status}")
    start = line.parts[0].start + len(words) + 1
    places = (PAGES.span(reading, start, responsible), PAGES.span(reading, start + len(responsible) + 1, status))
    facts = (
        Fact(FactRole.RESPONSIBLE, responsible, places[0]),
        Fact(FactRole.STATUS, status, places[1]),
    )
    place = PAGES.find(reading, words)
    return Mention(f"m-{id_}", MentionKind.ACTIVITY, words, place, grunduppdrag=goal is None, facts=facts)


def _activity(id_: str) -> Activity:
    reading, words, responsible, status, goal = ROWS[id_]
    return Activity(
        id_,
        words,
        (f"m-{id_}",),
        kommun="Ekby",
        organ="Gårdsnämnden",
        period=YEAR if reading == "vp21" else BEFORE,
        serves=Serves.GOAL if goal else Serves.GRUNDUPPDRAG,
        responsible=responsible,
        status=status,
    )


def _goal(id_: str, name: str, number: str) -> Goal:
    return Goal(id_, name, Level.GOAL, (f"m-{id_}",), number, "Ekby", "Lokalt utvecklingsprogram", period=TERM)


def _link(activity: str, goal: str, mentions: dict[str, Mention]) -> Link:
    ends = (f"m-{activity}", f"m-{goal}")
    tie = mentions[ends[0]].locator
    return Link(
        f"l-{activity}", Relation.SERVES, activity, goal, LinkKind.STATED, TieKind.POSITION, ends[0], ends[1], tie
    )
