"""What `roda show` and the service's lists show: the plan graph as rows, in the fields of a reading key. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from assistant.answer import Correction
from assistant.computing.corrections import correction_from
from assistant.computing.symbols import unread_symbols
from assistant.periods import period_text
from assistant.rows import ActivityRow, DocumentRow, GoalRow, IndicatorRow, LinkRow, PageRow, VerdictRow
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
    Mention,
    Page,
    Relation,
)


def document_rows(documents: Iterable[Document]) -> tuple[DocumentRow, ...]:
    """Return a row for each document."""
    return tuple(
        DocumentRow(
            document=document.name,
            title=document.title,
            kommun=document.kommun,
            organ=document.organ,
            kind=document.kind,
            period=period_text(document.period),
            edition=document.edition,
            decided=document.decided,
            format=document.format,
            pages=document.page_count,
            unreadable=document.unreadable,
            id=document.id,
            page=1,
            example=document.example,
            origins={role: origin.value for role, origin in document.origins},
        )
        for document in documents
    )


def page_rows(pages: Iterable[Page]) -> tuple[PageRow, ...]:
    """Return a row for each page."""
    return tuple(PageRow(page.number, page.label, page.text) for page in pages)


def goal_rows(graph: PlanGraph) -> tuple[GoalRow, ...]:
    """Return the goals, in the order of their documents and pages."""
    rows = (
        GoalRow(
            name=goal.name,
            level=goal.level.value,
            parent=_goal_name(graph, goal.parent),
            number=goal.number,
            kommun=goal.kommun,
            organ=goal.organ,
            period=period_text(goal.period),
            id=goal.id,
            document=document.name,
            page=mention.locator.page,
            example=document.example,
            symbol=_stated(mention, FactRole.SYMBOL),
            corrected=_corrected(graph, goal.mentions, mention.locator.reading),
        )
        for goal in graph.goals
        for document, mention in _places(graph, goal.mentions)
    )
    return tuple(sorted(rows, key=lambda row: (row.document, row.page, row.name, row.id)))


def activity_rows(graph: PlanGraph) -> tuple[ActivityRow, ...]:
    """Return the activities, in the order of their documents and pages."""
    rows = (
        ActivityRow(
            text=activity.name,
            goals=_goals_of(graph, activity),
            organ=activity.organ,
            status=_stated(mention, FactRole.STATUS) or _stated(mention, FactRole.SYMBOL) or activity.status,
            serves=activity.serves.value,
            kommun=activity.kommun,
            period=period_text(activity.period),
            id=activity.id,
            document=document.name,
            page=mention.locator.page,
            example=document.example,
            symbol=_stated(mention, FactRole.SYMBOL),
            corrected=_corrected(graph, activity.mentions, mention.locator.reading),
        )
        for activity in graph.activities
        for document, mention in _places(graph, activity.mentions)
    )
    return tuple(sorted(rows, key=lambda row: (row.document, row.page, row.text, row.id)))


def indicator_rows(graph: PlanGraph) -> tuple[IndicatorRow, ...]:
    """Return the indicators, in the order of their documents and pages."""
    rows = (
        IndicatorRow(
            name=indicator.name,
            goal=next((_goal_name(graph, link.target) for link in _links(graph, indicator)), None),
            target=_newest(indicator.values, FactRole.TARGET, reading=mention.locator.reading),
            outcome=_newest(indicator.values, FactRole.OUTCOME, reading=mention.locator.reading),
            direction=indicator.direction.value if indicator.direction else None,
            period=period_text(indicator.period),
            id=indicator.id,
            document=document.name,
            page=mention.locator.page,
            example=document.example,
            symbol=_stated(mention, FactRole.SYMBOL),
            corrected=_corrected(graph, indicator.mentions, mention.locator.reading),
        )
        for indicator in graph.indicators
        for document, mention in _places(graph, indicator.mentions)
    )
    return tuple(sorted(rows, key=lambda row: (row.document, row.page, row.name, row.id)))


def verdict_rows(graph: PlanGraph) -> tuple[VerdictRow, ...]:
    """Return the verdicts, in the order of their documents and pages."""
    rows = (
        VerdictRow(
            goal=_entity_name(graph, verdict.about),
            verdict=verdict.wording,
            kind=verdict.kind.value,
            about=_entity_kind(graph, verdict.about),
            as_of=verdict.as_of,
            by=verdict.by,
            id=verdict.id,
            document=document.name,
            page=mention.locator.page,
            example=document.example,
            pictures=_boxes(mention.locator),
            corrected=_corrected(graph, verdict.mentions, mention.locator.reading),
        )
        for verdict in graph.verdicts
        for document, mention in _places(graph, verdict.mentions)
    )
    return tuple(sorted(rows, key=lambda row: (row.document, row.page, row.goal, row.id)))


def verdict_and_symbol_rows(graph: PlanGraph) -> tuple[VerdictRow, ...]:
    """Return the verdicts, and what is shown by symbols that could not be read, in the order of documents and pages."""
    entities: tuple[Goal | Indicator | Activity, ...] = (*graph.goals, *graph.indicators, *graph.activities)
    unread = (
        VerdictRow(
            goal=entity.name,
            verdict="",
            kind="",
            about=type(entity).__name__.lower(),
            as_of=None,
            by=None,
            id=entity.id,
            document=document.name,
            page=fact.locator.page,
            example=document.example,
            symbol=fact.text,
            pictures=_boxes(fact.locator),
        )
        for entity in entities
        for fact in unread_symbols(entity.id, graph)
        for document in graph.documents.get(fact.locator.reading, ())
    )
    rows = (*verdict_rows(graph), *unread)
    return tuple(sorted(rows, key=lambda row: (row.document, row.page, row.goal, row.id)))


def _boxes(locator: Locator) -> tuple[tuple[float, float, float, float], ...]:
    boxes = (one.box for one in locator.pictures)
    return tuple((box.x0, box.y0, box.x1, box.y1) for box in boxes)


def link_rows(graph: PlanGraph) -> tuple[LinkRow, ...]:
    """Return the links from activities to goals, in the order of their documents and pages."""
    rows = (
        LinkRow(
            activity=_entity_name(graph, link.source),
            goal=_entity_name(graph, link.target),
            link=link.kind.value,
            tie=link.tie_kind.value,
            id=link.id,
            document=document.name,
            page=link.tie.page,
            example=document.example,
            corrected=link.corrected,
        )
        for link in graph.links
        if link.relation is Relation.SERVES
        for document in graph.documents.get(link.tie.reading, ())
    )
    return tuple(sorted(rows, key=lambda row: (row.document, row.page, row.activity, row.id)))


def _places(graph: PlanGraph, mentions: Sequence[str]) -> Iterator[tuple[Document, Mention]]:
    """Yield each document that mentions an entity once, with its first mention there."""
    seen: set[str] = set()
    for mention_id in mentions:
        for document in graph.documents_of(mention_id):
            if document.id not in seen:
                seen.add(document.id)
                yield document, graph.mentions[mention_id]


def _corrected(graph: PlanGraph, mentions: Sequence[str], reading: str) -> Correction | None:
    """Return what a person corrected of an entity in one reading."""
    here = (graph.mentions[one] for one in mentions)
    return correction_from(mention.corrected for mention in here if mention.locator.reading == reading)


def _links(graph: PlanGraph, entity: Activity | Indicator) -> tuple[Link, ...]:
    relation = Relation.SERVES if isinstance(entity, Activity) else Relation.MEASURES
    return tuple(link for link in graph.links_from(entity.id, relation) if link.kind is LinkKind.STATED)


def _goals_of(graph: PlanGraph, activity: Activity) -> tuple[str, ...]:
    names = (_goal_name(graph, link.target) for link in _links(graph, activity))
    return tuple(dict.fromkeys(name for name in names if name))


def _goal_name(graph: PlanGraph, goal_id: str | None) -> str | None:
    goal = graph.goal(goal_id) if goal_id else None
    return goal.name if goal else None


def _entity_name(graph: PlanGraph, entity_id: str) -> str:
    entity = graph.entity(entity_id)
    return entity.name if isinstance(entity, Goal | Indicator | Activity) else ""


def _entity_kind(graph: PlanGraph, entity_id: str) -> str:
    entity = graph.entity(entity_id)
    return type(entity).__name__.lower() if isinstance(entity, Goal | Indicator | Activity) else ""


def _stated(mention: Mention, role: FactRole) -> str | None:
    fact = mention.fact(role)
    return fact.text if fact else None


def _newest(values: Iterable[IndicatorValue], role: FactRole, *, reading: str) -> str | None:
    """Return the value of a role that one reading states for the latest year, the first such where years are equal."""
    stated = [value for value in values if value.role is role and value.locator.reading == reading]
    return max(stated, key=lambda value: value.year or 0).text if stated else None
