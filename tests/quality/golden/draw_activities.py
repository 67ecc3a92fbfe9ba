"""A document's activities: taken over from an earlier plan, new ones, and those for the standing mission."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tests.quality.generator.graph import Activity
from tests.quality.golden.municipality import Municipality
from tests.quality.golden.recipes import Recipe

TAILED = 0.35
"""The share of activities with words on how they are done."""
RETURNING, REWORDED = 0.5, 0.2
"""The shares of an earlier plan's activities that return in the same words and in others; the rest end."""
SHARED = 0.25
"""The share of activities that serve a second goal, where the layout can show it."""
TRIES = 60


@dataclass(frozen=True, slots=True)
class Setting:
    """The document that activities are drawn for; `tied` are the goals that they can serve."""

    document: str
    recipe: Recipe
    organ: str
    year: int
    tied: tuple[str, ...]
    follows: tuple[Activity, ...] = ()
    mission: int = 0


def draw_activities(town: Municipality, setting: Setting) -> tuple[str, ...]:
    """Draw a document's activities in the order of their goals and return their ids."""
    if not setting.recipe.most:
        return ()
    statuses = town.rng.choice(town.words.sets["status.sets"])
    made = [*_returning(town, setting), *_new(town, setting), *_mission(town, setting)]
    order = {goal: place for place, goal in enumerate(setting.tied)}
    made.sort(key=lambda one: order.get(one.goals[0], len(order)) if one.goals else len(order))
    for place, one in enumerate(made):
        ready = replace(
            one,
            id=f"{setting.document}-a{place}",
            documents=(setting.document,),
            time=str(setting.year + town.rng.randint(0, 3)),
            status=town.rng.choice(statuses),
            cost=f"{town.rng.randint(1, 40) * 50:,}".replace(",", " "),
        )
        town.activities[ready.id] = ready
    return tuple(f"{setting.document}-a{place}" for place in range(len(made)))


def _returning(town: Municipality, setting: Setting) -> list[Activity]:
    """Take over what an earlier plan of the same organ holds."""
    made = []
    for one in setting.follows:
        drawn = town.rng.random()
        if drawn > RETURNING + REWORDED or (one.goals and one.goals[0] not in setting.tied):
            continue
        text = one.text if drawn < RETURNING else _reworded(town, one.text)
        made.append(replace(one, text=text, continues=one.id))
    return made


def _reworded(town: Municipality, text: str) -> str:
    return f"{text} {town.rng.choice(town.words.lists['prose.tail'])}"


def _new(town: Municipality, setting: Setting) -> list[Activity]:
    """Draw new activities: up to the recipe's most for each goal, or in all where nothing is tied."""
    recipe, rng, programme = setting.recipe, town.rng, town.programme
    if recipe.scope == "nothing":
        goals = sorted(programme.serving)
        return [
            _activity(town, setting, rng.choice(goals), ()) for _ in range(rng.randint(recipe.most - 2, recipe.most))
        ]
    made = []
    for goal in setting.tied:
        below = [one for one in programme.below.get(goal, (goal,)) if one in programme.serving]
        wanted = rng.randint(1, recipe.most) if below else 0
        made += [_activity(town, setting, rng.choice(below), _served(town, setting, goal)) for _ in range(wanted)]
    return made


def _served(town: Municipality, setting: Setting, goal: str) -> tuple[str, ...]:
    """Return the goals that an activity serves, its own first; none where it is drawn to be untied."""
    if town.rng.random() < setting.recipe.untied:
        return ()
    others = [one for one in setting.tied if one != goal and one not in town.programme.idle]
    if setting.recipe.scope == "areas" and setting.recipe.many:
        others = [one for one in town.programme.areas if one != goal]
        return (goal, *sorted(town.rng.sample(others, town.rng.randint(0, 2))))
    if setting.recipe.many and others and town.rng.random() < SHARED:
        return (goal, town.rng.choice(others))
    return (goal,)


def _activity(town: Municipality, setting: Setting, goal: str, goals: tuple[str, ...]) -> Activity:
    area, theme = town.programme.area_of(goal), town.programme.theme_of(goal)
    owner = town.boards[area] if setting.recipe.assigned else setting.organ
    text = _wording(town, town.programme.serving[goal])
    return Activity("", text, owner, (), goals, effect=town.rng.choice(theme.effects))


def _mission(town: Municipality, setting: Setting) -> list[Activity]:
    """Draw activities that develop the standing mission."""
    area = next((one for one, board in town.boards.items() if setting.organ.startswith(board)), town.programme.areas[0])
    theme = town.programme.themes[area]
    texts = [_wording(town, theme.mission) for _ in range(setting.mission)]
    effect = town.rng.choice(theme.effects)
    return [Activity("", text, setting.organ, (), grunduppdrag=True, effect=effect) for text in texts]


def _wording(town: Municipality, templates: tuple[str, ...]) -> str:
    """Return a wording that no document of the municipality has yet, tail and number aside, if one can be found."""
    rng = town.rng
    for _ in range(TRIES):
        placed = rng.choice(templates).replace("{ort}", rng.choice(town.places))
        if placed not in town.used:
            break
    town.used.add(placed)
    text = placed.format(n=rng.randint(2, 12))
    return f"{text} {rng.choice(town.words.lists['prose.tail'])}" if rng.random() < TAILED else text
