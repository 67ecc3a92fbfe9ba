"""A circuit breaker: a server that does not answer is left alone for a while, so that few questions wait for it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from threading import Lock
from typing import Final

FIRST_PAUSE: Final = 30.0
"""Seconds that a server is left alone after a failure; twice as long after each that follows."""
LONGEST_PAUSE: Final = 240.0
"""Seconds that it is left alone at most."""

log = logging.getLogger(__name__)


class CircuitBreaker:
    """Says whether a server is asked, by how it went before. Usable by several threads; each process has its own.

    After a failure nobody asks for a while. After that one asks, and the others go without until it is known how that
    went. Any answer lets everybody ask again.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._failures = 0
        self._until = 0.0
        self._one_tries = False

    def is_open(self) -> bool:
        """Say whether nobody may ask just now."""
        with self._lock:
            return self._is_open()

    def admit(self) -> int | None:
        """Let a request through, None where it may not be made.

        The number is to be handed back to `failed` or `left`: it tells apart who tries after a pause from who asked
        before it.
        """
        with self._lock:
            if self._is_open():
                return None
            self._one_tries = self._failures > 0
            return self._failures

    def answered(self) -> None:
        """Note that the server answers."""
        with self._lock:
            self._failures = 0
            self._one_tries = False

    def failed(self, admitted: int) -> None:
        """Note that the server did not answer. Several that asked at the same time make one pause."""
        with self._lock:
            if admitted != self._failures:
                return
            pause = min(FIRST_PAUSE * 2**self._failures, LONGEST_PAUSE)
            self._failures += 1
            self._until = self._clock() + pause
            self._one_tries = False
        log.warning("language model does not answer, and is left alone for %g s", pause)

    def left(self, admitted: int) -> None:
        """Note that a request ended, whether or not it is known how it went: the next may try in its place."""
        with self._lock:
            if admitted == self._failures:
                self._one_tries = False

    def _is_open(self) -> bool:
        return self._failures > 0 and (self._one_tries or self._clock() < self._until)
