"""Lists and counts that a document sets out without marks: headings that a heading numbers, and numbered lines. Pure.

"Fyra principer" above four headings, or "Åtgärd 1" to "Åtgärd 5", says by itself that nothing is left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.finding.document_facts import Facts, is_named
from assistant.finding.sought import Sought, sought_by
from assistant.understanding.coverage import Words, covered_share, likeness
from assistant.understanding.question import Question
from assistant.wording import NUMBER_WORDS
from corpus import swedish
from corpus.model import Passage, Span

FEWEST = 3
"""Things that make a list."""
LEAST_HEAD = 0.7
"""How surely what is asked for must stand in the heading that numbers it."""
LEAST_SORT = 0.6
"""How surely a numbered line must say the sort of thing that is counted ("projekt" for "investeringsprojekt")."""
LEAST_COVERED = 0.72
"""Share of the question's words that heading, those above it and the document's facts must account for."""
CONTEXT_SHARE = 0.9
BELOW_SHARE = 0.55

Path = tuple[str, ...]
"""The headings above a passage, the outermost first."""

_SAID = re.compile(rf"(?<!\w)(?:{'|'.join(NUMBER_WORDS)})(?!\w)", re.IGNORECASE)
_NUMBERED = re.compile(
    r"^(?:[^\W\d_]+ ){0,3}?(?P<sort>[^\W\d_]{4,40}) \(?(?P<number>\d{1,2})\)?(?![\d.,]*\d)(?!.*\.{4})[^\n]{0,80}(?!\w)",
    re.MULTILINE,
)
"""A line that numbers a thing ("Projekt (3) – …", "Beskrivning av åtgärd 3"); no line of a table of contents."""


@dataclass(frozen=True, slots=True)
class Headed:
    """A heading that says how many things there are, and the headings that are these, each with what is below it."""

    heading: str
    passage: Passage
    things: tuple[tuple[str, Passage], ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """Things numbered from one: how many, and the lines (page and span) of the first and the last."""

    count: int
    first: Span
    last: Span


def find_headed(question: Question, passages: Sequence[Passage], *, known: Facts) -> Headed | None:
    """Return the things that a question asks for, where a heading of a reading names them and says how many they are.

    `passages` are those of the reading, in order; `known` is what is known of its document. As many headings must
    stand right below the heading, or beside it to the end of its section.
    """
    sought = sought_by(question)
    if not _is_of(question, sought, known):
        return None
    below = _by_path(passages)
    found = (
        (_covered(path, below[path], sought, known), -order, Headed(path[-1], below[path][0], things))
        for order, path in enumerate(below)
        for things in (_numbered_by(path, below),)
        if things and Words.of(path[-1]).covers(sought.words[0] if sought.words else "") >= LEAST_HEAD
    )
    return max((one for one in found if one[0] >= LEAST_COVERED), key=lambda one: one[:2], default=(0, 0, None))[2]


def _is_of(question: Question, sought: Sought, known: Facts) -> bool:
    """Say whether a document is known to be of all that a question names; initials ("RUS") may be its own."""
    return all(word.upper() in question.asked or is_named(word, (known,)) for word in sought.required)


def _by_path(passages: Iterable[Passage]) -> Mapping[Path, Sequence[Passage]]:
    """Return every heading path with the passages below it, in reading order."""
    below: dict[Path, list[Passage]] = defaultdict(list)
    for passage in passages:
        for depth in range(1, len(passage.headings) + 1):
            below[passage.headings[:depth]].append(passage)
    return below


def _numbered_by(path: Path, sections: Mapping[Path, Sequence[Passage]]) -> tuple[tuple[str, Passage], ...]:
    """Return the headings that a heading numbers: right below it, or else beside and behind it; () of none."""
    said = _SAID.search(path[-1])
    if said is None:
        return ()
    wanted = NUMBER_WORDS[said.group().lower()]
    every = list(sections)
    below = [one for one in every if len(one) == len(path) + 1 and one[:-1] == path]
    behind = [one for one in every[every.index(path) + 1 :] if len(one) == len(path) and one[:-1] == path[:-1]]
    things = below or behind
    if len(things) != wanted or wanted < FEWEST:
        return ()
    return tuple((one[-1], sections[one][0]) for one in things)


def _covered(path: Path, passages: Sequence[Passage], sought: Sought, known: Facts) -> float:
    own, above, below = Words.of(path[-1]), Words.of(*path[:-1]), Words.of(*(one.text for one in passages))
    shares = [
        max(
            own.covers(word),
            CONTEXT_SHARE * max(above.covers(word), known.covers(word)),
            BELOW_SHARE * below.covers(word),
        )
        for word in sought.words
    ]
    return covered_share(sought.words, shares)


def find_numbered(question: Question, pages: Mapping[int, str], *, known: Facts, headings: Words) -> Numbered | None:
    """Return how many things of the sort that a question counts a reading numbers from one without a gap.

    `pages` are its page texts by number; what is known of its document and its headings must account for what else
    the question says. None where two rows of numbers differ.
    """
    sought = sought_by(question)
    if not _is_of(question, sought, known):
        return None
    rest = [max(known.covers(word), headings.covers(word), likeness(sought.words[0], word)) for word in sought.words]
    if not sought.words or covered_share(sought.words, rest) < LEAST_COVERED:
        return None
    rows: dict[str, dict[int, Span]] = defaultdict(dict)
    for page, text in sorted(pages.items()):
        for match in _NUMBERED.finditer(text):
            if likeness(sought.words[0], swedish.normalise(match["sort"])) >= LEAST_SORT:
                span = Span(page, match.start(), match.end())
                rows[swedish.normalise(match["sort"])].setdefault(int(match["number"]), span)
    whole = {len(row): row for row in rows.values() if len(row) >= FEWEST and set(row) == set(range(1, len(row) + 1))}
    if len(whole) != 1:
        return None
    count, row = next(iter(whole.items()))
    return Numbered(count, row[1], row[count])
