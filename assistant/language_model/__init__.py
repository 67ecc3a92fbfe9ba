"""LangChain's door to the house, and the only package that knows LangChain.

`chat` makes a model of LangChain's ours; it is imported only where one is configured. `RodaRetriever` offers our
Swedish retrieval, and `answer_chain` our proved answers, to anybody's LangChain chain: see docs/langchain.md.
"""

from assistant.language_model.chain import answer_chain
from assistant.language_model.retriever import RodaRetriever

__all__ = ["RodaRetriever", "answer_chain"]
