"""Typed look-ups in a TOML table that remember what was asked for, so that a key nobody knows is an error."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import cast

from corpus.errors import ManifestError
from corpus.model import Period

Table = Mapping[str, object]
"""A TOML table as tomllib gives it."""

_PERIOD = re.compile(r"\s*(\d{4})\s*(?:[-–—/]\s*(\d{4}|\d{2}))?\s*")
_LONGEST = 1000  # characters of a name, a path or a title; the longest seen have two hundred
_YEARS = range(1900, 2200)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


class ManifestTable:
    """One table of a manifest. `place` names it in messages ("[[document]] nr 3"), `source` is the file's text."""

    def __init__(self, data: Table, *, place: str, path: str, source: str) -> None:
        self._data = data
        self._place = place
        self._path = path
        self._source = source
        self._known: set[str] = set()

    def text(self, *names: str) -> str | None:
        """Return a string, None where no such key stands; names are spellings of one key."""
        key, value = self._find(names)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            raise self.error(key, 'ska vara en text inom citattecken, till exempel "Motala"')
        return self._plain(key, value)

    def required_text(self, name: str) -> str:
        """Return a string that must be there."""
        text = self.text(name)
        if text is None:
            raise self.error(name, "saknas")
        return text

    def required_path(self, name: str) -> str:
        """Return a path that must be there, its spaces as they stand."""
        self.required_text(name)
        return str(self._data[name])

    def flag(self, *names: str, default: bool) -> bool:
        """Return true or false; names are spellings of one key."""
        key, value = self._find(names)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise self.error(key, "ska vara true eller false")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of strings; empty where no such key stands."""
        key, value = self._find((name,))
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            raise self.error(key, 'ska vara en lista av texter, till exempel ["SN", "Socialen"]')
        return tuple(self._plain(key, one) for one in cast("list[str]", value))

    def period(self, name: str) -> Period | None:
        """Return a period: a year (2022 or "2022") or two ("2019-2022")."""
        key, value = self._find((name,))
        if value is None:
            return None
        period = _period(value)
        if period is None:
            raise self.error(key, 'ska vara ett år eller två, till exempel 2022 eller "2019-2022"')
        return period

    def date(self, name: str) -> str | None:
        """Return a date as ISO text."""
        key, value = self._find((name,))
        if value is None:
            return None
        if isinstance(value, datetime):
            return value.date().isoformat()
        if isinstance(value, date):
            return value.isoformat()
        try:
            if isinstance(value, str) and _ISO.fullmatch(value):
                return date.fromisoformat(value).isoformat()
        except ValueError:
            pass  # told below, as any other value that is no date
        raise self.error(key, "ska vara ett datum, till exempel 2021-12-15")

    def table(self, name: str) -> ManifestTable:
        """Return the table [name], empty where it does not stand."""
        key, value = self._find((name,))
        if not isinstance(value, dict | None):
            raise self.error(key, f"ska vara en tabell: [{name}]")
        return ManifestTable(value or {}, place=f"[{name}]", path=self._path, source=self._source)

    def tables(self, name: str) -> tuple[ManifestTable, ...]:
        """Return the tables [[name]], in order."""
        key, value = self._find((name,))
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.error(key, f"ska vara tabeller: [[{name}]]")
        return tuple(
            ManifestTable(one, place=f"[[{name}]] nr {number}", path=self._path, source=self._source)
            for number, one in enumerate(cast("list[Table]", value), start=1)
        )

    def finish(self) -> None:
        """Raise ManifestError for the first key that was never asked for."""
        for key in self._data:
            if key not in self._known:
                known = ", ".join(sorted(self._known))
                raise self.error(key, f"är inte en nyckel som finns. Välj bland: {known}")

    def error(self, key: str, what: str) -> ManifestError:
        """Make the error that names the file, the line, the table and the key."""
        line = self._line(key)
        where = f"{self._path}, rad {line}" if line else self._path
        return ManifestError(f"{where}: {' '.join(filter(None, (self._place, key)))} {what}.")

    def _plain(self, key: str, value: str) -> str:
        """Return a text with its white space folded."""
        text = " ".join(value.split())
        if len(text) > _LONGEST:
            raise self.error(key, f"är längre än {_LONGEST} tecken")
        if not text.isprintable():
            raise self.error(key, "har styrtecken eller andra osynliga tecken")
        return text

    def _find(self, names: Sequence[str]) -> tuple[str, object]:
        self._known.update(names)
        for name in names:
            if name in self._data:
                return name, self._data[name]
        return names[0], None

    def _line(self, key: str) -> int | None:
        """Find the key's line (1-based): tomllib keeps none. Searched from the table's own header on."""
        header, _, number = self._place.partition(" nr ")
        lines = self._source.splitlines()
        starts = [index for index, line in enumerate(lines) if header and line.strip().startswith(header)]
        chosen = int(number or 1) - 1
        first = starts[chosen] if chosen < len(starts) else 0
        marks = (f"{key}", f'"{key}"', f"'{key}'", f"[{key}]", f"[[{key}]]")
        for index in range(first, len(lines)):
            if lines[index].split("=")[0].strip() in marks:
                return index + 1
        return first + 1 if starts else None


def _period(value: object) -> Period | None:
    """Return the period that a year, or two, stand for; None when they do not."""
    match = _PERIOD.fullmatch(str(value)) if isinstance(value, int | str) else None
    if match is None:
        return None
    first = int(match[1])
    last = first if match[2] is None else int(match[2]) + (first // 100 * 100 if len(match[2]) == 2 else 0)
    return Period(first, last) if first in _YEARS and first <= last and last in _YEARS else None
