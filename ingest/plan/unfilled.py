"""Places of a template that nobody filled in: "XX", "[Ange mål]", "Klicka här för att ange text.". Pure."""

from __future__ import annotations

import re

_UNFILLED = re.compile(
    r"[\s\-–—./…_]*|[xX]{1,5}|[nN]{2}|\[[^\]]*\]|<[^>]*>|\{[^}]*\}"
    r"|(?:klicka|tryck)\s(?:eller\s(?:tryck|klicka)\s)?här\b.*"
    r"|(?:skriv|ange|fyll\si|lägg\still|infoga|välj)\s(?:[\w-]+\s){0,3}?(?:här|text|namn|rubrik|aktivitet|mål|nyckeltal)"
    r"|här\s(?:skriver|skrivs|beskrivs|anges|fylls|infogas|anger|beskriver)\b.*"
    r"|(?:text|rubrik|aktivitet|mål|åtgärd)\s?(?:x|här)?|lorem\sipsum\b.*",
    re.IGNORECASE,
)


def is_unfilled(text: str) -> bool:
    """Say whether a line is only what a template asks for."""
    return _UNFILLED.fullmatch(text.strip(" .:…\"”'")) is not None
