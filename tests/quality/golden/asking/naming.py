"""Slots for a name: as it is printed, in part, misspelt, in the genitive."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

TELLING = 5
"""The shortest word (in letters) that tells something of a name."""
PART = 3
"""How many words a partial name has at most."""


def of_name(slot: str, name: str, others: Iterable[str] = ()) -> Mapping[str, str]:
    """Return the slots of a name; the partial one is missing where it would fit another name too."""
    made = {slot: name, f"{slot}_lower": lower(name), f"{slot}_typo": misspelt(name), f"{slot}_gen": genitive(name)}
    part = part_of(name)
    shared = any(all(word in other.casefold() for word in part.split()) for other in others if other != name)
    return made if shared or not part else {**made, f"{slot}_part": part}


def lower(name: str) -> str:
    """Return a name with a small first letter."""
    return name[:1].lower() + name[1:]


def genitive(name: str) -> str:
    """Return a name in the genitive."""
    return name if name.endswith(("s", "x", "z")) else f"{name}s"


def part_of(name: str) -> str:
    """Return the most telling words of a name, in its order; "" where it has but one or two words."""
    words = [word.strip(",.–-()") for word in name.casefold().split()]
    telling = [word for word in words if len(word) >= TELLING]
    longest = sorted(telling, key=len, reverse=True)[:PART]
    return " ".join(word for word in telling if word in longest) if len(words) > 2 and len(longest) > 1 else ""


def misspelt(name: str) -> str:
    """Return a name with two letters of its longest word in the wrong order."""
    longest = max(name.split(), key=len)
    middle = len(longest) // 2
    wrong = longest[: middle - 1] + longest[middle] + longest[middle - 1] + longest[middle + 1 :]
    return name.replace(longest, wrong, 1)
