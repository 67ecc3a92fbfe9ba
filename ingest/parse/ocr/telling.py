"""What is said of pages that were read from their pictures, or could not be. Pure but for asking what is installed."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Page
from ingest.parse.ocr import tesseract
from ingest.parse.ocr.limits import OcrLimits
from ingest.parse.page_counts import page_count


def advice(ocr: OcrLimits | None) -> str:
    """Say what to do with a document none of whose pages could be read."""
    if ocr is None:
        return "Skapa PDF-filen på nytt från originalet, eller texttolka den (OCR) först."
    lack = tesseract.lack()
    if lack is not None:
        return f"{lack} Texttolkning (OCR) läser sådana sidor."
    return (
        "Texttolkning (OCR) fann ingen text. "
        "Skanna om sidorna rättvända i minst 200 punkter per tum, eller höj RODA_OCR_SECONDS."
    )


def warnings(name: str, pages: Sequence[Page], *, unread: int, late: int, ocr: OcrLimits | None) -> tuple[str, ...]:
    """Say how many pages were read from pictures and how surely, and why `unread` were not; `late` lacked time."""
    found: list[str] = []
    read = [page.recognition for page in pages if page.recognition is not None]
    if read:
        weak = sum(len(recognition.weak) for recognition in read)
        share = round(sum(recognition.confidence for recognition in read) / len(read))
        found.append(
            f"{name}: {page_count(len(read))} lästes in från bild (OCR), säkerhet {share} av 100, {weak} osäkra ord."
        )
    if unread and ocr is not None:
        lack = tesseract.lack()
        if lack is not None:
            found.append(f"{name}: {lack}")
        elif late:
            found.append(
                f"{name}: {page_count(late)} hann inte texttolkas (OCR). Höj RODA_OCR_SECONDS (nu {ocr.seconds})."
            )
    return tuple(found)
