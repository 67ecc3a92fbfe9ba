"""Whether the hyphen at a line's end belongs to the word, and whether a narrow cell broke a word. Pure.

Swedish compounds are written together, so a hyphen at a line's end is nearly always the typesetter's; the exceptions
are few and have a form of their own (SMS-påminnelse, hel- och halvår, A-lag, 2026-2027).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from enum import Enum
from typing import Final

IsWord = Callable[[str], bool]

HYPHENS: Final = "-\u2010\u2011\u00ad"
"""Hyphen-minus, hyphen, non-breaking hyphen, soft hyphen."""
SOFT_HYPHEN: Final = "\u00ad"
JOINING_WORDS: Final = frozenset({"och", "eller", "samt", "respektive", "till", "som", "and", "or"})
"""After these a first part stands alone: "hel- och halvår"."""
LONGEST_ACRONYM: Final = 5
"""Letters; a longer word in capitals is an ordinary word."""
FEWEST_PIECES: Final = 3
"""Pieces of a word that is asked for as a whole; two are judged by `join_broken`."""
ONE_LETTER_WORDS: Final = frozenset("åöi")


class Join(Enum):
    """How the last word of a line and the first of the next are joined."""

    SPACE = " "
    KEEP = "hyphen kept, no space"
    DROP = "hyphen dropped, no space"
    TIGHT = "no hyphen, no space"


def join_hyphen(before: str, after: str, *, hyphenated: Collection[str], is_word: IsWord) -> Join:
    """Say how a line that ends in a hyphen goes on.

    `before` is the line's last word with its hyphen, `after` the next line's first word; `hyphenated` are the
    words (casefolded) that stand with a hyphen inside a line of the same document.
    """
    left, right = before.rstrip(HYPHENS), after.strip("()[]\"'.,:;!?”’»")
    head = right.split("-")[0]
    if before.endswith(SOFT_HYPHEN):
        return Join.DROP
    if not left or not right or not left[-1].isalnum():
        return Join.SPACE
    if left[-1].isdigit() or right[0].isdigit():
        return Join.KEEP
    if head.casefold() in JOINING_WORDS and not is_word(_letters(left) + head):
        return Join.SPACE
    if f"{left}-{right}".casefold() in hyphenated:
        return Join.KEEP
    last = left.split("-")[-1]
    if last.isupper() and head.isupper() and len(last) > LONGEST_ACRONYM:
        return Join.DROP  # a heading in capitals
    whole = head[0].islower() and len(last) > 1 and not _is_acronym(last)
    return Join.DROP if whole else Join.KEEP


def join_broken(before: str, after: str, *, is_word: IsWord) -> bool:
    """Say whether a word was broken without a hyphen: "Stat" + "us".

    Asked only where the line is a single word that fills its cell to the last letter. `is_word` lacks many compounds,
    so two words that it knows stay two, and only where it knows neither part are they taken for one.
    """
    right = after.rstrip(".,:;!?)")
    left = before.split("-")[-1].split("/")[-1]
    if not left or not left[-1].isalpha() or not right.isalpha() or not right[0].islower():
        return False
    if len(right) == 1:
        return right not in ONE_LETTER_WORDS
    if is_word(left + right):
        return not (is_word(left) and is_word(right))
    return not is_word(left) and not is_word(right)


def join_pieces(pieces: Sequence[str], *, is_word: IsWord) -> bool:
    """Say whether the lines of a narrow cell are one word, broken more than once: "Ran", "gor", "dni", "ng"."""
    if len(pieces) < FEWEST_PIECES or not all(piece.isalpha() for piece in pieces):
        return False
    later = pieces[1:]
    return all(piece[0].islower() for piece in later) and not all(map(is_word, later)) and is_word("".join(pieces))


def _letters(word: str) -> str:
    return word.lstrip("([\"'”’»").split("-")[-1]


def _is_acronym(word: str) -> bool:
    return word.isupper() or any(character.isdigit() for character in word) or word[1:].upper() == word[1:]
