"""What the parts of an answer are called in its text: goals, activities, organs, levels, lists of names. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.answer import Language
from assistant.computing.fitting import all_documents, organ_name
from assistant.computing.queries import UNIT
from assistant.prompting import Phrases
from corpus.graph import PlanGraph
from corpus.model import Activity, Document, FactRole, Goal, Indicator, IndicatorValue, Level, Organ, Period
from corpus.swedish import lemma, normalise

SEPARATOR = "; "
"""Between names: goals' names hold commas and "och"."""

_COMMON_ORGANS = (
    "nämnden", "styrelsen", "förvaltningen", "fullmäktige", "utskottet", "enheten", "avdelningen", "kontoret",
    "tjänsten", "staben",
)  # fmt: skip
"""Endings of organs whose names are common nouns."""
_YEAR_BEFORE = re.compile(r"(?P<year>(?:19|20)\d\d):? (?P<rest>\d.*[^\W\d_])$", re.DOTALL)
SHORTEST_GENITIVE = 4
"""Letters before a genitive s."""
NUMBERED_LEVELS = frozenset({Level.GOAL, Level.BOARD_GOAL})


def goal_label(goal: Goal) -> str:
    """Return a goal's number and name. Areas and visions go by name alone: their numbers are those of chapters."""
    numbered = goal.level in NUMBERED_LEVELS and goal.number is not None
    if not numbered or normalise(goal.name).startswith(normalise(goal.number or "")):
        return goal.name
    return f"{goal.number} {goal.name}"


def activity_name(activity: Activity, graph: PlanGraph) -> str:
    """Return an activity's wording as it stands where it is defined."""
    mention = graph.mentions.get(activity.mentions[0]) if activity.mentions else None
    return activity.name if mention is None else mention.wording


def label(entity_id: str, graph: PlanGraph) -> str:
    """Return what a goal, activity, indicator, organ or document is called; "" when the id is unknown."""
    match graph.entity(entity_id):
        case Goal() as goal:
            return goal_label(goal)
        case Activity() as activity:
            return activity_name(activity, graph)
        case Indicator() | Organ() as entity:
            return entity.name
        case None if entity_id.startswith(UNIT):
            return entity_id.removeprefix(UNIT)
        case _:
            document = document_of(entity_id, graph)
            return document_label(document) if document else ""


def plain_name(entity_id: str, graph: PlanGraph) -> str:
    """Return what an entity is called inside a sentence: a goal without its number."""
    goal = graph.goal(entity_id)
    return label(entity_id, graph) if goal is None else goal.name


def document_of(document_id: str, graph: PlanGraph) -> Document | None:
    """Return the document of an id, or None."""
    return next((document for document in all_documents(graph) if document.id == document_id), None)


def document_label(document: Document) -> str:
    """Return a document's title and file name; the file name alone when it has no title."""
    return f"{document.title} ({document.name})" if document.title else document.name


def names(ids: Iterable[str], graph: PlanGraph) -> str:
    """Return the labels of entities as one list; equal ones with their kommun. A last full stop is the sentence's."""
    labelled = [(label(entity_id, graph), entity_id) for entity_id in ids]
    said = Counter(one for one, _ in labelled)
    alike = {one: [id_ for label_, id_ in labelled if label_ == one] for one in said if said[one] > 1}
    told_apart = (f"{one}, {_apart(id_, alike[one], graph)}" if one in alike else one for one, id_ in labelled)
    return SEPARATOR.join(told_apart).removesuffix(".")


def titles(ids: Iterable[str], graph: PlanGraph) -> str:
    """Return documents by their titles as one list; with their files where two bear one title."""
    found = [(document_of(id_, graph), id_) for id_ in ids]
    said = [one.title or one.name if one is not None else label(id_, graph) for one, id_ in found]
    return SEPARATOR.join(said) if len(set(said)) == len(said) else names((id_ for _, id_ in found), graph)


