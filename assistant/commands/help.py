"""Help for `roda` and its commands, in Swedish: the framework's own is half English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import typer
from typer.core import TyperArgument, TyperGroup, TyperOption
from typer.main import get_command

from assistant.commands import printing

ASKING: Final = frozenset({"--help", "-h"})
NAME: Final = "roda"
Row = tuple[str, str]
"""What is written, and what it means."""


def is_asked(arguments: Sequence[str]) -> bool:
    """Say whether a command line asks for help; what stands after "--" are values."""
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    return not ASKING.isdisjoint(options)


def write(application: typer.Typer, arguments: Sequence[str]) -> None:
    """Write the help of the command that a command line names, of `roda` itself where it names none."""
    command, path = get_command(application), NAME
    for argument in arguments:
        if isinstance(command, TyperGroup) and argument in command.commands:
            command, path = command.commands[argument], f"{path} {argument}"
    named = [_argument(each) for each in command.params if isinstance(each, TyperArgument)]
    options = [_option(each) for each in command.params if isinstance(each, TyperOption)]
    commands = command.commands.values() if isinstance(command, TyperGroup) else ()
    usage = [path, "[VAL]", *(name for name, _ in named), *(("KOMMANDO", "…") if commands else ())]
    printing.write(f"Användning: {' '.join(usage)}", bold=True)
    printing.write()
    for paragraph in _paragraphs(command.help):
        printing.write(paragraph)
    _write("Kommandon", [(each.name or "", next(_paragraphs(each.help))) for each in commands])
    _write("Argument", named)
    _write("Val", [*options, ("--help", "Visa den här hjälpen.")])


def _paragraphs(text: str | None) -> Iterator[str]:
    """Yield the paragraphs of a docstring, each as one line."""
    return (" ".join(paragraph.split()) for paragraph in (text or "").split("\n\n"))


def _argument(parameter: TyperArgument) -> Row:
    name = parameter.metavar or (parameter.name or "").upper()
    return name if parameter.required else f"[{name}]", parameter.help or ""


def _option(parameter: TyperOption) -> Row:
    value = "" if parameter.is_flag else f" {parameter.metavar or 'VÄRDE'}"
    return ", ".join(parameter.opts) + value, parameter.help or ""


def _write(title: str, rows: Iterable[Row]) -> None:
    rows = list(rows)
    if rows:
        printing.write()
        printing.write(f"{title}:", bold=True)
        printing.write_pairs(rows)
