"""The whole path, from files to a published state, with real small PDFs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus import generations
from corpus.errors import CorpusBusy, CorpusMissing, ManifestError, SettingError
from corpus.model import OrganKind, Period
from ingest.report import IngestReport, ProgressEvent, Status, Step
from tests.ingest.small_corpus import Corpus, InThisProcess, plan
from tests.ingest.tiny_pdf import tiny_pdf


def statuses(report: IngestReport) -> list[str]:
    """Return what became of each file, by path."""
    return [str(document.status) for document in report.documents]


def test_documents_go_in_once(real_corpus: Corpus) -> None:
    """This test ensures that documents are read, found and quoted, and that a second ingest changes nothing."""
    corpus = real_corpus
    corpus.write(a=plan("a"), b=plan("b"))
    first = corpus.ingest(kommun="Motala")
    assert (first.state, statuses(first), [one.pages for one in first.documents]) == (1, ["new", "new"], [2, 2])
    again = corpus.ingest(kommun="Motala")
    assert (again.state, statuses(again)) == (1, ["unchanged", "unchanged"])
    view = corpus.store.view()
    assert [document.kommun for document in view.documents()] == ["Motala", "Motala"]
    assert any("mötesplats" in passage.text for passage in view.all_passages())
    assert all(view.quote(passage.locator) == passage.text for passage in view.all_passages())
    corpus.require_whole()


def test_added_and_replaced(corpus: Corpus) -> None:
    """This test ensures that a changed file replaces its reading, a new one is added, and the index follows both."""
    corpus.write(a=plan("a"), b=plan("b"))
    corpus.ingest()
    pinned = corpus.store.view()
    old_words = [passage.text for passage in pinned.all_passages()]
    corpus.write(a=plan("omskriven"), c=plan("c"))
    report = corpus.ingest()
    assert (report.state, statuses(report)) == (2, ["replaced", "unchanged", "new"])
    assert [passage.text for passage in pinned.all_passages()] == old_words
    assert any("omskriven" in passage.text for passage in corpus.store.view().all_passages())
    corpus.require_whole()
    with generations.open_generation(corpus.settings.data_dir, corpus.store.view().state.generation) as generation:
        assert set(generation.lexical.ids()) == {passage.id for passage in corpus.store.view().all_passages()}


def test_bad_files_cost_themselves(corpus: Corpus) -> None:
    """This test ensures that each bad file is reported with its reason, and that the good one goes in."""
    good = plan("good")
    corpus.write(
        bra=good,
        tom=b"",
        trasig=good[:200],
        webb=b"<html><body>Hej</body></html>",
        skannad=tiny_pdf([]),
        stor=b"%PDF-1.7" + bytes(2 * 1024 * 1024),
    )
    (corpus.folder / "bild.jpg").write_bytes(b"\xff\xd8\xff")
    report = corpus.ingest(corpus.folder, corpus.folder / "saknas.pdf")
    failed = {Path(one.path).name: one.reason or "" for one in report.failed}
    assert corpus.names() == ["bra.pdf"]
    assert sorted(failed) == ["bild.jpg", "saknas.pdf", "skannad.pdf", "stor.pdf", "tom.pdf", "trasig.pdf", "webb.pdf"]
    assert all(name in reason for name, reason in failed.items())
    assert "HTML" in failed["webb.pdf"]
    assert {failure.name for failure in corpus.store.view().failures()} == set(failed) - {"saknas.pdf"}


def test_failed_replacement_keeps_the_earlier(corpus: Corpus) -> None:
    """This test ensures that a file that breaks loses nothing: the earlier reading stays and the failure is told."""
    corpus.write(a=plan("a"))
    corpus.ingest()
    corpus.write(a=b"%PDF-1.7 broken")
    report = corpus.ingest()
    (failed,) = report.failed
    assert (failed.document, failed.pages) == ("a.pdf", 2)
    assert (failed.reason or "").endswith("Den tidigare läsningen finns kvar.")
    assert (report.state, corpus.names(), len(corpus.store.view().failures())) == (2, ["a.pdf"], 1)
    corpus.write(a=plan("a"))
    assert statuses(corpus.ingest()) == ["unchanged"]
    assert corpus.store.view().failures() == ()
    corpus.require_whole()


def test_same_bytes_in_two_places(corpus: Corpus) -> None:
    """This test ensures that one annex in two folders is two documents, one reading, and is told."""
    corpus.write(a=plan("a"), b=plan("a"))
    report = corpus.ingest()
    assert [one.reason for one in report.documents] == ["Samma innehåll som b.pdf.", "Samma innehåll som a.pdf."]
    documents = corpus.store.view().documents()
    assert len({document.reading for document in documents}) == 1
    assert len({document.id for document in documents}) == 2
    corpus.require_whole()


def test_nothing_to_read(corpus: Corpus) -> None:
    """This test ensures that an empty folder and a wrong path make no state and say what is wrong."""
    report = corpus.ingest(corpus.folder, corpus.folder / "saknas")
    assert (report.state, statuses(report)) == (0, ["failed", "failed"])
    with pytest.raises(CorpusMissing):
        corpus.store.view()


def test_only_failures(corpus: Corpus) -> None:
    """This test ensures that a corpus where nothing could be read still says what was tried."""
    corpus.write(tom=b"")
    assert corpus.ingest().state == 1
    assert [failure.name for failure in corpus.store.view().failures()] == ["tom.pdf"]
    corpus.require_whole()


MANIFEST = """
[corpus]
kommun = "Motala"
[[organ]]
name = "Socialnämnden"
aliases = ["SN"]
[[document]]
file = "a.pdf"
organ = "SN"
kind = "verksamhetsplan"
period = 2022
edition = "förslag"
leaves_house = false
[[document]]
file = "b.pdf"
organ = "SN"
kind = "verksamhetsplan"
period = 2022
edition = "antagen"
[[document]]
file = "c.pdf"
visibility = "staff"
[[expected]]
organ = "Tekniska nämnden"
kind = "verksamhetsplan"
period = 2022
"""


def test_manifest(corpus: Corpus) -> None:
    """This test ensures that the manifest's facts reach the state: editions, visibility, organs, what is expected."""
    corpus.write(manifest=MANIFEST, a=plan("a"), b=plan("b"))
    report = corpus.ingest(kommun="Ydre")
    assert statuses(report) == ["new", "new", "failed"]
    view, history = corpus.store.view(), corpus.store.view(historical=True)
    assert (corpus.names(), len(history.documents())) == (["b.pdf"], 2)
    draft = history.document("a.pdf")
    assert (draft.kommun, draft.period, draft.leaves_house) == ("Motala", Period(2022, 2022), False)
    assert [(organ.name, organ.kind) for organ in view.organs()] == [("Socialnämnden", OrganKind.NAMND)]
    assert [one.organ for one in view.expected()] == ["Tekniska nämnden"]
    assert view.failures() == ()
    assert len(corpus.store.view(readers=frozenset({"staff"})).failures()) == 1
    corpus.require_whole()


