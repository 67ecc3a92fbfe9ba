"""Layout 9: text drawn as curves, so that a PDF looks the same and has no text layer."""

from __future__ import annotations

import subprocess

from tests.quality.golden.errors import TypesettingFailed
from tests.quality.golden.programs import path_of

LIMIT_S = 120


def curves(data: bytes) -> bytes:
    """Return a PDF whose glyphs are outlines."""
    program = path_of("gs")
    options = ["-q", "-dBATCH", "-dNOPAUSE", "-dNoOutputFonts", "-sDEVICE=pdfwrite", "-sOutputFile=-", "-"]
    try:
        ran = subprocess.run([program, *options], input=data, capture_output=True, timeout=LIMIT_S, check=False)
    except subprocess.TimeoutExpired as late:
        raise TypesettingFailed(f"gs had not drawn the outlines after {LIMIT_S} s") from late
    if ran.returncode or not ran.stdout.startswith(b"%PDF"):
        raise TypesettingFailed(f"gs gave no PDF. It said: {ran.stderr.decode(errors='replace').strip()}")
    return ran.stdout
