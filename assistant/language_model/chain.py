"""Proved answers as a step of anybody's LangChain chain, see docs/langchain.md."""

from __future__ import annotations

from datetime import datetime

from langchain_core.runnables import Runnable, RunnableLambda

from assistant.answer import Answer
from assistant.streaming import Answerer
from assistant.understanding.scoping import Scope


def answer_chain(answerer: Answerer, *, scope: Scope | None = None) -> Runnable[str, Answer]:
    """Return a step from a question to an answer whose every sentence is proved, as of today.

    With a language model where the answerer has one. Raises QuestionError, CorpusMissing and CorpusDamaged.
    """

    def answer(question: str) -> Answer:
        today = datetime.now().astimezone().date()
        return answerer.ask(question, scope=scope or Scope(), today=today).answer

    return RunnableLambda(answer, name="Röda tråden")