def test_changed_manifest(corpus: Corpus) -> None:
    """This test ensures that a changed manifest changes documents without reading them again."""
    corpus.write(manifest=MANIFEST, a=plan("a"), b=plan("b"), c=plan("c"))
    corpus.ingest()
    before = {document.id: document.reading for document in corpus.store.view(historical=True).documents()}
    corpus.write(manifest='[corpus]\nkommun = "Motala"\n[[document]]\nfile = "a.pdf"\norgan = "KS"')
    report = corpus.ingest()
    assert statuses(report) == ["replaced", "replaced", "replaced"]
    view = corpus.store.view()
    assert view.expected() == ()
    assert {document.id: before.get(document.id, document.reading) for document in view.documents()} == {
        document.id: document.reading for document in view.documents()
    }
    assert view.document("a.pdf").organ == "KS"
    corpus.require_whole()


def test_manifest_that_is_gone(corpus: Corpus) -> None:
    """This test ensures that what a manifest said goes with it."""
    corpus.write(manifest=MANIFEST, a=plan("a"))
    corpus.ingest()
    (corpus.folder / "manifest.toml").unlink()
    corpus.ingest()
    view = corpus.store.view()
    assert (view.expected(), view.failures()) == ((), ())
    assert not any(organ.source for organ in view.organs())


