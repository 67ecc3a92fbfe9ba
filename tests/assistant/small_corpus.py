"""The small plan as a published corpus: readings with passages and mentions, a store, an index generation."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from corpus import generations
from corpus.database import sqlite_url
from corpus.embedding import Embedder
from corpus.model import (
    Document,
    Expected,
    Failure,
    Level,
    Locator,
    Mention,
    MentionKind,
    Passage,
    Period,
    Reading,
    Relation,
    Span,
    Tie,
    TieKind,
)
from corpus.store import StateInfo, Store
from tests.assistant.small_plan import documents, organs, small_pages

PAGES = small_pages()
MISSING = Expected("Ekby", "Kulturnämnden", "verksamhetsplan", Period(2021, 2021))
NEWER = Expected("Ekby", "Kommunfullmäktige", "lokalt program", Period(2023, 2026))
UNREAD = Failure("skannad.pdf", "skannad.pdf", "skannad.pdf har inget textlager.")


def reading(id_: str) -> Reading:
    """Return the reading of one document: each line a passage, and its mentions."""
    page = PAGES.pages[id_]
    passages: list[Passage] = []
    start = 0
    for number, line in enumerate(page.text.split("\n")):
        place = Locator(id_, (Span(1, start, start + len(line)),))
        passages.append(Passage(f"{id_}-{number}", place, line, headings=(page.text.split("\n")[0],)))
        start += len(line) + 1
    return Reading(id_, f"v-{id_}", "reader 1", "pdf", id_, (page,), tuple(passages), mentions(id_))


def mentions(id_: str) -> tuple[Mention, ...]:
    """Return what a document says of goals and activities."""
    match id_:
        case "lup":
            safe, rich = _goal("lup", "Ett tryggt Ekby", Level.AREA), _goal("lup", "Ett rikt Ekby", Level.AREA)
            goals = (("1", "Trygga gator", safe), ("2", "Rena sjöar", safe), ("10", "Nya företag", rich))
            return (
                safe,
                rich,
                *(_goal("lup", name, Level.GOAL, number=number, part_of=area) for number, name, area in goals),
            )
        case "tek":
            first = _goal("tek", "Trygga gator", Level.GOAL, number="1")
            second = _goal("tek", "Rena sjöar", Level.GOAL, number="2")
            return (
                first,
                second,
                _activity("tek", "Byta belysning på tolv gångvägar", first),
                _activity("tek", "Klippa buskar vid hållplatser", first),
                replace(_activity("tek", "Laga potthål i gatorna", None), grunduppdrag=True),
            )
        case _:
            area = _goal("soc", "Ett tryggt Ekby", Level.AREA)
            return (area, _activity("soc", "Öppna en träffpunkt för äldre", area))


def _goal(id_: str, name: str, level: Level, *, number: str | None = None, part_of: Mention | None = None) -> Mention:
    place = PAGES.find(id_, name)
    ties = () if part_of is None else (_tie(Relation.PART_OF, part_of),)
    path = (f"{'Prioriterat område' if level is Level.AREA else 'Resultatmål ' + str(number)}: {name}",)
    return Mention(f"{id_}-{name}", MentionKind.GOAL, name, place, path=path, level=level, number=number, ties=ties)


def _activity(id_: str, words: str, goal: Mention | None) -> Mention:
    ties = () if goal is None else (_tie(Relation.SERVES, goal),)
    return Mention(f"{id_}-{words}", MentionKind.ACTIVITY, words, PAGES.find(id_, words), ties=ties)


def _tie(relation: Relation, goal: Mention) -> Tie:
    return Tie(relation, TieKind.POSITION, goal.wording, goal.locator, mention=goal.id)


def open_store(folder: Path, *, indexed: Path | None = None) -> Store:
    """Make an empty corpus; with the index generations of another one, where making them takes too long."""
    if indexed is not None:
        shutil.copytree(indexed / generations.FOLDER, folder / generations.FOLDER)
    return Store(sqlite_url(folder / "corpus.sqlite3"), folder, create=True)


def make_index(folder: Path, embedder: Embedder) -> str:
    """Make a generation of all three documents; a view of fewer sees its own passages in it."""
    passages = [passage for document in documents() for passage in reading(document.reading).passages]
    return generations.rebuild(folder, passages, embedder=embedder)


def publish(
    store: Store,
    generation: str,
    *,
    chosen: Sequence[Document] | None = None,
    expected: Sequence[Expected] = (MISSING,),
    failures: Sequence[Failure] = (),
) -> StateInfo:
    """Publish a state that holds the documents chosen, all three when none are."""
    held = documents() if chosen is None else tuple(chosen)
    with store.writer() as writer:
        for document in held:
            writer.add_reading(reading(document.reading))
        return writer.publish(
            documents=held, failures=failures, expected=expected, organs=organs(), generation=generation
        )
