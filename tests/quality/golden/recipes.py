"""Which kinds of document a municipality has: who owns them, and what they state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Owner = Literal["council", "board"]
Judged = Literal["none", "forecast", "outcome"]


@dataclass(frozen=True, slots=True)
class Recipe:
    """A document to be drawn, in the layout of that name.

    `scope` says what activities are tied to; `most` is the largest number of them for each. `many` activities serve
    several goals. `sub` asks for sub-rows of indicators. `assigned` activities belong to the board of their area, not
    to the document's owner. `pictured` verdicts are the single words of a legend. `defines` is how many words it
    explains. `mission` is how many activities for the standing mission a unit's plan of this kind has. `untied` is the
    share of activities that serve no goal.
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
    many: bool = False
    pictured: bool = False
    defines: int = 0
    mission: int = 0
    untied: float = 0


RECIPES = (
    Recipe("programme", "program", "{programme} {period}", "council", measured=True, defines=3),
    Recipe("web_page", "program", "Mål och nyckeltal {year}", "council", measured=True, ending=".html"),
    Recipe("status_images", "delårsrapport", "Uppföljning {month} {year}", "board", "board_goals", 3, judged="forecast",
           pictured=True),
    Recipe("indicator_tables", "årsredovisning", "Årsredovisning {year}", "council", measured=True, judged="outcome"),
    Recipe("section_rows", "handlingsplan", "Handlingsplan {year}", "board", "goals", 5, mission=3),
    Recipe("measure_rows", "budget", "Mål och budget {year}", "council", measured=True, sub=True),
    Recipe("assigned_goals", "budget", "Mål och resurser {year}", "council", "goals", 3, assigned=True),
    Recipe("numbered_measures", "handlingsplan", "Åtgärdsplan {period}", "council", "areas", 5, assigned=True),
    Recipe("action_template", "handlingsplan", "Åtgärder för ekonomi i balans {year}", "board", "nothing", 5),
    Recipe("recommendations", "utvärdering", "Uppföljning av rekommendationer {year}", "council", "nothing", 9),
    Recipe("project_forms", "budgetskrivelse", "Budgetskrivelse {year}", "board", "areas", 2, many=True),
    Recipe("continued_table", "verksamhetsplan", "Verksamhetsplan {year}", "board", "goals", 4, many=True, mission=3),
    Recipe("wide_numbers", "budget", "Investeringsplan {year}", "board", "goals", 4, untied=0.15),
    Recipe("comparison", "utvärdering", "Genomlysning {year}", "board", measured=True),
    Recipe("columns", "program", "Utvecklingsstrategi {period}", "council", "goals", 3, measured=True),
    Recipe("coloured_boxes", "uppföljning", "Uppföljning av inriktningen {year}", "board", "board_goals", 4),
    Recipe("strategy_prose", "strategi", "Strategi {period}", "council", "goals", 2, assigned=True),
    Recipe("minutes", "protokoll", "Protokoll från nämndens sammanträde", "board", "goals", 2),
)  # fmt: skip
