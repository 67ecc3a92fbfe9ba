"""A small plan: a programme of one area, three goals and two indicators, and two boards' plans, as graph and pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from corpus.errors import NotInCorpus
from corpus.graph import PlanGraph
from corpus.model import (
    Activity,
    Box,
    CharacterMap,
    Document,
    FactRole,
    Goal,
    Indicator,
    IndicatorValue,
    Level,
    Link,
    LinkKind,
    Locator,
    Mention,
    MentionKind,
    Organ,
    OrganKind,
    Page,
    Period,
    Quantity,
    Relation,
    Serves,
    Span,
    TieKind,
    Verdict,
    VerdictKind,
)

TERM = Period(2019, 2022)
YEAR = Period(2021, 2021)
LUP = """Lokalt program 2019–2022
Prioriterat område: Ett tryggt Ekby
Resultatmål 1: Trygga gator
Resultatmål 2: Rena sjöar
Prioriterat område: Ett rikt Ekby
Resultatmål 10: Nya företag
Tomma lokaler ska minska
Andel trygga invånare 61 % 70 %
Siktdjup i sjön 2,5 m"""
TECHNICAL = """Verksamhetsplan 2021 för tekniska nämnden
Resultatmål 1: Trygga gator
Byta belysning på tolv gångvägar
Klippa buskar vid hållplatser
Resultatmål 2: Rena sjöar
Byta belysning på tolv gångvägar
Grunduppdraget
Laga potthål i gatorna
Rena sjöar nämns också här"""
SOCIAL = """Verksamhetsplan 2021 för socialnämnden
Ett tryggt Ekby
Öppna en träffpunkt för äldre
Mötesplats för rena sjöar
Kommunstyrelsen bedömer att målet Trygga gator är delvis uppfyllt"""


def small_page(reading: str, text: str) -> Page:
    """Make a page whose characters stand in a row, 5 points wide, a line every 14 points."""
    boxes: list[Box | None] = []
    for number, line in enumerate(text.split("\n")):
        top = 800.0 - 14 * number
        boxes += [Box(50 + 5 * column, top - 10, 55 + 5 * column, top) for column in range(len(line))]
        boxes.append(None)
    return Page(1, f"{reading} s. 1", text, 595, 842, CharacterMap.of(boxes[: len(text)]))


@dataclass
class SmallPages:
    """Pages by reading; a fake of the view that composing quotes from."""

    pages: dict[str, Page]

    def page(self, reading: str, number: int) -> Page:
        """Return the only page of a reading."""
        if reading not in self.pages or number != 1:
            raise NotInCorpus("saknas")
        return self.pages[reading]

    def quote(self, locator: Locator) -> str:
        """Return the words at a locator."""
        return " ".join(
            self.page(locator.reading, part.page).text[part.start : part.end].replace("\n", " ")
            for part in locator.parts
        )

    def find(self, reading: str, words: str, *, nth: int = 0) -> Locator:
        """Return where words stand for the nth time (0-based)."""
        start = -1
        for _ in range(nth + 1):
            start = self.pages[reading].text.index(words, start + 1)
        return self.span(reading, start, words)

    def span(self, reading: str, start: int, words: str) -> Locator:
        """Return the place of words that begin at a character (0-based)."""
        return Locator(reading, (Span(1, start, start + len(words)),))


@dataclass
class SmallPlan:
    """The graph under construction; ids are given by the tests' author, so that tests can name them."""

    pages: SmallPages
    mentions: dict[str, Mention] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)

    def mention(
        self,
        id_: str,
        kind: MentionKind,
        reading: str,
        words: str,
        *,
        nth: int = 0,
        under: str | None = None,
    ) -> str:
        """Add a mention of words, under a chapter and perhaps a heading in it."""
        place = self.pages.find(reading, words, nth=nth)
        path = ("Kapitel", under) if under else ("Kapitel",)
        self.mentions[id_] = Mention(id_, kind, words, place, path=path)
        return id_

    def link(
        self,
        source: str,
        target: str,
        *,
        relation: Relation,
        mentions: tuple[str, str],
        tie: Locator,
        kind: LinkKind = LinkKind.STATED,
    ) -> None:
        """Add a link between entities; its mentions are those of both ends."""
        tie_kind = TieKind.POSITION if kind is LinkKind.STATED else TieKind.WORDING
        id_ = f"l{len(self.links)}"
        self.links.append(Link(id_, relation, source, target, kind, tie_kind, mentions[0], mentions[1], tie))


