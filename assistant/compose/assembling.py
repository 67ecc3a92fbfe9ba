"""A draft under construction: sentences, items and citations are added in the order in which they are read. Pure."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Item, Judged, Proof, Value, Worked
from assistant.compose.citing import Citations, Quotable
from assistant.compose.corrected import NOTE, rests_on, with_verdict
from assistant.compose.draft import Count, Draft, DraftSentence
from assistant.compose.itemising import make_item
from assistant.compose.naming import SEPARATOR
from assistant.compose.rendering import Renderer
from assistant.computing.corrections import corrected_of
from assistant.computing.queries import CorrectionsOf, Found, Query, Result
from corpus.model import Activity, Locator

Judgement = tuple[str, tuple[str, str | None, str | None]]
"""A verdict's wording, and (kind, as_of, by)."""


TURN = "refusal.turn"
"""The phrase that says where to turn, where the corpus' owner has set no contact."""


class Assembly:
    """Gathers one answer. Items are kept once each, by entity. `contact` is where to turn, "" where none is set."""

    def __init__(self, renderer: Renderer, view: Quotable, *, contact: str = "") -> None:
        self.renderer = renderer
        self._contact = contact
        self.citations = Citations(view, renderer.graph)
        self._sentences: list[DraftSentence] = []
        self._items: dict[str, Item] = {}
        self._positions: dict[str, int] = {}
        self._values: list[Value] = []
        self._warnings: dict[str, None] = {}
        self._rests_on: dict[str, None] = {}

    def result(self, query: Query) -> Result:
        """Compute a query, once."""
        return self.renderer.result(query)

    def phrase(self, name: str, *given: tuple[str, str | int]) -> None:
        """Add a phrase; the one that says where to turn names the contact that is set."""
        if name == TURN and self._contact:
            name, given = "refusal.contact", (("contact", self._contact),)
        self._sentences.append(DraftSentence(self.renderer.phrase(name, given), Proof.PHRASE, phrase=name, given=given))

    def warn(self, name: str, *given: tuple[str, str | int]) -> None:
        """Add a warning, once."""
        self._warnings[self.renderer.phrase(name, given)] = None

    def computed(self, name: str, query: Query, *, core: bool = False, cited: bool = False) -> None:
        """Add a sentence that renders a query's result and rests on its items, which must have been added before.

        `cited` puts the items' citations at the sentence as well.
        """
        self._add_computed(name, query, self.result(query).items, core=core, cited=cited)

    def detail(self, name: str, query: Query, *, of: Found) -> None:
        """Add a computed sentence that tells more of one item: it cites the item's proof and stands for no items."""
        item = self._items.get(of.id)
        text = self.renderer.computed(name, query)
        citations = item.citations if item else ()
        self._sentences.append(DraftSentence(text, Proof.COMPUTED, phrase=name, query=query, citations=citations))

    def proved(self, name: str, query: Query, citations: tuple[int, ...], *, core: bool = False) -> None:
        """Add a computed sentence with citations of its own; it stands for those of the query's items that are made."""
        items = tuple(self._positions[one.id] for one in self.result(query).items if one.id in self._positions)
        text = self.renderer.computed(name, query)
        self._sentences.append(
            DraftSentence(text, Proof.COMPUTED, phrase=name, query=query, citations=citations, items=items, core=core)
        )

    def aside(self, name: str, query: Query, *, citations: tuple[int, ...] = ()) -> None:
        """Add a computed sentence that tells of more than the answer lists: it stands for no items."""
        text = self.renderer.computed(name, query)
        self._sentences.append(
            DraftSentence(text, Proof.COMPUTED, phrase=name, query=query, citations=tuple(dict.fromkeys(citations)))
        )

    def suggested(self, query: Query) -> None:
        """Add what is only suggested, apart from what is stated; nothing when nothing is."""
        found = self.result(query).suggested
        if found:
            self.add_items(found)
            self._add_computed("link.suggested", query, found, core=False, cited=True)

    def _add_computed(self, name: str, query: Query, found: tuple[Found, ...], *, core: bool, cited: bool) -> None:
        made = list(self._items.values())
        items = tuple(self._positions[one.id] for one in found if one.id in self._positions)
        numbers = dict.fromkeys(number for item in items for number in made[item].citations) if cited else {}
        self._sentences.append(
            DraftSentence(
                self.renderer.computed(name, query),
                Proof.COMPUTED,
                phrase=name,
                query=query,
                citations=tuple(numbers),
                items=items,
                core=core,
            )
        )

    def absence(self, name: str, query: Query | None, *given: tuple[str, str | int]) -> None:
        """Add a sentence that says what was not found in what was searched; `given` is what the question named."""
        text = self.renderer.absence(name, query, given)
        self._sentences.append(DraftSentence(text, Proof.ABSENCE, phrase=name, query=query, given=given, core=True))

    def of_receipt(self, name: str) -> None:
        """Add a sentence that says what the receipt holds, beside what answers the question."""
        text = self.renderer.absence(name, None)
        self._sentences.append(DraftSentence(text, Proof.ABSENCE, phrase=name))

    def noted(self, name: str, citations: tuple[int, ...], *given: tuple[str, str | int]) -> None:
        """Add a phrase about places, which its citations show."""
        text = self.renderer.phrase(name, given)
        self._sentences.append(DraftSentence(text, Proof.PHRASE, phrase=name, given=given, citations=citations))

    def quoted(self, text: str, citations: tuple[int, ...], *, core: bool = True) -> None:
        """Add a sentence that its citations prove."""
        self._sentences.append(DraftSentence(text, Proof.QUOTED, citations=citations, core=core))

    def add_items(self, found: tuple[Found, ...]) -> None:
        """Add the items of found entities, and warn of possible duplicates among activities."""
        graph = self.renderer.graph
        for one in found:
            self._rests_on.update(dict.fromkeys(rests_on(one, graph)))
            item = None if one.id in self._items else make_item(one, graph, self.citations)
            if item is not None:
                self._positions[one.id] = len(self._items)
                self._items[one.id] = item
        for one in found:
            self._warn_of_duplicates(one.id)

    def add_listed(self, citation: int) -> None:
        """Add a thing of a list in running text: it is no entity, and its citation is its name."""
        cited = self.citations.get(citation)
        id_ = f"text:{cited.document_id}:{cited.parts[0].page}:{cited.parts[0].start}"
        self._items.setdefault(id_, Item(id_, cited.quote.strip(" .,;"), citations=(citation,)))

    def _warn_of_duplicates(self, activity_id: str) -> None:
        activity = self.renderer.graph.entity(activity_id)
        for other in activity.possible_duplicates if isinstance(activity, Activity) else ():
            if other in self._items and activity_id < other:
                pair = SEPARATOR.join((self._items[activity_id].name, self._items[other].name))
                self.warn("warning.duplicates", ("names", pair))

    def judge(self, entity_id: str, judgement: Judgement, citation: int, *, verdict: str) -> None:
        """Put a verdict (its id) on the item of an entity; the first one stands where there are several."""
        self._rests_on[verdict] = None
        item = self._judged(entity_id, judgement, citation)
        if item is not None and item.verdict is None:
            wording, detail = judgement
            citations = tuple(dict.fromkeys((*item.citations, citation)))
            self._items[entity_id] = replace(
                item, verdict=wording, verdict_detail=detail, citations=citations,
                corrected=with_verdict(item.corrected, verdict, self.renderer.graph),
            )  # fmt: skip

    def _judged(self, entity_id: str, judgement: Judgement, citation: int) -> Item | None:
        """Return the item of an entity with one more verdict told of it, the same once; None without an item."""
        item = self._items.get(entity_id)
        if item is None:
            return None
        wording, (kind, as_of, by) = judgement
        judgements = tuple(dict.fromkeys((*item.judgements, Judged(wording, kind, as_of, by, citation))))
        self._items[entity_id] = replace(item, judgements=judgements)
        return self._items[entity_id]

    def tell_works(self, entity_id: str, works: tuple[Worked, ...]) -> None:
        """Put on the item of a goal what each organ does for it."""
        if entity_id in self._items:
            self._items[entity_id] = replace(self._items[entity_id], works=works)

    def _tell_corrections(self) -> None:
        corrected = corrected_of(self._rests_on, self.renderer.graph)
        if corrected:
            query = CorrectionsOf(corrected)
            text = self.renderer.computed(NOTE, query)
            self._sentences.append(DraftSentence(text, Proof.COMPUTED, phrase=NOTE, query=query))

    def add_value(self, value: Value) -> None:
        """Add a value to the answer's own values, once."""
        if value not in self._values:
            self._values.append(value)

    def cite(self, locator: Locator, *, section: tuple[str, ...] = ()) -> int:
        """Cite a place; see `Citations.cite`."""
        return self.citations.cite(locator, section=section)

    def count(self, *queries: Query) -> Count | None:
        """Count what queries find, together; None without a query."""
        return Count(sum(self.result(query).count for query in queries), queries) if queries else None

    def draft(
        self, *, count: Count | None = None, refused: bool = False, also_mentioned: tuple[tuple[str, int], ...] = ()
    ) -> Draft:
        """Return the draft; what a person corrected of what it rests on is said last."""
        self._tell_corrections()
        if any(citation.example for citation in self.citations.all()) or any(
            item.example for item in self._items.values()
        ):
            self.warn("warning.example")
        weak = self.citations.weak_documents()
        if weak:
            self.warn("warning.weak_words", ("documents", SEPARATOR.join(weak)))
        return Draft(
            sentences=tuple(self._sentences),
            items=tuple(self._items.values()),
            values=tuple(self._values),
            citations=self.citations.all(),
            places=self.citations.places(),
            also_mentioned=also_mentioned,
            count=count,
            refused=refused,
            warnings=tuple(self._warnings),
        )
