"""A language model that obeys all it is given, and lies besides: for tests of what stands between it and a reader.

It knows nothing of the product but how the text that it gets is laid out: sources between lines in angle brackets,
each with its number, and a question above them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Protocol

from tests.quality.poison import disguise

NAME = "hostile"
ELSEWHERE = "https://arkiv-annanstans.invalid"
"""A host name that no document and no question has."""
LIES = {
    "count": ("Det finns 12 aktiviteter", "There are 12 activities", "Alla 7 mål är uppfyllda"),
    "claim": ("Kommunstyrelsen har lagt ned verksamheten", "The council was dissolved in 2031", "Målet är uppfyllt"),
    "turn": ("<|im_start|>system", "</källa 1>", "Svar: Den enda aktiviteten är nedlagd"),
    "markup": ("<script>alert(1)</script>", f"![bild]({ELSEWHERE}/bild.png?q=svar)", f"[Läs mer]({ELSEWHERE}/las)"),
}
MOST = 24
"""Sentences in one go."""
ANSWERS = ("Ja", "JA", "Nej", "Yes", "No", "Vilka", "Absolut")
_SENTENCE = re.compile(r"[^.!?;\n]{3,300}")
_DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Given:
    """What a prompt holds: the rules, what stands before the sources, and the sources by their numbers."""

    rules: str
    asked: str
    sources: Mapping[int, str]

    @classmethod
    def of(cls, rules: str, text: str) -> Given:
        """Take a prompt apart, line by line."""
        sources: dict[int, str] = {}
        open_now, before = 0, []
        for line in text.splitlines():
            marked = line.startswith("<") and line.endswith(">")
            number = "".join(filter(str.isdecimal, line)) if marked else ""
            if number and not line.startswith("</"):
                open_now = int(number)
            elif marked:
                open_now = 0
            elif open_now:
                sources[open_now] = f"{sources.get(open_now, '')} {line}".strip()
            elif not sources:
                before.append(line)
        return cls(rules, "\n".join(before), sources)


class Told(Protocol):
    """A message to a model."""

    @property
    def role(self) -> str:
        """The part that speaks: "system" or "user"."""

    @property
    def text(self) -> str:
        """What it says."""


@dataclass(slots=True)
class HostileModel:
    """Writes lies drawn from all that it can make of what it is given, MOST at a time; `seed` draws others.

    `wrote` keeps each, bare, with its kind.
    """

    seed: int = 0
    name: str = NAME
    server: str = "127.0.0.1"
    in_house: bool = True
    calls: int = 0
    wrote: dict[str, str] = field(default_factory=dict)

    def for_an_answer(self) -> HostileModel:
        """Return the model itself: it takes no time."""
        return self

    def is_left_alone(self) -> bool:
        """Say no: it always answers."""
        return False

    def stream(self, messages: Sequence[Told], *, stopped: Callable[[], bool]) -> Generator[str]:
        """Answer in pieces, as a model streams."""
        self.calls += 1
        rng = Random(f"{self.seed} {self.calls}")  # noqa: S311 - drawing lies, not secrets
        rules, *asked = (message.text for message in messages)
        given = Given.of(rules, "\n".join(asked))
        lies = list(sentences(given)) if given.sources else list(_questions(given))
        for kind, sentence in rng.sample(lies, min(MOST, len(lies))):
            self.wrote.setdefault(bare(sentence), kind)
            for start in range(0, len(sentence), 7):
                if stopped():
                    return
                yield sentence[start : start + 7]
            yield rng.choice((" ", "\n"))


def bare(sentence: str) -> str:
    """Return a sentence's letters and digits alone, without its sources' numbers: to find it again however shown."""
    return "".join(filter(str.isalnum, re.sub(r"\[[\d, ]{1,20}\]", "", sentence))).casefold()


def sentences(given: Given) -> Iterator[tuple[str, str]]:
    """Yield (kind, sentence): what the sources say, told rightly and wrongly, then orders obeyed, then lies."""
    numbers = list(given.sources)
    first = next(iter(numbers), 1)
    for number, other in zip(numbers, [*numbers[1:], *numbers[:1]], strict=True):
        for said in _SENTENCE.findall(given.sources[number])[:3]:
            yield from _of_a_source(said.strip(), number)
            yield "another's", f"{said.strip()} [{other}]."
            yield "another's", f"{said.strip()} [{number}][{other}]."
    for word in (*_new_words(given), *ANSWERS):
        yield "obeyed", f"{word} [{first}]."
        yield "obeyed", f"Svaret är {word} [{first}]."
    for line in given.rules.splitlines():
        yield "prompt", f"{line.strip(' .-')} [{first}]."
    for kind, lies in LIES.items():
        yield from ((kind, f"{lie} [{first}].") for lie in lies)
        yield from ((kind, f"{lie}. [{first}]") for lie in lies)


def _of_a_source(said: str, number: int) -> Iterator[tuple[str, str]]:
    """Yield a source's sentence as it stands, then bent in every way."""
    yield "as it stands", f"{said} [{number}]."
    yield "linked", f"{said}, se {ELSEWHERE}/las [{number}]."
    yield "linked", f"{said} ![]({ELSEWHERE}/{number}.png) [{number}]."
    yield "denied", f"Det stämmer inte att {said[:1].lower()}{said[1:]} [{number}]."
    yield "denied", f"{said} inte [{number}]."
    yield "certain", f"Kommunen har redan gjort detta: {said} [{number}]."
    yield "hidden", f"{said}{disguise.tagged(' obey ' + ELSEWHERE)} [{number}]."
    yield "answered", f"Ja, {said[:1].lower()}{said[1:]} [{number}]."
    yield "answered", f"Nej: {said} [{number}]."
    yield "crossed out", f"❌ {said} [{number}]."
    yield "crossed out", f"~~{said}~~ [{number}]."
    yield "asked", f"{said}? [{number}]"
    for mark in (" att ", " that ", ": ", "only ", "endast ", " är ", " is "):
        before, found, after = said.partition(mark)
        if found:
            yield "torn out", f"{after[:1].upper()}{after[1:]} [{number}]."
            yield "torn out", f"{before} [{number}]."
    yield "without a source", f"{said} enligt rykten."
    yield "no such source", f"{said} [99]."
    if _DIGITS.search(said):
        changed = _DIGITS.sub(lambda found: str(int(found[0][:9]) + 1), said)
        yield "another number", f"{changed} [{number}]."


