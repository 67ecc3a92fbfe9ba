"""Which documents a municipality has: their kind, who owns them, and what they state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Owner = Literal["council", "board"]
Judged = Literal["none", "forecast", "outcome"]


@dataclass(frozen=True, slots=True)
class Recipe:
    """A document to be drawn, in the layout of that name.

    `scope` says what activities are tied to; `most` is the largest number of them for each. `sub` asks for sub-rows of
    indicators. `assigned` activities belong to the board of their area, not to the document's owner.
    """

    layout: str
    kind: str
    title: str
    owner: Owner
    scope: Literal["areas", "goals", "board_goals", "nothing"] = "goals"
    most: int = 0
    measured: bool = False
    sub: bool = False
    judged: Judged = "none"
    assigned: bool = False
    ending: str = ".pdf"


RECIPES = (
    Recipe("programme", "program", "{programme} {period}", "council", measured=True),
    Recipe("web_page", "program", "Mål och nyckeltal {year}", "council", measured=True, ending=".html"),
    Recipe("status_images", "uppföljning", "Uppföljning {month} {year}", "board", "board_goals", 3, judged="forecast"),
    Recipe("indicator_tables", "årsredovisning", "Årsredovisning {year}", "council", measured=True, judged="outcome"),
    Recipe("section_rows", "handlingsplan", "Handlingsplan {year}", "board", "goals", 4),
    Recipe("measure_rows", "budget", "Mål och budget {year}", "council", measured=True, sub=True),
    Recipe("assigned_goals", "budget", "Mål och resurser {year}", "council", "goals", 2, assigned=True),
    Recipe("numbered_measures", "handlingsplan", "Åtgärdsplan {period}", "council", "areas", 5, assigned=True),
    Recipe("action_template", "handlingsplan", "Åtgärder för ekonomi i balans {year}", "board", "nothing", 5),
    Recipe("recommendations", "utvärdering", "Uppföljning av rekommendationer {year}", "council", "nothing", 9),
    Recipe("project_forms", "budgetskrivelse", "Budgetskrivelse {year}", "board", "areas", 2),
    Recipe("continued_table", "verksamhetsplan", "Verksamhetsplan {year}", "board", "goals", 3),
    Recipe("coloured_boxes", "uppföljning", "Uppföljning av inriktningen {year}", "board", "board_goals", 4),
    Recipe("strategy_prose", "strategi", "Strategi {period}", "council", "goals", 2, assigned=True),
    Recipe("minutes", "protokoll", "Protokoll från nämndens sammanträde", "board", "goals", 2),
)