def documents() -> tuple[Document, ...]:
    """Return the three documents."""
    return (
        _document("lup", "Lokalt program", "Kommunfullmäktige", "lokalt program", TERM),
        _document("tek", "Verksamhetsplan tekniska", "Tekniska nämnden", "verksamhetsplan", YEAR),
        _document("soc", "Verksamhetsplan social", "Socialnämnden", "verksamhetsplan", YEAR),
    )


def _document(id_: str, title: str, organ: str, kind: str, period: Period) -> Document:
    return Document(
        id=id_,
        name=f"{id_}.pdf",
        path=f"{id_}.pdf",
        version=f"v-{id_}",
        reading=id_,
        title=title,
        format="pdf",
        kommun="Ekby",
        organ=organ,
        kind=kind,
        period=period,
        example=id_ == "soc",
        page_count=1,
    )


def organs() -> tuple[Organ, ...]:
    """Return the boards, and a unit of one."""
    return (
        Organ("o-tek", "Tekniska nämnden", OrganKind.NAMND, "Ekby", ("TN",)),
        Organ("o-soc", "Socialnämnden", OrganKind.NAMND, "Ekby"),
        Organ("o-park", "Parkenheten", OrganKind.ENHET, "Ekby", parent="o-tek"),
    )


def small_pages() -> SmallPages:
    """Return the pages of the three documents, one each."""
    return SmallPages(
        {"lup": small_page("lup", LUP), "tek": small_page("tek", TECHNICAL), "soc": small_page("soc", SOCIAL)}
    )


def small_plan() -> tuple[PlanGraph, SmallPages]:
    """Return the graph and its pages.

    a1 serves g1 and g2, a2 g1, a3 the area itself, a4 the grunduppdrag; a5 is only suggested for g2.
    """
    pages = small_pages()
    plan = SmallPlan(pages)
    _goals(plan)
    _activities(plan)
    _indicators(plan)
    about = plan.mention("m-v1", MentionKind.VERDICT, "soc", SOCIAL.split("\n")[-1])
    verdict = Verdict("v1", "g1", "delvis uppfyllt", VerdictKind.OUTCOME, (about,), "2022-03-01", "Kommunstyrelsen")
    graph = PlanGraph(
        goals=_goal_entities(),
        indicators=_indicator_entities(pages),
        activities=_activity_entities(),
        verdicts=(verdict,),
        organs=organs(),
        links=plan.links,
        mentions=plan.mentions,
        documents={document.reading: (document,) for document in documents()},
    )
    return graph, pages


def _goals(plan: SmallPlan) -> None:
    for id_, words in (
        ("area", "Ett tryggt Ekby"),
        ("rich", "Ett rikt Ekby"),
        ("g1", "Trygga gator"),
        ("g2", "Rena sjöar"),
        ("g10", "Nya företag"),
    ):
        under = "Resultatmål" if id_.startswith("g") else None
        plan.mention(f"m-{id_}", MentionKind.GOAL, "lup", words, under=under)
    for goal, area in (("g1", "area"), ("g2", "area"), ("g10", "rich")):
        tie = plan.mentions[f"m-{area}"].locator
        plan.link(goal, area, relation=Relation.PART_OF, mentions=(f"m-{goal}", f"m-{area}"), tie=tie)


def _goal_entities() -> list[Goal]:
    def goal(id_: str, name: str, level: Level, number: str | None, parent: str | None) -> Goal:
        return Goal(id_, name, level, (f"m-{id_}",), number, "Ekby", "Lokalt program", period=TERM, parent=parent)

    return [
        goal("area", "Ett tryggt Ekby", Level.AREA, "3.1", None),
        goal("rich", "Ett rikt Ekby", Level.AREA, "3.2", None),
        goal("g1", "Trygga gator", Level.GOAL, "1", "area"),
        goal("g2", "Rena sjöar", Level.GOAL, "2", "area"),
        goal("g10", "Nya företag", Level.GOAL, "10", "rich"),
    ]


