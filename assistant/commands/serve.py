"""`roda serve`: the service."""

from __future__ import annotations

import logging
import socket
import sys
from contextlib import suppress
from functools import partial
from typing import Annotated

import typer

from assistant.commands.options import DataDir, settings_of
from assistant.commands.printing import complain
from assistant.configured_model import configured_model
from corpus.errors import SettingError
from corpus.settings import Settings
from corpus.system_errors import why

TURN_SECONDS = 0.0005
"""How long a thread that computes an answer keeps the interpreter while the one that takes requests waits for it, a
tenth of Python's own: each request waits for it several times."""
BACKLOG = 2048
"""Connections that may wait; uvicorn's own default."""


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
    workers: Annotated[
        str | None,
        typer.Option(
            metavar="ANTAL",
            help="Processer som svarar samtidigt; annars gäller RODA_SERVE_WORKERS, eller 2 om datorn har två kärnor.",
            show_default=False,
        ),
    ] = None,
    data_dir: DataDir = None,
) -> None:
    """Starta tjänsten: en webbsida att fråga på, och ett API."""
    # Imported here: the web framework takes half a second, which no other command should wait for.
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    settings = settings_of(context, data_dir, host=host, port=port, serve_workers=workers)
    configured_model(settings)  # what is wrong with a model is told here once, not by each process again and again
    # server_header and date tell visitors about us; proxies are not trusted unless the operator sets them up.
    # No access log: it would keep who asked what.
    config = uvicorn.Config(partial(_application, settings), factory=True, workers=settings.serve_workers,
        log_level="info", access_log=False, server_header=False, proxy_headers=False, timeout_graceful_shutdown=5,
    )  # fmt: skip
    with _listening(settings.host, settings.port) as listener, suppress(KeyboardInterrupt):
        shown = f"[{settings.host}]" if ":" in settings.host else settings.host  # an IPv6 address
        complain(f"Röda tråden svarar på http://{shown}:{settings.port}. Avsluta med Ctrl+C.")
        if settings.serve_workers == 1:
            uvicorn.Server(config).run(sockets=[listener])
        else:
            Multiprocess(config, sockets=[listener]).run()


def _application(settings: Settings) -> object:
    """Make the service (an ASGI application), in each process that answers."""
    from assistant.app import create_app

    sys.setswitchinterval(TURN_SECONDS)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s", force=True)
    return create_app(settings)


def _listening(host: str, port: int) -> socket.socket:
    """Open the socket here, so that an address that is taken is told in our words. Raises SettingError."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server((str(address[0]), int(address[1])), family=family, backlog=BACKLOG)
    except socket.gaierror as error:
        raise SettingError(f"Adressen {host} finns inte. Välj en annan med --host eller RODA_HOST.") from error
    except OSError as error:
        raise SettingError(
            f"Det går inte att lyssna på {host}:{port}: {why(error)}. "
            "Välj en annan port med --port eller RODA_PORT, eller adress med --host eller RODA_HOST."
        ) from error
