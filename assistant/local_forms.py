"""Dates, numbers and lists as each language writes them. The only module that knows Babel.

For what the interface says itself; words and values of documents are shown as they stand there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from assistant.answer import Language

LOCALES: Mapping[Language, str] = {"sv": "sv_SE", "en": "en_GB"}


def date_form(day: date | str, language: Language) -> str:
    """Return a day as one writes it ("22 november 2026"); `day` may be ISO 8601, its time is left out.

    A text that is no such day is returned as it is: it was read somewhere, and is not ours to change.
    """
    if isinstance(day, str):
        try:
            return date_form(datetime.fromisoformat(day).date(), language)
        except ValueError:
            return day
    return format_date(day, "long", locale=LOCALES[language])


def number_form(number: float, language: Language) -> str:
    """Return a number as one writes it: "1 234,5" with a no-break space in Swedish, "1,234.5" in English."""
    return format_decimal(number, locale=LOCALES[language])


def list_form(things: Iterable[str], language: Language) -> str:
    """Return things as one lists them: "a, b och c"; "" for none."""
    return format_list(list(things), locale=LOCALES[language])
