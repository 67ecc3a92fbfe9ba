"""What only the whole document tells: of columns, forms and lines under unknown words, and of bold openings. Pure."""

from __future__ import annotations

from ingest.blocks import ParsedDocument
from ingest.plan.openings import with_openings
from ingest.plan.own_words import with_own_words
from ingest.plan.tables.repeated_forms import with_repeated_forms
from ingest.plan.tables.told_columns import with_told_columns


def with_told(parsed: ParsedDocument) -> ParsedDocument:
    """Return the document, its tables and lines marked with what cells and repetition tell of them.

    Before `ingest.structure.build`: a line that names a goal by its document's own word is a heading as well.
    """
    return with_own_words(with_repeated_forms(with_told_columns(with_openings(parsed))))
