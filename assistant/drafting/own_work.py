"""Questions about the asker's own work, and those of new employees: answered from the nearest plan that was read."""

from __future__ import annotations

from assistant.answer import Kind
from assistant.compose import Assembly
from assistant.compose.naming import SEPARATOR, in_sentence
from assistant.compose.own_work import compose_own_work, compose_steering
from assistant.computing.queries import ActivitiesOf, GoalsAt, Where
from assistant.drafting.asked import Asked
from assistant.drafting.drafted import Drafted
from assistant.drafting.workplace import Workplace, workplaces_of
from corpus.model import Level

OWN_WORK, ONBOARDING = "own_work", "onboarding"


def draft_own_work(asked: Asked) -> Drafted | None:
    """Draft how the asker's work hangs together with the goals; None where no workplace, or only goals, are asked for.

    A question for goals of a certain level ("Vilka resultatmål …") is a link question of the organ.
    """
    question = asked.question
    if question.form != OWN_WORK or (question.wanted is not None and question.wanted.level_word is not None):
        return None
    places = _places(asked)
    if not places:
        return None
    if len(places) > 1:
        return _ask_for_kommun(asked, tuple(one.organ.kommun for one in places))
    place = places[0]
    if not place.plans:
        return None
    assembly = asked.assembly()
    asked.note_time(assembly, ActivitiesOf(where=place.where()))
    _tell_place(assembly, place)
    compose_own_work(assembly, place.where())
    asked.note_gaps(assembly, organs=place.steps)
    return Drafted(assembly.draft(), Kind.LINK)


def draft_onboarding(asked: Asked) -> Drafted | None:
    """Draft what steers the work of somebody new; without a workplace, what steers the whole kommun."""
    if asked.question.form != ONBOARDING:
        return None
    places = _places(asked)
    if len(places) > 1:
        return _ask_for_kommun(asked, tuple(one.organ.kommun for one in places))
    where = places[0].where() if places else Where(asked.question.kommun)
    kommuner = {goal.kommun for goal in asked.snapshot.graph.goals if goal.kommun is not None}
    if where.kommun is None and len(kommuner) > 1:
        return _ask_for_kommun(asked, tuple(sorted(kommuner)))
    assembly = asked.assembly()
    asked.note_time(assembly, ActivitiesOf(where=where) if where.documents else GoalsAt(level=Level.AREA, where=where))
    if places:
        _tell_place(assembly, places[0])
    compose_steering(assembly, where)
    asked.note_gaps(assembly, organs=[step for place in places for step in place.steps])
    drafted = assembly.draft()
    return Drafted(drafted, Kind.LINK) if drafted.citations else None


def _places(asked: Asked) -> tuple[Workplace, ...]:
    """Return the workplaces meant, one for each kommun."""
    scope = asked.scope.organ or asked.scope.organisation
    return workplaces_of(asked.question, asked.snapshot.graph, asked.workplaces, named=scope)


def _tell_place(assembly: Assembly, place: Workplace) -> None:
    """Say whose plan answers where it is not the workplace's own, and what the word list had to do with it."""
    answered = in_sentence(place.organ.name)
    said = in_sentence(place.said)
    if not place.own and not place.plans:
        assembly.phrase("own.no_plan", ("asked", said))
    elif not place.own and not place.listed:
        assembly.phrase("notice.other_organ", ("asked", said), ("answered", answered))
    if place.listed:
        belongs = in_sentence(place.unit) if place.unit is not None else answered
        assembly.phrase("own.listed", ("place", said), ("organ", belongs))
    if place.listed and place.plans and not place.own:
        assembly.phrase("own.answered", ("organ", answered))


def _ask_for_kommun(asked: Asked, kommuner: tuple[str | None, ...]) -> Drafted:
    """Ask back which kommun is meant."""
    assembly = asked.assembly()
    names = tuple(one for one in kommuner if one is not None)
    assembly.phrase("own.which_kommun", ("names", SEPARATOR.join(names)))
    return Drafted(assembly.draft(refused=True), Kind.LINK)
