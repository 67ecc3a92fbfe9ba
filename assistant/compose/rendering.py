"""A typed result in words: the one way to a computed or absence sentence, for composing and for verifying. Pure.

A sentence that states a result is made from nothing but the query, what the graph answers to it and the receipt, so
that verifying can make it again from those and compare.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from assistant.answer import Language, Receipt
from assistant.compose import among_words, naming
from assistant.compose.change_words import change_words
from assistant.compose.corrected import Telling
from assistant.compose.draft import Given
from assistant.compose.follow_up_words import follow_up_words
from assistant.compose.gap_words import gap_words
from assistant.compose.ranking_words import ranking_words
from assistant.compose.speech import Speech
from assistant.computing.compute import compute
from assistant.computing.goals import is_called
from assistant.computing.queries import (
    ActivitiesOf,
    AgainstTarget,
    Among,
    Documents,
    DocumentsServing,
    Found,
    GoalsAbove,
    GoalsAt,
    GoalsFollowed,
    GoalsMeasured,
    GoalsOf,
    GoalsWithout,
    IndicatorsOf,
    MostTied,
    Naming,
    Organs,
    OrgansNaming,
    OrgansServing,
    OrgansWithout,
    PlansMissing,
    Query,
    Responsible,
    Result,
    ValuesOf,
    VerdictsOn,
)
from assistant.prompting import Phrases
from corpus.graph import PlanGraph
from corpus.model import Activity, FactRole, IndicatorValue, Level, OrganKind, Period

PAGED = "pdf"
"""The format whose pages a reader can turn to."""
MOST_DOCUMENTS = 2
"""Documents that are named in a sentence; more of them would drown it."""
MOST_NAMED = 5
"""Things asked about that a sentence names; of more it says how many."""
ANY_OF = ActivitiesOf | IndicatorsOf | OrgansServing | DocumentsServing
"""Queries that ask for what is linked to any of several goals."""


class Renderer:
    """Renders results over one graph, one receipt and one language; the results are computed once each."""

    def __init__(self, graph: PlanGraph, *, phrases: Phrases, language: Language, receipt: Receipt) -> None:
        self.graph = graph
        self.phrases = phrases
        self.language = language
        self.receipt = receipt
        self._results: dict[Query, Result] = {}

    def result(self, query: Query) -> Result:
        """Compute a query, once."""
        if query not in self._results:
            self._results[query] = compute(query, self.graph)
        return self._results[query]

    def known(self, query: Query) -> str:
        """Return which facts of the things asked about are stated, each with its year."""
        if not isinstance(query, ValuesOf):
            return ""
        found = self.result(replace(query, role=None, year=None)).items
        values = (value for item in found for value in item.values if f"role.{value.role}" in self.phrases)
        said = [self._kind_of_value(value) for value in values]
        return naming.SEPARATOR.join(dict.fromkeys(said))

    def phrase(self, name: str, given: Given = ()) -> str:
        """Render a phrase with what is given."""
        return self.phrases.render(name, self.language, **dict(given))

    def computed(self, name: str, query: Query) -> str:
        """Render a phrase that states a query's result. Raises PromptError when the phrase asks for more."""
        wanted = self.phrases.variables(name)
        available = self._result_words(query, wanted)
        text = self.phrases.render(
            name, self.language, **{word: available[word] for word in wanted if word in available}
        )
        begins = text.startswith(str(available.get("about") or "”"))  # "de 31 aktiviteterna"; names stand in quotes
        return text[:1].upper() + text[1:] if begins else text

    def absence(self, name: str, query: Query | None, given: Given = ()) -> str:
        """Render a phrase that states what was not found; its `count` and `pages` are those searched.

        `given` may hold what the question named.
        """
        wanted = self.phrases.variables(name)
        available = dict(given) | (self._result_words(query, wanted) if query is not None else {})
        available |= self._receipt_words()
        return self.phrases.render(
            name, self.language, **{word: available[word] for word in wanted if word in available}
        )

    def _receipt_words(self) -> dict[str, str | int]:
        """Return what the receipt says: documents and pages searched, plans expected, read and missing."""
        receipt = self.receipt
        return {
            "count": len(receipt.documents_searched),
            "pages": receipt.pages_searched,
            "expected": receipt.expected,
            "read": receipt.expected - len(receipt.missing),
            "missing_plans": naming.SEPARATOR.join(receipt.missing),
        }

    def _result_words(self, query: Query, wanted: frozenset[str]) -> dict[str, str | int]:
        """Return the variables that a result offers to a phrase, those wanted alone."""
        result = self.result(query)
        ids = [item.id for item in result.items]
        makers: dict[str, Callable[[], str | int]] = {
            "count": lambda: result.count,
            "names": lambda: naming.names(ids, self.graph),
            "titles": lambda: naming.titles(ids, self.graph),
            "suggested_names": lambda: naming.names((item.id for item in result.suggested), self.graph),
            "suggested": lambda: len(result.suggested),
            "about": lambda: self._about(query),
            "goal": lambda: self._first_goal(query),
            "terms": lambda: self._terms(query),
            "organ": lambda: self._organ(query),
            "owner": lambda: naming.in_sentence(naming.owner(ids[0], self.graph) or "") if ids else "",
            "which": lambda: self._which(query),
            "level": lambda: self._level(query, result.count),
            "scope": lambda: self.scope(query),
            "value": lambda: self._values(query, result),
            "page": lambda: _pages(result),
            "role": lambda: self._role(query),
            "year": lambda: self._year(query),
            "reading": lambda: self._reading(result),
            "known": lambda: self.known(query),
            "corrections": lambda: Telling(self.graph, phrases=self.phrases, language=self.language).list(tuple(ids)),
        }
        speech = Speech(self.graph, self.phrases, self.language)
        makers |= change_words(query, result, speech) | gap_words(query, result, speech)
        makers |= follow_up_words(query, result, self.graph, phrases=self.phrases, language=self.language)
        if isinstance(query, MostTied) and ids:
            makers |= ranking_words(query, result, self.graph, phrases=self.phrases, language=self.language)
        if isinstance(query, Among):
            makers |= among_words.told(query, result.items, self.graph, phrases=self.phrases, language=self.language)
        return {name: make() for name, make in makers.items() if name in wanted}

    # --- single variables ------------------------------------------------------------------------------------

    def scope(self, query: Query) -> str:
        """Return kommun, organ and period of a result in brackets; every answer names its period.

        A document asked about stands for its organ. Where nothing was found there is no period to name.
        """
        result = self.result(query)
        ids = [item.id for item in (*result.items, *result.suggested)]
        where = query.where
        kommun = where.kommun or naming.kommun_of([*_goals_asked(query), *ids], self.graph)
        period = self.period(query)
        documents = self._documents(query)
        organ = None if _names_organ(query) or documents else where.organ
        dated = period is None or any(str(period) in title for title in documents)
        known = [part for part in (kommun, organ, *documents, None if dated else str(period)) if part]
        if (
            period is None
            and ids
            and not isinstance(query, Organs | OrgansNaming | Responsible | OrgansWithout | PlansMissing)
        ):
            known.append(self.phrase("period.unknown"))
        return self.phrase("words.scope", (("parts", ", ".join(known)),)) if known else ""

    def _documents(self, query: Query) -> tuple[str, ...]:
        """Return the titles of the documents that a query is limited to, when they are few enough to name."""
        asked = query.where.documents if not isinstance(query, Documents) else ()
        documents = [naming.document_of(document, self.graph) for document in asked[: MOST_DOCUMENTS + 1]]
        titles = tuple(dict.fromkeys(one.title or one.name for one in documents if one is not None))
        return titles if len(asked) <= MOST_DOCUMENTS else ()

    def period(self, query: Query) -> Period | None:
        """Return the period asked about, else that of the goals asked about, else of what was found."""
        query = query.naming if isinstance(query, OrgansNaming) else query
        if isinstance(query, MostTied) and isinstance(query.things, Organs):
            query = ActivitiesOf(where=query.where)
        result = self.result(query)
        ids = [item.id for item in (*result.items, *result.suggested)]
        asked = query.where.period
        return asked or naming.period_of(_goals_asked(query), self.graph) or naming.period_of(ids, self.graph)

    def _about(self, query: Query) -> str:
        if len(_asked(query)) > MOST_NAMED:
            return among_words.these(_asked(query), self.graph, phrases=self.phrases, language=self.language)
        named = [self._quoted(naming.plain_name(entity, self.graph)) for entity in _asked(query)]
        word = "words.or" if isinstance(query, ANY_OF) else "words.and"
        return naming.joined(list(dict.fromkeys(named)), word, phrases=self.phrases, language=self.language)

    def _first_goal(self, query: Query) -> str:
        return next((naming.label(goal, self.graph) for goal in _goals_asked(query)), "")

    def _terms(self, query: Query) -> str:
        query = query.naming if isinstance(query, OrgansNaming) else query
        if isinstance(query, Naming):
            terms = query.said
        else:
            terms = query.terms if isinstance(query, ActivitiesOf | GoalsOf | GoalsAt | IndicatorsOf) else ()
        either = isinstance(query, Naming) and query.unsaid > 0
        return naming.joined(
            [self._quoted(naming.without_genitive(term)) for term in terms],
            "words.or" if either else "words.and",
            phrases=self.phrases,
            language=self.language,
        )

    def _which(self, query: Query) -> str:
        """Return the status and the responsible that activities were asked for by, as the documents say them."""
        if not isinstance(query, ActivitiesOf | GoalsOf):
            return ""
        said = ""
        if isinstance(query, ActivitiesOf) and query.status is not None:
            found = (self.graph.entity(item.id) for item in self.result(query).items)
            stated = dict.fromkeys(one.status for one in found if isinstance(one, Activity) and one.status)
            quoted = [self._quoted(status) for status in stated or (query.status,)]
            either = naming.joined(quoted, "words.or", phrases=self.phrases, language=self.language)
            said += self.phrase("words.with_status", (("status", either),))
        if query.where.responsible is not None:
            said += self.phrase("words.responsible", (("responsible", naming.in_sentence(query.where.responsible)),))
        return said

    def _organ(self, query: Query) -> str:
        if isinstance(query, ActivitiesOf | Naming) and query.organ_only is not None:
            organ = query.organ_only or self.phrase("words.no_organ")
            return f"{organ}, {query.kommun_only}" if query.kommun_only else organ
        named = query.where.organ or query.where.responsible
        return naming.in_sentence(named) if named else self.phrase("words.no_organ")

    def _level(self, query: Query, count: int) -> str:
        query = query.goals if isinstance(query, GoalsFollowed) else query
        level: Level | None = (
            query.level if isinstance(query, GoalsAt | GoalsAbove | GoalsWithout | VerdictsOn) else None
        )
        word = query.word if isinstance(query, GoalsAt | GoalsWithout) else None
        if isinstance(query, Organs | OrgansServing | OrgansNaming | Responsible):
            kind = OrganKind.ENHET if isinstance(query, Responsible) else query.kind
            return self.phrase(f"organ.{kind.name.lower()}" if kind else "organ.any", (("count", count),))
        found = [goal for item in self.result(query).items if (goal := self.graph.goal(item.id)) is not None]
        if word is not None and found and not any(is_called(goal, word, self.graph) for goal in found):
            word = None  # the asker's word is not the documents'
        return naming.level_words(level, word, count, phrases=self.phrases, language=self.language)

    def _values(self, query: Query, result: Result) -> str:
        """Return the values of a result, each with its year, and with its role where the query is for any."""
        role = query.role if isinstance(query, ValuesOf) else None
        told = [(item.id, value) for item in result.items for value in item.values]
        differ = _differing(told)
        said = [
            self._value(value, with_role=role is None) + (self._source(value) if (id_, value.role) in differ else "")
            for id_, value in told
        ]
        return naming.SEPARATOR.join(dict.fromkeys(said))

    def _source(self, value: IndicatorValue) -> str:
        """Return the document that states a value, in brackets."""
        places = self.graph.documents.get(value.locator.reading, ())
        title = next((one.title or one.name for one in places), None)
        return self.phrase("words.scope", (("parts", title),)) if title else ""

    def _value(self, value: IndicatorValue, *, with_role: bool) -> str:
        text, year = naming.without_year(value)
        if year is not None and str(year) not in text:
            text = self.phrase("words.value_year", (("value", text), ("year", year)))
        if not with_role:
            return text
        role = naming.role_words(value.role, phrases=self.phrases, language=self.language)
        return self.phrase("words.value_role", (("role", role.lower()), ("value", text)))

    def _reading(self, result: Result) -> str:
        """Return documents, each with the pages (1-based) that are worth reading."""
        return naming.SEPARATOR.join(self._on_pages(item) for item in result.items)

    def _on_pages(self, item: Found) -> str:
        """Return a document with its pages; of formats without pages, its title alone."""
        document = naming.document_of(item.id, self.graph)
        title = naming.label(item.id, self.graph) if document is None else document.title or document.name
        if document is None or document.format != PAGED:
            return title
        pages = ", ".join(map(str, sorted({place.page for place in item.fits})))
        return self.phrase("words.on_pages", (("name", title), ("pages", pages)))

    def _year(self, query: Query) -> str:
        """Return the year asked for with its preposition, "" when none is."""
        year = query.year if isinstance(query, ValuesOf) else None
        return self.phrase("words.for_year", (("year", year),)) if year is not None else ""

    def _kind_of_value(self, value: IndicatorValue) -> str:
        role = naming.role_words(value.role, phrases=self.phrases, language=self.language).lower()
        year = value.year or (value.quantity.year if value.quantity else None)
        return role if year is None else self.phrase("words.value_year", (("value", role), ("year", year)))

    def _role(self, query: Query) -> str:
        role = query.role if isinstance(query, ValuesOf) else None
        if role is None and isinstance(query, ValuesOf) and self._is_of_activities(query):
            return self.phrase("role.facts")
        return naming.role_words(role, phrases=self.phrases, language=self.language)

    def _is_of_activities(self, query: ValuesOf) -> bool:
        return all(isinstance(self.graph.entity(one), Activity) for one in query.entities)

    def _quoted(self, name: str) -> str:
        return self.phrase("words.quoted", (("name", name),))


