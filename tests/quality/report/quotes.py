"""Whether quotes stand where the corpus says: at their span, and inside their boxes by a library that the reader lacks.

`python -m tests.quality.report.quotes DATA_DIR` prints the two figures of a corpus and every quote that fails.

A quote is the whole place of a goal, activity, indicator or verdict, or one sentence (or cell) of a passage.
At its span: the stored page text there holds, unbroken, the letters of the wording that is shown.
Inside its boxes: pdfminer, through pdfplumber, finds in them the quote's letters and digits and no others, each by its
middle. The reader's text and boxes come from pdfium alone. Left out of the second: formats without pages, and pages
read from their picture; how many is told.
"""

from __future__ import annotations

import argparse
import io
import random
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pdfplumber

from assistant.evaluation.intervals import interval
from assistant.evaluation.scoring import Tally, Unit
from corpus.model import Box, Document, Page, Passage, Span
from corpus.settings import Settings
from corpus.store import Store, View
from corpus.swedish import sentences
from tests.quality.report.product import Measured

MOST = 1_000
"""Quotes drawn of a corpus of either sort, elements and sentences: the other library reads 19 pages a second."""
SEED = 0
SLACK = 0.5
"""Points by which a letter's middle may lie outside its box: the libraries round a font's heights otherwise."""
AT_SPAN, IN_BOXES, UNMEASURED = "quote_at_span", "quote_in_boxes", "unmeasured"

Character = tuple[str, float, float]
"""A character of the other library with the middle of its box, in points from the page's lower left corner."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words as shown, of a kind, and the places of one reading where they stand."""

    document: str
    kind: str
    words: str
    parts: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """A quote that one of the figures counts as wrong, and what stands there instead."""

    figure: str
    quote: Quote
    found: str


def measure(data: Path, *, most: int = MOST) -> Measured:
    """Return both figures over a corpus, with their intervals over documents and every failure."""
    view = Store.open(Settings(data_dir=data)).view()
    documents = {document.name: document for document in view.documents()}
    judged = {name: _judged(view, documents[name], drawn) for name, drawn in _drawn(view, most).items()}
    units = [Unit(name, tuple(one.tallies.items())) for name, one in judged.items()]
    metrics: dict[str, float | None] = {UNMEASURED: float(sum(one.unmeasured for one in judged.values()))}
    spreads = {}
    for figure in (AT_SPAN, IN_BOXES):
        total = sum((one.tallies.get(figure, Tally()) for one in judged.values()), Tally())
        metrics |= {figure: total.right / total.of if total.of else None, f"{figure}_of": float(total.of)}
        spread = interval(units, figure)
        if spread is not None:
            spreads[figure] = spread
    counted = {unit.name: {name: (tally.right, tally.of) for name, tally in unit.tallies} for unit in units}
    return Measured(metrics, spreads, tuple(_told(one) for each in judged.values() for one in each.failures), counted)


def quotes_of(view: View, document: Document) -> Iterator[Quote]:
    """Yield a document's elements, then the sentences of its passages."""
    for mention in view.mentions_of(document.reading):
        yield Quote(document.name, mention.kind.value, mention.wording, mention.locator.parts)
    for passage in view.passages_of(document.reading):
        yield from _sentences(view, document, passage)


def letters(text: str) -> str:
    """Return the letters and digits: ligatures taken apart; no hyphen, soft hyphen, space or mark of a broken word."""
    return "".join(each for each in unicodedata.normalize("NFKC", text) if each.isalnum())


def inside(characters: Iterable[Character], boxes: Sequence[Box]) -> str:
    """Return the characters whose middle lies in one of the boxes, each once, in the other library's order."""
    return "".join(
        text
        for text, x, y in characters
        if any(box.x0 - SLACK <= x <= box.x1 + SLACK and box.y0 - SLACK <= y <= box.y1 + SLACK for box in boxes)
    )


def equal_letters(text: str, other: str) -> bool:
    """Say whether two texts have the same letters; their order is the library's own where characters overlap."""
    return Counter(letters(text)) == Counter(letters(other))


def characters_of(page: pdfplumber.page.Page) -> list[Character]:
    """Return a page's characters, those drawn twice for a bolder look once."""
    return [
        (char["text"], (char["x0"] + char["x1"]) / 2, page.height - (char["top"] + char["bottom"]) / 2)
        for char in page.dedupe_chars().chars
    ]


