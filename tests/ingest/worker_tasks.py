"""What the tests ask of the limited process: functions of a module, as it needs them."""

from __future__ import annotations

import ctypes
import os
import signal

from corpus.errors import EncryptedDocument


def double(value: int) -> int:
    """Return twice the value."""
    return 2 * value


def process() -> int:
    """Return the process that runs this."""
    return os.getpid()


def loop() -> None:
    """Never return."""
    while True:
        pass


def eat(megabytes: int) -> int:
    """Ask for memory."""
    return len(bytearray(megabytes * 1024 * 1024))


def be_killed() -> None:
    """Die as the kernel kills a process that takes too much."""
    os.kill(os.getpid(), signal.SIGKILL)


def crash() -> None:
    """Die as a C library does on a broken file."""
    ctypes.string_at(0)


def refuse() -> None:
    """Raise one of our own errors."""
    raise EncryptedDocument("plan.pdf kräver ett lösenord.")


def blunder() -> None:
    """Raise what nobody expects."""
    raise KeyError("x")
