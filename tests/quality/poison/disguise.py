"""Ways to write a text so that a person does not see what it says, or sees something else."""

from __future__ import annotations

import base64
import itertools

ZERO_WIDTH = ("\u200b", "\u200c", "\u200d", "\u2060")
RIGHT_TO_LEFT, POP = "\u202e", "\u202c"
TAGS = 0xE0000
"""Start of Unicode's tag block, which mirrors ASCII and is drawn as nothing."""
LOOK_ALIKES = str.maketrans("aeopcxyi", "аеорсхуі")
"""Latin letters and the Cyrillic ones that look the same."""


def with_zero_width(text: str, spare: str) -> str:
    """Put an invisible character after every third letter, but not inside the words to spare."""
    invisible = itertools.cycle(ZERO_WIDTH)

    def strewn(part: str) -> str:
        return "".join(
            letter + (next(invisible) if number % 3 == 0 else "") for number, letter in enumerate(part, start=1)
        )

    return spare.join(strewn(part) for part in text.split(spare))


def turned(text: str) -> str:
    """Wrap a text in an override that shows it from right to left."""
    return f"{RIGHT_TO_LEFT}{text}{POP}"


def tagged(text: str) -> str:
    """Write ASCII in the invisible tag characters; drop what is not ASCII."""
    return "".join(chr(TAGS + ord(letter)) for letter in text if letter.isascii())


def untagged(text: str) -> str:
    """Undo `tagged`."""
    return "".join(chr(ord(letter) - TAGS) if ord(letter) > TAGS else letter for letter in text)


def look_alike(text: str) -> str:
    """Exchange letters for Cyrillic ones that look the same."""
    return text.translate(LOOK_ALIKES)


def encoded(text: str) -> str:
    """Return the text as base64 of its UTF-8."""
    return base64.b64encode(text.encode()).decode("ascii")
