"""`roda eval`: measure reading, answers, retrieval and the check of claims against their keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.answering import Assistant
from assistant.commands import printing
from assistant.commands.options import AsJson, DataDir, settings_of
from assistant.configured_model import configured_model
from assistant.finding.cross_encoder import load_cross_encoder
from assistant.prompting import Phrases
from assistant.quoting import NO_NAMES, Names, verify_quoted
from assistant.snapshot import known_names
from assistant.streaming import Answerer
from assistant.understanding.catalogue import Catalogue
from corpus.embedding import configured_embedder
from corpus.errors import CorpusMissing
from corpus.settings import Settings
from corpus.store import Store, View
from ingest.plan_graphs import plan_graph_of

if TYPE_CHECKING:
    from assistant.evaluation.scoring import Figures
    from assistant.evaluation.systems import Compared, Difference

SYSTEMS = {
    "plain": "BM25, hela ord",
    "snowball": "BM25, Snowballs ordstammar",
    "grams": "BM25, 4-gram i ord",
    "dense": "Bara vektorer",
    "hybrid": "Röda tråden",
}
"""What the systems of `assistant.evaluation.systems` are called."""


def answers(
    context: typer.Context,
    questions: Annotated[str, typer.Argument(help="Frågor med facit, en per rad.", metavar="FRÅGOR.jsonl")],
    *,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Ställ frågorna i en fil och jämför svaren med facit."""
    # Imported here: scipy takes half a second, which no other command should wait for.
    from assistant.evaluation.questions import load_questions
    from assistant.evaluation.running import measure, page_text_of

    keyed = load_questions(Path(questions))
    settings = settings_of(context, data_dir)
    today = datetime.now().astimezone().date()
    store = Store.open(settings)
    try:
        phrases = Phrases.load()
        answerer = Answerer(
            Assistant(store, settings, phrases=phrases), phrases=phrases, model=configured_model(settings)
        )
        figures = measure(
            keyed,
            ask=lambda question, scope: answerer.ask(question, scope=scope, today=today).answer,
            page_text=page_text_of(store.view(historical=True)),
        )
    finally:
        store.close()
    _write(figures, first="Fråga", as_json=as_json)


