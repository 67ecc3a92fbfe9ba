"""Draft how something goes from one step of steering to the next, in the documents' own sentences, or refuse."""

from __future__ import annotations

from itertools import groupby

from assistant.answer import Kind
from assistant.compose import notices, refusals
from assistant.compose.passages import compose_steps
from assistant.computing.fitting import in_kommun, organ_of
from assistant.drafting.asked import Asked
from assistant.drafting.drafted import Drafted
from assistant.finding.steps import Step, in_order, richness, steps_in, way_asked
from corpus.model import OrganKind, Passage

PROCESS = "process"
PASSAGES_SOUGHT = 60
SOUGHT = (
    "vision program mål styrning styrmodell",
    "nämnder skriver verksamhetsplaner utifrån programmet på hösten",
    "budget budgetprocess fullmäktige beslutar ramar",
    "uppföljning delårsbokslut årsbokslut redovisas",
)
"""What is searched for: the documents' words for the steps, whatever the question's."""


def draft_process(asked: Asked) -> Drafted | None:
    """Draft the steps that the documents tell, each quoted; None when no process is asked for."""
    question = asked.question
    if question.form != PROCESS:
        return None
    passages = _passages(asked)
    steps = in_order(_told(passages, asked))
    assembly = asked.assembly()
    candidates = tuple(passage.id for passage in passages)
    if not steps:
        refusals.refuse_nothing_found(assembly)
        return Drafted(assembly.draft(refused=True), Kind.NONE, candidates)
    compose_steps(assembly, steps)
    notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
    return Drafted(assembly.draft(), Kind.LOOKUP, candidates)


def _passages(asked: Asked) -> tuple[Passage, ...]:
    """Return the passages that may tell of steps, document by document, in the order in which they stand."""
    search = asked.snapshot.retriever.candidates
    readings = _readings(asked)
    ranked = (one for text in SOUGHT for one in search(text, readings=readings, limit=PASSAGES_SOUGHT))
    unique = {one.passage.id: one.passage for one in ranked}
    return tuple(sorted(unique.values(), key=_order))


def _told(passages: tuple[Passage, ...], asked: Asked) -> list[tuple[Step, ...]]:
    """Return the steps that each document tells: the kommun's own documents first, then those that tell most."""
    way = way_asked(asked.question.text)
    told = [
        (reading, steps_in(tuple(own), way))
        for reading, own in groupby(passages, key=lambda passage: passage.locator.reading)
    ]
    ranked = sorted(
        (one for one in told if one[1]),
        key=lambda one: (not _is_of_all(one[0], asked), *_less(richness(one[1])), one[0]),
    )
    return [steps for _, steps in ranked]


def _less(rich: tuple[int, int]) -> tuple[int, int]:
    return -rich[0], -rich[1]


def _is_of_all(reading: str, asked: Asked) -> bool:
    """Say whether a reading is a document of the whole kommun: the council's, or nobody's in particular."""
    graph = asked.snapshot.graph
    owners = [organ_of(one.organ, graph, kommun=one.kommun) for one in graph.documents.get(reading, ()) if one.organ]
    return all(owner is not None and owner.kind is OrganKind.FULLMAKTIGE for owner in owners)


def _readings(asked: Asked) -> tuple[str, ...]:
    """Return the readings of the kommun asked about, else all that are searched.

    The kinds of document that the question names are stations of the way, and do not narrow it.
    """
    kommun = asked.question.kommun
    own = tuple(one.reading for one in asked.searched if kommun and one.kommun and in_kommun(one.kommun, kommun))
    readings = set(asked.readings())
    return tuple(one for one in dict.fromkeys(own) if one in readings) or asked.readings()


def _order(passage: Passage) -> tuple[str, int, int]:
    first = passage.locator.parts[0]
    return passage.locator.reading, first.page, first.start
