"""Words for how far an activity has come."""

from __future__ import annotations

import pytest

from assistant.computing.progress import Progress, same_status, status_words
from assistant.wording import fold


@pytest.mark.parametrize(
    ("text", "progress"),
    [
        ("Ej påbörjad", Progress.PLANNED),
        ("inte startade", Progress.PLANNED),
        ("har inte kommit igång", Progress.PLANNED),
        ("kom aldrig i gång", Progress.PLANNED),
        ("blev inte av", Progress.NOT_DONE),
        ("genomfördes inte", Progress.NOT_DONE),
        ("blev inte klara", Progress.NOT_DONE),
        ("are not yet finished", Progress.NOT_DONE),
        ("ställdes in", Progress.STOPPED),
        ("Pågår", Progress.ONGOING),
        ("ej genomförd", Progress.NOT_DONE),
        ("delvis genomförd", Progress.ONGOING),
        ("in progress", Progress.ONGOING),
        ("Genomfört", Progress.DONE),
        ("avslutade", Progress.DONE),
        ("completed", Progress.DONE),
        ("försenade", Progress.DELAYED),
        ("avbruten", Progress.STOPPED),
        ("utgår från planen", None),
        ("ska vara klara i juni", None),
        ("to be completed in june", None),
        ("aktiviteter", None),
    ],
)
def test_status_words(text: str, progress: Progress | None) -> None:
    """This test ensures that negated, partial and plain forms are told apart, and deadlines from statuses."""
    found = status_words(fold(text))
    assert (found.progress if found else None) is progress


def test_same_status() -> None:
    """This test ensures that equal words, or words that say the same, are the same status; unknown words are not."""
    assert same_status("Grön", "grön")
    assert same_status("Pågår", "ongoing")
    assert not same_status("Pågår", "klara")
    assert same_status("Pågår", "inte klara")
    assert same_status("Försenad", "blev inte av")
    assert same_status("Ej genomförd", "inte klara")
    assert not same_status("Genomförd", "inte klara")
    assert not same_status("Pågår", "inte påbörjade")
    assert not same_status("Grön", "klara")
    assert not same_status(None, "klara")
