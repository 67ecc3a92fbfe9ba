"""What an answer is. `Answer.to_json` gives the stable format; fields may be added, never renamed or removed."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from corpus.model import Box, Change, Period


class Kind(StrEnum):
    """The kinds of question; each wants another kind of answer."""

    LINK = "link"
    LIST = "list"
    COUNT = "count"
    LOOKUP = "lookup"
    STATUS = "status"
    COMPARE = "compare"
    GAP = "gap"
    DEFINITION = "definition"
    NONE = "none"
    OPEN = "open"


class Proof(StrEnum):
    """How a sentence is proved."""

    QUOTED = "quoted"
    COMPUTED = "computed"
    ABSENCE = "absence"
    PHRASE = "phrase"


Language = Literal["sv", "en"]


@dataclass(frozen=True, slots=True)
class CitationPart:
    """One page's part of a citation: page 1-based, start and end in the page text, boxes in PDF points."""

    page: int
    page_label: str
    start: int
    end: int
    boxes: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()
    """The symbols on that page that say it; they are among the boxes too."""
    cell: str | None = None
    """In a workbook, whose pages are sheets: the cell's address, "A7:C7" for several."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote and where it stands. `n` is 1-based; `document` is the document's name, `document_id` its id."""

    n: int
    document: str
    document_id: str
    title: str
    section: str
    quote: str
    parts: tuple[CitationPart, ...]
    example: bool = False
    scanned: bool = False
    """Whether its words were read from the picture of a page."""
    weak: bool = False
    """Whether any of them was read so and is unsure."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One step of a proof: what it proves ("activity", "tie", "goal", "area", "indicator") and by which citation.

    A tie that no document states has no citation: a person stated it when correcting the reading, on the day (ISO) in
    `corrected`.
    """

    step: str
    citation: int | None
    corrected: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person corrected of an item: the newest day (ISO), whether it was added, and each change.

    The part "verdict" is the item's verdict.
    """

    date: str
    added: bool
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """A stated value. `role` is target, outcome, baseline, date or other."""

    value: str
    unit: str | None = None
    period: str | None = None
    role: str = "other"
    of: str | None = None
    """The indicator that it is of, where the item is its goal."""
    citation: int | None = field(default=None, compare=False)
    """Where it stands, for a value of an item; the same value may stand in several places."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One verdict on an item: its words, what it is (VerdictKind), when and by whom, and where it stands."""

    wording: str
    kind: str
    as_of: str | None
    by: str | None
    citation: int


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an item that was reworded or moved was before: its name, the goals above it, and where it stands."""

    name: str
    goal_path: tuple[str, ...]
    citation: int | None


@dataclass(frozen=True, slots=True)
class Worked:
    """What an organ does for a goal: the activity, where it stands, and whether the tie is only suggested."""

    organ: str
    name: str
    citation: int | None
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """What a document shows of a thing by a symbol that could not be read: our words, and where (page 1-based)."""

    text: str
    page: int
    page_label: str
    citation: int


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in an answer's list. `id` is the entity's id."""

    id: str
    name: str
    level: str | None = None
    goal_path: tuple[str, ...] = ()
    serves: str | None = None
    organ: str | None = None
    period: str | None = None
    responsible: str | None = None
    start: str | None = None
    end: str | None = None
    amount: str | None = None
    values: tuple[Value, ...] = ()
    change: str | None = None
    verdict: str | None = None
    verdict_detail: tuple[str, str | None, str | None] | None = None
    """(kind, as_of, by)."""
    judgements: tuple[Judged, ...] = ()
    """Every verdict told of it, the one above first."""
    earlier: Earlier | None = None
    """What it was, where a comparison found it reworded or moved."""
    works: tuple[Worked, ...] = ()
    """Of a goal that several organs work with: what each does for it."""
    standing: str | None = None
    """How an outcome stands to its target, computed from the cells: met, missed, undirected or unlike."""
    lacking: str | None = None
    """What no document that was read tells of a goal in a scorecard: "verdict", or any "follow_up" at all."""
    symbols: tuple[Shown, ...] = ()
    """Statuses shown by symbols that no legend explains."""
    link: str | None = None
    evidence: tuple[Evidence, ...] = ()
    citations: tuple[int, ...] = ()
    example: bool = False
    corrected: Correction | None = None
    """None where it stands as it was read."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an answer, with its kind of proof, the citations (n) and the items (0-based) it rests on."""

    text: str
    proof: Proof
    citations: tuple[int, ...] = ()
    items: tuple[int, ...] = ()
    by_model: bool = False
    """Whether a language model wrote it; it is proved like any quoted sentence."""
    phrase: str | None = None
    """The phrase in prompts/ that it renders; None where it is free text."""


