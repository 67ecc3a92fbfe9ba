"""A model's text as it comes, in sentences with the sources that they name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.writing.sentences import LONGEST, Written, written


def read(text: str) -> list[tuple[str, tuple[int, ...]]]:
    """Return the sentences of a whole text."""
    return [(one.text, one.citations) for one in written([text])]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Hamnen byggs [1].", [("Hamnen byggs.", (1,))]),
        ("Hamnen byggs. [1]", [("Hamnen byggs.", (1,))]),
        ("Hamnen byggs [1]. Torget rivs [2].", [("Hamnen byggs.", (1,)), ("Torget rivs.", (2,))]),
        ("Hamnen byggs. [1] Torget rivs. [2]", [("Hamnen byggs.", (1,)), ("Torget rivs.", (2,))]),
        ("Hamnen byggs [1, 2].", [("Hamnen byggs.", (1, 2))]),
        ("Hamnen byggs [2][1][2].", [("Hamnen byggs.", (2, 1))]),
        ("Hamnen byggs [källa 3].", [("Hamnen byggs.", (3,))]),
        ("The harbour is built [Source 3].", [("The harbour is built.", (3,))]),
        ("Den 1 mars 2024 öppnar t.ex. hamnen [1].", [("Den 1 mars 2024 öppnar t.ex. hamnen.", (1,))]),
        ("- **Hamnen** byggs [1].\n- Torget rivs [2].", [("Hamnen byggs.", (1,)), ("Torget rivs.", (2,))]),
        ("1. Hamnen byggs [1].\n2. Torget rivs [2].", [("Hamnen byggs.", (1,)), ("Torget rivs.", (2,))]),
        ("Hamnen byggs [1]", [("Hamnen byggs.", (1,))]),
        ("- Hamnen byggs [1]\n- Torget rivs [2]", [("Hamnen byggs.", (1,)), ("Torget rivs.", (2,))]),
        ("*Hamnen* och __torget__ ***byggs*** [1].", [("Hamnen och torget byggs.", (1,))]),
        ("**Hamnen:** den byggs [1].", [("Hamnen: den byggs.", (1,))]),
        ("Hamnen byggs 2 * 3 gånger, se plan_a_b [1].", [("Hamnen byggs 2 * 3 gånger, se plan_a_b.", (1,))]),
        ("Hamnen byggs!", [("Hamnen byggs!", ())]),
        ("Hamnen byggs [1]. Torget ri", [("Hamnen byggs.", (1,))]),
        ("Hamnen byggs [1", []),
        ("", []),
        ("\n \n", []),
    ],
)
def test_sentences_and_their_sources(text: str, sentences: list[tuple[str, tuple[int, ...]]]) -> None:
    """This test ensures that marks before and after the full stop count, and that what is no whole sentence is none."""
    assert read(text) == sentences


def test_a_mark_that_is_no_number_stays() -> None:
    """This test ensures that brackets that name no source stay in the text, where they are seen and refused."""
    assert read("Hamnen byggs [se bilaga].") == [("Hamnen byggs [se bilaga].", ())]


def test_a_sentence_is_given_before_the_next_is_whole() -> None:
    """This test ensures that a sentence does not wait for the text's end, though it waits for its marks."""
    given_out: list[str] = []
    seen: list[int] = []

    def pieces() -> Iterator[str]:
        for piece in ("Hamnen byggs.", " [", "1", "]", " Torget", " rivs [2]."):
            yield piece
            seen.append(len(given_out))

    given_out.extend(one.text for one in written(pieces()))
    assert given_out == ["Hamnen byggs.", "Torget rivs."]
    assert seen == [0, 0, 0, 0, 1, 1]


@pytest.mark.parametrize("size", [1, 7, 100_000])
def test_a_text_without_an_end_is_not_read_further(size: int) -> None:
    """This test ensures that of a text that never ends nothing is kept, and nothing of what comes after it."""
    text = f"Hamnen byggs [1]. Och {'ord ' * LONGEST}slut [1]. Torget rivs [2]."
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    assert list(written(pieces)) == [Written("Hamnen byggs.", (1,))]


WORDS = st.sampled_from(
    ["Kommunen", "bygger", "120", "t.ex.", "nr.", "1 mars 2024", "kl. 8.30", "[1]", "[2, 3]", "[källa 4]", ".", "!",
     "?", "…", " ", "\n", "\n\n", "- ", "1. ", "## ", "**", "[", "]", "a.", "B.", "(s. 4)", "”", "“", "(", ")", "•"]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=25).map(" ".join) | st.lists(WORDS, max_size=25).map("".join)


@given(TEXTS, st.data())
def test_how_a_text_is_cut_into_pieces_changes_nothing(text: str, data: st.DataObject) -> None:
    """This test ensures that the same text gives the same sentences, wherever a server cuts it."""
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    assert list(written(pieces)) == list(written([text]))


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """This test ensures that no text stops the reading, and that no sentence keeps a source's mark."""
    for one in written([text]):
        assert one.text == one.text.strip()
        assert "[1]" not in one.text


def test_a_long_text_in_one_piece() -> None:
    """This test ensures that a server that sends its whole answer at once is read like one that sends words."""
    text = " ".join(f"Kommunen bygger hus nummer {number} i Norra hamnen [1]." for number in range(60))
    assert len(text) > LONGEST
    assert len(list(written([text]))) == 60
