"""`roda`: the composition root of the command line.

Exit codes: 0 well, 1 another answer than the receipt's, 2 wrong use or nothing to work on, 3 some documents failed.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from typing import Annotated

import typer

from assistant.commands import help as command_help
from assistant.commands.options import DATA_DIR_HELP
from assistant.commands.printing import complain, make_streams_safe
from assistant.commands.usage import in_swedish
from corpus.errors import RodaError

COMMANDS = ("ingest", "ask", "replay", "show", "correct", "serve", "feedback", "doctor")
"""The commands, in the order of the help; each is the function of its name in `assistant.commands`."""
MEASURES = ("reading", "answers", "retrieval", "claims")
"""The commands below `roda eval`, functions of `assistant.commands.evaluate`."""
FETCHES = "corpus.embedding"
"""Logs that a model is fetched from its publisher; nobody is asked without being told of it."""
WRONG_USE = 2
"""Exit code when the command cannot be carried out as given."""
INTERRUPTED = 130
"""Exit code after Ctrl+C, as shells count it."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `roda` with the arguments given, else those of the process, and exit."""
    make_streams_safe()
    # What is logged is for operators (`roda serve` shows it); here the report and the messages say what matters.
    logging.getLogger().addHandler(logging.NullHandler())
    fetches = logging.getLogger(FETCHES)
    fetches.handlers, fetches.propagate = [logging.StreamHandler()], False
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        if command_help.is_asked(given):
            command_help.write(application(), given)
            sys.exit(0)
        # Not the framework's standalone mode: it would write its own messages, in English.
        code = application(given)(args=given, prog_name="roda", standalone_mode=False)
    except typer.TyperException as error:
        complain(in_swedish(error))
        sys.exit(WRONG_USE)
    except RodaError as error:
        complain(str(error))
        sys.exit(WRONG_USE)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)  # while help was written; later ones come as the code
    except BrokenPipeError:
        # The reader of a pipe has gone (`roda show goals | head`); nothing more may be written at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    if code == INTERRUPTED:
        complain("Avbrutet. Kör kommandot igen för att göra klart det.")
    sys.exit(code if isinstance(code, int) else 0)


def application(given: Sequence[str] = ()) -> typer.Typer:
    """Put the command line together. Help is our own: see `assistant.commands.help`.

    Where the words given hold commands, only these are loaded: a question need not wait for what reads PDF files.
    """
    app = typer.Typer(add_completion=False, add_help_option=False, pretty_exceptions_enable=False)
    app.callback(invoke_without_command=True)(_roda)
    commands, measures = [name for name in COMMANDS if name in given], "eval" in given
    if not commands and not measures:
        commands, measures = list(COMMANDS), True
    for name in commands:
        app.command(add_help_option=False)(getattr(import_module(f"assistant.commands.{name}"), name))
    evaluation = typer.Typer(add_help_option=False)
    evaluation.callback(invoke_without_command=True)(_evaluation)
    for name in MEASURES if measures else ():
        evaluation.command(add_help_option=False)(getattr(import_module("assistant.commands.evaluate"), name))
    app.add_typer(evaluation, name="eval")
    return app


def _roda(
    context: typer.Context,
    *,
    data_dir: Annotated[
        str | None, typer.Option("--data-dir", metavar="MAPP", help=DATA_DIR_HELP, show_default=False)
    ] = None,
    show_version: Annotated[bool, typer.Option("--version", help="Visa versionen.")] = False,
) -> None:
    """Röda tråden: fråga om kommunens planer och få svar som visar var det står.

    Läs in dokumenten med: roda ingest MAPP. Fråga sedan med: roda ask "FRÅGA", eller på webben med: roda serve
    """
    if show_version:
        typer.echo(f"roda {version('roda-traden')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        command_help.write(application(), [])
        raise typer.Exit(WRONG_USE)
    context.obj = data_dir


def _evaluation(context: typer.Context) -> None:
    """Mät mot facit."""
    if context.invoked_subcommand is None:
        command_help.write(application(), ["eval"])
        raise typer.Exit(WRONG_USE)
