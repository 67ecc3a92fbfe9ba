"""An answer as it comes along: understood, searched, each sentence once it is proved, sources, and the whole.

With a language model where there is one: it puts questions anew that the rules found no answer to, and writes over
what was proved. Without one, and wherever it fails, the answer is the one that `assistant.answering` made.
"""

from __future__ import annotations

import datetime
import queue
from collections.abc import Generator, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, replace

from assistant.answer import Answer, Citation, ModelUse, Sentence
from assistant.answering import Answered, Assistant, Searching, Understood
from assistant.prompting import Phrases
from assistant.understanding.asking_on.context import decode
from assistant.understanding.scoping import Scope
from assistant.writing.outgoing import holds_personal_number
from assistant.writing.protocol import LanguageModel, Stopped, never
from assistant.writing.rereading import Rereader
from assistant.writing.weaving import Weaver, why
from corpus.errors import ModelFailed, ModelNotAsked


@dataclass(frozen=True, slots=True)
class Writing:
    """A language model is asked: which, whose host is sent text, whether that is the owner's own."""

    model: str
    server: str
    in_house: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the answer, proved."""

    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Sources:
    """What the sentences rest on."""

    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """The whole answer, and the one that stands without a language model (the same where none wrote)."""

    answer: Answer
    drafted: Answer


Event = Understood | Searching | Writing | Said | Sources | Done


@dataclass(frozen=True, slots=True)
class _Put:
    """A question as it was put, and how it is limited."""

    question: str
    scope: Scope
    today: datetime.date
    context: str | None


@dataclass(frozen=True, slots=True)
class _Reread:
    """What is answered, the question `as_` which it was read where a model put it, and questions that are offered.

    `failed` tells that the model failed, `asked` whether it was asked at all.
    """

    answered: Answered
    as_: str | None = None
    offered: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    asked: bool = True


class Answerer:
    """Answers questions, with a language model where there is one. Usable by several threads."""

    def __init__(
        self,
        assistant: Assistant,
        *,
        phrases: Phrases,
        model: LanguageModel | None = None,
        executor: Executor | None = None,
    ) -> None:
        self._assistant = assistant
        self._phrases = phrases
        self._model = model
        self._executor = executor or ThreadPoolExecutor(1, thread_name_prefix="answering")

    def ask(self, question: str, *, scope: Scope, today: datetime.date, context: str | None = None) -> Done:
        """Answer a question; see `Assistant.ask`."""
        *_, done = self.events(question, scope=scope, today=today, context=context)
        assert isinstance(done, Done)  # noqa: S101 - the last event, always
        return done

    def events(
        self,
        question: str,
        *,
        scope: Scope,
        today: datetime.date,
        context: str | None = None,
        stopped: Stopped = never,
    ) -> Iterator[Event]:
        """Yield what happens until the answer is done, which is the last. Raises as `Assistant.ask` does.

        Once `stopped`, a language model is not waited for.
        """
        put = _Put(question, scope, today, context)
        answered = yield from self._answered(put)
        model = self._model
        if model is None:
            final = answered.answer
            yield from (Said(sentence) for sentence in final.sentences)
        elif _holds_personal_number(put):
            said = self._phrases.render("model.personal_number", answered.answer.language)
            final = replace(answered.answer, warnings=(*answered.answer.warnings, said))
            yield from (Said(sentence) for sentence in final.sentences)
        else:
            answered, final = yield from self._with(model.for_an_answer(), put, answered, stopped)
        yield Sources(final.citations)
        yield Done(final, drafted=answered.answer)

    def _answered(self, put: _Put) -> Generator[Event, None, Answered]:
        """Answer without a model, telling how it comes along."""
        told: queue.SimpleQueue[Understood | Searching | None] = queue.SimpleQueue()
        work: Future[Answered] = self._executor.submit(
            self._assistant.answered, put.question, scope=put.scope, today=put.today, context=put.context, told=told.put
        )
        work.add_done_callback(lambda _: told.put(None))
        while (event := told.get()) is not None:
            yield event
        return work.result()

    def _with(
        self, model: LanguageModel, put: _Put, answered: Answered, stopped: Stopped
    ) -> Generator[Event, None, tuple[Answered, Answer]]:
        """Let the model put a refused question anew, then write over the answer."""
        reread, used = _Reread(answered), None
        if answered.answer.refused:
            yield from _writing(model)
            reread = self._reread(model, put, answered, stopped)
            if reread.asked:
                used = ModelUse(model.name, model.server, model.in_house, question=reread.as_)
        answered = reread.answered
        weaver = Weaver(model, self._phrases, answered.names, answered.indoors)
        if used is None and weaver.writes_over(answered.answer):
            yield from _writing(model)
        final = yield from _each_said(weaver.over(answered.answer, stopped=stopped))
        if reread.as_ is not None:
            read = replace(final.interpretation, read_as=reread.as_)
            final = replace(final, question=put.question, interpretation=read)
        if used is not None:
            final = replace(final, model=replace(final.model or used, question=reread.as_))
        return answered, replace(
            final, clarify=(*final.clarify, *reread.offered), warnings=(*reread.failed, *final.warnings)
        )

    def _reread(self, model: LanguageModel, put: _Put, refused: Answered, stopped: Stopped) -> _Reread:
        """Let the model put a refused question anew; where it fails, that is told."""
        try:
            return self._put_anew(model, put, refused, stopped)
        except ModelFailed as error:
            language = refused.answer.language
            reason = why(error, self._phrases, language)
            said = self._phrases.render("model.not_used", language, reason=reason)
            return _Reread(refused, failed=(said,), asked=not isinstance(error, ModelNotAsked))

    def _put_anew(self, model: LanguageModel, put: _Put, refused: Answered, stopped: Stopped) -> _Reread:
        """Let the model put a refused question anew. Raises ModelFailed.

        A follow-up that it fills in from the question before is answered. Any other question is only offered: what
        the asker meant is the asker's to say.
        """
        reader = Rereader(model, self._phrases, refused.answer.language, stopped)
        before = _before(put)
        if before and not refused.kept_in.within(before):
            whole = reader.put_whole(put.question, before=before)
            found = None if whole is None else self._found(whole, put)
            if found is not None:
                return _Reread(found, as_=whole)
        said = reader.put_anew(put.question, goals=refused.goals)
        fits = said is not None and said not in refused.answer.clarify and self._found(said, put) is not None
        return _Reread(refused, offered=(said,) if said is not None and fits else ())

    def _found(self, question: str, put: _Put) -> Answered | None:
        """Answer a question that the model put; None where it is refused too."""
        work = self._executor.submit(self._assistant.answered, question, scope=put.scope, today=put.today)
        answered = work.result()
        return None if answered.answer.refused else answered


def _writing(model: LanguageModel) -> Iterator[Writing]:
    """Tell that a model is asked, where it is."""
    if not model.is_left_alone():
        yield Writing(model.name, model.server, model.in_house)


def _each_said(writing: Generator[Sentence, None, Answer]) -> Generator[Event, None, Answer]:
    """Yield each sentence as an event; return what the writing returns."""
    while True:
        try:
            sentence = next(writing)
        except StopIteration as ended:
            answer: Answer = ended.value
            return answer
        yield Said(sentence)


def _holds_personal_number(put: _Put) -> bool:
    """Say whether a question, or what it follows up, may hold a personnummer."""
    return any(holds_personal_number(text) for text in (put.question, _before(put)))


def _before(put: _Put) -> str:
    """Return the question that one follows up, "" where it stands alone."""
    return "" if put.context is None else decode(put.context).question
