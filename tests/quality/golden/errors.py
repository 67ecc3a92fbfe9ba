"""What can go wrong while documents are set."""

from __future__ import annotations


class ProgramMissing(RuntimeError):
    """A program that sets documents is not installed; the message names its Debian package."""


class TypesettingFailed(RuntimeError):
    """A program ran, but gave no document, or one without something that the key needs."""
