"""The path of a question: check, pin a state, understand, compute or retrieve, compose, verify, answer."""

from __future__ import annotations

import datetime
import logging
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from assistant.answer import Answer, Interpretation, Item, Kind, Language, Request, Sentence
from assistant.compose import Renderer
from assistant.compose.following_up import with_lacks
from assistant.contacts import load_contacts
from assistant.drafting.asked import Asked
from assistant.drafting.leading_on import next_questions
from assistant.drafting.ways import Drafted, draft_answer
from assistant.finding.cross_encoder import load_cross_encoder
from assistant.finding.limits import NO_LIMITS, Limits
from assistant.joining import joined
from assistant.prompting import Phrases
from assistant.quoting import Names
from assistant.snapshot import Snapshot, Snapshots
from assistant.understanding.asking_on.context import Context, decode, encode
from assistant.understanding.asking_on.follow_up import about_earlier, follow_up
from assistant.understanding.question import EntityType, Question, Scope, understand
from assistant.understanding.two_questions import two_questions
from assistant.understanding.workplaces import load_workplaces
from assistant.verify import verify
from corpus.embedding import Embedder, configured_embedder
from corpus.errors import QuestionError
from corpus.graph import PlanGraph
from corpus.model import Activity, Document, Goal, Indicator, Level, Passage
from corpus.settings import Settings
from corpus.store import Store, View

ERROR_LANGUAGE: Language = "sv"
"""Errors are Swedish: a question that cannot be taken has no language."""

log = logging.getLogger(__name__)


MOST_GOALS = 40
"""Names of goals that a refused question may have meant."""


@dataclass(frozen=True, slots=True)
class Understood:
    """How a question is read, told before anything is searched."""

    interpretation: Interpretation
    language: Language


@dataclass(frozen=True, slots=True)
class Searching:
    """What is searched: documents, and their pages."""

    documents: int
    pages: int


Told = Callable[[Understood | Searching], None]
"""Is told how an answer comes along, in the thread that makes it."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer, and what it takes to let somebody else put it in words.

    `names` are those that a sentence may only use when cited, `indoors` documents (ids) that leave the house by no
    means; `goals` names a refused question may have meant, those of the largest goals first. `kept_in` are names of
    things that stand in such documents alone, which a follow-up to be read anew may hold.
    """

    answer: Answer
    names: Names
    indoors: frozenset[str]
    goals: tuple[str, ...] = ()
    kept_in: Names = field(default_factory=Names)


@dataclass(frozen=True, slots=True)
class Put:
    """A question as put (NFC), and the context that came with it."""

    text: str
    context: str | None = None


def _untold(_: Understood | Searching) -> None:
    """Tell nobody."""


