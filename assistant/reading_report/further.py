"""What stands of a finding on other pages than its own: its form, its follow-up, the heading over its activities.

Without it, pages full of what was read would look unread. Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from assistant.document_reading import words
from assistant.document_reading.findings import Finding, FoundFact, TiedTo
from assistant.reading_report.contents import Further
from corpus.model import Span

MOST_NAMED = 12
"""Labels that stand under one heading and are named."""


def further_on(findings: Sequence[Finding]) -> Mapping[int, tuple[Further, ...]]:
    """Return, by page (from 1), what stands there of findings whose own words stand elsewhere, in their order."""
    found: dict[int, list[Further]] = defaultdict(list)
    for page, one in (*_headings(findings), *((page, one) for each in findings for page, one in _details(each))):
        found[page].append(one)
    return {page: tuple(sorted(those, key=lambda one: one.spans)) for page, those in found.items()}


def own_pages(finding: Finding) -> tuple[int, ...]:
    """Return the pages of a finding's own words."""
    return tuple(dict.fromkeys(span.page for span in finding.spans))


def _details(finding: Finding) -> list[tuple[int, Further]]:
    """Return the details and named ties of a finding that stand on other pages than its words."""
    own = own_pages(finding)
    facts = [fact for fact in finding.facts if fact.page not in own]
    ties = [tie for tie in finding.ties if tie.tie != "position" and tie.document is None and tie.page not in own]
    found = []
    elsewhere: tuple[FoundFact | TiedTo, ...] = (*facts, *ties)
    for page in dict.fromkeys(one.page for one in elsewhere):
        said = words.facts([fact for fact in facts if fact.page == page])
        said += words.ties(finding, [tie for tie in ties if tie.page == page])
        spans = [span for one in elsewhere if one.page == page for span in one.spans]
        if spans:
            found.append((page, _further(finding, tuple(said), spans)))
    return found


def _headings(findings: Sequence[Finding]) -> list[tuple[int, Further]]:
    """Return the headings that name a goal once more, where what stands below them is tied to it by its position."""
    goals = {finding.label: finding for finding in findings}
    under: dict[tuple[str, tuple[Span, ...]], list[str]] = defaultdict(list)
    for finding in findings:
        for tie in finding.ties:
            if tie.tie == "position" and tie.label in goals and tie.spans:
                under[tie.label, tie.spans].append(finding.label)
    return [
        (spans[0].page, _further(goals[label], (f"rubrik över {_named(labels)}",), spans))
        for (label, spans), labels in under.items()
        if spans[0].page not in own_pages(goals[label])
    ]


def _named(labels: Sequence[str]) -> str:
    more = f" och {len(labels) - MOST_NAMED} till" if len(labels) > MOST_NAMED else ""
    return ", ".join(labels[:MOST_NAMED]) + more


def _further(finding: Finding, said: tuple[str, ...], spans: Sequence[Span]) -> Further:
    return Further(finding.label, finding.kind, finding.text, finding.page, said, tuple(sorted(spans)))
