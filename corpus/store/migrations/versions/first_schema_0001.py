"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table of the first version."""
    _make_states_and_readings()
    _make_parts_of_readings()
    _make_documents()
    _make_failures_and_expected()
    _make_organs()


def _interval() -> tuple[sa.Column[int], sa.Column[int | None]]:
    return (
        sa.Column("from_state", sa.Integer, sa.ForeignKey("states.number"), nullable=False),
        sa.Column("to_state", sa.Integer, sa.ForeignKey("states.number"), nullable=True),
    )


def _make_states_and_readings() -> None:
    op.create_table(
        "states",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("created", sa.String(40), nullable=False),
        sa.Column("generation", sa.String(200), nullable=False),
    )
    op.create_table(
        "readings",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("format", sa.String(20), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("page_count", sa.Integer, nullable=False),
        sa.Column("cover", sa.Text, nullable=False),
        sa.Column("unreadable", sa.Text, nullable=False),
        sa.Column("warnings", sa.Text, nullable=False),
    )


def _make_parts_of_readings() -> None:
    op.create_table(
        "pages",
        sa.Column("reading", sa.String(64), sa.ForeignKey("readings.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("width", sa.Float, nullable=False),
        sa.Column("height", sa.Float, nullable=False),
        sa.Column("characters", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "passages",
        sa.Column("id", sa.String(120), primary_key=True),
        sa.Column("reading", sa.String(64), sa.ForeignKey("readings.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("first_page", sa.Integer, nullable=False),
        sa.Column("last_page", sa.Integer, nullable=False),
        sa.Column("parts", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("headings", sa.Text, nullable=False),
        sa.Column("header", sa.Text, nullable=False),
    )
    op.create_index("passages_in_order", "passages", ["reading", "position"], unique=True)
    op.create_table(
        "mentions",
        sa.Column("reading", sa.String(64), sa.ForeignKey("readings.id"), primary_key=True),
        sa.Column("id", sa.String(120), primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("data", sa.Text, nullable=False),
    )


def _make_documents() -> None:
    op.create_table(
        "documents",
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("reading", sa.String(64), sa.ForeignKey("readings.id"), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("format", sa.String(20), nullable=False),
        sa.Column("kommun", sa.Text),
        sa.Column("organ", sa.Text),
        sa.Column("kind", sa.Text),
        sa.Column("programme", sa.Text),
        sa.Column("period_first", sa.Integer),
        sa.Column("period_last", sa.Integer),
        sa.Column("edition", sa.Text),
        sa.Column("decided", sa.String(20)),
        sa.Column("visibility", sa.String(100), nullable=False),
        sa.Column("leaves_house", sa.Boolean, nullable=False),
        sa.Column("example", sa.Boolean, nullable=False),
        sa.Column("superseded", sa.Boolean, nullable=False),
        sa.Column("page_count", sa.Integer, nullable=False),
        sa.Column("unreadable", sa.Text, nullable=False),
        *_interval(),
    )
    op.create_index("documents_by_state", "documents", ["from_state", "to_state"])


def _make_failures_and_expected() -> None:
    op.create_table(
        "failures",
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("visibility", sa.String(100), nullable=False),
        *_interval(),
    )
    op.create_table(
        "expected",
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("kommun", sa.Text),
        sa.Column("organ", sa.Text),
        sa.Column("kind", sa.Text),
        sa.Column("period_first", sa.Integer),
        sa.Column("period_last", sa.Integer),
        sa.Column("source", sa.Text, nullable=False),
        *_interval(),
    )


def _make_organs() -> None:
    op.create_table(
        "organs",
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("kommun", sa.Text),
        sa.Column("aliases", sa.Text, nullable=False),
        sa.Column("parent", sa.Text),
        sa.Column("valid_first", sa.Integer),
        sa.Column("valid_last", sa.Integer),
        sa.Column("source", sa.Text, nullable=False),
        *_interval(),
    )
