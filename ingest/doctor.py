"""`roda doctor`: is the corpus whole? What is derived is repaired; what is not is told, with what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus import generations
from corpus.embedding import Embedder
from corpus.errors import CorpusDamaged, NotInCorpus, UnreadableDocument
from corpus.model import Document, Locator, Mention, Page
from corpus.settings import Settings
from corpus.store import Store, View, Writer
from corpus.store.originals import version_of
from ingest import indexing, source_files
from ingest.manifest import Entry
from ingest.report import Progress, ProgressEvent, Step, silent
from ingest.source_files import SourceFile

HASHING = "hashing"
"""How the name of the embedder that needs no model begins."""
_KEPT = 2  # index generations: the newest, and the one that a question may just be about to open
_ADVICE = " Kör roda doctor, som bygger om det."
_TOLD = 20  # problems of one reading that are spelled out


@dataclass(frozen=True, slots=True)
class DoctorReport:
    """What was found, for the user (Swedish). `state` is the newest state's number, 0 before the first.

    `repaired` are things that were wrong and are not any more; `problems` are still wrong and say what to do;
    `notices` are worth knowing. `documents` and `passages` count what was looked at.
    """

    state: int
    documents: int = 0
    passages: int = 0
    repaired: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def clean(self) -> bool:
        """Say whether nothing is wrong now."""
        return not self.problems


def doctor(store: Store, settings: Settings, embedder: Embedder, *, progress: Progress | None = None) -> DoctorReport:
    """Check the store, the originals, every place that is cited from and both indexes; repair what is derived.

    `progress` hears of an index that is made anew.
    Raises CorpusBusy while an ingest is at work, and CorpusMissing before the first state.
    """
    store.view()
    with store.writer() as writer:
        view = writer.view()
        if view is None:
            return DoctorReport(0)
        problems = [f"Databasen: {fault}. Återställ korpusen från en säkerhetskopia." for fault in store.faults()]
        repaired: list[str] = []
        for document in view.documents():
            _check_original(document, view, writer, settings=settings, repaired=repaired, problems=problems)
        for reading in sorted({document.reading for document in view.documents()}):
            problems.extend(_misplaced(view, reading))
        expected = _served_passages(view, writer)
        repaired.extend(_repair_indexes(store, view, writer, expected, embedder=embedder, tell=progress or silent))
        return DoctorReport(
            view.state.number,
            documents=len(view.documents()),
            passages=len(expected),
            repaired=tuple(repaired),
            problems=tuple(problems),
            notices=_notices(view, embedder),
        )


def _check_original(
    document: Document, view: View, writer: Writer, *, settings: Settings, repaired: list[str], problems: list[str]
) -> None:
    """Check a document's bytes against their hash; take them again from where they came, where that is possible."""
    try:
        view.original(document.version)
    except (CorpusDamaged, NotInCorpus) as error:
        file = SourceFile(Path(document.path), document.path, Entry(document.name))
        try:
            data = source_files.load(file, max_mb=settings.max_file_mb)
        except UnreadableDocument:
            data = b""
        if version_of(data) == document.version:
            writer.add_original(data)
            repaired.append(f"Originalet till {document.name} hämtades på nytt från {document.path}.")
        else:
            problems.append(f"{document.name}: {error}")


def _misplaced(view: View, reading: str) -> list[str]:
    """Return what does not stand where a reading says that it stands."""
    pages = {page.number: page for page in view.pages(reading)}
    found = [*_wrong_passages(view, reading, pages), *_wrong_mentions(view, reading, pages)]
    if view.reading(reading).page_count != len(pages):
        found.insert(0, "sidor saknas")
    name = next(document.name for document in view.documents() if document.reading == reading)
    told = [f"{name}: {one}. Läs in dokumentet i en ny datakatalog." for one in found[:_TOLD]]
    return [*told, f"{name}: {len(found) - _TOLD} fel till."] if len(found) > _TOLD else told


def _wrong_passages(view: View, reading: str, pages: dict[int, Page]) -> Iterator[str]:
    for passage in view.passages_of(reading):
        if _words(passage.locator, pages) != passage.text or not passage.text.strip():
            yield f"textstycket {passage.id} står inte på sin plats (sidan {passage.locator.page})"


def _wrong_mentions(view: View, reading: str, pages: dict[int, Page]) -> Iterator[str]:
    for mention in view.mentions_of(reading):
        for locator in _locators(mention):
            if not (_words(locator, pages) or "").strip():
                yield f"omnämnandet {mention.id} står inte på sin plats (sidan {locator.page})"
                break


def _locators(mention: Mention) -> Iterator[Locator]:
    yield mention.locator
    yield from (fact.locator for fact in mention.facts)
    yield from (tie.locator for tie in mention.ties)


def _words(locator: Locator, pages: dict[int, Page]) -> str | None:
    """Return the words at a locator, None where it leaves its pages."""
    texts = []
    for part in locator.parts:
        page = pages.get(part.page)
        if page is None or not 0 <= part.start < part.end <= len(page.text):
            return None
        texts.append(page.text[part.start : part.end].replace("\n", " "))
    return " ".join(texts)


def _served_passages(view: View, writer: Writer) -> frozenset[str]:
    readings = sorted(indexing.served(view.documents()))
    return frozenset(passage.id for passage in writer.passages(readings))


def _repair_indexes(
    store: Store,
    view: View,
    writer: Writer,
    expected: frozenset[str],
    *,
    embedder: Embedder,
    tell: Progress,
) -> list[str]:
    """Make the indexes anew where they are not what the newest state needs, move its pointer, and say why."""
    name = view.state.generation
    if generations.fits(store.data_dir, name, embedder=embedder):
        wrong = generations.check_generation(store.data_dir, name, expected)
    else:
        wrong = (_other(generations.embedder_of(store.data_dir, name), embedder),)
    if wrong:
        writer.repoint(
            indexing.rebuilt(
                writer,
                store.data_dir,
                documents=view.documents(),
                embedder=embedder,
                tell=lambda done, total: tell(ProgressEvent(Step.INDEX, done, total)),
            )
        )
    else:
        indexing.forget_vectors(writer, writer.passages(sorted(indexing.served(view.documents()))))
    generations.prune(store.data_dir, keep=[state.generation for state in store.states()[-_KEPT:]])
    return [f"{one.removesuffix(_ADVICE)} Sökindexet byggdes om." for one in wrong]


def _other(made_by: str | None, embedder: Embedder) -> str:
    """Say in what an index is another than the one wanted."""
    if made_by is None or made_by == embedder.name:
        return "Sökindexet saknas, eller är gjort med en äldre version."
    return f"Sökindexet är gjort med språkmodellen {made_by}; inställd är {embedder.name}."


def _notices(view: View, embedder: Embedder) -> tuple[str, ...]:
    notices = []
    if embedder.name.startswith(HASHING):
        notices.append("Sökningen jämför hur ord stavas, inte vad de betyder (RODA_EMBEDDING_MODEL=hashing).")
    failures = len(view.failures())
    if failures:
        notices.append(f"{failures} dokument kunde inte läsas vid inläsningen; se roda show documents.")
    return tuple(notices)
