"""The path of a question: check, pin a state, understand, compute or retrieve, compose, verify, answer."""

from __future__ import annotations

import datetime
import logging
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from assistant.answer import Answer, Interpretation, Item, Kind, Language, Sentence
from assistant.compose import DraftSentence, Renderer
from assistant.drafting.asked import Asked
from assistant.drafting.ways import Drafted, draft_answer
from assistant.prompting import Phrases
from assistant.snapshot import Snapshots
from assistant.understanding.question import Question, Scope, understand
from assistant.verify import verify
from corpus.embedding import Embedder, load_embedder
from corpus.errors import QuestionError
from corpus.model import Document, Passage
from corpus.settings import Settings
from corpus.store import Store, View

ERROR_LANGUAGE: Language = "sv"
"""Errors are Swedish: a question that cannot be taken has no language."""

log = logging.getLogger(__name__)


class Assistant:
    """Answers questions from a store. Usable by several threads; opens the newest state by itself."""

    def __init__(
        self, store: Store, settings: Settings, *, phrases: Phrases | None = None, embedder: Embedder | None = None
    ) -> None:
        self._store = store
        self._limit = settings.max_question_characters
        self._phrases = phrases or Phrases.load()
        self._snapshots = Snapshots(store, embedder or load_embedder(settings.embedding_model))

    def ask(self, question: str, *, scope: Scope, today: datetime.date) -> Answer:
        """Answer a question as of a date. The same question, scope, date and state give the same answer.

        Raises QuestionError (empty, too long, no words), CorpusMissing and CorpusDamaged.
        """
        text = self._checked(question)
        with self._snapshots.pinned() as snapshot:
            understood = understand(text, catalogue=snapshot.catalogue, scope=scope, today=today)
            asked = Asked.of(understood, snapshot=snapshot, scope=scope, today=today, phrases=self._phrases)
            drafted = draft_answer(asked)
            checker = Renderer(
                snapshot.graph, phrases=self._phrases, language=understood.language, receipt=asked.receipt
            )
            verified = verify(drafted.draft, renderer=checker, view=snapshot.pages, names=snapshot.names)
            for dropped in verified.dropped:
                log.warning("unproved sentence dropped (%s): %s", ", ".join(dropped.reasons), dropped.sentence.text)
            if not verified.holds:
                return self._unproved(asked)
            return _answer(asked, drafted, verified.sentences)

    def search(self, text: str, *, limit: int) -> tuple[tuple[Passage, Document], ...]:
        """Return the passages nearest to a text, best first, each with the first document it stands in.

        Raises CorpusMissing and CorpusDamaged.
        """
        with self._snapshots.pinned() as snapshot:
            documents = {document.reading: document for document in reversed(snapshot.view.documents())}
            ranked = snapshot.retriever.search(text, limit=limit)
            return tuple((one.passage, documents[one.passage.locator.reading]) for one in ranked)

    def view(self) -> View:
        """Return the newest state of the corpus. Raises CorpusMissing."""
        return self._store.view()

    def close(self) -> None:
        """Let the indexes go."""
        self._snapshots.close()

    def _checked(self, question: str) -> str:
        """Return the question without surrounding space; refuse what no answer can be sought for."""
        whole = question.encode("utf-8", "replace").decode("utf-8")  # half a character can be stored and sent nowhere
        text = unicodedata.normalize("NFC", whole).strip()
        if not text:
            raise QuestionError(self._phrases.render("question.empty", ERROR_LANGUAGE))
        if len(text) > self._limit:
            length, limit = len(text), self._limit
            raise QuestionError(self._phrases.render("question.too_long", ERROR_LANGUAGE, length=length, limit=limit))
        if not any(character.isalpha() for character in text):
            raise QuestionError(self._phrases.render("question.no_words", ERROR_LANGUAGE))
        return text

    def _unproved(self, asked: Asked) -> Answer:
        """Return the refusal for an answer that could not be proved."""
        assembly = asked.assembly()
        assembly.phrase("refusal.unproved")
        assembly.phrase("refusal.turn")
        drafted = Drafted(assembly.draft(refused=True), asked.question.kind)
        return _answer(asked, drafted, drafted.draft.sentences)


def _answer(asked: Asked, drafted: Drafted, sentences: tuple[DraftSentence, ...]) -> Answer:
    """Put the answer together from what was proved."""
    question, draft = asked.question, drafted.draft
    return Answer(
        question=question.text,
        language=question.language,
        kind=_kind_told(question, drafted.kind),
        interpretation=_interpretation(question, asked.today, about=_about(question, draft.items, kind=drafted.kind)),
        sentences=tuple(Sentence(one.text, one.proof, one.citations, one.items) for one in sentences),
        receipt=replace(asked.receipt, candidates=drafted.candidates),
        items=draft.items,
        values=draft.values,
        citations=draft.citations,
        also_mentioned=draft.also_mentioned,
        count=draft.count,
        refused=draft.refused,
        clarify=tuple(_choice(question, meant, asked) for meant in question.clarify),
        warnings=draft.warnings,
    )


def _kind_told(question: Question, drafted: Kind) -> Kind:
    """Return the kind of question: a refusal to a question about plans keeps what was asked; any other has none."""
    return question.kind if drafted is Kind.NONE and question.of_plans else drafted


def _choice(question: Question, meant: str, asked: Asked) -> str:
    """Return the question again with one of its readings said, so that it can be asked as it stands."""
    return asked.phrases.render("clarify.choice", question.language, meant=meant, question=question.text)


def _about(question: Question, items: Iterable[Item], *, kind: Kind) -> Iterable[str]:
    """Return the unit asked about, and the things whose facts a look-up states."""
    units = (question.responsible,) if question.responsible else ()
    return (*units, *(item.name for item in items if kind is Kind.LOOKUP))


def _interpretation(question: Question, today: datetime.date, *, about: Iterable[str]) -> Interpretation:
    """Say how the question was read; `about` are names of what it is about besides those recognised."""
    names = dict.fromkeys((*(entity.name for entity in question.entities), *about))
    return Interpretation(
        form=question.form,
        entities=tuple(names),
        kommun=question.kommun,
        organ=question.organ,
        period=question.period,
        as_of=today.isoformat(),
    )
