"""Where in the document the reading stands: heading path, goals above, what is listed, whose plan it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.model import Level, Mention, Relation, Tie, TieKind
from ingest.blocks import Block
from ingest.plan.collector import Collector
from ingest.plan.headings import Announcement, Listed, describes, reports
from ingest.plan.own_lines import listing_of
from ingest.plan.units import SECTION_NUMBER, organ_heading, unit_heading
from ingest.vocabulary import CHAPTER_WORDS

NOTHING = Announcement()
"""Nothing has been announced."""


@dataclass(frozen=True, slots=True)
class Context:
    """What stands above the place that is read.

    `path` is the headings, outermost first; `goals` pairs each heading that names a goal with its mention;
    `announced` is what the nearest list heading or lead-in says is listed; `is_plan` says that the document is a
    plan of activities, so that bare bullets under a goal are activities; `describing` that only explanations stand;
    `on_goals` that the document is about goals; `reports` that a heading above says that work is told of here;
    `organ` is the organ or unit that a heading above names, `owner` the one of the cover.
    """

    path: tuple[Block, ...] = ()
    goals: tuple[tuple[Block, Mention], ...] = ()
    announced: Announcement = NOTHING
    organ: str | None = None
    is_plan: bool = False
    describing: bool = False
    on_goals: bool = False
    reports: bool = False
    owner: str | None = None

    def below(self, heading: Block, *, goal: Mention | None) -> Context:
        """Return the context under a heading; a goal's own heading ends what was listed above it.

        The standing mission holds for everything below its heading until a goal begins.
        """
        said = listing_of(heading)
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
            organ=organ_heading(heading.text) or self._unit(heading, goal) or self.organ,
            reports=self.reports or reports(heading.text),
            describing=goal is None and describes(heading.text),
        )

    def _unit(self, heading: Block, goal: Mention | None) -> str | None:
        """Return the unit that a heading names; one that names a goal names no unit."""
        return None if goal is not None else unit_heading(heading.text, owner=self.organ or self.owner)

    def listing(self, said: Announcement) -> Context:
        """Return the context after a lead-in line ("Aktiviteter:")."""
        return replace(self, announced=replace(said, grunduppdrag=said.grunduppdrag or self.announced.grunduppdrag))

    @property
    def introduces(self) -> bool:
        """Whether a heading above is one of any document ("Bakgrund", "Sammanfattning"): nothing is planned there."""
        return any(SECTION_NUMBER.sub("", one.text).casefold().strip(" :.") in CHAPTER_WORDS for one in self.path)

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


_ORDER = (Level.VISION, Level.AREA, Level.GOAL, Level.BOARD_GOAL)


def higher(level: Level | None, other: Level) -> bool:
    """Say whether a level stands above another in the chain."""
    return level is not None and _ORDER.index(level) < _ORDER.index(other)
