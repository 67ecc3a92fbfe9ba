"""The outermost layer of the service: security headers, the size limit, and the one catch-all for HTTP."""

from __future__ import annotations

import logging

from anyio import fail_after
from fastapi.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY_BYTES = 64 * 1024
"""A question of the longest length with a context beside it is far below."""

BODY_SECONDS = 20.0
"""A body of this size takes a second on a poor line; whoever takes longer holds a connection for nothing."""

_BROKEN = "Något gick fel i tjänsten. Försök igen; om felet står kvar, kontakta den som sköter tjänsten."
_TOO_SLOW = "Begäran kom inte fram i tid. Försök igen."
_TOO_LARGE = "Begäran är för stor. Korta frågan."
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_CACHED = (b"cache-control", b"private, no-cache")
"""Where a route says nothing: answers are the asker's own, and what has changed is fetched anew."""

_log = logging.getLogger(__name__)


class Boundary:
    """ASGI middleware around everything: adds the headers, refuses large bodies, answers 500 where code failed."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._headers = [(name.lower().encode(), value.encode()) for name, value in _HEADERS.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(send, self._headers, bare=scope["method"] == "HEAD")
        if scope["method"] == "HEAD":  # what GET says, without its body: the routes only know GET
            scope = {**scope, "method": "GET"}
        try:
            with fail_after(BODY_SECONDS):
                body = await _read(receive)
        except TimeoutError:
            await answer.give(408, _TOO_SLOW, scope, receive)
            return
        if body is None:
            await answer.give(413, _TOO_LARGE, scope, receive)
            return
        try:
            await self._app(scope, _Replay(body, receive), answer.send)
        except Exception:  # noqa: BLE001 - the HTTP boundary: whatever failed is logged, and the visitor told plainly
            _log.exception("%s %r failed", scope["method"], scope["path"])
            await answer.give(500, _BROKEN, scope, receive)


async def _read(receive: Receive) -> Message | None:
    """Read a request's whole body; None when it passes the limit."""
    body = b""
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return message
        body += message.get("body", b"")
        if len(body) > MAX_BODY_BYTES:
            return None
        if not message.get("more_body", False):
            return {"type": "http.request", "body": body, "more_body": False}


class _Replay:
    """Gives the body that was read, then what the server says next."""

    def __init__(self, body: Message, receive: Receive) -> None:
        self._body: Message | None = body
        self._receive = receive

    async def __call__(self) -> Message:
        body, self._body = self._body, None
        return await self._receive() if body is None else body


class _Answer:
    """What goes out: adds the headers, and knows whether anything has gone."""

    def __init__(self, send: Send, headers: list[tuple[bytes, bytes]], *, bare: bool) -> None:
        self._send = send
        self._bare = bare
        self._headers = headers
        self._started = False

    async def send(self, message: Message) -> None:
        """Send on, with the headers on the first message."""
        if message["type"] == "http.response.start":
            self._started = True
            own = list(message.get("headers", []))
            cached = [] if any(name.lower() == _CACHED[0] for name, _ in own) else [_CACHED]
            message["headers"] = [*own, *cached, *self._headers]
        elif self._bare and message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await self._send(message)

    async def give(self, status: int, detail: str, scope: Scope, receive: Receive) -> None:
        """Answer in place of the application, where it has not begun to."""
        if not self._started:
            await JSONResponse({"detail": detail}, status_code=status)(scope, receive, self.send)
