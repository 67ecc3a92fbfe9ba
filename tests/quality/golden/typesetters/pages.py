"""The page of everything stated: where a typesetter put its element, or the next page if its words went there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.quality.generator.content import Mark
from tests.quality.generator.graph import PlanGraph
from tests.quality.generator.rendered import Placed, Rendered
from tests.quality.golden.errors import TypesettingFailed
from tests.quality.golden.job import Job


def place(job: Job, found: Mapping[str, int], pages: Sequence[str]) -> tuple[Placed, ...]:
    """Return the marks with their pages; `found` are the pages (1-based) of the marks' elements by name.

    A row that is broken over two pages may begin on the first with another cell than the one that states something.
    """
    marks = {name: stated for name, stated in job.anchors.marks.items() if stated}
    homeless = [name for name in marks if name not in found]
    if homeless:
        what = ", ".join(words_of(mark, job.graph) or mark.id for name in homeless[:3] for mark in marks[name][:1])
        raise TypesettingFailed(f"{job.document.file}: {len(homeless)} marks have no page, among them: {what}")
    read = [letters(page) for page in pages]
    return tuple(
        Placed(mark, _settled(mark, found[name], read, job.graph)) for name, stated in marks.items() for mark in stated
    )


def _settled(mark: Mark, page: int, read: Sequence[str], graph: PlanGraph) -> int:
    """Return the page after, where the words stand there and not on the page itself; a verdict can be a picture."""
    words = letters(words_of(mark, graph))
    if mark.kind == "verdict" or not words or words in read[page - 1]:
        return page
    return page + 1 if page < len(read) and words in read[page] else page


def words_of(mark: Mark, graph: PlanGraph) -> str:
    """Return what a mark's element says."""
    match mark.kind:
        case "goal":
            return graph.goals[mark.id].name
        case "activity":
            return graph.activities[mark.id].text
        case "indicator":
            return graph.indicators[mark.id].name
        case "verdict":
            return graph.verdicts[mark.id].wording
        case _:
            return ""


def letters(text: str) -> str:
    """Keep letters and digits: typesetters break lines and words."""
    return "".join(character for character in text.casefold() if character.isalnum())


def stands(text: str, pages: Sequence[str], number: int) -> bool:
    """Say whether a text stands on a page (1-based), whole or broken once: by a column, or by the end of the page.

    Text and pages are letters alone.
    """
    here = pages[number - 1]
    after = here + (pages[number] if number < len(pages) else "")
    cuts = range(1, len(text))
    return text in here or any(text[:cut] in here and text[cut:] in after for cut in cuts)


def lost(job: Job, rendered: Rendered) -> list[str]:
    """Return the words of goals, activities and indicators that do not stand where their marks are."""
    read = [letters(page) for page in rendered.pages]
    firm = [one for one in rendered.placed if one.mark.kind != "verdict"]
    return [
        words_of(one.mark, job.graph)
        for one in firm
        if not stands(letters(words_of(one.mark, job.graph)), read, one.page)
    ]
