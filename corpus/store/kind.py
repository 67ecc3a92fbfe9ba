"""The corpus store as its database knows it: its name in messages, its schema."""

from __future__ import annotations

from pathlib import Path

from corpus.database import StoreKind
from corpus.errors import CorpusDamaged, CorpusError
from corpus.store.schema import REVISIONS

CORPUS = StoreKind(
    name="Korpusen",
    server="Korpusens databas",
    cure="Återställ mappen från en säkerhetskopia, eller läs in dokumenten i en ny datakatalog: --data-dir MAPP.",
    setting="RODA_DATABASE_URL",
    migrations=Path(__file__).parent / "migrations",
    revisions=REVISIONS,
    version_table="alembic_version",
    busy_seconds=30,  # a checkpoint or a migration of another process
    error=CorpusError,
    damaged=CorpusDamaged,
)
