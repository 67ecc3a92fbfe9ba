"""`roda feedback`: what visitors said of answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime, time
from typing import Annotated

import typer

from assistant.application import ApplicationStore, KeptFeedback
from assistant.commands.options import AsJson, DataDir, settings_of
from assistant.commands.printing import write, write_json, write_table
from corpus.errors import SettingError

COLUMNS = ("tid", "hjälpte", "kommentar", "fråga", "sort", "språk", "poster", "källor", "tillstånd", "version")


def feedback(
    context: typer.Context,
    *,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DATUM", help="Bara det som kom den dagen (ÅÅÅÅ-MM-DD) eller senare."),
    ] = None,
    forget_before: Annotated[
        str | None,
        typer.Option("--forget-before", metavar="DATUM", help="Ta bort det som kom före den dagen, för gott."),
    ] = None,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Visa vad besökarna tyckte om svaren, äldst först.

    Om en synpunkt sparas tummen, kommentaren, vilken sorts svar den gäller och, om besökaren kryssade för det, frågan.
    Inget säger vem besökaren är. Mer står i docs/feedback.md.
    """
    if since is not None and forget_before is not None:
        raise SettingError("Använd --since för att läsa eller --forget-before för att ta bort, inte båda samtidigt.")
    store = ApplicationStore.of(settings_of(context, data_dir))
    try:
        if forget_before is not None:
            _forget(store, forget_before, as_json=as_json)
        else:
            _show(store.feedback(since=None if since is None else _midnight("--since", since)), as_json=as_json)
    finally:
        store.close()


def _show(kept: Sequence[KeptFeedback], *, as_json: bool) -> None:
    if as_json:
        write_json([_row(one) for one in kept])
        return
    if not kept:
        write("Inga synpunkter finns.")
        return
    write_table(COLUMNS, map(_cells, kept))
    helped = sum(one.feedback.helpful for one in kept)
    write(f"Hjälpte svaret? Ja: {helped}. Nej: {len(kept) - helped}.")


def _forget(store: ApplicationStore, day: str, *, as_json: bool) -> None:
    forgotten = store.forget(before=_midnight("--forget-before", day))
    if as_json:
        write_json({"forgotten": forgotten})
    else:
        counted = "1 synpunkt" if forgotten == 1 else f"{forgotten} synpunkter"
        write(f"Borttaget: {counted} från tiden före {day}.")


def _row(one: KeptFeedback) -> dict[str, object]:
    """Return one as JSON has it: flat."""
    about = asdict(one)
    return {"id": about.pop("id"), "given_at": about.pop("given_at"), **about.pop("feedback"), **about}


def _cells(one: KeptFeedback) -> tuple[object, ...]:
    """Return one as the table has it; times are those of this computer's clock."""
    given = one.feedback
    local = datetime.fromisoformat(one.given_at).astimezone()
    return (
        f"{local:%Y-%m-%d %H:%M}", "ja" if given.helpful else "nej", given.comment, given.question, given.kind,
        given.language, given.items, given.citations, given.state, one.version,
    )  # fmt: skip


def _midnight(option: str, day: str) -> datetime:
    """Return the moment when a day begins by this computer's clock. Raises SettingError for what is no day."""
    try:
        return datetime.combine(date.fromisoformat(day), time.min).astimezone()
    except (ValueError, OverflowError) as error:
        raise SettingError(f"{option} ska följas av ett datum som 2026-01-31.") from error
