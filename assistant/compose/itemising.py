"""Found entities -> the items of an answer, each with the evidence for both ends and for what ties them. Pure."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Earlier, Evidence, Item, Shown, Value
from assistant.compose import naming
from assistant.compose.citing import Citations
from assistant.computing.corrections import correction_of
from assistant.computing.fitting import organ_name
from assistant.computing.queries import UNIT, Found
from assistant.computing.symbols import unread_symbols
from assistant.finding.values import stated_unit
from assistant.periods import period_text
from corpus.graph import PlanGraph
from corpus.model import (
    Activity,
    Document,
    FactRole,
    Goal,
    Indicator,
    IndicatorValue,
    Link,
    LinkKind,
    Locator,
    Organ,
    Relation,
)

VALUE_ROLES = {FactRole.TARGET: "target", FactRole.OUTCOME: "outcome", FactRole.BASELINE: "baseline"}
"""Roles of the stable format; every other is "other", dates aside."""


class Evidences:
    """The evidence of one item, in the order it is gathered; the same step and place once."""

    def __init__(self, citations: Citations, graph: PlanGraph) -> None:
        self.citations = citations
        self.graph = graph
        self._steps: dict[Evidence, None] = {}

    def mention(self, step: str, mention_id: str) -> None:
        """Add the place of a mention."""
        number = self.citations.mention(mention_id)
        if number is not None:
            self._steps[Evidence(step, number)] = None

    def place(self, step: str, locator: Locator, *, section: tuple[str, ...] = ()) -> None:
        """Add a place."""
        self._steps[Evidence(step, self.citations.cite(locator, section=section))] = None

    def links(self, links: tuple[Link, ...], *, end: str) -> None:
        """Add both ends and the tie of each link; `end` is the step of its source ("activity", "indicator")."""
        for link in links:
            self.mention(end, link.source_mention)
            self._tie("tie", link)
            self.mention("goal", link.target_mention)

    def defined(self, goal_id: str) -> None:
        """Add where a goal is defined."""
        goal = self.graph.goal(goal_id)
        if goal is not None and goal.mentions:
            self.mention("goal", goal.mentions[0])

    def chain(self, chain: tuple[Link, ...]) -> None:
        """Add the places that put a goal under the one asked about, hop by hop."""
        for hop in chain:
            self._tie("area", hop)

    def all(self) -> tuple[Evidence, ...]:
        """Return the evidence gathered."""
        return tuple(self._steps)

    def path_near(self, locator: Locator, mentions: tuple[str, ...]) -> tuple[str, ...]:
        """Return the headings over a place: those of the mention on its page, else of one in its reading."""
        known = [self.graph.mentions[mention] for mention in mentions if mention in self.graph.mentions]
        own = [mention for mention in known if mention.locator.reading == locator.reading]
        near = [mention for mention in own if mention.locator.page == locator.page]
        return next((mention.path for mention in (*near, *own)), ())

    def _tie(self, step: str, link: Link) -> None:
        """Add where a tie stands; one that a person stated stands nowhere, and is told by its day."""
        if link.corrected is not None:
            self._steps[Evidence(step, None, link.corrected)] = None
        else:
            self.place(step, link.tie, section=self._path(link.source_mention))

    def _path(self, mention_id: str) -> tuple[str, ...]:
        mention = self.graph.mentions.get(mention_id)
        return mention.path if mention else ()


def make_item(found: Found, graph: PlanGraph, citations: Citations) -> Item | None:
    """Return the item of a found entity or document; None when the graph does not know it."""
    item = _item(found, graph, citations)
    if item is not None and found.change is not None:
        link = item.link if found.sure else LinkKind.SUGGESTED
        item = replace(item, change=found.change, link=link, earlier=_earlier(found.other, graph, citations))
    return item and replace(item, corrected=correction_of(found.id, graph))


def _item(found: Found, graph: PlanGraph, citations: Citations) -> Item | None:
    match graph.entity(found.id):
        case Activity() as activity:
            return _activity_item(activity, found, graph, citations)
        case Goal() as goal:
            return _goal_item(goal, found, graph, citations)
        case Indicator() as indicator:
            return _indicator_item(indicator, found, graph, citations)
        case Organ() as organ:
            item = Item(organ.id, organ.name, level=organ.kind, organ=organ.name, period=period_text(organ.valid))
            return _with_links(item, found, graph, citations)
        case None if found.id.startswith(UNIT):
            return _with_links(Item(found.id, naming.label(found.id, graph), level="enhet"), found, graph, citations)
        case _:
            document = naming.document_of(found.id, graph)
            return _with_links(_document_item(document), found, graph, citations) if document else None


def _earlier(other: str | None, graph: PlanGraph, citations: Citations) -> Earlier | None:
    """Return what something was before, by the goal (id) that it is compared with; None without any."""
    goal = graph.goal(other) if other is not None else None
    if goal is None:
        return None
    place = citations.mention(goal.mentions[0]) if goal.mentions else None
    return Earlier(goal.name, _goal_path(goal.id, graph)[:-1], place)


def value_of(stated: IndicatorValue) -> Value:
    """Return a stated value in the stable format: the number's words, its unit, and the year it holds for."""
    text, year = naming.without_year(stated)
    return Value(
        text,
        stated_unit(text, stated.quantity),
        str(year) if year else None,
        VALUE_ROLES.get(stated.role, "other"),
    )


