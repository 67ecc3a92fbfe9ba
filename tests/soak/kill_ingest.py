"""Kill ingest at random, look whether anything was lost, doubled or half seen: `python -m tests.soak.kill_ingest`.

Each round rewrites some documents and ingests their folder in a process that is killed (-9) at a random moment, while
a reader asks all the time. Then the corpus must be whole, and hold either what it held before or all that is new. At
the end one ingest is left alone, and its corpus must equal one that was never interrupted.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table

from corpus import generations
from corpus.embedding import load_embedder
from corpus.errors import CorpusMissing
from corpus.settings import Settings, load_settings
from corpus.store import Store
from corpus.store.originals import version_of
from ingest.doctor import doctor
from tests.soak import plans

_WITHOUT_CLI = """
import sys
from pathlib import Path
from corpus.embedding import load_embedder
from corpus.settings import load_settings
from corpus.store import Store
from corpus.store.originals import version_of
from ingest.pipeline import ingest
settings = load_settings()
store = Store.open(settings, create=True)
ingest([Path(sys.argv[1])], store=store, settings=settings, embedder=load_embedder("svenska"))
"""
_ORPHANS_SECONDS = 30  # in which the worker processes of a killed ingest must be gone
_LATEST = 1.1  # kills fall between the start and a little after the end of a first ingest; a later one is faster
_UNPUBLISHED = 5  # rounds that may go by without a state; the next ingest is left alone, for the reader to have one

Contents = dict[str, str]
"""What a state holds: document name -> version."""


@dataclass
class Soak:
    """The folders of one soak and what was seen so far."""

    folder: Path
    settings: Settings
    count: int
    seen: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def check(self, number: int, before: Contents) -> Contents:
        """Look at the corpus after a kill; return what its newest state holds."""
        try:
            store = Store.open(self.settings)
            report = doctor(store, self.settings, load_embedder("svenska"))
        except CorpusMissing:
            self.seen["nothing published yet"] += 1
            if before:
                self.wrong.append(f"round {number}: the corpus is gone")
            return {}
        self.wrong += [f"round {number}: {one}" for one in report.problems]
        self.seen["index rebuilt by doctor"] += bool(report.repaired)
        held = contents(store)
        self._compare(number, before, held)
        self.wrong += [f"round {number}: {one}" for one in faults(store)]
        store.close()
        return held

    def _compare(self, number: int, before: Contents, held: Contents) -> None:
        """Require the state before, or all of the folder."""
        if held == versions(self.folder):
            self.seen["all of the new state"] += 1
        elif held == before:
            self.seen["all of the old state"] += 1
        else:
            self.wrong.append(f"round {number}: half a state ({len(held)} documents)")


def main() -> int:
    """Run the soak; return 1 when anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--documents", type=int, default=30)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="roda-soak-") as place:
        soak = Soak(Path(place) / "planer", load_settings(data_dir=Path(place) / "data"), options.documents)
        soak.folder.mkdir()
        started = time.monotonic()
        asked = run_rounds(soak, rounds=options.rounds, seed=options.seed)
        finish(soak, Path(place) / "untouched")
        report(soak, asked, rounds=options.rounds, seconds=time.monotonic() - started)
    return 1 if soak.wrong else 0


def run_rounds(soak: Soak, *, rounds: int, seed: int) -> str:
    """Kill an ingest in each round while a reader asks; return what the reader says at the end."""
    random_ = random.Random(seed)  # noqa: S311 - moments to kill at, not secrets
    plans.write_round(soak.folder, 0, plans=soak.count)
    usual = usual_seconds(soak)
    reader = subprocess.Popen(
        [sys.executable, "-m", "tests.soak.reader", str(soak.settings.data_dir)], stdout=subprocess.PIPE, text=True
    )
    held: Contents = {}
    for number in range(rounds):
        plans.write_round(soak.folder, number, plans=soak.count)
        left_alone = number >= _UNPUBLISHED and not held
        kill_one(soak, after=None if left_alone else random_.uniform(0.0, usual * _LATEST))
        held = soak.check(number, held)
    if reader.poll() is not None:
        soak.wrong.append("the reader stopped by itself")
    reader.terminate()
    said, _ = reader.communicate(timeout=_ORPHANS_SECONDS)
    first, *faults_seen = said.splitlines() or ["0 0"]
    soak.wrong += [f"reader: {one}" for one in faults_seen]
    return first


