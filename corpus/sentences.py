"""Where sentences begin and end in Swedish running text. Pure; linear in the length of the text.

Import it through `corpus.swedish`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.abbreviations import ABBREVIATIONS, CLOSING

LONGEST_ABBREVIATION = 8
"""Characters to look back from a full stop; longer than every abbreviation."""

BULLETS = "•▪◦●○■□➢✓‣⁃∙·"
"""Marks that begin a list item also inside a line. Private-use characters (Symbol font) count as well."""

_BULLET = rf"[{BULLETS}\uE000-\uF8FF]"
_BREAK = re.compile(
    r"(?<![.!?…])(?P<stop>[.!?…]++)[\"”’»)\]]*+(?=\s|$)"  # punctuation, with what closes it
    r"|(?P<blank>\n[^\S\n]*+\n)"  # a blank line
    rf"|(?P<item>\n(?=[^\S\n]{{0,20}}(?:{_BULLET}|[-–*]\s|\d{{1,3}}[.)]\s)))"  # a list item on a line of its own
    rf"|(?P<mark>(?<![^\s]){_BULLET}(?=\s))"  # a bullet inside a line
)
_LIST_NUMBER = re.compile(r"\s*+\(?[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}|\s*+[A-Za-zÅÄÖåäö]")
_LAST_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|\.)*+$")


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of a text's sentences: (start, end), 0-based code points, end excluded, in order.

    A blank line, a list item and a bullet end the sentence before them; a single line break does not. White space
    around a sentence and the bullet before it are in no span. Nothing else is lost.
    """
    spans = []
    start = 0
    for end, resume in _breaks(text):
        span = _trimmed(text, start, end)
        if span is not None:
            spans.append(span)
        start = resume
    return tuple(spans)


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    """Yield (end of a sentence, where the next one may start); the end of the text is the last."""
    start = 0
    for match in _BREAK.finditer(text):
        if match["stop"] is None:
            yield match.start(), match.end()
        elif _ends(text, start, match):
            yield match.end(), match.end()
        else:
            continue
        start = match.end()
    yield len(text), len(text)


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Say whether punctuation ends the sentence that began at `start`."""
    following = _next_character(text, match.end())
    if following.islower():
        return False
    if match["stop"] != ".":
        return True
    before = text[max(start, match.start() - LONGEST_ABBREVIATION) : match.start()]
    word = _LAST_WORD.search(before)
    if word is None:
        return not _is_list_number(text, start, match.start())
    name = word[0].casefold()
    if name in CLOSING:
        return following.isupper() or not following
    is_initial = len(name) == 1 and word[0].isupper() and bool(following)
    return not following or not (name in ABBREVIATIONS or is_initial or _is_list_number(text, start, match.start()))


def _is_list_number(text: str, start: int, end: int) -> bool:
    """Say whether nothing but a number or a letter ("3", "2.1", "a") stands between start and the full stop."""
    return end - start <= 30 and _LIST_NUMBER.fullmatch(text, start, end) is not None


def _next_character(text: str, position: int) -> str:
    """Return the first character after the white space, opening quotation marks aside; "" at the end."""
    while position < len(text) and (text[position].isspace() or text[position] in "\"”“»«'’(["):
        position += 1
    return text[position : position + 1]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Take white space from both ends and a bullet from the front; None when nothing is left."""
    while start < end and (text[start].isspace() or text[start] in BULLETS or "\ue000" <= text[start] <= "\uf8ff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
