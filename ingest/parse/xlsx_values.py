"""A cell's value as the sheet shows it: percent, thousands, decimals, dates. Pure."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from ingest.parse.page_text import clean

MAX_DECIMALS: Final = 10
"""A cell without a format of its own shows about this many significant digits."""
MAX_TEXT: Final = 32_767
"""Characters of a cell, as Excel itself keeps."""
_DECIMALS: Final = re.compile(r"[0#?]\.([0#?]+)")
_NOT_SHOWN: Final = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')
_UNIT: Final = re.compile(r'"([^"]{0,40})"')

CellValue = str | int | float | bool | date | datetime | time | timedelta | None


def shown(value: CellValue, number_format: str) -> str:
    """Return a cell's words as the sheet shows them, in Swedish: "64,5 %", "1 250", "2025-03-01"; "" when empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Sant" if value else "Falskt"
    if isinstance(value, (int, float)):
        return _number(value, number_format)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, (date, time)):
        return value.isoformat()
    lines = (" ".join(line.split()) for line in clean(str(value)[:MAX_TEXT]).split("\n"))
    return "\n".join(line for line in lines if line)


def _number(value: float, number_format: str) -> str:
    pattern = number_format.split(";")[0]
    bare = _NOT_SHOWN.sub("", pattern)
    percent = "%" in bare
    if bare in ("", "General", "@", "Standard"):
        written = _plain(value)
    else:
        found = _DECIMALS.search(bare)
        decimals = min(len(found[1]), MAX_DECIMALS) if found else 0
        grouped = "," in bare.split(".")[0]
        written = f"{value * 100 if percent else value:{',' if grouped else ''}.{decimals}f}"
    swedish = written.replace(",", " ").replace(".", ",")
    unit = "".join(_UNIT.findall(pattern)).strip()
    return swedish + (" %" if percent else "") + (f" {unit}" if unit else "")


def _plain(value: float) -> str:
    if isinstance(value, int) or (value.is_integer() and abs(value) < 10**MAX_DECIMALS):
        return str(int(value))
    return f"{value:.{MAX_DECIMALS}g}"
