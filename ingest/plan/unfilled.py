"""Places of a template that nobody filled in: "XX", "[Ange mål]", "Klicka här för att ange text.". Pure."""

from __future__ import annotations

import re

_AROUND = " .:…\"”'"
_PROMPT = re.compile(
    r"(?:[\s\-–—./…_x]|å{2,4}+|mm|dd)*+|n{2}|\[[^\]]*\]|<[^>]*>|\{[^}]*\}"
    r"|(?:klicka|tryck)\s(?:eller\s(?:tryck|klicka)\s)?här\b.*"
    r"|(?:skriv|ange|fyll\si|lägg\still|infoga|välj)\s(?:[\w-]+\s){0,3}?(?:här|text|namn|rubrik|aktivitet|mål|nyckeltal)"
    r"|här\s(?:skriver|skrivs|beskrivs|anges|fylls|infogas|anger|beskriver)\b.*"
    r"|(?:text|rubrik|aktivitet|mål|åtgärd)\s?(?:x|här)|lorem\sipsum\b.*",
    re.IGNORECASE,
)
_BARE = re.compile(r"text|rubrik|aktivitet|mål|åtgärd", re.IGNORECASE)


def is_prompt(text: str) -> bool:
    """Say whether words only mark a place to fill in: "XX", "ÅÅÅÅ-MM-DD", "-", "[Ange mål]"."""
    return _PROMPT.fullmatch(text.strip(_AROUND)) is not None


def is_unfilled(text: str) -> bool:
    """Say whether a line is only what a template asks for; "Mål" alone is, in a table it may be a label."""
    return is_prompt(text) or _BARE.fullmatch(text.strip(_AROUND)) is not None
