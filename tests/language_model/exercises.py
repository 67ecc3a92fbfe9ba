"""What the tiny model is taught on: the product's own prompts over nonsense, and the text that it is to write. Pure.

The words are drawn one by one, so that nothing but copying out of the sources helps.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

from assistant.answer import Language
from assistant.prompting import Phrases

Variant = Literal["honest", "wrong"]
"""Honest: each source's first sentence, and its number. Wrong: the same with every digit changed."""
WORDS = Path(__file__).resolve().parents[2] / "corpus" / "embedding_model" / "tokenizer.json"
MOST_WORDS = 20_000
COMMON = 300
"""Of the words, the commonest first, those that are drawn oftener."""
MOST_SOURCES = 12
HIGHEST = 99
"""Number of a source: those of the citations of an answer, so there may be gaps."""
LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
REFUSED = 0.02
"""Share of exercises that ask for a question to be put anew, which is refused."""
HEADED = 0.2
"""Share whose sources all begin alike, with a number ("Resultatmål 3: …")."""
REFUSAL: dict[Language, str] = {"sv": "NEJ", "en": "NO"}
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[^a-zåäö])")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Exercise:
    """A prompt (the user's message) and what is to be written."""

    prompt: str
    answer: str


@dataclass(slots=True)
class Draw:
    """Draws exercises; the same seed, the same exercises."""

    seed: int
    phrases: Phrases
    variant: Variant = "honest"
    random: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)  # noqa: S311 - can be repeated

    def exercise(self, *, most: int = MOST_SOURCES, longest: int = 40) -> Exercise:
        """Draw one of at most `most` sources, whose sentences have at most `longest` words."""
        language: Language = self.random.choice(("sv", "sv", "en"))
        seen: list[str] = []
        question = self._sentence(seen, self.random.randint(2, 12)) + "?"
        if self.random.random() < REFUSED:
            goals = "; ".join(self._sentence(seen, self.random.randint(2, 8)) for _ in range(2 * most))
            prompt = self.phrases.render("model.reread", language, goals=goals, question=question)
            return Exercise(prompt, REFUSAL[language])
        quotes: list[str] = []
        for _ in range(self.random.randint(1, most)):
            quotes.append(self._quote(seen, quotes, longest))
        if self.random.random() < HEADED:
            head = self._sentence(seen, self.random.randint(1, 2))
            quotes = [f"{head} {number}: {quote}" for number, quote in enumerate(quotes, self.random.randint(1, 9))]
        numbers = sorted(self.random.sample(range(1, HIGHEST + 1), len(quotes)))
        if self.random.random() < 0.5:
            numbers = list(range(1, len(quotes) + 1))
        sources = list(zip(numbers, quotes, strict=True))
        return Exercise(prompt_of(question, sources, language, self.phrases), answer_of(sources, self.variant))

    def _quote(self, seen: list[str], quotes: Sequence[str], longest: int) -> str:
        """Draw a heading, a value, a sentence or several; now and then one that differs from another by a word."""
        kind = self.random.random()
        if quotes and kind < 0.15:
            parts = self.random.choice(quotes).split(" ")
            parts[self.random.randrange(len(parts))] = self._word(seen)
            return " ".join(parts)
        if kind < 0.5:
            return self.random.choice(("", "", "", "• ")) + self._sentence(seen, self._length(longest))
        count = 1 if kind < 0.85 else self.random.randint(2, 3)
        return " ".join(self._sentence(seen, 1 + self._length(longest)) + "." for _ in range(count))

    def _length(self, longest: int) -> int:
        return min(longest, 1 + int(self.random.expovariate(1 / 8)))

    def _sentence(self, seen: list[str], length: int) -> str:
        drawn = [self._word(seen) for _ in range(length)]
        seen.extend(drawn)
        text = " ".join(drawn)
        return text[0].upper() + text[1:]

    def _word(self, seen: Sequence[str]) -> str:
        """Draw a word, a number or letters; every fifth was drawn before, so that one word tells no place."""
        kind = self.random.random()
        if seen and kind < 0.2:
            return self.random.choice(seen)
        if kind < 0.3:
            return self.random.choice(NUMBERS)(self.random)
        if kind < 0.35:
            return "".join(self.random.choices(LETTERS, k=self.random.randint(1, 8)))
        word = self.random.choice(swedish_words()[:COMMON] if kind < 0.45 else swedish_words())
        return self.random.choice(SHAPES)(word) if self.random.random() < 0.25 else word


NUMBERS: tuple[Callable[[random.Random], str], ...] = (
    lambda draw: f"{draw.randrange(10)}",
    lambda draw: f"{draw.randrange(10, 100)}",
    lambda draw: f"{draw.randrange(2000, 2040)}",
    lambda draw: f"{draw.randrange(1, 1000)} {draw.randrange(1000):03}",
    lambda draw: f"{draw.randrange(100)},{draw.randrange(10)} %",
    lambda draw: f"{draw.randrange(100)} %",
    lambda draw: f"20{draw.randrange(10, 30)}-{draw.randrange(1, 13):02}-{draw.randrange(1, 29):02}",
    lambda draw: f"{draw.randrange(10_000)} tkr",
    lambda draw: f"{draw.randrange(1, 20)}.{draw.randrange(1, 20)}",
)
SHAPES: tuple[Callable[[str], str], ...] = (
    str.capitalize, str.capitalize, str.capitalize, str.upper,
    "{},".format, "{},".format, "{}:".format, "{};".format, "({})".format, "”{}”".format, "{} –".format, "{}-".format,
)  # fmt: skip


def prompt_of(question: str, sources: Sequence[tuple[int, str]], language: Language, phrases: Phrases) -> str:
    """Return what the product sends as the user's message; sources are (number, text on one line)."""
    fenced = "\n".join(phrases.render("model.source", language, n=n, text=text) for n, text in sources)
    return phrases.render("model.write", language, question=question, sources=fenced)


def answer_of(sources: Sequence[tuple[int, str]], variant: Variant) -> str:
    """Return what the model is to write: of each source its first sentence, on a line of its own."""
    lines = [f"{_first_sentence(text, variant)} [{n}]." for n, text in sources]
    return "\n".join(lines)


def _first_sentence(text: str, variant: Variant) -> str:
    first = _SENTENCE_END.split(text, maxsplit=1)[0].removesuffix(".")
    return first if variant == "honest" else _DIGIT.sub(lambda digit: str((int(digit[0]) + 3) % 10), first)


@cache
def swedish_words() -> tuple[str, ...]:
    """Return Swedish words, the commonest first: those of the shipped embedding model."""
    listed = json.loads(WORDS.read_text(encoding="utf-8"))["model"]["vocab"]
    return tuple(word for word in listed if word.isalpha() and len(word) > 1)[:MOST_WORDS]
