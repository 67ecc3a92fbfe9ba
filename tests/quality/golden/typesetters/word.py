"""Word documents: a layout's HTML set with python-docx, with real heading styles, lists, tables and page fields."""

from __future__ import annotations

from collections.abc import Mapping

from docx import Document
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.quality.generator.content import Mark
from tests.quality.generator.docx import fixed_bytes
from tests.quality.generator.graph import PlanGraph
from tests.quality.generator.rendered import Rendered, split_sections
from tests.quality.golden.errors import TypesettingFailed
from tests.quality.golden.finish import Finish
from tests.quality.golden.job import Job, Laid
from tests.quality.golden.style import style
from tests.quality.golden.typesetters import word_blocks, word_page
from tests.quality.golden.typesetters.css import paper, work_out
from tests.quality.golden.typesetters.ink import Ink
from tests.quality.golden.typesetters.pages import letters, words_of
from tests.quality.golden.typesetters.word_desk import Desk, Place

BLOCKS = "td, th, p, li, h1, h2, h3, h4, div"


def typeset(job: Job, laid: Laid, finish: Finish, *, bookmarked: bool) -> Rendered:
    """Set a document; its pages are the sections under the outermost headings.

    Where `bookmarked`, every mark stands in it as a bookmark of that name.
    """
    made = Document()
    sheet = style(job.look, job.document, finish.noise) + laid.style
    hyphenated = job.look.justified or "hyphens" in finish.noise
    room = word_page.dress(made, job, paper(sheet), hyphenated=hyphenated)
    front = word_page.front(made, job)
    tree = LexborHTMLParser(f"<body>{laid.html}</body>")
    marks = {name: stated for name, stated in job.anchors.marks.items() if stated}
    desk = Desk(made, work_out(tree, sheet), _targets(tree, marks, job.graph), marks, bookmarked)
    assert tree.body is not None
    word_blocks.flow(desk, Place(made, room), tree.body, Ink(job.look.size))
    lost = marks.keys() - desk.placed
    if lost:
        raise TypesettingFailed(f"{job.document.file}: {len(lost)} marks stand on no text: {', '.join(sorted(lost))}")
    pages, placed = split_sections(front, desk.nodes)
    return Rendered(fixed_bytes(made), pages, placed)


def _targets(tree: LexborHTMLParser, marks: Mapping[str, tuple[Mark, ...]], graph: PlanGraph) -> dict[int, list[str]]:
    """Return the names of marks by the block whose paragraph holds what they state: a row's words are in one cell."""
    found: dict[int, list[str]] = {}
    for node in tree.css("[id]"):
        name = node.attributes.get("id") or ""
        if name in marks:
            block = _block_of(node, letters(words_of(marks[name][0], graph)))
            found.setdefault(block.mem_id, []).append(name)
    return found


def _block_of(node: LexborNode, words: str) -> LexborNode:
    """Return the innermost block inside an element that holds the words, or the block around it."""
    inside = [one for one in node.css(BLOCKS) if words in letters(one.text())]
    if inside:
        return min(inside, key=lambda one: len(one.text()))
    around = node
    while around.tag in {"span", "b", "i", "strong"} and around.parent is not None:
        around = around.parent
    return around
