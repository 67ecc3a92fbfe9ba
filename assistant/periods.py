"""What people type in an option or a field of a form, read: names and periods. Pure."""

from __future__ import annotations

import re

from corpus.errors import QuestionError
from corpus.model import Period

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Years outside these are taken for a slip of the keyboard."""
SHOWN_CHARACTERS = 40
"""How much of a text that is no period is repeated in the message."""
_PERIOD = re.compile(r"([0-9]{4})(?:\s{0,3}[-–—]\s{0,3}([0-9]{4}))?")


def read_name(text: str | None) -> str | None:
    """Return a name that was typed, None where the field was left empty."""
    return (text or "").strip() or None


def read_period(text: str | None) -> Period | None:
    """Read "2021" or "2019-2022"; None where nothing is given. Raises QuestionError for anything else."""
    if text is None or not text.strip():
        return None
    found = _PERIOD.fullmatch(text.strip())
    years = [int(year) for year in found.groups() if year] if found else []
    if not years or years[-1] < years[0] or years[0] < FIRST_YEAR or years[-1] > LAST_YEAR:
        shown = text.strip()[:SHOWN_CHARACTERS]
        raise QuestionError(f"Perioden ”{shown}” går inte att läsa. Skriv ett år eller två: 2021 eller 2019-2022.")
    return Period(years[0], years[-1])


def period_text(period: Period | None) -> str | None:
    """Return a period as it is typed in an option: "2019-2022", "2021", None when unknown."""
    return None if period is None else str(period).replace("–", "-")
