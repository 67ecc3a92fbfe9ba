"""`roda`: the composition root of the command line.

Exit codes: 0 well, 2 wrong use or nothing to work on, 3 some documents failed.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from assistant.commands.ask import ask
from assistant.commands.doctor import doctor
from assistant.commands.evaluate import answers
from assistant.commands.ingest import ingest
from assistant.commands.options import DATA_DIR_HELP
from assistant.commands.printing import complain, make_streams_safe
from assistant.commands.serve import serve
from assistant.commands.show import show
from corpus.errors import RodaError

WRONG_USE = 2
"""Exit code when the command cannot be carried out as given."""
INTERRUPTED = 130
"""Exit code after Ctrl+C, as shells count it."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `roda` with the arguments given, else those of the process, and exit."""
    make_streams_safe()
    # What is logged is for operators (`roda serve` shows it); here the report and the messages say what matters.
    logging.getLogger().addHandler(logging.NullHandler())
    try:
        application()(args=arguments, prog_name="roda")
    except RodaError as error:
        complain(str(error))
        sys.exit(WRONG_USE)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # The reader of a pipe has gone (`roda show goals | head`); nothing more may be written at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def application() -> typer.Typer:
    """Put the command line together."""
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    app.callback(invoke_without_command=True)(_roda)
    app.command()(ingest)
    app.command()(ask)
    app.command()(show)
    app.command()(serve)
    app.command()(doctor)
    evaluation = typer.Typer(help="Mät mot facit: roda eval answers FRÅGOR.jsonl")
    evaluation.callback(no_args_is_help=True)(_evaluation)
    evaluation.command()(answers)
    app.add_typer(evaluation, name="eval")
    return app


def _roda(
    context: typer.Context,
    *,
    data_dir: Annotated[Path | None, typer.Option("--data-dir", help=DATA_DIR_HELP, show_default=False)] = None,
    show_version: Annotated[bool, typer.Option("--version", help="Visa versionen.")] = False,
) -> None:
    """Röda tråden: fråga om kommunens planer och få svar som visar var det står."""
    if show_version:
        typer.echo(f"roda {version('roda-traden')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(WRONG_USE)
    context.obj = data_dir


def _evaluation() -> None:
    """Mät mot facit."""
