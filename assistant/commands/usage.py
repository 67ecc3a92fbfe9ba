"""Wrong use of the command line, said in Swedish: the framework's own messages are English."""

from __future__ import annotations

import re
from typing import Final

import typer

_MESSAGES: Final = (
    (r"No such command '(.*)'\.", "Kommandot {0} finns inte."),
    (r"Missing command\.", "Kommandot saknas."),
    (r"No such option: (\S+).*", "Valet {0} finns inte."),
    (r"Option '(.*)' requires an argument\.", "Valet {0} ska följas av ett värde."),
    (r"Option '(.*)' does not take a value\.", "Valet {0} ska inte följas av något värde."),
    (r"Missing argument '(.*?)'\..*", "{0} saknas."),
    (
        r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)",
        "Det står för mycket på raden: {0}. Sätt citattecken om frågor och namn med mellanslag.",
    ),
    (r"Invalid value for '?(.*?)'?: (?:Value error, )?'(.*)' is not one of (.*)\.", "{0} kan inte vara {1}. Välj {2}."),
    (r"Invalid value for '?(.*?)'?: .*", "{0} har ett värde som inte går att använda."),
)
"""What the framework says, in full, and what we say."""
_PATTERNS: Final = tuple((re.compile(pattern, re.DOTALL), said) for pattern, said in _MESSAGES)


def in_swedish(error: typer.TyperException) -> str:
    """Return what is wrong with the command line, and how to see what is right."""
    english = error.format_message()
    matches = ((pattern.fullmatch(english), said) for pattern, said in _PATTERNS)
    found = next((said.format(*match.groups()) for match, said in matches if match), None)
    command = getattr(getattr(error, "ctx", None), "command_path", "roda")
    return f"{found or f'Kommandoraden går inte att förstå: {english}'} Hjälp: {command} --help"
