"""What the service holds while it runs: the opened corpus, the assistant, the plan graph of the newest state.

The corpus may appear, and be replaced, while the service runs: `roda ingest` is another process. Everything here is
safe to use from several threads.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from threading import Lock

from assistant.answer import Answer
from assistant.answering import Assistant
from assistant.application import ApplicationStore, Feedback
from assistant.configured_model import configured_model
from assistant.finding.limits import Limits
from assistant.image_drawing import PageImages
from assistant.pace import Pace
from assistant.prompting import Phrases
from assistant.streaming import Answerer, Event
from assistant.understanding.scoping import Scope
from assistant.writing.protocol import LanguageModel, Stopped
from corpus.errors import FeedbackError
from corpus.graph import PlanGraph
from corpus.model import Passage
from corpus.settings import Settings
from corpus.store import Store, View
from ingest.plan_graphs import plan_graph_of

ANSWERS_AT_ONCE = 2
"""Answers that a process makes at the same time: one computes while another waits for the disk. More would take turns
at every step and hold their memory for as long, and each thread that once made one keeps some."""
FEEDBACK_A_MINUTE, FEEDBACK_AT_ONCE = 30, 20
"""What a process takes of feedback: a room full of people, but no program that fills the store."""


class Service:
    """The parts that routes call. Opened on first use, so that a service may start before anything is read in."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.phrases = Phrases.load()
        self._lock = Lock()
        self._graph_lock = Lock()
        """Its own: while the graph of a large corpus is made, pages that need none are shown."""
        self._answering = ThreadPoolExecutor(ANSWERS_AT_ONCE, thread_name_prefix="answering")
        self._store: Store | None = None
        self._assistant: Assistant | None = None
        self._answerer: Answerer | None = None
        self._graph: tuple[int, PlanGraph] | None = None
        self._views: dict[bool, View] = {}
        self.images = PageImages(
            memory_mb=settings.ingest_memory_mb, example_label=self.phrases.render("interface.example_image", "sv")
        )
        self._application = ApplicationStore.of(settings)
        self._feedback_pace = Pace(a_minute=FEEDBACK_A_MINUTE, at_once=FEEDBACK_AT_ONCE)
        self.model: LanguageModel | None = configured_model(settings)

    def ask(self, question: str, *, scope: Scope, context: str | None = None) -> Answer:
        """Answer a question as of today; `context` is that of the answer that it may follow up."""
        return self._open_answerer().ask(question, scope=scope, today=today(), context=context).answer

    def events(self, question: str, *, scope: Scope, context: str | None = None, stopped: Stopped) -> Iterator[Event]:
        """Answer a question as of today, telling what happens; see `Answerer.events`."""
        return self._open_answerer().events(question, scope=scope, today=today(), context=context, stopped=stopped)

    def view(self) -> View:
        """Return the newest state of the corpus. Raises CorpusMissing."""
        return self._newest(historical=False)

    def every_edition(self) -> View:
        """Return the newest state with the editions that later ones supersede. Raises CorpusMissing."""
        return self._newest(historical=True)

    def search(self, text: str, *, limit: int, limits: Limits) -> tuple[Passage, ...]:
        """Return passages of the newest state, the nearest to a text first."""
        found = self._open_assistant().search(text, limit=limit, limits=limits)
        return tuple(passage for passage, _ in found)

    def view_with(self, document: str, state: int | None = None) -> View:
        """Return a state, or the newest, in which a document (name or id) stands. Raises CorpusMissing, NotInCorpus."""
        if state is None:
            newest = self.every_edition()
            if any(document in (one.id, one.name) for one in newest.documents()):
                return newest
        return self._open_store().view_with(document, state=state)

    def graph(self, view: View) -> PlanGraph:
        """Return the plan graph of a view; that of the newest state is kept."""
        with self._graph_lock:
            if self._graph is None or self._graph[0] != view.state.number:
                graph = plan_graph_of(view, self.settings.data_dir)
                self._graph = (view.state.number, graph)
            return self._graph[1]

    def keep_feedback(self, given: Feedback) -> None:
        """Keep what a visitor says. Raises FeedbackError where too much comes, ApplicationError, SettingError."""
        if not self._feedback_pace.allows():
            raise FeedbackError("feedback_too_many")
        self._application.keep(given)

    def close(self) -> None:
        """Let processes, indexes and the databases go."""
        self.images.close()
        self._application.close()
        self._answering.shutdown()
        with self._lock:
            if self._assistant is not None:
                self._assistant.close()
            if self._store is not None:
                self._store.close()
            self._assistant = self._answerer = self._store = None
            self._views.clear()

    def _open_store(self) -> Store:
        with self._lock:
            if self._store is None:
                self._store = Store.open(self.settings)
                self._answering.submit(self.images.prepare)
            return self._store

    def _newest(self, *, historical: bool) -> View:
        """Return the newest state, loaded once: a state never changes."""
        store = self._open_store()
        states = store.states()
        kept = self._views.get(historical)
        if kept is None or not states or kept.state != states[-1]:
            kept = self._views[historical] = store.view(historical=historical)
        return kept

    def _open_assistant(self) -> Assistant:
        store = self._open_store()
        with self._lock:
            if self._assistant is None:
                self._assistant = Assistant(store, self.settings, phrases=self.phrases)
            return self._assistant

    def _open_answerer(self) -> Answerer:
        assistant = self._open_assistant()
        with self._lock:
            if self._answerer is None:
                self._answerer = Answerer(assistant, phrases=self.phrases, model=self.model, executor=self._answering)
            return self._answerer


def today() -> date:
    """Return today's date where the service runs."""
    return datetime.now().astimezone().date()
