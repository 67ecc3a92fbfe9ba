"""Searching a large drawn corpus, without documents: building both indexes, adding to them, memory, latency.

Passages, and what the corpus store would know of them, are made from their numbers, so that only the indexes, the
embedder and the retriever are at work. Each part runs in a process of its own, whose memory is its own.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from assistant.finding.retrieval import Retriever
from corpus import lexical, vectors
from corpus.embedding import Side, load_embedder
from corpus.embedding.passages import BATCH, embedded_text
from corpus.embedding.protocol import Vectors
from corpus.lexical import LexicalIndex
from corpus.model import Document, Locator, Passage, Span
from corpus.settings import load_settings
from corpus.vectors import VectorIndex
from tests.quality.bench import synthetic
from tests.quality.bench.timing import Clock, peak_mb

ROOT = Path(__file__).resolve().parents[3]
PASSAGES = 100_000
ADDED = 100
"""Passages of one more document."""
A_READING = synthetic.PASSAGES_A_DOCUMENT
A_KOMMUN = synthetic.DOCUMENTS_A_KOMMUN * A_READING
"""Passages of a municipality."""
ASKED = 100
"""Questions of each sort; each is asked three times and its quickest counts: the machine may be at other work."""
ROUNDS = 3
LIMIT = 20
SCATTER = 0x9E3779B97F4A7C15F39CC0605CEDC835
"""Odd: numbers multiplied by it are ids in no order, as digests are (2^128 divided by the golden ratio)."""
ID_BITS = 128
ROW = "{:<62} {:>14}\n"


@dataclass(frozen=True, slots=True)
class Indexes:
    """Both indexes, as a generation holds them."""

    lexical: LexicalIndex
    vectors: VectorIndex


class Drawn:
    """Passages by number, in view as a store would show them."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._back = pow(SCATTER, -1, 1 << ID_BITS)

    def passages(self, ids: Sequence[str]) -> tuple[Passage, ...]:
        """Return passages in the order asked for."""
        return tuple(passage(int(one, 16) * self._back % (1 << ID_BITS)) for one in ids)

    def documents(self) -> tuple[Document, ...]:
        """Return no documents: these passages stand in none."""
        return ()

    def passage_ids(self, readings: Collection[str]) -> frozenset[str]:
        """Return the ids of the passages of some readings."""
        starts = (int(reading) * A_READING for reading in readings)
        return frozenset(_id(n) for start in starts for n in range(start, min(start + A_READING, self._count)))


def _id(number: int) -> str:
    return f"{number * SCATTER % (1 << ID_BITS):032x}"


