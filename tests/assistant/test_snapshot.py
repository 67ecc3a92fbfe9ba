"""What an assistant holds open of states that nobody asks any more."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from assistant.answering import Assistant
from assistant.understanding.scoping import Scope
from corpus.settings import Settings, load_settings
from corpus.store import Store
from tests.assistant.demo_corpus import demo_settings, read_in

TODAY = datetime.date(2021, 5, 1)
PLAN = "# Verksamhetsplan 2021\n\nTestköpings kommun\n\n## Mål\n\n- Mål {n}: Trygga gator\n"


def open_files() -> int:
    """Count the files and sockets that this process holds open."""
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def ask(assistant: Assistant) -> None:
    """Ask anything, which opens the newest state."""
    assistant.ask("Vilka mål finns?", scope=Scope(), today=TODAY)


def opened_and_closed(settings: Settings) -> int:
    """Answer with an assistant of its own, close it, and count the files that are open then."""
    store = Store.open(settings)
    assistant = Assistant(store, settings)
    ask(assistant)
    assistant.close()
    store.close()
    return open_files()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts open files as Linux tells them")
def test_a_closed_assistant_lets_its_files_go(tmp_path_factory: pytest.TempPathFactory) -> None:
    """This test ensures that assistants opened and closed one after another do not add up open files."""
    settings = demo_settings(tmp_path_factory)
    opened_and_closed(settings)
    first = opened_and_closed(settings)
    assert [opened_and_closed(settings) for _ in range(3)] == [first] * 3


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts open files as Linux tells them")
def test_states_that_were_replaced_let_their_files_go(tmp_path: Path) -> None:
    """This test ensures that a service that outlives many states does not hold all of them open."""
    settings = load_settings(data_dir=tmp_path / "data")
    plan = tmp_path / "plan.md"
    counted = []
    plan.write_text(PLAN.format(n=0), encoding="utf-8")
    read_in([plan], settings)
    store = Store.open(settings)
    assistant = Assistant(store, settings)
    for number in range(1, 6):
        ask(assistant)
        counted.append(open_files())
        plan.write_text(PLAN.format(n=number), encoding="utf-8")
        read_in([plan], settings)
    assistant.close()
    store.close()
    assert max(counted[2:]) <= counted[2]
