"""PDF through LibreOffice: most municipalities print their Word documents to PDF. Many files in one call."""

from __future__ import annotations

import importlib.util
import io
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pypdf

from tests.quality.golden.errors import TypesettingFailed
from tests.quality.golden.programs import path_of

START_S, EACH_S = 60, 20
"""Seconds allowed for starting, and for each document."""
EXPORT = {
    "ExportBookmarksToPDFDestination": {"type": "boolean", "value": "true"},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
}


def print_all(documents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return PDFs of Word documents, by the same names; the bookmarks are named destinations in them."""
    if not documents:
        return {}
    program = path_of("soffice")
    with tempfile.TemporaryDirectory(prefix="golden-") as name:
        folder = Path(name)
        for stem, data in documents.items():
            (folder / f"{stem}.docx").write_bytes(data)
        said = _convert(program, folder, [f"{stem}.docx" for stem in documents])
        made = {stem: folder / f"{stem}.pdf" for stem in documents}
        absent = [stem for stem, file in made.items() if not file.is_file()]
        if absent:
            raise TypesettingFailed(f"soffice made no PDF of {', '.join(absent)}. It said: {said}")
        return {stem: file.read_bytes() for stem, file in made.items()}


def _convert(program: str, folder: Path, files: list[str]) -> str:
    """Run soffice in a folder, with a profile of its own there, and return what it printed."""
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        f"pdf:writer_pdf_Export:{json.dumps(EXPORT)}",
        "--outdir",
        str(folder),
        *files,
    ]
    limit = START_S + EACH_S * len(files)
    surroundings = {**os.environ, "DICPATH": str(_hyphenation(folder / "dictionaries"))}
    try:
        ran = subprocess.run(
            command, cwd=folder, env=surroundings, capture_output=True, text=True, timeout=limit, check=False
        )
    except subprocess.TimeoutExpired as late:
        raise TypesettingFailed(f"soffice had not set {len(files)} documents after {limit} s") from late
    return f"{ran.stdout}\n{ran.stderr}".strip()


def _hyphenation(folder: Path) -> Path:
    """Give soffice the Swedish patterns that WeasyPrint hyphenates with, under the name it looks for."""
    folder.mkdir()
    found = importlib.util.find_spec("pyphen")
    if found is not None and found.origin is not None:
        patterns = Path(found.origin).parent / "dictionaries" / "hyph_sv.dic"
        shutil.copyfile(patterns, folder / "hyph_sv_SE.dic")
    return folder


def destinations(data: bytes) -> dict[str, int]:
    """Return the page (1-based) of each named destination of a PDF."""
    read = pypdf.PdfReader(io.BytesIO(data))
    numbers = {name: read.get_destination_page_number(one) for name, one in read.named_destinations.items()}
    return {name.lstrip("/"): number + 1 for name, number in numbers.items() if number is not None}


def without_destinations(data: bytes) -> bytes:
    """Return a PDF without its named destinations: what is marked must not be told from the file."""
    written = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    for name in ("/Names", "/Dests"):
        if name in written.root_object:
            del written.root_object[pypdf.generic.NameObject(name)]
    packed = io.BytesIO()
    written.write(packed)
    return packed.getvalue()
