"""How often something may be done: a token bucket, which fills while nothing happens."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock


class Pace:
    """At most `at_once` at a time, and `a_minute` in the long run. For several threads."""

    def __init__(self, *, a_minute: float, at_once: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with a full bucket; `clock` tells seconds."""
        self._a_second = a_minute / 60
        self._most = float(at_once)
        self._clock = clock
        self._lock = Lock()
        self._left = self._most
        self._seen = clock()

    def allows(self) -> bool:
        """Say whether it may be done now; if so, it is counted as done."""
        with self._lock:
            now = self._clock()
            self._left = min(self._most, self._left + (now - self._seen) * self._a_second)
            self._seen = now
            if self._left < 1:
                return False
            self._left -= 1
            return True
