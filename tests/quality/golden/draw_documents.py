"""The documents of a municipality: what each of them states of the graph."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from tests.quality.generator.graph import Activity, Indicator, PlanDocument, Section, Verdict
from tests.quality.golden.draw_values import draw_values
from tests.quality.golden.recipes import RECIPES, Recipe

if TYPE_CHECKING:
    from tests.quality.golden.draw import Draft

MARKING = "Påhittat innehåll för prov"
MONTHS = {"april": "04-30", "augusti": "08-31"}
UNJUDGED = 0.15
"""The share of goals that a follow-up does not judge."""


def draw_documents(draft: Draft) -> None:
    """Draw every document of the recipes into the draft."""
    for recipe in RECIPES:
        _document(draft, recipe)


def _document(draft: Draft, recipe: Recipe) -> None:
    rng = draft.rng
    name = recipe.layout
    areas = draft.programme.areas
    organ = "kf"
    if recipe.owner == "board":
        area = rng.choice(areas)
        others = [other for other in areas if other != area]
        areas = tuple(sorted((area, *rng.sample(others, 1))))
        organ = draft.boards[area]
    month = rng.choice(tuple(MONTHS))
    fields = {"year": draft.year, "period": draft.period.replace("-", "–"), "month": month}
    title = recipe.title.format(programme=draft.programme.name, **fields)
    tied = _tied(draft, recipe, areas)
    late = 1 if recipe.judged == "outcome" else -1 if recipe.judged == "none" else 0
    section = Section(
        title,
        name,
        goals=_stated(draft, recipe, areas),
        activities=_activities(draft, recipe, tied, organ),
        indicators=_indicators(draft, recipe, areas),
        verdicts=_verdicts(draft, recipe, tied, organ, month),
    )
    draft.documents[name] = PlanDocument(
        id=name,
        file=f"{_plain(draft.kommun)}-{_plain(draft.organs[organ].name)}-{name.replace('_', '-')}{recipe.ending}",
        kommun=draft.kommun,
        organ=organ,
        kind=recipe.kind,
        title=title,
        marking=MARKING,
        sections=(section,),
        programme=draft.programme.name,
        period=draft.period if "{period}" in recipe.title else str(draft.year),
        decided=f"{draft.year + late}-{rng.randint(3, 12):02}-{rng.randint(1, 28):02}",
        diary_number=f"{rng.choice(('KS', 'Dnr', 'N'))}-{draft.year - 1}-{rng.randint(1, 999):05}",
    )


def _tied(draft: Draft, recipe: Recipe, areas: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids of what the document's activities can be tied to."""
    if recipe.scope == "areas":
        return areas
    level = draft.programme.board_goals if recipe.scope == "board_goals" else draft.programme.below
    return tuple(goal for area in areas for goal in level[area])


