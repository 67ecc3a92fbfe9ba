"""`python -m tests.quality.poison --out FOLDER [--seed N]`: write 100 poisoned documents and attacks.json."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.quality.poison import attacks, files


def main() -> None:
    """Read the command line and write the documents."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for the documents and attacks.json")
    parser.add_argument("--seed", type=int, default=0, help="another seed, other documents (0 when not given)")
    arguments = parser.parse_args()
    files.write(attacks.make(arguments.seed), arguments.out)


if __name__ == "__main__":
    main()
