"""Doctor: what is derived is repaired, what is not is told."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from corpus.errors import CorpusBusy, CorpusMissing
from tests.ingest.small_corpus import Corpus, plan


def change(corpus: Corpus, statement: str) -> None:
    """Change the database behind the program's back."""
    connection = sqlite3.connect(corpus.settings.data_dir / "corpus.sqlite3")
    with connection:
        connection.execute(statement)
    connection.close()


def original_of(corpus: Corpus, name: str) -> Path:
    """Return where a document's bytes are kept."""
    version = corpus.store.view().document(name).version
    return corpus.settings.data_dir / "originals" / version[:2] / version


def test_whole_corpus(corpus: Corpus) -> None:
    """This test ensures that a whole corpus is called clean, and that the simple search model is told."""
    corpus.write(a=plan("a"), tom=b"")
    corpus.ingest()
    report = corpus.doctor()
    assert report.clean
    assert (report.state, report.documents, report.repaired) == (1, 1, ())
    assert report.passages > 0
    assert "RODA_EMBEDDING_MODEL=hashing" in report.notices[0]
    assert report.notices[1].startswith("1 dokument kunde inte läsas")


def test_before_the_first_ingest(corpus: Corpus) -> None:
    """This test ensures that there is nothing to examine before the first state."""
    with pytest.raises(CorpusMissing):
        corpus.doctor()


def test_while_another_writes(corpus: Corpus) -> None:
    """This test ensures that a doctor does not repair under an ingest's hands."""
    corpus.write(a=plan("a"))
    corpus.ingest()
    with corpus.store.writer(), pytest.raises(CorpusBusy):
        corpus.doctor()


@pytest.mark.parametrize("damage", ["gone", "emptied", "unfinished"])
def test_damaged_index(corpus: Corpus, damage: str) -> None:
    """This test ensures that an index that is gone, emptied or unfinished is made anew, in the same state."""
    corpus.write(a=plan("a"))
    corpus.ingest()
    generation = corpus.settings.data_dir / "generations" / corpus.store.view().state.generation
    if damage == "gone":
        generation.rename(corpus.settings.data_dir / "undan")
    elif damage == "emptied":
        for file in (generation / "lexical").iterdir():
            file.write_bytes(b"")
    else:
        (generation / "generation.json").unlink()
    report = corpus.doctor()
    assert report.clean
    assert "Sökindexet byggdes om." in report.repaired[0]
    assert (report.state, len(corpus.store.states())) == (1, 1)
    corpus.require_whole()


def test_original_is_fetched_again(corpus: Corpus) -> None:
    """This test ensures that a damaged original is taken again from where it came, when that is still the same."""
    corpus.write(a=plan("a"))
    corpus.ingest()
    original_of(corpus, "a.pdf").write_bytes(b"damaged")
    assert corpus.doctor().repaired[0].startswith("Originalet till a.pdf hämtades på nytt")
    corpus.require_whole()


def test_original_is_lost(corpus: Corpus) -> None:
    """This test ensures that an original that cannot be had again is a problem that says what to do."""
    corpus.write(a=plan("a"))
    corpus.ingest()
    original_of(corpus, "a.pdf").unlink()
    (corpus.folder / "a.pdf").unlink()
    report = corpus.doctor()
    assert not report.clean
    assert report.problems[0].startswith("a.pdf: ")
    assert "Läs in dokumentet på nytt" in report.problems[0]


def test_words_that_moved(corpus: Corpus) -> None:
    """This test ensures that a passage or page that is not what it was is found."""
    corpus.write(a=plan("a"), b=plan("b"))
    corpus.ingest()
    change(corpus, "UPDATE passages SET text = 'annat' WHERE position = 0")
    assert all("står inte på sin plats" in problem for problem in corpus.doctor().problems)
    change(corpus, "DELETE FROM pages WHERE number = 2")
    problems = corpus.doctor().problems
    assert sum("sidor saknas" in problem for problem in problems) == 2
    assert {problem.split(":")[0] for problem in problems} == {"a.pdf", "b.pdf"}
