"""A real browser, Debian's chromium, on the small demo served in this process."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect, sync_playwright

from assistant.app import create_app
from corpus.settings import Settings
from tests.assistant.demo_corpus import demo_settings, example_settings

CHROMIUM = shutil.which("chromium")
PATIENCE = 30_000
"""Milliseconds that something may take to appear on a busy machine."""
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


class Served(uvicorn.Server):
    """A server in a thread, at an address that the system chooses."""

    def __init__(self, settings: Settings, port: int) -> None:
        config = uvicorn.Config(
            create_app(settings), host="127.0.0.1", port=port, log_level="error", timeout_graceful_shutdown=0
        )
        super().__init__(config)
        self.ready = threading.Event()

    async def startup(self, sockets: list[object] | None = None) -> None:
        """Start, and tell when it is done."""
        await super().startup(sockets)  # type: ignore[arg-type]  # sockets are never given here
        self.ready.set()

    @property
    def address(self) -> str:
        """Return the address to open."""
        host, port = self.servers[0].sockets[0].getsockname()
        return f"http://{host}:{port}"


@contextmanager
def serving(settings: Settings, *, port: int = 0) -> Iterator[str]:
    """Run the service, at a free port unless one is named; give its address. Leaving breaks off what it still sends."""
    server = Served(settings, port)
    thread = threading.Thread(target=server.run)
    thread.start()
    assert server.ready.wait(PATIENCE / 1000)
    yield server.address
    server.should_exit = True
    thread.join(PATIENCE / 1000)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the small demo."""
    with serving(demo_settings(tmp_path_factory)) as address:
        yield address


@pytest.fixture(scope="session")
def demo_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the demo that `make run` reads in."""
    with serving(example_settings(tmp_path_factory)) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start chromium."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed (Debian package chromium)")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Open an empty page; fail on anything written to its console, and on requests to anywhere else."""
    context = browser.new_context(base_url=address, viewport={"width": 1000, "height": 900})
    opened = context.new_page()
    faults: list[str] = []
    # A refused question is 422, which the browser notes too; that is meant.
    opened.on("console", lambda said: None if "422" in said.text else faults.append(f"console: {said.text}"))
    opened.on("pageerror", lambda error: faults.append(f"error: {error}"))
    opened.on("request", lambda asked: None if asked.url.startswith(address) else faults.append(asked.url))
    yield opened
    context.close()
    assert faults == []
