"""The corpus store, the source of truth: written by ingest alone under a lock, read only through a View."""

from corpus.store.state import ReadingSummary, StateInfo
from corpus.store.store import Store
from corpus.store.view import View
from corpus.store.writer import Writer

__all__ = ["ReadingSummary", "StateInfo", "Store", "View", "Writer"]
