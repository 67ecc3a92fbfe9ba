"""A server of chat models on a real socket, which answers well or goes wrong as a script tells it to.

It speaks OpenAI's chat completions (streamed; Azure's are the same below another path) and Ollama's /api/chat. It keeps
what it was sent, and notices when a client leaves.
"""

from __future__ import annotations

import json
import selectors
import socket
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

POLL_SECONDS = 0.02
RESET = struct.pack("ii", 1, 0)
"""SO_LINGER of no time: closing then resets the connection."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came: path, headers (names in lower case), body; `left` once its client closed the connection."""

    path: str
    headers: dict[str, str]
    body: str
    left: Event = field(default_factory=Event)

    @property
    def text(self) -> str:
        """What the model was told, all messages joined."""
        return "\n".join(message["content"] for message in json.loads(self.body)["messages"])


class Reply:
    """A connection that waits for an answer; scripts write on it."""

    def __init__(self, handler: BaseHTTPRequestHandler, asked: Asked, *, number: int, closing: Event) -> None:
        self.asked = asked
        self.number = number
        """1 of the first request that the server got."""
        self._handler = handler
        self._closing = closing
        self._speaks_ollama = asked.path == "/api/chat"

    def status(self, code: int, body: str, *, kind: str = "application/json", **headers: str) -> None:
        """Answer with a status and a whole body."""
        data = body.encode()
        self._head(code, {"Content-Type": kind, "Content-Length": str(len(data)), **headers})
        self._handler.wfile.write(data)

    def begin(self, code: int = 200, **headers: str) -> None:
        """Promise an answer that comes in pieces."""
        kind = "application/x-ndjson" if self._speaks_ollama else "text/event-stream"
        self._head(code, {"Content-Type": kind, "Transfer-Encoding": "chunked", **headers})

    def say(self, text: str, **more: object) -> None:
        """Send a piece of the model's text; `more` stands beside it (OpenAI's `refusal`)."""
        if self._speaks_ollama:
            self.line({"message": {"role": "assistant", "content": text}, "done": False})
        else:
            self._choice({"role": "assistant", "content": text, **more}, None)

    def end(self, reason: str = "stop") -> None:
        """Say that the model is done, and why, and end the answer."""
        if self._speaks_ollama:
            self.line({"message": {"role": "assistant", "content": ""}, "done": True, "done_reason": reason})
        else:
            self._choice({}, reason)
            self.raw(b"data: [DONE]\n\n")
        self.break_off()

    def break_off(self) -> None:
        """End the answer in good order, though the model did not say that it is done."""
        self._handler.wfile.write(b"0\r\n\r\n")

    def line(self, held: dict[str, Any]) -> None:
        """Send something of the protocol."""
        text = json.dumps(held, ensure_ascii=False)
        self.raw((f"{text}\n" if self._speaks_ollama else f"data: {text}\n\n").encode())

    def raw(self, data: bytes) -> None:
        """Send bytes of the body as they are."""
        self._handler.wfile.write(b"%x\r\n%b\r\n" % (len(data), data))
        self._handler.wfile.flush()

    def wait(self, seconds: float) -> None:
        """Do nothing for a time. Raises ConnectionError where the client leaves, or the server is closed."""
        connection = self._handler.connection
        with selectors.DefaultSelector() as selector:  # not select.select, which knows the first 1,024 files only
            selector.register(connection, selectors.EVENT_READ)
            for _ in range(round(seconds / POLL_SECONDS)):
                readable = selector.select(POLL_SECONDS)
                if self._closing.is_set() or (readable and not connection.recv(1, socket.MSG_PEEK)):
                    raise ConnectionAbortedError

    def die(self) -> None:
        """Reset the connection, as a server that is killed."""
        self._handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        self._handler.connection.close()

    def _choice(self, delta: dict[str, object], reason: str | None) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": reason}
        self.line({"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]})

    def _head(self, code: int, headers: dict[str, str]) -> None:
        self._handler.send_response(code)
        for name, value in headers.items():
            self._handler.send_header(name, value)
        self._handler.send_header("Connection", "close")
        self._handler.end_headers()
        self._handler.wfile.flush()


Script = Callable[[Reply], None]
"""What the server does with each request."""


@dataclass(slots=True)
class ModelServer:
    """A running server: where it answers, what it was asked, and what it does, which may be exchanged."""

    url: str
    script: Script
    asked: list[Asked] = field(default_factory=list)


@contextmanager
def model_server(script: Script) -> Iterator[ModelServer]:
    """Run a server on a free port of this machine."""
    closing = Event()
    server = ModelServer("", script)

    class Handler(BaseHTTPRequestHandler):
        """Answers each request by the script of the moment."""

        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            """Note the request, and do what the script says."""
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
            server.asked.append(asked)
            self.close_connection = True
            try:
                server.script(Reply(self, asked, number=len(server.asked), closing=closing))
            except OSError:
                asked.left.set()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the standard library
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        listening.daemon_threads = True
        server.url = f"http://127.0.0.1:{listening.server_port}"
        Thread(target=listening.serve_forever, args=(POLL_SECONDS,), daemon=True).start()
        try:
            yield server
        finally:
            closing.set()
            listening.shutdown()
