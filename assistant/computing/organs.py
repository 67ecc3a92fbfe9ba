"""Organs, units and documents: whose activities serve goals, and whose documents they are. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.computing.activities import activities_of
from assistant.computing.fitting import (
    all_documents,
    in_kommun,
    in_period,
    organ_of,
    owned,
    responsible_units,
    same,
)
from assistant.computing.kept import kept
from assistant.computing.queries import (
    UNIT,
    ActivitiesOf,
    Documents,
    DocumentsServing,
    Found,
    Organs,
    OrgansServing,
    Responsible,
)
from assistant.computing.stated_facts import in_documents
from corpus.graph import PlanGraph
from corpus.model import (
    Activity,
    Document,
    FactRole,
    Link,
    Locator,
    MentionKind,
    Organ,
)
from corpus.swedish import normalise


def organs_of(query: Organs | OrgansServing, graph: PlanGraph) -> Iterable[Found]:
    """Return the organs of a kommun and a kind, or those whose activities serve goals, by name."""
    serving = _serving_organs(query, graph) if isinstance(query, OrgansServing) else {}
    documents = [one for one in all_documents(graph) if one.id in query.where.documents]
    organs = [
        organ
        for organ in graph.organs
        if (isinstance(query, Organs) or organ.id in serving)
        and (query.kind is None or organ.kind is query.kind)
        and (isinstance(query, Organs) or query.besides is None or organ.kind is not query.besides)
        and in_kommun(organ.kommun, query.where.kommun)
        and (isinstance(query, OrgansServing) or not documents or _owned_by(organ, documents))
    ]
    ordered = sorted(organs, key=lambda organ: (organ.kommun or "", normalise(organ.name), organ.id))
    return (
        Found(
            organ.id,
            links=tuple(serving.get(organ.id, ())),
            fits=_titles(_owned_by(organ, documents), graph) if isinstance(query, Organs) else (),
        )
        for organ in ordered
    )


def units_responsible(query: Responsible, graph: PlanGraph) -> Iterable[Found]:
    """Return the units that activities name as responsible, by name, with where they are named."""
    activities = activities_of(ActivitiesOf(query.goals, query.where, query.serves), graph).items
    places: dict[str, tuple[str, list[Locator]]] = {}
    for item in activities:
        activity = graph.entity(item.id)
        mentions = activity.mentions if isinstance(activity, Activity) else ()
        for fact in (
            fact for mention in mentions if mention in graph.mentions for fact in graph.mentions[mention].facts
        ):
            if fact.role is FactRole.RESPONSIBLE and in_documents(fact.locator, query.where.documents, graph):
                for unit in responsible_units(fact.text):
                    places.setdefault(normalise(unit), (unit, []))[1].append(fact.locator)
    return (Found(f"{UNIT}{name}", fits=tuple(dict.fromkeys(found))) for _, (name, found) in sorted(places.items()))


def _owned_by(organ: Organ, documents: Iterable[Document]) -> list[Document]:
    """Return the documents that state an organ as theirs."""
    return [
        one
        for one in documents
        if one.organ is not None
        and any(same(one.organ, name) for name in (organ.name, *organ.aliases))
        and (one.kommun is None or in_kommun(organ.kommun, one.kommun))
    ]


def _titles(documents: Iterable[Document], graph: PlanGraph) -> tuple[Locator, ...]:
    """Return where the titles of documents stand."""
    return tuple(graph.titles[one.reading] for one in documents if one.reading in graph.titles)


def _serving_organs(query: OrgansServing, graph: PlanGraph) -> dict[str, list[Link]]:
    """Return the organs (ids) of the activities that serve goals, with the links of those."""
    links: dict[str, list[Link]] = {}
    for item in activities_of(ActivitiesOf(goals=query.goals, where=query.where), graph).items:
        activity = graph.entity(item.id)
        if isinstance(activity, Activity) and activity.organ:
            organ = organ_of(activity.organ, graph, kommun=activity.kommun)
            if organ is not None:
                links.setdefault(organ.id, []).extend(item.links)
    return links


def documents_of(query: Documents | DocumentsServing, graph: PlanGraph) -> Iterable[Found]:
    """Return the documents that fit, or those whose activities serve goals, by kommun, kind and name."""
    serving = _serving_documents(query, graph) if isinstance(query, DocumentsServing) else {}
    kind = query.kind if isinstance(query, Documents) else None
    carrying = _carrying(graph, query.carrying) if isinstance(query, Documents) and query.carrying else None
    fitting = [
        document
        for document in _documents_in(graph, query.where.kommun)
        if not document.superseded
        and (isinstance(query, Documents) or document.id in serving)
        and (kind is None or (document.kind is not None and same(document.kind, kind)))
        and (carrying is None or document.id in carrying)
        and (not query.where.documents or document.id in query.where.documents)
        and in_period(document.period, query.where.period)
        and (query.where.organ is None or owned(document.organ, query.where.organ, graph, kommun=document.kommun))
    ]
    ordered = sorted(fitting, key=lambda one: (one.kommun or "", one.kind or "", one.name, one.id))
    return (
        Found(document.id, links=tuple(serving.get(document.id, ())), fits=_titles((document,), graph))
        for document in ordered
    )


@kept
def _documents_in(graph: PlanGraph, kommun: str | None) -> tuple[Document, ...]:
    """Return the documents of a kommun, of all where none is named."""
    return tuple(document for document in all_documents(graph) if in_kommun(document.kommun, kommun))


@kept
def _carrying(graph: PlanGraph, kind: MentionKind) -> frozenset[str]:
    """Return the documents (ids) in which something of a sort was read, and those of the same kind."""
    readings = {mention.locator.reading for mention in graph.mentions.values() if mention.kind is kind}
    documents = all_documents(graph)
    kinds = {document.kind for document in documents if document.reading in readings and document.kind}
    return frozenset(one.id for one in documents if one.reading in readings or one.kind in kinds)


def _serving_documents(query: DocumentsServing, graph: PlanGraph) -> dict[str, list[Link]]:
    """Return the documents (ids) in which activities stand that serve goals, with the links of those."""
    links: dict[str, list[Link]] = {}
    for item in activities_of(ActivitiesOf(goals=query.goals, where=query.where), graph).items:
        for link in item.links:
            for document in graph.documents_of(link.source_mention):
                links.setdefault(document.id, []).append(link)
    return links
