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
        ("Pågår", Progress.ONGOING),
        ("ej genomförd", Progress.ONGOING),
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
    assert not same_status("Grön", "klara")
    assert not same_status(None, "klara")
