"""The limited process: a hostile file costs itself and nothing else."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest

from corpus.errors import DamagedDocument, EncryptedDocument, TooLargeDocument
from ingest.worker import WorkerPool
from tests.ingest import worker_tasks

SECONDS = 60  # far more than anything here needs: no test may depend on the machine's speed
MEMORY_MB = 300

T = TypeVar("T")


def run_limited(function: Callable[..., T], args: tuple[object, ...], *, seconds: int, memory_mb: int) -> T:
    """Call a function once in a limited process of its own."""
    with WorkerPool(1) as pool:
        return pool.run(function, args, name="Dokumentet", seconds=seconds, memory_mb=memory_mb)


@pytest.fixture
def pool() -> Iterator[WorkerPool]:
    """Give a pool of one process."""
    with WorkerPool(1) as made:
        yield made


def process_of(pool: WorkerPool) -> int:
    """Return the process that the pool's next task runs in."""
    return pool.run(worker_tasks.process, (), name="x", seconds=SECONDS, memory_mb=MEMORY_MB)


def test_one_call() -> None:
    """This test ensures that a single call needs no pool and returns what the function returns."""
    assert run_limited(worker_tasks.double, (21,), seconds=SECONDS, memory_mb=MEMORY_MB) == 42


def test_process_is_used_again(pool: WorkerPool) -> None:
    """This test ensures that starting a process is paid once, also after an error of our own."""
    first = process_of(pool)
    with pytest.raises(EncryptedDocument, match=r"plan.pdf kräver"):
        pool.run(worker_tasks.refuse, (), name="plan.pdf", seconds=SECONDS, memory_mb=MEMORY_MB)
    assert process_of(pool) == first


def test_endless_document(pool: WorkerPool) -> None:
    """This test ensures that a parse that never ends is killed, named, and the next document is read."""
    with pytest.raises(TooLargeDocument, match=r"loop.pdf tog mer än 1 sekunder"):
        pool.run(worker_tasks.loop, (), name="loop.pdf", seconds=1, memory_mb=MEMORY_MB)
    assert process_of(pool)


def test_hungry_document(pool: WorkerPool) -> None:
    """This test ensures that memory is limited for each task, and that as much as is allowed is given."""
    assert pool.run(worker_tasks.eat, (100,), name="x", seconds=SECONDS, memory_mb=MEMORY_MB)
    with pytest.raises(TooLargeDocument, match=r"bomb.pdf behövde mer än 300 MB"):
        pool.run(worker_tasks.eat, (500,), name="bomb.pdf", seconds=SECONDS, memory_mb=MEMORY_MB)
    assert pool.run(worker_tasks.eat, (500,), name="x", seconds=SECONDS, memory_mb=900)


def test_killed_process(pool: WorkerPool) -> None:
    """This test ensures that a process that the system kills is taken for a document that is too large."""
    first = process_of(pool)
    with pytest.raises(TooLargeDocument):
        pool.run(worker_tasks.be_killed, (), name="x", seconds=SECONDS, memory_mb=MEMORY_MB)
    assert process_of(pool) != first


def test_crashed_process(pool: WorkerPool) -> None:
    """This test ensures that a segfault in a library is that document's damage."""
    with pytest.raises(DamagedDocument, match="fick läsaren att stanna"):
        pool.run(worker_tasks.crash, (), name="x.pdf", seconds=SECONDS, memory_mb=MEMORY_MB)
    assert process_of(pool)


def test_unexpected_exception(pool: WorkerPool, caplog: pytest.LogCaptureFixture) -> None:
    """This test ensures that a parser's own exception is a damaged document, its kind told and its traceback logged."""
    with caplog.at_level(logging.ERROR), pytest.raises(DamagedDocument, match="KeyError"):
        pool.run(worker_tasks.blunder, (), name="x.pdf", seconds=SECONDS, memory_mb=MEMORY_MB)
    assert "in blunder" in caplog.text


def test_many_threads() -> None:
    """This test ensures that threads share a small pool and each gets its own answer, crashes beside them or not."""

    def task(number: int) -> int | None:
        if number % 5 == 0:
            with pytest.raises(DamagedDocument):
                pool.run(worker_tasks.crash, (), name="x", seconds=SECONDS, memory_mb=MEMORY_MB)
            return None
        return pool.run(worker_tasks.double, (number,), name="x", seconds=SECONDS, memory_mb=MEMORY_MB)

    with WorkerPool(2) as pool, ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(task, range(30)))
    assert answers == [None if number % 5 == 0 else 2 * number for number in range(30)]


def test_closing_ends_work() -> None:
    """This test ensures that closing the pool ends a task at work, so that Ctrl-C does not wait for a bomb."""
    with ThreadPoolExecutor(1) as threads:
        with WorkerPool(1) as pool:
            process_of(pool)
            future = threads.submit(pool.run, worker_tasks.loop, (), name="x", seconds=SECONDS, memory_mb=MEMORY_MB)
        with pytest.raises((TooLargeDocument, RuntimeError)):
            future.result()
