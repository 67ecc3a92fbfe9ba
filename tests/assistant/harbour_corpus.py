"""Two small documents, one of which stays in the house, read in for the tests of what a language model is sent."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant.answering import Assistant
from assistant.configured_model import configured_model
from assistant.prompting import Phrases
from assistant.streaming import Answerer
from corpus.settings import Settings, load_settings
from corpus.store import Store
from tests.assistant.demo_corpus import read_in

KEY = "hemlig-nyckel"
TODAY = datetime.date(2024, 5, 1)
QUESTION = "Vad händer i Norra hamnen?"
LOOK_UP = "När öppnar mötesplatsen för unga?"
INDOORS = "Vad händer med verkstaden vid Blåklockan?"
"""Is answered from the document that stays in the house."""

PROGRAMME = """# Lokalt utvecklingsprogram 2023-2026

Testköpings kommun

## Mål

- Mål 1: Trygga gator
- Mål 2: Rena sjöar

## Så arbetar vi

Kommunen bygger 120 bostäder i Norra hamnen under 2024. Tekniska nämnden öppnar en mötesplats för unga i Norra hamnen \
den 1 mars 2024. Badplatsen i Norra hamnen får inte stängas före september.
"""
INTERNAL = """# Intern verksamhetsplan 2024

Testköpings kommun

## Mål

- Mål 3: Förtätad blåklocka

## Lokaler

Verkstaden vid Blåklockan byggs om för 14 miljoner kronor under 2024.
"""
MANIFEST = """
[corpus]
kommun = "Testköping"

[[document]]
file = "internt.md"
kind = "verksamhetsplan"
period = 2024
"lämnar inte huset" = true
"""
SECRET_WORDS = ("Blåklockan", "14 miljoner", "Förtätad blåklocka")
"""Of the document that stays in the house."""


def harbour_data(factory: pytest.TempPathFactory) -> Path:
    """Return a data directory with the two documents; only the first call of a run reads them in."""
    folder = factory.getbasetemp() / "harbour"
    return folder / "data" if folder.exists() else read_harbour_in(folder)


def read_harbour_in(folder: Path) -> Path:
    """Read the two documents in; return their data directory."""
    documents = folder / "documents"
    documents.mkdir(parents=True)
    for name, text in (("program.md", PROGRAMME), ("internt.md", INTERNAL), ("manifest.toml", MANIFEST)):
        (documents / name).write_text(text, encoding="utf-8")
    read_in([documents], load_settings(data_dir=folder / "data"))
    return folder / "data"


@contextmanager
def harbour_assistant(data_dir: Path) -> Iterator[Assistant]:
    """Open the corpus for answering."""
    settings = load_settings(data_dir=data_dir)
    store = Store.open(settings)
    assistant = Assistant(store, settings)
    yield assistant
    assistant.close()
    store.close()


def model_settings(provider: str, url: str, **settings: object) -> Settings:
    """Return the settings of a language model at an address."""
    given = {"model": f"{provider}:provmodell", "model_key": KEY, **settings}
    return load_settings(model_url=f"{url}/v1" if provider == "openai" else url, **given)


def with_model(assistant: Assistant, provider: str, url: str, **settings: object) -> Answerer:
    """Let a language model at an address write over an assistant's answers."""
    model = configured_model(model_settings(provider, url, **settings))
    return Answerer(assistant, phrases=Phrases.load(), model=model)
