"""Misses of reading by layout and cause, as a page to read. Only for what may be debugged on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from corpus.settings import Settings
from corpus.store import Store
from tests.quality.report import causes, product
from tests.quality.report.columns import Corpus
from tests.quality.report.product import Measured
from tests.quality.report.targets import READING

NAMES = {"goals": "name", "activities": "text", "indicators": "name", "verdicts": "verdict"}
METRICS = tuple(target.metric for target in READING)


@dataclass(frozen=True, slots=True)
class Miss:
    """A miss beside its cause."""

    place: str
    metric: str
    expected: str
    got: str
    cause: str


@dataclass(frozen=True, slots=True)
class DocumentMisses:
    """A document, how it was set, its figures in the order of METRICS, and its misses."""

    name: str
    set_as: str
    figures: tuple[str, ...]
    misses: tuple[Miss, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What was measured: figures by layout, misses by cause, and each document."""

    title: str
    layouts: tuple[tuple[str, tuple[str, ...]], ...]
    causes: tuple[tuple[str, int], ...]
    documents: tuple[DocumentMisses, ...]


def section(title: str, corpus: Corpus, measured: Measured) -> Section:
    """Gather the misses of a corpus."""
    read = _read(corpus)
    documents = tuple(_document(name, corpus, measured, read) for name in measured.units)
    counted = Counter(miss.cause for document in documents for miss in document.misses)
    return Section(title, tuple(_by_layout(corpus, measured)), tuple(counted.most_common()), documents)


def _by_layout(corpus: Corpus, measured: Measured) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each layout and each way of setting with its figures."""
    groups: dict[str, list[str]] = {}
    for name in measured.units:
        finish = corpus.finishes.get(name, {})
        noise = finish.get("noise")
        parts = [finish.get("layout"), finish.get("typesetter"), *(noise if isinstance(noise, list) else ())]
        for group in (str(part) for part in parts if part):
            groups.setdefault(group, []).append(name)
    for group, names in sorted(groups.items()):
        yield f"{group} ({len(names)})", _figures([measured.units[name] for name in names])


def _figures(units: list[Mapping[str, tuple[float, int]]]) -> tuple[str, ...]:
    shown = []
    for metric in METRICS:
        pairs = [unit[metric] for unit in units if metric in unit]
        right, of = sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)
        shown.append(f"{right / of:.2f}" if of else "–")
    return tuple(shown)


def _document(name: str, corpus: Corpus, measured: Measured, every: Mapping[str, causes.Read]) -> DocumentMisses:
    own = [miss for miss in measured.misses if miss["question"].partition(" s. ")[0] == name]
    read = every.get(name, causes.Read({}, {}))
    misses = tuple(
        Miss(one["question"].removeprefix(name), one["metric"], one["expected"], one["got"], causes.cause(one, read))
        for one in own
    )
    finish = corpus.finishes.get(name, {})
    noise = finish.get("noise") or ()
    set_as = ", ".join(str(part) for part in (finish.get("layout"), finish.get("typesetter"), *noise) if part)
    return DocumentMisses(name, set_as, _figures([measured.units[name]]), misses)


def _read(corpus: Corpus) -> Mapping[str, causes.Read]:
    """Return what was read of each document, by its name."""
    rows = {kind: product.shown(kind, corpus.data) for kind in NAMES}
    store = Store.open(Settings(data_dir=corpus.data))
    try:
        view = store.view()
        return {
            document.name: causes.Read(
                {page.number: page.text for page in view.pages(document.reading)},
                {
                    kind: tuple(str(row[field]) for row in rows[kind] if row["document"] == document.name)
                    for kind, field in NAMES.items()
                },
            )
            for document in view.documents()
        }
    finally:
        store.close()


def write(sections: list[Section], path: Path) -> None:
    """Write the page."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
    )
    page = environment.get_template("misses.html.jinja").render(sections=sections, targets=READING)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8")
