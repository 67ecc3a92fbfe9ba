"""Tests of corpus.passage_ids and corpus.passage_file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corpus.passage_file import PassageFile
from corpus.passage_ids import FILE_NAME, PassageIds
from tests.corpus.small_passages import many, passage

IDS = ["a", "b1", "b2", "long-id"]


def test_places(tmp_path: Path) -> None:
    """This test ensures that ids and rows lead to each other, unknown and longer ids to nothing."""
    PassageIds.of(IDS).write(tmp_path)
    ids = PassageIds.open(tmp_path)
    assert (len(ids), ids.all()) == (4, tuple(IDS))
    assert ids.named(np.array([3, 0])) == ["long-id", "a"]
    assert ids.places(["b2", "b", "a-much-longer-id", "a", "zz"]).tolist() == [2, -1, -1, 0, -1]
    assert ids.rows({"long-id", "a", "none"}).tolist() == [0, 3]
    assert ids.rows(()).tolist() == []


def test_no_ids(tmp_path: Path) -> None:
    """This test ensures that an index of nothing knows no id."""
    PassageIds.of().write(tmp_path)
    ids = PassageIds.open(tmp_path)
    assert (len(ids), ids.all(), ids.rows(["a"]).tolist(), ids.places(["a"]).tolist()) == (0, (), [], [-1])


@pytest.mark.parametrize("spoilt", [np.array([b"b", b"a"]), np.array([b"a", b"a"]), np.array([1, 2]), np.array(b"a")])
def test_spoilt(tmp_path: Path, spoilt: np.ndarray) -> None:
    """This test ensures that a file whose ids are out of order, or none, is refused."""
    np.save(tmp_path / FILE_NAME, spoilt)
    with pytest.raises(ValueError, match="no ids in order"):
        PassageIds.open(tmp_path)


def test_passages_put_aside(tmp_path: Path) -> None:
    """This test ensures that passages come back with all that is indexed, each time that they are gone through."""
    given = [*many(20), passage("odd", 'rad\u2028"två"\n\t\x0bslut', "Rubrik\nett", header="a | b")]
    kept = PassageFile(tmp_path / "passages", iter(given))
    assert len(kept) == len(given)
    for _ in range(2):
        found = list(kept)
        assert [(one.id, one.text, one.headings, one.header) for one in found] == [
            (one.id, one.text, one.headings, one.header) for one in given
        ]
        assert {one.locator.reading for one in found} == {"r1"}
