"""Markdown and plain text."""

from __future__ import annotations

import pytest

from corpus.errors import EmptyDocument, WrongFormat
from ingest.blocks import BlockKind
from ingest.parse.by_suffix import parse_document

MARKDOWN = """# Verksamhetsplan 2026

Inledande **text** med
två rader.

## Mål 1

- Första
  - Inre
- Andra

| Mål | Utfall |
|-----|-------:|
| Trygghet | 64 % |

## Mål 2

1. Ett
2. Två

**Fet rad**
"""


def test_markdown_structure() -> None:
    """This test ensures that Markdown's headings, lists and tables arrive, a page for each section."""
    parsed = parse_document(MARKDOWN.encode(), name="plan.md")
    assert parsed.title == "Verksamhetsplan 2026"
    assert [page.label for page in parsed.pages] == ["Verksamhetsplan 2026", "Mål 1", "Mål 2"]
    found = [(block.text, block.heading, block.marker, block.indent) for block in parsed.blocks if block.table is None]
    assert found == [
        ("Verksamhetsplan 2026", 1, "", 0),
        ("Inledande text med två rader.", None, "", 0),
        ("Mål 1", 2, "", 0),
        ("Första", None, "•", 0),
        ("Inre", None, "•", 1),
        ("Andra", None, "•", 0),
        ("Mål 2", 2, "", 0),
        ("Ett", None, "1.", 0),
        ("Två", None, "2.", 0),
        ("Fet rad", None, "", 0),
    ]
    assert parsed.blocks[-1].bold
    table = next(block.table for block in parsed.blocks if block.table is not None)
    assert [([cell.text for cell in row.cells], row.header) for row in table.rows] == [
        (["Mål", "Utfall"], True),
        (["Trygghet", "64 %"], False),
    ]


def test_text_paragraphs_and_bullets() -> None:
    """This test ensures that blank lines part paragraphs, and that bullets keep mark and nesting."""
    source = "Rubrik\n\nFörsta stycket\ngår vidare.\r\n\r\n• Punkt ett\n  som fortsätter\n   - inre\n• Punkt två\n"
    parsed = parse_document(source.encode(), name="plan.txt")
    assert [(block.text, block.kind, block.marker, block.indent) for block in parsed.blocks] == [
        ("Rubrik", BlockKind.TEXT, "", 0),
        ("Första stycket går vidare.", BlockKind.TEXT, "", 0),
        ("Punkt ett som fortsätter", BlockKind.BULLET, "•", 0),
        ("inre", BlockKind.BULLET, "-", 1),
        ("Punkt två", BlockKind.BULLET, "•", 0),
    ]
    text = parsed.pages[0].text
    assert all(text[b.span.start : b.span.end].replace("\n", " ") == b.text for b in parsed.blocks)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1"])
def test_encodings(encoding: str) -> None:
    """This test ensures that text in the encodings met in offices is read right."""
    source = "Åtgärder för ökad hälsa i Motala"
    assert parse_document(source.encode(encoding), name="plan.txt").blocks[0].text == source


def test_decomposed_letters_are_composed() -> None:
    """This test ensures that page text is NFC also when the file is not."""
    assert parse_document("A\u030atga\u0308rd".encode(), name="plan.txt").pages[0].text == "Åtgärd"


@pytest.mark.parametrize("name", ["plan.txt", "plan.md", "plan.html"])
def test_binary_rubbish_is_refused(name: str) -> None:
    """This test ensures that bytes that are no text are not read as text."""
    with pytest.raises(WrongFormat, match=name.replace(".", r"\.")):
        parse_document(bytes(range(1, 256)) * 20, name=name)


def test_only_blank_space() -> None:
    """This test ensures that a file of blank lines is called empty."""
    with pytest.raises(EmptyDocument, match=r"plan\.txt"):
        parse_document(b" \n\n\t ", name="plan.txt")


def test_markdown_leaves_out_what_its_html_hides() -> None:
    """This test ensures that text between tags that hide it is not read, and that other tags leave their text."""
    text = (
        'Synligt <span style="display:none">dolt <b>än</b> mer</span> och <i>kursivt</i>.\n\n<span aria-hidden="true">x'
    )
    assert [block.text for block in parse_document(text.encode(), name="plan.md").blocks] == ["Synligt och kursivt."]