def kill_one(soak: Soak, *, after: float | None) -> None:
    """Start an ingest, kill it after so many seconds (None: never), and see that its worker processes end too."""
    process = start(soak.folder, soak.settings.data_dir)
    try:
        process.wait(timeout=after)
        soak.seen["was done before the kill"] += 1
        if process.returncode:
            soak.wrong.append(f"an ingest failed by itself ({process.returncode})")
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        soak.seen["killed"] += 1
    deadline = time.monotonic() + _ORPHANS_SECONDS
    while group_lives(process.pid):
        if time.monotonic() > deadline:
            soak.wrong.append("worker processes outlived their ingest")
            os.killpg(process.pid, signal.SIGKILL)
            return
        time.sleep(0.02)


def start(folder: Path, data_dir: Path) -> subprocess.Popen[bytes]:
    """Start an ingest of the folder as a user would, in a process group of its own."""
    roda = Path(sys.executable).with_name("roda")
    with_cli = roda.exists() and importlib.util.find_spec("assistant.cli") is not None
    command = [str(roda), "ingest"] if with_cli else [sys.executable, "-c", _WITHOUT_CLI]
    return subprocess.Popen(
        [*command, str(folder)],
        env={**os.environ, "RODA_DATA_DIR": str(data_dir), "RODA_INGEST_WORKERS": "2"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def group_lives(group: int) -> bool:
    """Say whether a process group has any process left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def usual_seconds(soak: Soak) -> float:
    """Return how long an ingest takes that nobody kills, in a data directory that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="roda-soak-") as place:
        started = time.monotonic()
        if start(soak.folder, Path(place)).wait():
            soak.wrong.append("the first ingest, which nobody kills, failed")
        return time.monotonic() - started


def versions(folder: Path) -> Contents:
    """Return what a state of the whole folder holds."""
    return {path.name: version_of(path.read_bytes()) for path in sorted(folder.glob("*.pdf"))}


def contents(store: Store) -> Contents:
    """Return what the newest state holds."""
    return {document.name: document.version for document in store.view().documents()}


def faults(store: Store) -> list[str]:
    """Return what is doubled, lost or half visible in the newest state."""
    view = store.view()
    names = [document.name for document in view.documents()]
    wrong = [f"{name} is there twice" for name, times in Counter(names).items() if times > 1]
    wrong += [
        f"{document.name} is not whole"
        for document in view.documents()
        if len(view.pages(document.reading)) != document.page_count or not view.passages_of(document.reading)
    ]
    passages = {passage.id for passage in view.all_passages()}
    with generations.open_generation(store.data_dir, view.state.generation) as generation:
        if set(generation.lexical.ids()) != passages or set(generation.vectors.ids()) != passages:
            wrong.append("the indexes are not those of the state")
    return wrong


def fingerprint(store: Store) -> tuple[object, ...]:
    """Return everything that two corpora with the same documents must have alike."""
    view = store.view()
    pages = [view.pages(document.reading) for document in view.documents()]
    return (view.documents(), view.organs(), list(view.all_passages()), list(view.mentions()), pages)


def finish(soak: Soak, untouched: Path) -> None:
    """Let one ingest finish, and compare its corpus with one that was never interrupted."""
    for data_dir in (soak.settings.data_dir, untouched):
        if start(soak.folder, data_dir).wait():
            soak.wrong.append("an ingest that nobody killed failed")
    interrupted, whole = (Store.open(load_settings(data_dir=one)) for one in (soak.settings.data_dir, untouched))
    if fingerprint(interrupted) != fingerprint(whole):
        soak.wrong.append("the corpus differs from one that was never interrupted")
    soak.wrong += faults(interrupted)
    interrupted.close()
    whole.close()


def report(soak: Soak, asked: str, *, rounds: int, seconds: float) -> None:
    """Print the closing table and what was wrong."""
    table = Table(title=f"{rounds} rounds of kill -9 during ingest, {seconds:.0f} s")
    table.add_column("seen after a round")
    table.add_column("rounds", justify="right")
    for what, times in sorted(soak.seen.items()):
        table.add_row(what, str(times))
    questions, states = asked.split()
    table.add_row("questions answered meanwhile / states they saw", f"{questions} / {states}")
    table.add_row("wrong", str(len(soak.wrong)))
    console = Console()
    console.print(table)
    for one in soak.wrong:
        console.print(one, markup=False)


if __name__ == "__main__":
    sys.exit(main())