def _activity_item(activity: Activity, found: Found, graph: PlanGraph, citations: Citations) -> Item:
    evidence = Evidences(citations, graph)
    for mention in activity.mentions[:1]:
        evidence.mention("activity", mention)
    evidence.links(found.links, end="activity")
    for link in found.links:
        evidence.defined(link.target)
    for value in found.values:
        evidence.place("activity", value.locator, section=evidence.path_near(value.locator, activity.mentions))
    for place in found.fits:
        evidence.place("activity", place)
    evidence.chain(found.chain)
    target = found.links[0].target if found.links else None
    item = Item(
        id=activity.id,
        name=naming.activity_name(activity, graph),
        level="activity",
        goal_path=_goal_path(target, graph),
        serves=activity.serves,
        organ=organ_name(activity.organ, graph),
        period=period_text(activity.period),
        responsible=activity.responsible,
        start=activity.start,
        end=activity.end,
        amount=activity.amount,
        values=tuple(value_of(value) for value in found.values),
        link=_link_kind(found),
    )
    return _proved(item, evidence, citations)


def _goal_item(goal: Goal, found: Found, graph: PlanGraph, citations: Citations) -> Item:
    evidence = Evidences(citations, graph)
    evidence.links(found.links, end="activity")
    evidence.defined(goal.id)
    for value in found.values:
        evidence.place("indicator", value.locator)
    if found.other is not None:
        evidence.defined(found.other)
    evidence.chain(found.chain)
    item = Item(
        id=goal.id,
        name=goal.name,
        level=goal.level,
        goal_path=_goal_path(goal.id, graph)[:-1],
        organ=organ_name(goal.organ, graph),
        period=period_text(goal.period),
        values=tuple(
            replace(value_of(value), of=_measure(value, goal.id, graph), citation=citations.cite(value.locator))
            for value in found.values
        ),
        link=_link_kind(found),
    )
    return _proved(item, evidence, citations)


def _measure(value: IndicatorValue, goal: str, graph: PlanGraph) -> str | None:
    """Return the name of the indicator of a goal that a value is of."""
    measures = (graph.entity(link.source) for link in graph.links_to(goal, Relation.MEASURES))
    return next((one.name for one in measures if isinstance(one, Indicator) and value in one.values), None)


def _indicator_item(indicator: Indicator, found: Found, graph: PlanGraph, citations: Citations) -> Item:
    evidence = Evidences(citations, graph)
    for mention in indicator.mentions[:1]:
        evidence.mention("indicator", mention)
    evidence.links(found.links, end="indicator")
    for value in found.values:
        evidence.place("indicator", value.locator, section=evidence.path_near(value.locator, indicator.mentions))
    evidence.chain(found.chain)
    links = found.links or graph.links_from(indicator.id, Relation.MEASURES)
    item = Item(
        id=indicator.id,
        name=indicator.name,
        level="indicator",
        goal_path=_goal_path(links[0].target if links else None, graph),
        organ=organ_name(indicator.organ, graph),
        period=period_text(indicator.period),
        values=tuple(replace(value_of(value), citation=citations.cite(value.locator)) for value in found.values),
        standing=found.standing,
        link=_link_kind(found),
    )
    return _proved(item, evidence, citations)


def _document_item(document: Document) -> Item:
    return Item(
        id=document.id,
        name=document.title or document.name,
        level=document.kind,
        organ=document.organ,
        period=period_text(document.period),
        example=document.example,
    )


def _with_links(item: Item, found: Found, graph: PlanGraph, citations: Citations) -> Item:
    """Return an organ or a document with the activities that make it serve."""
    evidence = Evidences(citations, graph)
    evidence.links(found.links, end="activity")
    for place in found.fits:
        evidence.place("document", place)
    return _proved(replace(item, link=_link_kind(found)), evidence, citations)


def _proved(item: Item, evidence: Evidences, citations: Citations) -> Item:
    """Return the item with its evidence; it is an example when any of its proof is."""
    item = replace(item, symbols=shown_of(item.id, evidence.graph, evidence.citations))
    steps = evidence.all()
    cited = (*(step.citation for step in steps), *(one.citation for one in item.symbols))
    numbers = tuple(dict.fromkeys(number for number in cited if number is not None))
    example = item.example or any(citations.get(number).example for number in numbers)
    return replace(item, evidence=steps, citations=numbers, example=example)


def shown_of(entity_id: str, graph: PlanGraph, citations: Citations) -> tuple[Shown, ...]:
    """Return what is shown of an entity by symbols that could not be read, cited."""
    found = []
    for fact in unread_symbols(entity_id, graph):
        number = citations.cite(fact.locator)
        first = citations.get(number).parts[0]
        found.append(Shown(fact.text, first.page, first.page_label, number))
    return tuple(found)


def _goal_path(goal_id: str | None, graph: PlanGraph) -> tuple[str, ...]:
    return tuple(naming.goal_label(goal) for goal in graph.goal_path(goal_id)) if goal_id else ()


def _link_kind(found: Found) -> str | None:
    """Return "stated" when one whole chain is stated; None when the item rests on no link."""
    if not found.links:
        return None
    weak = {hop.source for hop in found.chain if hop.kind is LinkKind.SUGGESTED}
    stated = any(link.kind is LinkKind.STATED and link.target not in weak for link in found.links)
    return LinkKind.STATED if stated else LinkKind.SUGGESTED
