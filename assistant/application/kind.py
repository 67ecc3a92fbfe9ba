"""The application store as its database knows it: its name in messages, its schema."""

from __future__ import annotations

from pathlib import Path

from assistant.application.schema import REVISIONS
from corpus.database import StoreKind
from corpus.errors import ApplicationError

FILE = "application.sqlite3"
"""Beside the corpus, in the data directory."""

APPLICATION = StoreKind(
    name="Tjänstens databas",
    server="Tjänstens databas",
    cure=f"Återställ {FILE} från en säkerhetskopia, eller flytta undan filen: då börjar en ny. Korpusen berörs inte.",
    setting="RODA_APPLICATION_DATABASE_URL",
    migrations=Path(__file__).parent / "migrations",
    revisions=REVISIONS,
    version_table="application_version",  # one database may hold both stores
    busy_seconds=3,  # a visitor waits
    error=ApplicationError,
    damaged=ApplicationError,
)