def _apart(entity_id: str, alike: Iterable[str], graph: PlanGraph) -> str:
    """Return what tells an entity from others of its name: its kommun, else its organ, else its period."""
    kommun, organ = kommun_of((entity_id,), graph), owner(entity_id, graph)
    if kommun is not None and kommun_of(alike, graph) is None:
        return kommun
    return organ or str(period_of((entity_id,), graph) or kommun or entity_id)


def joined(parts: Sequence[str], word: str, *, phrases: Phrases, language: Language) -> str:
    """Join words as a sentence does, by a phrase: "A", "A och B", "A, B och C"."""
    if len(parts) < 2:
        return "".join(parts)
    return phrases.render(word, language, first=", ".join(parts[:-1]), last=parts[-1])


def level_words(level: Level | None, word: str | None, count: int, *, phrases: Phrases, language: Language) -> str:
    """Return the word for a level in the number asked for: the municipality's own where the phrases know it."""
    own = f"level.{_slug(word)}" if word else ""
    name = own if own in phrases else f"level.{level or 'any'}"
    return phrases.render(name, language, count=count)


def role_words(role: FactRole | None, *, phrases: Phrases, language: Language) -> str:
    """Return the word for the role of a value ("målvärde")."""
    name = f"role.{role}" if role else "role.any"
    return phrases.render(name if name in phrases else "role.any", language)


def kommun_of(entity_ids: Iterable[str], graph: PlanGraph) -> str | None:
    """Return the kommun that all of the entities share, or None."""
    kommuner = {_fact(entity_id, "kommun", graph) for entity_id in entity_ids}
    only = kommuner.pop() if len(kommuner) == 1 else None
    return only if isinstance(only, str) else None


def period_of(entity_ids: Iterable[str], graph: PlanGraph) -> Period | None:
    """Return the shortest period that holds the periods of all of the entities; None when none is known."""
    found = [
        period
        for period in (_fact(entity_id, "period", graph) for entity_id in entity_ids)
        if isinstance(period, Period)
    ]
    if not found:
        return None
    return Period(min(period.first for period in found), max(period.last for period in found))


def owner(entity_id: str, graph: PlanGraph) -> str | None:
    """Return the name of the organ that owns an activity, goal or indicator."""
    stated = _fact(entity_id, "organ", graph)
    return organ_name(stated, graph) if isinstance(stated, str) else None


def without_year(stated: IndicatorValue) -> tuple[str, int | None]:
    """Return a value's words and year; a year before its number in one cell is its year ("2021 800 tkr")."""
    year = stated.year or (stated.quantity.year if stated.quantity else None)
    first = _YEAR_BEFORE.match(stated.text) if year is None and stated.quantity is not None else None
    return (stated.text, year) if first is None else (first["rest"], int(first["year"]))


def without_genitive(word: str) -> str:
    """Return a word as it is named: "hemtjänstens" as "hemtjänsten"; a word that ends in s by itself is kept."""
    bare = word.removesuffix("s")
    return bare if len(bare) >= SHORTEST_GENITIVE and lemma(bare) == lemma(word) else word


def in_sentence(organ: str) -> str:
    """Return an organ's name as it stands within a sentence: "socialnämnden", but "Motala Vatten AB"."""
    words = organ.split(" ")
    named = words[0] if words[1:2] == ["för"] else words[-1]
    common = named.endswith(_COMMON_ORGANS) and organ[1:].islower()
    return organ[:1].lower() + organ[1:] if common else organ


def _fact(entity_id: str, field: str, graph: PlanGraph) -> object:
    entity = graph.entity(entity_id) or document_of(entity_id, graph)
    return getattr(entity, field, None)


def _slug(word: str) -> str:
    """Return a level word as the name of a phrase: "prioriterat område" -> "prioriterat_omrade"."""
    return normalise(word).replace(" ", "_").translate(str.maketrans("åäö", "aao"))