def passage(number: int) -> Passage:
    """Draw the passage of a number, always the same."""
    rng = random.Random(number)  # noqa: S311 - a drawn corpus, no secret
    text = next(synthetic.prose(rng, 1))
    return Passage(_id(number), Locator(str(number // A_READING), (Span(1, 0, len(text)),)), text, ("Verksamhetsplan",))


def _drawn(start: int, stop: int, clock: Clock) -> Iterator[Passage]:
    """Yield passages; the clock runs while they are drawn."""
    for number in range(start, stop):
        with clock.running():
            one = passage(number)
        yield one


def _embedded(passages: Iterator[Passage], clock: Clock) -> Iterator[tuple[str, Vectors]]:
    embedder = load_embedder(load_settings().embedding_model)
    while batch := list(islice(passages, BATCH)):
        texts = [embedded_text(one) for one in batch]
        with clock.running():
            rows = embedder.embed(texts, Side.PASSAGE)
        yield from zip((one.id for one in batch), rows, strict=True)


def build_words(folder: Path, base: Path | None, start: int, stop: int) -> dict[str, float]:
    """Build the word index; return seconds without the drawing, and the most memory."""
    drawing, began = Clock(), perf_counter()
    lexical.build(folder, base=base, add=_drawn(start, stop, drawing), remove=())
    return {"seconds": perf_counter() - began - drawing.seconds, "peak_mb": peak_mb()}


def build_vectors(folder: Path, base: Path | None, start: int, stop: int) -> dict[str, float]:
    """Build the vector index; return seconds without the drawing, those of embedding among them, and memory."""
    drawing, embedding, began = Clock(), Clock(), perf_counter()
    vectors.build(folder, base=base, add=_embedded(_drawn(start, stop, drawing), embedding), remove=())
    seconds = perf_counter() - began - drawing.seconds
    return {"seconds": seconds, "embedding": embedding.seconds, "peak_mb": peak_mb()}


def search(folder: Path, count: int) -> dict[str, float]:
    """Open both indexes and search them: milliseconds to open, of searches, and the memory held afterwards."""
    embedder = load_embedder(load_settings().embedding_model)
    embedder.embed(["Vilka mål finns?"], Side.QUERY)
    began = perf_counter()
    indexes = Indexes(LexicalIndex.open(folder / "words"), VectorIndex.open(folder / "vectors"))
    found = {"open": (perf_counter() - began) * 1000}
    kommuner = max(1, count // A_KOMMUN)
    readings = [str(number) for number in range(-(-count // A_READING))]
    a_kommun = A_KOMMUN // A_READING
    choices: dict[str, Callable[[int], list[str] | None]] = {
        "of all": lambda _: None,
        "of a kommun": lambda n: readings[n % kommuner * a_kommun :][:a_kommun],
        "of half": lambda n: readings[n % 2 :: 2],
    }
    for name, chosen in choices.items():
        retriever = Retriever(indexes, embedder, Drawn(count))
        retriever.search("mål", readings=chosen(0), limit=LIMIT)
        times = [_quickest(retriever, number, chosen(number)) for number in range(ASKED)]
        cuts = quantiles(times, n=20)
        found |= {f"{name}, p50": cuts[9], f"{name}, p95": cuts[18]}
    held = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    sizes = {name: int(size) / 1024 for name, size in re.findall(r"^(Anonymous|Rss):\s+(\d+) kB", held, re.MULTILINE)}
    return found | {"own": sizes["Anonymous"], "mapped": sizes["Rss"] - sizes["Anonymous"]}


def _quickest(retriever: Retriever, number: int, readings: list[str] | None) -> float:
    """Return the milliseconds that a question took, the quickest time of ROUNDS."""
    rng = random.Random(f"question {number}")  # noqa: S311 - a drawn question, no secret
    text = f"Vad säger planerna om {synthetic.compound(rng)} och {synthetic.compound(rng)}?"
    times = []
    for _ in range(ROUNDS):
        began = perf_counter()
        retriever.search(text, readings=readings, limit=LIMIT)
        times.append((perf_counter() - began) * 1000)
    return min(times)


PARTS: dict[str, Callable[..., dict[str, float]]] = {"words": build_words, "vectors": build_vectors}


def _start(part: str, folder: Path, count: int, added: str = "") -> subprocess.Popen[str]:
    """Start a process that does a part (see `_part`) and prints its figures as JSON."""
    command = [sys.executable, "-m", "tests.quality.bench.search", str(count), str(folder), part, added]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _finished(process: subprocess.Popen[str]) -> dict[str, float]:
    said, _ = process.communicate()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    return dict(json.loads(said))


def measure(count: int, folder: Path) -> None:
    """Build, add to and search an index of so many passages in a folder, and print the figures."""
    _print(f"{count} passages", "")
    processes = {name: _start(name, folder, count) for name in PARTS if not (folder / name).exists()}
    for name, process in processes.items():
        found = _finished(process)
        _print(f"index of {name}, passages a second", f"{count / found['seconds']:.0f}")
        _print("  seconds; of them embedding", f"{found['seconds']:.0f}; {found.get('embedding', 0):.0f}")
        _print("  most memory of the process, MB", f"{found['peak_mb']:.0f}")
    for name in PARTS:
        found = _finished(_start(name, folder, count, "more"))
        _print(f"{ADDED} more in a new generation: index of {name}, seconds", f"{found['seconds']:.1f}")
        _print("  most memory of the process, MB", f"{found['peak_mb']:.0f}")
        shutil.rmtree(folder / f"{name}-more")
    found = _finished(_start("search", folder, count))
    _print("opening both, ms", f"{found.pop('open'):.0f}")
    own, mapped = found.pop("own"), found.pop("mapped")
    for name, figure in found.items():
        _print(f"a search {name}, ms", f"{figure:.1f}")
    _print("memory of the process: its own; mapped files that it touched, MB", f"{own:.0f}; {mapped:.0f}")


def _part(part: str, folder: Path, count: int, *, is_added: bool) -> dict[str, float]:
    if part == "search":
        return search(folder, count)
    if is_added:
        return PARTS[part](folder / f"{part}-more", folder / part, count, count + ADDED)
    return PARTS[part](folder / part, None, 0, count)


def _print(what: str, figure: str) -> None:
    sys.stdout.write(ROW.format(what, figure))
    sys.stdout.flush()


def main() -> None:
    """Run `python -m tests.quality.bench.search [PASSAGES [FOLDER]]`; indexes that stand in FOLDER are not built again.

    Both indexes are built side by side. With two arguments more it is the process that does a part.
    """
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PASSAGES
    if len(sys.argv) > len(("program", "passages", "folder")):
        folder, part, added = Path(sys.argv[2]), *sys.argv[3:5]
        sys.stdout.write(json.dumps(_part(part, folder, count, is_added=bool(added))))
    elif len(sys.argv) > len(("program", "passages")):
        measure(count, Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            measure(count, Path(folder))


if __name__ == "__main__":
    main()
