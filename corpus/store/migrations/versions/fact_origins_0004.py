"""Where each fact about a document was read, and the cells of a workbook's sheets."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; of what was read before it is not known."""
    op.add_column("documents", sa.Column("origins", sa.Text, nullable=True))
    op.add_column("pages", sa.Column("cells", sa.Text, nullable=True))
