"""Ask every question of a question file and judge the answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from time import perf_counter

from assistant.answer import Answer
from assistant.evaluation.questions import KeyedQuestion
from assistant.evaluation.scoring import Figures, PageText, judge, summarise
from assistant.periods import read_period
from assistant.understanding.scoping import Scope
from corpus.errors import MeasureError, NotInCorpus, QuestionError
from corpus.store import View

Ask = Callable[[str, Scope], Answer]
"""How a question is asked."""
PAGES_KEPT = 512
"""Page texts kept while measuring."""


def measure(questions: Sequence[KeyedQuestion], *, ask: Ask, page_text: PageText) -> Figures:
    """Ask and judge; times are milliseconds of asking alone. Raises MeasureError for a question that is refused."""
    judgements = []
    for question in questions:
        try:
            answer, spent = _answered(question, ask)
        except QuestionError as error:
            raise MeasureError(f"Frågan {question.id} kan inte ställas: {error}") from error
        judgements.append(judge(question, answer, milliseconds=spent, page_text=page_text))
    return summarise(judgements)


def _answered(question: KeyedQuestion, ask: Ask) -> tuple[Answer, float]:
    """Return the answer and how many milliseconds it took."""
    asked = question.scope
    scope = Scope(kommun=asked.kommun, organisation=asked.organisation, period=read_period(asked.period))
    started = perf_counter()
    answer = ask(question.question, scope)
    return answer, (perf_counter() - started) * 1000


def page_text_of(view: View) -> PageText:
    """Return the page texts of a view, by a document's id or name."""

    @lru_cache(maxsize=PAGES_KEPT)
    def page_text(document: str, page: int) -> str | None:
        try:
            return view.page(view.document(document).reading, page).text
        except NotInCorpus:
            return None

    return page_text
