"""Vectors of slow models, kept by model and text."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "models",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        sa.Column("used", sa.Integer, nullable=False),
    )
    op.create_table(
        "vectors",
        sa.Column("model", sa.Integer, sa.ForeignKey("models.id"), primary_key=True),
        sa.Column("text", sa.String(64), primary_key=True),
        sa.Column("vector", sa.LargeBinary, nullable=False),
    )
