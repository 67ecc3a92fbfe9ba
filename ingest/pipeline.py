"""Documents in: files -> readings -> documents of the next state -> its index -> published. Readable top to bottom.

Nobody sees anything until the last step, one transaction. Whatever stops an ingest before it leaves the corpus as it
was, and the next ingest goes on from the readings that were stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from corpus import generations
from corpus.embedding import Embedder
from corpus.model import Document
from corpus.settings import Settings
from corpus.store import StateInfo, Store, Writer
from ingest import documents as documents_of
from ingest import indexing, outcome, plan_graphs, reader, reading_queue, source_files
from ingest.corrections.standing import Standing, standing
from ingest.next_state import Contents, ReadFile, next_contents
from ingest.reading_queue import Read, Unread
from ingest.report import IngestReport, Progress, ProgressEvent, Step, silent
from ingest.source_files import Sources


def ingest(
    paths: Sequence[Path],
    *,
    store: Store,
    settings: Settings,
    embedder: Embedder,
    kommun: str | None = None,
    allow_mixed: bool = False,
    progress: Progress | None = None,
) -> IngestReport:
    """Read files and folders into the corpus and publish the next state; report what became of every file.

    `kommun` holds for documents that neither name one nor have it from a manifest; `allow_mixed` lets a kommun have
    example documents and real ones. A file that fails costs itself alone: an earlier reading of it stays.

    Raises CorpusBusy when another process is writing, ManifestError, SettingError when examples would be mixed with
    real documents, CorrectionError when a file of corrections cannot be read, CorpusError when the store cannot be
    written; then nothing has changed.
    """
    tell = progress or silent
    sources = source_files.collect(paths)
    with store.writer() as writer:
        before = Contents.of(writer.view())
        read = _read(sources, writer, before=before, settings=settings, kommun=kommun, tell=tell)
        after = next_contents(before, read, sources)
        if not allow_mixed:
            documents_of.refuse_mixture(after.documents)
        if before.info is None and not after.documents and not after.failures:
            return IngestReport(0, outcome.reports(before, after, read, sources))
        corrected = standing(store.data_dir, after.documents, writer)
        info = _publish(
            writer, store.data_dir, before=before, after=after, corrected=corrected, embedder=embedder, tell=tell
        )
        plan_graphs.prune(store.data_dir, newest=info.number)
    plan_graphs.plan_graph_of(store.view(), store.data_dir)  # kept for whoever asks first
    return IngestReport(info.number, outcome.reports(before, after, read, sources, corrected=corrected))


def _read(
    sources: Sources, writer: Writer, *, before: Contents, settings: Settings, kommun: str | None, tell: Progress
) -> tuple[ReadFile, ...]:
    """Read every file that is not read already and store each reading as it comes."""
    earlier = {document.id: document for document in before.documents}
    found: list[ReadFile] = []
    tell(ProgressEvent(Step.READ, 0, len(sources.files)))
    outcomes = reading_queue.read_all(sources.files, settings=settings, stored=partial(_stored, writer, settings))
    with closing(outcomes):
        for result in outcomes:
            if isinstance(result, Unread):
                found.append(ReadFile(result.file, None, str(result.error)))
            else:
                found.append(_store(result, writer, kommun=kommun, earlier=earlier.get(result.file.id)))
            tell(ProgressEvent(Step.READ, len(found), len(sources.files), result.file.path.name))
    return tuple(sorted(found, key=lambda one: str(one.file.path)))


def _stored(writer: Writer, settings: Settings, version: str) -> str | None:
    """Return the id of the stored reading of a version; None when there is none, or it can now be read further."""
    ocr = reading_queue.ocr_limits(settings)
    by_picture, plain = reader.reading_id(version, ocr), reader.reading_id(version)
    if ocr is not None and writer.has_reading(by_picture):
        return by_picture
    if not writer.has_reading(plain):
        return None
    is_whole = ocr is None or not writer.summary(plain).unreadable
    return plain if is_whole or not reader.can_read_pictures() else None


def _store(read: Read, writer: Writer, *, kommun: str | None, earlier: Document | None) -> ReadFile:
    # The original first: a stored reading must never be without its bytes.
    writer.add_original(read.data)
    if read.reading is not None:
        writer.add_reading(read.reading)
    summary = writer.summary(read.reading_id)
    document = documents_of.describe(read.file, summary, kommun=kommun, earlier=earlier)
    parent = documents_of.parent_of(read.file, summary, document)
    return ReadFile(read.file, document, notes=summary.warnings, parent=parent, cover=summary.cover)


def _publish(
    writer: Writer,
    data_dir: Path,
    *,
    before: Contents,
    after: Contents,
    corrected: Standing,
    embedder: Embedder,
    tell: Progress,
) -> StateInfo:
    """Prepare the index, then let everybody see the new state at once."""
    tell(ProgressEvent(Step.INDEX, 0, 1))
    generation = indexing.next_generation(
        writer, data_dir, newest=before.info, before=before.documents, after=after.documents, embedder=embedder,
        tell=lambda done, total: tell(ProgressEvent(Step.INDEX, done, total)),
    )  # fmt: skip
    tell(ProgressEvent(Step.INDEX, 1, 1))
    tell(ProgressEvent(Step.PUBLISH, 0, 1))
    info = writer.publish(
        documents=after.documents,
        failures=after.failures,
        expected=after.expected,
        organs=after.organs,
        generation=generation,
        amended=corrected.amendments,
    )
    # The one before stays as well: a question that just pinned its state is about to open it.
    generations.prune(data_dir, keep=[info.generation, before.info.generation if before.info else ""])
    tell(ProgressEvent(Step.PUBLISH, 1, 1))
    return info