class Assistant:
    """Answers questions from a store. Usable by several threads; opens the newest state by itself."""

    def __init__(
        self, store: Store, settings: Settings, *, phrases: Phrases | None = None, embedder: Embedder | None = None
    ) -> None:
        self._store = store
        self._limit = settings.max_question_characters
        self._phrases = phrases or Phrases.load()
        self._workplaces = load_workplaces(settings.data_dir)
        self._contacts = load_contacts(Path(settings.data_dir))
        reader = load_cross_encoder(settings.reranker)
        self._snapshots = Snapshots(store, embedder or configured_embedder(settings), reader)

    def ask(
        self,
        question: str,
        *,
        scope: Scope,
        today: datetime.date,
        state: int | None = None,
        context: str | None = None,
    ) -> Answer:
        """Answer a question as of a date, from a state (number), the newest where none is named.

        `context` is that of the answer that the question may follow up (`Answer.context`). The same question, scope,
        context, date and state give the same answer. Raises QuestionError (empty, too long, no words, a context that
        is none), CorpusMissing, CorpusDamaged, SettingError (the index was made with another model), and NotInCorpus
        for a number that is no state.
        """
        return self.answered(question, scope=scope, today=today, state=state, context=context).answer

    def answered(
        self,
        question: str,
        *,
        scope: Scope,
        today: datetime.date,
        state: int | None = None,
        context: str | None = None,
        told: Told = _untold,
    ) -> Answered:
        """Answer as `ask` does; return with the answer what it takes to prove other words for it."""
        put = Put(self._checked(question), context)
        with self._snapshots.pinned() if state is None else self._snapshots.of_state(state) as snapshot:
            answer = self._both_answered(put, snapshot, scope=scope, today=today, told=told)
            indoors = _indoors(snapshot.view.documents())
            if not answer.refused:
                return Answered(answer, snapshot.names, indoors)
            goals = _goals(snapshot.graph, answer.interpretation.kommun, indoors)
            return Answered(answer, snapshot.names, indoors, goals, _kept_in(snapshot.graph, indoors))

    def _both_answered(self, put: Put, snapshot: Snapshot, *, scope: Scope, today: datetime.date, told: Told) -> Answer:
        """Answer a question from a snapshot, which may be two questions in one."""
        parts = two_questions(put.text)
        if parts is not None:
            first = self._answered(replace(put, text=parts[0]), snapshot, scope=scope, today=today, told=told)
            if not first.refused:
                then = Put(parts[1], first.context)
                second = self._answered(then, snapshot, scope=scope, today=today, told=told)
                return joined(first, second, question=put.text)
        return self._answered(put, snapshot, scope=scope, today=today, told=told)

    def _answered(self, put: Put, snapshot: Snapshot, *, scope: Scope, today: datetime.date, told: Told) -> Answer:
        """Answer one question from a snapshot."""
        understood, read_as = _understood(put, snapshot, scope=scope, today=today)
        told(Understood(_interpretation(understood, today, about=(), read_as=read_as), understood.language))
        asked = Asked.of(
            understood,
            snapshot=snapshot,
            scope=scope,
            today=today,
            phrases=self._phrases,
            workplaces=self._workplaces,
            contacts=self._contacts,
        )
        told(Searching(len(asked.receipt.documents_searched), asked.receipt.pages_searched))
        drafted = draft_answer(asked)
        checker = Renderer(snapshot.graph, phrases=self._phrases, language=understood.language, receipt=asked.receipt)
        verified = verify(drafted.draft, renderer=checker, view=snapshot.pages, names=snapshot.names)
        for dropped in verified.dropped:
            log.warning("unproved sentence dropped (%s): %s", ", ".join(dropped.reasons), dropped.sentence.text)
        if not verified.holds:
            return _answer(asked, self._unproved(asked), put=put, read_as=read_as)
        kept = replace(drafted, draft=with_lacks(replace(drafted.draft, sentences=verified.sentences)))
        return _answer(asked, kept, put=put, read_as=read_as)

    def search(self, text: str, *, limit: int, limits: Limits = NO_LIMITS) -> tuple[tuple[Passage, Document], ...]:
        """Return the passages nearest to a text, best first, each with the first document (within `limits`) it is in.

        Raises CorpusMissing and CorpusDamaged.
        """
        with self._snapshots.pinned() as snapshot:
            chosen = limits.chosen(snapshot.view.documents(), snapshot.graph)
            documents = {document.reading: document for document in reversed(chosen)}
            readings = None if limits == NO_LIMITS else documents.keys()
            ranked = snapshot.retriever.search(text, readings=readings, limit=limit)
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

    def _unproved(self, asked: Asked) -> Drafted:
        """Draft the refusal for an answer that could not be proved."""
        assembly = asked.assembly()
        assembly.phrase("refusal.unproved")
        assembly.phrase("refusal.turn")
        return Drafted(assembly.draft(refused=True), asked.question.kind)


def _understood(put: Put, snapshot: Snapshot, *, scope: Scope, today: datetime.date) -> tuple[Question, str | None]:
    """Read a question, filled in from what it follows up; return with it how, None where it stands alone."""
    catalogue = snapshot.catalogue
    followed = None
    if put.context is not None:
        followed = follow_up(put.text, decode(put.context), catalogue=catalogue, scope=scope, today=today)
    text = put.text if followed is None else followed.text
    question = understand(text, catalogue=catalogue, scope=scope, today=today)
    if followed is None:
        return question, None
    return about_earlier(question, followed.items, catalogue), text


