"""A kommun with two programmes, two boards' plans and a follow-up: documents, pages, mentions, graph, corpus."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from corpus import generations
from corpus.database import sqlite_url
from corpus.embedding import Embedder
from corpus.graph import PlanGraph
from corpus.model import (
    Document,
    Expected,
    Fact,
    FactRole,
    Level,
    Locator,
    Mention,
    MentionKind,
    Organ,
    OrganKind,
    Passage,
    Period,
    Quantity,
    Reading,
    Relation,
    Span,
    Tie,
    TieKind,
)
from corpus.quantities import numbers
from corpus.store import Store
from ingest.resolve import resolve
from tests.assistant.small_plan import SmallPages, small_page

BEFORE, NOW = Period(2016, 2019), Period(2020, 2023)
AREA, GOAL, INDICATOR, ACTIVITY, VERDICT = "##", "#", "%", "-", "!"
"""What a line of a document below begins with; "--" is an activity of the grunduppdrag."""
TEXTS = {
    "forr": """Program 2016–2019
## Trygghet
# Lugna kvällar
# Fler möts på torget
## Natur
# Ån är ren
# Skogen får stå kvar""",
    "nu": """Program 2020–2023
## Trygghet
# Lugna kvällar
# Ån är ren
% Siktdjup i ån
## Arbete
# Fler möts på torget varje vecka
# Alla har ett arbete
% Andel i arbete
# Företagen växer""",
    "tek20": """Verksamhetsplan 2020 tekniska
# Ån är ren
- Rensa ån från skrot
- Plantera träd vid ån
% Siktdjup i ån | 2 m | 2020""",
    "tek21": """Verksamhetsplan 2021 tekniska
# Ån är ren
- Rensa ån från skrot
- Plantera träd vid ån tillsammans med skolorna
- Bygga en bro över ån
% Siktdjup i ån | 3 m | 2021
-- Laga potthål""",
    "soc21": """Verksamhetsplan 2021 social
# Ån är ren
- Ordna städdagar vid ån
# Alla har ett arbete
- Starta en jobbverkstad""",
    "bok21": """Årsredovisning 2021
# Lugna kvällar
! Målet är uppfyllt
# Ån är ren
# Alla har ett arbete""",
}
_KINDS = {"forr": "program", "nu": "program", "bok21": "årsredovisning"}
_ORGANS = {"tek20": "Tekniska nämnden", "tek21": "Tekniska nämnden", "soc21": "Socialnämnden"}
_PERIODS = {"forr": BEFORE, "nu": NOW, "tek20": Period(2020, 2020)}
EXPECTED = tuple(
    Expected("Ekby", organ, "verksamhetsplan", Period(year, year))
    for organ in ("Tekniska nämnden", "Socialnämnden", "Kulturnämnden")
    for year in (2020, 2021)
)
ORGANS = tuple(
    Organ(f"o-{name}", name, OrganKind.NAMND, "Ekby") for name in ("Tekniska nämnden", "Socialnämnden", "Kulturnämnden")
)


def documents() -> tuple[Document, ...]:
    """Return the documents."""
    return tuple(_document(id_, text.split("\n")[0]) for id_, text in TEXTS.items())


def _document(id_: str, title: str) -> Document:
    return Document(
        id=id_,
        name=f"{id_}.pdf",
        path=f"{id_}.pdf",
        version=f"v-{id_}",
        reading=id_,
        title=title,
        format="pdf",
        kommun="Ekby",
        organ=_ORGANS.get(id_, "Kommunfullmäktige"),
        kind=_KINDS.get(id_, "verksamhetsplan"),
        period=_PERIODS.get(id_, Period(2021, 2021)),
        page_count=1,
    )


def pages() -> SmallPages:
    """Return the pages, one for each document."""
    return SmallPages({id_: small_page(id_, text) for id_, text in TEXTS.items()})


def mentions(id_: str) -> tuple[Mention, ...]:
    """Return what a document says, line by line; what stands under a heading is tied to it."""
    found: list[Mention] = []
    above: dict[str, Mention] = {}
    start = 0
    for line in TEXTS[id_].split("\n"):
        mark, _, said = line.partition(" ")
        words, *cells = said.split(" | ")
        place = Locator(id_, (Span(1, start + len(mark) + 1, start + len(mark) + 1 + len(words)),))
        if mark in _MAKERS:
            made = _mention(id_, mark, words, place, above, len(found))
            if cells:
                cell = Locator(
                    id_, (Span(1, start + line.index(cells[0]), start + line.index(cells[0]) + len(cells[0])),)
                )
                quantity: Quantity = numbers(cells[0])[0]
                fact = Fact(FactRole.TARGET, cells[0], cell, quantity, int(cells[1]))
                made = replace(made, facts=(fact,))
            found.append(made)
            above |= {mark: made} if mark in (AREA, GOAL) else {}
        start += len(line) + 1
    return tuple(found)


_MAKERS = {
    AREA: (MentionKind.GOAL, Relation.PART_OF, None),
    GOAL: (MentionKind.GOAL, Relation.PART_OF, AREA),
    INDICATOR: (MentionKind.INDICATOR, Relation.MEASURES, GOAL),
    ACTIVITY: (MentionKind.ACTIVITY, Relation.SERVES, GOAL),
    "--": (MentionKind.ACTIVITY, Relation.SERVES, None),
    VERDICT: (MentionKind.VERDICT, Relation.JUDGES, GOAL),
}


def _mention(id_: str, mark: str, words: str, place: Locator, above: dict[str, Mention], number: int) -> Mention:
    kind, relation, heading = _MAKERS[mark]
    over = above.get(heading) if heading else None
    ties = () if over is None else (Tie(relation, TieKind.POSITION, over.wording, over.locator, mention=over.id),)
    level = {AREA: Level.AREA, GOAL: Level.GOAL}.get(mark)
    return Mention(f"{id_}-{number}", kind, words, place, level=level, ties=ties, grunduppdrag=mark == "--")


def two_terms() -> PlanGraph:
    """Return the graph."""
    every = [mention for id_ in TEXTS for mention in mentions(id_)]
    return resolve(documents=documents(), mentions=every, organs=ORGANS)


def publish(folder: Path, embedder: Embedder) -> Store:
    """Make a corpus of the documents and publish it."""
    readings = [_reading(id_) for id_ in TEXTS]
    passages = [passage for reading in readings for passage in reading.passages]
    generation = generations.rebuild(folder, passages, embedder=embedder)
    store = Store(sqlite_url(folder / "corpus.sqlite3"), folder, create=True)
    with store.writer() as writer:
        for reading in readings:
            writer.add_reading(reading)
        writer.publish(documents=documents(), failures=(), expected=EXPECTED, organs=ORGANS, generation=generation)
    return store


def _reading(id_: str) -> Reading:
    page = pages().pages[id_]
    starts = [0]
    for line in page.text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    passages = tuple(
        Passage(f"{id_}-{number}", Locator(id_, (Span(1, start, start + len(line)),)), line)
        for number, (start, line) in enumerate(zip(starts, page.text.split("\n"), strict=False))
    )
    return Reading(id_, f"v-{id_}", "reader 1", "pdf", id_, (page,), passages, mentions(id_))
