"""The plan graph of a view, resolved once for each state and kept beside the corpus.

    <data_dir>/graphs/<state>-<what of it is seen>.msgpack

A kept graph is taken only when it was made of the same readings by the same program: its origin is a digest of the
view's documents and of all code that reading and resolving rest on, so that no change can meet an old graph.
"""

from __future__ import annotations

import hashlib
import logging
from functools import cache
from importlib.metadata import version
from pathlib import Path

import corpus
import ingest
from corpus import graph_file
from corpus.graph import PlanGraph
from corpus.store import View
from corpus.system_errors import why

FOLDER = "graphs"
_LIBRARIES = ("simplemma", "rapidfuzz")
"""Libraries that decide which names are equal."""

log = logging.getLogger(__name__)


def plan_graph_of(view: View, data_dir: Path) -> PlanGraph:
    """Return the graph of a view: the kept one, or one that is resolved now and kept."""
    place = data_dir / FOLDER / f"{view.state.number}-{view.seen}.msgpack"
    graph = graph_file.read(place, origin=_origin(view))
    if graph is not None:
        return graph
    from ingest.resolve import resolve  # a program that finds the graph kept need not load what makes one

    graph = resolve(documents=view.documents(), mentions=view.mentions(), organs=view.organs(), titles=view.titles())
    try:
        graph_file.write(place, graph, origin=_origin(view))
    except OSError as error:  # a folder that may only be read, a full disk: it costs time, nothing else
        log.warning("the plan graph of state %s is not kept: %s", view.state.number, why(error))
    return graph


def prune(data_dir: Path, *, newest: int) -> None:
    """Remove the graphs of states other than the newest and the one before, which a question may still use."""
    for place in (data_dir / FOLDER).glob("*.msgpack"):
        number = place.name.partition("-")[0]
        if not number.isdecimal() or not newest - 1 <= int(number) <= newest:
            place.unlink(missing_ok=True)


def _origin(view: View) -> str:
    """Return the digest of what the graph of a view is made of, and by what."""
    digest = hashlib.sha256(_code().encode())
    digest.update(f"{view.state.created}|{view.seen}".encode())
    for document in sorted(view.documents(), key=lambda one: one.id):
        digest.update(f"|{document.id}|{document.reading}".encode())
    return digest.hexdigest()


@cache
def _code() -> str:
    """Return the digest of the programs and word lists of both packages below, and of the libraries."""
    digest = hashlib.sha256("|".join(version(name) for name in _LIBRARIES).encode())
    for package in (corpus, ingest):
        root = Path(str(package.__file__)).parent
        for source in sorted((*root.rglob("*.py"), *root.rglob("*.toml"))):
            if (root / "documents") not in source.parents:
                digest.update(source.relative_to(root).as_posix().encode() + source.read_bytes())
    return digest.hexdigest()
