"""What became of each file, said for the user. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.model import Document
from ingest import documents as documents_of
from ingest.corrections.standing import Standing
from ingest.next_state import Contents, ReadFile
from ingest.report import DocumentReport, Status
from ingest.source_files import Sources

Alike = Mapping[str, Sequence[Document]]
"""The documents of each version."""

NOTHING_CORRECTED = Standing()
_MANY_PAGES = 10  # page numbers named in a reason; more are counted


def reports(
    before: Contents,
    after: Contents,
    read: Sequence[ReadFile],
    sources: Sources,
    *,
    corrected: Standing = NOTHING_CORRECTED,
) -> tuple[DocumentReport, ...]:
    """Return the report of every path, by path."""
    standing = {document.id: document for document in after.documents}
    earlier = {document.id: document for document in before.documents}
    failed = (DocumentReport(one.path, None, Status.FAILED, one.reason) for one in sources.unreached)
    alike = documents_of.by_content(after.documents)
    found = (
        _report(one, standing.get(one.file.id), earlier.get(one.file.id), alike, corrected=corrected) for one in read
    )
    return tuple(sorted((*failed, *found), key=lambda report: report.path))


def _report(
    one: ReadFile, now: Document | None, earlier: Document | None, alike: Alike, *, corrected: Standing
) -> DocumentReport:
    if now is None:
        return DocumentReport(one.file.shown, None, Status.FAILED, one.reason)
    if one.document is None:
        reason = f"{one.reason} Den tidigare läsningen finns kvar."
        return DocumentReport(one.file.shown, now.name, Status.FAILED, reason, now.page_count)
    status = (
        Status.NEW
        if earlier is None
        else Status.UNCHANGED
        if documents_of.same_facts(earlier, now)
        else Status.REPLACED
    )
    return DocumentReport(one.file.shown, now.name, status, _remarks(one, now, alike, corrected), now.page_count)


def _remarks(one: ReadFile, document: Document, alike: Alike, corrected: Standing) -> str | None:
    """Say what is worth knowing of a document that went in."""
    remarks = [*(note[:1].upper() + note[1:] for note in one.notes), *corrected.misfits_of(document.id)]
    twin = next((other for other in alike[document.version] if other.id != document.id), None)
    if twin is not None:
        remarks.append(f"Samma innehåll som {twin.name}.")
    if document.superseded:
        remarks.append("En senare utgåva av samma plan gäller.")
    if document.unreadable:
        numbers = ", ".join(str(number) for number in document.unreadable[:_MANY_PAGES])
        more = f" och {len(document.unreadable) - _MANY_PAGES} till" if len(document.unreadable) > _MANY_PAGES else ""
        remarks.append(f"Sidor utan läsbar text: {numbers}{more}.")
    return " ".join(remarks) or None