def _activities(plan: SmallPlan) -> None:
    lamps, bushes = "Byta belysning på tolv gångvägar", "Klippa buskar vid hållplatser"
    meeting, suggested = "Öppna en träffpunkt för äldre", "Mötesplats för rena sjöar"
    plan.mention("m-a1", MentionKind.ACTIVITY, "tek", lamps)
    plan.mention("m-a1-again", MentionKind.ACTIVITY, "tek", lamps, nth=1)
    plan.mention("m-a2", MentionKind.ACTIVITY, "tek", bushes)
    plan.mention("m-a3", MentionKind.ACTIVITY, "soc", meeting)
    plan.mention("m-a4", MentionKind.ACTIVITY, "tek", "Laga potthål i gatorna")
    plan.mention("m-a5", MentionKind.ACTIVITY, "soc", suggested)
    first, second = plan.pages.find("tek", "Trygga gator"), plan.pages.find("tek", "Rena sjöar")
    serves = Relation.SERVES
    plan.link("a1", "g1", relation=serves, mentions=("m-a1", "m-g1"), tie=first)
    plan.link("a1", "g2", relation=serves, mentions=("m-a1-again", "m-g2"), tie=second)
    plan.link("a2", "g1", relation=serves, mentions=("m-a2", "m-g1"), tie=first)
    plan.link("a3", "area", relation=serves, mentions=("m-a3", "m-area"), tie=plan.pages.find("soc", "Ett tryggt Ekby"))
    plan.link(
        "a5",
        "g2",
        relation=serves,
        mentions=("m-a5", "m-g2"),
        tie=plan.mentions["m-a5"].locator,
        kind=LinkKind.SUGGESTED,
    )


def _activity_entities() -> list[Activity]:
    def activity(id_: str, name: str, organ: str, serves: Serves) -> Activity:
        mentions = ("m-a1", "m-a1-again") if id_ == "a1" else (f"m-{id_}",)
        return Activity(id_, name, mentions, kommun="Ekby", organ=organ, period=YEAR, serves=serves)

    return [
        activity("a1", "Byta belysning på tolv gångvägar", "Tekniska nämnden", Serves.GOAL),
        activity("a2", "Klippa buskar vid hållplatser", "Tekniska nämnden", Serves.GOAL),
        activity("a3", "Öppna en träffpunkt för äldre", "Socialnämnden", Serves.GOAL),
        activity("a4", "Laga potthål i gatorna", "Tekniska nämnden", Serves.GRUNDUPPDRAG),
        activity("a5", "Mötesplats för rena sjöar", "Socialnämnden", Serves.NONE),
    ]


def _indicators(plan: SmallPlan) -> None:
    plan.mention("m-i1", MentionKind.INDICATOR, "lup", "Andel trygga invånare")
    plan.mention("m-i2", MentionKind.INDICATOR, "lup", "Siktdjup i sjön")
    tie = plan.mentions["m-g1"].locator
    plan.link("i1", "g1", relation=Relation.MEASURES, mentions=("m-i1", "m-g1"), tie=tie)


def _indicator_entities(pages: SmallPages) -> list[Indicator]:
    def value(role: FactRole, words: str, amount: str, unit: str, year: int | None) -> IndicatorValue:
        return IndicatorValue(role, words, pages.find("lup", words), Quantity(Decimal(amount), unit), year)

    safe = (value(FactRole.BASELINE, "61 %", "61", "%", 2018), value(FactRole.TARGET, "70 %", "70", "%", 2022))
    return [
        Indicator("i1", "Andel trygga invånare", ("m-i1",), kommun="Ekby", period=TERM, values=safe),
        Indicator(
            "i2",
            "Siktdjup i sjön",
            ("m-i2",),
            kommun="Ekby",
            period=TERM,
            values=(value(FactRole.OUTCOME, "2,5 m", "2.5", "m", 2020),),
        ),
    ]