def test_guarded_while_it_fails(corpus: Corpus) -> None:
    """This test ensures that a document made secret is secret at once, also when its new bytes cannot be read."""
    corpus.write(a=plan("a"), b=plan("b"))
    corpus.ingest()
    corpus.write(manifest='[[document]]\nfile = "a.pdf"\nvisibility = "staff"', a=b"%PDF-1.7 broken")
    corpus.ingest()
    assert corpus.names() == ["b.pdf"]
    assert corpus.store.view().failures() == ()


def test_broken_manifest_changes_nothing(corpus: Corpus) -> None:
    """This test ensures that a manifest with a mistake stops the ingest before anything is stored."""
    corpus.write(manifest='[corpus]\nkommn = "Motala"', a=plan("a"))
    with pytest.raises(ManifestError):
        corpus.ingest()
    assert corpus.store.states() == ()


def test_examples_beside_real_documents(corpus: Corpus, tmp_path: Path) -> None:
    """This test ensures that invented and real documents of one kommun are kept apart unless told otherwise."""
    corpus.write(manifest='[corpus]\nkommun = "Motala"\nexample = true', a=plan("a"))
    corpus.ingest()
    other = tmp_path / "verklig.pdf"
    other.write_bytes(plan("verklig"))
    with pytest.raises(SettingError, match="exempel"):
        corpus.ingest(other, kommun="Motala")
    assert corpus.names() == ["a.pdf"]
    assert corpus.ingest(other, kommun="Motala", allow_mixed=True).state == 2


def test_one_ingest_at_a_time(corpus: Corpus) -> None:
    """This test ensures that a second ingest is told to wait."""
    corpus.write(a=plan("a"))
    with corpus.store.writer(), pytest.raises(CorpusBusy):
        corpus.ingest()


def test_goes_on_from_what_was_stored(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """This test ensures that an ingest that stops before publishing is seen by nobody, and is not done over again."""
    corpus.write(a=plan("a"), b=plan("b"))

    def stop(*_: object, **__: object) -> str:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("ingest.indexing.next_generation", stop)
        with pytest.raises(KeyboardInterrupt):
            corpus.ingest()
    assert corpus.store.states() == ()

    def read_again(*_: object, **__: object) -> str:
        raise AssertionError("a stored document was read again")

    monkeypatch.setattr(InThisProcess, "run", read_again)
    assert statuses(corpus.ingest()) == ["new", "new"]
    corpus.require_whole()


def test_progress(corpus: Corpus) -> None:
    """This test ensures that each file is told once as it is done, and every step ends."""
    corpus.write(a=plan("a"), b=b"", c=plan("a"))
    events: list[ProgressEvent] = []
    corpus.ingest(events=events)
    read = [event for event in events if event.step is Step.READ]
    assert sorted(event.name for event in read) == ["", "a.pdf", "b.pdf", "c.pdf"]
    last: Sequence[tuple[int, int]] = [(event.done, event.total) for event in (read[-1], events[-3], events[-1])]
    assert last == [(3, 3), (1, 1), (1, 1)]


def test_report_counts() -> None:
    """This test ensures that a report knows its failures."""
    assert IngestReport(0, ()).count(Status.FAILED) == 0


def test_damaged_index_is_made_anew(corpus: Corpus) -> None:
    """This test ensures that an ingest over a lost index makes a whole one."""
    corpus.write(a=plan("a"))
    corpus.ingest()
    generation = corpus.settings.data_dir / "generations" / corpus.store.view().state.generation
    generation.rename(generation.with_name("undan"))
    corpus.write(b=plan("b"))
    corpus.ingest()
    corpus.require_whole()
