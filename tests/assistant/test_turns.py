"""How many may wait for their turn, and what the service says to the next."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from assistant.app import create_app
from assistant.service import QUESTIONS_IN_LINE, Service
from assistant.turns import BoundedExecutor, Turns
from corpus.errors import ServiceBusy
from tests.assistant.demo_corpus import FLAGSHIP, demo_settings

PATIENCE = 20.0
"""Seconds that anything may take; far more than it does."""


@pytest.fixture
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Serve the small demo to one visitor more than there is room for."""
    app = create_app(demo_settings(tmp_path_factory))
    with TestClient(app) as served:
        assert served.get("/").status_code == 200  # opened
        service: Service = app.state.service
        gone = threading.Event()
        for _ in range(QUESTIONS_IN_LINE):
            try:
                service._answering.submit(gone.wait, PATIENCE)
            except ServiceBusy:  # what was begun when the corpus was opened has a place still
                break
        yield served
        gone.set()


def test_a_place_is_free_again_once_it_is_left() -> None:
    """This test ensures that as many as may hold a place, the next is refused, and leaving makes room."""
    turns = Turns(2)
    with turns.one(), turns.one(), pytest.raises(ServiceBusy):
        turns.take()
    with turns.one():
        turns.take()


def test_work_that_waits_has_a_place_and_gives_it_back() -> None:
    """This test ensures that work done, failed or waiting is counted once, and more is refused at once."""
    executor = BoundedExecutor(1, most=2, thread_name_prefix="test")
    gone = threading.Event()
    first, second = executor.submit(gone.wait, PATIENCE), executor.submit(int, "no number")
    with pytest.raises(ServiceBusy):
        executor.submit(int, "1")
    gone.set()
    assert first.result(PATIENCE)
    assert isinstance(second.exception(PATIENCE), ValueError)
    executor.shutdown()
    for _ in range(3):  # nothing is taken after the end, and that takes no place
        with pytest.raises(RuntimeError):
            executor.submit(int, "1")


def test_a_crowd_is_told_to_come_back(busy: TestClient) -> None:
    """This test ensures that a question with no room is refused plainly at every door, and that pages still open."""
    body = {"question": FLAGSHIP}
    answers = [busy.post("/api/ask", json=body), busy.get("/", params={"q": FLAGSHIP})]
    assert [answer.status_code for answer in answers] == [503, 503]
    assert all("Vänta en halv minut" in answer.text for answer in answers)
    assert '"status":503' in busy.post("/ask/stream", json=body).text.replace(" ", "")
    assert busy.get("/documents").status_code == 200
    assert busy.get("/static/css/page.css").status_code == 200
