"""Where in the document the reading stands: heading path, goals above, what is listed, whose plan it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.model import Level, Mention, Relation, Tie, TieKind
from ingest.blocks import Block
from ingest.plan.collector import Collector
from ingest.plan.cover_words import organ_in
from ingest.plan.headings import Announcement, Listed, announces, describes, reports
from ingest.vocabulary import CHAPTER_WORDS

_SECTION_NUMBER = re.compile(r"^\d+(?:\.\d+)*\.?\s+")
NOTHING = Announcement()
"""Nothing has been announced."""


@dataclass(frozen=True, slots=True)
class Context:
    """What stands above the place that is read.

    `path` is the headings, outermost first; `goals` pairs each heading that names a goal with its mention;
    `announced` is what the nearest list heading or lead-in says is listed; `is_plan` says that the document is a
    plan of activities, so that bare bullets under a goal are activities; `describing` that only explanations stand;
    `on_goals` that the document is about goals; `reports` that a heading above says that work is told of here.
    """

    path: tuple[Block, ...] = ()
    goals: tuple[tuple[Block, Mention], ...] = ()
    announced: Announcement = NOTHING
    organ: str | None = None
    is_plan: bool = False
    describing: bool = False
    on_goals: bool = False
    reports: bool = False

    def below(self, heading: Block, *, goal: Mention | None) -> Context:
        """Return the context under a heading; a goal's own heading ends what was listed above it.

        The standing mission holds for everything below its heading until a goal begins.
        """
        said = announces(heading.text)
        grunduppdrag = self.announced.grunduppdrag
        if goal is not None:
            announced = NOTHING
        elif describes(heading.text):
            announced = Announcement(grunduppdrag=grunduppdrag)
        elif said is not None:
            announced = replace(said, grunduppdrag=said.grunduppdrag or grunduppdrag)
        else:
            listed = self.announced.listed
            keep = listed in (Listed.GOALS, Listed.ACTIVITIES)
            announced = self.announced if keep else Announcement(grunduppdrag=grunduppdrag)
        return replace(
            self,
            path=(*self.path, heading),
            goals=(*self.goals, (heading, goal)) if goal is not None else self.goals,
            announced=announced,
            organ=_organ_of(heading.text) or self.organ,
            reports=self.reports or reports(heading.text),
            describing=goal is None and describes(heading.text),
        )

    def listing(self, said: Announcement) -> Context:
        """Return the context after a lead-in line ("Aktiviteter:")."""
        return replace(self, announced=replace(said, grunduppdrag=said.grunduppdrag or self.announced.grunduppdrag))

    @property
    def introduces(self) -> bool:
        """Whether a heading above is one of any document ("Bakgrund", "Sammanfattning"): nothing is planned there."""
        return any(_SECTION_NUMBER.sub("", one.text).casefold().strip(" :.") in CHAPTER_WORDS for one in self.path)

    @property
    def goal(self) -> Mention | None:
        """The nearest goal above, if a heading names one."""
        return self.goals[-1][1] if self.goals else None

    def ties(self, collector: Collector, relation: Relation, *, above: Level | None = None) -> tuple[Tie, ...]:
        """Return a tie by position to every heading above that may name a goal, nearest first.

        Headings without a level word are included: only all documents together tell whether they name a goal.
        `above` leaves out goals that are not on a higher level.
        """
        goals = {id(block): mention for block, mention in self.goals}
        found = []
        for heading in reversed(self.path):
            mention = goals.get(id(heading))
            if mention is not None and above is not None and not higher(mention.level, above):
                continue
            found.append(
                collector.tie(relation, TieKind.POSITION, target=heading.text, span=heading.span, mention=mention)
            )
        return tuple(found)


def _organ_of(heading: str) -> str | None:
    """Return the organ that a heading is the name of, and nothing else: what stands below is its own."""
    name = _SECTION_NUMBER.sub("", heading)
    found = organ_in(name)
    return found.value if found is not None and found.value == name else None


_ORDER = (Level.VISION, Level.AREA, Level.GOAL, Level.BOARD_GOAL)


def higher(level: Level | None, other: Level) -> bool:
    """Say whether a level stands above another in the chain."""
    return level is not None and _ORDER.index(level) < _ORDER.index(other)
