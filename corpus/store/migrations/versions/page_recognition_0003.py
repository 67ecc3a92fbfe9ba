"""How surely a page was read from its picture."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; pages read before have none, as all of them were read from the file's own text."""
    op.add_column("pages", sa.Column("recognition", sa.Text, nullable=True))
