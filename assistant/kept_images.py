"""Page images that were drawn lately, kept up to so many bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock


class KeptImages:
    """Images by what they show; the one used longest ago goes first. Safe to use from several threads."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._images: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str, draw: Callable[[], bytes]) -> bytes:
        """Return the image of a key, drawn where it is not kept. Two at once may both draw it."""
        with self._lock:
            if key in self._images:
                self._images.move_to_end(key)
                return self._images[key]
        drawn = draw()
        with self._lock:
            self._size += len(drawn) - len(self._images.pop(key, b""))
            self._images[key] = drawn
            while self._size > self._limit:
                _, gone = self._images.popitem(last=False)
                self._size -= len(gone)
        return drawn
