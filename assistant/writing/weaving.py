"""An answer with a model's sentences in it: each is proved before it is shown, and nothing that was found gets lost."""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Answer, Language, ModelUse, Proof, Sentence
from assistant.prompting import Phrases
from assistant.quoting import Names
from assistant.writing.outgoing import harmless
from assistant.writing.protocol import LanguageModel, Message, Stopped
from assistant.writing.proving import is_told, resting, why_not_shown
from assistant.writing.sentences import written
from assistant.writing.sources import Source, Sources, sources_of
from corpus.errors import ModelFailed, ModelNotAsked

MOST_SENTENCES = 6
"""Of a model's, shown in one answer; what it writes after them is not waited for."""
MOST_WRITTEN = 24
"""Sentences that a model may try; one that is never right is not listened to for long."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Weaver:
    """Lets a model write over answers. `names` are those that a sentence may only use when its quotes have them."""

    model: LanguageModel
    phrases: Phrases
    names: Names
    indoors: frozenset[str]
    """Ids of documents that leave the house by no means."""

    def writes_over(self, answer: Answer) -> bool:
        """Say whether the model is asked for an answer."""
        return bool(self._sources(answer).sent)

    def over(self, answer: Answer, *, stopped: Stopped) -> Generator[Sentence, None, Answer]:
        """Yield the sentences of an answer as they are to be shown, in order; return the answer with them.

        Computed, absent and set phrases stay as they were drafted. What the model writes stands where the quoted
        sentences begin, else last; a quoted sentence that is not told by then follows it. Where the model fails, the
        drafted sentences stand, and the answer says so. An answer in parts under headings stays as it was drafted.
        """
        sources = self._sources(answer)
        sent = sources.sent
        place = _first_quoted(answer.sentences) if sent else len(answer.sentences)
        yield from answer.sentences[:place]
        tally = _Tally(asked=bool(sent))
        shown: list[Sentence] = []
        if sent:
            for sentence in self._proved(answer, sent, tally, stopped=stopped):
                shown.append(sentence)
                yield sentence
        rest = tuple(one for one in answer.sentences[place:] if not self._is_told(one, shown))
        yield from rest
        return self._made(answer, (*answer.sentences[:place], *shown, *rest), tally, held_back=sources.held_back)

    def _sources(self, answer: Answer) -> Sources:
        """Return what the model may read of an answer: nothing of one in parts under headings."""
        return Sources() if _has_headings(answer.sentences) else sources_of(answer, indoors=self.indoors)

    def _proved(self, answer: Answer, sent: Sequence[Source], tally: _Tally, *, stopped: Stopped) -> Iterator[Sentence]:
        """Yield the model's sentences that may be shown, as it writes them."""
        quotes = {one.n: one.quote for one in answer.citations if one.n in {source.n for source in sent}}
        said = {one.text for one in answer.sentences if one.proof is not Proof.QUOTED}
        pieces = self.model.stream(self._messages(answer, sent), stopped=stopped)
        try:
            for sentence in written(pieces):
                tally.written += 1
                reasons = why_not_shown(sentence, quotes, self.names)
                if reasons:
                    log.info("sentence of the model not shown (%s): %s", ", ".join(reasons), sentence.text)
                elif sentence.text not in said:
                    said.add(sentence.text)
                    tally.shown += 1
                    rests_on = resting(sentence, quotes, self.names).citations
                    yield Sentence(sentence.text, Proof.QUOTED, rests_on, by_model=True)
                if tally.shown == MOST_SENTENCES or tally.written == MOST_WRITTEN:
                    return
        except ModelFailed as error:
            log.warning("language model %s: %s", self.model.name, error)
            tally.asked = not isinstance(error, ModelNotAsked)
            tally.failure = why(error, self.phrases, answer.language)
        finally:
            pieces.close()

    def _messages(self, answer: Answer, sent: Sequence[Source]) -> tuple[Message, ...]:
        """Return what the model is told: its task, and the question with the sources in fences."""
        say = self.phrases.render
        fenced = "\n".join(say("model.source", answer.language, n=one.n, text=one.text) for one in sent)
        asked = say("model.write", answer.language, question=harmless(answer.question), sources=fenced)
        return (Message("system", say("model.write_task", answer.language)), Message("user", asked))

    def _is_told(self, drafted: Sentence, shown: Sequence[Sentence]) -> bool:
        quoted = drafted.proof is Proof.QUOTED and not drafted.items
        return quoted and is_told(drafted, shown, self.names)

    def _made(self, answer: Answer, sentences: tuple[Sentence, ...], tally: _Tally, *, held_back: bool) -> Answer:
        """Return the answer with what was shown, and what is to be said of the model."""
        model = self.model
        use = ModelUse(model.name, model.server, model.in_house, tally.written, tally.shown)
        return replace(
            answer,
            sentences=sentences if tally.shown else answer.sentences,
            generated_by=f"roda + {model.name}" if tally.shown else answer.generated_by,
            model=use if tally.asked else None,
            warnings=(*answer.warnings, *self._warnings(answer, tally, held_back=held_back)),
        )

    def _warnings(self, answer: Answer, tally: _Tally, *, held_back: bool) -> Iterable[str]:
        say = self.phrases.render
        if tally.failure and tally.shown:
            yield say("model.broke_off", answer.language, reason=tally.failure)
        elif tally.failure:
            yield say("model.not_used", answer.language, reason=tally.failure)
        elif tally.asked and not tally.shown:
            yield say("model.nothing_proved", answer.language)
        if held_back:
            yield say("model.held_back", answer.language)


@dataclass(slots=True)
class _Tally:
    """How it went: whether the model was asked, how many sentences it wrote and of these were shown, why it failed."""

    asked: bool
    written: int = 0
    shown: int = 0
    failure: str | None = None


def _first_quoted(sentences: Sequence[Sentence]) -> int:
    """Return the place of the first sentence that the model may write over; that after the last where there is none."""
    return next((place for place, one in enumerate(sentences) if one.proof is Proof.QUOTED), len(sentences))


def why(error: ModelFailed, phrases: Phrases, language: Language) -> str:
    """Say in the language of an answer why a model failed."""
    name = f"model.why.{error.cause}"
    told = phrases.variables(name)
    return phrases.render(name, language, **{one: value for one, value in error.said.items() if one in told})


def _has_headings(sentences: Sequence[Sentence]) -> bool:
    """Say whether set phrases stand between quoted sentences: each tells what those below it answer."""
    kinds = [one.proof for one in sentences]
    quoted = [place for place, kind in enumerate(kinds) if kind is Proof.QUOTED]
    return bool(quoted) and Proof.PHRASE in kinds[quoted[0] : quoted[-1]]
