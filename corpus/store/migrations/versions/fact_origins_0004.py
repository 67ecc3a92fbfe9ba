"""Where each fact about a document was read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; of documents read before it is not known."""
    op.add_column("documents", sa.Column("origins", sa.Text, nullable=True))
