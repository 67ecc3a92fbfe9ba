"""What holds for every test."""

from __future__ import annotations

from hypothesis import settings

# Tests never assert a time: on a busy machine an example may take any time. pytest's own limit stops what hangs.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
