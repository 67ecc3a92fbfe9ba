"""Alembic's script folder: the revisions of the application store."""
