"""The composition root of the service."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from anyio import to_thread
from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from assistant.html_templates import WEB
from assistant.routes import api, asking, documents, errors, feedback, source, texts
from assistant.routes.boundary import Boundary
from assistant.routes.templates import environment
from assistant.service import Service
from corpus.settings import Settings

WAITING_AT_ONCE = 200
"""Requests that a process serves in threads at the same time; nearly all of them wait for a language model."""


def create_app(settings: Settings) -> FastAPI:
    """Put the service together. Nothing is opened before the first request."""
    service = Service(settings)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = WAITING_AT_ONCE
        try:
            yield
        finally:
            service.close()

    # No built-in API pages: they load scripts from elsewhere. /openapi.json stays.
    app = FastAPI(
        title="Röda tråden", version=version("roda-traden"), lifespan=life, docs_url=None, redoc_url=None,
        description="Frågor om kommunala planer, besvarade med bevis.",
    )  # fmt: skip
    app.state.service = service
    app.state.templates = environment()
    app.include_router(api.router)
    app.include_router(source.router)
    app.include_router(documents.router)
    app.include_router(asking.router)
    app.include_router(feedback.router)
    app.include_router(texts.router)
    app.mount("/static", StaticFiles(directory=WEB / "static"), name="static")
    errors.register(app)
    app.add_middleware(Boundary)
    return app