def reading(
    context: typer.Context,
    keys: Annotated[str, typer.Argument(help="Mapp med facit, en JSON-fil per dokument.", metavar="MAPP")],
    *,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Jämför det som lästs ur dokumenten med facit."""
    from assistant.evaluation.reading import measure_reading
    from assistant.evaluation.reading_keys import load_keys

    keyed = load_keys(Path(keys))
    settings = settings_of(context, data_dir)
    with _newest_view(settings, historical=True) as view:  # replaced editions were read too
        graph = plan_graph_of(view, settings.data_dir)
    _write(measure_reading(keyed, graph), first="Dokument", as_json=as_json)


def claims(
    context: typer.Context,
    claims: Annotated[
        str, typer.Argument(help="Sanna och falska påståenden, ett par per rad.", metavar="PÅSTÅENDEN.jsonl")
    ],
    *,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Pröva vilka påståenden som släpps igenom med citatet som enda källa."""
    from assistant.evaluation.claims import load_claims, measure_claims

    keyed = load_claims(Path(claims))
    names = _known_names(settings_of(context, data_dir))
    _write(
        measure_claims(keyed, check=lambda sentence, quote: verify_quoted(sentence, (quote,), names)),
        first="Påstående",
        as_json=as_json,
    )


def retrieval(
    context: typer.Context,
    folder: Annotated[str, typer.Argument(help="Mapp med corpus.jsonl, queries.jsonl och qrels.tsv.", metavar="MAPP")],
    *,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Mät hur väl sökningen hittar rätt texter i en testsamling."""
    from assistant.evaluation.beir import load_beir
    from assistant.evaluation.systems import SHIPPED, compare, systems

    beir = load_beir(Path(folder))
    settings = settings_of(context, data_dir)
    embedder, reader = configured_embedder(settings), load_cross_encoder(settings.reranker)
    with systems(beir, embedder, reader) as searches:
        compared = compare(beir, searches)
    figures = next(one.figures for one in compared if one.system == SHIPPED and one.figures)
    if as_json:
        printing.write_json({**_record(figures), "systems": [_system(one) for one in compared]})
        return
    _write_systems(compared)
    _write_misses(figures, first="Fråga")


def _known_names(settings: Settings) -> Names:
    """Return the names that the corpus knows; none where nothing has been read in, as claims need no corpus."""
    try:
        with _newest_view(settings) as view:
            return known_names(Catalogue.of(plan_graph_of(view, settings.data_dir), view.documents()))
    except CorpusMissing:
        return NO_NAMES


@contextmanager
def _newest_view(settings: Settings, *, historical: bool = False) -> Iterator[View]:
    """Open the corpus, give its newest state (`historical`: with replaced editions too), and close it."""
    store = Store.open(settings)
    try:
        yield store.view(historical=historical)
    finally:
        store.close()


def _write(figures: Figures, *, first: str, as_json: bool) -> None:
    """Write the figures, then the misses; `first` heads the column that says where a miss is."""
    if as_json:
        printing.write_json(_record(figures))
        return
    printing.write_table(
        ("Mått", "Värde", "95 %"), ((name, _shown(value), _spread(figures, name)) for name, value in figures.metrics)
    )
    _write_misses(figures, first=first)


def _write_misses(figures: Figures, *, first: str) -> None:
    if figures.misses:
        printing.write_table(
            (first, "Mått", "Väntat", "Fick"),
            ((miss.question, miss.metric, miss.expected, miss.got) for miss in figures.misses),
        )


def _record(figures: Figures) -> dict[str, object]:
    """Return what is written as JSON; `units` gives [right, of] of each document or question by figure."""
    from assistant.evaluation.intervals import interval

    spreads = ((name, interval(figures.units, name)) for name, _ in figures.metrics)
    return {
        "metrics": dict(figures.metrics),
        "intervals": {name: spread for name, spread in spreads if spread},
        "misses": [asdict(miss) for miss in figures.misses],
        "units": {unit.name: {name: (one.right, one.of) for name, one in unit.tallies} for unit in figures.units},
    }


def _spread(figures: Figures, metric: str) -> str:
    from assistant.evaluation.intervals import interval

    found = interval(figures.units, metric)
    return f"{found[0]:.2f}–{found[1]:.2f}" if found else ""


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _write_systems(compared: Sequence[Compared]) -> None:
    """Write a row for each system: its figures, and how much they are above the reference's, with the interval."""
    against = next((one.against for one in compared if one.against), None)
    names = tuple(dict.fromkeys(name for one in compared if one.figures for name, _ in one.figures.metrics))
    printing.write_table(
        ("System", *(heading for name in names for heading in (name, "skillnad"))),
        ((SYSTEMS[one.system], *(cell for name in names for cell in _cells(one, name))) for one in compared),
    )
    if against:
        printing.write(f"Skillnad: mot {SYSTEMS[against]}, med parvis 95 % intervall.")
    for one in compared:
        if one.figures is None:
            printing.write(f"{SYSTEMS[one.system]} är inte mätt: paketet snowballstemmer är inte installerat.")


def _cells(one: Compared, metric: str) -> tuple[str, str]:
    found = one.differences.get(metric)
    return _shown(dict(one.figures.metrics)[metric] if one.figures else None), _shown_difference(found)


def _shown_difference(found: Difference | None) -> str:
    if found is None:
        return ""
    return f"{found.value:+.3f}" + (f" [{found.bounds[0]:+.3f}, {found.bounds[1]:+.3f}]" if found.bounds else "")


def _system(one: Compared) -> dict[str, object]:
    """Return a system as JSON; `metrics` is null where it could not be measured."""
    return {
        "system": one.system,
        "metrics": dict(one.figures.metrics) if one.figures else None,
        "against": one.against,
        "differences": {name: asdict(found) for name, found in one.differences.items()},
    }
