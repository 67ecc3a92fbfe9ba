"""Alembic's script folder: the revisions of the corpus store."""
