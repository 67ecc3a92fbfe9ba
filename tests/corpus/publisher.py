"""A publisher of models on this machine, with as much of the Hugging Face Hub's interface as fetching needs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

REVISION = "0123456789abcdef0123456789abcdef01234567"
OTHERS = {"onnx/model.json": b"{}", "openvino/openvino_model.bin": b"0", "pytorch_model.bin": b"0"}
"""Files of the model that nobody needs to fetch."""


@dataclass
class Asked:
    """Where the publisher is, and which paths it was asked for."""

    address: str
    paths: list[str] = field(default_factory=list)


@contextmanager
def publisher(folder: Path, name: str) -> Iterator[Asked]:
    """Publish the model in a folder under a name."""
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    files |= OTHERS

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def do_HEAD(self) -> None:
            """Answer without a body."""
            self.answer()

        def do_GET(self) -> None:
            """Answer with the body."""
            self.wfile.write(self.answer())

        def answer(self) -> bytes:
            """Send status and headers and return the body."""
            path = unquote(urlsplit(self.path).path)
            asked.paths.append(path)
            body = _found(path, name, files)
            self.send_response(404 if body is None else 200)
            if body is None:
                self.send_header("X-Error-Code", "RepoNotFound")
            else:
                self.send_header("ETag", f'"{hashlib.sha256(body).hexdigest()}"')
                self.send_header("X-Repo-Commit", REVISION)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            return body or b""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    asked = Asked(f"http://127.0.0.1:{server.server_port}")
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _found(path: str, name: str, files: dict[str, bytes]) -> bytes | None:
    """Return what a path leads to."""
    if path in (f"/api/models/{name}", f"/api/models/{name}/revision/main"):
        siblings = [{"rfilename": one} for one in files]
        return json.dumps({"id": name, "modelId": name, "sha": REVISION, "siblings": siblings}).encode()
    if path == f"/api/models/{name}/tree/{REVISION}":
        return json.dumps([_entry(one, data) for one, data in files.items()]).encode()
    for revision in ("main", REVISION):
        if path.startswith(f"/{name}/resolve/{revision}/"):
            return files.get(path.split(f"/resolve/{revision}/")[1])
    return None


def _entry(path: str, data: bytes) -> dict[str, object]:
    return {"type": "file", "path": path, "size": len(data), "oid": hashlib.sha256(data).hexdigest()[:40]}
