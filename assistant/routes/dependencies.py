"""What several routes are handed."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Query, Request

from assistant.service import Service


def service_of(request: Request) -> Service:
    """Return the service that the application was made with."""
    return cast("Service", request.app.state.service)


TheService = Annotated[Service, Depends(service_of)]

State = Annotated[int | None, Query(ge=1, description="Korpusens tillstånd; annars det nyaste.")]
"""The number of the state that an address asks for."""
