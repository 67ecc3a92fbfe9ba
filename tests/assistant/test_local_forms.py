"""Dates, numbers and lists as Swedish and English write them."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Language
from assistant.local_forms import date_form, list_form, number_form


@pytest.mark.parametrize(
    ("day", "language", "shown"),
    [
        (date(2026, 11, 22), "sv", "22 november 2026"),
        (date(2026, 5, 1), "en", "1 May 2026"),
        ("2026-11-22", "sv", "22 november 2026"),
        ("2026-11-22T01:28:40+00:00", "en", "22 November 2026"),
        ("hösten 2026", "sv", "hösten 2026"),
        ("2026", "sv", "2026"),
    ],
)
def test_a_day_is_written_out(day: date | str, language: Language, shown: str) -> None:
    """This test ensures that days have their month in letters, and that what is no day stays as it was read."""
    assert date_form(day, language) == shown


@pytest.mark.parametrize(
    ("number", "language", "shown"),
    [
        (0, "sv", "0"),
        (303, "sv", "303"),
        (1234, "sv", "1\N{NO-BREAK SPACE}234"),
        (1234567.25, "sv", "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567,25"),
        (1234567.25, "en", "1,234,567.25"),
    ],
)
def test_a_number_is_grouped(number: float, language: Language, shown: str) -> None:
    """This test ensures that thousands stand apart without breaking over lines, and decimals follow the right sign."""
    assert number_form(number, language) == shown


@pytest.mark.parametrize(
    ("things", "language", "shown"),
    [((), "sv", ""), (("a",), "sv", "a"), (("a", "b", "c"), "sv", "a, b och c"), (("a", "b", "c"), "en", "a, b and c")],
)
def test_things_are_listed(things: tuple[str, ...], language: Language, shown: str) -> None:
    """This test ensures that the last two of a list are joined by a word."""
    assert list_form(things, language) == shown
