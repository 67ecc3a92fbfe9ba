"""Store a document's overlay and publish the state that it makes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusMissing, CorrectionError, NotInCorpus
from corpus.store import Store
from corpus.system_errors import why
from ingest.corrections.overlay_file import parse_overlay
from ingest.corrections.standing import overlay_path, standing
from ingest.next_state import Contents


@dataclass(frozen=True, slots=True)
class Outcome:
    """The newest state after correcting, where the overlay lies, how many corrections it has and which do not fit."""

    state: int
    path: Path
    corrections: int
    misfits: tuple[str, ...]


def correct(store: Store, document_id: str, overlay: str, *, place: str) -> Outcome:
    """Make a text the overlay of a document and publish; `place` names it in messages.

    Raises CorrectionError for a text that is no overlay (nothing has changed then), CorpusBusy, NotInCorpus.
    """
    corrections = parse_overlay(overlay, place=place)
    with store.writer() as writer:
        view = writer.view()
        if view is None:
            raise CorpusMissing("Korpusen är tom. Läs in dokument med: roda ingest MAPP")
        before = Contents.of(view)
        document = next((one for one in before.documents if one.id == document_id), None)
        if document is None:
            raise NotInCorpus("Dokumentet finns inte längre i korpusen. Se vilka som finns med: roda show documents")
        path = overlay_path(store.data_dir, document)
        _keep(path, overlay)
        stands = standing(store.data_dir, before.documents, writer)
        info = writer.publish(
            documents=before.documents,
            failures=before.failures,
            expected=before.expected,
            organs=before.organs,
            generation=view.state.generation,
            amended=stands.amendments,
        )
    return Outcome(info.number, path, len(corrections), stands.misfits_of(document_id))


def _keep(path: Path, overlay: str) -> None:
    unfinished = path.with_suffix(".tmp")
    try:
        path.parent.mkdir(exist_ok=True)
        unfinished.write_text(overlay, encoding="utf-8")
        unfinished.replace(path)
    except OSError as error:
        raise CorrectionError(f"Rättelserna kan inte sparas i {path}: {why(error)}.") from error
