"""What can be asked: each intent with the kind of question it is, and where its instances come from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.quality.golden.asking import about_follow_up as follow_up
from tests.quality.golden.asking import about_links as links
from tests.quality.golden.asking import about_lists as lists
from tests.quality.golden.asking import about_values as values
from tests.quality.golden.asking import about_words as words
from tests.quality.golden.asking import unanswerable
from tests.quality.golden.asking.facts import Facts
from tests.quality.golden.asking.instance import Instance

Make = Callable[[Facts], Iterator[Instance]]


@dataclass(frozen=True, slots=True)
class Intent:
    """The kind of question (the wording's own, where it is None) and the maker of its instances."""

    kind: str | None
    make: Make


def _counting(make: Make) -> Make:
    return lambda facts: lists.counted(make(facts))


INTENTS = {
    "activities_for_goal": Intent("link", links.activities_for_goal),
    "activities_for_area": Intent("link", links.activities_for_area),
    "activities_for_goal_by_organ": Intent("link", links.activities_for_goal_by_organ),
    "activities_for_number": Intent("link", links.activities_for_goal),
    "goals_of_activity": Intent("link", links.goals_of_activity),
    "goals_of_organ": Intent("link", links.goals_of_organ),
    "own_work": Intent("link", links.own_work),
    "areas_all": Intent("list", lists.areas_all),
    "goals_in_area": Intent("list", lists.goals_in_area),
    "goals_all": Intent("list", lists.goals_all),
    "indicators_of_goal": Intent("link", lists.indicators_of_goal),
    "board_goals_of_area": Intent("list", lists.board_goals_of_area),
    "activities_of_organ": Intent("list", lists.activities_of_organ),
    "activities_with_status": Intent("list", lists.activities_with_status),
    "mission_activities": Intent("list", lists.mission_activities),
    "organs_for_goal": Intent("link", links.organs_for_goal),
    "organs_all_plans": Intent("list", lists.organs_all_plans),
    "count_activities_goal": Intent("count", _counting(links.activities_for_goal)),
    "count_activities_area": Intent("count", _counting(links.activities_for_area)),
    "count_goals_area": Intent("count", _counting(lists.goals_in_area)),
    "count_areas": Intent("count", _counting(lists.areas_all)),
    "count_goals": Intent("count", _counting(lists.goals_all)),
    "count_indicators_goal": Intent("count", _counting(lists.indicators_of_goal)),
    "count_activities_organ": Intent("count", _counting(lists.activities_of_organ)),
    "target": Intent("lookup", values.target),
    "outcome": Intent("lookup", values.outcome),
    "decided": Intent("lookup", values.decided),
    "diary_number": Intent("lookup", values.diary_number),
    "vision": Intent("lookup", values.vision),
    "goal_by_number": Intent("lookup", values.goal_by_number),
    "activity_time": Intent("lookup", values.activity_time),
    "activity_cost": Intent("lookup", values.activity_cost),
    "goal_verdict": Intent("status", follow_up.goal_verdict),
    "activity_status": Intent("status", values.activity_status),
    "missed_targets": Intent("status", follow_up.missed_targets),
    "met_targets": Intent("status", follow_up.met_targets),
    "goals_not_reached": Intent("status", follow_up.goals_not_reached),
    "new_goals": Intent("compare", follow_up.new_goals),
    "dropped_goals": Intent("compare", follow_up.dropped_goals),
    "kept_goals": Intent("compare", follow_up.kept_goals),
    "organs_same_goal": Intent("compare", links.goals_shared_by_organs),
    "indicator_years": Intent("compare", follow_up.indicator_years),
    "new_activities": Intent("compare", follow_up.new_activities),
    "goals_without_activities": Intent("gap", follow_up.goals_without_activities),
    "goals_without_indicators": Intent("gap", follow_up.goals_without_indicators),
    "organs_without_plan": Intent("gap", follow_up.organs_without_plan),
    "goals_unjudged": Intent("gap", follow_up.goals_unjudged),
    "term": Intent("definition", words.term),
    "abbreviation": Intent("definition", words.abbreviation),
    "open_ideas": Intent("open", words.open_ideas),
    "open_opinion": Intent("open", words.open_opinion),
    "outside": Intent(None, unanswerable.beside),
    "other_year": Intent(None, unanswerable.beside),
    "not_told": Intent(None, unanswerable.beside),
    "false_premise": Intent(None, unanswerable.unknown_kommun),
    "other_organ": Intent(None, unanswerable.other_organ),
    "other_kommun_goal": Intent(None, unanswerable.other_kommun_goal),
    "unknown_kommun": Intent(None, unanswerable.unknown_kommun),
    "missing_target": Intent(None, unanswerable.missing_target),
    "undefined_term": Intent(None, unanswerable.undefined_term),
    "unjudged_goal": Intent(None, unanswerable.unjudged_goal),
    "absent_plan": Intent(None, unanswerable.absent_plan),
}
