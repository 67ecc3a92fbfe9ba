"""The parts of the quality table, each written as soon as it is measured."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from assistant.evaluation.beir import BeirSet, load_beir
from tests.quality.baseline import compare, halves
from tests.quality.report import attacks, columns, misses, product, quotes, sameness, support
from tests.quality.report.columns import DEVELOPMENT, KEYS, QUALITY, QUESTIONS, SHARED, Corpus
from tests.quality.report.product import ROOT, Measured
from tests.quality.report.targets import (
    ANSWERS,
    CLAIMS,
    LATER,
    MODEL,
    PLACES,
    READING,
    SAMENESS,
    SUPPORT,
    UNDERSTANDING,
    Target,
)

ASKED = ("open", "open", "held-out")
"""The question file of each golden corpus: the reserve is asked in held-out wordings."""
RESERVE = "reserv"
WORDS_OF = {"far": "utan gemensamma ord", "near": "med böjda eller sammansatta ord"}
"""What the halves of the passage questions are called."""
WIDTH = 170
"""Characters of a table."""


def console() -> Console:
    """Return where the table is written."""
    return Console(width=WIDTH)


def write_reading(corpora: Sequence[Corpus], documents: Corpus | None) -> list[misses.Section]:
    """Write the part on reading; return the misses that may be looked at."""
    measured = [columns.reading(corpus) for corpus in corpora]
    sections = [misses.section(f"Påhittad korpus, frö {DEVELOPMENT}", corpora[0], measured[0])]
    shown = [[one.shown(target.metric) for one in measured] for target in READING]
    if documents:
        for part in ("open", "closed"):
            found = columns.reading(documents, part)
            for cells, target in zip(shown, READING, strict=True):
                cells.append(columns.too_few(KEYS / part, target.metric) or found.shown(target.metric))
            if part == "open":
                sections.append(misses.section("Verkliga dokument, öppna facit", documents, found))
    heads = (*_heads(corpora), "verkliga, öppna", "verkliga, stängda")
    _write("Läsning", heads, zip(READING, shown, strict=True))
    return sections


def _heads(corpora: Sequence[Corpus]) -> tuple[str, ...]:
    return (*(corpus.name for corpus in corpora[:2]), RESERVE)


def write_answers(corpora: Sequence[Corpus], documents: Corpus | None) -> None:
    """Write the part on answers: the reserve is asked in held-out wordings."""
    asked = [columns.answers(corpus, part) for corpus, part in zip(corpora, ASKED, strict=True)]
    if documents:
        asked += [columns.answers(documents, part) for part in ("open", "held-out")]
    heads = (*_heads(corpora), "verkliga, öppna", "verkliga, undanhållna")
    _write("Svar: påhittad korpus, verkliga dokument", heads, _rows(ANSWERS, asked))


def write_with_model(corpora: Sequence[Corpus], work: Path) -> None:
    """Write the part on answers with the language model, beside those without, where one is configured."""
    model = product.language_model()
    if model is None:
        return
    whole = columns.demo(work, ROOT / "corpus" / "documents", {"demo": QUESTIONS / "demo.jsonl"})
    asked = [(corpora[1], ASKED[1]), (whole, "demo")]
    measured = [
        columns.answers(one, part, with_model=with_model) for one, part in asked for with_model in (False, True)
    ]
    heads = tuple(f"{one.name}, {how}" for one, _ in asked for how in ("utan", "med"))
    _write(f"Svar utan och med språkmodellen {model}", heads, _rows((*ANSWERS, *MODEL), measured))
    judged, file = corpora[1], corpora[1].questions[ASKED[1]]
    supported = [support.measure(judged.data, file, judged.keys, with_model=with_model) for with_model in (False, True)]
    _write(f"Citat utan och med språkmodellen {model}", heads[:2], [_supported(supported)])


def write_demos(work: Path) -> None:
    """Write the parts on the demos: answers, and how paraphrased questions are understood."""
    small = {name: QUESTIONS / f"small-demo-{name}.jsonl" for name in ("paraphrases", "held-out-2", "held-out")}
    full = {name: QUESTIONS / f"{name}.jsonl" for name in ("demo", "understanding", "understanding-held-out")}
    little = columns.demo(work, QUALITY / "small_demo" / "documents", small)
    whole = columns.demo(work, ROOT / "corpus" / "documents", full)
    asked = [columns.answers(whole, "demo"), *(columns.answers(little, name) for name in small)]
    heads = ("demo", "liten demo, utveckling", "liten demo, undanhållna 2", "liten demo, undanhållna 1")
    _write("Svar: demo", heads, _rows(ANSWERS, asked))
    understood = [columns.answers(whole, name) for name in ("understanding", "understanding-held-out")]
    _write("Omskrivna frågor", ("öppna", "undanhållna"), _rows(UNDERSTANDING, understood))


def write_places(corpora: Sequence[Corpus], documents: Corpus | None, work: Path) -> None:
    """Write the part on places: whether quotes stand where the corpus says, for a sample of each corpus."""
    demo = columns.demo(work, ROOT / "corpus" / "documents", {})
    measured = [quotes.measure(corpus.data) for corpus in (*corpora, demo, *([documents] if documents else []))]
    heads = (*_heads(corpora), "demo", "verkliga")
    title = f"Citatens plats: högst {quotes.MOST} element och {quotes.MOST} meningar dragna ur varje korpus"
    rows = [(target, [_counted(one, target.metric) for one in measured]) for target in PLACES]
    _write(title, heads, rows)


def _supported(measured: Sequence[Measured]) -> tuple[Target, list[str]]:
    """Return the row on whether sources support quotes."""
    return SUPPORT, [
        f"{_counted(one, SUPPORT.metric)}, {one.metrics[support.UNJUDGED]:.0f} utan facit" for one in measured
    ]


def _counted(measured: Measured, metric: str) -> str:
    """Return a share beside how many it is of: pages without a place, and scanned ones, are in the first row alone."""
    return f"{measured.shown(metric)} av {measured.metrics[f'{metric}_of']:.0f}"


def write_claims(work: Path) -> None:
    """Write the part on the check of claims, those in the open and the reserve apart."""
    lines = (QUALITY / "claims" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    measured = []
    for name, reserve in (("open", False), ("reserve", True)):
        chosen = [line for line in lines if bool(json.loads(line).get("reserve")) is reserve]
        file = work / f"claims-{name}.jsonl"
        file.write_text("\n".join(chosen), encoding="utf-8")
        measured.append(product.measure("claims", file, data=work / "nothing"))
    _write("Påståenden", ("öppna", "reserv"), _rows(CLAIMS, measured))


def write_retrieval(corpora: Sequence[Corpus]) -> None:
    """Write the part on retrieval, the product beside the frozen baseline: of the reserve its total alone."""
    reach = {"swefaq2-dev": "+ .08, intervallet över 0", "swequad-devtest": "inte sämre"}
    table = _table("Sökning, nDCG@10", ("baslinjen", "nu", "skillnad, parvis 95 %"))
    for folder in sorted((SHARED / "eval").glob("*")):
        _add_retrieval(table, folder.name, load_beir(folder), reach.get(folder.name, ""))
    golden = [
        (name, load_beir(one.passages)) for name, one in zip(_heads(corpora), corpora, strict=True) if one.passages
    ]
    for name, beir in golden:
        _add_retrieval(table, f"påhittad korpus, {name}", beir, "+ .10, intervallet över 0")
        for half, chosen in halves(beir) if name != RESERVE else ():
            _add_retrieval(table, f"  därav {WORDS_OF[half]}", chosen, "")
    console().print(table)


def _add_retrieval(table: Table, name: str, beir: BeirSet, reach: str) -> None:
    theirs, ours, (low, high) = compare(beir)
    gain = f"{ours - theirs:+.3f} ({low:+.3f} – {high:+.3f})"
    table.add_row(name, f"{theirs:.3f}", f"{ours:.3f}", gain, reach)


def write_attacks(work: Path) -> None:
    """Write how many attacks succeed, each sort in a row of its own."""
    found = attacks.run(work)
    heads = ("utan språkmodell", "med en fientlig", f"med {product.language_model()}")[: len(found)]
    table = _table("Angrepp som lyckas: hundra förgiftade dokument", heads)
    for sort in zip(*(one.tried for one in found), strict=True):
        cells = (f"{len(one.succeeded)} av {one.asked} {' '.join(one.succeeded)}".strip() for one in sort)
        table.add_row(sort[0].what, *cells, "0")
    shown = (f"{one.shown} av {one.written}" for one in found[1:])
    table.add_row("meningar av modellen som visades", "–", *shown, "")
    console().print(table)


def write_repeated(corpora: Sequence[Corpus]) -> None:
    """Write the part on quotes and repetition: whether sources support quotes, and whether answers repeat."""
    questions = [corpus.questions[part] for corpus, part in zip(corpora, ASKED, strict=True)]
    pairs = list(zip(corpora, questions, strict=True))
    supported = [support.measure(corpus.data, file, corpus.keys) for corpus, file in pairs]
    same = [sameness.measure(corpus.data, file) for corpus, file in pairs]
    rows = [
        _supported(supported),
        (SAMENESS, [_counted(one, SAMENESS.metric) for one in same]),
    ]
    _write(f"Citat och upprepning: {sameness.RUNS} körningar, högst {sameness.MOST} frågor", _heads(corpora), rows)


def write_later() -> None:
    """Write the rows that come with later parts of the product."""
    table = _table("Senare", ("",))
    for what, reach, part in LATER:
        table.add_row(what, f"kommer med {part}", reach)
    console().print(table)


def _rows(targets: Sequence[Target], measured: Sequence[Measured]) -> Iterable[tuple[Target, list[str]]]:
    return ((target, [one.shown(target.metric) for one in measured]) for target in targets)


def _write(title: str, heads: Sequence[str], rows: Iterable[tuple[Target, list[str]]]) -> None:
    """Write one part of the table; columns without figures stay empty."""
    table = _table(title, heads)
    for target, cells in rows:
        table.add_row(target.what, *(*cells, *[""] * len(heads))[: len(heads)], target.reach)
    console().print(table)


def _table(title: str, heads: Sequence[str]) -> Table:
    return Table("Mått", *heads, "Ska nå", title=title, title_justify="left")
