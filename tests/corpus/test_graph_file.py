"""Plan graphs in files."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import graph_file
from tests.assistant.small_plan import small_plan


def test_a_graph_comes_back_equal(tmp_path: Path) -> None:
    """This test ensures that a kept graph holds every entity, link, mention and place as it was."""
    (graph, _), place = small_plan(), tmp_path / "graphs" / "1.msgpack"
    graph_file.write(place, graph, origin="made by a test")
    again = graph_file.read(place, origin="made by a test")
    assert again is not None
    for name in ("goals", "indicators", "activities", "verdicts", "organs", "links", "mentions", "documents", "titles"):
        assert getattr(again, name) == getattr(graph, name)
    assert [one.name for one in place.parent.iterdir()] == ["1.msgpack"]


def test_another_origin_is_no_graph(tmp_path: Path) -> None:
    """This test ensures that a graph of other documents, or made by another program, is not taken."""
    place = tmp_path / "1.msgpack"
    graph_file.write(place, small_plan()[0], origin="one")
    assert graph_file.read(place, origin="other") is None
    assert graph_file.read(tmp_path / "2.msgpack", origin="one") is None


@pytest.mark.parametrize("spoil", [lambda data: data[:-1], lambda data: data[:-1] + b"\0", lambda _: b"one\n"])
def test_a_spoilt_file_is_told_and_not_taken(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, spoil: Callable[[bytes], bytes]
) -> None:
    """This test ensures that a cut or changed file is as good as none, and that the log says so."""
    place = tmp_path / "1.msgpack"
    graph_file.write(place, small_plan()[0], origin="one")
    place.write_bytes(spoil(place.read_bytes()))
    with caplog.at_level(logging.WARNING):
        assert graph_file.read(place, origin="one") is None
    assert "spoilt" in caplog.text


def test_a_file_with_the_right_checksum_and_other_content_is_not_taken(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """This test ensures that a file that somebody put together is not trusted for its checksum."""
    body = b"\x81\xa5goals\x01"
    place = tmp_path / "1.msgpack"
    place.write_bytes(b"one\n" + hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
    with caplog.at_level(logging.WARNING):
        assert graph_file.read(place, origin="one") is None
    assert "spoilt" in caplog.text
