"""Documents that say nearly what another says: proposals, near-duplicates, and the same file in two places."""

from __future__ import annotations

from dataclasses import replace

from tests.quality.generator.graph import PlanDocument
from tests.quality.golden.calendar import Entry
from tests.quality.golden.file_names import file_name
from tests.quality.golden.municipality import Municipality

WITHDRAWN = 0.2
"""The share of an adopted plan's activities that its proposal lacks."""


def draw_version(town: Municipality, entry: Entry, other: PlanDocument, name: str) -> PlanDocument:
    """Draw the document that an entry makes of another one."""
    if entry.draft_of:
        return _proposal(town, other, name)
    return _twin(town, other, name) if entry.twin_of else _copy(town, other, name)


def _proposal(town: Municipality, other: PlanDocument, name: str) -> PlanDocument:
    """Return the proposal for a plan: decided half a year earlier, without some of its activities."""
    section = other.sections[0]
    kept = tuple(one for one in section.activities if town.rng.random() > WITHDRAWN)
    for one in kept:
        activity = town.activities[one]
        town.activities[one] = replace(activity, documents=(*activity.documents, name))
    year = int(str(other.decided)[:4]) - 1
    return replace(
        other,
        id=name,
        file=_file(town, other, other.organ, name),
        edition="förslag",
        decided=f"{year}{str(other.decided)[4:]}",
        sections=(replace(section, activities=kept),),
    )


def _twin(town: Municipality, other: PlanDocument, name: str) -> PlanDocument:
    """Return another board's document with the same activities, one of them later than in the first."""
    boards = [board for board in town.boards.values() if board != other.organ]
    organ, made = town.rng.choice(boards), []
    for place, one in enumerate(other.sections[0].activities):
        activity = town.activities[one]
        time = str(int(activity.time or "0") + 1) if place == 0 else activity.time
        twin = replace(activity, id=f"{name}-a{place}", organ=organ, documents=(name,), time=time)
        town.activities[twin.id] = twin
        made.append(twin.id)
    section = replace(other.sections[0], activities=tuple(made))
    return replace(other, id=name, file=_file(town, other, organ, name), organ=organ, sections=(section,))


def _copy(town: Municipality, other: PlanDocument, name: str) -> PlanDocument:
    """Return the same file among another board's documents."""
    organ = town.rng.choice(tuple(town.boards.values()))
    return replace(other, id=name, file=_file(town, other, organ, name), organ=organ, same_bytes_as=other.id)


def _file(town: Municipality, other: PlanDocument, organ: str, name: str) -> str:
    _, _, ending = other.file.rpartition(".")
    return file_name(town, organ=organ, title=other.title, ending=f".{ending}", document=name)
