"""The documents of a municipality: what each of them states of the graph."""

from __future__ import annotations

from dataclasses import dataclass

from tests.quality.generator.graph import Expected, PlanDocument, Section, Term
from tests.quality.golden.calendar import Entry
from tests.quality.golden.draw_activities import Setting, draw_activities
from tests.quality.golden.draw_measures import draw_indicators, draw_verdicts
from tests.quality.golden.draw_versions import draw_version
from tests.quality.golden.file_names import file_name
from tests.quality.golden.municipality import Municipality, Programme
from tests.quality.golden.recipes import Recipe

MARKING = "Påhittat innehåll för prov"
MONTHS = {"april": "04-30", "augusti": "08-31"}
YEARLY = "verksamhetsplan"


@dataclass(frozen=True, slots=True)
class Frame:
    """Whose document it is, of which year and programme, about which areas; `month` is what a follow-up reaches to."""

    entry: Entry
    organ: str
    year: int
    programme: Programme
    areas: tuple[str, ...]
    month: str


def draw_documents(town: Municipality, entries: tuple[Entry, ...]) -> None:
    """Draw every document into the municipality, and the plans that are expected of it."""
    slots: dict[str, str] = {}
    for number, entry in enumerate(entries, start=1):
        name = f"{town.key}-{number:02}"
        slots[entry.slot] = name
        other = entry.draft_of or entry.twin_of or entry.copy_of
        town.documents[name] = (
            draw_version(town, entry, town.documents[slots[other]], name)
            if other
            else _document(town, entry, name, slots)
        )
    town.expected = tuple(
        Expected(town.kommun, board, YEARLY, str(year))
        for board in town.boards.values()
        for year in (town.year - 1, town.year)
    )


def _document(town: Municipality, entry: Entry, name: str, slots: dict[str, str]) -> PlanDocument:
    frame, recipe = _frame(town, entry), entry.recipe
    programme, rng = frame.programme, town.rng
    title = _title(frame)
    late = 1 if recipe.judged == "outcome" else -1 if recipe.judged == "none" else 0
    return PlanDocument(
        id=name,
        file=file_name(town, organ=frame.organ, title=title, ending=recipe.ending, document=name),
        kommun=town.kommun,
        organ=frame.organ,
        kind=recipe.kind,
        title=title,
        marking=MARKING,
        sections=(_section(town, frame, name, slots),),
        programme=programme.name,
        period=programme.period if "{period}" in recipe.title else str(frame.year),
        edition="antagen" if entry.recipe.owner == "council" else None,
        decided=f"{frame.year + late}-{rng.randint(3, 12):02}-{rng.randint(1, 28):02}",
        diary_number=f"{rng.choice(('KS', 'Dnr', 'N'))}-{frame.year - 1}-{rng.randint(1, 999):05}",
    )


def _frame(town: Municipality, entry: Entry) -> Frame:
    programme = town.earlier if entry.earlier else town.programme
    month = town.rng.choice(tuple(MONTHS))
    organ, areas = town.organ("kf"), programme.areas
    if entry.recipe.owner == "board":
        area = areas[entry.area % len(areas)]
        others = [other for other in areas if other != area]
        areas = tuple(sorted((area, town.rng.choice(others))))
        organ = _owner(town, entry, town.boards[area])
    return Frame(entry, organ, programme.year - entry.age, programme, areas, month)


def _owner(town: Municipality, entry: Entry, board: str) -> str:
    """Return the organ whose plan it is: the board, a unit below it, or the company."""
    if entry.owner == "company":
        return town.organ("bolag")
    return f"{board}-e1" if entry.owner == "unit" else board


def _title(frame: Frame) -> str:
    period = frame.programme.period.replace("-", "–")
    known = {"year": frame.year, "period": period, "month": frame.month, "programme": frame.programme.name}
    return frame.entry.recipe.title.format(**known)


def _section(town: Municipality, frame: Frame, name: str, slots: dict[str, str]) -> Section:
    entry, recipe, programme = frame.entry, frame.entry.recipe, frame.programme
    tied = _tied(programme, recipe, frame.areas)
    before = slots.get(entry.follows or "")
    follows = tuple(town.activities[one] for one in town.documents[before].sections[0].activities) if before else ()
    mission = recipe.mission if entry.owner in {"unit", "company"} else 0
    day = MONTHS[frame.month] if recipe.judged == "forecast" else "12-31"
    setting = Setting(name, recipe, frame.organ, frame.year, tied, follows, mission)
    return Section(
        _title(frame),
        recipe.layout,
        goals=_stated(programme, recipe, frame.areas),
        activities=draw_activities(town, setting),
        indicators=draw_indicators(town, programme, recipe, frame.areas, name),
        terms=_terms(town, recipe, name),
        verdicts=draw_verdicts(town, recipe, tied, document=name, organ=frame.organ, as_of=f"{frame.year}-{day}"),
    )


def _terms(town: Municipality, recipe: Recipe, document: str) -> tuple[str, ...]:
    """Draw the words that a document defines; another document of the municipality may define them too."""
    chosen = town.rng.sample(town.words.sets["terms.defined"], recipe.defines)
    made = [Term(f"{document}-t{place}", word, text, document) for place, (word, text) in enumerate(chosen)]
    town.terms.update({one.id: one for one in made})
    return tuple(one.id for one in made)


def _tied(programme: Programme, recipe: Recipe, areas: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids of what the document's activities can be tied to."""
    if recipe.scope == "areas":
        return areas
    level = programme.board_goals if recipe.scope == "board_goals" else programme.below
    return tuple(goal for area in areas for goal in level[area])


def _stated(programme: Programme, recipe: Recipe, areas: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids of the areas and goals that the document states, in printed order."""
    if recipe.scope == "nothing":
        return ()
    level = programme.board_goals if recipe.scope == "board_goals" else programme.below
    goals = tuple(one for area in areas for one in (area, *(level[area] if recipe.scope != "areas" else ())))
    vision = f"{programme.prefix}vision"
    return (vision, *goals) if recipe.owner == "council" and recipe.scope == "goals" else goals
