"""What is found in a page's picture beside words: shades, sizes, strokes, signs, and how the page lies."""

from __future__ import annotations

import numpy as np
import pytest

from ingest.parse.ocr import seen_type
from ingest.parse.ocr.picture import clear, turned_back
from ingest.parse.ocr.picture_tints import take_shades
from ingest.parse.ocr.shaded_tables import close_shaded
from ingest.parse.ocr.signs import mend_signs
from ingest.parse.ocr.tesseract import SeenLine, SeenWord
from ingest.parse.pdf_drawing import PageFrame
from ingest.parse.pdf_words import NO_CELL, Line, Word

SCALE = 300 / 72
PAPER, SHADE = 240, 222


def picture(*areas: tuple[int, int, int, int, int]) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """Return a grainy page with areas (left, top, right, bottom in pixels, grey value)."""
    grey = np.full((1200, 1600), PAPER, dtype=np.int16)
    for left, top, right, bottom, value in areas:
        grey[top:bottom, left:right] = value
    grain = np.random.default_rng(1).integers(-6, 7, grey.shape)
    return np.clip(grey + grain, 0, 255).astype(np.uint8)


def word(x: float, y: float, text: str) -> Word:
    """Return a word of ten points at a place, six points a letter."""
    return Word(0, len(text), text, x, y, x + 6 * len(text), y + 10, 10.0, False, NO_CELL, 0)  # noqa: FBT003


def row(y: float, *texts: str) -> Line:
    """Return a line with words in columns a hundred points wide."""
    return Line.of([word(60 + 100 * place, y, text) for place, text in enumerate(texts) if text])


def seen(text: str, *, left: int = 0, top: int = 20, height: int = 30, confidence: int = 80) -> SeenWord:
    """Return a word of a picture."""
    return SeenWord(text, left, top, left + 20 * len(text), top + height, confidence)


def test_the_edges_of_a_light_shade_are_found_and_the_shade_is_taken_away() -> None:
    """This test ensures that a shade little darker than grainy paper is found at its place, and its letter stays."""
    shaded = take_shades(picture((300, 400, 1300, 500, SHADE), (320, 430, 326, 470, 20)), scale=SCALE)
    across = sorted(edge[1] for edge in shaded.edges.tolist() if edge[2] - edge[0] > 900)
    assert across == pytest.approx([400, 500], abs=16)  # four points
    assert abs(int(np.median(shaded.plain[420:480, 600:1200])) - PAPER) <= 4
    assert shaded.plain[440:460, 322:325].max() < 100


def test_light_letters_on_a_dark_shade_become_dark() -> None:
    """This test ensures that white print on a dark head is dark on white afterwards."""
    shaded = take_shades(picture((300, 400, 1300, 500, 70), (320, 430, 326, 470, 240)), scale=SCALE)
    assert int(np.median(shaded.plain[440:460, 600:1200])) > 200
    assert shaded.plain[440:460, 322:325].max() < 120


def test_paper_without_shades_stays_as_it_is() -> None:
    """This test ensures that nothing is changed where nothing is shaded."""
    grey = picture((320, 430, 326, 470, 20))
    shaded = take_shades(grey, scale=SCALE)
    assert len(shaded.edges) == 0
    assert np.array_equal(shaded.plain, grey)


def test_a_table_whose_head_alone_is_shaded_is_closed() -> None:
    """This test ensures that rows and columns under a shaded head get lines, and a drawn grid under it none."""
    shades = np.array([[55.0, 712, 400, 712], [55.0, 696, 400, 696]])
    body = [row(699, "Namn", "Start", "Kostnad"), row(670, "Bygga", "2021", "50"), row(640, "Riva", "2022", "70")]
    made = close_shaded(np.zeros((0, 4)), shades, body)
    down = {round(rule[0]) for rule in made.tolist() if rule[0] == rule[2]}
    assert len(down) == 4
    assert len({round(rule[1]) for rule in made.tolist() if rule[1] == rule[3]}) == 4
    drawn = np.array([[155.0, 600, 155, 712]])
    assert len(close_shaded(drawn, shades, body)) == len(drawn) + len(shades)


