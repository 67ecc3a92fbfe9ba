"""What was read of one document, page by page, told in words. Pure but for reading it from a view."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from assistant.document_reading.findings import Finding, FoundFact, TiedTo
from assistant.document_reading.reading_of import tree_of
from assistant.document_reading.tree import DocumentTree, SectionRow
from assistant.document_reading.words import LONGEST_FACT, shortened
from assistant.presentation import Word
from corpus.graph import PlanGraph
from corpus.model import Document, Level
from corpus.store import View
from ingest.resolve import resolve

KINDS = ("vision", "area", "goal", "activity", "indicator", "verdict")
"""In the order in which they are counted; a board's own goals are goals."""
MOST_SHOWN = 1_000
"""Findings of a document that its page holds; more are counted."""
OPEN = 25
"""Findings up to which every page's stand open."""


@dataclass(frozen=True, slots=True)
class PageRead:
    """What was read on one page (1-based), in reading order; `label` is the printed number, or the heading."""

    number: int
    label: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """A document as read. `counts` are those of different things, by kind; `more` findings are not shown."""

    tree: DocumentTree
    pages: tuple[PageRead, ...]
    labels: Mapping[int, str]
    counts: Mapping[str, int]
    more: int
    folded: bool
    reader: str
    """The version of our own reader, without those of the libraries it rests on."""


def contents_of(view: View, document: Document, graph: PlanGraph) -> Contents:
    """Read what a document of a view holds; `graph` is that of the newest state, or of the document alone."""
    tree = tree_of(view, graph, document)
    labels = view.page_labels(document.reading)
    findings = sorted(_findings(tree.sections), key=lambda one: one.spans)
    shown = findings[:MOST_SHOWN]
    pages = tuple(
        PageRead(number, labels.get(number, ""), tuple(those)) for number, those in groupby(shown, lambda one: one.page)
    )
    more = len(findings) - len(shown)
    return Contents(
        tree,
        pages,
        labels,
        counted(findings),
        more,
        folded=len(findings) > OPEN and len(pages) > 1,
        reader=" ".join(tree.reader.split()[:2]),
    )


def own_graph(view: View, document: Document) -> PlanGraph:
    """Return the plan graph of one document by itself: what an older edition says leans on no other document."""
    return resolve(documents=[document], mentions=view.mentions_of(document.reading), organs=view.organs())


def counted(findings: Iterable[Finding]) -> dict[str, int]:
    """Return how many different things of each of KINDS there are, those that there are none of too."""
    counts: dict[str, int] = defaultdict(int)
    for one in findings:
        if one.same is None:
            counts[one.level if one.level in (Level.VISION, Level.AREA) else one.kind] += 1
    return {kind: counts[kind] for kind in KINDS}


def called(finding: Finding, word: Word) -> str:
    """Return what a finding is, in a word, with its number: "mål 12"."""
    if finding.kind == "goal":
        name = word(f"library.level_{finding.level or 'goal'}")
    else:
        name = word(f"library.kind_{finding.kind}")
    return f"{name} {finding.number}" if finding.number else name


def details(finding: Finding, word: Word, *, alone: bool = False) -> tuple[str, ...]:
    """Return what was read of a finding beside its words: organ, facts, and what it belongs to.

    `alone` says that no other document was looked at: nothing is then known of goals that it only names.
    """
    found = [word("library.detail", role=word("library.role_organ"), text=finding.organ)] if finding.organ else []
    found += [_fact(one, word) for one in finding.facts]
    found += dict.fromkeys(_tie(finding, one, word, alone=alone) for one in finding.ties)
    if finding.same:
        found.append(word("library.again"))
    if finding.grunduppdrag:
        found.append(word("grunduppdrag"))
    if finding.corrected:
        found.append(word("corrected", date=finding.corrected))
    return tuple(found)


def _fact(fact: FoundFact, word: Word) -> str:
    role = word(f"library.role_{fact.role}")
    name = f"{role} {fact.year}" if fact.year else role
    return word("library.detail", role=name, text=shortened(fact.text, LONGEST_FACT))


def _tie(finding: Finding, tie: TiedTo, word: Word, *, alone: bool) -> str:
    name = shortened(tie.name)
    if tie.link == "unresolved":
        return word("library.tie_named" if alone else "library.tie_unresolved", goal=name)
    if tie.link == "suggested":
        return word("library.tie_suggested", goal=name)
    return word(f"library.tie_{finding.kind}", goal=name)


def _findings(sections: Iterable[SectionRow]) -> Iterator[Finding]:
    for section in sections:
        yield from (*section.goals, *section.activities, *section.indicators, *section.verdicts)
        yield from _findings(section.sections)
