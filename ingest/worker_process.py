"""The limited process itself: takes one task at a time over a pipe, runs it under limits, sends back how it went.

Started by `ingest.worker` with the pipe's descriptor as its argument. One of the program's two catch-alls is
here: whatever a parser raises on a hostile file must cost that file and nothing else.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from corpus.errors import RodaError

_GRACE_SECONDS = 5  # the parent stops a task first; this alarm is for a parent that was itself killed
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Task:
    """A call to make, with at most so many seconds of wall clock and megabytes above the idle process."""

    function: Callable[..., object]
    arguments: tuple[object, ...]
    seconds: int
    memory_mb: int


@dataclass(frozen=True, slots=True)
class Done:
    """The call returned."""

    value: object


@dataclass(frozen=True, slots=True)
class Refused:
    """The call raised one of our own errors."""

    error: RodaError


@dataclass(frozen=True, slots=True)
class OutOfMemory:
    """The call asked for more memory than it may have."""


@dataclass(frozen=True, slots=True)
class Broken:
    """The call raised something nobody expected: the exception's type and its traceback."""

    kind: str
    trace: str


Outcome = Done | Refused | OutOfMemory | Broken


def main() -> None:
    """Serve tasks until the other end of the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    connection = Connection(int(sys.argv[1]))
    idle: int | None = None
    while True:
        try:
            task: Task = connection.recv()  # imports what the task needs
        except (EOFError, OSError):
            return
        idle = _address_space() if idle is None else idle
        outcome = _run(task, idle=idle)
        try:
            connection.send(outcome)
        except MemoryError:
            connection.send(OutOfMemory())
        except (BrokenPipeError, ConnectionResetError):
            return
        finally:
            _limit_memory(resource.RLIM_INFINITY)
            signal.alarm(0)


def _run(task: Task, *, idle: int) -> Outcome:
    signal.alarm(task.seconds + _GRACE_SECONDS)
    _limit_memory(idle + task.memory_mb * _MEGABYTE)
    try:
        return Done(task.function(*task.arguments))
    except RodaError as error:
        return Refused(error)
    except MemoryError:
        return OutOfMemory()
    except Exception as error:  # noqa: BLE001 - the worker boundary of DESIGN.md §5: one file's trouble stays its own
        return Broken(type(error).__name__, traceback.format_exc())


def _limit_memory(limit: int) -> None:
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    soft = limit if hard == resource.RLIM_INFINITY or limit == resource.RLIM_INFINITY else min(limit, hard)
    resource.setrlimit(resource.RLIMIT_AS, (hard if limit == resource.RLIM_INFINITY else soft, hard))


def _address_space() -> int:
    """Return the bytes of address space in use; 0 where the system does not tell (the limit is then absolute)."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
