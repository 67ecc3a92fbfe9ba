"""How many may wait for their turn. The next is told at once to come back: a crowd does not hold up everybody else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Semaphore
from typing import ParamSpec, TypeVar

from corpus.errors import ServiceBusy

P = ParamSpec("P")
T = TypeVar("T")


class Turns:
    """At most `most` at a time, those that wait included. For several threads."""

    def __init__(self, most: int) -> None:
        self._places = Semaphore(most)

    def take(self) -> None:
        """Take a place. Raises ServiceBusy where there is none."""
        if not self._places.acquire(blocking=False):
            raise ServiceBusy("Just nu är det många som frågar. Vänta en halv minut och försök igen.")

    def leave(self) -> None:
        """Give a place back."""
        self._places.release()

    @contextmanager
    def one(self) -> Iterator[None]:
        """Hold a place. Raises ServiceBusy where there is none."""
        self.take()
        try:
            yield
        finally:
            self.leave()


class BoundedExecutor(Executor):
    """Threads that work, and so much work that waits for them; more is refused with ServiceBusy."""

    def __init__(self, threads: int, *, most: int, thread_name_prefix: str) -> None:
        """Begin with no thread; `most` counts work being done and work that waits."""
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix=thread_name_prefix)
        self._turns = Turns(most)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Put work in the line. Raises ServiceBusy where it is full."""
        self._turns.take()
        try:
            work = self._executor.submit(fn, *args, **kwargs)
        except RuntimeError:  # shut down
            self._turns.leave()
            raise
        work.add_done_callback(lambda _: self._turns.leave())
        return work

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - Executor's
        """Take no more work."""
        self._executor.shutdown(wait=wait, cancel_futures=cancel_futures)
