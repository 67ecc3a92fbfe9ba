"""One state of the corpus, opened for answering: view, plan graph, names, indexes. Kept while anyone uses it."""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from threading import Lock

from assistant.answer import MadeBy
from assistant.finding.named_places import NamedPlaces
from assistant.finding.retrieval import Reads, Retriever
from assistant.quoting import Names
from assistant.understanding.catalogue import Catalogue
from corpus import generations
from corpus.embedding import Embedder
from corpus.errors import CorpusDamaged, SettingError
from corpus.generations import Generation, open_generation
from corpus.graph import PlanGraph
from corpus.model import Expected, Failure, Locator
from corpus.store import Store, View
from ingest.plan_graphs import plan_graph_of

CACHED_PAGES = 256
"""Pages kept in memory per state; one takes about 50 kB with its character boxes."""


class Pages:
    """The pages of a view and their passages, the latest used kept in memory. They never change."""

    def __init__(self, view: View) -> None:
        self.page = lru_cache(maxsize=CACHED_PAGES)(view.page)
        self.passages_on = lru_cache(maxsize=CACHED_PAGES)(view.passages_on)

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
    made_by: MadeBy


class Snapshots:
    """Opens the newest state when it is asked for, and lets an older one go when its last question is answered.

    Usable by several threads: a question keeps the snapshot that it began with.
    """

    def __init__(self, store: Store, embedder: Embedder, reader: Reads | None = None) -> None:
        self._store = store
        self._embedder = embedder
        self._reader = reader
        self._lock = Lock()
        self._current: Snapshot | None = None
        self._users: dict[int, int] = {}

    @contextmanager
    def pinned(self) -> Iterator[Snapshot]:
        """Hold the newest state from the beginning of a question to its end.

        Raises CorpusMissing, CorpusDamaged, and SettingError when its index was made with another embedder.
        """
        snapshot = self._take()
        try:
            yield snapshot
        finally:
            self._give_back(snapshot)

    @contextmanager
    def of_state(self, number: int) -> Iterator[Snapshot]:
        """Hold a state by its number; of an older one the index is made anew where it is no longer kept.

        Raises CorpusMissing, CorpusDamaged, and NotInCorpus for a number that is no state.
        """
        view = self._store.view(state=number)
        if view.state == self._store.states()[-1]:
            with self.pinned() as newest:
                if newest.view.state == view.state:
                    yield newest
                    return
        with ExitStack() as until_answered:
            generation = self._kept(view) or self._made_anew(view, until_answered)
            until_answered.callback(generation.close)
            yield self._snapshot(view, generation)

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
        with _uncollected():
            try:
                return self._open(view)
            except CorpusDamaged:
                newer = self._store.view()
                if newer.state == view.state:
                    raise
                return self._open(newer)

    def _open(self, view: View) -> Snapshot:
        made_by = generations.embedder_of(self._store.data_dir, view.state.generation)
        if made_by not in {None, self._embedder.name}:
            raise SettingError(
                f"Sökindexet är gjort med språkmodellen {made_by}, men inställd är {self._embedder.name}. Kör "
                "roda doctor, som gör om det, eller ställ tillbaka inställningarna RODA_EMBEDDING_…."
            )
        return self._snapshot(view, open_generation(self._store.data_dir, view.state.generation))

    def _kept(self, view: View) -> Generation | None:
        """Open the index of an older state, where it is kept and made as this program makes it."""
        name = view.state.generation
        if not generations.fits(self._store.data_dir, name, embedder=self._embedder):
            return None
        try:
            return open_generation(self._store.data_dir, name)
        except CorpusDamaged:  # derived, so made anew
            return None

    def _made_anew(self, view: View, until_answered: ExitStack) -> Generation:
        """Make the index of an older state in a folder that is gone when the question is answered."""
        folder = Path(until_answered.enter_context(tempfile.TemporaryDirectory(prefix="roda-")))
        name = generations.rebuild(folder, view.all_passages(), embedder=self._embedder)
        return open_generation(folder, name)

    def _snapshot(self, view: View, generation: Generation) -> Snapshot:
        """Gather what a view's questions are answered from."""
        graph = plan_graph_of(view, self._store.data_dir)
        catalogue = Catalogue.of(graph, view.documents())
        retriever = Retriever(generation, self._embedder, view, self._reader)
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
            made_by=MadeBy(
                roda=version("roda-traden"),
                readers=tuple(sorted(set(view.readers().values()))),
                generation=generation.name,
                embedder=self._embedder.name,
            ),
        )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Make what stays for long without the garbage collector, and spare it from then on.

    The collector looked through hundreds of thousands of objects again and again: an eighth of the time that answers
    took, and pauses of a quarter of a second. What was spared before and is no longer used, with the files that it
    holds open, goes now: nothing else would ever look at it.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


def known_names(catalogue: Catalogue) -> Names:
    """Return the names that a sentence may hold only when its quotes do."""
    return Names.of(one.name for one in catalogue.named)