def _stated(draft: Draft, recipe: Recipe, areas: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids of the areas and goals that the document states, in printed order."""
    if recipe.scope == "nothing":
        return ()
    level = draft.programme.board_goals if recipe.scope == "board_goals" else draft.programme.below
    goals = tuple(one for area in areas for one in (area, *(level[area] if recipe.scope != "areas" else ())))
    return ("vision", *goals) if recipe.owner == "council" and recipe.scope == "goals" else goals


def _activities(draft: Draft, recipe: Recipe, tied: tuple[str, ...], organ: str) -> tuple[str, ...]:
    """Draw the document's activities and return their ids; `most` is of each goal, or of all when tied to nothing."""
    rng, made = draft.rng, []
    if not recipe.most:
        return ()
    if recipe.scope == "nothing":
        pool = [(goal, text) for goal in draft.programme.serving for text in draft.programme.serving[goal]]
        chosen = rng.sample(pool, rng.randint(recipe.most - 2, recipe.most))
    else:
        chosen = [pair for goal in tied for pair in _some(draft, goal, recipe.most)]
    statuses = rng.choice(draft.words.sets["status.sets"])
    for place, (goal, text) in enumerate(chosen):
        area = goal if goal in draft.programme.areas else draft.programme.goals[goal].parent or goal
        goals: tuple[str, ...] = () if recipe.scope == "nothing" else (goal,)
        if recipe.layout == "project_forms":
            goals = (
                goal,
                *sorted(rng.sample([one for one in draft.programme.areas if one != goal], rng.randint(0, 2))),
            )
        activity = Activity(
            id=f"{recipe.layout}-a{place}",
            text=text,
            organ=draft.boards[area] if recipe.assigned else organ,
            documents=(recipe.layout,),
            goals=goals,
            time=str(draft.year + rng.randint(0, 3)),
            status=rng.choice(statuses),
            cost=f"{rng.randint(1, 40) * 50:,}".replace(",", " "),
            effect=rng.choice(draft.programme.effects[area]),
        )
        draft.activities[activity.id] = activity
        made.append(activity.id)
    return tuple(made)


def _some(draft: Draft, goal: str, most: int) -> list[tuple[str, str]]:
    """Return up to `most` wordings that serve a goal, none for an idle one; an area is served by all below it."""
    below = draft.programme.below.get(goal, ())
    pool = [text for one in (below or (goal,)) for text in draft.programme.serving.get(one, ())]
    return [(goal, text) for text in draft.rng.sample(pool, min(len(pool), draft.rng.randint(1, most)))]


def _indicators(draft: Draft, recipe: Recipe, areas: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids of the document's indicators; sub-rows are indicators of their own."""
    if not recipe.measured:
        return ()
    goals = {goal for area in areas for goal in draft.programme.below[area]}
    found = [one.id for one in tuple(draft.indicators.values()) if one.goal in goals and one.id[:3] != "sub"]
    if recipe.sub:
        found.extend(_subrows(draft, areas))
    return tuple(found)


def _subrows(draft: Draft, areas: tuple[str, ...]) -> list[str]:
    """Draw the sub-rows of one goal of each area."""
    made = []
    for area in areas:
        measured = [goal for goal in draft.programme.below[area] if goal not in draft.programme.unmeasured]
        goal = draft.rng.choice(measured)
        for place, name in enumerate(draft.programme.subrows[area]):
            one = Indicator(f"sub-{area}-{place}", name, draw_values(name, draft.rng, draft.year), goal)
            draft.indicators[one.id] = one
            made.append(one.id)
    return made


def _verdicts(draft: Draft, recipe: Recipe, tied: tuple[str, ...], organ: str, month: str) -> tuple[str, ...]:
    """Draw a verdict for most of the goals and return their ids; some goals are left unjudged."""
    made: list[str] = []
    if recipe.judged == "none":
        return ()
    wordings = draft.rng.choice(draft.words.sets[f"verdict.{recipe.judged}"])
    words = draft.rng.choice(draft.words.sets["verdict.words"])
    day = MONTHS[month] if recipe.judged == "forecast" else "12-31"
    for goal in tied:
        if draft.rng.random() < UNJUDGED:
            continue
        grade = _grade(draft.rng)
        one = Verdict(
            id=f"{recipe.layout}-{goal}",
            goal=goal,
            wording=words[grade] if recipe.layout == "status_images" else f"Målet {wordings[grade]}",
            sentence=wordings[grade],
            document=recipe.layout,
            by=organ,
            as_of=f"{draft.year}-{day}",
        )
        draft.verdicts[one.id] = one
        made.append(one.id)
    return tuple(made)


def _grade(rng: random.Random) -> int:
    """Return 0 for reached, 1 for partly, 2 for not."""
    return rng.choices((0, 1, 2), (5, 3, 2))[0]


def _plain(name: str) -> str:
    """Return a name fit for a file."""
    table = str.maketrans("åäöé ", "aaoe-")
    letters = "".join(one for one in name.casefold().translate(table) if one.isalnum() or one == "-")
    return letters.replace("--", "-")
