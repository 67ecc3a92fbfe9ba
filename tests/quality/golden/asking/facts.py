"""What the documents of one municipality state, as it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tests.quality.generator.content import MarkKind
from tests.quality.generator.graph import Activity, Goal, Indicator, PlanDocument, PlanGraph, Value
from tests.quality.golden.asking.instance import Place
from tests.quality.golden.corpus import GoldenCorpus

PRESENT, BEFORE = "2", "1"
"""The programme's place in ids, after the municipality's letter."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One municipality of a golden corpus, limited to what its rendered documents state.

    `stated_at` are the places of what is stated, by kind and id; `stated_in` the ids, by kind and document.
    """

    key: str
    corpus: GoldenCorpus
    stated_at: Mapping[tuple[MarkKind, str], tuple[Place, ...]]
    stated_in: Mapping[tuple[MarkKind, str], frozenset[str]]

    @classmethod
    def of(cls, key: str, corpus: GoldenCorpus) -> Facts:
        """Gather what the documents of the municipality with that key state."""
        at: dict[tuple[MarkKind, str], list[Place]] = {}
        within: dict[tuple[MarkKind, str], set[str]] = {}
        for name, document in corpus.graph.documents.items():
            for placed in corpus.rendered[name].placed if name.startswith(f"{key}-") else ():
                mark = placed.mark
                if not mark.passing:
                    at.setdefault((mark.kind, mark.id), []).append((document.file, placed.page))
                    within.setdefault((mark.kind, name), set()).add(mark.id)
        return cls(
            key,
            corpus,
            {name: tuple(found) for name, found in at.items()},
            {name: frozenset(found) for name, found in within.items()},
        )

    @property
    def graph(self) -> PlanGraph:
        """The graph of the whole corpus."""
        return self.corpus.graph

    @property
    def documents(self) -> tuple[PlanDocument, ...]:
        """The municipality's rendered documents."""
        return tuple(one for name, one in self.graph.documents.items() if name.startswith(f"{self.key}-"))

    @property
    def kommun(self) -> str:
        """The municipality's name."""
        return self.documents[0].kommun

    @property
    def year(self) -> int:
        """The year that most of its plans are about."""
        return int(str(self.programme(PRESENT).period)[:4]) + 1

    def programme(self, which: str) -> Goal:
        """Return the vision of a programme, which carries the programme's name and period."""
        return self.graph.goals[f"{self.key}{which}vision"]

    def places(self, kind: MarkKind, name: str) -> tuple[Place, ...]:
        """Return where something is stated, in the order of the documents."""
        return self.stated_at.get((kind, name), ())

    def stated(self, kind: MarkKind, document: str) -> frozenset[str]:
        """Return the ids of what a document states."""
        return self.stated_in.get((kind, document), frozenset())

    def shows(self, document: str, fact: str) -> bool:
        """Say whether a document shows a fact of its activities or indicators, such as "status"."""
        return fact in self.corpus.shows[document]

    def page_of(self, document: PlanDocument, text: str) -> int | None:
        """Return the first page (1-based) on which a text is printed, or None."""
        wanted = _letters(text)
        pages = self.corpus.rendered[document.id].pages
        return next((n for n, words in enumerate(pages, start=1) if wanted in _letters(words)), None)

    # goals

    def goals(self, *levels: str, which: str = PRESENT, parent: str | None = None) -> tuple[Goal, ...]:
        """Return a programme's goals that some document states."""
        start = f"{self.key}{which}"
        return tuple(
            one
            for one in self.graph.goals.values()
            if one.id.startswith(start)
            and one.level in levels
            and parent in (None, one.parent)
            and self.places("goal", one.id)
        )

    # activities

    def activities(self) -> tuple[Activity, ...]:
        """Return the activities that some document states, one for each wording and organ."""
        return tuple(
            one
            for one in self.graph.activities.values()
            if one.id.startswith(f"{self.key}-") and self.places("activity", one.id)
        )

    def serving(self, goal: str) -> tuple[Activity, ...]:
        """Return the stated activities tied to a goal or to anything below it."""
        below = set(self.graph.subtree(goal))
        return tuple(one for one in self.activities() if below & set(one.goals))

    def root(self, activity: Activity) -> str:
        """Return the id of the first statement of the same activity."""
        while activity.continues:
            activity = self.graph.activities[activity.continues]
        return activity.id

    def items(self, activities: Iterable[Activity]) -> tuple[tuple[str, ...], ...]:
        """Return each activity once, with every wording it has."""
        wordings: dict[str, dict[str, None]] = {}
        for one in activities:
            found = wordings.setdefault(self.root(one), {})
            found[self.corpus.said.get(one.id, one.text)] = found[one.text] = None
        return tuple(tuple(texts) for texts in wordings.values())

    def plans(self) -> Iterator[tuple[PlanDocument, tuple[Activity, ...]]]:
        """Yield the documents that state activities, with them; proposals and copies are left out."""
        for document in self.documents:
            stated = tuple(self.graph.activities[name] for name in document.sections[0].activities)
            if stated and document.edition != "förslag" and not document.same_bytes_as:
                yield document, stated

    # indicators and verdicts

    def indicators(self) -> tuple[Indicator, ...]:
        """Return the indicators of the present programme that some document states."""
        found = (one for one in self.graph.indicators.values() if self.places("indicator", one.id))
        return tuple(one for one in found if f"{self.key}{PRESENT}" in one.id)

    def values(self, indicator: Indicator, role: str, year: int) -> tuple[tuple[Value, PlanDocument], ...]:
        """Return the printed values of a role and year, each with its document."""
        found = []
        for value in indicator.values:
            if (value.role, value.period) != (role, str(year)):
                continue
            for document in self.documents:
                shown = indicator.id in self.stated("indicator", document.id)
                if shown and self.shows(document.id, f"{role} {year}"):
                    found.append((value, document))
        return tuple(found)


def _letters(text: str) -> str:
    """Return letters and digits only: typesetters break lines and words."""
    return "".join(character for character in text.casefold() if character.isalnum())