def test_tables_under_one_another_with_the_same_head_are_closed_each_by_itself() -> None:
    """This test ensures that prose between two tables of one column is in neither, and that drawn rows end them."""
    heads = [(712.0, 696.0), (612.0, 596.0)]
    shades = np.array([[55.0, at, 400, at] for head in heads for at in head])
    drawn = np.array([[55.0, 660, 400, 660], [55.0, 560, 400, 560]])
    head = ("Namn", "Start", "Kostnad")
    prose = Line.of([word(60 + 70 * place, 640, "Nämnden") for place in range(4)])
    body = [row(699, *head), row(670, "Bygga", "2021", "50"), prose, row(599, *head), row(570, "Rusta", "2022", "70")]
    down = [rule for rule in close_shaded(drawn, shades, body).tolist() if rule[0] == rule[2]]
    assert len({round(rule[0]) for rule in down}) == 4
    assert not any(rule[1] < 650 < rule[3] for rule in down)
    assert {round(rule[1]) for rule in down} == {696, 660, 596, 560}


def test_a_shaded_box_with_prose_is_no_table() -> None:
    """This test ensures that lines without columns stay lines."""
    shades = np.array([[55.0, 712, 400, 712], [55.0, 640, 400, 640]])
    prose = [Line.of([word(60, 690, "Nämnden"), word(106, 690, "ansvarar")]), Line.of([word(60, 670, "för")])]
    assert len(close_shaded(np.zeros((0, 4)), shades, prose)) == len(shades)


def test_lines_that_are_set_alike_get_one_size() -> None:
    """This test ensures that sizes follow the letters' own height, whatever the program says of the line."""
    one = SeenLine((seen("Bibliotek", height=29),), 49, 0.0, 36.0)
    other = SeenLine((seen("Bibblan", height=29), seen("Hallen", left=300, height=29)), 49, 0.0, 44.0)
    first, second = seen_type.sizes([one, other])
    assert first == pytest.approx(second)


def test_a_short_word_is_as_bold_as_its_line() -> None:
    """This test ensures that a word too short to tell follows the word before it, within its line alone."""
    plain = [(0, "kommunens", 0.12)] * 6
    assert seen_type.heavy([*plain, (1, "Barnen", 0.2), (1, "i", 0.08), (1, "skolan", 0.2), (2, "i", 0.08)])[6:] == [
        True,
        True,
        True,
        False,
    ]


def test_signs_are_asked_about_and_taken_when_sure() -> None:
    """This test ensures that per cent signs and codes are mended by a sure second reading, and no other word is."""
    grey = np.full((100, 600), 255, dtype=np.uint8)

    def second(text: str, confidence: int = 95) -> tuple[SeenWord, ...]:
        line = SeenLine((seen("Andel"), seen("(96)", left=200), seen("2:1", left=400)), 50, 0.0, 40.0)
        answers = iter((text, "2.1"))
        mended = mend_signs(
            (line,),
            grey,
            see=lambda _: tuple(
                SeenLine((seen(next(answers), top=top, confidence=confidence),), 50, 0.0, 40.0) for top in (30, 110)
            ),
        )
        return mended[0].words

    assert [each.text for each in second("(%)")] == ["Andel", "(%)", "2.1"]
    assert [each.text for each in second("(20)")] == ["Andel", "(96)", "2.1"]
    assert [each.text for each in second("(%)", confidence=40)] == ["Andel", "(96)", "2:1"]


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [("5196", "51%", "51%"), (">48946", ">48%", ">48%"), ("78,096", "78,0%", "78,0%"), ("<6196", "61%", "<61%"),
     ("1296", "1296", "1296"), ("1296", "17%", "1296"), ("1200", "12%", "1200")],
)  # fmt: skip
def test_a_per_cent_sign_read_as_figures_of_its_number_is_mended(first: str, second: str, kept: str) -> None:
    """This test ensures that a second reading must be the same number with its sign."""
    again = (SeenLine((seen(second, top=30, confidence=95),), 50, 0.0, 40.0),)
    line = SeenLine((seen(first),), 50, 0.0, 40.0)
    assert mend_signs((line,), np.full((100, 600), 255, dtype=np.uint8), see=lambda _: again)[0].words[0].text == kept


def test_cleared_paper_is_white_and_ink_dark() -> None:
    """This test ensures that grain goes, and that grey print is darkened."""
    made = clear(picture((100, 100, 200, 200, 140), (300, 100, 400, 200, 20)))
    assert made[500:, :].min() == 255
    assert made[120:180, 120:180].max() < 140


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_boxes_of_a_turned_page_are_turned_back(turns: int) -> None:
    """This test ensures that a place on a page turned to be read is told on the page as it is shown."""
    media = (10.0, 20.0, 605.0, 862.0)
    shown, turned = PageFrame(media, media, 0), PageFrame(media, media, turns)
    box = np.array([[100.0, 200, 150, 210]])
    assert turned_back(turned.shown(box).astype(np.float32), turned, shown) == pytest.approx(box, abs=0.01)
