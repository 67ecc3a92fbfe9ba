"""Run by Alembic: apply the revisions on the connection that `corpus.database` hands over."""

from typing import cast

from alembic import context
from sqlalchemy import Connection

from assistant.application.schema import metadata

context.configure(
    connection=cast("Connection", context.config.attributes["connection"]),
    target_metadata=metadata,
    version_table=context.config.attributes["version_table"],
    transactional_ddl=True,  # SQLite can, once BEGIN is sent by us: a killed upgrade leaves nothing behind
)
with context.begin_transaction():
    context.run_migrations()
