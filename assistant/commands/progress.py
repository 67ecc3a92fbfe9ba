"""The progress bar of long commands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from assistant.commands import printing
from ingest.report import Progress as Listener
from ingest.report import ProgressEvent, Step

STEPS = {Step.READ: "Läser", Step.INDEX: "Indexerar", Step.PUBLISH: "Publicerar"}


@contextmanager
def progress_bar() -> Iterator[Listener]:
    """Show a progress bar on standard error, where that is a terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = printing.errors()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        tasks: dict[Step, TaskID] = {}

        def listen(event: ProgressEvent) -> None:
            if event.step not in tasks:
                tasks[event.step] = progress.add_task(STEPS[event.step])
            progress.update(tasks[event.step], completed=event.done, total=event.total)

        yield listen
