"""Fit the weights of the ranking: `python -m tests.quality.ranking --passages DIR … --pairs DIR --questions FILE DIR`.

`--passages`: golden passage questions (`python -m tests.quality.golden …`), a folder a seed; `--pairs`: the folder of
the training data, whose held-out pairs are asked; `--questions`: a question file and the data directory that holds its
documents. Prints each set's nDCG@10 without features, and what weights fitted to other questions add to it. `--shares`
chooses the share of the vectors too, `--write` puts the weights fitted to all of it into the product. Some minutes.
"""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path

from assistant.finding.features import FEATURES
from assistant.finding.reranking import MEANING, SPELLING, WEIGHTS_FILE, weights_for
from corpus.embedding import Embedder, load_embedder
from tests.quality.ranking.fitting import Bank, Tried, bounds, fitted, left_out
from tests.quality.ranking.gathering import SHARES, of_golden, of_pairs, of_questions

FILE = Path(__file__).parents[3] / "assistant" / "finding" / WEIGHTS_FILE


def main() -> None:
    """Gather, fit, judge, print."""
    given = _arguments()
    embedder = load_embedder(given.embedder)
    banks = _banks(given, embedder)
    start = Tried(weights_for(embedder.name).share, (0.0,) * len(FEATURES))
    shares = SHARES if given.shares else (start.share,)
    chosen, unseen = fitted(banks, start, shares=shares), left_out(banks, start, shares=shares)
    for name, bank in banks.items():
        before = bank.ndcg(start)
        gained = unseen[name] - before
        low, high = bounds(gained, bank.groups)
        print(f"{name:28} {len(gained):5} {before.mean():.3f} {gained.mean():+.4f} [{low:+.4f}, {high:+.4f}]")  # noqa: T201
    print(chosen.share, dict(zip(FEATURES, chosen.features, strict=True)))  # noqa: T201
    if given.write:
        _write(chosen, embedder.name, ", ".join(banks))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.quality.ranking")
    parser.add_argument("--passages", nargs="*", type=Path, default=[])
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--questions", nargs=2, action="append", default=[], metavar=("FILE", "DIR"))
    parser.add_argument("--embedder", default="hashing")
    parser.add_argument("--shares", action="store_true")
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def _banks(given: argparse.Namespace, embedder: Embedder) -> dict[str, Bank]:
    sets = dict(of_golden(given.passages, embedder)) if given.passages else {}
    sets |= dict(of_pairs(given.pairs, embedder)) if given.pairs else {}
    sets |= dict(of_questions(Path(file), Path(folder), embedder) for file, folder in given.questions)
    return {name: Bank.of(searched) for name, searched in sets.items()}


def _write(chosen: Tried, embedder: str, sets: str) -> None:
    """Put weights into the product's file, with what they were fitted to; those of other embedders stay."""
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    tables[SPELLING if embedder.startswith(SPELLING) else MEANING] = {
        "fitted": f"{embedder}: {sets}",
        "share": chosen.share,
        **dict(zip(FEATURES, chosen.features, strict=True)),
    }
    rows = (
        f"[{kind}]\n" + "".join(f"{name} = {_value(value)}\n" for name, value in table.items())
        for kind, table in tables.items()
    )
    FILE.write_text("\n".join(rows), encoding="utf-8")


def _value(value: float | str) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


if __name__ == "__main__":
    main()
