"""A small catalogue with the names of DOMAIN: two municipalities, goals, organs, activities and documents."""

from __future__ import annotations

from corpus.graph import PlanGraph
from corpus.model import Activity, Document, Goal, Indicator, Level, Organ, OrganKind, Period

TERM = Period(2019, 2022)
BEFORE = Period(2015, 2018)

MOTALA = {
    "En sund ekonomi": ("God ekonomisk hushållning", "En attraktiv arbetsgivare och en god arbetsmiljö"),
    "Tillväxt i hela Motala": (
        "Motala växer",
        "En företagsmiljö i toppklass",
        "Miljömässigt hållbar tillväxt",
        "Tillgänglighet och inflytande",
        "Hela Motala ska leva",
    ),
    "Det goda livet i Motala": (
        "En meningsfull sysselsättning",
        "En omsorg att lita på",
        "En skola att lita på",
        "Ett brett utbud av kultur- och fritidsaktiviteter",
    ),
    "Ett sammanhållet Motala": ("Ett stärkt integrationsarbete", "Ett jämlikt Motala", "Ett samhälle att lita på"),
}
UPPVIDINGE_AREAS = ("Uppvidingebon", "Samhällsutveckling", "Medarbetare och organisation", "Ekonomi")
UPPVIDINGE_GOALS = (
    "Vi bidrar till en ekologiskt hållbar miljö",
    "Vi är en attraktiv arbetsgivare med engagerade medarbetare",
    "Vi är en attraktiv boendekommun",
    "Vi har ett gott företagsklimat",
)


def goals() -> tuple[Goal, ...]:
    """Return the goals of both, and one area of an earlier period."""
    made = [Goal("m-v", "Den öppna, stolta och nyskapande sjöstaden", Level.VISION, (), kommun="Motala", period=TERM)]
    number = 0
    for order, (area, below) in enumerate(MOTALA.items(), 1):
        made.append(Goal(f"m-a{order}", area, Level.AREA, (), kommun="Motala", period=TERM))
        for name in below:
            number += 1
            goal = Goal(
                f"m-g{number:02}", name, Level.GOAL, (), str(number), "Motala", period=TERM, parent=f"m-a{order}"
            )
            made.append(goal)
    made.append(Goal("m-old", "Motala växer", Level.GOAL, (), "2", "Motala", period=BEFORE))
    made.extend(
        Goal(f"u-a{order}", name, Level.AREA, (), kommun="Uppvidinge", period=TERM)
        for order, name in enumerate(UPPVIDINGE_AREAS, 1)
    )
    made.extend(
        Goal(f"u-g{order}", name, Level.GOAL, (), kommun="Uppvidinge", period=TERM)
        for order, name in enumerate(UPPVIDINGE_GOALS, 1)
    )
    return tuple(made)


ORGANS = (
    Organ("o-ks-m", "Kommunstyrelsen", OrganKind.NAMND, "Motala"),
    Organ("o-ks-u", "Kommunstyrelsen", OrganKind.NAMND, "Uppvidinge"),
    Organ("o-sn", "Socialnämnden", OrganKind.NAMND, "Motala"),
    Organ("o-tn", "Tekniska nämnden", OrganKind.NAMND, "Motala"),
    Organ("o-bf", "Bildningsförvaltningen", OrganKind.FORVALTNING, "Motala"),
    Organ("o-bun", "Barn- och utbildningsnämnden", OrganKind.NAMND, "Uppvidinge", aliases=("Barnnämnden",)),
)
ACTIVITIES = (
    Activity("a-1", "Starta språkcafé tillsammans med föreningslivet", (), kommun="Motala", organ="Socialnämnden"),
    Activity("a-2", "Bygga ut cykelvägen mellan Motala och Borensberg", (), kommun="Motala", organ="Tekniska nämnden"),
)
INDICATORS = (
    Indicator("i-1", "Andel närproducerade livsmedel", (), kommun="Motala", period=TERM),
    Indicator("i-2", "Andel e-post besvarad inom en dag", (), kommun="Motala", period=TERM),
    Indicator("i-3", "Sjukfrånvaro", (), kommun="Uppvidinge", period=TERM),
    Indicator("i-4", "Antal nya bostäder", (), kommun="Uppvidinge", period=TERM),
)


def document(name: str, title: str, kind: str, *, organ: str | None = None, period: Period = TERM) -> Document:
    """Return a document of Motala."""
    return Document(
        name, name, name, "v", f"r-{name}", title, "pdf", kommun="Motala", organ=organ, kind=kind, period=period
    )


DOCUMENTS = (
    document("lup.pdf", "Lokalt utvecklingsprogram 2019–2022", "lokalt utvecklingsprogram"),
    document("sn-2021.pdf", "Plan för året", "verksamhetsplan", organ="Socialnämnden", period=Period(2021, 2021)),
    document("sn-2020.pdf", "Plan för året", "verksamhetsplan", organ="Socialnämnden", period=Period(2020, 2020)),
)

GRAPH = PlanGraph(goals=goals(), organs=ORGANS, activities=ACTIVITIES, indicators=INDICATORS)
