"""What the model is trained on: pairs of texts that belong together, split so that no page stands on both sides."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from zlib import crc32

from corpus.sentences import sentences

HELD_OUT = 10
"""One group in so many is held out."""
LEAST_WORDS = 4
"""Of a sentence and of the rest of its paragraph."""
_STATUTE = re.compile(r"\b\d{4}:\d+(?: s\. ?\d+)?")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that belong together."""

    anchor: str
    positive: str


def read_pairs(folder: Path) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs of pairs.jsonl.gz to train on, and those held out."""
    with gzip.open(folder / "pairs.jsonl.gz", "rt", encoding="utf-8") as file:
        pairs = [Pair(one["anchor"], one["positive"]) for one in map(json.loads, file)]
    sides: tuple[list[Pair], list[Pair]] = ([], [])
    for pair, group in zip(pairs, groups([keys(pair) for pair in pairs]), strict=True):
        sides[crc32(group.encode()) % HELD_OUT == 0].append(pair)
    return sides


def keys(pair: Pair) -> tuple[str, ...]:
    """Return what pairs of one page have in common: the positive, the title before " – ", the first statute named."""
    statute = _STATUTE.search(pair.anchor)
    title = pair.anchor.partition(" – ")[0]
    return (f"positive {pair.positive}", f"title {title}", *([f"statute {statute[0]}"] if statute else []))


def groups(keys_of: Sequence[Sequence[str]]) -> list[str]:
    """Return a name for each: those that share a key, or are joined by others that do, have the same."""
    parents: dict[str, str] = {}

    def root(key: str) -> str:
        while (parent := parents.setdefault(key, key)) != key:
            parents[key] = parents[parent]
            key = parent
        return key

    for own in keys_of:
        first = root(own[0])
        for other in own[1:]:
            parents[root(other)] = first
    return [root(own[0]) for own in keys_of]


def read_paragraphs(folder: Path, *, most: int | None) -> list[str]:
    """Return the paragraphs of paragraphs.txt.gz, the first `most`."""
    with gzip.open(folder / "paragraphs.txt.gz", "rt", encoding="utf-8") as file:
        return [line.strip() for line in islice(file, most)]


def sentence_pairs(paragraphs: Iterable[str]) -> Iterator[Pair]:
    """Yield of each paragraph of several sentences one sentence, chosen by the text's hash, and the rest."""
    for paragraph in paragraphs:
        places = sentences(paragraph)
        if len(places) < 2:
            continue
        start, end = places[crc32(paragraph.encode()) % len(places)]
        pair = Pair(paragraph[start:end], paragraph[:start] + paragraph[end:])
        if min(len(pair.anchor.split()), len(pair.positive.split())) >= LEAST_WORDS:
            yield pair