@dataclass(slots=True)
class Judged:
    """The tallies of a document, its failures, and how many quotes have no boxes that can be compared."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    unmeasured: int = 0

    def count(self, figure: str, quote: Quote, *, right: bool, found: str) -> None:
        """Count a quote in a figure."""
        self.tallies[figure] = self.tallies.get(figure, Tally()) + Tally(right, 1)
        if not right:
            self.failures.append(Failure(figure, quote, found))


def _drawn(view: View, most: int) -> dict[str, list[Quote]]:
    """Draw quotes of a corpus, elements and sentences apart; by document."""
    every = [quote for document in view.documents() for quote in quotes_of(view, document)]
    draw = random.Random(SEED)  # noqa: S311 - a sample, no secret
    elements = [quote for quote in every if quote.kind != "sentence"]
    others = [quote for quote in every if quote.kind == "sentence"]
    drawn = defaultdict(list)
    for pool in (elements, others):
        for quote in draw.sample(pool, min(most, len(pool))):
            drawn[quote.document].append(quote)
    return drawn


def _judged(view: View, document: Document, quotes: Sequence[Quote]) -> Judged:
    numbers = dict.fromkeys(part.page for quote in quotes for part in quote.parts)
    pages = {number: view.page(document.reading, number) for number in numbers}
    return judge(quotes, pages, _seen(view, document, pages.values()) if document.format == "pdf" else {})


def _told(failure: Failure) -> dict[str, str]:
    quote = failure.quote
    place = f"{quote.document} s. {quote.parts[0].page}"
    words = f"{quote.kind}: {quote.words}"
    return {"question": place, "metric": failure.figure, "expected": words, "got": failure.found}


def _sentences(view: View, document: Document, passage: Passage) -> Iterator[Quote]:
    whole = Quote(document.name, "passage", passage.text, passage.locator.parts)
    if not equal_letters(view.quote(passage.locator), passage.text):
        yield whole
        return
    for part in passage.locator.parts:
        text = view.page(document.reading, part.page).text[part.start : part.end]
        for start, end in sentences(text):
            span = replace(part, start=part.start + start, end=part.start + end)
            if letters(text[start:end]):
                yield Quote(document.name, "sentence", text[start:end], (span,))


def judge(quotes: Sequence[Quote], pages: Mapping[int, Page], seen: Mapping[int, Sequence[Character]]) -> Judged:
    """Judge quotes of one document by its stored pages and by what the other library sees on them."""
    judged = Judged()
    for quote in quotes:
        texts = [pages[part.page].text[part.start : part.end] for part in quote.parts]
        judged.count(AT_SPAN, quote, right=letters(quote.words) in letters(" ".join(texts)), found=" | ".join(texts))
        if not all(part.page in seen for part in quote.parts):
            judged.unmeasured += 1
            continue
        there = [
            inside(seen[part.page], pages[part.page].characters.boxes(part.start, part.end)) for part in quote.parts
        ]
        right = all(equal_letters(text, found) for text, found in zip(texts, there, strict=True))
        judged.count(IN_BOXES, quote, right=right, found=" | ".join(there))
    return judged


def _seen(view: View, document: Document, pages: Iterable[Page]) -> dict[int, list[Character]]:
    """Return the characters of pages by the other library; pages read from their picture have none to compare."""
    seen = {}
    with pdfplumber.open(io.BytesIO(view.original(document.version))) as opened:
        for page in pages:
            if page.recognition is None:
                shown = opened.pages[page.number - 1]
                seen[page.number] = characters_of(shown)
                shown.close()
    return seen


def main() -> None:
    """Print the figures of a corpus and its failures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the data directory")
    parser.add_argument("--most", type=int, default=MOST)
    given = parser.parse_args()
    measured = measure(given.data, most=given.most)
    for miss in measured.misses:
        print(f"{miss['metric']} {miss['question']}\n  {miss['expected']!r}\n  {miss['got']!r}")  # noqa: T201
    print(*(f"{name}: {value}" for name, value in measured.metrics.items()), sep="\n")  # noqa: T201


if __name__ == "__main__":
    main()
