"""Words by which a verdict looks ahead: a forecast, not an outcome. Pure."""

from __future__ import annotations

import re

_FORECAST = re.compile(
    r"\bprognos|\bväntas\b|\bförväntas\b|\bberäknas\b|\bhelårsbedömning"
    r"|\bbedöms\s(?:(?:inte|ej|delvis|även|därmed)\s)?(?:att\s)?(?:(?:inte|ej|delvis|helt)\s)?(?:kunna\s|komma\satt\s)?"
    r"(?:inte\s|delvis\s)?(?:(?:upp)?nås|uppfyllas|uppnå|nå|klaras)\b"
    r"|\bkommer\s(?:(?:inte|ej|delvis|troligen|sannolikt)\s){0,2}att\b|\bvid\s(?:årets|årsskiftet|periodens)\sslut\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:nåddes|uppnåddes|uppfylldes|överträffades)\b", re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:har|hade|är|var|blev)\s(?:inte\s|ej\s|delvis\s)?(?:(?:upp)?nått|(?:upp)?nåtts|uppnåd?d|uppfyllt)s?\b",
    re.IGNORECASE,
)


def is_forecast(text: str) -> bool:
    """Say whether words look ahead ("bedöms uppnås", "Prognos helår")."""
    return _FORECAST.search(text) is not None


def is_outcome(text: str) -> bool:
    """Say whether a verdict's own words say that it is settled ("har inte uppnåtts")."""
    return _PAST.search(text) is not None or (_DONE.search(text) is not None and not is_forecast(text))
