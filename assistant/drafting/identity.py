"""A goal asked for by its number, or for its number: which one is it? Pure."""

from __future__ import annotations

import re

from assistant.answer import Kind
from assistant.computing.queries import GoalsAt
from assistant.understanding.question import EntityRef, EntityType, Question
from assistant.wording import fold
from corpus import swedish

_IDENTITY = re.compile(
    r"^\W*(?:vad (?:heter|kallas)|hur lyder|vilket nummer|vilka nummer|what (?:is|are) the (?:name|number)s?"
    r"|which number|what number|what is (?:\S+ ){1,8}?called)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b(?:nummer|number)\b(?! ?\d)", re.IGNORECASE)
_ONLY_ASKED_TEXT = """
vad vilket vilken hur är var va står för säger heter kallas lyder lydelse lydelsen formulerat formulerad
formuleras formuleringen ordalydelse ordalydelsen innebär betyder handlar om i på det den de egentligen nu igen
gick enligt målet mål the what which is does say mean stand for in of about goal read called worded wording
full text namn men och namnet beskrivs beskrivet går ut ens någonting något nåt säga kan du ni någon mig gäller
då ju med formulering har ordagrant
"""
_ONLY_ASKED = frozenset(_ONLY_ASKED_TEXT.split())
"""Words by which nothing more is asked of a goal than what it says."""
_IN_A_DOCUMENT = re.compile(r"(?<!\w)(?:i|enligt|ur|in|of) [A-ZÅÄÖ][\w-]+(?: [\w–-]+){0,3}(?=\W*$)")
"""Where it stands, by a title: a name with a capital at the end."""
_ASKS = re.compile(r"(?<!\w)(?:vad|va|vilket|hur|what|which|how|lydelse\w*|ordalydelse\w*|formulering\w*)(?!\w)")


def pose_identity(question: Question) -> GoalsAt | None:
    """Return the query for goals whose number or name the question asks for; None when it asks something else."""
    named = question.named(EntityType.GOAL)
    if not named:
        return None
    goals = GoalsAt(ids=tuple(entity.id for entity in named))
    if question.kind in (Kind.LOOKUP, Kind.DEFINITION) and _IDENTITY.search(question.asked):
        return goals
    return goals if _asks_what_number_is(question, named) else None


def asks_number(question: Question) -> bool:
    """Say whether a question for a goal's identity asks for its number, and not its name."""
    return bool(_NUMBER.search(question.asked))


def _asks_what_number_is(question: Question, named: tuple[EntityRef, ...]) -> bool:
    """Say whether goals are named by number alone and nothing is asked but what they are ("Vad står mål 5 för?")."""
    if not all(_by_number(question, entity) for entity in named) or question.organ is not None:
        return False
    rest = list(question.asked)
    for entity in question.entities:
        rest[entity.start : entity.end] = " " * (entity.end - entity.start)
    left = fold(_IN_A_DOCUMENT.sub(" ", "".join(rest)))
    clause = next((part for part in re.split(r"[,.;:!?]", left) if _ASKS.search(part)), "")
    place = {*swedish.words(question.kommun or ""), *(f"{word}s" for word in swedish.words(question.kommun or ""))}
    years = {word for word in swedish.words(left) if re.fullmatch(r"\d{4}(?:-\d{2,4})?", word)}
    documents = {word for entity in question.named(EntityType.DOCUMENT) for word in swedish.words(entity.name)}
    return (
        bool(clause)
        and set(swedish.words(clause)) - years - documents - place - set(question.unexplained) <= _ONLY_ASKED
    )


def _by_number(question: Question, entity: EntityRef) -> bool:
    """Say whether a goal is said by its number: no word of its name stands where it was found."""
    said = set(swedish.words(question.asked[entity.start : entity.end]))
    return any(word[0].isdigit() for word in said) and not said & set(swedish.words(entity.name))
