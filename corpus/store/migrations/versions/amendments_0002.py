"""What corrections make of readings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of amendments."""
    op.create_table(
        "amendments",
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("reading", sa.String(64), sa.ForeignKey("readings.id"), nullable=False),
        sa.Column("removed", sa.Text, nullable=False),
        sa.Column("mentions", sa.Text, nullable=False),
        sa.Column("from_state", sa.Integer, sa.ForeignKey("states.number"), nullable=False),
        sa.Column("to_state", sa.Integer, sa.ForeignKey("states.number"), nullable=True),
    )