def _indoors(documents: Sequence[Document]) -> frozenset[str]:
    """Return the documents that stay in the house, copies of theirs elsewhere included."""
    inner = {one.reading for one in documents if not one.leaves_house}
    return frozenset(one.id for one in documents if one.reading in inner)


def _goals(graph: PlanGraph, kommun: str | None, indoors: frozenset[str]) -> tuple[str, ...]:
    """Return names of areas and goals of the kommun asked about that stand in documents that may leave the house."""
    goals = (one for one in graph.goals if one.level in (Level.AREA, Level.GOAL) and kommun in (None, one.kommun))
    told = (one.name for one in goals if not _stays_in(one, graph, indoors))
    return tuple(dict.fromkeys(told))[:MOST_GOALS]


def _kept_in(graph: PlanGraph, indoors: frozenset[str]) -> Names:
    """Return names of things that stand only in documents that stay in the house."""
    things: Iterable[Goal | Activity | Indicator] = (*graph.goals, *graph.activities, *graph.indicators)
    return Names.of(one.name for one in things if indoors and _stays_in(one, graph, indoors))


def _stays_in(thing: Goal | Activity | Indicator, graph: PlanGraph, indoors: frozenset[str]) -> bool:
    """Say whether every mention of a thing stands in a document that stays in the house."""
    places = (graph.documents_of(mention) for mention in thing.mentions)
    return not any(documents and not any(one.id in indoors for one in documents) for documents in places)


def _answer(asked: Asked, drafted: Drafted, *, put: Put, read_as: str | None) -> Answer:
    """Put the answer together from what was proved."""
    question, draft = asked.question, drafted.draft
    return Answer(
        question=put.text,
        language=question.language,
        kind=drafted.kind,
        interpretation=_interpretation(
            question, asked.today, about=_about(question, draft.items, kind=drafted.kind), read_as=read_as
        ),
        sentences=tuple(
            Sentence(one.text, one.proof, one.citations, one.items, phrase=one.phrase) for one in draft.sentences
        ),
        receipt=replace(asked.receipt, candidates=drafted.candidates, asked=_request(asked, put)),
        items=draft.items,
        values=draft.values,
        citations=draft.citations,
        also_mentioned=draft.also_mentioned,
        count=draft.count.number if draft.count is not None else None,
        refused=draft.refused,
        clarify=tuple(_choice(question, meant, asked) for meant in question.clarify),
        warnings=draft.warnings,
        context=_context(question, draft.items),
        next_questions=next_questions(asked, drafted),
    )


def _context(question: Question, items: Iterable[Item]) -> str:
    """Return what a follow-up needs to know of an answer."""
    entities = tuple(one.id for one in question.entities if one.type is not EntityType.DOCUMENT)
    return encode(Context(question.text, entities, tuple(item.id for item in items if item.link != "suggested")))


def _request(asked: Asked, put: Put) -> Request:
    """Return the question as put, with its limits."""
    scope = asked.scope
    return Request(put.text, asked.question.language, scope.kommun, scope.organ, scope.period, put.context)


def _choice(question: Question, meant: str, asked: Asked) -> str:
    """Return the question again with one of its readings said, so that it can be asked as it stands."""
    return asked.phrases.render("clarify.choice", question.language, meant=meant, question=question.text)


def _about(question: Question, items: Iterable[Item], *, kind: Kind) -> Iterable[str]:
    """Return the unit asked about, and the things whose facts a look-up states."""
    units = (question.responsible,) if question.responsible else ()
    return (*units, *(item.name for item in items if kind is Kind.LOOKUP))


def _interpretation(
    question: Question, today: datetime.date, *, about: Iterable[str], read_as: str | None
) -> Interpretation:
    """Say how the question was read; `about` are names of what it is about besides those recognised."""
    names = dict.fromkeys((*(entity.name for entity in question.entities), *about))
    return Interpretation(
        form=question.form,
        entities=tuple(names),
        kommun=question.kommun,
        organ=question.organ,
        period=question.period,
        as_of=today.isoformat(),
        read_as=read_as,
    )
