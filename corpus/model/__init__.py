"""What a corpus is: the frozen types that every other module speaks in.

Standard library only. Nothing here reads a file, a clock or a setting.

Identity, never mixed (see docs/architecture.md):

* a *document version* is bytes, named by their SHA-256;
* a *document* is a place in the corpus where a version stands;
* a *reading* is a version read by one version of our reader; passages, mentions and locators belong to it;
* a *mention* is what one place in one reading says;
* an *entity* (goal, indicator, activity, verdict, organ) is what mentions are about.
"""

from __future__ import annotations

from corpus.model.amounts import Period, Quantity
from corpus.model.documents import Document, Expected, Failure, Organ, OrganKind
from corpus.model.entities import (
    Activity,
    Direction,
    Entity,
    Goal,
    Indicator,
    IndicatorValue,
    Link,
    Serves,
    Verdict,
    VerdictKind,
)
from corpus.model.mentions import (
    RELATION_OF,
    Change,
    Corrected,
    Fact,
    FactRole,
    Level,
    LinkKind,
    Mention,
    MentionKind,
    Origin,
    Relation,
    Tie,
    TieKind,
)
from corpus.model.place import UNITS_PER_POINT, Box, CharacterMap, Locator, Page, PictureBox, Recognition, Span
from corpus.model.readings import Amendment, Passage, Reading

__all__ = [
    "RELATION_OF",
    "UNITS_PER_POINT",
    "Activity",
    "Amendment",
    "Box",
    "Change",
    "CharacterMap",
    "Corrected",
    "Direction",
    "Document",
    "Entity",
    "Expected",
    "Fact",
    "FactRole",
    "Failure",
    "Goal",
    "Indicator",
    "IndicatorValue",
    "Level",
    "Link",
    "LinkKind",
    "Locator",
    "Mention",
    "MentionKind",
    "Organ",
    "OrganKind",
    "Origin",
    "Page",
    "Passage",
    "Period",
    "PictureBox",
    "Quantity",
    "Reading",
    "Recognition",
    "Relation",
    "Serves",
    "Span",
    "Tie",
    "TieKind",
    "Verdict",
    "VerdictKind",
]
