"""Minutes -> what was decided to be done, and nothing that was only proposed. Pure.

An item (§) holds the matter, proposals, motions and the decision; only what stands under the decision's heading
counts, and of it only what is to be done: not approvals, elections, refusals, or a matter sent back. A sentence that
decides is worded as in any running text, by its main clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.model import MentionKind, Relation, Span, Tie
from ingest.blocks import Block, BlockKind, ParsedDocument
from ingest.plan.clauses import main_clause
from ingest.plan.collector import Collector
from ingest.plan.context import Context
from ingest.plan.references import by_field
from ingest.structure import Section

_TITLE = re.compile(r"\b(?:sammanträdes)?protokoll\b", re.IGNORECASE)
_ITEM = re.compile(r"§\s{0,2}\d{1,4}\b")
OPENING_CHARACTERS = 1_500
MIN_ITEMS = 2
_POINT = re.compile(r"\d{1,2}[.)]\s+(?=[^\W\d])")
"""The number of a point in running text: "1. inrätta …"."""
_DECISION = re.compile(
    r"(?!.*(?:förslag|yrkande|gång|underlag|historik|skäl|motiv|skicka|sänd|expedi|delge|meddela))"
    r".*\bbeslut(?:ar|ade|et)?\b.*",
    re.IGNORECASE,
)
"""A heading over what was decided; not over whom the decision is sent to, or why."""
_DECIDES = re.compile(
    r"(?P<organ>[A-ZÅÄÖ][\wåäöÅÄÖ ,-]{3,80}?)\s(?:beslutar|beslutade|ger|gav)\b(?P<rest>.*)\Z", re.DOTALL
)
_TO_DO = re.compile(r"\A\s*(?:(?:därmed|enhälligt|också)\s)*(?:att\s+)?(?P<what>\S.*)\Z", re.DOTALL)
_FORMAL = re.compile(
    r"(?:att\s+)?(?:fastställa|godkänna|lägga\b.*\bhandlingarna|avslå|återremittera|bordlägga|utse|välja|notera|anteckna|anmäla"
    r"|justera|återkalla|överlämna|översända|yttra|avsluta|tacka|bevilja\sansvarsfrihet|adjungera|ajournera|uppskjuta|skjuta\supp"
    r"|förklara|bifalla|medge|ta\sdel\sav|anse|besvara|entlediga|inte|ej|anta|föreslå)\b",
    re.IGNORECASE,
)


def is_minutes(parsed: ParsedDocument) -> bool:
    """Say whether a document is minutes: it says so first, and holds numbered items."""
    if not parsed.pages:
        return False
    opening = f"{parsed.title}\n{parsed.pages[0].text[:OPENING_CHARACTERS]}"
    if _TITLE.search(opening) is None:
        return False
    items = 0
    for page in parsed.pages:
        items += sum(1 for _ in _ITEM.finditer(page.text))
        if items >= MIN_ITEMS:
            return True
    return False


def read_minutes(section: Section, context: Context, collector: Collector) -> None:
    """Add what was decided in a section and those below it."""
    for child in section.children:
        below = context if child.heading is None else context.below(child.heading, goal=None)
        if child.heading is not None and _DECISION.fullmatch(child.heading.text.strip()):
            _read_decision(child, section, below, collector)
        read_minutes(child, below, collector)


def _read_decision(section: Section, item: Section, context: Context, collector: Collector) -> None:
    organ = context.organ
    ties = tuple(_named_goals(item, collector))
    listed = False
    for block in section.blocks:
        point = _POINT.match(block.text) if listed and block.kind is BlockKind.TEXT else None
        if point is not None or block.kind is BlockKind.BULLET:
            _add(block, point.end() if point else 0, organ, ties, context, collector)
            continue
        match = _DECIDES.match(block.text) if block.kind is BlockKind.TEXT else None
        if match is None:
            continue
        organ = match["organ"]
        said = _TO_DO.match(match["rest"].strip(" .:"))
        listed = said is None or said["what"].strip() in ("att", "följande")
        if said is not None and not listed and not _FORMAL.match(said["what"]):
            start = match.start("organ")
            _add(block, start, organ, ties, context, collector, end=start + main_clause(block.text[start:]))


def _add(
    block: Block,
    start: int,
    organ: str | None,
    ties: tuple[Tie, ...],
    context: Context,
    collector: Collector,
    *,
    end: int | None = None,
) -> None:
    text = block.text[start:end].rstrip(" .")
    if not text or _FORMAL.match(text):
        return
    if text.startswith("att "):
        start, text = start + 4, text[4:]
    begin = block.span.start + start
    collector.add(
        MentionKind.ACTIVITY,
        text,
        locator=collector.locator(Span(block.span.page, begin, begin + len(text))),
        path=context.path,
        organ=organ,
        ties=(*ties, *context.ties(collector, Relation.SERVES)),
    )


def _named_goals(item: Section, collector: Collector) -> Iterator[Tie]:
    """Yield the ties of the item's lines that name a goal ("Berört mål: …")."""
    for _, section in item.walk():
        for block in section.blocks:
            if block.kind is BlockKind.TEXT:
                yield from by_field(block, collector)
