"""A model's text, as it comes, in sentences with the sources that they name. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.swedish import sentences

_NUMBERS = r"\[\s*(?:(?:källa|source)\s+)?\d{1,3}(?:\s*,\s*\d{1,3})*\s*\]"
_MARK = re.compile(_NUMBERS, re.IGNORECASE)
_AFTER_STOP = re.compile(rf"(?<![.!?])(?P<stop>[.!?]++)(?P<marks>(?:\s*{_NUMBERS})+)", re.IGNORECASE)
"""A sentence that ends before its marks: "… i Motala. [1]"."""
_OPEN_END = re.compile(rf"(?<![.!?…])[.!?…](?:{_NUMBERS}|\W)*(?:\[[^\[\]]{{0,20}})?$", re.IGNORECASE)
"""What may go on with marks, or with what tells whether a sentence ended there."""
_LEAD = re.compile(r"^(?:[-*•–#>]+|\d{1,2}[.)])\s+")
"""How a model begins lines of a list or a heading."""
_EMPHASIS = re.compile(r"(?<![\w*_])[*_]{1,3}(?=[^\s*_])|(?<=[^\s*_])[*_]{1,3}(?![\w*_])")
"""Marks around words that a model would have in bold or italics."""
_ENDS = (".", "!", "?", "…", "]")
_DIGITS = re.compile(r"\d+")
_SPACES = re.compile(r"\s+")
_BEFORE_STOP = re.compile(r"\s+([.,;:!?])")
LONGEST = 1_200
"""Characters without an end of a sentence, after which a text is none."""


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence of a model's without its marks, and the numbers that they named, in order, each once."""

    text: str
    citations: tuple[int, ...]


def written(pieces: Iterable[str]) -> Iterator[Written]:
    """Yield each sentence of a text once it is whole; what is left at the end counts where it ends as a sentence.

    A text that goes on for more than LONGEST characters without an end is not read further.
    """
    held = ""
    for piece in pieces:
        held += piece
        *whole, held = _parted(held)
        for sentence in whole:
            if len(sentence) > LONGEST:
                return
            yield _read(sentence)
        if len(held) > LONGEST:
            return
    *whole, last = _parted(held, ended=True)
    yield from (_read(one) for one in whole)
    if last.rstrip().endswith(_ENDS):
        yield _read(last)


def _parted(text: str, *, ended: bool = False) -> list[str]:
    """Split a text into its sentences; the last, which may not be whole, stands as it came."""
    end = None if ended else _OPEN_END.search(text)
    known = text if end is None else text[: end.start()]
    moved = _AFTER_STOP.sub(lambda match: f" {match['marks'].strip()}{match['stop']}", known)
    lines = moved.split("\n")
    parts = [line[start:end] for line in lines[:-1] for start, end in sentences(line)]
    spans = sentences(lines[-1])
    parts += [lines[-1][start:end] for start, end in spans[:-1]]
    last = lines[-1][spans[-1][0] :] if spans else ""
    return [*parts, last + text[len(known) :]]


def _read(sentence: str) -> Written:
    """Take the marks out of a sentence, and what a model decorates it with."""
    numbers = (int(digits) for mark in _MARK.findall(sentence) for digits in _DIGITS.findall(mark))
    bare = _EMPHASIS.sub("", _LEAD.sub("", _MARK.sub(" ", sentence).strip()))
    text = _BEFORE_STOP.sub(r"\1", _SPACES.sub(" ", bare)).strip()
    return Written(f"{text}." if text[-1:].isalnum() else text, tuple(dict.fromkeys(numbers)))
