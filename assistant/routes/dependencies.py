"""What routes are handed."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Request

from assistant.service import Service


def service_of(request: Request) -> Service:
    """Return the service that the application was made with."""
    return cast("Service", request.app.state.service)


TheService = Annotated[Service, Depends(service_of)]
