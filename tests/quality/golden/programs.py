"""The programs outside Python that set documents, and the Debian package of each."""

from __future__ import annotations

import shutil

from tests.quality.golden.errors import ProgramMissing

PACKAGES = {"soffice": "libreoffice-writer-nogui", "gs": "ghostscript"}


def path_of(program: str) -> str:
    """Return where a program lies."""
    found = shutil.which(program)
    if found is None:
        raise ProgramMissing(f"{program} is not installed. Run: sudo apt-get install {PACKAGES[program]}")
    return found


def absent(*programs: str) -> str:
    """Return one line that names the packages of those programs that are not installed, or ""."""
    packages = [PACKAGES[program] for program in programs or PACKAGES if shutil.which(program) is None]
    return f"needs Debian's {', '.join(packages)}" if packages else ""
