"""`roda serve`: the service."""

from __future__ import annotations

import logging
from typing import Annotated

import typer

from assistant.commands.options import DataDir, settings_of
from assistant.commands.printing import complain


def serve(
    context: typer.Context,
    *,
    host: Annotated[
        str | None,
        typer.Option(
            metavar="ADRESS", help="Adress att lyssna på; annars gäller RODA_HOST, eller 127.0.0.1.", show_default=False
        ),
    ] = None,
    port: Annotated[
        str | None,
        typer.Option(
            metavar="PORT", help="Port att lyssna på; annars gäller RODA_PORT, eller 8000.", show_default=False
        ),
    ] = None,
    data_dir: DataDir = None,
) -> None:
    """Starta tjänsten: en webbsida att fråga på, och ett API."""
    # Imported here: the web framework takes half a second, which no other command should wait for.
    import uvicorn

    from assistant.app import create_app

    settings = settings_of(context, data_dir, host=host, port=port)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s", force=True)
    complain(f"Röda tråden svarar på http://{settings.host}:{settings.port}. Avsluta med Ctrl+C.")
    # server_header and date tell visitors about us; proxies are not trusted unless the operator sets them up.
    uvicorn.run(
        create_app(settings), host=settings.host, port=settings.port, log_level="info", server_header=False,
        proxy_headers=False, timeout_graceful_shutdown=5,
    )  # fmt: skip
