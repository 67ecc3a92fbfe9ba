"""Scans made in the test: the pages of a PDF as tilted grey pictures, and a stand-in for tesseract."""

from __future__ import annotations

import io
import shutil
import stat
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

DOTS = 200
POINTS = 72


def scanned(data: bytes, *, tilt: float = 0.0) -> bytes:
    """Return a PDF whose pages are pictures of the given one's, turned by `tilt` degrees anticlockwise."""
    document = pdfium.PdfDocument(data)
    pages = [_picture(page, tilt) for page in document]
    document.close()
    made = io.BytesIO()
    pages[0].save(made, "PDF", save_all=True, append_images=pages[1:], resolution=DOTS)
    return made.getvalue()


def _picture(page: pdfium.PdfPage, tilt: float) -> Image.Image:
    picture = page.render(scale=DOTS / POINTS).to_pil().convert("L")
    page.close()
    turned: Image.Image = picture.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=250)
    return turned


def without_swedish() -> str | None:
    """Say why the real program cannot be used here, None when it can."""
    if shutil.which("tesseract") is None:
        return "needs the Debian packages tesseract-ocr and tesseract-ocr-swe"
    return None


def stand_in(folder: Path, *, hocr: str = "", languages: str = "eng\nswe", wait: int = 0) -> Path:
    """Write a program "tesseract" that gives one answer for every picture, and return its folder."""
    folder.mkdir()
    (folder / "answer.hocr").write_text(hocr, encoding="utf-8")
    program = folder / "tesseract"
    program.write_text(
        f'#!/bin/sh\nif [ "$1" = --list-langs ]; then echo "{languages}"; exit 0; fi\n'
        f'[ {wait} -gt 0 ] && exec /bin/sleep {wait}\n/bin/cat > /dev/null\n/bin/cat "{folder}/answer.hocr"\n',
        encoding="utf-8",
    )
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    return folder


def hocr(*lines: tuple[int, str, int]) -> str:
    """Return what the program says of lines: (baseline in pixels from the top, words, confidence)."""
    return "\n".join(_line(*line) for line in lines)


def _line(base: int, text: str, confidence: int) -> str:
    left, words = 300, list[str]()
    for word in text.split():
        right = left + 22 * len(word)
        words.append(
            f"<span class='ocrx_word' id='w' title='bbox {left} {base - 35} {right} {base}; "
            f"x_wconf {confidence}'>{word}</span>"
        )
        left = right + 14
    title = f"bbox 300 {base - 35} {left} {base + 10}; baseline 0 -10; x_size 46; x_descenders 10; x_ascenders 11"
    return f"<span class='ocr_line' id='l' title=\"{title}\">\n" + "\n".join(words) + "\n</span>"
