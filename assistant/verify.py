"""Check a draft before anyone sees it: every sentence by its kind of proof, every quote against its page. Pure.

Quoted: see `assistant.quoting`. Computed: made again from its query and the graph, and compared, with the names,
verdicts and values of its items. Absence: made again from the receipt, and the query finds nothing. Phrase: made
again from prompts/.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from assistant.answer import Item, Proof
from assistant.compose import naming
from assistant.compose.citing import Quotable
from assistant.compose.draft import Draft, DraftSentence
from assistant.compose.itemising import value_of
from assistant.compose.rendering import Renderer
from assistant.computing.symbols import unread_symbols
from assistant.quoting import Names, verify_quoted
from assistant.quoting.figures import figures_of
from corpus.errors import NotInCorpus, PromptError
from corpus.graph import PlanGraph
from corpus.model import Activity, Goal, Indicator, IndicatorValue, Organ, Relation

__all__ = ["Dropped", "Names", "Verified", "verify", "verify_quoted"]

ABOUT_ITS_ITEMS = frozenset({"link.serves_grunduppdrag"})
"""Phrases that speak of the entities asked about rather than of those found: these are then the items."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A sentence that was not proved, and why (for the log, not for users)."""

    sentence: DraftSentence
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verified:
    """The sentences that are proved, in order, and those that are not.

    `holds` is false when a core sentence fell, or when the answer's count is not what is found again.
    """

    sentences: tuple[DraftSentence, ...]
    dropped: tuple[Dropped, ...] = ()
    miscounted: bool = False

    @property
    def holds(self) -> bool:
        """Say whether what answers the question was proved."""
        fell = self.miscounted or any(dropped.sentence.core for dropped in self.dropped)
        return bool(self.sentences) and not fell


def verify(draft: Draft, *, renderer: Renderer, view: Quotable, names: Names) -> Verified:
    """Keep the sentences that are proved. `renderer` must be a fresh one: it computes each query again."""
    broken = _broken_citations(draft, view)
    kept: list[DraftSentence] = []
    dropped: list[Dropped] = []
    for sentence in draft.sentences:
        reasons = _check(sentence, draft, broken=broken, renderer=renderer, names=names)
        if reasons:
            dropped.append(Dropped(sentence, reasons))
        else:
            kept.append(sentence)
    return Verified(tuple(kept), tuple(dropped), miscounted=not _counts_hold(draft, renderer))


def _counts_hold(draft: Draft, renderer: Renderer) -> bool:
    """Say whether the answer's count is what its queries find again.

    Without queries, whether it is the number of things that are quoted, or one that a core sentence cites.
    """
    count = draft.count
    if count is None:
        return True
    if count.of:
        found = [item.id for query in count.of for item in renderer.result(query).items]
        return count.number == len(found) == len(set(found))
    listed = len({item.id for item in draft.items})
    cited = {figure.value for quote in _cited(draft) for figure in figures_of(quote)}
    return count.number == listed or count.number in cited


def _cited(draft: Draft) -> Iterator[str]:
    """Yield the quotes that core sentences rest on, themselves or by their items."""
    for sentence in draft.sentences:
        items = (draft.items[number] for number in sentence.items)
        for number in (*sentence.citations, *(number for item in items for number in item.citations)):
            if sentence.core:
                yield draft.citations[number - 1].quote


def _check(
    sentence: DraftSentence, draft: Draft, *, broken: frozenset[int], renderer: Renderer, names: Names
) -> tuple[str, ...]:
    """Return why a sentence is not proved; () when it is."""
    items = [draft.items[number] for number in sentence.items]
    numbers = {*sentence.citations, *(number for item in items for number in item.citations)}
    if numbers & broken:
        return ("citation",)
    if any(_is_another(item, renderer.graph) for item in items):
        return ("items",)
    match sentence.proof:
        case Proof.QUOTED:
            quotes = tuple(draft.citations[number - 1].quote for number in sentence.citations)
            return verify_quoted(sentence.text, quotes, names)
        case Proof.COMPUTED:
            return _check_computed(sentence, items, renderer)
        case Proof.ABSENCE:
            return _check_absence(sentence, renderer)
        case Proof.PHRASE:
            return _compare(sentence, lambda name: renderer.phrase(name, sentence.given))


