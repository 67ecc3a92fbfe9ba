"""Documents set: laid out, brought to paper by the typesetter of their finish, and made noisy."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tests.quality.generator.graph import PlanDocument, PlanGraph
from tests.quality.generator.rendered import Rendered
from tests.quality.golden.errors import TypesettingFailed
from tests.quality.golden.finish import Finish
from tests.quality.golden.job import Job, Laid
from tests.quality.golden.layouts import LAYOUTS
from tests.quality.golden.look import draw_look
from tests.quality.golden.noise.characters import sprinkle
from tests.quality.golden.noise.curves import curves
from tests.quality.golden.reserve import Pool
from tests.quality.golden.surroundings import surround
from tests.quality.golden.typesetters import libreoffice, weasy, web, word
from tests.quality.golden.typesetters.pages import lost, place
from tests.quality.golden.words import load


@dataclass(frozen=True, slots=True)
class Task:
    """A document to be set: what is on it, and how it is finished."""

    job: Job
    laid: Laid
    finish: Finish


def lay_out(document: PlanDocument, graph: PlanGraph, seed: int, pool: Pool = "all") -> tuple[Job, Laid]:
    """Draw a document's look and lay its content out."""
    rng = random.Random(f"look {seed} {document.id}")  # noqa: S311 - a draw that can be repeated
    job = Job(document, graph, draw_look(rng), load(pool), rng)
    return job, surround(job, LAYOUTS[document.sections[0].layout](job))


def typeset_all(tasks: Iterable[Task]) -> dict[str, Rendered]:
    """Set documents and return them by id; LibreOffice gets all of its own at once, for its start takes seconds."""
    dressed = [_dressed(task) for task in tasks]
    printed = _print([task for task in dressed if task.finish.typesetter == "libreoffice"])
    made = {task.job.document.id: printed.get(task.job.document.id) or _set(task) for task in dressed}
    return {task.job.document.id: _worn(made[task.job.document.id], task.finish) for task in dressed}


def _dressed(task: Task) -> Task:
    """Return the task with the noise that falls on its words."""
    if "characters" not in task.finish.noise:
        return task
    return replace(task, laid=sprinkle(task.job, task.laid, task.finish.grain))


def _set(task: Task) -> Rendered:
    match task.finish.typesetter:
        case "web":
            return web.typeset(task.job, task.laid)
        case "word":
            return word.typeset(task.job, task.laid, task.finish, bookmarked=False)
        case _:
            return weasy.typeset(task.job, task.laid, task.finish)


def _print(tasks: Sequence[Task]) -> dict[str, Rendered]:
    """Set documents with Word and print them to PDF; those that lose words, once more with rows that may break.

    LibreOffice 7.4 now and then leaves out the rows of a table behind a page break that none of them may cross.
    """
    made = _print_once(tasks)
    again = [task for task in tasks if lost(task.job, made[task.job.document.id])]
    looser = [replace(task, job=replace(task.job, look=replace(task.job.look, break_rows=True))) for task in again]
    made |= _print_once(looser)
    for task in looser:
        words = lost(task.job, made[task.job.document.id])
        if words:
            raise TypesettingFailed(f"{task.job.document.file}: soffice left out {'; '.join(words)}")
    return made


def _print_once(tasks: Sequence[Task]) -> dict[str, Rendered]:
    files = {
        task.job.document.id: word.typeset(task.job, task.laid, task.finish, bookmarked=True).data for task in tasks
    }
    printed = libreoffice.print_all(files)
    return {task.job.document.id: _printed(task.job, printed[task.job.document.id]) for task in tasks}


def _printed(job: Job, data: bytes) -> Rendered:
    """Return a printed document with the page of every mark."""
    from tests.quality.generator.pdf import read_pages

    pages = read_pages(data)
    placed = place(job, libreoffice.destinations(data), pages)
    return Rendered(libreoffice.without_destinations(data), pages, placed)


def _worn(made: Rendered, finish: Finish) -> Rendered:
    """Return a document after the noise that falls on its pages; the words that can be read there stay the key's."""
    if "scan" in finish.noise:
        from tests.quality.golden.noise.scan import scan

        return replace(made, data=scan(made.data, finish.grain))
    return replace(made, data=curves(made.data)) if "curves" in finish.noise else made
