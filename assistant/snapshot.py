"""One state of the corpus, opened for answering: view, plan graph, names, indexes. Kept while anyone uses it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from assistant.finding.named_places import NamedPlaces
from assistant.finding.retrieval import Retriever
from assistant.quoting import Names
from assistant.understanding.catalogue import Catalogue
from corpus.embedding import Embedder
from corpus.errors import CorpusDamaged
from corpus.generations import Generation, open_generation
from corpus.graph import PlanGraph
from corpus.model import Expected, Failure, Locator
from corpus.store import Store, View
from ingest.plan_graphs import plan_graph_of

CACHED_PAGES = 256
"""Pages kept in memory per state; one takes about 50 kB with its character boxes."""


class Pages:
    """The pages of a view, the latest used kept in memory. Pages never change."""

    def __init__(self, view: View) -> None:
        self.page = lru_cache(maxsize=CACHED_PAGES)(view.page)

    def quote(self, locator: Locator) -> str:
        """Return the words at a locator as the view does: parts joined by a space, line breaks as spaces."""
        texts = (self.page(locator.reading, part.page).text[part.start : part.end] for part in locator.parts)
        return " ".join(text.replace("\n", " ") for text in texts)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything that a question is answered from. `names` are those that a sentence may only use when cited."""

    view: View
    pages: Pages
    graph: PlanGraph
    catalogue: Catalogue
    names: Names
    generation: Generation
    retriever: Retriever
    named_places: NamedPlaces
    expected: tuple[Expected, ...]
    failures: tuple[Failure, ...]


class Snapshots:
    """Opens the newest state when it is asked for, and lets an older one go when its last question is answered.

    Usable by several threads: a question keeps the snapshot that it began with.
    """

    def __init__(self, store: Store, embedder: Embedder) -> None:
        self._store = store
        self._embedder = embedder
        self._lock = Lock()
        self._current: Snapshot | None = None
        self._users: dict[int, int] = {}

    @contextmanager
    def pinned(self) -> Iterator[Snapshot]:
        """Hold the newest state from the beginning of a question to its end. Raises CorpusMissing, CorpusDamaged."""
        snapshot = self._take()
        try:
            yield snapshot
        finally:
            self._give_back(snapshot)

    def close(self) -> None:
        """Let the current state go, once no question uses it."""
        with self._lock:
            current, self._current = self._current, None
            if current is not None and not self._users.get(id(current)):
                current.generation.close()

    def _take(self) -> Snapshot:
        with self._lock:
            if self._current is None or self._store.states()[-1] != self._current.view.state:
                opened = self._open_newest()
                retired, self._current = self._current, opened
                if retired is not None and not self._users.get(id(retired)):
                    retired.generation.close()
            snapshot = self._current
            self._users[id(snapshot)] = self._users.get(id(snapshot), 0) + 1
            return snapshot

    def _give_back(self, snapshot: Snapshot) -> None:
        with self._lock:
            self._users[id(snapshot)] -= 1
            if not self._users[id(snapshot)]:
                del self._users[id(snapshot)]
                if snapshot is not self._current:
                    snapshot.generation.close()

    def _open_newest(self) -> Snapshot:
        """Open the newest state; once more when its index was replaced and removed in between."""
        view = self._store.view()
        try:
            return self._open(view)
        except CorpusDamaged:
            newer = self._store.view()
            if newer.state == view.state:
                raise
            return self._open(newer)

    def _open(self, view: View) -> Snapshot:
        graph = plan_graph_of(view, self._store.data_dir)
        catalogue = Catalogue.of(graph, view.documents())
        generation = open_generation(self._store.data_dir, view.state.generation)
        retriever = Retriever(generation, self._embedder, view)
        return Snapshot(
            view=view,
            pages=Pages(view),
            graph=graph,
            catalogue=catalogue,
            names=known_names(catalogue),
            generation=generation,
            retriever=retriever,
            named_places=NamedPlaces(retriever),
            expected=view.expected(),
            failures=view.failures(),
        )


def known_names(catalogue: Catalogue) -> Names:
    """Return the names that a sentence may hold only when its quotes do."""
    return Names.of(one.name for one in catalogue.named)
