"""From what an asker says of their work to the plan nearest to it: workplace → enhet → förvaltning → nämnd. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from assistant.computing.fitting import all_documents, in_kommun, in_period, is_responsible, organ_of, same
from assistant.computing.queries import Where
from assistant.drafting.plans import nearest_plans
from assistant.understanding.glossary import in_words_of_plans
from assistant.understanding.question import EntityType, Question
from assistant.understanding.workplaces import Workplaces, same_word
from corpus.graph import PlanGraph
from corpus.model import Activity, Organ, OrganKind, Period
from corpus.swedish import is_word, normalise, tokens, words

HIGHEST = 6
"""Steps up from a unit: unit, department, board; more are a circle."""
SHORTEST_NAME = 4
"""Letters of an organ's name that is looked for in the whole text; shorter ones are abbreviations."""


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where an asker works, and what answers for it.

    `said` is the workplace in the asker's words, else its name; `organ` whose plan is nearest, and `plans` (ids) its
    newest plans; `unit` is the workplace where activities of these plans name it as responsible; `listed` says that the
    word list led there.
    """

    said: str
    organ: Organ
    plans: tuple[str, ...] = ()
    unit: str | None = None
    own: bool = False
    listed: bool = False
    period: Period | None = None
    """The period of the plans."""
    steps: tuple[str, ...] = ()
    """The organs (names) from the workplace up to its board."""

    def where(self) -> Where:
        """Return the place of its activities: the nearest plans, and the unit where these name it."""
        return Where(self.organ.kommun, period=self.period, documents=self.plans, responsible=self.unit)


def workplaces_of(
    question: Question, graph: PlanGraph, workplaces: Workplaces, *, named: str | None = None
) -> tuple[Workplace, ...]:
    """Return the workplace that a question speaks of, one for each kommun that may be meant; () where it names none.

    `named` is the organ of the asker's scope, which counts where the question itself names no workplace.
    """
    found = tuple(_named(question, graph)) or tuple(_listed(question, graph, workplaces))
    if not found and named is not None:
        organ = organ_of(named, graph, kommun=question.kommun)
        found = (_placed(organ.name, organ, question.period, graph),) if organ is not None else ()
    return found


def lineage(organ: Organ, graph: PlanGraph) -> tuple[Organ, ...]:
    """Return an organ and those above it in the organ tree, up to its board: the council steers by its programme."""
    steps = [organ]
    while len(steps) < HIGHEST:
        above = organ_of(steps[-1].parent, graph, kommun=organ.kommun) if steps[-1].parent else None
        if above is None or above in steps or above.kind is OrganKind.FULLMAKTIGE:
            break
        steps.append(above)
    return tuple(steps)


def _named(question: Question, graph: PlanGraph) -> Iterator[Workplace]:
    """Yield the workplace that a question names by its own name: the lowest organ, or a unit that activities name."""
    named = (graph.entity(entity.id) for entity in question.named(EntityType.ORGAN))
    organs = [one for one in (*named, *_called(question, graph)) if isinstance(one, Organ)]
    ordered = sorted(organs, key=lambda one: -len(lineage(one, graph)))
    placed = next((_placed(one.name, one, question.period, graph) for one in ordered), None)
    unit = question.responsible
    units = _units(words(unit), unit, question, graph) if unit is not None else iter(())
    found = placed if placed is not None and placed.own else next(units, placed)
    if found is not None:
        yield found


def _called(question: Question, graph: PlanGraph) -> Iterator[Organ]:
    """Yield the organs that a question calls by their whole name, in what leads up to it too ("Jag är på Lyktan.")."""
    said = f" {' '.join(words(question.text))} "
    for organ in graph.organs:
        if in_kommun(organ.kommun, question.kommun) and organ.kind is not OrganKind.FULLMAKTIGE:
            names = (" ".join(words(name)) for name in (organ.name, *organ.aliases) if len(name) >= SHORTEST_NAME)
            if any(f" {name} " in said or f" {name}s " in said for name in names):
                yield organ


def _listed(question: Question, graph: PlanGraph, workplaces: Workplaces) -> Iterator[Workplace]:
    """Yield the workplaces that the word list knows, by the first of their names that a kommun has."""
    text = question.text
    if question.language == "en":
        text = in_words_of_plans(text, "en", known=lambda _: False)
    for term in workplaces.terms_in(text, kommun=question.kommun):
        found: dict[str | None, Workplace] = {}
        for name in workplaces.above(term.key, kommun=question.kommun):
            for one in (*_organs(name, term.said, question, graph), *_units(name, term.said, question, graph)):
                if one.plans:
                    found.setdefault(one.organ.kommun, one)
        if found:
            here = _kommuner_spoken_of(question.text, found.keys(), graph) if len(found) > 1 else set()
            yield from (one for kommun, one in found.items() if len(here) != 1 or kommun in here)
            return


def _kommuner_spoken_of(text: str, kommuner: Iterable[str | None], graph: PlanGraph) -> set[str | None]:
    """Return the kommuner in whose plans a name of the text stands ("i Lenhovda")."""
    capital = (token.text for token in tokens(text) if token.start > 0 and token.text[0].isupper())
    names = {normalise(one) for one in capital if not is_word(one)}
    spoken = [
        (document.kommun, names & set(words(mention.wording)))
        for mention in (graph.mentions.values() if names else ())
        for document in graph.documents_of(mention.id)
    ]
    return {kommun for kommun, said in spoken if said and kommun in set(kommuner)}


def _organs(name: tuple[str, ...], said: str, question: Question, graph: PlanGraph) -> Iterator[Workplace]:
    """Yield the places of organs that a name of the word list names, those it names exactly first."""
    organs = [one for one in graph.organs if in_kommun(one.kommun, question.kommun) and _says(one.name, name)]
    for organ in sorted(organs, key=lambda one: (len(words(one.name)), one.name, one.id)):
        yield _placed(said, organ, question.period, graph, listed=True)


def _units(name: tuple[str, ...], said: str, question: Question, graph: PlanGraph) -> Iterator[Workplace]:
    """Yield the places of units that activities name as responsible, the newest plan of each kommun first."""
    fitting = [
        one
        for one in graph.activities
        if one.responsible is not None
        and in_kommun(one.kommun, question.kommun)
        and in_period(one.period, question.period)
        and _says(one.responsible, name)
    ]
    for one in sorted(fitting, key=lambda one: (-(one.period.last if one.period else 0), one.id)):
        owner = organ_of(one.organ, graph, kommun=one.kommun) if one.organ else None
        plans = nearest_plans(owner, question.period, graph) if owner is not None else ()
        if owner is not None and plans and one.responsible is not None:
            yield _workplace(said, owner, plans, graph, unit=one.responsible, listed=not same(said, one.responsible))


def _says(full: str, name: tuple[str, ...]) -> bool:
    """Say whether a full name holds every word of a name, in any form."""
    held = words(full)
    return all(any(same_word(word, one) for one in held) for word in name)


def _placed(said: str, organ: Organ, period: Period | None, graph: PlanGraph, *, listed: bool = False) -> Workplace:
    """Return the place of an organ: its own plan, else that of the first organ above (or department below) it."""
    steps = lineage(organ, graph)
    below = [one for one in graph.organs if one.kind is OrganKind.FORVALTNING and _is_child(one, steps[-1], graph)]
    for step in (*steps, *below):
        plans = nearest_plans(step, period, graph)
        if plans:
            own = step is organ and not listed
            unit = None if step is organ or not _is_named(organ.name, plans, graph) else organ.name
            found = _workplace(said, step, plans, graph, unit=unit, listed=listed)
            return replace(found, own=own, steps=tuple(one.name for one in steps))
    return Workplace(said, organ, listed=listed, steps=tuple(one.name for one in steps))


def _workplace(
    said: str, organ: Organ, plans: tuple[str, ...], graph: PlanGraph, *, unit: str | None, listed: bool
) -> Workplace:
    """Return a place whose nearest plans are known."""
    periods = [one.period for one in all_documents(graph) if one.id in plans and one.period is not None]
    hull = Period(min(one.first for one in periods), max(one.last for one in periods)) if periods else None
    steps = tuple(one.name for one in lineage(organ, graph))
    return Workplace(said, organ, plans, unit=unit, listed=listed, period=hull, steps=steps)


def _is_child(organ: Organ, above: Organ, graph: PlanGraph) -> bool:
    return organ.parent is not None and organ_of(organ.parent, graph, kommun=organ.kommun) is above


def _is_named(unit: str, plans: Iterable[str], graph: PlanGraph) -> bool:
    """Say whether an activity of some plans (ids) names a unit as responsible."""
    within = set(plans)
    return any(is_responsible(one, unit, graph) and within & _places(one, graph) for one in graph.activities)


def _places(activity: Activity, graph: PlanGraph) -> set[str]:
    return {document.id for mention in activity.mentions for document in graph.documents_of(mention)}
