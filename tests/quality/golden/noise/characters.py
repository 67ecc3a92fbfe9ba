"""Odd characters that word processors and copying leave in prose: soft hyphens, hard ones mid-line, fixed spaces."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.quality.golden.job import Job, Laid

SOFT_HYPHEN, FIXED_SPACE = "\u00ad", "\u00a0"
LONG = 9
"""Letters that a word must have to be broken."""
PROSE = 30
"""Letters that a text must have to be prose."""
SHARE = 0.8
"""The share of prose texts that get something."""
FIXED = 0.3
"""The share of spaces that become fixed, where some do."""


def sprinkle(job: Job, laid: Laid, grain: int) -> Laid:
    """Return the layout's HTML with odd characters in its prose; Word brings its private-use bullets itself.

    What the key could hold stays as it is: marked elements, and every text that holds words of the graph.
    """
    rng = random.Random(grain)  # noqa: S311 - a draw that can be repeated
    held = tuple(_held(job))
    html = laid.html
    for text in dict.fromkeys(_prose(laid.html)):
        if not any(one in text.casefold() for one in held):
            first, *others = html.split(escape(text))
            html = first + "".join(f"{escape(_changed(text, rng))}{other}" for other in others)
    return replace(laid, html=html)


def _held(job: Job) -> Iterator[str]:
    """Yield, in lower case, everything of the graph that a key can state."""
    graph, section = job.graph, job.section
    yield from (graph.goals[name].name.casefold() for name in section.goals)
    yield from (graph.verdicts[name].wording.casefold() for name in section.verdicts)
    for name in section.activities:
        yield graph.activities[name].text.casefold()
        yield graph.organs[graph.activities[name].organ].name.casefold()
    yield from (graph.indicators[name].name.casefold() for name in section.indicators)


def _prose(html: str) -> Iterator[str]:
    """Yield the texts of paragraphs and cells that stand in no marked element."""
    for node in LexborHTMLParser(html).css("p, td, li, div"):
        if node.css_first("[id]") is None and not _is_marked(node):
            texts = (child.text_content or "" for child in node.iter(include_text=True) if child.tag == "-text")
            yield from (text for text in texts if len(text.strip()) >= PROSE)


def _is_marked(node: LexborNode | None) -> bool:
    while node is not None:
        if "id" in node.attributes:
            return True
        node = node.parent
    return False


def _soft(text: str, rng: random.Random) -> str:
    """Put a soft hyphen into each long word, as an editor's hyphenation does."""
    return " ".join(_inside(word, SOFT_HYPHEN, rng) for word in text.split(" "))


def _hard(text: str, rng: random.Random) -> str:
    """Leave one hyphen mid-line, as pasting from a narrow column does."""
    words = text.split(" ")
    places = [place for place, word in enumerate(words) if _breakable(word)]
    if places:
        chosen = rng.choice(places)
        words[chosen] = _inside(words[chosen], "-", rng)
    return " ".join(words)


def _fixed(text: str, rng: random.Random) -> str:
    """Make some spaces fixed ones."""
    return "".join(FIXED_SPACE if one == " " and rng.random() < FIXED else one for one in text)


CHANGES: tuple[Callable[[str, random.Random], str], ...] = (_soft, _hard, _fixed)


def _changed(text: str, rng: random.Random) -> str:
    return rng.choice(CHANGES)(text, rng) if rng.random() < SHARE else text


def _inside(word: str, mark: str, rng: random.Random) -> str:
    """Put a mark where Swedish may break a long word: before a consonant that a vowel follows."""
    places = [
        place
        for place in range(3, len(word) - 3)
        if word[place] not in "aeiouyåäö" and word[place + 1] in "aeiouyåäö" and word[place - 1] in "aeiouyåäö"
    ]
    if not _breakable(word) or not places:
        return word
    chosen = rng.choice(places)
    return f"{word[:chosen]}{mark}{word[chosen:]}"


def _breakable(word: str) -> bool:
    return len(word) >= LONG and word.isalpha()
