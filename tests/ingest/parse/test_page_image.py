"""Page images with marks."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from corpus.errors import DamagedDocument, NotInCorpus
from corpus.model import Box
from ingest.parse.by_suffix import parse_document
from ingest.parse.page_image import MAX_PIXELS, render
from tests.ingest.parse.drawn_pdf import pdf, words


def picture(data: bytes, **options: object) -> Image.Image:
    """Return the first page as a picture."""
    return Image.open(io.BytesIO(render(data, page=1, **options))).convert("RGB")  # type: ignore[arg-type]  # passed through


def is_yellow(colour: object) -> bool:
    """Say whether a pixel is a marked one."""
    assert isinstance(colour, tuple)
    return bool(colour[0] > 200 and colour[1] > 200 and colour[2] < 200)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_marks_lie_on_the_words(turned: int) -> None:
    """This test ensures that the box of a word marks that word on the picture, also on turned pages."""
    data = pdf(words(100, 600, "Resultatmål", size=20), extra=f"/Rotate {turned}")
    parsed = parse_document(data, name="plan.pdf")
    page, box = parsed.pages[0], parsed.blocks[0].box
    assert box is not None
    image = picture(data, boxes=[box], scale=1.0)
    assert image.size == (round(page.width), round(page.height))
    dark = [(x, y) for x in range(image.width) for y in range(image.height) if sum(image.getpixel((x, y))) < 200]  # type: ignore[arg-type]  # RGB
    assert dark
    for x, y in dark:
        assert box.x0 - 2 <= x <= box.x1 + 2
        assert box.y0 - 2 <= image.height - y <= box.y1 + 2
    assert is_yellow(image.getpixel((int(box.x0) + 1, int(image.height - box.y1) + 1)))


def test_example_band() -> None:
    """This test ensures that a page of example content bears a band."""
    data = pdf(words(100, 600, "Resultatmål"))
    assert picture(data).getpixel((5, 5)) == (255, 255, 255)
    red, green, _ = picture(data, example_label="Exempel – påhittat innehåll").getpixel((5, 5))  # type: ignore[misc]  # RGB
    assert red > 150 > green


def test_size_is_bounded() -> None:
    """This test ensures that a huge page at a huge scale makes no huge picture."""
    poster = pdf(words(100, 600, "Affisch"), box=(0, 0, 14000, 14000))
    assert picture(poster, scale=1000).width ** 2 <= MAX_PIXELS * 1.01


def test_errors_are_ours() -> None:
    """This test ensures that a page that does not exist and a file that is none end in typed errors."""
    with pytest.raises(NotInCorpus, match="3"):
        render(pdf(words(60, 700, "Text")), page=3, boxes=[Box(0, 0, 1, 1)])
    with pytest.raises(DamagedDocument):
        render(b"inte en pdf", page=1)


def test_cut_pages() -> None:
    """This test ensures that marks lie right on a page that shows only a part of itself."""
    data = pdf(words(100, 600, "I"), extra="/CropBox [90 500 300 700]")
    box = parse_document(data, name="plan.pdf").blocks[0].box
    assert box is not None
    image = picture(data, boxes=[box], scale=2.0)
    assert image.size == (420, 400)
    assert is_yellow(image.getpixel((int(box.x0 - 90) * 2, int(700 - box.y1) * 2 + 2)))