@dataclass(frozen=True, slots=True)
class ModelUse:
    """What a language model had to do with an answer: which, whose host was sent text, whether that is the owner's.

    `written` and `shown` count its sentences; `question` is the one that it put instead of the asker's, where that
    one is answered.
    """

    name: str
    server: str
    in_house: bool
    written: int = 0
    shown: int = 0
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Interpretation:
    """How the question was read."""

    form: str | None = None
    entities: tuple[str, ...] = ()
    """Names of the entities that were recognised."""
    kommun: str | None = None
    organ: str | None = None
    period: Period | None = None
    as_of: str = ""
    """Today's date (ISO), an input."""
    read_as: str | None = None
    """The whole question that a follow-up was read as; None where the question stands alone."""


@dataclass(frozen=True, slots=True)
class CorrectedReading:
    """A document (name) whose reading a person corrected: how much was changed or added, how much was removed."""

    document: str
    changed: int
    removed: int


@dataclass(frozen=True, slots=True)
class MadeBy:
    """What made an answer: the program's version, the readers of the documents searched, index generation, embedder.

    The generation alone may differ between equal answers: an index made anew gets another name.
    """

    roda: str
    readers: tuple[str, ...] = ()
    generation: str = ""
    embedder: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked: the question as put, its limits (names; the period as typed), its language, and the context."""

    question: str
    language: Language = "sv"
    kommun: str | None = None
    organ: str | None = None
    period: Period | None = None
    context: str | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was searched: the state, the date, documents (names) and pages read, what is missing, what was skipped.

    With `asked`, `made_by` and when the state was published (ISO 8601, UTC) it is enough to ask again and compare.
    """

    state: int
    as_of: str
    documents_searched: tuple[str, ...]
    pages_searched: int
    missing: tuple[str, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    """(document, reason)."""
    candidates: tuple[str, ...] = ()
    """Ids of the passages that retrieval ranked, best first."""
    expected: int = 0
    """How many documents the manifests expect of what the question is about, the missing ones included."""
    corrected: tuple[CorrectedReading, ...] = ()
    """Of the documents searched, those whose reading a person corrected."""
    published: str = ""
    asked: Request | None = None
    made_by: MadeBy | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer. `text` is the sentences joined; `count` is set for count questions."""

    question: str
    language: Language
    kind: Kind
    interpretation: Interpretation
    sentences: tuple[Sentence, ...]
    receipt: Receipt
    items: tuple[Item, ...] = ()
    values: tuple[Value, ...] = ()
    citations: tuple[Citation, ...] = ()
    also_mentioned: tuple[tuple[str, int], ...] = ()
    """(document, page)."""
    count: int | None = None
    refused: bool = False
    clarify: tuple[str, ...] = ()
    generated_by: str = "roda"
    warnings: tuple[str, ...] = ()
    context: str | None = None
    """What a follow-up sends back with its question: see `assistant.understanding.asking_on.context`."""
    next_questions: tuple[str, ...] = ()
    """Questions that lead on, each of which the corpus answers."""
    model: ModelUse | None = None
    """None where no language model had to do with it."""
