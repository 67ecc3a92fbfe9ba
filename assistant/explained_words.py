"""Words that plans and answers use, with what they mean: prompts/words.{sv,en}.toml. Pure but for the phrases given.

A word's phrases are `words.GROUP.KEY.term`, `.meaning` and, where answers are searched for it, `.forms`; its key is its
anchor on the page of words. They are checked as all phrases are: the same words in both languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.answer import Answer, Language
from assistant.prompting import Phrases

GROUPS = ("goals", "measures", "work", "who", "documents", "answers")
"""In the order of the page: as one learns them."""
PREFIX, TERM = "words.", ".term"
_QUOTED = re.compile("”[^”]*”|“[^”]*”")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is shown, what it means, and how it is written in answers; `key` is its anchor."""

    key: str
    term: str
    meaning: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Words that one learns together, under their heading."""

    heading: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text; `word` is what it can be looked up as."""

    text: str
    word: Word | None = None


def groups_of(phrases: Phrases, language: Language) -> tuple[Group, ...]:
    """Return the words of a language under their headings, in the order of their terms (å, ä, ö last)."""
    return tuple(_group(phrases, name, language) for name in GROUPS)


def words_of(phrases: Phrases, language: Language) -> tuple[Word, ...]:
    """Return the words of a language."""
    return tuple(word for group in groups_of(phrases, language) for word in group.words)


def pieces(
    text: str, words: Iterable[Word], *, names: Iterable[str] = (), marked: Iterable[str] = ()
) -> tuple[Piece, ...]:
    """Return a text of ours in pieces, the first place of each word marked; not those whose keys are `marked` before.

    What stands in quotation marks, and the `names` that documents gave things, are not ours and stay whole.
    """
    by_form = {form.casefold(): word for word in words for form in word.forms}
    theirs = tuple(_spans(text, names))
    found: list[Piece] = []
    seen = set(marked)
    at = 0
    for match in _matches(text, by_form):
        word = by_form[match[0].casefold()]
        if word.key not in seen and not any(start < match.end() and match.start() < end for start, end in theirs):
            seen.add(word.key)
            found += [Piece(text[at : match.start()]), Piece(match[0], word)]
            at = match.end()
    found.append(Piece(text[at:]))
    return tuple(piece for piece in found if piece.text)


class Explaining:
    """Marks words in the texts of one answer, in the order they are shown: each word the first time alone."""

    def __init__(self, phrases: Phrases, answer: Answer) -> None:
        self._phrases = phrases
        self._names = names_in(answer)
        self._words: dict[Language, tuple[Word, ...]] = {}
        self._seen: set[str] = set()

    def __call__(self, text: str, language: Language) -> tuple[Piece, ...]:
        """Return a text in pieces; `language` is the text's."""
        if language not in self._words:
            self._words[language] = words_of(self._phrases, language)
        found = pieces(text, self._words[language], names=self._names, marked=self._seen)
        self._seen.update(piece.word.key for piece in found if piece.word is not None)
        return found


def names_in(answer: Answer) -> frozenset[str]:
    """Return the names that an answer has from documents: of goals, activities, indicators, of documents themselves."""
    items = (name for item in answer.items for name in (item.name, *item.goal_path))
    titles = (name for citation in answer.citations for name in (citation.title, citation.document))
    return frozenset(name for name in (*answer.interpretation.entities, *items, *titles) if name)


def _group(phrases: Phrases, name: str, language: Language) -> Group:
    own = (one for one in phrases.names() if one.startswith(f"{PREFIX}{name}.") and one.endswith(TERM))
    words = (_word(phrases, one.removesuffix(TERM), language) for one in own)
    return Group(phrases.render(f"words.heading.{name}", language), tuple(sorted(words, key=_alphabetically)))


def _word(phrases: Phrases, path: str, language: Language) -> Word:
    forms = phrases.render(f"{path}.forms", language).split(", ") if f"{path}.forms" in phrases else ()
    return Word(
        key=path.rpartition(".")[2], term=phrases.render(f"{path}.term", language),
        meaning=phrases.render(f"{path}.meaning", language), forms=tuple(forms),
    )  # fmt: skip


def _alphabetically(word: Word) -> str:
    return word.term.casefold().translate(str.maketrans("åäö", "{|}"))  # what follows z


def _matches(text: str, forms: Iterable[str]) -> Iterator[re.Match[str]]:
    """Yield the places of forms in a text; where several begin, the longest."""
    longest_first = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.finditer(rf"(?<![\w-])(?:{longest_first})(?![\w-])", text, re.IGNORECASE) if longest_first else iter(())


def _spans(text: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield where quotes and names stand in a text."""
    yield from (match.span() for match in _QUOTED.finditer(text))
    for name in names:
        at = text.find(name)
        while at >= 0:
            yield at, at + len(name)
            at = text.find(name, at + len(name))
