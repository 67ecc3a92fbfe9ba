"""A question put anew by a language model, where the rules found no answer to the asker's words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.answer import Language
from assistant.prompting import Phrases
from assistant.quoting.signs import signs_stand
from assistant.writing.outgoing import harmless, holds_personal_number
from assistant.writing.protocol import LanguageModel, Message, Stopped
from corpus.swedish import content_words, lemma, sentences

LONGEST = 300
"""Characters of a question put anew; a longer text is no question."""
_QUOTES = " \"”“'"
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Rereader:
    """Has a model put questions anew, in one language."""

    model: LanguageModel
    phrases: Phrases
    language: Language
    stopped: Stopped

    def put_anew(self, question: str, *, goals: Iterable[str]) -> str | None:
        """Let the model say a question in the words of the plans; None where what it says is no other question.

        It may use the words of the question, of the goals and of its task, no others: a question can claim things too.
        Raises ModelFailed.
        """
        named = "; ".join(harmless(name) for name in goals if not holds_personal_number(name))
        text = self._said("model.reread", question=harmless(question), goals=named)
        if text is None or text == question:
            return None
        given = f"{question} {named}"
        known = f"{given} {self.phrases.render('model.reread_task', self.language)}"
        fits = _numbers(text) <= _numbers(given) and _words(text) <= _words(known) and signs_stand(text[:-1], given)
        return text if fits else None

    def put_whole(self, question: str, *, before: str) -> str | None:
        """Let the model fill in a question from the one before it; None where it adds or drops what they say.

        Raises ModelFailed.
        """
        text = self._said("model.whole", before=harmless(before), question=harmless(question))
        if text is None or text == question:
            return None
        both = f"{before} {question}"
        fits = _words(question) <= _words(text) <= _words(both) and _numbers(text) <= _numbers(both)
        return text if fits else None

    def _said(self, task: str, **variables: str) -> str | None:
        """Return the one line that the model answers with, None where it is no question."""
        told = Message("system", self.phrases.render(f"{task}_task", self.language))
        asked = Message("user", self.phrases.render(task, self.language, **variables))
        said = ""
        pieces = self.model.stream((told, asked), stopped=self.stopped)
        for piece in pieces:
            said = f"{said}{piece}".lstrip()
            if len(said) > LONGEST or "\n" in said:
                break
        pieces.close()
        line = harmless(said.partition("\n")[0]).strip(_QUOTES)
        return line if len(line) <= LONGEST and line.endswith("?") and len(sentences(line)) == 1 else None


def _words(text: str) -> set[str]:
    return {lemma(word) for word in content_words(text)}


def _numbers(text: str) -> set[str]:
    return set(_DIGITS.findall(text))
