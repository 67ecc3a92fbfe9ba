"""The tables. A change here needs a revision in `migrations/versions`; a test holds the two together.

What a state holds is kept as intervals: a row of `documents`, `failures`, `expected`, `organs` or `amendments`
belongs to the states from_state <= n < to_state (to_state null: still). A published state therefore never changes,
and the store grows with what is new. Readings and what belongs to them are never changed either.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

REVISIONS = ("0001", "0002", "0003", "0004", "0005")
"""The revisions in `migrations/versions`, oldest first; the last one makes the tables below."""

metadata = MetaData()

states = Table(
    "states",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("created", String(40), nullable=False),
    Column("generation", String(200), nullable=False),
)

readings = Table(
    "readings",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("version", String(64), nullable=False),
    Column("reader", Text, nullable=False),
    Column("format", String(20), nullable=False),
    Column("title", Text, nullable=False),
    Column("page_count", Integer, nullable=False),
    Column("cover", Text, nullable=False),
    Column("unreadable", Text, nullable=False),
    Column("warnings", Text, nullable=False),
)

pages = Table(
    "pages",
    metadata,
    Column("reading", ForeignKey("readings.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("label", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("width", Float, nullable=False),
    Column("height", Float, nullable=False),
    Column("characters", LargeBinary, nullable=False),  # zlib of CharacterMap.packed
    Column("recognition", Text),
    Column("cells", Text),
)

passages = Table(
    "passages",
    metadata,
    Column("id", String(120), primary_key=True),
    Column("reading", ForeignKey("readings.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("first_page", Integer, nullable=False),
    Column("last_page", Integer, nullable=False),
    Column("parts", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("headings", Text, nullable=False),
    Column("header", Text, nullable=False),
    Index("passages_in_order", "reading", "position", unique=True),
)

mentions = Table(
    "mentions",
    metadata,
    # The same mention id stands in every reading of a version, so the key needs both.
    Column("reading", ForeignKey("readings.id"), primary_key=True),
    Column("id", String(120), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("data", Text, nullable=False),
)


def _interval() -> tuple[Column[int], Column[int | None]]:
    """Make the two columns that say in which states a row stands."""
    return (
        Column("from_state", Integer, ForeignKey("states.number"), nullable=False),
        Column("to_state", Integer, ForeignKey("states.number"), nullable=True),
    )


documents = Table(
    "documents",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", String(64), nullable=False),
    Column("name", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("version", String(64), nullable=False),
    Column("reading", ForeignKey("readings.id"), nullable=False),
    Column("title", Text, nullable=False),
    Column("format", String(20), nullable=False),
    Column("kommun", Text),
    Column("organ", Text),
    Column("kind", Text),
    Column("programme", Text),
    Column("period_first", Integer),
    Column("period_last", Integer),
    Column("edition", Text),
    Column("decided", String(20)),
    Column("visibility", String(100), nullable=False),
    Column("leaves_house", Boolean, nullable=False),
    Column("example", Boolean, nullable=False),
    Column("superseded", Boolean, nullable=False),
    Column("page_count", Integer, nullable=False),
    Column("unreadable", Text, nullable=False),
    Column("origins", Text),
    *_interval(),
    Index("documents_by_state", "from_state", "to_state"),
)

failures = Table(
    "failures",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("visibility", String(100), nullable=False),
    *_interval(),
)

expected = Table(
    "expected",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("kommun", Text),
    Column("organ", Text),
    Column("kind", Text),
    Column("period_first", Integer),
    Column("period_last", Integer),
    Column("source", Text, nullable=False),
    *_interval(),
)

organs = Table(
    "organs",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("kommun", Text),
    Column("aliases", Text, nullable=False),
    Column("parent", Text),
    Column("valid_first", Integer),
    Column("valid_last", Integer),
    Column("source", Text, nullable=False),
    *_interval(),
)

amendments = Table(
    "amendments",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("reading", ForeignKey("readings.id"), nullable=False),
    Column("removed", Text, nullable=False),
    Column("mentions", Text, nullable=False),
    *_interval(),
)

models = Table(
    "models",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("used", Integer, nullable=False),  # the model used last has the highest
)

vectors = Table(
    "vectors",
    metadata,
    Column("model", ForeignKey("models.id"), primary_key=True),
    Column("text", String(64), primary_key=True),  # SHA-256 of what was embedded
    Column("vector", LargeBinary, nullable=False),  # float32, as the machine has it
)

OF_STATES = (documents, failures, expected, organs, amendments)
"""The tables whose rows belong to states."""
