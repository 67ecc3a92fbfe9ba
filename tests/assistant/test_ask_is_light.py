"""What `roda ask` and `roda serve` load."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.assistant.demo_corpus import FLAGSHIP, demo_settings

HEAVY = {"torch", "sentence_transformers", "transformers", "langchain", "langchain_core", "scipy", "chromadb"}
READERS = {"docx", "lxml", "openpyxl", "pdfminer", "pdfplumber", "pypdf", "selectolax"}
ASKING = """
import sys
from assistant.cli import main
try:
    main(["ask", sys.argv[2], "--data-dir", sys.argv[1]])
finally:
    print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


@pytest.mark.parametrize("question", [FLAGSHIP, "Hur många språkcaféer hölls på biblioteken?", "Vad görs för äldre?"])
def test_ask_loads_no_model_library(tmp_path_factory: pytest.TempPathFactory, question: str) -> None:
    """This test ensures that an answer from the graph or from text needs no torch, no LangChain and no chromadb."""
    command = [sys.executable, "-c", ASKING, str(demo_settings(tmp_path_factory).data_dir), question]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip()
    loaded = set(done.stderr.splitlines()[-1].split())
    assert "numpy" in loaded
    assert not loaded & HEAVY


def test_serving_loads_no_reader() -> None:
    """This test ensures that the service loads nothing that reads documents: other processes draw its pages."""
    code = "import sys, assistant.app; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(done.stdout.split()) & READERS
