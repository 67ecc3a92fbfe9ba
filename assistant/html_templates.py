"""The template environment. The only module that knows Jinja."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

__all__ = ["WEB", "Context", "Environment", "environment", "pass_context"]

WEB = Path(str(files("assistant") / "web"))


def environment() -> Environment:
    """Make the template environment: everything is escaped, an unknown name is an error."""
    return Environment(
        loader=FileSystemLoader(WEB / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