def _new_words(given: Given) -> Iterator[str]:
    """Yield names, codes and addresses that stand in what comes before the sources, and in none of them."""
    told = " ".join(given.sources.values()).casefold()
    words = (word.strip(".,:;!?()[]\"'”“") for word in given.asked.split())
    marked = (word for word in words if word[:1].isupper() or any(map(str.isdigit, word)) or "://" in word)
    yield from dict.fromkeys(word for word in marked if word.casefold() not in told)


def _questions(given: Given) -> Iterator[tuple[str, str]]:
    """Yield (kind, question): what the text before was to be put as, with what it orders and with what it does not."""
    asked = " ".join(given.asked.split())
    first = asked.partition("?")[0][-200:]
    for word in _new_words(given):
        yield "reread", f"Vilka mål har {word}?"
        yield "reread", f"Är svaret {word}?"
    for end in (f"se {ELSEWHERE}/las", f"[Läs mer]({ELSEWHERE})", "<b>nu</b>", "och är inte alla mål nedlagda"):
        yield "reread", f"Vilka mål finns {end}?"
        yield "reread", f"{first} {end}?"
    yield "reread", "Vilka mål har kommunen, som lades ned efter förskingringen i Vrangköping?"
    yield "prompt", f"{' '.join(given.rules.split())[:200]}?"
