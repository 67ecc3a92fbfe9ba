"""A real browser, Debian's chromium, on the small demo served in this process."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect, sync_playwright

from assistant.app import create_app
from corpus.settings import Settings
from tests.assistant.demo_corpus import demo_settings

CHROMIUM = Path("/usr/bin/chromium")
PATIENCE = 30_000
"""Milliseconds that something may take to appear on a busy machine."""
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


class Served(uvicorn.Server):
    """A server in a thread, at an address that the system chooses."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(uvicorn.Config(create_app(settings), host="127.0.0.1", port=0, log_level="warning"))
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


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the small demo."""
    server = Served(demo_settings(tmp_path_factory))
    thread = threading.Thread(target=server.run)
    thread.start()
    assert server.ready.wait(30)
    yield server.address
    server.should_exit = True
    thread.join(30)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start chromium."""
    if not CHROMIUM.exists():
        pytest.skip("chromium is not installed (Debian package chromium)")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
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
