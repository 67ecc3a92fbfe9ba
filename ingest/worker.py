"""Run a function in a process with memory and time limits, so that a hostile file costs itself and nothing else.

A process of our own rather than multiprocessing's: it does not import the program that started it again (0.1 s
against 1 s and more for the command line), and it can be killed without harm to others.
"""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from multiprocessing import Pipe
from threading import Lock, Semaphore
from types import TracebackType
from typing import Self, TypeVar, cast

from corpus.errors import DamagedDocument, SettingError, TooLargeDocument, UnreadableDocument
from corpus.system_errors import why
from ingest.worker_process import Broken, Done, Outcome, OutOfMemory, Refused, Task

T = TypeVar("T")

_TASKS_A_PROCESS = 200  # then a fresh one: the libraries keep some memory of every document
_START = "from ingest.worker_process import main; main()"  # not -m: the classes sent must not be __main__'s
_OUT_OF_RESOURCES = frozenset({signal.SIGKILL, signal.SIGABRT, signal.SIGTRAP, signal.SIGALRM})
"""Signals that end a process which got no more memory (the kernel's, pdfium's own) or time."""

_log = logging.getLogger(__name__)


class _Stopped(Exception):
    """The process ended without an answer: how, as subprocess counts it (negative: a signal)."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class _OverTime(Exception):
    """No answer within the time."""


class WorkerPool:
    """At most `size` processes, started when needed and used again. Safe to use from several threads.

    Use it as a context manager, or call `close` at the end.
    """

    def __init__(self, size: int) -> None:
        self._places = Semaphore(size)
        self._lock = Lock()
        self._idle: list[_Process] = []
        self._all: set[_Process] = set()
        self._closed = False

    def run(
        self, function: Callable[..., T], args: tuple[object, ...], *, name: str, seconds: int, memory_mb: int
    ) -> T:
        """Call a function of a module in a limited process and return what it returns.

        `name` is the document's, for messages. Waits for a free process. Raises what the function raises where that
        is one of our errors, TooLargeDocument when it takes more than `seconds` or `memory_mb`, DamagedDocument
        when it fails in any other way, SettingError when no process can be started.
        """
        task = Task(function, args, seconds, memory_mb)
        with self._places:
            process = self._take()
            try:
                outcome = process.call(task)
            except _OverTime as error:
                raise _over_time(name, seconds) from error
            except _Stopped as error:
                raise _stopped(name, error.code, memory_mb) from error
            finally:
                self._give_back(process)
        return cast("T", _value(outcome, name=name, memory_mb=memory_mb))

    def close(self) -> None:
        """End every process, also those at work."""
        with self._lock:
            self._closed = True
            idle, busy = list(self._idle), self._all - set(self._idle)
            self._idle.clear()
            self._all.clear()
        for process in busy:
            process.kill()  # the thread that waits for it then ends it: a pipe is closed where it is read
        for process in idle:
            process.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _take(self) -> _Process:
        with self._lock:
            if self._closed:
                raise RuntimeError("the pool is closed")
            process = self._idle.pop() if self._idle else _Process()
            self._all.add(process)
            return process

    def _give_back(self, process: _Process) -> None:
        with self._lock:
            if process.fresh and not self._closed:
                self._idle.append(process)
                return
            self._all.discard(process)
        process.end()


class _Process:
    """One limited process and our end of its pipe."""

    def __init__(self) -> None:
        self._connection, theirs = Pipe()
        descriptor = theirs.fileno()
        self._calls = 0
        self._sound = True
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own module, by our own interpreter
                [sys.executable, "-P", "-c", _START, str(descriptor)],
                pass_fds=(descriptor,),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # C libraries chatter there about broken files
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OPENBLAS_NUM_THREADS": "1"},
            )
        except OSError as error:
            self._connection.close()
            raise SettingError(
                f"Läsprocessen kan inte startas: {why(error)}. "
                "Sänk RODA_INGEST_WORKERS, eller ge användaren rätt att köra Python."
            ) from error
        finally:
            theirs.close()

    @property
    def fresh(self) -> bool:
        """Say whether the process can take another task."""
        return self._sound and self._calls < _TASKS_A_PROCESS

    def call(self, task: Task) -> Outcome:
        """Send a task and wait for how it went. Raises _OverTime and _Stopped."""
        self._calls += 1
        self._sound = False
        try:
            self._connection.send(task)
            if not self._connection.poll(task.seconds):
                raise _OverTime
            outcome: Outcome = self._connection.recv()
        except (EOFError, ConnectionError, BrokenPipeError) as error:
            raise _Stopped(self._process.wait()) from error
        self._sound = not isinstance(outcome, OutOfMemory)
        return outcome

    def kill(self) -> None:
        """Stop the process; whoever waits for its answer is told."""
        self._process.kill()

    def end(self) -> None:
        """Stop the process and wait until it is gone."""
        self.kill()
        self._process.wait()
        self._connection.close()


def _value(outcome: Outcome, *, name: str, memory_mb: int) -> object:
    match outcome:
        case Done(value):
            return value
        case Refused(error):
            raise error
        case OutOfMemory():
            raise _over_memory(name, memory_mb)
        case Broken(kind, trace):
            _log.error("%s: %s in the worker\n%s", name, kind, trace)
            raise DamagedDocument(
                f"{name} kunde inte läsas: ett oväntat fel i läsaren ({kind}). Spara om filen eller anmäl felet."
            )


def _over_time(name: str, seconds: int) -> UnreadableDocument:
    return TooLargeDocument(
        f"{name} tog mer än {seconds} sekunder att läsa. Dela upp filen eller höj RODA_INGEST_SECONDS."
    )


def _over_memory(name: str, memory_mb: int) -> UnreadableDocument:
    return TooLargeDocument(
        f"{name} behövde mer än {memory_mb} MB minne. Dela upp filen eller höj RODA_INGEST_MEMORY_MB."
    )


def _stopped(name: str, code: int, memory_mb: int) -> UnreadableDocument:
    if -code in _OUT_OF_RESOURCES:
        return _over_memory(name, memory_mb)
    return DamagedDocument(f"{name} fick läsaren att stanna (kod {code}). Filen är troligen skadad: spara om den.")
