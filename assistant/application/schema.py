"""The tables. A change here needs a revision in `migrations/versions`; a test holds the two together."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, MetaData, String, Table, Text

REVISIONS = ("0001",)
"""The revisions in `migrations/versions`, oldest first; the last one makes the tables below."""

metadata = MetaData()

feedback = Table(
    "feedback",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("given_at", String(40), nullable=False),  # ISO 8601, UTC: its order is that of time
    Column("helpful", Boolean, nullable=False),
    Column("comment", Text),
    Column("question", Text),
    Column("state", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("language", String(20), nullable=False),
    Column("version", String(40), nullable=False),
    Column("items", Integer, nullable=False),
    Column("citations", Integer, nullable=False),
    Index("feedback_by_time", "given_at"),
)
