"""Which kinds of documents define things, and which only repeat them. Pure."""

from __future__ import annotations

import re

from corpus.model import Document

_AUTHORITY = (
    re.compile(
        r"utvecklingsprogram|\blup\b|vision|målstyrning|mål och (?:budget|inriktning)|program|resursplan|strategi", re.I
    ),
    re.compile(r"budget|regionplan", re.I),
    re.compile(r"plan\b|genomlysning", re.I),
    re.compile(r"rapport|bokslut|redovisning|uppföljning|berättelse", re.I),
)
"""Steering programmes define goals, then budgets, then plans; a follow-up or a web page only repeats them."""
FOLLOW_UP = len(_AUTHORITY) - 1
"""The rank of documents that tell how it went."""


def authority(document: Document) -> int:
    """Return the rank of a document's kind, 0 for a steering programme; unknown kinds come last."""
    kind = document.kind or ""
    ranks = (rank for rank, pattern in enumerate(_AUTHORITY) if pattern.search(kind))
    return next(ranks, len(_AUTHORITY))


Newness = tuple[int, bool, str, str]
"""Orders documents in time (see `newness`)."""


def newness(document: Document) -> Newness:
    """Return what orders documents in time: the last year, what tells how it went after plans, the day it was decided.

    Its version comes last, so that the order never depends on which was read first.
    """
    last = document.period.last if document.period else 0
    return (last, authority(document) == FOLLOW_UP, document.decided or "", document.version)
