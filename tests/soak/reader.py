"""A reader that asks all the time while others ingest: `python -m tests.soak.reader DATA_DIR`, ended by SIGTERM.

It prints one line at the end: the number of questions and of states it saw; and a line for each thing that was wrong.
"""

from __future__ import annotations

import signal
import sys
import time
from pathlib import Path
from threading import Event

from corpus import generations
from corpus.embedding import Side, load_embedder
from corpus.errors import CorpusDamaged, CorpusMissing
from corpus.settings import load_settings
from corpus.store import Store, View
from tests.soak.plans import changes_together, round_of

_WORDS = "mötesplats i centrum"
_PAUSE = 0.05  # seconds between questions: the reader must not take the processor from the ingest


def main() -> int:
    """Ask until told to stop; return 1 when something was wrong."""
    stop = Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    settings = load_settings(data_dir=Path(sys.argv[1]))
    embedder = load_embedder("svenska")
    wrong: list[str] = []
    states: set[int] = set()
    questions = 0
    store: Store | None = None
    while not stop.is_set():
        time.sleep(_PAUSE)
        try:
            store = store or Store.open(settings)
            view, generation = _pin(store, settings.data_dir)
        except CorpusMissing:
            continue
        with generation:
            hits = generation.lexical.search(_WORDS, limit=10)
            hits += generation.vectors.search(embedder.embed([_WORDS], Side.QUERY)[0], limit=10)
            wrong.extend(_faults(view, [hit.passage_id for hit in hits]))
        states.add(view.state.number)
        questions += 1
    sys.stdout.write(f"{questions} {len(states)}\n" + "".join(f"{one}\n" for one in wrong))
    return 1 if wrong else 0


def _pin(store: Store, data_dir: Path) -> tuple[View, generations.Generation]:
    """Pin the newest state; where its index was thrown away just now, a newer state is there."""
    view = store.view()
    try:
        return view, generations.open_generation(data_dir, view.state.generation)
    except CorpusDamaged:
        newer = store.view()
        if newer.state.generation == view.state.generation:
            raise
        return newer, generations.open_generation(data_dir, newer.state.generation)


def _faults(view: View, found: list[str]) -> list[str]:
    """Return what a user would see wrong: hits that are not in the state, quotes that fail, rounds that are mixed."""
    where = f"state {view.state.number}"
    passages = view.passages(found)
    wrong = [] if len(passages) == len(found) else [f"{where}: {len(found) - len(passages)} hits outside the state"]
    wrong += [f"{where}: {one.id} misquoted" for one in passages if view.quote(one.locator) != one.text]
    together = [document for document in view.documents() if changes_together(document.name)]
    rounds = {round_of(view.page(document.reading, 1).text) for document in together}
    return wrong if len(rounds) <= 1 else [*wrong, f"{where}: rounds {rounds} mixed"]


if __name__ == "__main__":
    sys.exit(main())
