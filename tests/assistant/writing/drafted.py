"""A drafted answer and a model of a few lines, for the tests of what a language model may add."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field

from assistant.answer import (
    Answer,
    Citation,
    CitationPart,
    Interpretation,
    Item,
    Kind,
    Proof,
    Receipt,
    Sentence,
)
from assistant.writing.protocol import Message, Stopped
from corpus.errors import ModelFailed

HOMES = "Kommunen bygger 120 bostäder i Norra hamnen under 2024."
PLACE = "Tekniska nämnden öppnar en mötesplats för unga i Norra hamnen den 1 mars 2024."
COUNT = "Två aktiviteter hittades."


def citation(n: int, quote: str, document: str = "d1") -> Citation:
    """Return a citation of a document."""
    return Citation(n, "plan.md", document, "Plan", "Mål", quote, (CitationPart(1, "1", 0, len(quote)),))


def quoted(text: str, *citations: int) -> Sentence:
    """Return a sentence that its citations prove."""
    return Sentence(text, Proof.QUOTED, citations)


def answer(
    *sentences: Sentence, citations: Sequence[Citation] = (), items: Sequence[Item] = (), refused: bool = False
) -> Answer:
    """Return an answer as it was drafted."""
    return Answer(
        question="Vad händer i Norra hamnen?", language="sv", kind=Kind.LOOKUP, interpretation=Interpretation(),
        sentences=sentences, receipt=Receipt(1, "2024-05-01", ("plan.md",), 3), items=tuple(items),
        citations=tuple(citations), refused=refused,
    )  # fmt: skip


DRAFTED = answer(
    Sentence(COUNT, Proof.COMPUTED),
    quoted(HOMES, 1),
    quoted(PLACE, 2),
    citations=(citation(1, HOMES), citation(2, PLACE)),
)


@dataclass(slots=True)
class Speaker:
    """A model that says a text, a word at a time, and fails then where it is told to. Keeps what it was told."""

    says: str
    fails: str | None = None
    """The reason to fail, after all of it."""
    name: str = "talare"
    server: str = "talare.exempel"
    in_house: bool = False
    told: list[tuple[Message, ...]] = field(default_factory=list)
    closed: int = 0

    def for_an_answer(self) -> Speaker:
        """Return itself: it takes no time."""
        return self

    def is_left_alone(self) -> bool:
        """Say no: it is asked whatever it did before."""
        return False

    def stream(self, messages: Sequence[Message], *, stopped: Stopped) -> Generator[str]:
        """Yield the text's words."""
        self.told.append(tuple(messages))
        try:
            for word in self.says.split(" "):
                if stopped():
                    return
                yield f"{word} "
            if self.fails:
                raise ModelFailed(self.fails)
        finally:
            self.closed += 1
