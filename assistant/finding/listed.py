"""The list in running text that a question asks for: what stands below a sentence that ends in a colon, or after it.

Pure, over passages and the text of their pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.finding.passage_places import locate, sentences_of
from assistant.finding.retrieval import Ranked
from assistant.finding.sought import Sought, sought_by
from assistant.understanding.coverage import Words, covered_share
from assistant.understanding.question import Question
from corpus import swedish
from corpus.model import Locator, Passage, Span

MAX_PASSAGES = 10
FEWEST = 3
"""Things that make a list."""
FEWEST_MARKED = 2
"""The same of lines that each bear a mark below a colon."""
MOST = 25
LONGEST = 260
"""Characters of one thing in a list."""
LEAST_HEAD = 0.7
"""How surely what is asked for ("vilka hot") must stand in the sentence that leads the list in."""
LEAST_COVERED = 0.55
"""Share of the question's words that the sentence, the one before it and the headings must account for."""
CONTEXT_SHARE = 0.9
FIRST_LETTERS = 5
BEGUN_ALIKE = 0.5

PageText = Callable[[str, int], str]
"""The text of a page, by reading and number."""

MARK = re.compile(r"\s*(?:[•●▪◦○■→➔✓*·‣]\s?|[-–o]\s|\d{1,2}[.)]\s)")
_INLINE = re.compile(r"[:;]\s(?P<list>[^:;.]+)\.?\Z")
_BETWEEN = re.compile(r",\s|\s(?:och|samt|and)\s")
_GOES_ON = re.compile(r"\s(?:är|ska|skall|har|som|utgör|is|are|shall)\s")
"""Where a sentence goes on behind what it lists."""
_ASKED = re.compile(
    r"^\W*(?:i |in |på |inom )?(?:vilka|räkna upp|nämn|lista|which|what|list|name)(?!\w)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: the passage, the place of the sentence that leads it in, and the places of the things, in order."""

    passage: Passage
    lead: Locator
    things: tuple[Locator, ...]


def find_list(question: Question, ranked: Sequence[Ranked], *, page_text: PageText) -> Listed | None:
    """Return the list that a question asks for, of the best passages; None when none leads in with its words."""
    sought = sought_by(question)
    if sought.head is None or not _ASKED.match(question.asked):
        return None
    found = (
        (covered, -rank, listed)
        for rank, one in enumerate(ranked[:MAX_PASSAGES])
        if not one.passage.header
        for covered, listed in _lists_of(one.passage, sought, page_text)
    )
    return max(found, key=lambda each: each[:2], default=(0.0, 0, None))[2]


def _lists_of(passage: Passage, sought: Sought, page_text: PageText) -> list[tuple[float, Listed]]:
    """Return the lists of a passage that a sentence with the question's words leads in, each with how surely."""
    found = []
    spans = sentences_of(passage)
    above = _led_above(passage, page_text)
    if above is not None and len(above[1]) >= FEWEST_MARKED:
        (part,) = above[0].parts
        led = page_text(passage.locator.reading, part.page)[part.start : part.end]
        covered = _covered(led, "", passage, sought)
        if covered >= LEAST_COVERED:
            found.append((covered, Listed(passage, above[0], above[1][:MOST])))
    for number, (start, end) in enumerate(spans):
        things, led = _below(passage, end, page_text), passage.text[start:end]
        marked = led.endswith(":") and len(things) >= FEWEST_MARKED
        if not marked:
            things, led = _inline(passage, start, end)
        before = passage.text[slice(*spans[number - 1])] if number else ""
        covered = _covered(led, before, passage, sought)
        if (marked or len(things) >= FEWEST) and covered >= LEAST_COVERED:
            found.append((covered, Listed(passage, locate(passage, start, end), things[:MOST])))
    return found


def _covered(led: str, before: str, passage: Passage, sought: Sought) -> float:
    """Return how much of the question leads a list in; 0 where what is asked for is not said there."""
    own = Words.of(led)
    if own.covers(sought.words[0]) < LEAST_HEAD:
        return 0.0
    around = Words.of(before, *passage.headings)
    shares = [max(own.covers(word), CONTEXT_SHARE * max(around.covers(word), _begun(word, around)))
              for word in sought.words]  # fmt: skip
    return covered_share(sought.words, shares)


def _begun(word: str, words: Words) -> float:
    """Return what a compound is worth that begins as another does ("cykelvägar", "cykelinfrastrukturen")."""
    if len(word) < 2 * FIRST_LETTERS:
        return 0.0
    return BEGUN_ALIKE * any(other.startswith(word[:FIRST_LETTERS]) for other in words.found)


def _below(passage: Passage, end: int, page_text: PageText) -> tuple[Locator, ...]:
    """Return the places of the lines with a mark of a list that follow a place of a passage at once on its page."""
    last = locate(passage, end - 1, end).parts[-1]
    text = page_text(passage.locator.reading, last.page)
    return _marked(text, text.find("\n", last.end) + 1, page=last.page, reading=passage.locator.reading)


def _led_above(passage: Passage, page_text: PageText) -> tuple[Locator, tuple[Locator, ...]] | None:
    """Return the sentence on a colon right above a passage that begins with lines of a list, and these; else None."""
    reading, first = passage.locator.reading, passage.locator.parts[0]
    text = page_text(reading, first.page)
    at = text.rfind("\n", 0, first.start) + 1
    line = text.rfind("\n", 0, at - 1) + 1 if at else 0
    sentences = swedish.sentences(text[line : max(at - 1, 0)])
    if not sentences or not text[line:at].rstrip().endswith(":"):
        return None
    lead = Span(first.page, line + sentences[-1][0], line + sentences[-1][1])
    return Locator(reading, (lead,)), _marked(text, at, page=first.page, reading=reading)


def _marked(text: str, at: int, *, page: int, reading: str) -> tuple[Locator, ...]:
    """Return the places of the lines of a page that bear a mark, from a place on without a gap."""
    things: list[Locator] = []
    while 0 < at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        marked = MARK.match(text, at, stop)
        if marked is None or stop - marked.end() > LONGEST or marked.end() == stop:
            break
        things.append(Locator(reading, (Span(page, marked.end(), stop),)))
        at = stop + 1
    return tuple(things)


def _inline(passage: Passage, start: int, end: int) -> tuple[tuple[Locator, ...], str]:
    """Return the places of the things that a sentence lists after a colon or semicolon, and what stands before it."""
    text = passage.text[start:end]
    match = _INLINE.search(text)
    if match is None:
        return (), text
    places, at = [], match.start("list")
    on = _GOES_ON.search(text, at, match.end("list"))
    end_of_list = on.start() if on else match.end("list")
    for gap in (*_BETWEEN.finditer(text, at, end_of_list), None):
        last = gap.start() if gap else end_of_list
        if text[at:last].strip():
            places.append(locate(passage, start + at, start + last))
        at = gap.end() if gap else last
    return tuple(places), text[: match.start()]