def _is_another(item: Item, graph: PlanGraph) -> bool:
    """Say whether an item bears another name or verdict than the graph gives what it stands for."""
    entity = graph.entity(item.id)
    if isinstance(entity, Activity):
        return item.name != naming.activity_name(entity, graph) or _is_misjudged(item, graph)
    if isinstance(entity, (Goal, Indicator, Organ)):
        return item.name != entity.name or _is_misjudged(item, graph) or _is_misquantified(item, entity, graph)
    return False


def _is_misquantified(item: Item, entity: Goal | Indicator | Organ, graph: PlanGraph) -> bool:
    """Say whether an item has a value that no document states of the indicator, or of the goal's indicators."""
    if not item.values or isinstance(entity, Organ):
        return False
    shown = (IndicatorValue(fact.role, fact.text, fact.locator) for fact in unread_symbols(item.id, graph))
    indicators = (entity,) if isinstance(entity, Indicator) else _indicators_of(entity, graph)
    stated = {value_of(value) for value in (*(one for each in indicators for one in each.values), *shown)}
    return any(replace(value, of=None) not in stated for value in item.values)


def _indicators_of(goal: Goal, graph: PlanGraph) -> Iterator[Indicator]:
    """Yield the indicators that measure a goal or one below it."""
    for below in graph.subtree(goal.id):
        for link in graph.links_to(below.id, Relation.MEASURES):
            indicator = graph.entity(link.source)
            if isinstance(indicator, Indicator):
                yield indicator


def _is_misjudged(item: Item, graph: PlanGraph) -> bool:
    if item.verdict is None:
        return False
    stated = {one.wording for one in graph.verdicts if one.about == item.id}
    return not {item.verdict, *(one.wording for one in item.judgements)} <= stated


def _check_computed(sentence: DraftSentence, items: list[Item], renderer: Renderer) -> tuple[str, ...]:
    """Compute again, render again, and compare text and items."""
    query = sentence.query
    if query is None:
        return ("query",)
    reasons = _compare(sentence, lambda name: renderer.computed(name, query))
    result = renderer.result(query)
    expected = ({found.id for found in result.items}, {found.id for found in result.suggested})
    if items and {item.id for item in items} not in expected and sentence.phrase not in ABOUT_ITS_ITEMS:
        return (*reasons, "items")
    return reasons


def _check_absence(sentence: DraftSentence, renderer: Renderer) -> tuple[str, ...]:
    """Compare with the receipt; what is said to be absent must not be found."""
    query = sentence.query
    if query is not None and renderer.result(query).items:
        return ("found",)
    return _compare(sentence, lambda name: renderer.absence(name, query, sentence.given))


def _compare(sentence: DraftSentence, render: Callable[[str], str]) -> tuple[str, ...]:
    """Render the sentence's phrase again and compare."""
    if sentence.phrase is None:
        return ("phrase",)
    try:
        again = render(sentence.phrase)
    except PromptError:
        return ("phrase",)
    return () if again == sentence.text else ("text",)


def _broken_citations(draft: Draft, view: Quotable) -> frozenset[int]:
    """Return the numbers of the citations whose quote does not stand at its place."""
    broken = set()
    for citation, place in zip(draft.citations, draft.places, strict=True):
        try:
            stands = view.quote(place) == citation.quote and bool(citation.quote.strip())
        except NotInCorpus:
            stands = False
        spans = tuple((part.page, part.start, part.end) for part in citation.parts)
        if not stands or spans != tuple((part.page, part.start, part.end) for part in place.parts):
            broken.add(citation.n)
    return frozenset(broken)