def _differing(told: Iterable[tuple[str, IndicatorValue]]) -> frozenset[tuple[str, FactRole]]:
    """Return the things (ids) and roles of which different values are stated for one year: their sources tell why.

    What has no year differs where different documents state it.
    """
    said: dict[tuple[str, FactRole, int | None], set[tuple[str, str]]] = {}
    for id_, value in told:
        text, year = naming.without_year(value)
        place = "" if year is not None else value.locator.reading
        said.setdefault((id_, value.role, year), set()).add(("".join(text.split()), place))
    return frozenset(
        (id_, role)
        for (id_, role, year), stated in said.items()
        if len({text for text, _ in stated}) > 1 and (year is not None or len({place for _, place in stated}) > 1)
    )


def _pages(result: Result) -> str:
    """Return the pages (1-based) that the values of a result stand on."""
    pages = sorted({value.locator.page for item in result.items for value in item.values})
    return ", ".join(map(str, pages))


def _goals_asked(query: Query) -> tuple[str, ...]:
    """Return the goals (ids) that a query is about."""
    match query:
        case ActivitiesOf() | IndicatorsOf() | GoalsAbove() | OrgansServing() | DocumentsServing() | Responsible():
            return query.goals
        case GoalsAt():
            return (query.parent,) if query.parent else query.ids
        case GoalsFollowed():
            return _goals_asked(query.goals)
        case VerdictsOn():
            return query.ids or query.below
        case AgainstTarget():
            return query.ids or query.goals
        case GoalsWithout():
            return query.ids
        case _:
            return ()


def _asked(query: Query) -> tuple[str, ...]:
    """Return the entities (ids) that a query is about."""
    match query:
        case GoalsOf():
            return query.activities
        case GoalsMeasured():
            return query.indicators
        case ValuesOf():
            return query.entities
        case _:
            return _goals_asked(query)


def _names_organ(query: Query) -> bool:
    """Say whether the sentence of a query names the organ itself, so that its scope need not."""
    by_organ = isinstance(query, GoalsOf) and not query.activities and not query.terms
    return by_organ or (isinstance(query, ActivitiesOf) and query.organ_only is not None)
