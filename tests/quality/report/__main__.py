"""`python -m tests.quality.report --seed N`: the quality table, and the misses as a page.

N is the new seed, never 0; 0 is the development seed. Runs the product's own commands on the golden corpus of both
seeds and of the reserve, the demos, the claims, the retrieval sets, the poisoned documents and the real documents.
Where `../shared` is absent its columns are empty. Where `RODA_MODEL` names a language model, answers and attacks are
measured with it too. The page holds misses of the development seed and of the open real keys alone.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.quality.report import misses, parts
from tests.quality.report.columns import DEVELOPMENT, golden, real
from tests.quality.report.product import ROOT

PAGE = ROOT / ".data" / "quality" / "misses.html"


def main() -> None:
    """Read the seed and write the table, part by part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True, help="the new seed, taken fresh for each reported figure")
    seed = parser.parse_args().seed
    if seed == DEVELOPMENT:
        parser.error("0 är utvecklingens frö. Välj ett annat: make quality SEED=7")
    with tempfile.TemporaryDirectory(prefix="roda-quality-") as folder:
        _write(seed, Path(folder))


def _write(seed: int, work: Path) -> None:
    corpora = [golden(one, pool, work) for one, pool in ((DEVELOPMENT, "open"), (seed, "open"), (seed, "reserve"))]
    documents = real(work)
    sections = parts.write_reading(corpora, documents)
    misses.write(sections, PAGE)
    parts.write_places(corpora, documents, work)
    parts.write_answers(corpora, documents)
    parts.write_with_model(corpora, work)
    parts.write_repeated(corpora)
    parts.write_demos(work)
    parts.write_claims(work)
    parts.write_retrieval(corpora)
    parts.write_attacks(work)
    parts.write_later()
    parts.console().print(f"Missar i utvecklingens frö och de öppna facit: {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
